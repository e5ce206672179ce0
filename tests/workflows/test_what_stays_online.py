"""What is online does not vanish in silence, whatever the rows say now."""

import json
from datetime import date

import pytest

from congkhai.findings import Severity
from congkhai.workflows.build import Declined
from tests.workflows.beside import BOTH, published
from tests.workflows.office import Office, copied, manifest, tree

ROW = "TBKQ-2022-01"
PAPER = "Thông báo số 61/TB-BDT ngày 05/12/2022"


def keep_pages(office: Office, year: int) -> None:
    """The pages of the folder kept as those of an earlier year."""
    content = office.folder / "content"
    for page in [*content.rglob("*.md")]:
        kept = content / str(year) / page.relative_to(content)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(page.read_bytes())


@pytest.fixture(scope="module")
def announced(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A portal online with its announcement; only to be copied."""
    office = copied(tmp_path_factory.mktemp("da-thong-bao") / "co-quan")
    published(office)
    return office


@pytest.fixture
def online(announced: Office, tmp_path) -> Office:
    return copied(tmp_path / "co-quan", announced.folder)


def paper(office: Office, **changes: str) -> None:
    document = office.rows("thong_bao")[0]["van_ban"]
    office.change("van_ban", lambda row: row | changes if row["ma"] == document else row)


def refused(office: Office, code: str, **wanted: object) -> str:
    """The message of this code, nothing online having changed."""
    before = tree(office.folder / "site")
    done = published(office, **wanted)
    assert done.refused
    assert tree(office.folder / "site") == before
    return done.message(code)


def test_the_manifest_notes_what_was_announced(online):
    file = next((online.folder / "site" / "portal" / "manifests").iterdir())
    [noted] = json.loads(file.read_bytes())["announced"]
    assert (noted["id"], noted["year"], noted["day"]) == (ROW, 2022, "2022-12-05")
    assert noted["number"] == "61/TB-BDT"
    assert noted["pages"] == ["2022/thong-bao.html", "2022/thong-bao-in.html"]


def test_an_announcement_whose_row_is_gone(online):
    online.write("thong_bao", [])
    assert PAPER in refused(online, "thong-bao-se-mat", allow_fewer=True)


def test_an_announcement_renumbered(online):
    paper(online, so_ky_hieu="62/TB-BDT")
    message = refused(online, "thong-bao-doi-so", allow_fewer=True)
    assert PAPER in message
    assert "Thông báo số 62/TB-BDT" in message


@pytest.mark.parametrize("key", [ROW, "TBKQ-2022-99"])
def test_a_renumbering_is_told_once_for_both_audiences_at_its_row(online, key):
    """The agency's site is put online beside the portal's first."""
    assert not published(online, BOTH).refused
    paper(online, so_ky_hieu="62/TB-BDT")
    online.change("thong_bao", lambda row: row | {"ma": key})
    [finding] = published(online, BOTH).findings
    assert finding.code == "thong-bao-doi-so"
    assert "(số 61/TB-BDT → 62/TB-BDT)" in finding.message
    assert "trang công khai (portal) và trang nội bộ (agency)" in finding.message
    assert (finding.place.file, finding.place.row) == ("datapackage/data/van_ban.csv", 30)


def test_another_key_of_the_row_alone_is_no_loss(online):
    """No page and no file shows the key."""
    online.change("thong_bao", lambda row: row | {"ma": "TBKQ-2022-99"})
    assert not published(online).refused


def test_without_the_link_what_was_online_last_still_counts(online):
    online.current("portal").unlink()
    online.write("thong_bao", [])
    assert PAPER in refused(online, "thong-bao-se-mat", allow_fewer=True)


def test_an_announcement_renamed(online):
    online.change("thong_bao", lambda row: row | {"tieu_de": "Kết quả khác"})
    assert "Kết quả khác" in refused(online, "thong-bao-doi-ten", allow_fewer=True)


def test_a_day_before_the_announcement(online):
    message = refused(online, "thong-bao-chua-den-ngay", today=date(2022, 12, 4))
    assert "04/12/2022" in message


def test_a_new_row_of_ky_danh_gia(online):
    new = {"ma": "KY-2023", "nam": "2023", "bo_quy_dinh": "ND90-48"}
    new |= {"ke_hoach": "", "tu_ngay": "", "den_ngay": ""}
    rows = online.rows("ky_danh_gia")
    online.write("ky_danh_gia", [*rows, rows[0] | new])
    # The pages in content are now those of 2023, so the year announced would lose its own.
    assert "2022/ke-hoach.html" in refused(online, "trang-se-mat")
    keep_pages(online, 2022)
    before = manifest(online, "portal")
    done = published(online, today=date(2023, 1, 3))
    assert not done.refused
    # Of 2023 there is nothing to tell yet; the year announced stays as it was, its names too.
    assert {path for path in manifest(online, "portal") if path.startswith("2023/")} == set()
    assert manifest(online, "portal").keys() == before.keys()
    shown = (online.current("portal") / "2022/thong-bao.html").read_text(encoding="utf-8")
    assert online.rows("can_bo")[1]["ho_ten"] in shown


def test_a_replacing_announcement_is_no_loss(online):
    old = online.rows("thong_bao")[0]
    papers = online.rows("van_ban")
    own = next(row for row in papers if row["ma"] == old["van_ban"])
    newer = {"ma": "TB-BDT-65", "so_ky_hieu": "65/TB-BDT", "ngay_ban_hanh": "2022-12-06", "so_nhu_in": ""}
    online.write("van_ban", [*papers, own | newer | {"tep": "", "sha256": ""}])
    online.write("thong_bao", [old, old | {"ma": "TB-2", "van_ban": "TB-BDT-65", "thay_the": old["ma"]}])
    done = published(online)
    assert (done.refused, done.codes()) == (False, [])


def test_the_end_of_the_window_takes_names_off_and_is_told(online):
    done = published(online, today=date(2023, 1, 5))
    assert (done.refused, done.codes()) == (False, ["khong-con-tren-trang"])
    assert "ket-qua-ca-nhan.csv" in done.message("khong-con-tren-trang")


def test_a_page_renamed_hides_behind_no_count(online):
    page = online.folder / "content" / "huong-dan" / "dang-vien.md"
    text = page.read_text(encoding="utf-8")
    for number in range(3):
        page.with_name(f"them-{number}.md").write_text(text, encoding="utf-8")
    page.unlink()
    pages = [*(online.folder / "content").rglob("*.md")]
    for other in pages:
        other.write_text(other.read_text("utf-8").replace("dang-vien.md", "them-0.md"), "utf-8")
    assert "“2022/huong-dan/dang-vien.html”" in refused(online, "trang-se-mat")
    done = published(online, allow_fewer=True)
    assert (done.refused, done.codes()) == (False, ["khong-con-tren-trang"])
    assert "“huong-dan/dang-vien.html”" in done.message("khong-con-tren-trang")


def plain(office: Office) -> None:
    """A portal online with totals alone."""
    office.without_names()
    assert not published(office).refused


def another_level(office: Office) -> None:
    level = {"HTTNV": "HTNV", "HTNV": "HTTNV"}
    office.change(
        "xep_loai_ca_nhan",
        lambda row: row | {"muc": level[row["muc"]]} if row["can_bo"] == "CB-011" else row,
    )


def test_totals_that_differ_by_one_person_are_warned_of(online):
    plain(online)
    another_level(online)
    done = published(online)
    assert not done.refused
    [finding] = done.findings
    assert (finding.code, finding.severity) == ("chenh-lech-it-nguoi", Severity.WARNING)
    assert "1 người" in finding.message
    assert "người ấy từ “" in finding.message
    assert "đã đăng vì không có ai để hỏi" in finding.remedy
    assert "congkhai release rollback" in finding.remedy
    assert "trả lời" not in finding.remedy
    assert published(online).codes() == []


def test_whoever_is_asked_may_wait(online):
    plain(online)
    another_level(online)
    before = tree(online.folder / "site")
    asked = []
    with pytest.raises(Declined):
        published(online, ask=lambda doubts: asked.extend(doubts) or False)
    assert "trả lời “không”" in asked[0].remedy
    assert tree(online.folder / "site") == before


def test_totals_beside_names_tell_nothing_more(online):
    another_level(online)
    assert published(online).codes() == []
