"""A decision on what was handed in: one at a time, the registers and the state never apart."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from threading import Event

import pytest

from congkhai.errors import Changed
from congkhai.findings import Refused
from congkhai.intake import begun, links, submissions
from congkhai.intake.faults import Decided
from congkhai.intake.store import Store
from congkhai.intake.values import Role, State
from congkhai.model.forms import Writer
from congkhai.model.year import Way
from congkhai.text.dates import ZONE
from congkhai.web.preview import snapshot
from congkhai.workflows.check import check
from congkhai.workflows.intake_accept import accept, give_back
from congkhai.workflows.intake_acts import look_at
from congkhai.workflows.intake_desk import standing
from congkhai.workflows.intake_office import accept_all
from congkhai.workflows.intake_receive import Coming, receive
from congkhai.workflows.intake_site import Clock, Site, enter, visitor
from tests.forms.filling import WHOLE
from tests.packages.story import whole
from tests.workflows import intake_office
from tests.workflows.intake_office import NOVEMBER, Office, opened, undecided
from tests.workflows.office import Office as Clerk

NEW_YEAR = date(2027, 1, 4)
LATER = datetime(2026, 12, 3, 16, tzinfo=ZONE)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    yield from intake_office.office(tmp_path / "so")


class Killed(BaseException):
    """Stands for the end of the process."""


class Dying(Store):
    """A store whose process ends just before an acceptance would be kept."""

    def write(self, act: object, *given: object, **named: object):  # type: ignore[no-untyped-def, override]
        if act is submissions.accept:
            raise Killed
        return super().write(act, *given, **named)  # type: ignore[arg-type]


class Slow(Store):
    """A store before whose acceptances somebody else has time: its tables are written then."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.arrived, self.go = Event(), Event()

    def write(self, act: object, *given: object, **named: object):  # type: ignore[no-untyped-def, override]
        if act is submissions.accept:
            self.arrived.set()
            self.go.wait(0.5)
        return super().write(act, *given, **named)  # type: ignore[arg-type]


def number_of(outcome: object) -> int:
    receipt = outcome.receipt  # type: ignore[attr-defined]
    assert receipt is not None, [one.message for one in outcome.findings]  # type: ignore[attr-defined]
    return int(receipt.number)


def state(office: Office, number: int) -> State:
    return office.store.read(submissions.submission, number).last.state


def receipts(office: Office) -> list[str]:
    return [row["bien_nhan"] for row in office.rows("ho_so") if row["bien_nhan"]]


def returned(office: Office, number: int) -> str:
    """What is told to whoever returns it; "" where it is returned."""
    try:
        give_back(office.project, office.store, number, "Văn thư", "Thiếu minh chứng", LATER)
    except Decided as error:
        return str(error)
    return ""


def seen(office: Office, number: int) -> str:
    look_at(office.store, number, "Văn thư", LATER)
    return ""


def replaced(office: Office, number: int) -> str:
    assert office.month(WHOLE | {"so_luong": "91"}, hour=11).receipt
    return ""


@pytest.fixture
def died(tmp_path: Path) -> Iterator[Office]:
    """The first form's rows are written, and its process died before the store heard of it."""
    project = undecided(tmp_path / "so")
    with opened(project) as store:
        number_of(Office(project, store).month(WHOLE))
        path = store.path
    with Dying(path) as dying, pytest.raises(Killed):
        Office(project, dying).accept(1)
    with opened(project) as store:
        yield Office(project, store)


def test_what_stands_in_the_registers_is_not_returned_but_accepted(died: Office):
    assert (state(died, 1), receipts(died)) == (State.RECEIVED, ["TN-2026-000001"])
    told = returned(died, 1)
    assert "không trả lại được nữa" in told and "Mã xác nhận" in told
    assert state(died, 1) is State.ACCEPTED
    step = died.store.read(submissions.submission, 1).last
    assert step.by == "Văn thư"
    assert "đã chấp nhận" in returned(died, 1)


def test_what_stands_in_the_registers_is_accepted_before_a_newer_version_comes(died: Office):
    replaced(died, 1)
    assert (state(died, 1), state(died, 2)) == (State.ACCEPTED, State.RECEIVED)
    died.accept(2)
    rows = [row for row in died.rows("ho_so") if row["bien_nhan"]]
    assert [row["thay_the"] for row in rows] == ["", rows[0]["ma"]]


