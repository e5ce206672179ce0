"""The office's pages: what stands together, what is not proved, what acceptance would bring, acts refused."""

import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from congkhai.errors import WrongUse
from congkhai.forms.one_file import one_file
from congkhai.intake import links, submissions
from congkhai.intake.values import Role, State
from congkhai.model.forms import Writer
from congkhai.text.dates import ZONE
from congkhai.value import replace
from congkhai.web.preview import snapshot
from congkhai.workflows import (
    intake_devices,
    intake_list,
    intake_office,
    intake_paper,
    intake_receipts,
)
from congkhai.workflows import intake_rehearse as rehearse
from congkhai.workflows.intake_desk import standing
from congkhai.workflows.intake_files import Came, made, take
from congkhai.workflows.intake_rehearse import rehearsed
from congkhai.workflows.intake_site import Clock, Site, enter, visitor
from congkhai.workflows.intake_visit import Visitor
from tests.forms.filling import WHOLE
from tests.workflows import intake_office as offices
from tests.workflows.intake_office import DAY, NOVEMBER, Office
from tests.workflows.office import Office as Clerk

NOW = datetime(2026, 12, 3, 16, tzinfo=ZONE)
CLERK, OTHER = "Văn thư", "Lò Văn Thư"
CLAIM = "tệp ghi là phần của Cầm Thị Lả, không rõ ai nộp"


@pytest.fixture
def office(tmp_path) -> Iterator[Office]:
    yield from offices.office(tmp_path / "so")


@pytest.fixture
def site(office: Office) -> Site:
    return served(office, NOW)


def served(office: Office, now: datetime) -> Site:
    clock = Clock(today=now.date(), moment=now)
    return Site(project=office.project, store=office.store, clock=lambda: clock, root="", seen=snapshot)


def who(site: Site, name: str, role: Role = Role.OFFICE) -> Visitor:
    made, ends = NOW.replace(day=1), NOW.replace(day=30)
    token = site.store.write(links.make, name, role, made, ends).result()
    found = visitor(site, enter(site, token, "Edge") or "")
    assert found
    return found


def said(page: str | None) -> str:
    """The words of a page."""
    assert page is not None
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def handed_in(office: Office) -> None:
    """The month of CB-010, a petition of the same unit, then a file for the remark on the month."""
    assert office.month(WHOLE).receipt
    given = office.blank("KN", "CB-011", "", Writer.AUTHOR)
    asked = {"noi_dung": "Xem lại điểm", "can_cu": "Thiếu một việc"}
    assert office.hand_in(given, asked, "CB-011").receipt
    empty = office.blank("M-335-01", "CB-010", NOVEMBER, Writer.TRACKER)
    content = one_file(replace(empty, draft={"nhan_xet": "Nhất trí."}))
    came = take(office.store, standing(office.project), Came(name="a.html", content=content), (DAY, NOW))
    assert came.outcome.receipt
    assert f"Người nộp: {CLAIM}" in came.outcome.receipt.lines()


def test_what_waits_stands_together_is_counted_and_says_what_is_not_proved(office: Office, site: Site):
    handed_in(office)
    clerk = who(site, CLERK)
    queue = intake_office.queue(site, clerk, "waiting", "ma")
    assert queue
    assert re.findall(r'href="/ho-so/(\d)"', queue) == ["1", "3", "2"]
    words = said(queue)
    assert "Đang chờ (3)" in words and "Đã chấp nhận (0)" in words and "Tất cả (3)" in words
    assert words.count(CLAIM) == 1 and words.count("Chấp nhận thì chấp nhận cả TN-2026-000001") == 1
    listed = intake_list.queue(office.store, standing(office.project))
    assert re.findall(r"TN-2026-00000(\d) ·", listed) == ["1", "3", "2"]
    assert CLAIM in listed and "chấp nhận thì chấp nhận cả TN-2026-000001" in listed
    # The log of states does not say of anybody what nobody knows.
    told = intake_list.text(office.store, standing(office.project), 3)
    assert CLAIM in told and "người nộp:" not in told
    assert re.search(r"ngày 03/12/2026: đã nhận, chờ xem", told)


def test_before_the_decision_the_office_sees_what_it_takes_along_and_what_check_would_say(office, site):
    handed_in(office)
    clerk = who(site, CLERK)
    before = office.data()
    sheet = intake_office.sheet(site, clerk, 3, "ma")
    words = said(sheet)
    assert "Chấp nhận, ghi sổ (sẽ chấp nhận cả TN-2026-000001)" in words
    assert f"Chưa rõ ai nộp: {CLAIM}. Hãy hỏi lại người ấy" in words
    assert "không thêm lỗi hay cảnh báo nào" in words
    assert "sẽ chấp nhận cả" not in said(intake_office.sheet(site, clerk, 1, "ma"))
    assert office.data() == before and office.logged() == []
    # The mark of sample data stands on top, and no macro in its place.
    assert "DỮ LIỆU MINH HỌA" in words or "DỮ LIỆU MINH HOẠ" in words
    assert "Macro" not in words


