"""What would be refused today is no thing to do, and its form says so before anybody fills it in."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from congkhai.intake import links
from congkhai.intake.values import Role
from congkhai.model.forms import Writer
from congkhai.starter.rows import rows
from congkhai.text.dates import ZONE
from congkhai.workflows import intake_fill, intake_site
from congkhai.workflows.intake_paper import paper
from congkhai.workflows.intake_site import Clock, Site
from congkhai.workflows.intake_visit import Visitor
from tests.packages.story import whole
from tests.workflows import intake_office
from tests.workflows.intake_office import NOVEMBER, Office
from tests.workflows.test_intake_home import NOW, REFUSED, WHO, WHOLE, shown, site_of, visitor

YEARLY, RESULT = "Phiếu xếp loại chất lượng công chức (Mẫu số 02)", "Kết quả xếp loại năm 2026"
REASON = "Đã có quyết định xếp loại của “Mùa A Sếnh”, nên không nhận thêm biểu mẫu “Mẫu số 02”."
HAND_IN = 'name="viec" value="nop"'
#: The decision is of 4 December.
BEFORE, OF, AFTER = date(2026, 12, 3), date(2026, 12, 4), date(2026, 12, 5)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """CB-010 is rated by a decision, and nothing came of the yearly form."""
    every = rows((whole(tmp_path / "decided").package / "data" / "xep_loai_ca_nhan.csv").read_bytes())
    for made in intake_office.office(tmp_path / "so"):
        made.set("xep_loai_ca_nhan", [row for row in every if row["can_bo"] == WHO])
        made.set("ho_so", [row for row in made.rows("ho_so") if row["bieu_mau"] != "M-335-02"])
        yield made


def clerk(office: Office, day: date) -> tuple[Site, Visitor]:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=ZONE)
    until = moment + timedelta(days=9)
    token = office.store.write(links.make, "Hà Thị Văn", Role.OFFICE, moment, until).result()
    site = site_of(office, Clock(today=day, moment=moment))
    found = intake_site.visitor(site, intake_site.enter(site, token, "máy") or "")
    assert found is not None
    return site, found


@pytest.mark.parametrize(("day", "where"), [(BEFORE, NOW), (OF, REFUSED), (AFTER, REFUSED)])
def test_from_the_day_of_the_decision_the_own_page_asks_no_more(office: Office, day: date, where: str):
    told = shown(office, day=day)
    assert [name for name, text in told.items() if YEARLY in text] == [where]
    assert (REASON in told.get(REFUSED, "")) is (where == REFUSED)
    assert ("Chưa có quyết định xếp loại." in told[RESULT]) is (where == NOW)


@pytest.mark.parametrize("come", [lambda office, day: visitor(office, WHO, day), clerk])
def test_the_form_opens_with_the_reason_alone(office: Office, come):
    part = office.part("M-335-02", WHO, "", Writer.AUTHOR)
    for day, opens in ((BEFORE, True), (OF, False), (AFTER, False)):
        site, who = come(office, day)
        page = intake_fill.form(site, who, part, "token") or ""
        assert ((HAND_IN in page), (REASON in page)) == (opens, not opens)


def test_the_office_is_not_offered_it_to_be_typed_from_paper(office: Office):
    for day, offered in ((BEFORE, True), (OF, False)):
        page = paper(*clerk(office, day), "", "M-335-02")
        assert (f"/phieu/M-335-02/{WHO}/" in page) is offered


def test_after_the_last_day_what_was_handed_in_is_one_link_away(office: Office):
    """November came on the last day on which it is taken."""
    office.set("xep_loai_ca_nhan", [])
    closed = {"bieu_mau": "M-335-01", "nhan_muon": "khong"}
    tasks = office.rows("cong_viec")
    office.set("cong_viec", [row | closed if row["ma"] == "CV-02" else row for row in tasks])
    assert office.month(WHOLE, day=date(2026, 12, 7)).receipt
    part = office.part("M-335-01", WHO, NOVEMBER, Writer.AUTHOR)
    page = intake_fill.form(*visitor(office, WHO, date(2026, 12, 8)), part, "token") or ""
    assert "cơ quan không nhận sau hạn" in page and HAND_IN not in page
    assert '<a href="/bien-nhan/1">Xem bản đã nộp: TN-2026-000001</a>' in page
