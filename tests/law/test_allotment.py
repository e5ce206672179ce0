"""Who counts before the council sits, and what is known of each, told of the whole agency of 2026."""

from congkhai.law.allotment import Allotment, Heard, Outside, allotment
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office, office_tables

CYCLE = office().cycles[0]
UNDECIDED = [Edit("xep_loai_ca_nhan", row.id, {"muc": "", "quyet_dinh": ""}) for row in CYCLE.person_ratings]
UNDECIDED += [Edit("xep_loai_tap_the", row.id, {"muc": "", "quyet_dinh": ""}) for row in CYCLE.unit_ratings]
COUNCIL = [Edit("de_xuat", row.place.key or "", None) for row in CYCLE.proposals if row.by.id == "HD-TD"]
ALL = [Edit("de_xuat", row.place.key or "", None) for row in CYCLE.proposals]


def made(*edits: Edit) -> Allotment:
    agency, _ = assembled(edited(office_tables(), edits))
    return allotment(agency, agency.cycles[0])


def test_what_is_decided_counts_first():
    whole = made().whole
    assert (whole.people, whole.by_level, whole.open, whole.at_least_good) == (30, (4, 20, 6, 0), 0, 24)
    assert {by: count for by, count in whole.heard.items() if count} == {Heard.DECIDED: 30}


def test_before_the_decision_the_councils_proposals_count_and_before_these_the_divisions():
    assert {by for by, count in made(*UNDECIDED).whole.heard.items() if count} == {Heard.COUNCIL}
    heard = made(*UNDECIDED, *COUNCIL).whole.heard
    assert {by for by, count in heard.items() if count} == {Heard.PROPOSED, Heard.NOBODY}


def test_a_division_does_not_outvote_the_council():
    cells = {"ky": "KY-2026", "don_vi_de_xuat": "P-VP", "can_bo": "CB-010", "muc": "HTNV"}
    later = Edit("de_xuat", "DX-900", cells)
    assert made(*UNDECIDED, later).whole.by_level == made(*UNDECIDED).whole.by_level


def test_of_two_proposals_of_one_body_the_later_counts_whatever_the_order_of_the_rows():
    same = {"ky": "KY-2026", "don_vi_de_xuat": "P-VP", "can_bo": "CB-010"}
    late = {"muc": "HTNV", "ngay": "2026-11-30"}
    early = {"muc": "HTXSNV", "ngay": "2026-11-27"}
    for first, second in ((early, late), (late, early)):
        rows = [Edit("de_xuat", "DX-900", same | first), Edit("de_xuat", "DX-901", same | second)]
        assert made(*UNDECIDED, *ALL, *rows).whole.by_level == (0, 0, 1, 0)


def test_who_has_no_level_yet_may_still_be_good():
    whole = made(*UNDECIDED, *ALL).whole
    assert (whole.people, whole.by_level, whole.open, whole.at_least_good) == (30, (0, 0, 0, 0), 30, 30)


def test_who_waits_for_the_decision_is_open_and_so_is_a_unit():
    waiting = {"trang_thai": "cho_quyet_dinh", "muc": "", "quyet_dinh": ""}
    people = [Edit("xep_loai_ca_nhan", one.id, waiting) for one in CYCLE.person_ratings if one.decision]
    units = [Edit("xep_loai_tap_the", one.id, waiting) for one in CYCLE.unit_ratings if one.decision]
    before, after = made(*UNDECIDED, *ALL), made(*people, *units, *ALL)
    assert (after.whole.people, after.whole.open) == (before.whole.people, before.whole.open)
    assert after.units.people == before.units.people > 0


def test_the_groups_of_like_tasks_and_those_in_none():
    found = made()
    assert {one.name: (one.people, one.by_level) for one in found.groups} == {
        "Lãnh đạo, quản lý": (14, (2, 10, 2, 0)),
        "Tổng hợp, kế hoạch, hành chính": (8, (1, 5, 2, 0)),
        "Tham mưu dân tộc, tôn giáo": (8, (1, 5, 2, 0)),
    }
    assert found.ungrouped == 0
    assert made(Edit("phan_cong", "PC-034", {"nhom_nhiem_vu": ""})).ungrouped == 1


def test_contract_workers_whom_the_agency_rates_are_a_base_of_their_own():
    contracts = made().contracts
    assert (contracts.people, contracts.by_level) == (2, (0, 1, 1, 0))
    undecided = Edit("tham_so", "AP-DUNG-HOP-DONG + 2026", {"gia_tri_chu": "khong"})
    assert made(undecided).contracts.people == 0


def test_divisions_count_and_neither_the_agency_nor_its_leadership():
    units = made().units
    assert (units.people, units.by_level) == (5, (0, 4, 1, 0))
    assert made(*UNDECIDED, *ALL).units.open == 5
    elsewhere = Edit("xep_loai_tap_the", "XLTT-07", {"trang_thai": "cap_tren", "muc": "", "quyet_dinh": ""})
    assert made(elsewhere).units.people == 4


def outside(*edits: Edit) -> dict[Outside, list[str]]:
    return {why: [one.id for one in people] for why, people in made(*edits).outside.items()}


def test_who_is_outside_is_said_with_the_reason():
    assert outside() == {Outside.SUPERIOR: ["CB-001"], Outside.NOT_RATED: ["CB-029"]}
    not_rated = Edit("tham_so", "AP-DUNG-HOP-DONG + 2026", {"gia_tri_chu": "khong"})
    assert outside(not_rated)[Outside.CONTRACT] == ["CB-013", "CB-014"]
    other_set = Edit("phan_cong", "PC-034", {"loai_lao_dong": "vien_chuc"})
    assert outside(other_set)[Outside.PUBLIC_EMPLOYEE] == ["CB-034"]


def test_everybody_is_inside_or_outside_once():
    found = made()
    inside = found.whole.people + found.contracts.people
    assert inside + sum(map(len, found.outside.values())) == len(office().officials)
