"""Harmless repairs: the new file says what was read from the old one, and what may be wrong stays."""

import csv
import io
import json
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.findings import Place
from congkhai.grids.encoding import MARK
from congkhai.project import find
from congkhai.tables import originals, sheet
from congkhai.tables.mend import mended
from congkhai.tables.repairs import proposed
from congkhai.tables.schema import Schema, parse
from tests.grids.test_workbook import book, one_sheet
from tests.tables.faults import windows_1258
from tests.tables.test_proposals import dates, later
from tests.tables.test_reading_right import NAMES, SAVED


def repaired(small):
    """What is repaired in each table: before and after, file-wide ones too; the files hold the outcome."""
    changes = proposed(find(small.root))
    for change in changes:
        change.path.write_bytes(change.after)
    return {change.path.stem: [(one.before, one.after) for one in change.repairs] for change in changes}


def values(small):
    """All values of the package, whatever is found."""
    tables, _ = small.load()
    return {
        name: [[record.values.get(c) for c in table.records[0].values] for record in table.records]
        for name, table in tables.tables.items()
        if table.records
    }


def test_a_package_as_the_program_writes_it_is_left_alone(small):
    assert repaired(small) == {}


def test_a_mark_alone_is_no_reason_to_write(small):
    small.file("can_bo").write_bytes(b"\xef\xbb\xbf" + small.file("can_bo").read_bytes())
    assert repaired(small) == {}


#: How a file may be saved that Excel opens rightly: such forms are the office's own.
FORMS = {
    "with a mark",
    "for a Vietnamese Excel",
    "by tabs",
    "with a line that names the delimiter",
    "on an old Macintosh",
    "all in quotes",
}


@pytest.mark.parametrize("saved", SAVED)
def test_however_saved_the_outcome_is_the_same_file(small, saved):
    plain = small.file("can_bo").read_bytes()
    written = SAVED[saved](plain.decode())
    small.file("can_bo").write_bytes(written)
    repairs = repaired(small)
    assert small.found() == []
    if saved in FORMS:
        assert repairs == {}
    elif saved == "as Unicode text":
        assert small.file("can_bo").read_bytes() == MARK + plain.replace(b"\n", b"\r\n")
    elif saved not in {"with columns exchanged", "with marks in the wrong order"}:
        assert small.file("can_bo").read_bytes() == plain
    assert repaired(small) == {}


@pytest.mark.parametrize("mark", [b"", MARK])
def test_a_repaired_file_keeps_its_form(mark):
    schema = parse(json.loads(originals.schema("can_bo") or b""), "can_bo")
    assert isinstance(schema, Schema)

    def saved(name: str, delimiter: str, end: str, top: str, last: str) -> bytes:
        rows = ("ma,ho_ten", f"CB-001,{name}", 'CB-002,"Vì, Thị; Dợ"', "CB-003,Đinh A")
        return mark + (top + end.join(row.replace(",", delimiter, 1) for row in rows) + last).encode()

    for delimiter, end in product((",", ";", "\t"), ("\n", "\r\n", "\r")):
        for top, last in product(("", f"sep={delimiter}{end}"), ("", end)):
            found = mended(saved("  Lò Văn Hoà ", delimiter, end, top, last), schema, PLACE)
            assert found is not None
            assert [(one.before, one.after) for one in found.repairs] == [("  Lò Văn Hoà ", "Lò Văn Hoà")]
            assert found.content == saved("Lò Văn Hoà", delimiter, end, top, last)


def test_line_ends_of_two_kinds_stay_where_they_are(small):
    small.file("can_bo").write_bytes("ma;ho_ten\r\nCB-001;Lò  A\nCB-002;Vì\r\n;\r\nCB-003;Hà".encode())
    repaired(small)
    assert small.file("can_bo").read_bytes() == "ma;ho_ten\r\nCB-001;Lò A\nCB-002;Vì\r\nCB-003;Hà".encode()


def test_the_repairs_of_the_form_are_named(small):
    text = small.file("can_bo").read_text("utf-8").replace(",", ";").replace("\n", ";;\r\n;;\r\n")
    small.file("can_bo").write_bytes(("sep=;\r\n" + text).encode("utf-16"))
    assert repaired(small)["can_bo"] == [
        ("bảng mã UTF-16", "bảng mã UTF-8"),
        ("dòng “sep=” ở đầu tệp", ""),
        ("4 dòng trống", ""),
        ("2 cột trống", ""),
    ]
    assert small.file("can_bo").read_bytes().startswith(MARK + b"ma;ho_ten\r\n")


