"""What each kind of reader hands in, as the rows of the plan say."""

from congkhai.law.handing_in import handed_in
from congkhai.model.plan import Step
from congkhai.value import replace
from tests.packages.story import sample

[CYCLE] = sample().cycles


def ids(kinds: set[str], cycle=CYCLE) -> list[str]:
    return [task.id for task in handed_in(cycle, kinds)]


def test_a_collective_sends_its_draft_and_a_division_its_dossier():
    assert ids({"tap_the_lanh_dao"}) == ["CV-02"]
    assert ids({"don_vi"}) == ["CV-02", "CV-20"]


def test_a_person_sends_a_draft_and_a_leader_scores_too():
    assert ids({"dang_vien"}) == ids({"cong_chuc_ngoai_dang"}) == ["CV-06"]
    assert ids({"lanh_dao_quan_ly", "dang_vien"}) == ["CV-06", "CV-15"]


def test_where_no_draft_is_ordered_the_self_review_is_handed_in():
    without = tuple(task for task in CYCLE.tasks if task.step is not Step.SEND_DRAFTS)
    assert ids({"dang_vien"}, replace(CYCLE, tasks=without)) == ["CV-05"]
    assert ids({"tap_the_lanh_dao"}, replace(CYCLE, tasks=without)) == []
