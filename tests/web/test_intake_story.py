"""What is handed in, from the link to the register, as people do it: with scripts and without."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.intake_browser import device, fill, press, words
from tests.web.intake_client import entered
from tests.web.intake_office import (
    CLERK,
    DIRECTOR,
    HEAD,
    MEETING,
    OFFICIAL,
    PETITIONER,
    SELF,
    UNIT,
    Served,
    laid_out,
    score,
    served,
)

pytestmark = pytest.mark.slow

FAULTS = {"f.tc_1_1": "6", "f.han_che": ""}
VOTED = ("P-VP", "CB-005", "CB-006", "CB-007", "CB-008", "CB-009")
MINUTES = {
    "f.so_bien_ban": "07/BB-VP",
    "f.thu_ky": "Một chuyên viên của phòng",
    "f.nguoi_trinh_bay": "Chánh Văn phòng",
    "f.thanh_phan": "Toàn thể công chức, người lao động của phòng",
    "f.trieu_tap": "10",
    "f.co_mat": "10",
    "f.ket_luan": "Nhất trí đề xuất như kết quả biểu quyết.",
}
#: Ballots issued, returned, invalid, then by level from the highest.
BALLOTS = ("phat_ra", "thu_vao", "khong_hop_le", "muc_1", "muc_2", "muc_3", "muc_4")


@pytest.fixture(scope="module", params=["scripts", "no scripts"])
def story(request, tmp_path_factory) -> Iterator[tuple[Served, bool]]:
    """An office of its own, served, and whether browsers run scripts."""
    with served(laid_out(tmp_path_factory.mktemp("story") / "co-quan")) as running:
        yield running, request.param == "scripts"


def mean(served: Served) -> str:
    """The year's mean as `why` tells it, and of how many months."""
    said = " ".join(served.office.run("why", OFFICIAL).said.split())
    found = re.search(r"Trung bình cộng của (\d+) tháng: ([\d,]+)…? điểm", said)
    assert found, said
    return f"{found[1]}: {found[2]}"


def test_from_the_link_to_the_mean_of_the_year(story, browser):
    open_, scripts = story
    assert mean(open_) == "10: 92,15"
    with device(browser, open_, OFFICIAL, scripts=scripts) as own:
        own.click("text=Mẫu số 01), tháng 11 năm 2026")
        with_mistakes(own, scripts)
        mended_and_handed_in(own)
        with device(browser, open_, HEAD, scripts=scripts) as head:
            seconded(head)
        with device(browser, open_, CLERK, scripts=scripts) as clerk:
            code = accepted(clerk)
        confirmed(own, code)
    row = score(open_, "11")
    assert row is not None
    assert (row["nhom_1"], row["nhom_2"], row["nhom_3"], row["so_luong"]) == ("9", "9", "10", "95")
    # 28 of the common criteria, 70 hundredths of (95 + 90 + 94) / 3: 93,1.
    assert mean(open_) == "11: 92,2363"
    dossiers = [row for row in open_.office.rows("ho_so") if row["bien_nhan"]]
    assert [(row["phan"], row["cach_nop"], row["nguoi_nhan"]) for row in dossiers] == [
        ("nguoi_lap", "trang_web", CLERK),
        ("nguoi_theo_doi", "trang_web", CLERK),
    ]


def with_mistakes(page: Page, scripts: bool) -> None:
    """A sum too high and a part missing: the summary leads to both, in the words that stand at the fields."""
    fill(page, {**SELF, **FAULTS})
    if scripts:
        expect(page.locator("[id='f.nhom_1']")).to_have_text("10,5")
    press(page, "Nộp")
    expect(page).to_have_title(re.compile("^Lỗi: Mẫu số 01 – Mùa A Sếnh"))
    summary = page.locator("#loi")
    links = summary.locator("a")
    assert links.count() == 2
    told = links.nth(0).inner_text()
    assert told in page.locator("[id='f.tc_1_1.loi']").inner_text()
    links.nth(1).click()
    assert page.evaluate("document.activeElement.id") == "f.han_che" if scripts else "#f.han_che" in page.url
    assert page.locator("[name='f.tc_1_1']").input_value() == "6"