def test_tabs_of_a_file_written_anew_become_commas(small):
    text = small.file("can_bo").read_text("utf-8")
    small.file("can_bo").write_bytes(text.replace(",", "\t").encode("utf-16"))
    assert repaired(small)["can_bo"] == [
        ("bảng mã UTF-16", "bảng mã UTF-8"),
        ("dấu tách cột bằng phím Tab", "dấu tách cột “,”"),
    ]
    assert small.file("can_bo").read_bytes() == MARK + text.encode()


@pytest.mark.parametrize(
    ("table", "column", "before", "after"),
    [
        ("hoi_nghi", "ngay", "24/11/2022", "2022-11-24"),
        ("hoi_nghi", "ngay", "05/12/2022", "2022-12-05"),
        ("hoi_nghi", "ngay", "2022-11-24 00:00:00", "2022-11-24"),
        ("hoi_nghi", "gio", "7h30", "07:30"),
        ("hoi_nghi", "gio", "1:30:00 PM", "13:30"),
        ("hoi_nghi", "gio", "07:30:15", None),
        ("hoi_nghi", "co_mat", "05", "5"),
        ("tham_so", "gia_tri", "98,50", "98.50"),
        ("tham_so", "gia_tri", "1.597,25", "1597.25"),
        ("tham_so", "gia_tri", "0001,597", "1.5970"),
        ("tham_so", "gia_tri", "0,005", "0.0050"),
        ("phan_cong", "chinh", "Có", "co"),
        ("phan_cong", "loai_lao_dong", "Công chức", "cong_chuc"),
        ("can_bo", "ho_ten", "Lò\u00a0 Văn\u200b Hoa\u0300", "Lò Văn Hoà"),
        ("can_bo", "ho_ten", "Lò Văn Hòa", None),
        ("can_bo", "ho_ten", "=Lò", None),
        ("can_bo", "ho_ten", "Lò\x1b ", None),
        ("hoi_nghi", "ngay", "31/02/2022", None),
        ("hoi_nghi", "co_mat", "1.597", None),
        ("tham_so", "gia_tri", "1.597", None),
        ("phan_cong", "chinh", "x", None),
        ("can_bo", "ho_ten", "Gi?ng", None),
        ("don_vi", "ten", "xuáº¥t sáº¯c", None),
    ],
)
def test_a_cell_is_repaired_where_only_one_reading_makes_sense(small, table, column, before, after):
    small.cell(table, 2, column, before)
    whole, told = values(small), small.found()
    assert repaired(small) == ({table: [(before, after)]} if after else {})
    assert (values(small), small.found()) == (whole, told)


def test_three_decimals_are_written_so_that_no_spreadsheet_drops_the_point(small):
    row = ["C-1", "BO-1", "", "1", "Ý thức", "89,125", "", "", "chua_doi_chieu"]
    small.write("tieu_chi", [*small.rows("tieu_chi"), row])
    assert repaired(small) == {"tieu_chi": [("89,125", "89.1250")]}


def test_a_text_that_cannot_be_read_is_still_freed_of_what_nobody_sees(small):
    small.cell("hoi_nghi", 2, "ngay", "cuối\u00a0tháng ")
    assert repaired(small) == {"hoi_nghi": [("cuối\u00a0tháng ", "cuối tháng")]}


def test_dates_that_may_be_two_days_are_left(small):
    dates(small, "05/12/2022", "11/24/2022", "25/11/2022")
    assert repaired(small) == {"hoi_nghi": [("25/11/2022", "2022-11-25")]}
    assert [one[0] for one in small.found()] == ["ngay-hai-cach-hieu", "ngay-khong-doc-duoc"]


@pytest.mark.parametrize(
    "texts", [("12/1/2022", "12/2/2022"), ("05/12/2022", "12/05/2022"), ("6/12/2022", "1/31/2023")]
)
def test_no_date_of_a_file_in_doubt_is_rewritten(small, texts):
    dates(small, *texts)
    assert repaired(small) == {}


def test_a_month_first_date_of_another_column_keeps_dates_from_being_rewritten(small):
    small.cell("ky_danh_gia", 2, "tu_ngay", "12/5/2022")
    small.cell("ky_danh_gia", 2, "den_ngay", "1/31/2023")
    assert repaired(small) == {}