def test_what_was_read_before_the_acceptance_died_says_nothing_of_its_rows(tmp_path: Path):
    project = undecided(tmp_path / "so")
    with opened(project) as store:
        office = Office(project, store)
        number_of(office.month(WHOLE))
        given = office.blank("M-335-01", "CB-010", NOVEMBER, Writer.AUTHOR)
        path, known = store.path, standing(project)
    with Dying(path) as dying, pytest.raises(Killed):
        Office(project, dying).accept(1)
    newer = Coming(head=given.head, answers=WHOLE | {"so_luong": "91"}, way=Way.WEB, by="CB-010")
    with opened(project) as store:
        number_of(receive(store, known, newer, LATER.date(), LATER))
        office = Office(project, store)
        assert (state(office, 1), state(office, 2)) == (State.ACCEPTED, State.RECEIVED)


@pytest.mark.parametrize("act", [returned, replaced])
def test_where_the_register_cannot_be_read_nobody_says_that_a_row_is_not_in_it(died: Office, act):
    register = died.file("ho_so")
    content = register.read_bytes()
    register.write_bytes(b"\xff\xfe\x00" + content)
    with pytest.raises((Changed, Refused)):
        act(died, 1)
    register.write_bytes(content)
    assert state(died, 1) is State.RECEIVED
    act(died, 1)
    assert state(died, 1) is State.ACCEPTED


def test_an_acceptance_that_died_under_an_older_program_is_found_by_the_newer(died: Office):
    path = died.store.path
    died.store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("drop table begun")
        connection.execute("pragma user_version = 3")
    with Store(path) as store:
        office = Office(died.project, store)
        replaced(office, 1)
        assert (state(office, 1), state(office, 2)) == (State.ACCEPTED, State.RECEIVED)


def test_an_acceptance_that_wrote_no_row_keeps_no_newer_version_out(tmp_path: Path):
    project = undecided(tmp_path / "so")
    with opened(project) as store:
        office = Office(project, store)
        number_of(office.month(WHOLE))
        store.write(begun.begin, 1, State.RECEIVED).result()
        replaced(office, 1)
        assert (state(office, 1), state(office, 2), receipts(office)) == (State.REPLACED, State.RECEIVED, [])
        with pytest.raises(Decided):
            store.write(begun.begin, 1, State.RECEIVED).result()


@pytest.mark.parametrize("act", [returned, replaced, seen])
def test_who_comes_between_the_registers_and_the_state_waits(tmp_path: Path, act):
    project = undecided(tmp_path / "so")
    with opened(project) as store:
        number_of(Office(project, store).month(WHOLE))
        path = store.path
    with Slow(path) as slow, opened(project) as other, ThreadPoolExecutor(1) as pool:
        accepting = pool.submit(Office(project, slow).accept, 1)
        assert slow.arrived.wait(60)
        office = Office(project, other)
        told = act(office, 1)
        slow.go.set()
        assert accepting.result()[0].code
        assert state(office, 1) is State.ACCEPTED and receipts(office) == ["TN-2026-000001"]
        assert "đã chấp nhận" in told or act is not returned


def test_what_is_not_in_the_registers_is_returned(office: Office):
    number_of(office.month(WHOLE))
    assert returned(office, 1) == "" and state(office, 1) is State.RETURNED and receipts(office) == []


def half_right(office: Office) -> None:
    """A petition, and an answer by a decision that no register has: only the first part can be written."""
    asked = {"noi_dung": "Xem lại điểm", "can_cu": "Thiếu một việc"}
    given = office.blank("KN", "CB-010", "", Writer.AUTHOR)
    number_of(office.hand_in(given, asked, "CB-010", day=date(2026, 12, 8)))
    given = office.blank("KN", "CB-010", "", Writer.AUTHORITY)
    told = {"giai_quyet": "thay_doi", "ngay_giai_quyet": "09/12/2026", "tra_loi": "Xếp lại."}
    told |= {"so_quyet_dinh": "999/QĐ-SDTTG", "ngay_quyet_dinh": "09/12/2026"}
    number_of(office.hand_in(given, told, "CB-001", day=date(2026, 12, 9)))


