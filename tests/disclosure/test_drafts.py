"""What is only a draft of the plan is shown to the staff as one, and to the public not at all."""

from datetime import date

from congkhai.disclosure.public import Audience, PublicCycle
from congkhai.disclosure.reveal import reveal
from congkhai.records.assemble import assemble
from tests.packages.edited import Edit, edited
from tests.packages.story import TODAY, office_tables

UNCONFIRMED = Edit("cong_viec", "CV-18", {"du_thao": "co"})
NOT_ISSUED = Edit("van_ban", "KH-2026", {"ngay_ban_hanh": ""})


def shown(audience: Audience, *edits: Edit, today: date = TODAY) -> PublicCycle:
    agency, _ = assemble(edited(office_tables(), edits))
    assert agency is not None
    return reveal(agency, audience, today).newest


def test_the_public_sees_no_task_that_is_not_confirmed():
    names = {task.id for task in shown(Audience.PORTAL).tasks}
    assert names - {task.id for task in shown(Audience.PORTAL, UNCONFIRMED).tasks} == {"CV-18"}
    assert shown(Audience.PORTAL, UNCONFIRMED).pending == ("tasks",)
    assert shown(Audience.PORTAL).pending == shown(Audience.AGENCY, UNCONFIRMED).pending == ()


def test_the_staff_see_it_and_read_that_it_is_a_draft():
    details = {task.id: task.detail for task in shown(Audience.AGENCY, UNCONFIRMED).tasks}
    assert [id for id, detail in details.items() if "chưa xác nhận" in detail] == ["CV-18"]


def test_of_a_plan_that_is_not_issued_the_public_sees_nothing():
    cycle = shown(Audience.PORTAL, NOT_ISSUED)
    assert cycle.plan is None
    assert (cycle.tasks, cycle.citations, cycle.places, cycle.recipients, cycle.forms) == ((),) * 5
    assert cycle.results is not None


def test_the_staff_see_it_all():
    assert len(shown(Audience.AGENCY, NOT_ISSUED).tasks) == len(shown(Audience.AGENCY).tasks)
