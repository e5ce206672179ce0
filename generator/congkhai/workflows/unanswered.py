"""Cells of a new folder that still ask for what nobody answered when it was made."""

from collections.abc import Iterable, Iterator
from typing import Final

from congkhai.findings import Finding, Kind, Severity
from congkhai.starter.answers import unanswered
from congkhai.text.phrases import first_few
from congkhai.value import replace
from congkhai.workflows.public_cells import PublicCells

UNANSWERED: Final = Kind(
    code="o-cho-ghi",
    message="Ô ‘{column}’ còn “{value}”: lúc tạo thư mục chưa ai trả lời.",
    remedy="Ghi {what} vào ô này; không có thì xoá trắng ô, hoặc xoá cả dòng nếu không dùng.",
    severity=Severity.WARNING,
)
NOT_YET_THE_OFFICES: Final = Kind(
    code="cong-con-o-cho-ghi",
    message="Chưa dựng được trang công khai: chưa ghi {what}.",
    remedy=(
        "Ghi các ô mà congkhai check nhắc rồi dựng lại; trang trong cơ quan dựng được ngay bằng "
        "congkhai build --audience agency."
    ),
)


def in_cells(public: Iterable[PublicCells]) -> Iterator[Finding]:
    """Each text that still asks for something, at all its cells."""
    for cells in public:
        for text in cells.by_text:
            if what := unanswered(text):
                first, *others = cells.places(text)
                finding = UNANSWERED.at(first, column=cells.title, value=text, what=what)
                yield replace(finding, also=tuple(others))


def for_the_portal(findings: Iterable[Finding]) -> Iterator[Finding]:
    """That nothing goes to the public in the name of an office that has not said who it is."""
    asked = [one for one in findings if one.code == UNANSWERED.code]
    if asked:
        what = dict.fromkeys(str(one.facts["what"]) for one in asked)
        place = asked[0].place
        yield NOT_YET_THE_OFFICES.at(place, what=first_few(what, "điều"))
