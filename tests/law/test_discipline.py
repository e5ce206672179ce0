"""Which disciplinary decisions are a ground for which year (NĐ 335/2025 Đ.11.3)."""

from datetime import date

from congkhai.law.discipline import counted_twice, grounds
from congkhai.model.structure import Official
from congkhai.model.year import Cause, Discipline, DisciplineKind
from congkhai.value import replace
from tests.packages.rows import row

WHO = Official(row=row(), id="CB-05", name="Nguyễn Đức Dương")
FIRST = Discipline(
    row=row(),
    id="KL-1",
    official=WHO,
    kind=DisciplineKind.PARTY,
    form="Khiển trách",
    cause=Cause.DUTY,
    since=date(2026, 5, 4),
    act="HV-1",
    elsewhere=False,
    counted_in=None,
)
SECOND = replace(FIRST, id="KL-2", kind=DisciplineKind.STATE, since=date(2027, 1, 12))


def years(*rows: Discipline) -> dict[int, str]:
    return {year: row.id for (_, year), row in grounds(rows).items()}


def test_a_decision_counts_in_the_year_in_which_it_took_effect():
    assert years(FIRST) == {2026: "KL-1"}
    assert years(replace(FIRST, cause=Cause.DECLINE)) == {2026: "KL-1"}


def test_other_causes_and_acts_of_the_former_organisation_do_not_count():
    assert years(replace(FIRST, cause=Cause.OTHER)) == {}
    assert years(replace(FIRST, elsewhere=True)) == {}


def test_one_act_counts_in_one_year():
    """Disciplined by the Party in 2026 and by the agency in 2027."""
    assert years(FIRST, SECOND) == years(SECOND, FIRST) == {2026: "KL-1"}
    assert years(FIRST, replace(SECOND, act="HV-2")) == {2026: "KL-1", 2027: "KL-2"}
    assert years(replace(FIRST, act=""), replace(SECOND, act="")) == {2026: "KL-1", 2027: "KL-2"}


def test_the_year_that_a_row_names_goes_first():
    """Used as a ground in 2025, before there was a decision (Đ.11.3b)."""
    assert years(replace(FIRST, counted_in=2025)) == {2025: "KL-1"}
    assert years(FIRST, replace(SECOND, counted_in=2027)) == {2027: "KL-2"}


def test_an_act_counted_for_the_former_organisation_is_counted():
    assert years(replace(FIRST, elsewhere=True), SECOND) == {}


def test_two_named_years_for_one_act_are_a_pair():
    rows = [replace(FIRST, counted_in=2026), replace(SECOND, counted_in=2027)]
    assert [(one.id, other.id) for one, other in counted_twice(rows)] == [("KL-1", "KL-2")]
    assert [(one.id, other.id) for one, other in counted_twice(rows[::-1])] == [("KL-1", "KL-2")]
    assert list(counted_twice([rows[0], replace(SECOND, counted_in=2026)])) == []
    assert list(counted_twice([FIRST, rows[1]])) == []
