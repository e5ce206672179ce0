"""What check says of the forms that an office's rows define, each fault at its row and cell."""

from collections.abc import Sequence

import pytest

from congkhai.findings import Finding
from congkhai.forms.faults import faults
from congkhai.model.agency import Agency
from tests.forms.filling import CHOICES, FIELDS, FORMS, OWN, package, rows
from tests.packages.edited import Edit
from tests.packages.story import office, office_tables, sample, told

Told = tuple[str, str, int, str]
MAU_01, MINUTES, PETITION = "ND335-01", "BIEN-BAN", "KIEN-NGHI"
#: The last row of the table: those of a set that a test adds follow it.
LAST = max(row.row for row in office_tables().tables[FIELDS].records)


def row_of(table: str, key: str) -> int:
    columns = office_tables().tables[table].schema["primaryKey"]
    names = [columns] if isinstance(columns, str) else columns
    records = office_tables().tables[table].records
    return next(row.row for row in records if " + ".join(row.text(name) for name in names) == key)


def found(agency: Agency) -> list[Told]:
    return [place(one) for one in faults(agency)]


def place(finding: Finding) -> Told:
    at = finding.place
    assert at.file == f"datapackage/data/{at.table}.csv"
    return finding.code, at.table or "", at.row or 0, at.column or ""


def field(order: int, of: str = MAU_01) -> str:
    return f"{of} + {order}"


NUMBER_CELLS = {"loai": "so_thuc", "rang_buoc": ""}
NUMBER_A, NUMBER_B = ({"loai": "so_thuc", "ten": name, "nhan": name} for name in "ab")
TEXT_A = {"loai": "chu", "ten": "a", "nhan": "a"}
CHOICE_A = {"loai": "chon_mot", "ten": "a", "nhan": "a", "danh_sach": "co_khong"}
SEVERAL, NO_OPTION = {"loai": "chon_nhieu"}, "cong-thuc-nhac-lua-chon-khong-co"
SUM_OF_A, SUM_OF_B = (
    {"loai": "tinh", "ten": "c", "nhan": "c", "cong_thuc": f"${{{name}}} + 1"} for name in "ab"
)
TO, LATER = {"dich": "diem.so_luong"}, {"phan": "nguoi_theo_doi"}
IF_B, IF_C = {"hien_khi": "${b} = 1"}, {"hien_khi": "${c} = 1"}


@pytest.mark.parametrize("agency", [office(), sample(), told("nho-2026")[0]], ids=["2026", "2022", "nho"])
def test_the_forms_of_the_sample_agencies_have_no_fault(agency):
    assert found(agency) == []


