"""The page of what is handed in, and the board's counts by unit."""

import re

from congkhai.pages import hand_in, plan
from congkhai.pages.readers import FormLink
from congkhai.value import replace
from tests.pages import example
from tests.pages.test_kinds_of_page import text


def page(**changes: object):
    return hand_in.page(replace(example.CYCLE, **changes), {})


def rows(body: str) -> list[list[str]]:
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", body)]
    return [[text(cell).strip() for cell in row] for row in cells]


def test_each_form_says_who_until_when_and_to_whom():
    assert rows(page().body)[:3] == [
        ["Mẫu", "Ai lập", "Hạn nộp", "Nộp cho"],
        [
            "Mẫu 02a",
            "kế hoạch không nêu",
            "chậm nhất thứ Năm, ngày 24/11/2022 Quá hạn thì không nhận.",
            "Phòng Tổng hợp – Hành chính",
        ],
        [
            "Phiếu tháng",
            "Công chức Các phần lần lượt: người lập, người theo dõi, đánh giá.",
            "trong 05 ngày làm việc sau khi hết tháng (xem từng ngày)",
            "kế hoạch không nêu",
        ],
    ]


def test_a_remark_in_a_cell_stands_on_a_line_of_its_own():
    assert 'Công chức<br><span class="ck-quiet">Các phần lần lượt' in page().body
    assert '<br><span class="ck-quiet">Quá hạn thì không nhận.' in page().body


def test_why_some_forms_do_not_lie_there_blank_is_said_once():
    told = "Mẫu không có tệp mẫu trống thì được điền sẵn"
    first, second, *_ = example.CYCLE.hand_ins
    link = FormLink(href="phieu/a.html", ending="html")
    cycle = replace(example.CYCLE, hand_ins=(first, second))
    assert hand_in.page(cycle, {first.id: (link,)}).body.count(told) == 1
    assert told not in hand_in.page(cycle, {}).body
    assert told not in hand_in.page(cycle, {first.id: (link,), second.id: (link,)}).body


def test_what_is_handed_in_for_an_occasion_stands_apart():
    regular, _, occasional = page().body.partition("## Nộp khi có việc {#khi-co-viec}")
    assert "Kiến nghị" in occasional and "Kiến nghị" not in regular
    without = page(hand_ins=example.CYCLE.hand_ins[:2]).body
    assert "#khi-co-viec" not in without


def test_each_month_has_its_day():
    assert "Tháng 11 năm 2022: chậm nhất thứ Tư, ngày 07/12/2022" in page().body
    assert "#tung-ky" not in page(hand_ins=example.CYCLE.hand_ins[:1]).body


def test_all_four_ways_are_told_and_that_no_way_replaces_a_signature():
    told = text(page().body)
    for way in ("Trang nộp hồ sơ trên mạng của cơ quan.", "Tệp HTML.", "Tệp Excel.", "Bản giấy."):
        assert way in told
    assert "không thay chữ ký" in told


def test_a_form_of_the_plan_leads_to_what_is_told_of_it():
    body = page().body
    assert '<a href="bieu-mau.html#mau-m-02a">Mẫu 02a</a>' in body
    assert "#mau-kn" not in body


def test_a_blank_form_is_offered_where_there_is_one():
    files = {"M-T": (FormLink("bieu-mau/M-T.html", "html"), FormLink("bieu-mau/M-T.xlsx", "xlsx"))}
    body = hand_in.page(example.CYCLE, files).body
    assert re.findall(r'href="(bieu-mau/[^"]+)" download>([^<]+)<', body) == [
        ("bieu-mau/M-T.html", "tệp HTML"),
        ("bieu-mau/M-T.xlsx", "tệp Excel"),
    ]
    assert "Mẫu trống" not in page().body


def test_a_year_without_such_forms_says_so():
    body = page(hand_ins=()).body
    assert "chưa có mẫu nào điền và nộp được trên máy" in body and "<table" not in body


def test_the_board_counts_by_unit_what_everybody_owes():
    body = plan.board(example.agency(), example.CYCLE).body
    assert "## Đã nộp đến đâu, theo đơn vị {#da-nop}" in body
    told = body.partition("{#da-nop}")[2]
    assert "<caption>Phiếu tháng, tháng 11 năm 2022: chậm nhất thứ Tư, ngày 07/12/2022</caption>" in told
    assert rows(told)[1:] == [
        ["Phòng Tổng hợp – Hành chính", "9", "đã nộp đủ"],
        ["Phòng Địa bàn; Thanh tra Ban", "7", "còn ít hơn 5 người chưa nộp"],
    ]
    bare = replace(example.CYCLE, collected=())
    assert "#da-nop" not in plan.board(example.agency(), bare).body