def test_the_code_of_a_first_part_is_told_though_the_second_cannot_be_written(office: Office):
    half_right(office)
    day = date(2026, 12, 9)
    accepting = accept(office.project, office.store, 2, "Văn thư", (day, LATER))
    assert next(accepting).code
    with pytest.raises(Refused):
        next(accepting)
    assert (state(office, 1), state(office, 2)) == (State.ACCEPTED, State.RECEIVED)
    assert office.store.read(submissions.not_moved) == ()


def test_the_terminal_tells_that_code_and_that_the_first_part_is_written(office: Office):
    half_right(office)
    clerk = Clerk(folder=office.project.root)
    done = clerk.run("--today", "2026-12-09", "intake", "accept", "2")
    assert done.code and done.said.startswith("TN-2026-000001: đã chấp nhận")
    assert "Các bản có mã xác nhận ở trên đã ghi sổ" in done.told
    assert state(office, 1) is State.ACCEPTED


def test_the_page_tells_that_code_and_that_the_first_part_is_written(office: Office):
    half_right(office)
    clock = Clock(today=LATER.date(), moment=LATER)
    site = Site(project=office.project, store=office.store, clock=lambda: clock, root="", seen=snapshot)
    made, ends = LATER.replace(day=1), LATER.replace(day=30)
    token = office.store.write(links.make, "Văn thư", Role.OFFICE, made, ends).result()
    cookie = enter(site, token, "Edge")
    assert cookie
    clerk = visitor(site, cookie)
    assert clerk
    done = accept_all(site, clerk, [2])
    assert done.told[0].startswith("TN-2026-000001: đã chấp nhận. Mã xác nhận")
    ((at, words),) = done.faults
    assert at == "/ho-so/2"
    assert words.startswith("Đã ghi sổ TN-2026-000001 như trên; phần sau, TN-2026-000002, chưa ghi được: ")


def scored(office: Office, hour: int, amount: str) -> tuple[str, ...]:
    """What is told to whoever accepts the month with that amount of work."""
    number_of(office.month(WHOLE | {"so_luong": amount}, hour=hour))
    number = number_of(office.remark(f"Nhất trí {amount}.", hour=hour + 1))
    (_, done) = office.accept(number)
    return tuple(one.message for one in done.remarks)


def test_a_new_version_says_what_it_makes_of_the_final_score(office: Office):
    assert scored(office, 8, "90") == ()
    (told,) = scored(office, 10, "93")
    assert told == "Điểm chính thức tháng 11 năm 2026 của “Mùa A Sếnh” đổi từ 91,6166 thành 92,3166."


def test_a_month_with_a_final_score_from_elsewhere_is_not_received(office: Office):
    given = office.blank("M-335-01", "CB-010", "thang-10", Writer.AUTHOR)
    refused = office.hand_in(given, WHOLE, "CB-010")
    assert refused.receipt is None and "nop-khi-diem-da-chinh-thuc" in {one.code for one in refused.findings}


def test_december_is_accepted_after_the_rating_and_the_decision_stands(tmp_path: Path):
    """Ratings are decided before 15 December, the score of December is final afterwards (Đ.17.3, Đ.19.2)."""
    project = whole(tmp_path / "so")
    with opened(project) as store:
        office = Office(project, store)
        rated = [row for row in office.rows("xep_loai_ca_nhan") if row["can_bo"] == "CB-010"]
        given = office.blank("M-335-01", "CB-010", "thang-12", Writer.AUTHOR)
        number_of(office.hand_in(given, WHOLE | {"so_luong": "60"}, "CB-010", day=NEW_YEAR))
        given = office.blank("M-335-01", "CB-010", "thang-12", Writer.TRACKER)
        number = number_of(office.hand_in(given, {"nhan_xet": "Nhất trí."}, "CB-005", day=NEW_YEAR, hour=10))
        office.accept(number, day=NEW_YEAR)
        (december,) = office.score("12")
        assert (december["so_luong"], december["trang_thai"]) == ("60", "chinh_thuc")
        assert [row for row in office.rows("xep_loai_ca_nhan") if row["can_bo"] == "CB-010"] == rated
        told = {one.code for one in check(project, NEW_YEAR)}
        assert ("diem-nam-truoc-diem-cuoi" in told, "diem-nam-khong-khop" in told) == (True, False)
