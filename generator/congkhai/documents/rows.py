"""What `rows` lays out and fills in, as a clerk reads it before and after."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from congkhai.documents.lines import item
from congkhai.findings import Place
from congkhai.law.wishes import Doubt
from congkhai.model.agency import Agency
from congkhai.model.columns import Recorded, columns_of, named, table_of
from congkhai.model.groups import groups
from congkhai.model.plan import Form
from congkhai.model.structure import Official, Position, Unit
from congkhai.records.filled import Filled
from congkhai.records.prepared import New, Prepared
from congkhai.text.phrases import first_few


def laid_out(agency: Agency, made: Prepared) -> str:
    """The rows by their tables, each with its code and what stands in it, then what is not sure."""
    lines: list[str] = []
    for table, rows in groups(made.rows, lambda row: table_of(row.demand.kind)).items():
        lines.append(f"Bảng ‘{_title(agency, table)}’: {len(rows)} dòng")
        lines += (item(_row(agency, row), 1) for row in rows)
        lines.append("")
    if made.doubts:
        lines.append("CHƯA LẬP, vì chưa chắc:")
        lines += _doubts(agency, made.doubts)
        lines.append("")
    return "\n".join(lines)


def _doubts(agency: Agency, doubts: Sequence[Doubt]) -> Iterator[str]:
    for (table, why), same in groups(doubts, lambda doubt: (table_of(doubt.kind), doubt.why)).items():
        whom = first_few((doubt.whom for doubt in same), "đối tượng")
        yield item(f"Bảng ‘{_title(agency, table)}’, {whom}: {why}.", 1)


def _title(agency: Agency, name: str) -> str:
    return next((table.title for table in agency.tables if table.name == name), name)


def _row(agency: Agency, row: New) -> str:
    """ "XLCN-003: Cán bộ: Lò Văn Hoà (CB-03); Đơn vị: Phòng Tổng hợp"."""
    kind = row.demand.kind
    said = []
    for name, value in row.demand.fields.items():
        column = agency.column(kind, name)
        if value is not None and column and name != "cycle":
            said.append(f"{column.title}: {_value(agency, kind, name, value)}")
    return f"{row.cells[columns_of(kind, 'id')[0]]}: {'; '.join(said)}"


def _value(agency: Agency, kind: type[Recorded], name: str, value: object) -> str:
    if isinstance(value, Official):
        return str(value.bearer)
    if isinstance(value, Unit | Position | Form):
        return value.name
    if isinstance(value, StrEnum):
        return agency.titles(kind, named(kind, name)).get(value, value)
    bearer = value.bearer if isinstance(value, Recorded) else None
    return str(bearer or value)


def filled_in(made: Filled) -> str:
    """The cells by their rows, then those that are left as they are, with the reason."""
    lines = [item(f"{_cell(fill.place)}: {fill.text}") for fill in made.fills]
    if made.remarks:
        lines += ["", "ĐỂ NGUYÊN, cần người xem lại:"]
        lines += (item(f"{_cell(remark.place)}: {remark.why}.") for remark in made.remarks)
    return "\n".join((*lines, "")) if lines else ""


def _cell(place: Place) -> str:
    return f"Dòng {place.row}, {place.bearer or place.key}, ô ‘{place.column_title}’"
