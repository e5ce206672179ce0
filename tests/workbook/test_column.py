"""What a cell shows, what is taken from it, and that nothing is taken from what nobody touched."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.grids import cell_text
from congkhai.grids.xlsx_values import Held
from congkhai.tables.schema import Schema, parse
from congkhai.workbook.column import TableColumn, Unclear, columns, identities
from congkhai.workbook.pointers import Labels
from congkhai.workbook.table import BookTable

FIELDS = [
    {"name": "ma", "type": "string", "title": "Mã"},
    {"name": "can_bo", "type": "string", "title": "Cán bộ"},
    {"name": "ngay", "type": "date", "title": "Ngày"},
    {"name": "gio", "type": "time", "title": "Giờ"},
    {"name": "so", "type": "integer", "title": "Số"},
    {"name": "diem", "type": "number", "title": "Điểm"},
    {"name": "chinh", "type": "boolean", "title": "Chính", "trueValues": ["co"], "falseValues": ["khong"]},
    {
        "name": "vai_tro",
        "type": "string",
        "title": "Vai trò",
        "constraints": {"enum": ["dung_dau", "cap_pho"]},
        "congkhai:nhan": {"dung_dau": "người đứng đầu", "cap_pho": "cấp phó"},
    },
    {"name": "ten", "type": "string", "title": "Tên"},
]
POINTER = {"fields": "can_bo", "reference": {"resource": "can_bo", "fields": "ma"}}
PEOPLE = (("CB-007", "Lò Văn Hoà"), ("CB-008", "Giàng A Dơ"), ("CB-009", "Lò Văn Hòa"), ("CB-010", ""))


def schema(name: str, fields: list[dict[str, object]], **parts: object) -> Schema:
    made = parse({"fields": fields, "primaryKey": "ma"} | parts, name)
    assert isinstance(made, Schema)
    return made


SCHEMAS: Mapping[str, Schema] = {
    "can_bo": schema(
        "can_bo",
        [{"name": "ma"}, {"name": "ten", "type": "string", "constraints": {"required": True}}],
    ),
    "viec": schema("viec", FIELDS, foreignKeys=[POINTER]),
}


def own(*added: tuple[str, str]) -> dict[str, TableColumn]:
    people = BookTable(name="can_bo", title="Cán bộ", columns=("ma", "ten"), rows=PEOPLE)
    more = BookTable(name="can_bo", title="Cán bộ", columns=("ma", "ten"), rows=added)
    labels, new = Labels({"can_bo": people}, SCHEMAS), Labels({"can_bo": more}, SCHEMAS)
    made = columns(SCHEMAS["viec"], [field["name"] for field in FIELDS], labels, new)
    return {column.name: column for column in made}


OWN = own()


@pytest.mark.parametrize(
    ("column", "text", "shown"),
    [
        ("ma", "CB-007", "CB-007"),
        ("ma", "001", "001"),
        ("can_bo", "CB-007", "CB-007 · Lò Văn Hoà"),
        ("can_bo", "CB-010", "CB-010"),
        ("can_bo", "CB-099", "CB-099"),
        ("ngay", "2022-11-24", date(2022, 11, 24)),
        ("ngay", "24/11/2022", date(2022, 11, 24)),
        ("ngay", "1900-01-05", "1900-01-05"),
        ("ngay", "31/11/2022", "31/11/2022"),
        ("gio", "7h30", time(7, 30)),
        ("so", "12", 12),
        ("so", "1234567890123456", "1234567890123456"),
        ("so", "mười", "mười"),
        ("diem", "98,5", Decimal("98.5")),
        ("diem", "1.597", "1.597"),
        ("chinh", "co", "có"),
        ("chinh", "khong", "không"),
        ("chinh", "đúng", "đúng"),
        ("vai_tro", "cap_pho", "cấp phó"),
        ("vai_tro", "Cấp phó", "cấp phó"),
        ("vai_tro", "khác", "khác"),
        ("ten", "=1+1\r\nhai", "=1+1\nhai"),
        ("ten", "", None),
        ("ngay", "  ", None),
    ],
)
def test_what_a_cell_shows(column, text, shown):
    assert OWN[column].shown(text) == shown


def standing(value: Held) -> str:
    """The text that the reader of workbooks gives for a cell that holds the value."""
    return cell_text.text(float(value) if isinstance(value, Decimal) else value)


@given(st.sampled_from(FIELDS), st.text() | st.sampled_from(["1.597", "24/11/2022", "X · Y", "7h30", "CÓ"]))
def test_what_nobody_touched_stays_as_it_stood(field, text):
    column = OWN[str(field["name"])]
    assert column.taken(standing(column.shown(text)), text) == text


@pytest.mark.parametrize(
    ("column", "typed", "before", "taken"),
    [
        ("can_bo", "CB-008 · Giàng A Dơ", "CB-007", "CB-008"),
        ("can_bo", "CB-008", "CB-007", "CB-008"),
        ("can_bo", "CB-008 · ", "CB-007", "CB-008"),
        ("can_bo", "giàng a dơ", "CB-007", "CB-008"),
        ("can_bo", "Người Lạ", "CB-007", "Người Lạ"),
        ("can_bo", "", "CB-007", ""),
        ("ngay", "2022-11-25", "24/11/2022", "2022-11-25"),
        ("ngay", "5/12/2022", "", "2022-12-05"),
        ("ngay", "24.11.2022", "24/11/2022", "24/11/2022"),
        ("ngay", "cuối năm", "2022-11-24", "cuối năm"),
        ("gio", "13:30", "07:30", "13:30"),
        ("gio", "8 giờ", "07:30", "08:00"),
        ("so", "13", "12", "13"),
        ("diem", "98,5", "97", "98.5"),
        ("diem", "1.5970", "97", "1.5970"),
        ("diem", "1.597", "97", "1.597"),
        ("chinh", "Không", "co", "khong"),
        ("vai_tro", "người đứng đầu", "cap_pho", "dung_dau"),
        ("vai_tro", "khác", "cap_pho", "khác"),
        ("ten", "  Lò  Văn  ", "Lò", "Lò Văn"),
        ("ten", "CB-007 · Lò Văn Hoà", "x", "CB-007 · Lò Văn Hoà"),
    ],
)
def test_what_is_taken_from_a_cell(column, typed, before, taken):
    assert OWN[column].taken(typed, before) == taken


def test_a_name_of_several_rows_is_unclear_and_one_of_a_new_row_is_not():
    with pytest.raises(Unclear) as raised:
        OWN["can_bo"].taken("Lò Văn Hòa", "CB-008")
    assert raised.value.codes == ("CB-007", "CB-009")
    assert own(("CB-099", "Lò Văn Mới"))["can_bo"].taken("Lò Văn Mới", "") == "CB-099"
    with pytest.raises(Unclear):
        own(("CB-099", "Giàng A Dơ"))["can_bo"].taken("Giàng A Dơ", "")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("CB-008 · Lò Văn Hoà", ("CB-008", "CB-007", "CB-009")),
        ("CB-007 · LÒ  VĂN HÒA", None),
        ("CB-007 · Lò Văn Họa", None),
        ("CB-777 · Lò Văn Hoà", None),
    ],
)
def test_a_code_beside_the_name_of_another_row_is_unclear(typed, codes):
    if codes is None:
        assert OWN["can_bo"].taken(typed, "") == typed.partition(" ")[0]
        return
    with pytest.raises(Unclear) as raised:
        OWN["can_bo"].taken(typed, "")
    assert raised.value.codes == codes


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("ngay", "2022-11-24", "24/11/2022"),
        ("diem", "88.50", "88,5"),
        ("can_bo", "CB-007", "CB-007 · Lò Văn Hoà"),
        ("ten", "hai\ndòng", "hai dòng"),
        ("ten", "", "(trống)"),
    ],
)
def test_what_is_said_of_a_cell(column, text, said):
    assert OWN[column].said(text) == said


def test_rows_are_told_by_their_key_and_their_count():
    pair = (OWN["ma"], OWN["ten"])
    rows = [("CB-1", "x"), ("CB-2", "y"), (" CB-1 ", "z")]
    assert [*identities(rows, pair, SCHEMAS["viec"])] == [(("CB-1",), 0), (("CB-2",), 0), (("CB-1",), 1)]
    keyless = schema("viec", FIELDS, primaryKey=[])
    assert [*identities(rows[:1], pair, keyless)] == [(("CB-1", "x"), 0)]


def test_a_code_in_a_key_is_the_same_in_the_file_and_in_the_workbook():
    keyed = schema("viec", FIELDS, primaryKey="can_bo")
    one = (OWN["can_bo"],)
    file, book = ([*identities([(text,)], one, keyed)] for text in ("CB-007", "CB-007 · Lò Văn Hoà"))
    assert file == book
