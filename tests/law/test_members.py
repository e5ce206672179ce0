"""Who counts when the highest level is shared out (NĐ 335/2025 Đ.20.5a, Đ.10.2, Đ.8.5, Đ.28.2)."""

import pytest

from congkhai.law.members import contracts_rated, grouped, members, standing, units
from congkhai.model.structure import Employment, UnitKind

ALL = ["CB-02", "CB-03", "CB-04", "CB-05", "CB-06"]


def who(small) -> list[str]:
    agency = small.agency()
    return [member.official.id for member in members(agency, agency.cycles[0])]


def test_all_but_the_head_of_the_agency_count(office):
    assert who(office(2026)) == ALL


@pytest.mark.parametrize(
    "cells",
    [
        {"trang_thai": "cap_tren", "muc": "HTTNV", "quyet_dinh": "QD-CT"},
        {"trang_thai": "khong_xep_loai", "muc": "", "quyet_dinh": ""},
        {"quyet_dinh": "QD-CT"},
    ],
)
def test_who_is_not_rated_or_not_here_does_not_count(office, cells):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, **cells)
    assert who(small) == ALL[1:]


def test_who_has_no_rating_yet_counts_while_the_post_is_held(office):
    small = office(2026)
    small.drop("xep_loai_ca_nhan", can_bo="CB-06")
    assert who(small) == ALL
    small.set("phan_cong", 7, den_ngay="2026-11-30")
    assert who(small) == ALL[:-1]


def test_who_waits_for_the_decision_counts_as_who_has_no_rating_yet(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 7, trang_thai="cho_quyet_dinh", muc="", quyet_dinh="")
    agency = small.agency()
    last = members(agency, agency.cycles[0])[-1]
    assert (last.official.id, last.level) == ("CB-06", "")


def test_who_left_with_a_rating_counts(office):
    small = office(2026)
    small.set("phan_cong", 7, den_ngay="2026-11-30", nhom_nhiem_vu="Chuyên môn")
    agency = small.agency()
    last = members(agency, agency.cycles[0])[-1]
    assert (last.official.id, last.group, last.level) == ("CB-06", "Chuyên môn", "HTTNV")


@pytest.mark.parametrize("kind", ["vien_chuc", "hop_dong"])
def test_other_kinds_of_employment_do_not_count(office, kind):
    small = office(2026)
    small.set("phan_cong", 7, loai_lao_dong=kind)
    assert who(small) == ALL[:-1]


@pytest.mark.parametrize(
    ("cells", "rated"),
    [
        ({"gia_tri_chu": "co"}, True),
        ({"gia_tri_chu": "Có"}, True),
        ({"gia_tri": "1"}, True),
        ({"gia_tri_chu": "khong"}, False),
        ({"gia_tri_chu": ""}, False),
        ({"gia_tri_chu": "co", "tu_nam": "2027"}, False),
    ],
)
def test_contract_workers_count_apart_where_the_agency_decided_so(office, cells, rated):
    small = office(2026)
    small.set("phan_cong", 7, loai_lao_dong="hop_dong")
    small.parameter("AP-DUNG-HOP-DONG", **cells)
    assert (contracts_rated(small.agency(), 2026) is not None) == rated
    assert who(small) == ALL[:-1]
    agency = small.agency()
    apart = members(agency, agency.cycles[0], Employment.CONTRACT)
    assert [one.official.id for one in apart] == (ALL[-1:] if rated else [])


def test_groups_are_the_same_in_any_spelling(office):
    small = office(2026)
    for row, group in ((3, ""), (4, "Tổng hợp"), (5, "Hoà giải"), (6, "tổng hợp "), (7, "Hòa giải")):
        small.set("phan_cong", row, nhom_nhiem_vu=group)
    agency = small.agency()
    groups = grouped(members(agency, agency.cycles[0]))
    assert {name: [one.official.id for one in those] for name, those in groups.items()} == {
        "": ["CB-02"],
        "Tổng hợp": ["CB-03", "CB-05"],
        "Hoà giải": ["CB-04", "CB-06"],
    }


def test_how_a_group_stands(office):
    rules = office(2026).agency().cycles[0].rule_set
    made = standing(["HTXSNV", "HTTNV", "HTTNV", "KHTNV", ""], rules)
    assert (made.rated, made.highest, made.following, made.unknown) == (4, 1, 2, 0)
    assert standing(["HTXSNV", "A", "", "HTNV"], rules).unknown == 1


def test_divisions_alone_are_recognised_here(office):
    small = office(2026)
    cycle = small.agency().cycles[0]
    assert [rating.unit.kind for rating in units(cycle)] == [UnitKind.DIVISION]
    small.set("xep_loai_tap_the", 3, quyet_dinh="QD-CT")
    assert units(small.agency().cycles[0]) == ()
