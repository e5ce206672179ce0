"""A form as one value: its parts, its names, and the fingerprint by which its versions are told apart."""

import pytest

from congkhai.forms.define import define
from congkhai.forms.definition import Definition
from congkhai.model.forms import FieldKind, Writer
from tests.forms.filling import CHOICES, FIELDS, FORMS, made, package
from tests.packages.edited import Edit
from tests.packages.story import office

NUMBER = {"loai": "so_thuc", "nhan": "Số"}
GROUP, END_GROUP = {"loai": "nhom", "ten": "nhom", "nhan": "Nhóm"}, {"loai": "het_nhom"}
FILE = {"loai": "tep", "ten": "t", "nhan": "Tệp", "loai_tep": "pdf", "dung_luong": "1", "so_tep": "1"}
PLAIN = (NUMBER | {"ten": "a"}, GROUP, NUMBER | {"ten": "b"}, END_GROUP, FILE)


def version(*fields: dict[str, str]) -> str:
    return made(*(fields or PLAIN)).version


@pytest.mark.parametrize(
    "changed",
    [
        {"nhan": "Số khác"},
        {"goi_y": "Ghi số."},
        {"loai": "so_nguyen"},
        {"bat_buoc": "co"},
        {"phan": "cap_tham_quyen"},
        {"dien_san": "diem_ca_nam"},
        {"rang_buoc": "${b} > 0"},
        {"hien_khi": "${b} > 0"},
        {"cong_thuc": "${b} > 0"},
        {"dich": "xep_loai_ca_nhan.diem"},
    ],
)
def test_whatever_is_asked_otherwise_is_another_version(changed: dict[str, str]):
    first = PLAIN[0] | changed
    assert version(first, *PLAIN[1:]) != version()


def test_a_formula_in_another_column_a_group_that_ends_elsewhere_and_other_limits_are_another_version():
    versions = [version()]
    versions += [
        version(PLAIN[0] | {column: "${b} > 0"}, *PLAIN[1:])
        for column in ("rang_buoc", "hien_khi", "cong_thuc")
    ]
    versions.append(version(PLAIN[0], GROUP, PLAIN[2], FILE, END_GROUP))
    versions.append(version(GROUP, PLAIN[0], PLAIN[2], END_GROUP, FILE))
    versions += [
        version(*PLAIN[:4], FILE | {column: text})
        for column, text in (("dung_luong", "2"), ("loai_tep", "docx"))
    ]
    assert len({*versions}) == len(versions) == 8


def test_what_is_only_said_of_a_row_leaves_the_version_as_it_is():
    said = {"vi_du": "1", "van_ban": "ND-335-2025", "dieu_khoan": "Điều 14"}
    assert version(PLAIN[0] | said, *PLAIN[1:]) == version()


def test_the_words_of_a_list_and_the_levels_of_the_year_belong_to_it():
    def of(*edits: Edit) -> str:
        agency = package(*edits)
        cycle = agency.cycles[0]
        definition = define(agency, cycle, next(form for form in cycle.forms if form.id == "KN"))
        assert definition is not None
        return definition.version

    assert of(Edit(CHOICES, "giai_quyet + giu_nguyen", {"ten": "Giữ nguyên"})) != of()
    assert of(Edit(FORMS, "KN", {"ten": "Đơn kiến nghị"})) == of()


def test_a_form_without_rows_is_none_and_one_with_broken_rows_is_there_all_the_same():
    cycle = office().cycles[0]
    assert [form.id for form in cycle.forms if define(office(), cycle, form) is None] == [
        "M-TT",
        "M-LD",
        "M-CC",
        "M-DIEM",
    ]
    agency = package(Edit(FIELDS, "ND335-01 + 42", {"cong_thuc": "${"}), Edit(FIELDS, "ND335-01 + 29", None))
    broken = define(agency, agency.cycles[0], next(form for form in cycle.forms if form.id == "M-335-01"))
    assert broken is not None and broken.by_name["tong_diem"].calculation is None


def test_names_parts_and_repeats_are_found():
    form = made(
        PLAIN[0],
        {"loai": "lap", "ten": "bang", "nhan": "Bảng"},
        GROUP,
        NUMBER | {"ten": "x"},
        END_GROUP,
        {"loai": "het_lap"},
        {"loai": "chu", "ten": "c", "nhan": "Chữ", "phan": "cap_tham_quyen"},
        {"loai": "tinh", "ten": "t", "nhan": "Tính", "cong_thuc": "${a}", "phan": "nguoi_theo_doi"},
    )
    assert list(form.by_name) == ["a", "bang", "nhom", "x", "c", "t"]
    assert {name: repeat.name for name, repeat in form.repeat_of.items()} == {"nhom": "bang", "x": "bang"}
    assert form.writers == (Writer.AUTHOR, Writer.AUTHORITY)
    assert isinstance(form, Definition) and form.by_name["bang"].kind is FieldKind.REPEAT


def test_a_row_without_a_label_is_called_as_its_criterion_or_its_column():
    form = made(
        NUMBER | {"ten": "a", "nhan": "", "tieu_chi": "TC335-I-1"},
        {"loai": "so_thuc", "ten": "b", "dich": "xep_loai_ca_nhan.diem"},
        {"loai": "so_thuc", "ten": "c"},
    )
    labels = {name: item.label for name, item in form.by_name.items()}
    assert labels["a"].startswith("1. Phẩm chất chính trị") and labels["c"] == "c"
    assert labels["b"] not in ("", "b")
    assert (
        form.by_name["a"].constraint is not None and form.by_name["a"].constraint.text == ". >= 0 and . <= 5"
    )
