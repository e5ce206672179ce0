"""What can be read in two ways blocks, and the remedy says what was probably meant."""

import pytest

from congkhai.findings import Place, Severity
from congkhai.tables.compare import held_against
from congkhai.tables.schema import Schema, parse


def only(small):
    (finding,) = small.load()[1]
    return finding


def dates(small, *texts):
    """The column `ngay` of hoi_nghi with these cells, a row each."""
    head, first, *_ = small.rows("hoi_nghi")
    day = head.index("ngay")
    rows = [[f"HN-{n:02}", *first[1:day], text, *first[day + 1 :]] for n, text in enumerate(texts, 1)]
    small.write("hoi_nghi", [head, *rows])


def test_a_month_first_date_is_proposed_the_other_way_round(small):
    dates(small, "11/24/2022", "2022-11-25")
    finding = only(small)
    assert finding.code == "ngay-khong-doc-duoc"
    assert "“11/24/2022” có thể là “24/11/2022”" in finding.remedy


def test_beside_a_month_first_date_others_may_be_two_days(small):
    dates(small, "05/12/2022", "11/24/2022", "06/12/2022", "07/07/2022", "25/11/2022", "2022-12-01")
    first, second = small.load()[1]
    assert (first.code, first.place.row, first.place.column) == ("ngay-hai-cach-hieu", 2, "ngay")
    assert "“11/24/2022” ở dòng 3" in first.message
    assert "2 ô có thể là hai ngày khác nhau, như “05/12/2022” (dòng 2)" in first.message
    assert [(one.row, one.column, one.value) for one in first.also] == [(4, "ngay", "06/12/2022")]
    assert "“05/12/2022” có thể là ngày 05 tháng 12 năm 2022, hoặc ngày 12 tháng 5 năm 2022" in first.remedy
    assert first.remedy.endswith("ví dụ 2022-12-05 hoặc 2022-05-12.")
    assert (first.severity, second.code, second.place.row) == (Severity.ERROR, "ngay-khong-doc-duoc", 3)


def test_the_remedy_makes_the_twofold_dates_go_away(small):
    dates(small, "05/12/2022", "11/24/2022")
    small.cell("hoi_nghi", 2, "ngay", "2022-05-12")
    small.cell("hoi_nghi", 3, "ngay", "24/11/2022")
    assert small.found() == []


@pytest.mark.parametrize("texts", [("05/12/2022", "24/11/2022"), ("05/12/2022", "31/02/2022")])
def test_without_a_month_first_date_the_day_comes_first(small, texts):
    dates(small, *texts)
    assert "ngay-hai-cach-hieu" not in {one[0] for one in small.found()}


def twofold(small):
    return [finding for finding in small.load()[1] if finding.code == "ngay-hai-cach-hieu"]


def test_a_month_first_date_of_another_column_counts(small):
    """A spreadsheet saves all dates of a file in one way."""
    small.cell("ky_danh_gia", 2, "tu_ngay", "12/5/2022")
    small.cell("ky_danh_gia", 2, "den_ngay", "1/31/2023")
    (finding,) = twofold(small)
    assert (finding.place.column, finding.place.row) == ("tu_ngay", 2)
    assert "(“1/31/2023” ở dòng 2)" in finding.message


def test_a_day_both_ways_round_is_in_doubt(small):
    dates(small, "06/12/2022", "05/12/2022", "12/05/2022")
    (finding,) = twofold(small)
    assert "cả “05/12/2022” (dòng 3) lẫn “12/05/2022” (dòng 4)" in finding.message
    assert "3 ô có thể là hai ngày" in finding.message


def test_dates_without_any_leading_zero_are_in_doubt(small):
    dates(small, "12/1/2022", "12/2/2022", "2022-11-24", "7/7/2022")
    (finding,) = twofold(small)
    assert "2 ô có thể là hai ngày khác nhau, như “12/1/2022” (dòng 2)" in finding.message
    assert [one.row for one in finding.also] == [3]
    assert "không có số 0 ở đầu" in finding.message
    assert "ngày 12 tháng 01 năm 2022, hoặc ngày 01 tháng 12 năm 2022" in finding.remedy


@pytest.mark.parametrize(
    "texts",
    [
        ("05/12/2022",),
        ("05/12/2022", "5/12/2022"),
        ("12/11/2022", "10/11/2022"),
        ("5.12.2022",),
        ("12/1/2022", "24/11/2022"),
        ("05/12/2022", "12/05/2022", "24/11/2022"),
        ("07/07/2022", "7/7/2022"),
    ],
)
def test_as_people_here_write_it_the_day_comes_first(small, texts):
    dates(small, *texts)
    assert twofold(small) == []


def test_many_twofold_dates_are_told_once(small):
    dates(small, "11/24/2022", *(f"0{n}/12/2022" for n in range(1, 9)))
    told = [finding for finding in small.load()[1] if finding.code == "ngay-hai-cach-hieu"]
    assert [[one.row for one in (finding.place, *finding.also)] for finding in told] == [[*range(3, 11)]]


