"""Two people of one name in one unit are told."""

import pytest

from congkhai.findings import Severity

CODE = "trung-ten-trong-don-vi"


@pytest.mark.parametrize("name", ["Nguyễn Đức Dương", "nguyễn đức  dương", "Nguyễn Đức Dương "])
def test_a_name_twice_in_one_unit(office, name):
    small = office(2022)
    small.set("can_bo", 7, ho_ten=name.strip())
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == (CODE, Severity.INFO)
    assert (finding.place.file, finding.place.row) == ("datapackage/data/phan_cong.csv", 7)
    assert finding.message == (
        f"{' '.join(name.split())} (CB-06): trong Phòng Tổng hợp – Hành chính có hai người cùng tên này "
        "(người kia: CB-05, bảng ‘Phân công’, dòng 6)."
    )


def test_the_place_of_the_tone_does_not_make_another_name(office):
    small = office(2026)
    small.set("can_bo", 6, ho_ten="Lò Văn Hoà")
    small.set("can_bo", 7, ho_ten="Lò Văn Hòa")
    assert small.found() == [(CODE, "phan_cong.csv", 7, "can_bo")]


def test_other_marks_do(office):
    small = office(2026)
    small.set("can_bo", 6, ho_ten="Lò Văn Hoà")
    small.set("can_bo", 7, ho_ten="Lò Văn Hoa")
    assert small.found() == []


def test_a_namesake_in_another_unit_is_nobody_s_concern(office):
    small = office(2026)
    small.set("can_bo", 7, ho_ten="Giàng A Dế")
    assert small.found() == []


def test_who_has_left_is_no_namesake(office):
    small = office(2026)
    small.set("can_bo", 7, ho_ten="Nguyễn Đức Dương")
    small.set("phan_cong", 6, den_ngay="2026-06-30")
    assert small.found() == []


def test_a_second_post_of_one_person_is_none(office):
    small = office(2026)
    small.add("phan_cong", **small.tables["phan_cong"][4] | {"ma": "PC-15", "chinh": "khong"})
    assert small.found() == []


def test_switched_off_it_is_silent(office):
    small = office(2026)
    small.set("can_bo", 7, ho_ten="Nguyễn Đức Dương")
    small.rule("trung-ten", bat="khong")
    assert small.found() == []
