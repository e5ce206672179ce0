"""What was handed in is changed and handed in again; its sender reads in spite of what it was received."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from congkhai.findings import Severity
from congkhai.forms.one_file import one_file
from congkhai.intake import links
from congkhai.intake.faults import NotKept
from congkhai.intake.values import Role
from congkhai.model.forms import Writer
from congkhai.text.dates import ZONE
from congkhai.value import replace
from congkhai.web.preview import snapshot
from congkhai.workflows import intake_fill, intake_home, intake_office, intake_receipts
from congkhai.workflows.intake_accept import give_back
from congkhai.workflows.intake_desk import standing
from congkhai.workflows.intake_files import Came, take
from congkhai.workflows.intake_site import Clock, Site, enter, visitor
from congkhai.workflows.intake_visit import Visitor
from tests.forms.filling import WHOLE
from tests.forms.reading import read
from tests.workflows import intake_office as offices
from tests.workflows.intake_office import DAY, NOVEMBER, Office

NOW = datetime(2026, 12, 3, 16, tzinfo=ZONE)
AFTER = date(2026, 12, 10)


@pytest.fixture
def office(tmp_path) -> Iterator[Office]:
    yield from offices.office(tmp_path / "so")


@pytest.fixture
def site(office: Office) -> Site:
    clock = Clock(today=AFTER, moment=NOW.replace(day=10))
    return Site(project=office.project, store=office.store, clock=lambda: clock, root="", seen=snapshot)


def who(site: Site, id: str, role: Role = Role.PERSON) -> Visitor:
    made, ends = NOW.replace(day=1), NOW.replace(day=30)
    found = visitor(
        site, enter(site, site.store.write(links.make, id, role, made, ends).result(), "Edge") or ""
    )
    assert found
    return found


def page_of(site: Site, office: Office, id: str, writer: Writer, subject: str = "CB-010") -> str:
    part = office.part("M-335-01", subject, NOVEMBER, writer)
    page = intake_fill.form(site, who(site, id), part, "ma")
    assert page
    return page


def words(page: str | None) -> str:
    assert page is not None
    return " ".join(read(page).text.split())


def test_what_was_given_back_opens_with_its_answers_and_the_reason(office: Office, site: Site):
    office.month(WHOLE)
    give_back(office.project, office.store, 1, "Văn thư", "Điểm a ghi chưa đúng", NOW)
    page = page_of(site, office, "CB-010", Writer.AUTHOR)
    given = dict(read(page).pairs)
    assert {name: given[f"f.{name}"] for name in WHOLE} == dict(WHOLE)
    assert "bị trả lại lúc 16 giờ 00, ngày 03/12/2026. Lý do: Điểm a ghi chưa đúng" in words(page)
    assert "điền sẵn theo bản đã nộp TN-2026-000001" in words(page)
    # It is to be done now, whatever the period.
    home = words(intake_home.home(site, who(site, "CB-010")))
    assert "Cần làm ngay" in home and "Lý do: Điểm a ghi chưa đúng" in home


def test_the_file_of_a_part_that_came_back_holds_its_answers_too(office: Office, site: Site):
    office.month(WHOLE)
    give_back(office.project, office.store, 1, "Văn thư", "Điểm a ghi chưa đúng", NOW)
    given = intake_fill.file(
        site, who(site, "CB-010"), office.part("M-335-01", "CB-010", NOVEMBER, Writer.AUTHOR)
    )
    assert given is not None
    came = take(office.store, standing(office.project), Came(name="a.html", content=given[1]), (DAY, NOW))
    assert came.outcome.receipt, [one.message for one in came.outcome.findings]


def test_a_draft_goes_before_what_was_handed_in(office: Office, site: Site):
    office.month(WHOLE)
    part = office.part("M-335-01", "CB-010", NOVEMBER, Writer.AUTHOR)
    intake_fill.save(site, who(site, "CB-010"), part, [("f.so_luong", "88")])
    given = dict(read(page_of(site, office, "CB-010", Writer.AUTHOR)).pairs)
    assert (given["f.so_luong"], given["f.chat_luong"]) == ("88", "")


def test_minutes_open_with_every_row(office: Office, site: Site):
    part = office.part("BB-HN", "HN-18", "", Writer.SECRETARY)
    blank = office.blank("BB-HN", "HN-18", "", Writer.SECRETARY)
    rows = tuple({"phat_ra": str(at)} for at, _ in enumerate(blank.known["doi_tuong"], 1))
    typed = intake_fill.typed_again(part.definition, part.writer, {"doi_tuong": rows, "co_mat": "9"})
    assert typed == {"doi_tuong": rows, "co_mat": "9"}


def test_who_hands_in_late_reads_it_on_receipt_and_list(office: Office, site: Site):
    office.month(WHOLE, day=AFTER)
    own = who(site, "CB-010")
    page = words(intake_receipts.receipt(site, own, 1, "ma"))
    text = intake_receipts.receipt_text(site, own, 1) or ""
    home = words(intake_home.home(site, own))
    assert "bản này nộp muộn." in page
    assert "Điều cần biết khi nhận: Hạn nộp “" in text
    assert "Nộp muộn." in home


def test_what_will_be_said_of_it_stands_on_the_form_before_it_is_filled_in(office: Office, site: Site):
    late = "bản này nộp muộn. Vẫn được nhận"
    assert late in page_of(site, office, "CB-010", Writer.AUTHOR)
    in_time = Clock(today=DAY, moment=NOW)
    early = Site(project=office.project, store=office.store, clock=lambda: in_time, root="", seen=snapshot)
    assert late not in page_of(early, office, "CB-010", Writer.AUTHOR)
    petition = office.part("KN", "CB-010", "", Writer.AUTHOR)
    page = intake_fill.form(early, who(early, "CB-010"), petition, "ma")
    assert "Chưa có quyết định xếp loại của “Mùa A Sếnh” để gửi “Kiến nghị" in (page or "")


def test_the_last_part_goes_to_the_office(office: Office, site: Site):
    office.month(WHOLE)
    told = office.remark().receipt
    assert told and "Gửi đến: Bộ phận tiếp nhận hồ sơ của cơ quan" in told.lines()


def test_a_file_of_nobody_knows_whom_does_not_replace_in_silence(office: Office, site: Site):
    office.month(WHOLE)
    office.remark()
    empty = office.blank("M-335-01", "CB-010", NOVEMBER, Writer.TRACKER)
    content = one_file(replace(empty, draft={"nhan_xet": "Giả mạo."}))
    came = take(office.store, standing(office.project), Came(name="a.html", content=content), (DAY, NOW))
    (told,) = [one for one in came.outcome.findings if one.code == "nop-thay-ban-da-ro-nguoi"]
    assert told.severity is Severity.WARNING
    assert "thay bản TN-2026-000002 do chính “Cầm Thị Lả” nộp" in told.message
    sheet = words(intake_office.sheet(site, who(site, "Văn thư", Role.OFFICE), 3, "ma"))
    assert told.message in sheet
    home = words(intake_home.home(site, who(site, "CB-005")))
    assert "không rõ ai nộp" in home.lower()


def test_where_no_lock_can_be_made_the_decision_is_refused_in_words(office: Office):
    office.month(WHOLE)
    # The lock's own file cannot be opened: a folder stands in its place.
    office.store.path.with_name(".quyet-dinh.lock").mkdir()
    with pytest.raises(NotKept, match="Chưa chấp nhận được bản nộp: "):
        office.accept(1)
    with pytest.raises(NotKept, match="Chưa trả lại được bản nộp: "):
        give_back(office.project, office.store, 1, "Văn thư", "Sai", NOW)


def test_while_tables_cannot_be_read_office_and_log_are_told_without_cells(office: Office, site: Site):
    said: list[str] = []
    site.say = said.append
    clerk = who(site, "Văn thư", Role.OFFICE)
    page = words(intake_office.queue(site, clerk, "waiting", "ma"))
    assert "chưa đọc lại được" not in page
    whole = office.file("diem").read_bytes()
    office.file("diem").write_bytes(whole.replace(b"can_bo", b"can_bo_x", 1))
    site.fresh_until = 0.0
    for _ in range(2):
        page = words(intake_office.queue(site, clerk, "waiting", "ma"))
        assert "Gói dữ liệu chưa đọc lại được, các trang dùng bản đọc trước: Bảng ‘Điểm" in page
        site.fresh_until = 0.0
    assert said == ["Chưa đọc lại được gói dữ liệu (thieu-cot): vẫn dùng bản đọc trước."]
    office.file("diem").write_bytes(whole)
    site.fresh_until = 0.0
    page = words(intake_office.queue(site, clerk, "waiting", "ma"))
    assert "chưa đọc lại được" not in page


def test_what_the_form_does_not_take_is_told_once_and_by_labels(office: Office):
    told = office.month(WHOLE | {"chat_luong": "-3"})
    (fault,) = [one for one in told.findings if one.blocks]
    assert fault.place.column == "chat_luong"
    given = office.blank("BB-HN", "HN-18", "", Writer.SECRETARY)
    rows = [{"phat_ra": "8", "thu_vao": "8", "muc_1": "1e1", "muc_2": "9"}]
    found = office.hand_in(given, {"doi_tuong": rows, "co_mat": "9" * 20}, "").findings
    words = " ".join(f"{one.message} {one.remedy}" for one in found)
    assert "thu_vao" not in words and "trieu_tap" not in words
    places = [(one.place.column, one.place.row) for one in found if one.place.column in ("co_mat", "muc_1")]
    assert len(places) == len(set(places)) and ("muc_1", 1) in places


def test_an_accepted_petition_waits_for_its_answer(office: Office, site: Site):
    given = office.blank("KN", "CB-010", "", Writer.AUTHOR)
    asked = {"noi_dung": "Xem lại điểm", "can_cu": "Thiếu một việc"}
    office.hand_in(given, asked, "CB-010", day=AFTER)
    office.accept(1, day=AFTER)
    home = words(intake_home.home(site, who(site, "CB-010")))
    assert "đã vào sổ, chờ trả lời" in home and "đã chấp nhận" not in home
    answer = {"giai_quyet": "giu_nguyen", "ngay_giai_quyet": "10/12/2026", "tra_loi": "Giữ nguyên."}
    given = office.blank("KN", "CB-010", "", Writer.AUTHORITY)
    office.hand_in(given, answer, "CB-001", day=AFTER, hour=10)
    office.accept(2, day=AFTER)
    site.written()
    home = words(intake_home.home(site, who(site, "CB-010")))
    assert "đã vào sổ, đã trả lời" in home