@pytest.mark.parametrize(
    ("table", "column", "text", "said"),
    [
        ("tham_so", "gia_tri", "1.597", "“1.597” có thể là “1597”, hoặc số thập phân “1,597”"),
        ("tham_so", "gia_tri", "1.597", "thêm một số 0 ở cuối, thành “1,5970”"),
        ("hoi_nghi", "co_mat", "1.597", "“1.597” có thể là “1597”"),
        ("hoi_nghi", "co_mat", "5.0", "“5.0” có thể là “5”"),
    ],
)
def test_a_number_is_proposed(small, table, column, text, said):
    small.cell(table, 2, column, text)
    finding = only(small)
    assert (finding.code, said in finding.remedy) == ("so-khong-doc-duoc", True)


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("ngay", "2022/11/24", "“2022/11/24” có thể là “24/11/2022”"),
        ("ngay", "ngày 24 tháng 11 năm 2022", "có thể là “24/11/2022”"),
        ("ngay", "24/11/22", "“24/11/22” có thể là “24/11/2022”"),
        ("ngay", "44889", "“44889” có thể là “24/11/2022” (số mà Excel dùng để đếm ngày)"),
        ("gio", "0.354166667", "“0.354166667” có thể là “08:30” (số mà Excel dùng để ghi giờ)"),
    ],
)
def test_a_day_or_time_written_in_another_way_is_proposed_and_not_read(small, column, text, said):
    small.cell("hoi_nghi", 2, column, text)
    finding = only(small)
    assert (finding.place.column, said in finding.remedy) == (column, True)


def test_what_an_empty_cell_must_hold_is_said_in_one_sentence(small):
    small.cell("can_bo", 2, "ho_ten", "")
    assert only(small).remedy.startswith("Điền vào ô theo mô tả của cột: “")
    assert only(small).remedy.endswith("”.")


@pytest.mark.parametrize("text", ["năm", "5,5", "NaN"])
def test_where_no_number_is_meant_none_is_proposed(small, text):
    small.cell("hoi_nghi", 2, "co_mat", text)
    assert "có thể là" not in only(small).remedy


@pytest.mark.parametrize("text", ["3", "03", "003"])
def test_the_key_a_spreadsheet_left_its_number_of(small, text):
    small.cell("phan_cong", 4, "can_bo", text)
    finding = only(small)
    assert (finding.code, finding.place.value) == ("khong-thay-khoa", text)
    assert "có thể là “CB-003”, bị mất phần đầu" in finding.remedy


def test_keys_a_spreadsheet_left_the_numbers_of_are_told_once(small):
    """What they were is known from the tables that point to them."""
    head, *people = small.rows("can_bo")
    small.write("can_bo", [head, *([str(n), name] for n, (_, name) in enumerate(people, 1))])
    finding = only(small)
    assert (finding.code, finding.place.row) == ("sai-dang", 2)
    assert [place.row for place in finding.also] == [3, 4]
    assert "2 ô khác của cột cũng vậy" in finding.message
    assert all(f"“{n}” có thể là “CB-00{n}”" in finding.remedy for n in (1, 2, 3))


@pytest.mark.parametrize("text", ["4", "33", "0"])
def test_a_number_of_no_key_or_of_two_keys_is_no_proposal(small, text):
    small.write("can_bo", [*small.rows("can_bo"), ["CB-004", "Vàng A Sùng"], ["NV-004", "Mùa A Páo"]])
    small.cell("phan_cong", 4, "can_bo", text)
    assert "có thể là" not in only(small).remedy


def test_a_row_of_a_heading_among_the_rows_is_told(small):
    small.write("can_bo", [*small.rows("can_bo"), ["IV", "Phòng Tổng hợp"]])
    finding = only(small)
    assert (finding.code, finding.severity, finding.place.row) == ("dong-de-muc", Severity.WARNING, 5)


@pytest.mark.parametrize("key", ["A", "IVA", "X-1", "XIXX", "L"])
def test_another_key_is_no_heading(small, key):
    small.write("can_bo", [*small.rows("can_bo"), [key, "Lò Văn Ín"]])
    assert small.found() == []


@pytest.mark.parametrize("row", [["", "Tổng cộng"], ["Tổng cộng", "3"], ["(1)", "(2)"], ["Mã", "Họ và tên"]])
def test_rows_of_totals_and_second_headers_block(small, row):
    small.write("can_bo", [*small.rows("can_bo"), row])
    assert any(finding.blocks and finding.place.row == 5 for finding in small.load()[1])


