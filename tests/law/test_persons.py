"""Whom a typed id or name means, with or without marks."""

import pytest

from congkhai.law.persons import called, meant, names, nearest, units_meant, units_nearest
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office, office_tables

AGENCY = office()


def ids(people) -> list[str]:
    return [one.id for one in people]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("CB-016", ["CB-016"]),
        (" cb-016 ", ["CB-016"]),
        ("Nguyễn Thị Hoà", ["CB-016"]),
        ("Nguyễn Thị Hòa", ["CB-016"]),
        ("nguyen  thi hoa", ["CB-016"]),
        ("NGUYỄN THỊ HOÀ", ["CB-016"]),
        ("Dang Phuc Thuy", ["CB-027"]),
        ("Ọi", ["CB-024"]),
        ("oi", ["CB-024"]),
        ("ọі", ["CB-024"]),
        ("lо vаn hoa", ["CB-017", "CB-032"]),
        ("CB‑027", ["CB-027"]),
        ("СB-027", ["CB-027"]),
        ("Lò Văn Hoà", ["CB-017", "CB-032"]),
        ("lo van hoa", ["CB-017", "CB-032"]),
        ("Quàng Thị Phượng", ["CB-022", "CB-023"]),
        ("Quàng Thị Phượng (CB-023)", ["CB-023"]),
        ("Quàng Thị Phượng (CB-010)", []),
        ("Hoà", []),
        ("CB-999", []),
        ("", []),
    ],
)
def test_a_person_is_meant_by_id_by_name_or_by_name_without_marks(asked, found):
    assert ids(meant(AGENCY, asked)) == found


def test_namesakes_bear_their_ids_and_nobody_else_does():
    by_id = {one.id: one for one in AGENCY.officials}
    assert called(AGENCY, by_id["CB-022"]) == "Quàng Thị Phượng (CB-022)"
    assert called(AGENCY, by_id["CB-010"]) == "Mùa A Sếnh"
    told = names(AGENCY)
    assert (told["CB-023"], told["P-VP"]) == ("Quàng Thị Phượng (CB-023)", "Văn phòng Sở")
    assert len({told[one.id] for one in AGENCY.officials}) == len(AGENCY.officials)


def test_a_tone_mark_in_another_place_or_a_capital_keeps_nobody_apart():
    other = edited(office_tables(), [Edit("can_bo", "CB-010", {"ho_ten": "nguyễn thị Hòa"})])
    told = names(assembled(other)[0])
    assert (told["CB-010"], told["CB-016"]) == ("nguyễn thị Hòa (CB-010)", "Nguyễn Thị Hoà (CB-016)")


def test_marks_that_are_typed_tell_people_apart():
    other = edited(office_tables(), [Edit("can_bo", "CB-032", {"ho_ten": "Lò Văn Hoa"})])
    agency = assembled(other)[0]
    assert ids(meant(agency, "Lò Văn Hoà")) == ["CB-017"]
    assert ids(meant(agency, "Lò Văn Hoa")) == ["CB-032"]
    assert ids(meant(agency, "lo van hoa")) == ["CB-017", "CB-032"]


@pytest.mark.parametrize(
    "name", ["Сầm Xuân Vượng", "Ｃầm Xuân Vượng", "Cầm Хuân Vượηg", "Ca\u0302\u0300m Хuân Vượng"]
)
def test_a_person_whose_name_holds_look_alikes_is_found(name):
    other = edited(office_tables(), [Edit("can_bo", "CB-032", {"ho_ten": name})])
    agency = assembled(other)[0]
    for asked in ("cam xuan vuong", "Cầm Xuân Vượng", name):
        assert ids(meant(agency, asked)) == ["CB-032"]
    assert ids(nearest(agency, "vuong")) == ["CB-032"]


def test_marks_that_are_nobodys_do_not_count():
    assert ids(meant(AGENCY, "Đoàn Quang Thúy")) == ["CB-004"]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Sua", ["CB-018"]),
        ("Quang", ["CB-004", "CB-013", "CB-022", "CB-023"]),
        ("Nguyen Thi Hao", ["CB-016"]),
    ],
)
def test_the_nearest_names_hold_the_words_or_look_alike(asked, first):
    assert ids(nearest(AGENCY, asked))[: len(first)] == first


def test_nobody_is_near_what_is_like_no_name():
    assert nearest(AGENCY, "xyzzy 123") == ()
    assert nearest(AGENCY, " ") == ()
    assert len(nearest(AGENCY, "Thị")) == 5


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("p-csdt", ["P-CSDT"]),
        ("phong chinh sach dan toc", ["P-CSDT"]),
        ("PHÒNG CSDT", ["P-CSDT"]),
        ("Chính sách", []),
        ("", []),
    ],
)
def test_a_unit_is_meant_by_its_short_name_too(asked, found):
    assert ids(units_meant(AGENCY.units, asked)) == found
    assert ids(units_nearest(AGENCY.units, "chính sách"))[:1] == ["P-CSDT"]
