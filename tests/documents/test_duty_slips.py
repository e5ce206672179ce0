"""Slips name what is left to do, person by person, and nothing that is done or waits at the office."""

from datetime import date

from congkhai.documents import duty_slips
from congkhai.documents.duty_words import Handed
from congkhai.documents.who_owes import Roster
from congkhai.law.duties import DutyKind, duties
from congkhai.value import replace
from tests.packages.edited import edited
from tests.packages.story import assembled, office_tables

TODAY = date(2026, 11, 20)
OWN = (DutyKind.FORM, DutyKind.REVIEW)


def roster(intake: dict[tuple[str, str, str], list[Handed]] | None = None) -> Roster:
    agency = assembled(edited(office_tables(), []))[0]
    assert agency is not None
    cycle = agency.cycles[0]
    every = duties(agency, cycle, TODAY)
    return Roster(agency=agency, cycle=cycle, today=TODAY, duties=every, intake=intake or {})


def test_who_has_something_left_has_a_slip_and_nobody_else():
    made = duty_slips.slips(roster())
    left = {duty.subject.id for duty in roster().duties if not duty.settled and duty.kind in OWN}
    people = {official.id for official in roster().agency.officials} & left
    assert {slip.name.rpartition("(")[2].rstrip(")") for slip in made} == people
    assert all(slip.lines for slip in made)


def test_what_the_office_does_itself_is_on_no_slip():
    """Scores and notices are not in yet, and everybody has a form and a review left."""
    kinds = {duty.kind for duty in roster().duties if not duty.settled}
    assert {DutyKind.SCORE, DutyKind.NOTICE} <= kinds
    lines = " ".join(line for slip in duty_slips.slips(roster()) for line in slip.lines)
    assert "Mẫu số 02" in lines and "Kiểm điểm tại" in lines
    assert "Được thông báo kết quả" not in lines and "Điểm theo dõi, đánh giá" not in lines


def test_what_waits_at_the_office_is_not_asked_for_again():
    before = {slip.name: slip.lines for slip in duty_slips.slips(roster())}
    own = next(duty for duty in roster().duties if duty.owed and not duty.settled and duty.owed.official)
    assert own.owed is not None
    key = own.owed.key
    waits = Handed(
        key=key, form="x", part="y", state="đã nhận", moment="z", receipt="TN-2026-000001", waits=True
    )
    after = {slip.name: slip.lines for slip in duty_slips.slips(roster({key: [waits]}))}
    changed = [name for name in before if before[name] != after.get(name)]
    assert [name.rpartition("(")[2] for name in changed] == [f"{key[1]})"]


def test_the_sheet_is_a_whole_page_with_every_slip():
    page = duty_slips.text(roster())
    assert page.count('<section class="phieu"') == len(duty_slips.slips(roster()))
    assert "tính đến ngày 20/11/2026" in page
    marked = duty_slips.text(replace(roster(), agency=replace(roster().agency, sample=True)))
    assert ("DỮ LIỆU MINH HOẠ" in page, "DỮ LIỆU MINH HOẠ" in marked) == (False, True)