def test_titles_become_the_names_of_columns(small):
    small.file("can_bo").write_bytes(b"\xef\xbb\xbf" + "Mã,HỌ VÀ TÊN\nCB-001,Lò\n".encode())
    assert repaired(small) == {"can_bo": [("Mã", "ma"), ("HỌ VÀ TÊN", "ho_ten")]}


@pytest.mark.parametrize(
    "head", ["DANH SÁCH CÁN BỘ,\nma,ho_ten", "Mã, tên;Điện thoại", "Điện thoại,Phòng ban"]
)
def test_where_the_header_is_not_clear_nothing_is_repaired(small, head):
    rows = small.file("can_bo").read_text("utf-8").splitlines()[1:]
    small.file("can_bo").write_text("\n".join([head, *rows, "CB-009, Lò\u00a0Văn"]), "utf-8")
    told = small.found()
    assert repaired(small) == {}
    assert small.found() == told


def test_blank_rows_above_the_header_are_left_out(small):
    small.file("phan_cong").write_bytes(b"\n,,,\n" + small.file("phan_cong").read_bytes())
    assert repaired(small) == {"phan_cong": [("2 dòng trống", "")]}
    assert small.found() == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("CB-004,Vàng, A Sùng;x", "dong-dai"),
        ("CB-004", "dong-ngan"),
        ('CB-004,"Vàng\rA"', None),
    ],
)
def test_a_row_at_fault_keeps_its_cells(small, line, code):
    with small.file("can_bo").open("a", encoding="utf-8", newline="") as stream:
        stream.write(f"{line}\nCB-005,Lò\u00a0Văn Ín\n")
    whole, told = values(small), small.found()
    assert [one[0] for one in told] == ([code] if code else [])
    assert ("Lò\u00a0Văn Ín", "Lò Văn Ín") in repaired(small)["can_bo"]
    assert (values(small), small.found()) == (whole, told)


def test_columns_nobody_knows_are_kept_with_what_they_hold(small):
    heads = ["ma", "ho_ten", "a;b;c", "ma"]
    small.write("can_bo", [heads, ["CB-001", "Lò ", "=1+1", "x"], ["CB-002", "Vì", "", "y"]])
    told = [one for one in small.found() if one[1] == "data/can_bo.csv"]
    assert repaired(small) == {"can_bo": [("Lò ", "Lò")]}
    assert small.rows("can_bo") == [heads, ["CB-001", "Lò", "=1+1", "x"], ["CB-002", "Vì", "", "y"]]
    assert [one for one in small.found() if one[1] == "data/can_bo.csv"] == told


def test_cells_without_a_repair_keep_their_very_letters(small):
    small.file("can_bo").write_bytes(
        'ma,ho_ten\n"CB-001","Lò ""Văn"" Hoà"\n"CB-002",Vì \nCB-003,Đinh'.encode()
    )
    repaired(small)
    assert small.file("can_bo").read_bytes() == (
        'ma,ho_ten\n"CB-001","Lò ""Văn"" Hoà"\n"CB-002",Vì\nCB-003,Đinh'.encode()
    )


def test_windows_1258_is_read_where_it_can_be_nothing_else(small):
    windows_1258(small)
    assert repaired(small)["can_bo"][0] == ("bảng mã Windows-1258", "bảng mã UTF-8")
    assert [row[1] for row in small.rows("can_bo")[1:]] == NAMES


def test_the_finding_names_the_command_that_helps(small):
    windows_1258(small)
    assert "congkhai tidy --write" in small.load()[1][0].remedy
    small.file("can_bo").write_bytes("ma,ho_ten\nCB-001,Lß V¨n Hoµ\n".encode("latin-1"))
    assert "congkhai tidy --from tcvn3" in small.load()[1][0].remedy
    small.file("can_bo").write_bytes(one_sheet(("ma", "ho_ten"), ("CB-001", "Lò Văn Hoà")))
    assert "congkhai tidy --write" in small.load()[1][0].remedy
    assert set(repaired(small)) == {"can_bo"}


