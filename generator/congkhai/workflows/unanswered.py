"""Cells of a new folder that still ask for what nobody answered when it was made."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from congkhai.findings import Finding, Kind, Severity
from congkhai.model.agency import Agency
from congkhai.starter.answers import body_of, unanswered
from congkhai.tables.table import Record, Tables
from congkhai.workflows.public_cells import PublicCells

UNANSWERED: Final = Kind(
    code="o-cho-ghi",
    message="Ô ‘{column}’ còn “{value}”: lúc tạo thư mục chưa ai trả lời.",
    remedy="Ghi {what} vào ô này{otherwise}.",
    severity=Severity.WARNING,
)
WHETHER_THERE: Final = Kind(
    code="chua-ro-co-hay-khong",
    message="Lúc tạo thư mục chưa ai trả lời cơ quan có {body} hay không; dòng “{value}” mới chỉ lập sẵn.",
    remedy="Có thì xoá phần trong ngoặc vuông ở ô này; không có thì xoá dòng này{others}.",
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
_EMPTY: Final = "; không có thì xoá trắng ô"
_UNUSED: Final = "; không dùng dòng này thì xoá cả dòng"


#: The titles of the tables that point to a row, by the row's table and key.
Cited: TypeAlias = Mapping[tuple[str, str], Mapping[str, None]]


def in_cells(public: Iterable[PublicCells], tables: Tables, agency: Agency) -> Iterator[Finding]:
    """Each text that still asks for something, at all its cells."""
    asking = [(cells, text) for cells in public for text in cells.by_text if unanswered(text)]
    # Nearly every folder has answered, and then nobody needs to know who points to whom.
    cited = _cited(tables, agency) if asking else {}
    for cells, text in asking:
        for row in cells.by_text[text]:
            yield _asked(cells, row, text, cited)


def for_the_portal(findings: Iterable[Finding]) -> Iterator[Finding]:
    """That nothing goes to the public in the name of an office that has not said who it is."""
    asked = [one for one in findings if one.kind in (UNANSWERED, WHETHER_THERE)]
    if asked:
        what = dict.fromkeys(unanswered(one.place.value or "") for one in asked)
        yield NOT_YET_THE_OFFICES.at(asked[0].place, what=", ".join(what))


def _asked(cells: PublicCells, row: Record, text: str, cited: Cited) -> Finding:
    place, what = row.cell(cells.name), unanswered(text)
    pointing = cited.get((row.heading.name, row.key), {})
    if body := body_of(what):
        titles = ", ".join(f"‘{title}’" for title in pointing)
        others = f" và các dòng ghi mã {row.key} ở bảng {titles}" if titles else ""
        return WHETHER_THERE.at(place, body=body, value=text, others=others)
    otherwise = "" if pointing else _UNUSED
    if not cells.required:
        otherwise = _EMPTY
    return UNANSWERED.at(place, column=cells.title, value=text, what=what, otherwise=otherwise)


def _cited(tables: Tables, agency: Agency) -> Cited:
    found: dict[tuple[str, str], dict[str, None]] = {}
    for table in agency.tables:
        # A column that points to its own table has the title in place of the name.
        own = {table.title: table.name}
        pointers = [
            (column.name, own.get(column.target, column.target)) for column in table.columns if column.target
        ]
        data = tables.tables.get(table.name)
        for row in data.records if data else ():
            for name, target in pointers:
                found.setdefault((target, row.text(name)), {})[table.title] = None
    return found
