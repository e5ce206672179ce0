"""Whose part of a form it is: who tracks whom (NĐ 335/2025 Đ.10.1), who rates (Đ.10.2), who presides."""

import pytest

from congkhai.law.owed import Owed, offered, owed
from congkhai.law.writers import writers
from congkhai.model.agency import Agency
from congkhai.model.forms import Writer
from congkhai.model.structure import Rank, UnitKind
from congkhai.records.assemble import assemble
from tests.packages.edited import Edit, edited
from tests.packages.story import office, office_tables, sample

NEW, OLD = office(), sample()
HEAD, CHIEF, DEPUTY_CHIEF, CLERK, CONTRACT = "CB-001", "CB-005", "CB-006", "CB-010", "CB-013"
ENDED = {"den_ngay": "2026-06-30"}


def package(*edits: Edit) -> Agency:
    agency, findings = assemble(edited(office_tables(), edits))
    assert agency is not None and findings == ()
    return agency


def post(id: str, **cells: str) -> Edit:
    plain = {"vai_tro": "thanh_vien", "chinh": "co", "loai_lao_dong": "cong_chuc", "dang_vien": "co"}
    return Edit("phan_cong", id, plain | cells)


#: The chief of the office leaves at the middle of the year; his deputy follows him.
FOLLOWED = package(
    Edit("phan_cong", "PC-005", ENDED),
    Edit("phan_cong", "PC-006", ENDED),
    post(
        "PC-900", can_bo=DEPUTY_CHIEF, don_vi="P-VP", chuc_vu="CVP", vai_tro="dung_dau", tu_ngay="2026-07-01"
    ),
)
#: Nobody follows him.
VACANT = package(Edit("phan_cong", "PC-005", ENDED))
#: A deputy of the agency heads a division as well.
AT_ONCE = package(
    Edit("phan_cong", "PC-005", {"den_ngay": "2026-01-31"}),
    post(
        "PC-900",
        can_bo="CB-002",
        don_vi="P-VP",
        chuc_vu="CVP",
        vai_tro="dung_dau",
        chinh="khong",
        tu_ngay="2026-02-01",
    ),
)


def asked(agency: Agency, form: str, subject: str, turn: str = "") -> Owed:
    cycle = agency.cycles[0]
    every = [*owed(agency, cycle)]
    for official in agency.officials:
        every += offered(agency, cycle, official)
    return next(one for one in every if one.key == (form, subject, turn))


def tracked_by(agency: Agency, id: str, month: int = 7) -> set[str]:
    one = asked(agency, "M-335-01", id, f"thang-{month:02}")
    return {*writers(agency, agency.cycles[0], one, Writer.TRACKER)}


@pytest.mark.parametrize(
    ("agency", "id", "month", "by"),
    [
        (NEW, HEAD, 7, set()),
        (NEW, "CB-002", 7, {HEAD}),
        (NEW, "CB-004", 7, {HEAD}),
        (NEW, CHIEF, 7, {HEAD}),
        (NEW, "CB-030", 7, {HEAD}),
        (NEW, DEPUTY_CHIEF, 7, {CHIEF}),
        (NEW, CLERK, 7, {CHIEF}),
        (NEW, CONTRACT, 7, {CHIEF}),
        (NEW, "CB-034", 7, {"CB-030"}),
        (FOLLOWED, CLERK, 6, {CHIEF}),
        (FOLLOWED, CLERK, 7, {DEPUTY_CHIEF}),
        (FOLLOWED, DEPUTY_CHIEF, 6, {CHIEF}),
        (FOLLOWED, DEPUTY_CHIEF, 7, {HEAD}),
        (FOLLOWED, CHIEF, 6, {HEAD}),
        (VACANT, CLERK, 6, {CHIEF}),
        (VACANT, CLERK, 7, {HEAD}),
        (VACANT, DEPUTY_CHIEF, 7, {HEAD}),
        (AT_ONCE, CLERK, 7, {"CB-002"}),
        (AT_ONCE, DEPUTY_CHIEF, 7, {"CB-002"}),
        (AT_ONCE, "CB-002", 7, {HEAD}),
    ],
)
def test_who_tracks_whom(agency: Agency, id: str, month: int, by: set[str]):
    assert tracked_by(agency, id, month) == by