def mended_and_handed_in(page: Page) -> None:
    fill(page, {name: SELF[name] for name in FAULTS})
    press(page, "Nộp")
    page.wait_for_url("**/bien-nhan/*")
    said = words(page)
    assert "TN-2026-000001" in said and "đã nhận, chờ xem" in said
    assert re.search(r"Mã đối chiếu ([0-9A-Z]{4}-){3}[0-9A-Z]{4}", said)
    with page.expect_download() as kept:
        page.click("text=Tải giấy biên nhận")
    assert "TN-2026-000001" in Path(kept.value.path()).read_text(encoding="utf-8-sig")
    page.click("text=Xem, in nội dung đã nộp")
    assert "Chủ động, đúng hạn." in page.locator("body").inner_text()
    page.go_back()


def seconded(page: Page) -> None:
    """Whoever tracks sees the first part and cannot change it, and adds the remark."""
    page.click("text=Mùa A Sếnh, tháng 11 năm 2026")
    assert "Chủ động, đúng hạn." in words(page)
    assert page.locator("[name='f.uu_diem']").count() == 0
    fill(page, {"f.nhan_xet": "Nhất trí với điểm tự chấm."})
    press(page, "Nộp")
    page.wait_for_url("**/bien-nhan/*")


def accepted(page: Page) -> str:
    """Both parts are in the queue; accepting the second accepts the first; the code of the first."""
    assert "Văn phòng Sở" in words(page)
    page.click("text=TN-2026-000002")
    press(page, "Chấp nhận, ghi sổ (sẽ chấp nhận cả TN-2026-000001)")
    said = words(page)
    assert "TN-2026-000002: đã chấp nhận." in said
    found = re.search(r"TN-2026-000001: đã chấp nhận\. Mã xác nhận để báo lại người nộp: ([\w-]+)", said)
    assert found, said
    return found[1]


def confirmed(page: Page, code: str) -> None:
    page.click("text=Máy đang dùng")
    fill(page, {"ma_xac_nhan": code.lower()})
    press(page, "Xác nhận")
    assert "cơ quan đã chấp nhận bản nộp TN-2026-000001" in words(page)
    page.click("text=Việc của tôi")
    assert "đã chấp nhận" in words(page)


def ballots(row: int, *counts: int, level: str) -> dict[str, str]:
    """One row of the minutes."""
    fields = {f"f.doi_tuong.{row}.{name}": str(n) for name, n in zip(BALLOTS, counts, strict=True)}
    return fields | {f"f.doi_tuong.{row}.de_xuat": level}


def voted() -> dict[str, str]:
    """The votes of the meeting as its own register had them."""
    every = (
        *((0, 9, 1, 0, "HTTNV"), (2, 8, 0, 0, "HTTNV"), (10, 0, 0, 0, "HTXSNV"), (1, 9, 0, 0, "HTTNV")),
        *((0, 8, 2, 0, "HTTNV"), (0, 10, 0, 0, "HTTNV"), (9, 1, 0, 0, "HTXSNV"), (2, 8, 0, 0, "HTTNV")),
        *((0, 0, 10, 0, "HTNV"), (1, 9, 0, 0, "HTTNV"), (0, 0, 8, 2, "HTNV")),
    )
    fields = dict(MINUTES)
    for at, (*counts, level) in enumerate(every, 1):
        fields |= ballots(at, 10, 10, 0, *counts, level=level)
    return fields


