"""What is known of a folder whose rows fit together."""

from collections.abc import Mapping

from congkhai.findings import Finding
from congkhai.model.agency import Agency
from congkhai.publish.looked_at import Outgoing
from congkhai.rendering.attached import FormFile
from congkhai.rendering.content import ContentPage
from congkhai.value import Value, field


class Checked(Value):
    """A folder whose rows fit together: the record, the pages, the forms, and the findings told.

    `outgoing` are the files to be published, by their path below content.
    """

    agency: Agency
    pages: tuple[ContentPage, ...]
    forms: tuple[FormFile, ...]
    findings: tuple[Finding, ...]
    outgoing: Mapping[str, Outgoing] = field(default_factory=dict)

    @property
    def errors(self) -> int:
        """How many findings block."""
        return sum(finding.blocks for finding in self.findings)
