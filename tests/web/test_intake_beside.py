"""What happens beside: two who accept at once, a clerk at work on a table, a form without a network."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser

from tests.web.intake_browser import device, fill, press
from tests.web.intake_client import entered
from tests.web.intake_office import (
    CLERK,
    HEAD,
    NOVEMBER,
    OFFICIAL,
    OTHER_CLERK,
    SELF,
    Served,
    laid_out,
    score,
    served,
)

pytestmark = pytest.mark.slow


@pytest.fixture(name="open_", scope="module")
def _open(tmp_path_factory) -> Iterator[Served]:
    """An office in which tests may accept what they hand in, one after the other."""
    with served(laid_out(tmp_path_factory.mktemp("office") / "co-quan")) as running:
        yield running


def test_of_two_who_accept_at_once_one_wins_and_the_other_reads_who(open_):
    number = entered(open_, OFFICIAL).hand_in(f"{NOVEMBER}/nguoi_lap", SELF).number
    path = f"/ho-so/{number}"
    both = [entered(open_, CLERK), entered(open_, OTHER_CLERK)]
    forms = [client.get(path).form(path) for client in both]

    def accept(at: int) -> str:
        return both[at].post(path, [("viec", "nhan"), *forms[at]]).said

    with ThreadPoolExecutor(2) as pool:
        said = [*pool.map(accept, range(2))]
    won = [at for at in range(2) if "đã chấp nhận. Mã xác nhận" in said[at]]
    assert len(won) == 1
    winner, late = (CLERK, OTHER_CLERK)[won[0]], said[1 - won[0]]
    assert re.search(r"đã chấp nhận lúc \d\d giờ \d\d, ngày 10/12/2026\.", late)
    assert f"Người thực hiện: {winner}." in late
    assert [row["bien_nhan"] for row in open_.office.rows("ho_so") if row["bien_nhan"]] == [
        f"TN-2026-{number:06}"
    ]


def test_what_a_clerk_saved_meanwhile_stays_and_what_cannot_be_read_is_told(open_):
    """December of the same official, while somebody works on the table in Excel."""
    path = NOVEMBER.replace("11", "12")
    own, clerk = entered(open_, OFFICIAL), entered(open_, CLERK)
    number = own.hand_in(f"{path}/nguoi_lap", SELF).number
    entered(open_, HEAD).hand_in(f"{path}/nguoi_theo_doi", {"f.nhan_xet": "Nhất trí."})
    page, sheet = f"/ho-so/{number + 1}", open_.office.table("diem")
    whole = sheet.read_bytes()
    form = clerk.get(page).form(page)
    sheet.write_bytes(whole.replace(b"can_bo", b"can_bo_x", 1))
    told = clerk.post(page, [("viec", "nhan"), *form])
    assert (told.status, f"Bản nộp TN-2026-{number + 1:06} chưa ghi sổ được: " in told.said) == (422, True)
    assert own.get("/").status == 200
    # The clerk mends the table, and changes a score of somebody else on the way.
    mended = whole.replace(
        b"KY-2026,CB-001,thang,1,chinh_thuc,9,9,8.5,", b"KY-2026,CB-001,thang,1,chinh_thuc,9,9,8.75,"
    )
    sheet.write_bytes(mended)
    assert "đã chấp nhận. Mã xác nhận" in clerk.post(page, [("viec", "nhan"), *form]).said
    row = score(open_, "12")
    # The month is not over: the score is not final.
    assert row is not None and row["trang_thai"] == "tam_tinh"
    assert sheet.read_bytes().startswith(mended.rstrip(b"\n"))


def test_the_one_html_file_goes_on_in_another_browser(open_, browser: Browser, tmp_path):
    """The draft goes along; without a network the file opens, goes on, and is saved again."""
    path = f"{open_.address}phieu/KN/CB-019/-/nguoi_lap"
    with device(browser, open_, "CB-019") as own:
        own.goto(path)
        fill(own, {"f.noi_dung": "Đề nghị xem lại."})
        press(own, "Lưu nháp")
        with own.expect_download() as first:
            own.click("text=tải phiếu dạng tệp HTML")
        file = tmp_path / first.value.suggested_filename
        first.value.save_as(file)
    assert file.suffix == ".html"
    with device(browser, open_) as elsewhere:
        strangers: list[str] = []
        elsewhere.on("request", lambda asked: strangers.append(asked.url))
        elsewhere.goto(file.as_uri())
        assert elsewhere.locator("[name='f.noi_dung']").input_value() == "Đề nghị xem lại."
        fill(elsewhere, {"f.can_cu": "Sổ theo dõi công việc."})
        with elsewhere.expect_download() as again:
            elsewhere.get_by_role("button", name=re.compile("Lưu|Hoàn thành|Tải")).last.click()
        sent = tmp_path / "sent.html"
        again.value.save_as(sent)
    assert [url for url in strangers if not url.startswith(("file:", "data:", "blob:"))] == []
    text = sent.read_text(encoding="utf-8")
    assert "Đề nghị xem lại." in text and "Sổ theo dõi công việc." in text
    received = open_.office.run("intake", "receive", str(sent))
    assert received.code == 0, received.said + received.told
    receipt = re.search(r"TN-2026-\d{6}", received.said)
    assert receipt
    again = open_.office.run("intake", "receive", str(sent))
    assert receipt[0] in again.said
    # Whoever sent it finds it among his own, and the office in the queue.
    assert receipt[0] in entered(open_, "CB-019").get("/").said
    assert entered(open_, CLERK).get("/hang-doi").said.count(receipt[0]) == 1