def test_minutes_with_votes_become_rows_that_check_passes(story, browser):
    open_, scripts = story
    before = open_.office.run("check", "--format", "json")
    assert "thieu-bieu-quyet-o-phong" in before.said
    path = f"{open_.address}phieu/BB-HN/{MEETING}/-"
    with device(browser, open_, UNIT, scripts=scripts) as unit:
        unit.goto(f"{path}/thu_ky")
        # One ballot too many at one row.
        fill(unit, voted() | {"f.doi_tuong.3.muc_2": "1"})
        press(unit, "Nộp")
        expect(unit).to_have_title(re.compile("^Lỗi: "))
        assert unit.locator("#loi a").count() == 1
        fill(unit, {"f.doi_tuong.3.muc_2": "0"})
        press(unit, "Nộp")
        unit.wait_for_url("**/bien-nhan/*")
    with device(browser, open_, HEAD, scripts=scripts) as chair:
        chair.goto(f"{path}/chu_tri")
        fill(chair, {"f.thong_qua": "co"})
        press(chair, "Nộp")
        chair.wait_for_url("**/bien-nhan/*")
        number = int(chair.url.rpartition("/")[2])
    clerk = entered(open_, CLERK)
    done = clerk.send(f"/ho-so/{number}", f"/ho-so/{number}", {"viec": "nhan"})
    assert "đã chấp nhận. Mã xác nhận" in done.said, done.said
    votes = [row for row in open_.office.rows("bieu_quyet") if row["hoi_nghi"] == MEETING]
    assert [row["don_vi"] or row["can_bo"] for row in votes][: len(VOTED)] == [*VOTED]
    assert [row["phieu_muc_1"] for row in votes] == ["0", "2", "10", "1", "0", "0", "9", "2", "0", "1", "0"]
    meeting = next(row for row in open_.office.rows("hoi_nghi") if row["ma"] == MEETING)
    assert (meeting["bien_ban"], meeting["co_mat"], meeting["thong_qua"]) == ("07/BB-VP", "10", "co")
    assert "thieu-bieu-quyet-o-phong" not in open_.office.run("check", "--format", "json").said


def test_a_petition_stands_on_the_board_until_it_is_answered(story, browser, tmp_path):
    open_, scripts = story
    (tmp_path / "Giấy tờ “gốc”.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    with device(browser, open_, PETITIONER, scripts=scripts) as own:
        own.click("text=Kiến nghị về kết quả xếp loại")
        fill(own, {"f.noi_dung": "Đề nghị xem lại điểm tháng 5.", "f.can_cu": "Sổ theo dõi công việc."})
        own.set_input_files("[name='f.tai_lieu']", tmp_path / "Giấy tờ “gốc”.pdf")
        press(own, "Nộp")
        own.wait_for_url("**/bien-nhan/*")
        number = int(own.url.rpartition("/")[2])
    clerk = entered(open_, CLERK)
    sheet = clerk.get(f"/ho-so/{number}")
    assert "Giấy tờ “gốc”.pdf" in sheet.said
    assert clerk.get(f"/bien-nhan/{number}/kem/0").text.startswith("%PDF")
    assert "đã chấp nhận" in clerk.send(f"/ho-so/{number}", f"/ho-so/{number}", {"viec": "nhan"}).said
    # Seven working days behind 10 December.
    waiting = "(CB-018), nhận ngày 10/12/2026: hạn giải quyết hết thứ Hai, ngày 21/12/2026"
    assert waiting in " ".join(open_.office.run("status").said.split())
    answer = {"f.giai_quyet": "giu_nguyen", "f.ngay_giai_quyet": "10/12/2026", "f.tra_loi": "Giữ nguyên."}
    decided = entered(open_, DIRECTOR).hand_in(f"/phieu/KN/{PETITIONER}/-/cap_tham_quyen", answer).number
    clerk.send(f"/ho-so/{decided}", f"/ho-so/{decided}", {"viec": "nhan"})
    assert "KIẾN NGHỊ CHƯA GIẢI QUYẾT" not in open_.office.run("status").said
    rows = [row for row in open_.office.rows("kien_nghi") if row["can_bo"] == PETITIONER]
    assert [(row["ngay_nhan"], row["ngay_giai_quyet"]) for row in rows] == [("2026-12-10", "2026-12-10")]