def test_beside_the_button_stands_whose_part_has_not_come_yet(office: Office, site: Site):
    office.month(WHOLE)
    clerk = who(site, CLERK)
    told = "Chưa có phần của người theo dõi, đánh giá."
    assert told in intake_office.sheet(site, clerk, 1, "ma").partition("Quyết định</h2>")[2]
    assert told in intake_list.text(office.store, standing(office.project), 1)
    office.remark()
    assert "Chưa có phần" not in intake_office.sheet(site, clerk, 1, "ma")
    assert "Chưa có phần" not in intake_office.sheet(site, clerk, 2, "ma")


def test_a_rehearsal_says_what_acceptance_says(office: Office):
    """A decision that no row has is refused; a late form is taken, and `check` says so after."""
    given = office.blank("KN", "CB-010", "", Writer.AUTHOR)
    asked = {"noi_dung": "Xem lại điểm", "can_cu": "Thiếu một việc"}
    office.hand_in(given, asked, "CB-010", day=date(2026, 12, 8))
    given = office.blank("KN", "CB-010", "", Writer.AUTHORITY)
    told = {"giai_quyet": "thay_doi", "so_quyet_dinh": "999/QĐ-SDTTG", "ngay_quyet_dinh": "09/12/2026"}
    told |= {"ngay_giai_quyet": "09/12/2026", "tra_loi": "Nâng mức."}
    office.hand_in(given, told, "CB-001", day=date(2026, 12, 9))
    office.month(WHOLE, day=date(2026, 12, 20), hour=8)
    site = served(office, NOW.replace(day=21))
    clerk = who(site, CLERK)
    foretold = {one.message for one in rehearsed(site, 2, CLERK) if one.blocks}
    done = intake_office.accept_one(site, clerk, 2)
    refused = [words for _, words in done.faults]
    assert foretold and all(any(one in words for one in foretold) for words in refused)
    assert {one.code for one in rehearsed(site, 3, CLERK)} == {"phieu-theo-doi-muon"}
    assert "Cảnh báo:" in said(intake_office.sheet(site, clerk, 3, "ma"))
    told = rehearse.text(office.project, office.store, 3, CLERK, date(2026, 12, 21))
    assert "Nếu chấp nhận, congkhai check sẽ nói thêm:\n  CẢNH BÁO: Mẫu số 01" in told


def test_a_return_that_is_refused_says_why_on_top_and_at_the_field(office: Office, site: Site):
    handed_in(office)
    clerk = who(site, CLERK)
    for reason, why in (("  ", "phải ghi lý do"), ("x" * 2001, "dài 2.001 ký tự; nhiều nhất 2.000")):
        done = intake_office.return_one(site, clerk, 1, reason)
        page = intake_office.sheet(site, clerk, 1, "ma", done)
        assert page.partition("<title>")[2].startswith("Lỗi: ")
        assert page.count(why) == 2 and '<a href="#ly-do">' in page and 'id="ly-do.loi"' in page
        assert 'aria-describedby="ly-do.nhac ly-do.loi" aria-invalid="true"' in page
        assert reason in page
    # Lines as browsers send them count as they are counted while typing.
    long = "\r\n".join("x" * 999 for _ in range(2))
    assert intake_office.return_one(site, clerk, 1, long).faults == ()
    assert len(office.store.read(submissions.history, 1)[-1].reason) == 1999
    empty = intake_office.note_one(site, clerk, 1, " ")
    assert empty.faults[0][0] == "#ghi"


def test_a_decision_that_comes_too_late_says_who_was_faster(office: Office, site: Site):
    handed_in(office)
    assert intake_office.accept_one(site, who(site, OTHER), 2).faults == []
    clerk = who(site, CLERK)
    for done in (
        intake_office.return_one(site, clerk, 2, "Thiếu."),
        intake_office.accept_one(site, clerk, 2),
    ):
        page = intake_office.sheet(site, clerk, 2, "ma", done)
        assert page.partition("<title>")[2].startswith("Lỗi: ")
        assert f"Người thực hiện: {OTHER}." in said(page)
    assert intake_office.accept_all(site, clerk, []).faults == [("#chon", "Chưa chọn bản nào.")]