def merged_title(made):
    """A table under a title over all its columns, as offices make it."""
    page = made.add_worksheet()
    page.merge_range(0, 0, 0, 1, "DANH SÁCH CÁN BỘ")
    for number, row in enumerate((("ma", "ho_ten"), ("CB-001", "Lò Văn Hoà")), 1):
        page.write_row(number, 0, row)


@pytest.mark.parametrize(
    ("content", "cause"),
    [(book(merged_title), "tieu-de-o-duoi"), (b"PK\x03\x04", "so-tinh-hong")],
)
def test_what_keeps_a_workbook_from_being_made_csv_is_told(small, content, cause):
    small.file("can_bo").write_bytes(content)
    told = {finding.code: finding for finding in small.load()[1] if finding.place.table == "can_bo"}
    assert set(told) == {cause, "khong-phai-csv"}
    assert "tidy" not in told["khong-phai-csv"].remedy
    assert repaired(small) == {}


def test_utf16_without_its_mark_is_read(small):
    plain = small.file("can_bo").read_bytes()
    for encoding in ("utf-16-le", "utf-16-be"):
        small.file("can_bo").write_bytes(plain.decode().encode(encoding))
        assert repaired(small) == {"can_bo": [("bảng mã UTF-16", "bảng mã UTF-8")]}
        assert small.file("can_bo").read_bytes() == MARK + plain


@pytest.mark.parametrize(
    "content",
    [
        "ma,ho_ten\nCB-001,Lß V¨n Hoµ\nCB-002,Gi\xb5ng\n".encode("latin-1"),
        "ma,ho_ten\nCB-001,Loø Vaên Hoaø\n".encode("cp1252"),
        "ma,ho_ten\nCB-001,Lò V?n Hoà\n".encode("cp1252"),
        b"ma,ho_ten\nCB-001,L\xf2 V?n Ho\xe0\n",
        b"ma,ho_ten\nCB-001,Trao\xec thu?c\n",
        b"ma,ho_ten\nCB-001,\xd2\n",
        b"m\0a\0,\0\xd8",
    ],
)
def test_other_encodings_are_refused_as_before(small, content):
    small.file("can_bo").write_bytes(content)
    told = small.found()
    assert repaired(small) == {}
    assert ("ma-hoa-la", "data/can_bo.csv") in {one[:2] for one in told}


OLD = {
    "TCVN3": ["M·,Hä vµ tªn", "CB-001,Lß V¨n Hoµ", "CB-002,§inh ThÞ Thuû Tiªn"],
    "VNI": ["Maõ,Hoï vaø teân", "CB-001,Loø Vaên Hoaø", "CB-002,Ñinh Thò Thuyû Tieân"],
}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
@pytest.mark.parametrize("old", OLD)
def test_an_old_encoding_is_converted_where_somebody_says_so(old, encoding):
    content = "\n".join(OLD[old]).encode(encoding)
    schema = parse(json.loads(originals.schema("can_bo") or b""), "can_bo")
    assert isinstance(schema, Schema)
    other = next(name for name in OLD if name != old)
    assert mended(content, schema, PLACE) is None or encoding == "utf-8"
    found = mended(content, schema, PLACE, old)
    assert found is not None
    mark = "" if encoding == "utf-8" else "\ufeff"
    assert found.content.decode() == f"{mark}ma,ho_ten\nCB-001,Lò Văn Hoà\nCB-002,Đinh Thị Thuỷ Tiên"
    assert [(one.before, one.after) for one in found.repairs[:2]] == [
        (f"bảng mã {old}", "bảng mã UTF-8"),
        (OLD[old][0].split(",")[0], "ma"),
    ]
    assert (OLD[old][1].split(",")[1], "Lò Văn Hoà") in [(one.before, one.after) for one in found.repairs]
    assert mended(content, schema, PLACE, other) == mended(content, schema, PLACE)
    assert mended(found.content, schema, PLACE, old) is None


def test_a_column_that_came_later_is_added_in_its_place(small):
    later(small, "can_bo", "ghi_chu")
    column = "cột ‘Ghi chú riêng’ (ghi_chu)"
    assert repaired(small) == {"can_bo": [(f"chưa có {column}", f"có {column}, các ô để trống")]}
    assert small.rows("can_bo")[:2] == [["ma", "ghi_chu", "ho_ten"], ["CB-001", "", "Lò Văn Hoà"]]
    assert [one[0] for one in small.found()] == ["luoc-do-khac"]