def test_a_deputy_in_charge_of_a_unit_tracks_it_and_is_tracked_by_the_head():
    """Whoever heads a unit without the post of its head; and a deputy of the agency who works in a unit."""
    edits = (
        Edit("phan_cong", "PC-005", {"den_ngay": "2025-12-31"}),
        Edit("phan_cong", "PC-006", {"vai_tro": "dung_dau"}),
        Edit("phan_cong", "PC-002", {"don_vi": "P-VP"}),
    )
    agency, _ = assemble(edited(office_tables(), edits))
    assert agency is not None
    assert tracked_by(agency, CLERK) == {DEPUTY_CHIEF}
    assert tracked_by(agency, DEPUTY_CHIEF) == {HEAD}
    assert tracked_by(agency, "CB-002") == {HEAD}


def test_nobody_tracks_himself_and_everybody_but_the_head_is_tracked_by_one():
    """Đ.10.1: a) the superior the head; b) the head deputies and chiefs; c) these the others."""
    cycle = NEW.cycles[0]
    for one in owed(NEW, cycle):
        if one.form.id != "M-335-01" or one.official is None or one.period is None:
            continue
        day = one.period.last_day(2026)
        held, by = NEW.post(one.official, day), writers(NEW, cycle, one, Writer.TRACKER)
        assert held is not None and one.official.id not in by
        if held.position.rank is Rank.AGENCY_HEAD:
            assert by == frozenset()
        elif held.position.rank in (Rank.AGENCY_DEPUTY, Rank.UNIT_HEAD):
            assert by == {HEAD}
        else:
            chief = NEW.head(held.unit, day)
            assert chief is not None and by == {chief.id}


def test_the_author_is_the_person_or_who_heads_the_unit():
    cycle = NEW.cycles[0]
    assert writers(NEW, cycle, asked(NEW, "M-335-02", CLERK), Writer.AUTHOR) == {CLERK}
    assert writers(NEW, cycle, asked(NEW, "TDG-TT", "P-VP"), Writer.AUTHOR) == {CHIEF}
    assert writers(VACANT, VACANT.cycles[0], asked(VACANT, "TDG-TT", "P-VP"), Writer.AUTHOR) == frozenset()
    leadership = next(unit for unit in OLD.units if unit.kind is UnitKind.LEADERSHIP)
    assert writers(OLD, OLD.cycles[0], asked(OLD, "DC-TT", leadership.id), Writer.AUTHOR) == {"CB-001"}


def test_the_head_rates_everybody_and_somebody_outside_the_head():
    """Đ.10.2, and so it is with the answer to a petition (Đ.22)."""
    for form in ("M-335-02", "KN"):
        assert writers(NEW, NEW.cycles[0], asked(NEW, form, CLERK), Writer.AUTHORITY) == {HEAD}
        assert writers(NEW, NEW.cycles[0], asked(NEW, form, HEAD), Writer.AUTHORITY) == frozenset()


def test_minutes_are_the_bodys_to_write_and_the_chairs_to_adopt():
    cycle = NEW.cycles[0]
    for one in owed(NEW, cycle):
        if one.meeting and one.meeting.chair:
            assert writers(NEW, cycle, one, Writer.SECRETARY) == {one.meeting.unit.id}
            chairs = writers(NEW, cycle, one, Writer.CHAIR)
            held = {row.official.id for row in NEW.assignments if row.position.id == one.meeting.chair.id}
            assert chairs and chairs <= held
    of_division = next(one for one in owed(NEW, cycle) if one.meeting and one.meeting.unit.id == "P-VP")
    assert writers(NEW, cycle, of_division, Writer.CHAIR) == {CHIEF}
    assert writers(NEW, cycle, of_division, Writer.TRACKER) == frozenset()


def test_an_opinion_is_of_the_body_that_was_asked():
    opinions = [one for one in offered(NEW, NEW.cycles[0], NEW.officials[0]) if one.form.id == "YK"]
    assert opinions
    for one in opinions:
        assert one.body is not None
        assert writers(NEW, NEW.cycles[0], one, Writer.BODY) == {one.body.id}
        assert writers(NEW, NEW.cycles[0], one, Writer.SECRETARY) == frozenset()