@pytest.mark.parametrize(
    ("code", "table", "key", "cells"),
    [
        ("bieu-mau-khong-co-truong", FORMS, "KN", {"bo_truong": "KHONG-CO"}),
        ("bieu-mau-thieu-cach-nop", FORMS, "KN", {"loai_ho_so": ""}),
        ("bieu-mau-thieu-cach-nop", FORMS, "KN", {"nguoi_lap": ""}),
        ("bieu-mau-thieu-cach-nop", FORMS, "GY", {"lap_theo": ""}),
        ("cong-thuc-sai", FIELDS, field(33), {"rang_buoc": ". >= 0 và . <= 100"}),
        ("cong-thuc-sai", FIELDS, field(36), {"hien_khi": "${lanh_dao} == 'co'"}),
        ("cong-thuc-sai", FIELDS, field(42), {"cong_thuc": "${diem_chung} +"}),
        ("muc-khong-ten", FIELDS, field(7, PETITION), {"ten": ""}),
        ("muc-trung-ten", FIELDS, field(8, PETITION), {"ten": "noi_dung"}),
        ("cong-thuc-sai", FIELDS, field(36), {"hien_khi": "${lanh_đạo} = 'co'"}),
        ("cong-thuc-nhac-muc-khong-co", FIELDS, field(36), {"hien_khi": "${chuc_danh} = 'co'"}),
        ("cong-thuc-nhac-muc-khong-co", FIELDS, field(42), {"cong_thuc": "${diem_chung} + ${diem}"}),
        ("cong-thuc-nhac-muc-khong-co", FIELDS, field(18, MINUTES), {"rang_buoc": ". <= ${phat}"}),
        ("muc-khong-co-lua-chon", FIELDS, field(10, PETITION), {"danh_sach": "khong_co"}),
        ("noi-ghi-khong-co", FIELDS, field(8, PETITION), {"dich": "kien_nghi.noi_dung"}),
        ("noi-ghi-khong-co", FIELDS, field(8, PETITION), {"dich": "can_bo.ho_ten"}),
        ("noi-ghi-khong-co", FIELDS, field(12, MINUTES), {"dich": "bieu_quyet.phat_ra"}),
        ("noi-ghi-khong-co", FIELDS, field(17, MINUTES), {"dich": "hoi_nghi.co_mat"}),
        ("noi-ghi-khong-hop-bieu-mau", FIELDS, field(8, PETITION), {"dich": "diem.tong", **NUMBER_CELLS}),
        ("noi-ghi-khong-hop-bieu-mau", FIELDS, field(8, PETITION), {"dich": "y_kien.muc"}),
        ("noi-ghi-khong-hop-bieu-mau", FIELDS, field(44), {"dich": "hoi_nghi.thu_ky"}),
        ("noi-ghi-khong-hop-bieu-mau", FIELDS, field(44), {"dich": "xep_loai_tap_the.tu_de_nghi"}),
        ("noi-ghi-khong-hop-bieu-mau", FIELDS, field(44), {"dich": "van_ban.so_ky_hieu"}),
        ("loai-muc-khac-cot", FIELDS, field(10, PETITION), {"loai": "chu", "danh_sach": ""}),
        ("dien-san-sai-cho", FIELDS, field(8, PETITION), {"dien_san": "ten_ky"}),
        ("dien-san-sai-cho", FIELDS, field(8, PETITION), {"dien_san": "cac_thang"}),
        ("dien-san-sai-cho", FIELDS, field(16, MINUTES), {"dien_san": "ho_ten"}),
        ("phan-khong-ai-dien", FIELDS, field(46), {"phan": "chu_tri"}),
        ("phan-khong-ai-dien", FIELDS, field(8, PETITION), {"phan": "noi_duoc_hoi"}),
        ("bang-cua-hai-nguoi", FIELDS, field(30, MINUTES), {"phan": "chu_tri"}),
        ("vi-du-trai-rang-buoc", FIELDS, field(33), {"vi_du": "-1"}),
        ("vi-du-trai-rang-buoc", FIELDS, field(33), {"vi_du": "nhiều"}),
        ("vi-du-trai-rang-buoc", FIELDS, field(36), {"vi_du": "75"}),
        ("vi-du-trai-rang-buoc", FIELDS, field(10), {"vi_du": "5,5"}),
        ("vi-du-trai-rang-buoc", FIELDS, field(19, MINUTES), {"vi_du": "1,5"}),
        ("loi-nhac-trai-rang-buoc", FIELDS, field(33), {"goi_y": "Ghi không quá 120."}),
        ("loi-nhac-trai-rang-buoc", FIELDS, field(43), {"goi_y": "Viết không quá 3.000 ký tự."}),
        ("loi-nhac-trai-rang-buoc", FIELDS, field(33), {"loi_rang_buoc": "Ghi từ 0 đến 120."}),
        ("loi-nhac-trai-rang-buoc", FIELDS, field(10), {"goi_y": "Chấm từ 0 đến 10."}),
        ("loi-nhac-trai-rang-buoc", FIELDS, field(9, PETITION), {"goi_y": "Tối đa 7 tệp."}),
        ("tep-khong-gioi-han", FIELDS, field(9, PETITION), {"dung_luong": ""}),
        ("tep-khong-gioi-han", FIELDS, field(9, PETITION), {"so_tep": ""}),
        ("tep-khong-gioi-han", FIELDS, field(9, PETITION), {"loai_tep": ""}),
    ],
)
def test_a_fault_is_told_at_its_cell_and_alone(code: str, table: str, key: str, cells: dict[str, str]):
    agency = package(Edit(table, key, cells))
    assert found(agency) == [(code, table, row_of(table, key), next(iter(cells)))]


