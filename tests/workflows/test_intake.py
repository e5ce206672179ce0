"""A form on its way: handed in, received, accepted into the registers, each step refused as it should be."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest

from congkhai.errors import Changed, Stopped, WrongUse
from congkhai.findings import Refused
from congkhai.forms.blank import Attached
from congkhai.forms.document import fingerprint
from congkhai.intake import submissions
from congkhai.intake.copies import file_of, original
from congkhai.intake.faults import Decided
from congkhai.intake.store import Store
from congkhai.intake.values import State
from congkhai.model.forms import Writer
from congkhai.value import replace
from congkhai.workflows import intake_accept
from congkhai.workflows.check import standing as checked
from congkhai.workflows.intake_accept import give_back
from congkhai.workflows.intake_acts import look_at, note
from tests.forms.filling import BALLOTS, HEAD, WHOLE
from tests.workflows import intake_office
from tests.workflows.intake_office import DAY, NOVEMBER, Office, opened, undecided

CONDUCT = "1. Phẩm chất chính trị, phẩm chất đạo đức, văn hóa thực thi công vụ"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    yield from intake_office.office(tmp_path / "so")


def number_of(outcome: object) -> int:
    receipt = outcome.receipt  # type: ignore[attr-defined]
    assert receipt is not None, [one.message for one in outcome.findings]  # type: ignore[attr-defined]
    return int(receipt.number)


def both_parts(office: Office) -> tuple[int, int]:
    return number_of(office.month(WHOLE)), number_of(office.remark(hour=10))


def state(office: Office, number: int) -> State:
    return office.store.read(submissions.submission, number).last.state


def test_the_points_of_a_month_from_the_form_to_the_mean_of_the_year(office: Office):
    before = office.why()
    wrong = {name: text for name, text in WHOLE.items() if name != "uu_diem"} | {"tc_1_1": "5,5"}
    refused = office.month(wrong)
    assert refused.receipt is None
    assert [one.message for one in refused.findings] == [
        f"Mục ‘{CONDUCT}’ ghi “5,5”, không được nhận.",
        "Chưa ghi mục ‘4. Ưu điểm’.",
    ]
    assert office.store.read(submissions.standing, frozenset(State)) == ()
    taken = office.month(WHOLE)
    assert taken.findings == () and taken.receipt is not None
    assert taken.receipt.name == "TN-2026-000001" and taken.receipt.subject_name == "Mùa A Sếnh"
    second = number_of(office.remark(hour=10))
    assert office.score() == [] and office.why() == before
    first_done, second_done = office.accept(second)
    assert (first_done.number, second_done.number) == (1, 2) and first_done.code != second_done.code
    (row,) = office.score()
    assert (row["trang_thai"], row["nhom_1"], row["chat_luong"]) == ("chinh_thuc", "5", "95.5")
    after = office.why()
    assert after != before and "11: 91,6166" in after and "trung bình cộng của 12 tháng" in after.lower()
    dossiers = [one for one in office.rows("ho_so") if one["bien_nhan"]]
    assert [(one["phan"], one["bien_nhan"]) for one in dossiers] == [
        ("nguoi_lap", "TN-2026-000001"),
        ("nguoi_theo_doi", "TN-2026-000002"),
    ]
    for number, dossier in ((1, dossiers[0]), (2, dossiers[1])):
        kept = original(office.store, number)
        assert kept is not None and fingerprint(kept) == dossier["sha256"]
        assert file_of(office.store.path, dossier["sha256"]).read_bytes() == kept
        assert office.store.read(submissions.content, number) is None


def test_the_log_says_who_changed_what_by_which_verb(office: Office):
    _, second = both_parts(office)
    office.accept(second)
    lines = [line for line in office.logged() if line["verb"] == "intake accept"]
    assert {line["table"] for line in lines} == {"ho_so", "diem"}
    assert {"so_luong", "trang_thai"} <= {line["column"] for line in lines if line["table"] == "diem"}
    assert not any("Nhất trí" in str(line) or "Chăm chỉ" in str(line) for line in lines)


def test_check_has_nothing_new_against_what_was_accepted(office: Office):
    def found() -> set[tuple[str, str, str | None]]:
        return {
            (one.code, one.place.table or "", one.place.key) for one in checked(office.project, DAY).findings
        }

    before = found()
    _, second = both_parts(office)
    office.accept(second)
    assert {one for one in found() - before if one[1] in ("ho_so", "diem")} == set()


def codes(outcome: object) -> list[str]:
    return [one.code for one in outcome.findings]  # type: ignore[attr-defined]


def test_somebody_elses_part_form_or_version_is_refused(office: Office):
    given = office.blank("M-335-01", "CB-010", NOVEMBER, Writer.AUTHOR)
    for by in ("CB-011", "CB-005", "CB-001", "P-VP"):
        assert codes(office.hand_in(given, WHOLE, by)) == ["nop-phan-cua-nguoi-khac"]
    for changed, code in (
        ({"subject": "P-VP"}, "nop-mau-khong-phai-cua-minh"),
        ({"version": "0"}, "nop-mau-cu"),
        ({"writer": Writer.CHAIR}, "nop-phan-khong-co"),
        ({"period": "thang-13"}, "nop-sai-ky"),
    ):
        wrong = replace(given, head=replace(given.head, **changed))
        outcome = office.hand_in(wrong, WHOLE, "CB-010")
        assert (codes(outcome), outcome.receipt) == ([code], None)
    assert office.store.read(submissions.standing, frozenset(State)) == ()


def test_the_office_types_from_paper_what_an_outside_writer_owes(office: Office):
    given = office.blank("M-335-01", "CB-010", NOVEMBER, Writer.AUTHOR)
    outcome = office.hand_in(given, WHOLE, "", office="Văn thư")
    kept = office.store.read(submissions.submission, number_of(outcome))
    assert (kept.handed.by, kept.handed.deputised) == ("Văn thư", True)


def test_the_remark_waits_for_the_points_and_is_of_those_that_were_seen(office: Office):
    given = office.blank("M-335-01", "CB-010", NOVEMBER, Writer.AUTHOR)
    early = replace(given, head=replace(given.head, writer=Writer.TRACKER))
    assert codes(office.hand_in(early, {"nhan_xet": "Tốt"}, "CB-005")) == ["nop-phan-sau-truoc"]
    office.month(WHOLE)
    seen = office.blank("M-335-01", "CB-010", NOVEMBER, Writer.TRACKER)
    assert seen.known["so_luong"] == "90"
    office.month(WHOLE | {"so_luong": "99"}, hour=11)
    assert codes(office.hand_in(seen, {"nhan_xet": "Tốt"}, "CB-005", hour=12)) == ["nop-phan-truoc-da-doi"]
    number_of(office.remark(hour=13))


def test_a_remark_is_not_accepted_with_points_that_changed_after_it(office: Office):
    _, second = both_parts(office)
    third = number_of(office.month(WHOLE | {"so_luong": "100"}, hour=11))
    before = office.data()
    with pytest.raises(Refused) as stopped:
        office.accept(second)
    assert [one.code for one in stopped.value.findings] == ["nop-phan-truoc-da-doi"]
    assert office.data() == before
    assert (state(office, 1), state(office, second), state(office, third)) == (
        State.REPLACED,
        State.RECEIVED,
        State.RECEIVED,
    )


def test_the_same_bytes_have_the_same_receipt_whatever_has_become_of_the_form(office: Office):
    first = office.month(WHOLE)
    again = office.month({name: f" {text}" for name, text in WHOLE.items()}, hour=11)
    assert again.again and again.receipt == first.receipt and again.findings == ()
    assert len(office.store.read(submissions.standing, frozenset(State))) == 1
    late = office.month(WHOLE, day=date(2027, 1, 20))
    assert late.again and late.receipt == first.receipt


def test_a_file_that_came_before_is_known_by_its_bytes(office: Office):
    given = office.blank("M-335-01", "CB-010", NOVEMBER, Writer.AUTHOR)
    first = office.hand_in(given, WHOLE, "", content=b"<!doctype html>", file_name="mau.html")
    old = replace(given, head=replace(given.head, version="0"))
    again = office.hand_in(old, {}, "", content=b"<!doctype html>", hour=11)
    assert again.again and again.receipt == first.receipt
    assert office.store.read(submissions.content, number_of(first)) == b"<!doctype html>"


def test_a_refused_version_is_told_only_what_speaks_against_it(office: Office):
    late_from(office, "co")
    office.month(WHOLE)
    refused = office.month(WHOLE | {"tc_1_1": "5,5"}, day=date(2026, 12, 8))
    assert refused.receipt is None and refused.findings
    assert {one.code for one in refused.findings if not one.blocks} == set()


def test_what_was_given_back_may_be_handed_in_unchanged_and_fills_the_register(office: Office):
    first = number_of(office.month(WHOLE))
    moment = office.store.read(submissions.submission, first).handed.moment
    give_back(office.project, office.store, first, "Văn thư", "Thiếu bản giấy", moment)
    second = number_of(office.month(WHOLE, hour=11))
    assert (state(office, first), state(office, second)) == (State.REPLACED, State.RECEIVED)
    office.accept(second)
    changed = number_of(office.month(WHOLE | {"so_luong": "91"}, hour=12))
    office.accept(changed)
    third = number_of(office.month(WHOLE, hour=13))
    office.accept(third)
    assert len({first, second, changed, third}) == 4
    dossiers = [one for one in office.rows("ho_so") if one["bien_nhan"]]
    assert [one["thay_the"] for one in dossiers] == ["", *(one["ma"] for one in dossiers[:2])]
    assert dossiers[0]["sha256"] == dossiers[2]["sha256"]
    original(office.store, third)


def test_a_new_version_replaces_one_that_waits(office: Office):
    office.month(WHOLE)
    second = office.month(WHOLE | {"so_luong": "91"}, hour=11)
    assert codes(second) == ["nop-lai"] and second.receipt is not None
    assert (state(office, 1), state(office, 2)) == (State.REPLACED, State.RECEIVED)
    with pytest.raises(Decided):
        office.accept(1)


def test_a_version_after_an_accepted_one_names_it_though_one_between_was_returned(office: Office):
    office.accept(number_of(office.month(WHOLE)))
    second = number_of(office.month(WHOLE | {"so_luong": "91"}, hour=11))
    give_back(
        office.project,
        office.store,
        second,
        "Văn thư",
        "Thiếu minh chứng",
        office.store.read(submissions.submission, 1).handed.moment,
    )
    third = number_of(office.month(WHOLE | {"so_luong": "92"}, hour=13))
    office.accept(third)
    dossiers = [one for one in office.rows("ho_so") if one["bien_nhan"]]
    assert [one["thay_the"] for one in dossiers] == ["", dossiers[0]["ma"]]
    assert state(office, 1) is State.ACCEPTED


def late_from(office: Office, taken_late: str) -> None:
    """Mẫu số 01 is handed in at a step of the plan, which says whether it is taken late."""
    tasks = office.rows("cong_viec")
    for row in tasks:
        if row["ma"] == "CV-02":
            row |= {"bieu_mau": "M-335-01", "nhan_muon": taken_late}
    office.set("cong_viec", tasks)


def test_what_comes_late_is_marked_or_refused_as_the_task_says(office: Office):
    late_from(office, "khong")
    closed = office.month(WHOLE, day=date(2026, 12, 8))
    assert (codes(closed), closed.receipt) == (["nop-qua-han"], None)
    late_from(office, "co")
    outcome = office.month(WHOLE, day=date(2026, 12, 8))
    assert codes(outcome) == ["nop-muon"]
    assert office.store.read(submissions.submission, number_of(outcome)).handed.late


def test_two_who_accept_at_once_are_one(office: Office):
    _, second = both_parts(office)
    office.accept(1)
    barrier = Barrier(2)

    def one(by: str) -> str:
        barrier.wait()
        try:
            office.accept(second, by)
        except Stopped as error:
            return type(error).__name__
        return "accepted"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(one, ("Văn thư", "Chánh Văn phòng")))
    assert said.count("accepted") == 1 and said[0] in ("Changed", "Decided")
    assert len(office.score()) == 1 and state(office, second) is State.ACCEPTED
    assert len([one for one in office.rows("ho_so") if one["bien_nhan"]]) == 2


def test_two_processes_that_accept_at_once_are_one(tmp_path: Path):
    project = undecided(tmp_path / "so")
    with opened(project) as store:
        _, second = both_parts(Office(project, store))
        Office(project, store).accept(1)
    command = [sys.executable, "-m", "tests.workflows.intake_office", str(project.root), str(second)]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for each in running:
        assert each.stdout is not None and each.stdout.readline() == "ready\n"
    for each in running:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    said = [each.communicate(timeout=60)[0].split()[0] for each in running]
    assert said.count("accepted") == 1 and {*said} <= {"accepted", "Changed", "Decided"}
    with opened(project) as store:
        office = Office(project, store)
        assert (
            len(office.score()) == 1 and len([one for one in office.rows("ho_so") if one["bien_nhan"]]) == 2
        )


def test_accepted_twice_changes_nothing(office: Office):
    _, second = both_parts(office)
    office.accept(second)
    before = office.data()
    with pytest.raises(Decided):
        office.accept(second)
    with pytest.raises(Decided):
        office.accept(1)
    assert office.data() == before
    with pytest.raises(WrongUse):
        office.accept(99)


@pytest.mark.parametrize("step", ["of_sheets", "drafted"])
def test_a_clerk_who_saves_meanwhile_is_told_and_nothing_is_written(office: Office, monkeypatch, step: str):
    """Somebody sorts the rows once they were read, or the change is drawn up: no cell goes astray."""
    _, second = both_parts(office)
    office.accept(1)
    stale = dict(office.score("10")[0]) | {"so_ky": "11", "so_luong": "1"}
    office.set("diem", [*office.rows("diem"), stale])
    real, saved = getattr(intake_accept, step), {}

    def meanwhile(*given: object) -> object:
        made = real(*given)
        if not saved:
            office.set("diem", office.rows("diem")[::-1])
            saved.update(office.data())
        return made

    monkeypatch.setattr(intake_accept, step, meanwhile)
    with pytest.raises(Changed):
        office.accept(second)
    assert saved and office.data() == saved
    assert state(office, second) is State.RECEIVED
    monkeypatch.undo()
    office.accept(second)
    (row,) = office.score()
    assert row["so_luong"] == "90"


class Killed(BaseException):
    """Stands for the end of the process."""


class Dying(Store):
    """A store whose process ends just before an acceptance would be kept."""

    def write(self, act: object, *given: object, **named: object) -> Future:  # type: ignore[override, type-arg]
        if act is submissions.accept:
            raise Killed
        return super().write(act, *given, **named)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["month", "petition"])
def test_killed_between_package_and_store_the_next_acceptance_finishes_it(tmp_path: Path, form: str):
    project = undecided(tmp_path / "so")
    with opened(project) as store:
        office = Office(project, store)
        number = both_parts(office)[1] if form == "month" else number_of(petition(office))
        if form == "month":
            office.accept(1)
        path = store.path
    with Dying(path) as dying, pytest.raises(Killed):
        Office(project, dying).accept(number)
    with opened(project) as store:
        office = Office(project, store)
        written = office.data()
        assert state(office, number) is State.RECEIVED
        (*_, done) = office.accept(number)
        assert done.code and state(office, number) is State.ACCEPTED
        assert office.data() == written
        assert len(office.score()) == (form == "month") and len(office.rows("kien_nghi")) == (form != "month")


def test_killed_before_the_original_became_a_file_the_next_acceptance_moves_it(office: Office, monkeypatch):
    first = number_of(office.month(WHOLE))

    def ended(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(intake_accept, "move_to_file", ended)
    with pytest.raises(Killed):
        office.accept(first)
    monkeypatch.undo()
    assert office.store.read(submissions.not_moved) == (first,)
    office.accept(number_of(office.remark(hour=10)))
    assert office.store.read(submissions.not_moved) == ()


def petition(office: Office, text: str = "Xem lại điểm tháng 3", **more: object) -> object:
    given = office.blank("KN", "CB-010", "", Writer.AUTHOR)
    return office.hand_in(given, {"noi_dung": text, "can_cu": "Thiếu một việc"}, "CB-010", **more)


def answer(office: Office, day: date) -> object:
    given = office.blank("KN", "CB-010", "", Writer.AUTHORITY)
    told = {"giai_quyet": "giu_nguyen", "ngay_giai_quyet": f"{day:%d/%m/%Y}", "tra_loi": "Giữ nguyên."}
    return office.hand_in(given, told, "CB-001", day=day)


def test_a_petition_and_its_answer_and_a_second_one(office: Office):
    scan = Attached(field="tai_lieu", name="đơn.pdf", content=b"%PDF-1.7\n")
    office.accept(number_of(petition(office, files=(scan,), day=date(2026, 12, 8))))
    office.accept(number_of(answer(office, date(2026, 12, 10))))
    office.accept(number_of(petition(office, "Vẫn đề nghị xem lại", day=date(2026, 12, 14))))
    told = [(row["ngay_nhan"], row["ngay_giai_quyet"]) for row in office.rows("kien_nghi")]
    assert told == [("2026-12-08", "2026-12-10"), ("2026-12-14", "")]
    office.accept(number_of(answer(office, date(2026, 12, 16))))
    told = [(row["ngay_nhan"], row["ngay_giai_quyet"]) for row in office.rows("kien_nghi")]
    assert told == [("2026-12-08", "2026-12-10"), ("2026-12-14", "2026-12-16")]
    assert not any("đề nghị" in path.decode().lower() for path in (office.data()["kien_nghi.csv"],))


def test_minutes_become_votes_once_the_chair_adopts_them(office: Office):
    votes = [row for row in office.rows("bieu_quyet") if row["hoi_nghi"] != "HN-18"]
    office.set("bieu_quyet", votes)
    given = office.blank("BB-HN", "HN-18", "", Writer.SECRETARY)
    rows = [dict(BALLOTS) for _ in given.known["doi_tuong"]]
    number_of(office.hand_in(given, HEAD | {"doi_tuong": rows}, "P-VP"))
    chair = office.blank("BB-HN", "HN-18", "", Writer.CHAIR)
    number = number_of(office.hand_in(chair, {"thong_qua": "Có"}, "CB-005", hour=10))
    office.accept(number)
    added = [row for row in office.rows("bieu_quyet") if row["hoi_nghi"] == "HN-18"]
    assert len(added) == len(rows) and {row["phieu_muc_2"] for row in added} == {"6"}
    found = checked(office.project, DAY).findings
    assert [one.message for one in found if one.place.table == "bieu_quyet" and one.blocks] == []
    meeting = next(row for row in office.rows("hoi_nghi") if row["ma"] == "HN-18")
    assert meeting["bien_ban"] == "18/BB-VP" and meeting["thong_qua"] == "co"


def test_what_was_given_back_is_not_accepted_and_its_reason_stays(office: Office):
    first = number_of(office.month(WHOLE))
    moment = office.store.read(submissions.submission, first).handed.moment
    look_at(office.store, first, "Văn thư", moment)
    note(office.store, first, "Văn thư", "Gọi điện hỏi lại", moment)
    assert state(office, first) is State.LOOKING
    with pytest.raises(WrongUse):
        give_back(office.project, office.store, first, "Văn thư", "  ", moment)
    returned = give_back(office.project, office.store, first, "Văn thư", "Thiếu minh chứng", moment)
    assert (returned.last.state, returned.last.reason) == (State.RETURNED, "Thiếu minh chứng")
    before = office.data()
    with pytest.raises(Decided):
        office.accept(first)
    assert office.data() == before
    again = office.month(WHOLE | {"han_che": "Chậm một việc"}, hour=14)
    assert office.accept(number_of(again))


def test_a_change_that_would_contradict_other_cells_is_refused_whole(office: Office):
    """A petition cannot be answered before it came, as the office knows since."""
    office.accept(number_of(petition(office, day=date(2026, 12, 8))))
    number = number_of(answer(office, date(2026, 12, 8)))
    late = {"ngay_nhan": "2026-12-09"}
    rows = office.rows("kien_nghi")
    office.set("kien_nghi", [row | late if row["can_bo"] == "CB-010" else row for row in rows])
    before = office.data()
    with pytest.raises(Refused) as stopped:
        office.accept(number, day=date(2026, 12, 9))
    assert [(one.place.table, one.place.column) for one in stopped.value.findings] == [
        ("kien_nghi", "ngay_giai_quyet")
    ]
    assert office.data() == before and state(office, number) is State.RECEIVED


def test_what_the_package_asks_since_is_told_when_it_is_accepted(office: Office):
    """The post was entered wrong: whoever leads owes d, đ, e as well (Đ.15.3)."""
    _, second = both_parts(office)
    posts = office.rows("phan_cong")
    for row in posts:
        if row["can_bo"] == "CB-010":
            row |= {"chuc_vu": "PCVP", "vai_tro": "cap_pho"}
    office.set("phan_cong", posts)
    before = office.data()
    with pytest.raises(Refused) as stopped:
        office.accept(1)
    assert [one.place.column for one in stopped.value.findings] == ["linh_vuc", "to_chuc", "doan_ket"]
    assert office.data() == before and state(office, second) is State.RECEIVED


@pytest.mark.parametrize(("table", "column"), [("bieu_mau", "so_ngay_sau_ky"), ("cong_viec", "so_ngay")])
def test_days_beyond_a_year_are_told_at_their_cell(office: Office, table: str, column: str):
    changed = office.rows(table)
    changed[0][column] = "999999999"
    office.set(table, changed)
    with pytest.raises(Refused) as stopped:
        checked(office.project, DAY)
    assert (table, column) in {(one.place.table, one.place.column) for one in stopped.value.findings}
