"""The intake as a site: when it sees that the package changed, and what becomes of what was typed."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from congkhai.errors import WrongUse
from congkhai.intake import drafts, links
from congkhai.intake.values import Role
from congkhai.model.forms import Writer
from congkhai.text.dates import ZONE
from congkhai.web.preview import snapshot
from congkhai.workflows import intake_files, intake_fill, intake_site
from congkhai.workflows.intake_open import opened
from congkhai.workflows.intake_site import Clock, Site
from tests.packages import story

NOW = datetime(2026, 12, 10, 9, tzinfo=ZONE)
WHO = "CB-007"


class Ticks:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks():
    return Ticks()


@pytest.fixture
def site(tmp_path, ticks):
    project = story.whole(tmp_path / "office")
    with opened(project) as store:
        clock = Clock(today=NOW.date(), moment=NOW)
        yield Site(project=project, store=store, clock=lambda: clock, root="", seen=snapshot, ticks=ticks)


def people(site: Site) -> Path:
    return site.project.package / "data" / "can_bo.csv"


def rename(site: Site, name: str) -> None:
    text = people(site).read_text(encoding="utf-8-sig")
    people(site).write_text(re.sub(f"(?m)^{WHO},.*", f"{WHO},{name}", text), encoding="utf-8")


def test_a_change_of_the_package_is_seen_a_moment_later(site, ticks):
    names = [site.name_of(WHO)]
    rename(site, "Lò Thị Mới")
    names.append(site.name_of(WHO))
    ticks.now = 0.11
    names.append(site.name_of(WHO))
    assert names == ["Lù Thị Xanh", "Lù Thị Xanh", "Lò Thị Mới"]


def test_what_the_program_wrote_itself_is_seen_at_once(site):
    names = [site.name_of(WHO)]
    rename(site, "Lò Thị Mới")
    site.written()
    names.append(site.name_of(WHO))
    assert names == ["Lù Thị Xanh", "Lò Thị Mới"]


def test_a_package_that_cannot_be_read_stays_as_it_was(site, ticks):
    before = site.name_of(WHO)
    people(site).write_text("hỏng", encoding="utf-8")
    ticks.now = 1.0
    after = site.name_of(WHO)
    assert after == before


def visitor(site):
    made = NOW.replace(month=1)
    token = site.store.write(links.make, WHO, Role.PERSON, made, NOW.replace(day=31)).result()
    return intake_site.visitor(site, intake_site.enter(site, token, "Edge"))


def posted(texts, version=""):
    return intake_fill.Posted(pairs=list(texts.items()), version=version)


def send(site, texts):
    part = site.part("KN", WHO, "-", Writer.AUTHOR)
    who = visitor(site)
    sent = intake_fill.send(site, who, part, posted(texts), "token")
    return sent.number, site.store.read(drafts.draft, WHO, part.piece)


def test_whoever_serves_is_told_that_nothing_can_be_kept_and_nothing_that_was_typed(site):
    said = []
    site.say = said.append
    who, part = visitor(site), site.part("KN", WHO, "-", Writer.AUTHOR)
    site.store.close()
    typed = {"f.noi_dung": "Đề nghị xem lại điểm.", "f.can_cu": "Sổ theo dõi."}
    sent = intake_fill.send(site, who, part, posted(typed), "token")
    assert (sent.number, sent.kept) == (None, False)
    (line,) = said
    assert line in sent.page and "Sổ theo dõi." in sent.page and "Sổ theo dõi." not in line


def test_what_was_typed_is_a_draft_where_it_is_not_received(site):
    number, draft = send(site, {"f.noi_dung": "Đề nghị xem lại điểm."})
    assert number is None and "Đề nghị xem lại điểm." in draft.content


def test_what_was_received_is_no_draft_any_more(site):
    whole = {"f.noi_dung": "Đề nghị xem lại điểm.", "f.can_cu": "Sổ theo dõi."}
    send(site, {"f.noi_dung": "Đề nghị"})
    assert send(site, whole) == (1, None)
    send(site, {"f.noi_dung": "Đề nghị"})
    assert send(site, whole) == (1, None)


def test_what_was_typed_is_a_draft_where_a_fault_of_ours_ended_it(site, monkeypatch):
    monkeypatch.setattr(intake_fill, "receive", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        send(site, {"f.noi_dung": "Đề nghị xem lại điểm.", "f.can_cu": "Sổ theo dõi."})
    part = site.part("KN", WHO, "-", Writer.AUTHOR)
    assert "Sổ theo dõi." in site.store.read(drafts.draft, WHO, part.piece).content


def renamed(site: Site, ticks: Ticks, before: str, after: str) -> None:
    path = site.project.package / "data" / "truong_bieu_mau.csv"
    text = path.read_text(encoding="utf-8-sig")
    assert f",{before}," in text
    path.write_text(text.replace(f",{before},", f",{after},"), encoding="utf-8")
    ticks.now += 1.0


def test_a_form_that_changed_while_its_page_was_open_is_shown_again_with_every_text(site, ticks):
    who, old = visitor(site), site.part("KN", WHO, "-", Writer.AUTHOR)
    renamed(site, ticks, "can_cu", "ly_do")
    part = site.part("KN", WHO, "-", Writer.AUTHOR)
    assert part.definition.version != old.definition.version
    texts = {"f.noi_dung": "Đề nghị xem lại điểm.", "f.can_cu": "Sổ theo dõi."}
    sent = intake_fill.send(site, who, part, posted(texts, old.definition.version), "token")
    assert (sent.number, sent.kept) == (None, True)
    assert "Biểu mẫu đã đổi từ lúc mở trang" in sent.page
    assert "<dt>can_cu</dt>\n<dd>Sổ theo dõi.</dd>" in sent.page and "Đề nghị xem lại điểm." in sent.page
    # Saved from the new page, the draft still holds what has no field.
    intake_fill.save(site, who, part, [("f.noi_dung", "Đề nghị xem lại")])
    again = intake_fill.form(site, who, part, "token")
    assert "<dd>Sổ theo dõi.</dd>" in again and "Những mục của biểu mẫu cũ đã ghi" in again
    assert "can_cu" not in intake_fill.file(site, who, part)[1].decode()
    whole = {"f.noi_dung": "Đề nghị", "f.ly_do": "Sổ theo dõi."}
    assert intake_fill.send(site, who, part, posted(whole, part.definition.version), "token").number == 1


def test_a_draft_of_the_form_of_before_keeps_what_has_no_field(site, ticks):
    who, old = visitor(site), site.part("KN", WHO, "-", Writer.AUTHOR)
    intake_fill.save(site, who, old, [("f.noi_dung", "Đề nghị"), ("f.can_cu", "Sổ theo dõi.")])
    assert "muc-cu" not in intake_fill.form(site, who, old, "token")
    renamed(site, ticks, "can_cu", "ly_do")
    part = site.part("KN", WHO, "-", Writer.AUTHOR)
    assert "<dd>Sổ theo dõi.</dd>" in intake_fill.form(site, who, part, "token")


def test_a_form_with_faults_is_not_opened_and_others_go_on(site, ticks):
    path = site.project.package / "data" / "truong_bieu_mau.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(re.sub(r"(?m)^(KIEN-NGHI,7,.*),string-length[^,]*,", r"\1,. >=,", text), encoding="utf-8")
    ticks.now += 1.0
    with pytest.raises(WrongUse, match="đang có lỗi, nên chưa phát và chưa nhận được"):
        site.part("KN", WHO, "-", Writer.AUTHOR)
    assert site.part("M-335-01", "CB-010", "thang-11", Writer.AUTHOR) is not None
    known = site.known().known
    assert "Kiến nghị" in intake_files.untold(known)
    given = intake_files.made(site.store, known, "CB-010", "", NOW.date(), every=True)
    names = [one.name for one in given]
    assert names and not [name for name in names if "kien-nghi" in name]
    with pytest.raises(WrongUse, match="congkhai check"):
        intake_files.made(site.store, known, "CB-010", "KN", NOW.date())
    with pytest.raises(WrongUse, match="congkhai check"):
        intake_files.defined(known, "KN")


def test_whatever_keeps_the_package_from_being_read_it_stays_and_is_said_once(site, ticks, monkeypatch):
    said: list[str] = []
    site.say = said.append
    before = site.name_of(WHO)
    rename(site, "Lò Thị Mới")
    monkeypatch.setattr(intake_site, "standing", lambda _: 1 // 0)
    for now in (1.0, 2.0):
        ticks.now = now
        assert site.name_of(WHO) == before
    assert said == ["Chưa đọc lại được gói dữ liệu (ZeroDivisionError): vẫn dùng bản đọc trước."]