@pytest.mark.parametrize(
    ("code", "fields", "row", "column"),
    [
        ("cong-thuc-o-muc-nhap", (NUMBER_A, NUMBER_B | {"cong_thuc": "${a} + 1"}), 2, "cong_thuc"),
        ("muc-tinh-thieu-cong-thuc", ({"loai": "tinh", "ten": "a", "nhan": "a"},), 1, "cong_thuc"),
        ("cong-thuc-tinh-tren-chu", (TEXT_A, SUM_OF_A), 2, "cong_thuc"),
        ("cong-thuc-tinh-tren-chu", (TEXT_A | {"rang_buoc": ". >= 1"},), 1, "rang_buoc"),
        ("cong-thuc-tinh-tren-chu", (TEXT_A, NUMBER_B | {"hien_khi": "-${a} = 1"}), 2, "hien_khi"),
        (NO_OPTION, (CHOICE_A, NUMBER_B | {"hien_khi": "${a} = 'khongg'"}), 2, "hien_khi"),
        (NO_OPTION, (CHOICE_A, NUMBER_B | {"hien_khi": "not('Có' != ${a}) or true()"}), 2, "hien_khi"),
        (NO_OPTION, (CHOICE_A | {"rang_buoc": ". = 'x'", "loi_rang_buoc": "x"},), 1, "rang_buoc"),
        (NO_OPTION, (CHOICE_A | SEVERAL, NUMBER_B | {"hien_khi": "selected(${a}, 'x')"}), 2, "hien_khi"),
        ("hai-muc-ghi-mot-cot", (NUMBER_A | TO, NUMBER_B | TO), 2, "dich"),
        ("loai-muc-khac-cot", (TEXT_A | TO,), 1, "loai"),
        ("loai-muc-khac-cot", (TEXT_A | {"loai": "doan_van"} | TO,), 1, "loai"),
        ("loai-muc-khac-cot", (TEXT_A | {"loai": "chon_mot", "danh_sach": "co_khong"} | TO,), 1, "loai"),
        ("loai-muc-khac-cot", (NUMBER_A | {"dich": "hoi_nghi.co_mat"},), 1, "loai"),
        ("muc-an-ma-bat-buoc", (NUMBER_A | {"hien_thi": "hidden", "bat_buoc": "co"},), 1, "hien_thi"),
        ("cach-trinh-bay-la", (NUMBER_A | {"hien_thi": "an"},), 1, "hien_thi"),
        ("dieu-kien-cho-phan-sau", (NUMBER_A | IF_B, NUMBER_B | LATER), 1, "hien_khi"),
        ("dieu-kien-cho-phan-sau", (NUMBER_A | IF_C, NUMBER_B | LATER, SUM_OF_B), 1, "hien_khi"),
        ("ten-muc-qua-dai", (NUMBER_A | {"ten": "a" * 65},), 1, "ten"),
    ],
)
def test_what_does_not_fit_together_is_told_at_its_cell(code, fields, row, column):
    assert of(*fields) == [(code, row, column)]


@pytest.mark.parametrize(
    "fields",
    [
        (NUMBER_A, SUM_OF_A),
        (TEXT_A, {"loai": "tinh", "ten": "c", "nhan": "c", "cong_thuc": "number(${a}) + 1"}),
        (TEXT_A, NUMBER_B | {"hien_khi": "${a} = 'x'"}),
        (CHOICE_A, NUMBER_B | {"hien_khi": "${a} = 'khong' or ${a} = ''"}),
        (CHOICE_A | SEVERAL, NUMBER_B | {"hien_khi": "selected(${a}, 'co')"}),
        (TEXT_A | {"rang_buoc": "string-length(.) <= 9"},),
        (NUMBER_A | TO, NUMBER_B | {"dich": "diem.chat_luong"}),
        (TEXT_A | {"hien_thi": "multiline w2"},),
        (NUMBER_A | {"hien_thi": "hidden"},),
        (NUMBER_A, NUMBER_B | LATER | {"hien_khi": "${a} = 1"}),
        (NUMBER_A | {"ten": "a" * 64},),
    ],
)
def test_what_fits_together_is_no_fault(fields):
    assert of(*fields) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("CÓ", "lua-chon-trung-ten"),
        ("khong", "lua-chon-trung-ten"),
        ("Có; một phần", "lua-chon-co-dau-ngan"),
        ("Có | không", "lua-chon-co-dau-ngan"),
    ],
)
def test_options_must_be_told_apart(name: str, code: str):
    cells = {"danh_sach": "co_khong", "ma": "khac", "thu_tu": "9", "ten": name}
    (one,) = faults(package(Edit(CHOICES, "co_khong + khac", cells)))
    assert (one.code, one.place.table, one.place.column) == (code, CHOICES, "ten")


