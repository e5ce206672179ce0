"""How forms are handed in: which, who fills it in, by which way, to whom, until which day."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from congkhai.disclosure.handing_in import PublicHandIn
from congkhai.disclosure.public import PublicCycle
from congkhai.pages import readers, sections
from congkhai.pages.readers import FormLink
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block
from congkhai.value import Value

#: The blank files of a form that can be filled in, by its id; a form without any is not named.
Blanks: TypeAlias = Mapping[str, tuple[FormLink, ...]]


class Line(Value):
    """A form that is handed in, where the page of the forms tells of it, and its blank files."""

    hand_in: PublicHandIn
    anchor: str
    blanks: tuple[FormLink, ...]


def _some_blank(lines: Sequence[Line]) -> bool:
    """Whether some forms lie there blank and others do not."""
    return len({bool(line.blanks) for line in lines}) > 1


def page(cycle: PublicCycle, blanks: Blanks) -> Page:
    """nop-ho-so.md, for the agency: forms with a day, forms for an occasion, each period's day, the ways."""
    anchors = {form.id: readers.form_status(form, frozenset()).anchor for form in cycle.forms}
    lines = [
        Line(hand_in=one, anchor=anchors.get(one.id, ""), blanks=blanks.get(one.id, ()))
        for one in cycle.hand_ins
    ]
    regular = [line for line in lines if not line.hand_in.occasion]
    occasional = [line for line in lines if line.hand_in.occasion]
    body = block("pages/hand_in_intro.html", cycle=cycle, some_blank=_some_blank(lines))
    if regular:
        body += sections.heading("Nộp gì, chậm nhất ngày nào, cho ai", "nop-gi")
        body += block("pages/hand_in.html", lines=regular, caption="Biểu mẫu phải nộp")
    if occasional:
        body += sections.heading("Nộp khi có việc", "khi-co-viec")
        body += block("pages/hand_in.html", lines=occasional, caption="Biểu mẫu nộp khi có việc")
    if dated := [line for line in lines if line.hand_in.periods]:
        body += sections.heading("Hạn của từng tháng, quý, loại cuộc họp", "tung-ky")
        body += block("pages/hand_in_periods.html", lines=dated)
    if lines:
        body += sections.heading("Nộp bằng cách nào", "cach-nop") + block("pages/hand_in_ways.html")
    return Page(
        path="nop-ho-so.md",
        label="Nộp hồ sơ",
        title=f"Nộp hồ sơ năm {cycle.year}",
        section=sections.FORMS,
        summary="Mẫu nào, ai lập, nộp bằng cách nào, cho ai, chậm nhất ngày nào.",
        body=body,
    )
