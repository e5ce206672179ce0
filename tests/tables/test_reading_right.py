"""What offices save and what is read: the same values, whatever the program that saved them."""

import json
import unicodedata
from datetime import date, time
from decimal import Decimal

import pytest

from congkhai.findings import Severity
from congkhai.text.marks import compose


def values(small, table, column):
    """The values of one column, after a load without any finding."""
    tables, findings = small.load()
    assert findings == ()
    return [record.values[column] for record in tables.tables[table].records]


def rewrite(small, table, change):
    text = small.file(table).read_text(encoding="utf-8")
    small.file(table).write_bytes(change(text))


NAMES = ["Lò Văn Hoà", "Giàng Thị Dợ", "Đinh Thị Thuỷ Tiên"]
SAVED = {
    "plain": lambda text: text.encode(),
    "with a mark": lambda text: text.encode("utf-8-sig"),
    "for a Vietnamese Excel": lambda text: text.replace(",", ";").replace("\n", "\r\n").encode("utf-8-sig"),
    "by tabs": lambda text: text.replace(",", "\t").encode(),
    "as Unicode text": lambda text: text.replace(",", "\t").replace("\n", "\r\n").encode("utf-16"),
    "with a line that names the delimiter": lambda text: ("sep=;\r\n" + text.replace(",", ";")).encode(),
    "on an old Macintosh": lambda text: text.replace("\n", "\r").encode(),
    "with empty columns": lambda text: text.replace("\n", ",,,\n").encode(),
    "with empty rows": lambda text: (
        (text.replace("\n", "\n,\n\n") + ",\n;;\n").replace(";;\n", "\n").encode()
    ),
    "all in quotes": lambda text: "".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) + "\n" for line in text.splitlines()
    ).encode(),
    "with decomposed letters": lambda text: unicodedata.normalize("NFD", text).encode(),
    "with marks in the wrong order": lambda text: text.replace("ợ", "o\u0323\u031b").encode(),
    "with invisible letters": lambda text: (
        text.replace("Lò", "\u200bLò\u00a0 ").replace("ma,", "ma ,").encode()
    ),
    "with titles in Vietnamese": lambda text: text.replace("ma,ho_ten", "Mã,Họ và tên").encode(),
    "with titles in capitals": lambda text: text.replace("ma,ho_ten", "MÃ,HỌ VÀ TÊN").encode(),
    "with titles without marks": lambda text: text.replace("ma,ho_ten", "ma,ho va ten").encode(),
    "with columns exchanged": lambda text: "".join(
        ",".join(reversed(line.split(","))) + "\n" for line in text.splitlines()
    ).encode(),
}


@pytest.mark.parametrize("saved", SAVED)
def test_names_read_the_same_however_saved(small, saved):
    rewrite(small, "can_bo", SAVED[saved])
    assert [compose(name) for name in values(small, "can_bo", "ho_ten")] == NAMES


def test_the_first_row_after_blank_ones_keeps_the_number_of_the_sheet(small):
    rewrite(small, "can_bo", lambda text: text.replace("CB-002", "\n,\nCB-002").encode())
    tables, _ = small.load()
    assert [record.row for record in tables.tables["can_bo"].records] == [2, 5, 6]


def test_a_cell_of_two_lines_is_one_row_of_the_sheet(small):
    small.cell("hoi_nghi", 2, "thanh_phan", "Tập thể\r\nlãnh đạo")
    small.cell("hoi_nghi", 3, "ngay", "31/02/2022")
    assert small.found() == [("ngay-khong-doc-duoc", "data/hoi_nghi.csv", 3, "ngay")]


@pytest.mark.parametrize(
    "text",
    ["2022-11-24", "24/11/2022", "24.11.2022", "24-11-2022", "2022-11-24 00:00:00", " 24/11/2022\u00a0"],
)
def test_dates(small, text):
    small.cell("hoi_nghi", 2, "ngay", text)
    assert values(small, "hoi_nghi", "ngay") == [date(2022, 11, 24), date(2022, 11, 25)]


def test_a_date_is_never_month_first(small):
    small.cell("hoi_nghi", 2, "ngay", "03/11/2022")
    assert values(small, "hoi_nghi", "ngay")[0] == date(2022, 11, 3)


@pytest.mark.parametrize("text", ["08:00:00 AM", "08:00", "8h", "8 giờ", "8:00"])
def test_hours(small, text):
    small.cell("hoi_nghi", 2, "gio", text)
    assert values(small, "hoi_nghi", "gio") == [time(8), time(14)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("98,5", "98.5"), ("98.5", "98.5"), ("1.597,25", "1597.25"), ("-5", "-5"), ("-12", "-12")],
)
def test_decimals(small, text, value):
    small.cell("tham_so", 2, "gia_tri", text)
    assert values(small, "tham_so", "gia_tri") == [Decimal(value)]