def test_a_group_that_never_ends_is_told_where_it_begins():
    agency = package(Edit(FIELDS, field(29), None))
    assert found(agency) == [("nhom-chua-dong", FIELDS, row_of(FIELDS, field(8)), "loai")]


def test_a_constraint_that_no_words_say_asks_for_a_sentence():
    edit = Edit(FIELDS, field(33), {"rang_buoc": ". mod 2 = 0"})
    assert found(package(edit)) == [("thieu-loi-bao-loi", FIELDS, row_of(FIELDS, field(33)), "loi_rang_buoc")]
    said = Edit(FIELDS, field(33), edit.cells | {"loi_rang_buoc": "Ghi một số chẵn.", "vi_du": "2"})
    assert found(package(said)) == []


def test_a_person_that_fills_in_a_form_must_be_of_a_known_kind():
    (one,) = faults(package(Edit(FORMS, "M-335-02", {"nguoi_lap": "cong_chuc | giam_doc"})))
    assert place(one) == ("nguoi-lap-khong-ro", FORMS, row_of(FORMS, "M-335-02"), "nguoi_lap")
    assert "“giam_doc”" in one.message and "cong_chuc" in one.remedy and "lanh_dao_quan_ly" in one.remedy


def test_a_misspelt_author_is_told_once_and_not_at_every_field():
    (one,) = faults(package(Edit(FORMS, "TDG-TT", {"nguoi_lap": "don_vii"})))
    assert one.code == "nguoi-lap-khong-ro"


def test_an_example_is_judged_in_the_labels_that_people_read():
    (one,) = faults(package(Edit(FIELDS, field(17, "BIEN-BAN"), {"vi_du": "abc"})))
    assert "không quá ‘Số người có mặt được biểu quyết’" in one.message and "co_mat" not in one.message


def test_an_example_of_a_choice_is_told_as_one():
    (one,) = faults(package(Edit(FIELDS, field(12, "ND335-02"), {"vi_du": "abc"})))
    assert one.code == "vi-du-trai-rang-buoc" and "phải chọn một trong: “Hoàn thành xuất sắc" in one.message


def test_a_formula_that_cannot_be_read_is_told_with_its_character():
    (one,) = faults(package(Edit(FIELDS, field(42), {"cong_thuc": "${diem_chung} + # 3"})))
    assert "ký tự thứ 17" in one.message and "‘Công thức’" in one.message


def of(*fields: dict[str, str]) -> list[tuple[str, int, str]]:
    """What is wrong with a set of these rows, the rows counted from 1."""
    return [(code, row - LAST, column) for code, _, row, column in found(package(*rows(*fields)))]


NUMBER = {"loai": "so_thuc", "nhan": "Số"}
REPEAT, END = {"loai": "lap", "ten": "bang", "nhan": "Bảng"}, {"loai": "het_lap"}
GROUP, END_GROUP = {"loai": "nhom", "nhan": "Nhóm"}, {"loai": "het_nhom"}


def computed(name: str, formula: str) -> dict[str, str]:
    return {"loai": "tinh", "ten": name, "nhan": name, "cong_thuc": formula}


