"""Units vote, the council proposes, the conference rates, then it is decided (plan 2022, III, IV)."""

import pytest

from congkhai.findings import Severity
from congkhai.records.assemble import assemble
from congkhai.rules.rating_order import RULE
from tests.packages.edited import Edit, edited
from tests.packages.story import TODAY, office_tables
from tests.rules.publishing import not_this_year, paper, replace_rating

LATE, EARLY = "buoc-xep-loai-muon", "buoc-xep-loai-som"


def moved(table: str, key: str, day: str, hour: str = "") -> Edit:
    column = "ngay" if table == "hoi_nghi" else "ngay_ban_hanh"
    return Edit(table, key, {column: day} | ({"gio": hour} if hour else {}))


def told(*edits: Edit) -> list[tuple[str, str | None]]:
    """What the rule says of the whole agency of 2026: units vote 27/11, council 01/12, conference 02/12."""
    agency, _ = assemble(edited(office_tables(), edits))
    assert agency is not None
    return [(one.code, one.place.key) for one in RULE.check(agency, agency.cycles[0], TODAY)]


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (moved("hoi_nghi", "HN-24", "2026-12-07"), (LATE, "HN-24")),
        (moved("hoi_nghi", "HN-24", "2026-12-03"), None),
        (moved("hoi_nghi", "HN-23", "2026-12-07"), (LATE, "HN-23")),
        (moved("hoi_nghi", "HN-23", "2026-11-26"), (EARLY, "HN-23")),
        (moved("hoi_nghi", "HN-23", "2026-11-27", "08:00"), None),
        (moved("hoi_nghi", "HN-23", "2026-12-02", "08:30"), (LATE, "HN-23")),
        (moved("hoi_nghi", "HN-19", "2026-12-01", "09:00"), (LATE, "HN-19")),
        (moved("hoi_nghi", "HN-19", "2026-12-07"), (LATE, "HN-19")),
        (moved("van_ban", "QD-2026-145", "2026-12-05"), (LATE, "QD-2026-145")),
        (moved("van_ban", "QD-2026-145", "2026-12-04"), None),
        (moved("van_ban", "QD-2026-146", "2026-12-01"), (EARLY, "QD-2026-146")),
        (moved("van_ban", "QD-2026-146", "2025-12-04"), None),
    ],
)
def test_one_step_out_of_order_is_told_once_and_at_its_row(edit, found):
    assert told(edit) == ([found] if found else [])


def test_two_steps_out_of_order_are_two_findings():
    edits = (moved("hoi_nghi", "HN-19", "2026-12-01", "09:00"), moved("van_ban", "QD-2026-145", "2026-12-05"))
    assert sorted(told(*edits)) == [(LATE, "HN-19"), (LATE, "QD-2026-145")]


def test_a_step_held_once_more_does_not_undo_the_first():
    votes = {"hoi_nghi": "HN-26", "can_bo": "CB-016", "phat_ra": "4", "thu_vao": "4", "khong_hop_le": "0"}
    meeting = {"ky": "KY-2026", "ten": "Họp lại", "loai": "hop_phong", "don_vi": "P-CSDT", "gio": "08:00"}
    held = Edit("hoi_nghi", "HN-26", meeting | {"ngay": "2026-12-03"})
    assert told(held, Edit("bieu_quyet", "BQ-099", votes)) == []


@pytest.mark.parametrize(("day", "late"), [("2022-12-01", False), ("2022-12-02", True)])
def test_the_conference_and_the_day_of_the_decision(office, day, late):
    small = office()
    small.set("hoi_nghi", 5, ngay=day)
    assert small.found() == ([(LATE, "hoi_nghi.csv", 5, "ngay")] if late else [])


def test_what_it_says(office):
    small = office()
    small.set("hoi_nghi", 5, ngay="2022-12-02")
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    assert finding.source == "Kế hoạch 99/KH-BDT, I.3, III.2, IV.1, IV.3"
    (row,) = small.rows("van_ban", ma="QD-1")
    assert finding.message == (
        "Hội nghị xếp loại HN-4 ghi lúc 08:00 ngày 02/12/2022, sau quyết định 01/QĐ-BDT ngày 01/12/2022 "
        f"(bảng Văn bản, dòng {row}); thứ tự phải là: đơn vị biểu quyết, hội đồng họp, hội nghị xếp loại, "
        "quyết định về tập thể, quyết định về cá nhân."
    )


def test_what_replaces_a_decision_and_what_a_superior_decides_do_not_count(office):
    small = office()
    paper(small, "QD-2", "02/QĐ-BDT", "2022-11-25")
    replace_rating(small, "QD-2")
    small.set("xep_loai_tap_the", 3, quyet_dinh="QD-CT")
    small.set("van_ban", small.rows("van_ban", ma="QD-CT")[0], ngay_ban_hanh="2022-12-20")
    assert small.found() == []


def test_where_the_rule_does_not_hold(office):
    small = office()
    small.set("hoi_nghi", 5, ngay="2022-12-02")
    not_this_year(small, "thu-tu-xep-loai")
    assert small.found() == []
