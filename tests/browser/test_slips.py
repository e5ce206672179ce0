"""Slips as they leave the printer: six to a sheet, nothing cut off."""

from datetime import date

from playwright.sync_api import Browser

from congkhai.documents.invitations import Invited, slips
from congkhai.value import replace
from tests.browser.printed import printed

#: As long as such names get.
ADDRESS = f"https://sodantocvatongiao.sonla.gov.vn/cai-cach-hanh-chinh/nop-ho-so/vao/{'W' * 43}"
OFFICIAL = Invited(
    name="Nguyễn Hoàng Phương Quỳnh Trang",
    unit="Ban Chỉ đạo thực hiện các chương trình mục tiêu quốc gia vùng đồng bào dân tộc thiểu số",
    purpose="Dùng để điền, nộp biểu mẫu của ông (bà) và xem kết quả tiếp nhận.",
    address=ADDRESS,
    last_day=date(2027, 2, 8),
)
BODY = replace(
    OFFICIAL,
    name="Hội đồng thẩm định, đánh giá xếp loại mức độ hoàn thành nhiệm vụ tập thể, cá nhân của cơ quan",
    unit="",
)


def test_thirteen_slips_make_three_sheets_and_the_longest_names_fit(browser: Browser):
    invited = [OFFICIAL, BODY, *[OFFICIAL] * 11]
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(slips("Sở Dân tộc và Tôn giáo tỉnh Sơn La", invited, sample=True))
    page.emulate_media(media="print")
    beyond = page.evaluate(
        "[...document.querySelectorAll('.phieu')].map(e => e.scrollHeight - e.clientHeight)"
    )
    paper = printed(page)
    page.close()
    assert beyond == [0] * 13
    assert paper.sizes == [(594, 841)] * 3
    assert [sheet.count("Dùngđượcđếnhếtngày") for sheet in paper.sheets] == [6, 6, 1]
    assert [url for url in asked if not url.startswith(("data:", "about:"))] == []