def test_groups_and_repeats_must_close_in_their_order():
    assert of(NUMBER | {"ten": "a"}, END_GROUP) == [("nhom-dong-thua", 2, "loai")]
    assert of(GROUP, NUMBER | {"ten": "a"}, END, END_GROUP) == [("nhom-dong-thua", 3, "loai")]
    assert of(REPEAT, NUMBER | {"ten": "a"}) == [("nhom-chua-dong", 1, "loai")]
    inner = REPEAT | {"ten": "trong"}
    assert of(REPEAT, GROUP, inner, NUMBER | {"ten": "a"}, END, END_GROUP, END) == [
        ("bang-trong-bang", 3, "loai")
    ]


def test_what_is_computed_in_a_row_may_be_shown_in_anothers_part():
    assert of(REPEAT, NUMBER | {"ten": "a"}, computed("b", "${a}") | {"phan": "chu_tri"}, END) == []


def test_a_file_has_no_place_within_a_repeat():
    file = {"loai": "tep", "ten": "tep", "nhan": "Tệp", "loai_tep": "pdf", "dung_luong": "1", "so_tep": "1"}
    assert of(REPEAT, file, END) == [("tep-trong-bang", 2, "loai")]


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ([computed("a", "${a} + 1")], (1, "cong_thuc")),
        ([computed("a", "${b}"), computed("b", "${c}"), computed("c", "${a}")], (1, "cong_thuc")),
        ([NUMBER | {"ten": "a", "hien_khi": "${b} > 0"}, computed("b", "${a} + 1")], (1, "hien_khi")),
        ([GROUP | {"ten": "g", "hien_khi": "${a} > 0"}, NUMBER | {"ten": "a"}, END_GROUP], (1, "hien_khi")),
        ([GROUP | {"hien_khi": "${a} > 0"}, NUMBER | {"ten": "a"}, END_GROUP], (1, "hien_khi")),
        (
            [
                *(GROUP | {"hien_khi": "${t} > 0"}, GROUP, NUMBER | {"ten": "a"}, END_GROUP, END_GROUP),
                computed("t", "${a} * 2"),
            ],
            (1, "hien_khi"),
        ),
        ([REPEAT, computed("a", "${t} - 1"), END, computed("t", "sum(${a})")], (2, "cong_thuc")),
        (
            [REPEAT | {"hien_khi": "${t} > 0"}, NUMBER | {"ten": "a"}, END, computed("t", "count(${a})")],
            (1, "hien_khi"),
        ),
    ],
)
def test_what_rests_on_itself_is_told(fields: Sequence[dict[str, str]], at: tuple[int, str]):
    assert of(*fields) == [("cong-thuc-vong", *at)]


def test_each_circle_is_told_with_its_names():
    fields = [computed("a", "${b}"), computed("b", "${a}"), computed("c", "${d}"), computed("d", "${c}")]
    told_circles = [one.message for one in faults(package(*rows(*fields)))]
    assert len(told_circles) == 2
    assert all(f"“{name}”" in told_circles[0] for name in "ab")
    assert all(f"“{name}”" in told_circles[1] for name in "cd")


def test_what_only_bounds_itself_by_another_is_no_circle():
    one, other = (
        (NUMBER | {"ten": "a", "rang_buoc": ". <= ${b}"}),
        (NUMBER | {"ten": "b", "rang_buoc": ". >= ${a}"}),
    )
    assert of(one, other) == []


def test_a_list_may_be_the_years_levels_or_the_words_of_the_column():
    assert of({"loai": "chon_mot", "ten": "a", "nhan": "Mức", "danh_sach": "muc_xep_loai"}) == []
    assert of({"loai": "chon_mot", "ten": "a", "nhan": "Mức"}) == [("muc-khong-co-lua-chon", 1, "danh_sach")]
    agency = package(
        *rows({"loai": "chon_nhieu", "ten": "a", "nhan": "Mức", "danh_sach": "rieng"}),
        Edit(CHOICES, "rieng + mot", {"thu_tu": "1", "ten": "Một"}),
    )
    assert found(agency) == []


def test_a_set_is_judged_although_no_form_names_it_yet():
    assert OWN not in {form.fields for form in office().cycles[0].forms}
    assert of({"loai": "so_thuc", "nhan": "Không tên"}) == [("muc-khong-ten", 1, "ten")]
