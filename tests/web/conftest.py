"""The offices of `tests/workflows`, looked at in the preview, and those whose intake is served."""

from tests.web.intake_fixtures import (
    handed_in,
    inside,
    of_clerk,
    of_official,
    of_petitioner,
    of_stranger,
)
from tests.workflows.conftest import built, master, office

__all__ = [
    "built",
    "handed_in",
    "inside",
    "master",
    "of_clerk",
    "of_official",
    "of_petitioner",
    "of_stranger",
    "office",
]