def later(small, table, column, **constraints):
    """The schema of the table with a column that came in version 0.2 of the program."""
    schema = small.schema(table)
    field = {"name": column, "type": "string", "title": "Ghi chú riêng", "congkhai:them_tu": "0.2"}
    schema["fields"].insert(1, field | ({"constraints": constraints} if constraints else {}))
    small.reshape(table, schema)


def test_a_column_that_came_later_may_be_lacking_and_reads_as_empty(small):
    later(small, "can_bo", "ghi_chu")
    tables, findings = small.load()
    told = [(f.code, f.severity, f.place.row, f.place.column) for f in findings]
    assert told[1:] == [("cot-them-sau", Severity.INFO, 1, "ghi_chu")]
    assert "congkhai upgrade --write" in findings[1].remedy and "phiên bản 0.2" in findings[1].message
    assert [record.values.get("ghi_chu") for record in tables.tables["can_bo"].records] == [None] * 3


def test_a_column_that_came_later_and_must_be_filled_may_not_be_lacking(small):
    later(small, "can_bo", "ghi_chu", required=True)
    assert ("thieu-cot", "data/can_bo.csv", 1, "ghi_chu") in small.found()


@pytest.mark.parametrize(("field", "codes"), [({"congkhai:them_tu": "0.2"}, []), ({}, ["luoc-do-thieu-cot"])])
def test_a_schema_of_before_may_lack_a_column_that_came_later(field, codes):
    older = {"fields": [{"name": "ma", "type": "string"}]}
    newer = {"fields": [*older["fields"], {"name": "ghi_chu", "type": "string"} | field]}
    schema, own = parse(older, "t"), parse(newer, "t")
    assert isinstance(schema, Schema) and isinstance(own, Schema)
    _, found = held_against(schema, own, Place(table="t", table_title="Bảng"))
    assert [finding.code for finding in found] == (codes or ["luoc-do-khac"])


def test_rows_under_a_title_above_the_header_are_read(small):
    """A title in one cell, by which a spreadsheet leaves out empty cells at the end of rows."""
    small.cell("phan_cong", 3, "don_vi", "P-THCH")
    text = "DANH SÁCH PHÂN CÔNG\n\n" + small.file("phan_cong").read_text("utf-8").replace(",\n", "\n")
    small.file("phan_cong").write_text(text, "utf-8")
    tables, findings = small.load()
    assert [(one.code, one.place.row) for one in findings] == [("tieu-de-o-duoi", 3), ("khong-thay-khoa", 5)]
    assert [record.row for record in tables.tables["phan_cong"].records] == [4, 5, 6]


def test_a_workbook_beside_the_file_of_a_table_is_told(small):
    """A spreadsheet saved the changes there, and the program reads the file of before."""
    small.file("can_bo").with_suffix(".xlsx").write_bytes(b"PK")
    finding = only(small)
    assert (finding.code, finding.severity) == ("hai-tep-mot-bang", Severity.WARNING)
    assert finding.place.file == "datapackage/datapackage.json"
    assert "can_bo.csv được đọc; can_bo.xlsx bên cạnh không được đọc" in finding.message


@pytest.mark.parametrize("name", ["can_bo.csv.truoc-khi-sua-2026-12-05", "can_bo.txt", "~$can_bo.xlsx"])
def test_other_files_beside_a_table_are_no_tables(small, name):
    small.file("can_bo").with_name(name).write_bytes(b"")
    assert small.found() == []


def test_two_tables_of_one_name_that_the_package_names_are_both_read(small):
    small.file("co_quan").rename(small.folder / "data/can_bo.xlsx")
    small.describe(path="data/can_bo.xlsx")
    assert "hai-tep-mot-bang" not in {one[0] for one in small.found()}


def test_a_missing_file_that_is_there_as_a_workbook_is_named(small):
    small.file("y_kien").rename(small.folder / "data/y_kien.ods")
    finding = only(small)
    assert (finding.code, finding.place.file) == ("thieu-tep-con-so-tinh", "datapackage/data/y_kien.csv")
    assert "bên cạnh có tệp y_kien.ods cùng tên" in finding.message


def test_a_file_opened_in_the_wrong_encoding_is_told_once(small):
    """With all its cells, and what the first five probably were."""
    small.write("can_bo", [[*map(spoilt, row)] for row in small.rows("can_bo")])
    told = [finding for finding in small.load()[1] if finding.place.table == "can_bo"]
    assert [finding.code for finding in told] == ["chu-sai-bang-ma"]
    assert [place.row for place in (told[0].place, *told[0].also)] == [2, 3, 4]
    assert "2 ô khác của bảng cũng vậy" in told[0].message
    assert all(f"có thể là “{name}”" in told[0].remedy for name in ("Lò Văn Hoà", "Đinh Thị Thuỷ Tiên"))


def spoilt(text):
    """UTF-8 as Windows-1252 shows it, five bytes as they are."""
    return "".join(
        bytes((one,)).decode("cp1252") if one not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(one)
        for one in text.encode()
    )
