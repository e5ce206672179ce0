"""The own page: what is owed in one order, what the registers hold, and nothing that is not asked."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from html import unescape
from itertools import count
from pathlib import Path

import pytest

from congkhai.intake import drafts, links
from congkhai.intake.values import Draft, Role
from congkhai.law.duties import DutyState, duties, of_person
from congkhai.model.forms import Writer
from congkhai.text.dates import ZONE
from congkhai.web.preview import snapshot
from congkhai.workflows import intake_site
from congkhai.workflows.duties import of_everybody
from congkhai.workflows.intake_accept import give_back
from congkhai.workflows.intake_desk import standing
from congkhai.workflows.intake_home import home
from congkhai.workflows.intake_receipts import own
from congkhai.workflows.intake_site import Clock, Site
from congkhai.workflows.intake_visit import Visitor
from tests.web.intake_office import SELF
from tests.workflows import intake_office
from tests.workflows.intake_office import NOVEMBER, Office

NOW, SOON, OPEN, SENT = "Cần làm ngay", "Sắp đến hạn", "Còn thời gian", "Đã nộp, chờ cơ quan xem"
WAITING, LATER, OFFERED, DONE = "Chờ người khác nộp phần trước", "Chưa đến kỳ", "Nộp khi có việc", "Đã xong"
REFUSED = "Hiện không nhận"
ORDER = (NOW, SOON, OPEN, SENT, WAITING, LATER, OFFERED, REFUSED, DONE)
WHO, HEAD = "CB-010", "CB-005"
WHOLE = {name.removeprefix("f."): text for name, text in SELF.items()}
MONTH = "Phiếu theo dõi, đánh giá công chức (Mẫu số 01), tháng"


#: The site of the office of a test, and what its clock says: the package is read again where it changed.
SITES: dict[Path, tuple[Site, list[Clock]]] = {}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    yield from intake_office.office(tmp_path / "co-quan")
    SITES.clear()


def site_of(office: Office, clock: Clock) -> Site:
    if office.project.root not in SITES:
        told = [clock]
        parts = {"project": office.project, "store": office.store, "seen": snapshot, "root": ""}
        site = Site(clock=lambda: told[0], ticks=count().__next__, **parts)
        SITES[office.project.root] = (site, told)
    site, told = SITES[office.project.root]
    told[0] = clock
    return site


def visitor(office: Office, who: str, day: date) -> tuple[Site, Visitor]:
    """Somebody who came in by a link that day, at noon."""
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=ZONE)
    role = Role.PERSON if who.startswith("CB-") else Role.UNIT
    token = office.store.write(links.make, who, role, moment, moment + timedelta(days=9)).result()
    site = site_of(office, Clock(today=day, moment=moment))
    found = intake_site.visitor(site, intake_site.enter(site, token, "máy") or "")
    assert found is not None
    return site, found


def shown(office: Office, who: str = WHO, day: date = date(2026, 12, 3)) -> Mapping[str, str]:
    """The text below each heading of the page, in their order; "" is what stands before the first."""
    page = home(*visitor(office, who, day))
    main = page.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    first, *rest = re.split(r"<h2[^>]*>", main)
    parts = {"": first} | {one.partition("</h2>")[0]: one.partition("</h2>")[2] for one in rest}
    return {name: " ".join(unescape(re.sub(r"<[^>]+>", " ", part)).split()) for name, part in parts.items()}


@pytest.mark.parametrize(
    ("day", "where", "said"),
    [
        (date(2026, 11, 30), LATER, ""),
        (date(2026, 12, 1), SOON, ""),
        (date(2026, 12, 7), SOON, ""),
        (date(2026, 12, 8), NOW, "quá hạn"),
    ],
)
def test_a_month_moves_up_as_its_last_day_comes_near(office: Office, day, where, said):
    """November: until 07/12, five working days after it, the first of which is 01/12."""
    told = shown(office, day=day)[where]
    if where == LATER:
        assert f"{MONTH} 11" in told
    else:
        assert f"{MONTH} 11 năm 2026 Phần của người lập. Hạn: chậm nhất thứ Hai, ngày 07/12/2026. {said}" in (
            f"{told} "
        )


def test_the_order_is_one_and_what_is_done_is_folded(office: Office):
    told = shown(office, HEAD, date(2026, 12, 8))
    assert [name for name in told if name in ORDER] == [name for name in ORDER if name in told]
    assert f"{MONTH.rpartition(',')[0]}, năm 2026 (11)" in told[DONE]
    page = home(*visitor(office, HEAD, date(2026, 12, 8)))
    assert page.index("<summary>") < page.index("cơ quan đã ghi sổ")
    assert "Hiện không có việc nào phải nộp." in told[""]


def test_what_is_half_written_stands_beside_what_is_overdue(office: Office):
    part = office.part("M-335-01", WHO, NOVEMBER, Writer.AUTHOR)
    draft = Draft(who=WHO, piece=part.piece, moment=datetime(2026, 12, 3, 9, tzinfo=ZONE), content="{}")
    office.store.write(drafts.save, draft).result()
    assert "07/12/2026. đang ghi dở" in shown(office)[NOW]
    assert "07/12/2026. quá hạn, đang ghi dở" in shown(office, day=date(2026, 12, 8))[NOW]


def test_what_was_sent_given_back_and_accepted(office: Office):
    office.month(WHOLE)
    assert "đã nhận, chờ xem" in shown(office)[SENT]
    give_back(office.project, office.store, 1, "Văn thư", "thiếu mục", datetime(2026, 12, 3, 10, tzinfo=ZONE))
    told = shown(office)
    assert "Lý do: thiếu mục" in told[NOW] and SENT not in told
    office.month(WHOLE, hour=11)
    office.accept(2)
    assert "đã chấp nhận" in shown(office)[DONE]


def test_who_tracks_waits_and_is_late_only_five_working_days_after_the_part_before(office: Office):
    late = date(2026, 12, 9)
    told = shown(office, HEAD, late)
    assert "chờ Mùa A Sếnh nộp phần của mình" in told[WAITING]
    assert "quá hạn" not in " ".join(told.values())
    office.month(WHOLE, day=late)
    mine = f"{MONTH.rpartition(',')[0]} – Mùa A Sếnh"
    for day, where in (
        (late, OPEN),
        (date(2026, 12, 10), SOON),
        (date(2026, 12, 16), SOON),
        (date(2026, 12, 17), NOW),
    ):
        told = shown(office, HEAD, day)
        assert mine in told[where] and "Hạn: chậm nhất thứ Tư, ngày 16/12/2026." in told[where]
    remarked = office.remark(day=date(2026, 12, 16))
    assert remarked.receipt and "nop-muon" not in [one.code for one in remarked.findings]
    assert "nop-muon" in [one.code for one in office.remark("Muộn.", day=date(2026, 12, 17)).findings]


def test_a_day_after_which_nothing_is_taken_does_not_shut_out_who_tracks(office: Office):
    tasks = office.rows("cong_viec")
    closed = {"bieu_mau": "M-335-01", "nhan_muon": "khong"}
    office.set("cong_viec", [row | closed if row["ma"] == "CV-02" else row for row in tasks])
    assert office.month(WHOLE, day=date(2026, 12, 7)).receipt
    assert "Quá hạn thì không nhận." in shown(office, HEAD, date(2026, 12, 8))[SOON]
    assert office.remark(day=date(2026, 12, 14)).receipt
    assert office.remark("Muộn.", day=date(2026, 12, 15)).receipt is None


def test_what_the_head_may_say_of_each_is_folded_and_namesakes_are_told_apart(office: Office):
    page = home(*visitor(office, "CB-001", date(2026, 12, 3)))
    offered = page.partition(f">{OFFERED}<")[2].partition("<h2")[0]
    before, fold, inside = offered.partition("<summary>Gợi ý kiểm điểm, năm 2026 (")
    assert fold and "Gợi ý kiểm điểm –" not in before and "Kiến nghị" in before
    namesakes = re.findall(r"Quàng Thị Phượng( \(CB-\d+\))?", inside)
    assert len(set(namesakes)) == 2 and "Mùa A Sếnh (CB" not in inside


def test_an_official_reads_the_remark_once_it_is_accepted(office: Office):
    office.month(WHOLE)
    office.remark()
    site, who = visitor(office, WHO, date(2026, 12, 3))
    assert "Xem phần của" not in " ".join(shown(office).values())
    assert own(site, who, 1) and own(site, who, 2) is None
    office.accept(2)
    page = home(site, who)
    assert '<a href="/bien-nhan/2/noi-dung">Xem phần của người theo dõi, đánh giá</a>' in page
    assert own(site, who, 2)
    # Nobody else of the unit does.
    assert own(*visitor(office, "CB-012", date(2026, 12, 3)), 2) is None


def test_a_body_sees_those_it_is_asked_about_and_nobody_else(office: Office):
    opinions = office.rows("y_kien")
    assert "Ý kiến của nơi được hỏi, năm 2026 (4)" in shown(office, "CHIBO")[DONE]
    asked = {**opinions[0], "ma": "YK-09", "can_bo": "CB-012", "ngay": "", "noi_dung": "", "muc": ""}
    office.set("y_kien", [*opinions[1:], asked])
    told = shown(office, "CHIBO", date(2026, 12, 1))
    assert told[SOON].count("Ý kiến của nơi được hỏi") == 2 and OFFERED not in told
    assert "chậm nhất thứ Ba, ngày 01/12/2026" in told[SOON]
    assert "quá hạn" in shown(office, "CHIBO", date(2026, 12, 2))[NOW]


def test_an_opinion_that_was_asked_for_goes_into_the_row_that_asks(office: Office):
    opinions = office.rows("y_kien")
    office.set("y_kien", [opinions[0] | {"ngay": "", "noi_dung": "", "muc": ""}, *opinions[1:]])
    given = office.blank("YK", "CB-001", "CHIBO", Writer.BODY)
    required = [item for item, _ in given.definition.every() if item.row.required]
    texts = {"ngay": "2026-12-01", "y_kien.ngay": "2026-12-01"}
    answers = {one.name: texts.get(one.row.target, "2026-12-01") for one in required}
    outcome = office.hand_in(given, answers, "CHIBO", day=date(2026, 12, 1))
    assert outcome.receipt, [one.message for one in outcome.findings]
    office.accept(1)
    after = office.rows("y_kien")
    assert len(after) == len(opinions)
    assert next(row["ngay"] for row in after if row["ma"] == opinions[0]["ma"]) == "2026-12-01"
    assert "(4)" in shown(office, "CHIBO")[DONE]


def test_a_head_of_unit_has_the_unit_and_a_body_its_minutes(office: Office):
    meetings = office.rows("hoi_nghi")
    office.set("hoi_nghi", [row | {"bien_ban": ""} if row["ma"] == "HN-18" else row for row in meetings])
    told = shown(office, "P-VP", date(2026, 11, 27))
    assert "Hạn: chậm nhất thứ Sáu, ngày 27/11/2026." in told[SOON]
    assert "quá hạn" in shown(office, "P-VP", date(2026, 11, 28))[NOW]
    assert "chờ Văn phòng Sở nộp phần của mình" in shown(office, HEAD)[WAITING]


def test_places_of_review_scores_and_result(office: Office):
    told = shown(office, "CB-006", date(2026, 12, 3))
    place = told["Nơi kiểm điểm của tôi"]
    assert "16 giờ 15, thứ Tư, ngày 25/11/2026, tại Phòng họp tầng 2; đã kiểm điểm." in place
    assert "chưa kiểm điểm" in shown(office, "CB-006", date(2026, 11, 24))["Nơi kiểm điểm của tôi"]
    scores = told["Điểm theo dõi, đánh giá năm 2026"]
    assert scores.startswith("Trung bình các kỳ đã có điểm:") and "Tháng 12 năm 2026" in scores
    assert "Kết quả xếp loại năm 2026" not in told


def test_a_form_with_mistakes_is_named_and_whom_to_tell(office: Office):
    fields = office.rows("truong_bieu_mau")
    spoilt = [
        row | {"rang_buoc": ". >="} if (row["bo_truong"], row["thu_tu"]) == ("ND335-01", "10") else row
        for row in fields
    ]
    office.set("truong_bieu_mau", spoilt)
    told = shown(office)
    assert "Biểu mẫu “Mẫu số 01” của cơ quan đang có lỗi nên chưa điền và chưa nộp được." in told[""]
    assert "Hãy báo bộ phận tiếp nhận hồ sơ" in told[""]
    assert MONTH not in " ".join(told.values())
    assert "đang có lỗi" not in shown(office, "P-VP")[""]


def test_page_terminal_and_law_count_the_same(office: Office):
    """What is overdue on somebody's page is what `status` calls so, of everybody."""
    day = date(2026, 12, 8)
    scores = office.rows("diem")
    gone = {("CB-012", "3"), ("CB-018", "1"), ("CB-001", "6")}
    office.set("diem", [row for row in scores if (row["can_bo"], row["so_ky"]) not in gone])
    known = standing(office.project)
    cycle = known.agency.cycles[0]
    every = duties(known.agency, cycle, day)
    for official in known.agency.officials:
        mine = of_person(known.agency, cycle, every, official)
        late = [one for one in mine if one.owed and one.state is DutyState.MISSING]
        told = shown(office, official.id, day).get(NOW, "")
        assert told.count("quá hạn") == len(late), official.id
    assert of_everybody(office.project, day, None).text
