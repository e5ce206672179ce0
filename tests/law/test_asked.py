"""About whom a body is asked: by the rows, never everybody."""

from congkhai.law.asked import Asked, asked
from congkhai.law.progress import READERS
from congkhai.law.register import Register
from congkhai.model.plan import Step
from tests.law.test_until import package
from tests.packages.edited import Edit
from tests.packages.story import TODAY, sample_tables

LEADERS = {"CB-001", "CB-002", "CB-003", "CB-004"}


def of(form: str, body: str, *edits: Edit, tables=None) -> tuple[set[str], set[str]]:
    """About whom, and of whom there is an answer."""
    agency = package(*edits, tables=tables)
    found: Asked = asked(agency, agency.cycles[0])
    keys = (found.asked, found.answered)
    wanted, there = ({id for one, id, by in those if (one, by) == (form, body)} for those in keys)
    return wanted, there


def row(id: str, by: str, who: str, cycle: str, day: str = "") -> Edit:
    return Edit("y_kien", id, {"ky": cycle, "noi_y_kien": by, "can_bo": who, "ngay": day})


def test_the_party_cell_is_asked_about_head_and_deputies_where_a_task_says_so():
    assert of("YK", "CHIBO") == (LEADERS, LEADERS)
    rows = [Edit("y_kien", f"YK-0{n}", None) for n in range(1, 5)]
    assert of("YK", "CHIBO", *rows) == (LEADERS, set())
    assert of("YK", "CHIBO", *rows, Edit("cong_viec", "CV-10", {"buoc": ""})) == (set(), set())


def test_a_row_without_a_day_asks_and_one_with_a_day_answers():
    """The plan of 2022 lets the council ask whom it wants; nobody is asked before a row says so."""
    assert of("YK", "CONGDOAN", tables=sample_tables()) == (set(), set())
    ask = row("YK-01", "CONGDOAN", "CB-012", "KY-2022")
    assert of("YK", "CONGDOAN", ask, tables=sample_tables()) == ({"CB-012"}, set())
    assert of("YK", "CHIBO", ask, tables=sample_tables()) == (set(), set())
    told = row("YK-01", "CONGDOAN", "CB-012", "KY-2022", "2022-11-28")
    assert of("YK", "CONGDOAN", told, tables=sample_tables()) == ({"CB-012"}, {"CB-012"})


def test_the_council_that_a_task_names_appraises_and_no_other():
    wanted, there = of("PTD", "HD-TD", tables=sample_tables())
    assert len(wanted) > 40 and there <= wanted | {"CB-001"}
    for other in ("HD-SK", "HD-PHONG"):
        assert of("PTD", other, tables=sample_tables())[0] == set()
    unnamed = Edit("cong_viec", "CV-14", {"bieu_mau": ""})
    assert of("PTD", "HD-SK", unnamed, tables=sample_tables())[0] == wanted


def test_who_is_only_asked_has_given_no_opinion():
    agency = package(Edit("y_kien", "YK-01", {"ngay": ""}))
    cycle = agency.cycles[0]
    task = next(one for one in cycle.tasks if one.step is Step.PARTY_OPINION)
    seen = READERS[Step.PARTY_OPINION](Register(agency=agency, cycle=cycle, today=TODAY, task=task))
    assert seen is not None and [one.id for one in seen.missing] == ["CB-001"]
    assert len(cycle.opinions) - len(cycle.opinions_given) == 1