def test_beside_a_title_nobody_knows_no_column_is_added(small):
    later(small, "can_bo", "ghi_chu")
    small.write("can_bo", [["ma", "ho_ten", "Ghi chu riengg"], ["CB-001", "Lò", "x"]])
    assert repaired(small) == {}
    assert {"cot-them-sau", "thua-cot"} <= {one[0] for one in small.found()}


def test_beside_cells_that_stand_under_no_title_no_column_is_added(small):
    later(small, "can_bo", "ghi_chu")
    small.write("can_bo", [["ma", "ho_ten"], ["CB-001", "Lò", "x"]])
    assert repaired(small) == {}
    assert {"cot-them-sau", "dong-dai"} <= {one[0] for one in small.found()}


@pytest.mark.parametrize("broken", [b"", b"ma\n", b'ma,ho_ten\n"', b"\xff\xfe", b"PK\x03\x04"])
def test_a_file_without_rows_is_left(small, broken):
    small.file("can_bo").write_bytes(broken)
    assert repaired(small) == {}


CELLS = st.one_of(
    st.sampled_from(
        [
            *("", " ", "\u00a0", "CB-001", "5", "05", "1.597", "98,5", "1.597,25", "0001,597", "12,50", "-0"),
            *("24/11/2022", "11/24/2022", "05/12/2022", "2022-11-24", "7h30", "07:30:15", "12 giờ", "25:00"),
            *("Có", "co", "không", "Công chức", "cong_chuc", "=1+1", "a;b", "a\tb", 'a"b', "a,b", "a\r\nb"),
            *("sep=;", "Lo\u0300", "a\u0303\u0306", "\u200b", "#REF!", "1,23E+11", "Gi?ng", "x\0y", "ngay"),
        ]
    ),
    st.text(max_size=6),
)
FIELDS = [
    {"name": "ma", "type": "string", "title": "Mã"},
    {"name": "ngay", "type": "date", "title": "Ngày"},
    {"name": "gio", "type": "time", "title": "Giờ"},
    {"name": "so", "type": "number", "title": "Số"},
    {"name": "dem", "type": "integer", "title": "Đếm"},
    {"name": "co", "type": "boolean", "title": "Có không", "trueValues": ["co"], "falseValues": ["khong"]},
    {"name": "loai", "congkhai:nhan": {"a": "Công chức"}, "constraints": {"enum": ["a", "cong_chuc"]}},
]
PLACE = Place(table="t", file="t.csv", table_title="Bảng")
TITLES = st.permutations(["ma", "NGÀY", "Giờ", "so", "Dem", "Có không", "loai"])
UNKNOWN = st.lists(st.sampled_from(["", "lạ", "a;b;c;d;e;f;g;h;i"]), max_size=2)
ROWS = st.lists(st.lists(CELLS, min_size=0, max_size=9), max_size=12)


@settings(max_examples=300, deadline=None)
@given(
    heads=st.builds(list.__add__, TITLES, UNKNOWN),
    rows=ROWS,
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_whatever_the_file_the_outcome_reads_the_same(heads, rows, delimiter, end, encoding):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows([heads, *rows])
    content = text.getvalue().encode(encoding, "replace")
    schema = parse(json.loads(json.dumps({"fields": FIELDS})), "t")
    assert isinstance(schema, Schema)
    found = mended(content, schema, PLACE)
    if found is None:
        return
    assert read(found.content, schema) == read(content, schema) == read(found.standing, schema)
    assert numbers(found.standing, schema) == numbers(content, schema)
    assert mended(found.content, schema, PLACE) is None


def read(content, schema):
    """Values by column, what cells are refused, and the kinds of findings; blank columns move the letters."""
    one, findings = sheet.read(content, schema, PLACE)
    assert one is not None
    lines = [(list(zip(one.columns, line.values, strict=False)), line.refused) for line in one.lines]
    return lines, [(finding.code, (finding.place.column or "")[1:]) for finding in findings]


def numbers(content, schema):
    """Where the rows stand."""
    one, _ = sheet.read(content, schema, PLACE)
    assert one is not None
    return [line.number for line in one.lines]


def test_the_program_writes_its_own_tables_in_the_form_that_is_left_alone():
    for table in originals.titles():
        schema = parse(json.loads(originals.schema(table) or b""), table)
        assert isinstance(schema, Schema)
        assert mended(originals.header(table).encode(), schema, PLACE) is None