@pytest.mark.parametrize("text", ["89,125", "89.125", "89.1250"])
def test_three_decimals_where_no_number_reaches_a_thousand(small, text):
    row = ["C-1", "BO-1", "", "1", "Ý thức", text, "", "", "chua_doi_chieu"]
    small.write("tieu_chi", [*small.rows("tieu_chi"), row])
    assert values(small, "tieu_chi", "diem_toi_da") == [Decimal("89.125")]


@pytest.mark.parametrize(
    ("text", "value"), [("co", True), ("Có", True), ("CO\u0301", True), ("Không", False)]
)
def test_yes_and_no(small, text, value):
    small.cell("phan_cong", 2, "chinh", text)
    assert values(small, "phan_cong", "chinh") == [value, True, True]


@pytest.mark.parametrize("text", ["cong_chuc", "công chức", "Công chức", "CÔNG CHỨC"])
def test_a_label_stands_for_its_value(small, text):
    small.cell("phan_cong", 2, "loai_lao_dong", text)
    assert values(small, "phan_cong", "loai_lao_dong")[0] == "cong_chuc"


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "- Phòng",
        "-5",
        "+84 212 3852 000",
        "- 24/11/2022: họp",
        "a = b",
        "5 < 6",
        "gì?",
        "A@b.example",
    ],
)
def test_what_only_looks_like_a_formula_or_markup_is_text(small, text):
    small.cell("hoi_nghi", 2, "dia_diem", text)
    assert values(small, "hoi_nghi", "dia_diem")[0] == text


def test_an_empty_cell_is_none_in_every_type(small):
    tables, _ = small.load()
    record = tables.tables["phan_cong"].records[2]
    assert (record.values["dang_vien"], record.values["den_ngay"]) == (None, None)
    assert tables.tables["van_ban"].records[0].values["sha256"] is None


def test_delimiters_that_excel_leaves_out_of_a_block_of_rows_are_put_back(small):
    whole = [f"VB-{n},,,ke_hoach,Ban Mẫu,,Kế hoạch {n},,,,,,,,," for n in range(1, 40)]
    lines = small.file("van_ban").read_text(encoding="utf-8").splitlines() + whole
    cut = [line if i < 16 else line.rstrip(",") for i, line in enumerate(lines)]
    small.file("van_ban").write_text("\n".join(cut), encoding="utf-8")
    assert len(values(small, "van_ban", "sha256")) == 40
    small.line("van_ban", 20, "VB-18,,,ke_hoach,Ban Mẫu")
    assert ("dong-ngan", "data/van_ban.csv", 20, "ngay_ban_hanh") in small.found()


def test_the_place_of_a_cell_speaks_of_the_file(small):
    small.cell("hoi_nghi", 2, "ngay", "24/11/2022")
    table = small.load()[0].tables["hoi_nghi"]
    place = table.records[0].cell("ngay")
    assert (place.file, place.row, place.column) == ("datapackage/data/hoi_nghi.csv", 2, "ngay")
    assert (place.table_title, place.column_title, place.value) == (
        "Hội nghị, cuộc họp",
        "Ngày",
        "24/11/2022",
    )


def test_the_package_says_whether_it_is_a_sample(small):
    assert small.load()[0].sample is False
    raw = small.descriptor() | {"congkhai:minh_hoa": True, "title": "Mẫu"}
    (small.folder / "datapackage.json").write_text(json.dumps(raw), encoding="utf-8")
    tables, _ = small.load()
    assert (tables.sample, tables.title) == (True, "Mẫu")


@pytest.mark.parametrize("mark", ["true", "false", 0, 1, None, [], {}])
def test_a_mark_that_is_no_boolean_blocks_and_counts_as_a_sample(small, mark):
    raw = small.descriptor() | {"congkhai:minh_hoa": mark}
    (small.folder / "datapackage.json").write_text(json.dumps(raw), encoding="utf-8")
    tables, findings = small.load()
    assert [(f.code, f.blocks, f.place.value) for f in findings] == [
        ("dau-minh-hoa-sai", True, json.dumps(mark))
    ]
    assert tables.sample is True


def test_only_a_difference_of_the_schema_itself_is_told(small):
    path = small.folder / "schemas" / "can_bo.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert small.found() == []
    small.reshape("can_bo", small.schema("can_bo") | {"title": "Người"})
    assert [(f.code, f.severity) for f in small.load()[1]] == [("luoc-do-khac", Severity.INFO)]


def test_the_cells_of_a_row_are_those_that_the_file_has(small):
    small.line("phan_cong", 3, "PC-002,CB-002,P-THHC")
    whole, short = small.load()[0].tables["phan_cong"].records[:2]
    assert (list(whole.values), len(whole.texts)) == (list(small.rows("phan_cong")[0]), 11)
    assert dict(short.texts) == {"ma": "PC-002", "can_bo": "CB-002", "don_vi": "P-THHC"}
    assert (short.text("vai_tro"), short.value("vai_tro"), short.value("khong_co")) == ("", None, None)