def test_a_lost_code_is_given_anew_and_typed_on_the_page_of_the_receipt(office: Office, site: Site):
    handed_in(office)
    clerk, own = who(site, CLERK), who(site, "CB-011", Role.PERSON)
    assert "Mã xác nhận" not in said(intake_receipts.receipt(site, own, 2, "ma"))
    assert intake_office.give_code_again(site, clerk, 2).faults
    (told,) = intake_office.accept_one(site, clerk, 2).told
    lost = told.partition("người nộp: ")[2].partition(" (")[0]
    assert "Cấp mã xác nhận mới" in said(intake_office.sheet(site, clerk, 2, "ma"))
    (told,) = intake_office.give_code_again(site, clerk, 2).told
    code = told.partition(": ")[2].partition(".")[0]
    assert 'name="ma_xac_nhan"' in (intake_receipts.receipt(site, own, 2, "ma") or "")
    for typed, why in ((lost, "cơ quan đã cấp mã mới"), ("", "Chưa ghi mã"), ("ABCD", "Không có mã")):
        page = intake_receipts.receipt(site, own, 2, "ma", intake_devices.confirm(site, own, typed))
        assert page and page.partition("<title>")[2].startswith("Lỗi: ")
        assert page.count(why) == 2 and '<a href="#ma-xac-nhan">' in page and f'value="{typed}"' in page
    page = intake_receipts.receipt(site, own, 2, "ma", intake_devices.confirm(site, own, code.lower()))
    assert page and "Mã đúng: " in page and "Lỗi: " not in page and "ma_xac_nhan" not in page
    assert "Đã nhập mã xác nhận lúc" in said(intake_receipts.receipt(site, own, 2, "ma"))
    sheet = said(intake_office.sheet(site, clerk, 2, "ma"))
    assert "Người nộp đã nhập mã xác nhận" in sheet and "Cấp mã xác nhận mới" not in sheet
    assert "Đã cấp lại mã xác nhận" in sheet
    assert intake_office.give_code_again(site, clerk, 2).faults
    assert office.store.read(submissions.submission, 2).last.state is State.ACCEPTED


def test_the_terminal_gives_a_code_anew_and_calls_states_as_the_office_does(office: Office):
    handed_in(office)
    clerk = Clerk(folder=office.project.root)
    code = office.accept(2)[0].code
    done = clerk.run(
        "--today", "2026-12-04", "intake", "accept", "--code-again", "TN-2026-000002", "--by", CLERK
    )
    assert done.code == 0, done.told
    assert re.fullmatch(r"TN-2026-000002: mã xác nhận mới ([0-9A-Z-]{19})\. Mã trước .*", done.said.strip())
    assert code not in done.said
    (note,) = office.store.read(submissions.notes, 2)
    assert note.by == CLERK
    refused = clerk.run("--today", "2026-12-04", "intake", "accept", "--code-again", "1")
    assert refused.code == 2 and "không có mã xác nhận" in refused.told
    for state in ("đã chấp nhận", "da-chap-nhan", "accepted"):
        listed = clerk.run("--today", "2026-12-04", "intake", "list", "--state", state)
        assert re.findall(r"TN-2026-00000(\d) ·", listed.said) == ["2"], state


def test_forms_are_given_out_for_what_is_still_to_be_handed_in(office: Office):
    known = standing(office.project)

    def names(form: str = "", *, every: bool = False) -> list[str]:
        given = made(office.store, known, "CB-010", form, DAY, every=every)
        return [one.name for one in given if one.name.endswith(".html")]

    owed, whole = names(), names(every=True)
    assert {*owed} < {*whole} and "mau-so-01-mua-a-senh-thang-11.html" in owed
    # Of November alone no score is final, and December still runs.
    assert [name for name in owed if name.startswith("mau-so-01")] == ["mau-so-01-mua-a-senh-thang-11.html"]
    assert "mau-so-01-mua-a-senh-thang-12.html" in whole
    assert office.month(WHOLE).receipt
    with pytest.raises(WrongUse, match=r"không còn phiếu nào phải nộp lúc này.*--all"):
        names("M-335-01")
    assert [name for name in names("KN") if "kien-nghi" in name]


def test_the_office_finds_what_to_type_by_whose_it_is_and_by_form(office: Office, site: Site):
    clerk = who(site, CLERK)
    page = intake_paper.paper(site, clerk, "", "")
    units = re.findall(r'<optgroup label="([^"]+)"', page)
    assert units[0] == "Ban Giám đốc Sở" or len(units) > 3
    assert units[-2:] == ["Đơn vị, tổ chức", "Cuộc họp"]
    assert re.search(r">Mùa A Sếnh \(CB-010\)</option>", page)
    assert re.search(r">\d\d/\d\d/2026: [^<]+ \(HN-18\)</option>", page)
    assert "Không còn biểu mẫu nào" not in page
    own = said(intake_paper.paper(site, clerk, "CB-010", ""))
    by_form = said(intake_paper.paper(site, clerk, "", "M-335-01"))
    both = intake_paper.paper(site, clerk, "CB-010", "M-335-01")
    assert "cơ quan đã ghi sổ" in own and "cơ quan đã ghi sổ" not in by_form
    assert "Mùa A Sếnh (CB-010) Theo dõi" in by_form or "tháng 11 năm 2026" in by_form
    assert '<option value="CB-010" selected>' in both and '<option value="M-335-01" selected>' in both
    assert "Không còn biểu mẫu nào" in said(intake_paper.paper(site, clerk, "khong-co", ""))
