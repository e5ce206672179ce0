"""The bare text of a cell: what is refused, what passes."""

from time import process_time

import pytest

from congkhai.findings import Place
from congkhai.grids.cells import check, harmless, shown

PLACE = Place(table="t", file="t.csv", row=2, column="ten", column_title="Tên")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("=1+1", "o-cong-thuc"),
        (" =A1", "o-cong-thuc"),
        ('="001"', "o-cong-thuc"),
        ("@SUM(A1)", "o-cong-thuc"),
        ("+SUM(A1:A2)", "o-cong-thuc"),
        ("-A1", "o-cong-thuc"),
        ("-2*3", "o-cong-thuc"),
        ("+cmd|' /C calc'!A0", "o-cong-thuc"),
        ("-2+3", "o-cong-thuc"),
        ("+1+1", "o-cong-thuc"),
        ("-2 + 3", "o-cong-thuc"),
        ("--1+1", "o-cong-thuc"),
        ("+(1+1)", "o-cong-thuc"),
        ("+1+A1", "o-cong-thuc"),
        ("-2+HYPERLINK(A1)", "o-cong-thuc"),
        ("+84-212-3852000", "o-cong-thuc"),
        ("+84912", "o-cong-thuc"),
        ("-84912", "o-cong-thuc"),
        ("<script>alert(1)</script>", "o-co-the-html"),
        ("<SCRIPT src=x", "o-co-the-html"),
        ("chữ <b>đậm</b>", "o-co-the-html"),
        ("<!-- giấu -->", "o-co-the-html"),
        ("javascript:alert(1)", "o-co-the-html"),
        ("a\0b", "ky-tu-dieu-khien"),
        ("a\x1bb", "ky-tu-dieu-khien"),
        ("a\x7fb", "ky-tu-dieu-khien"),
        ("Nguy?n", "chu-bi-mat"),
        ("C«ng chøc", "chu-sai-bang-ma"),
        ("Coâng chöùc", "chu-sai-bang-ma"),
        ("xuáº¥t sáº¯c", "chu-sai-bang-ma"),
        ("x" * 32_768, "o-qua-dai"),
        ("1,23E+11", "so-bi-rut-gon"),
        ("1.23456789012346E+19", "so-bi-rut-gon"),
        ("4e+05", "so-bi-rut-gon"),
        ("#REF!", "o-bao-loi"),
        ("#N/A", "o-bao-loi"),
        ("#NAME?", "o-bao-loi"),
        ("#DIV/0!", "o-bao-loi"),
        ("Err:508", "o-bao-loi"),
        ("########", "o-bao-loi"),
    ],
)
def test_refused(text, code):
    assert not harmless(text)
    assert [finding.code for finding in check(text, PLACE)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "-5",
        "-5,25",
        "+84 212 3852 000",
        "+84 (212) 3852 000",
        "- Chi bộ",
        "- 12 người",
        "- 5 - 10 người",
        "- Hỏi | đáp",
        "– gạch ngang",
        "=",
        "5 < 6 và 7 > 6",
        "Ý kiến gì?",
        "https://x.example/?a=b",
        "hai\ndòng",
        "Trưởng phòng Tổng hợp – Hành chính",
        "# 5",
        "1E",
        "2E+",
        "12,3E+11",
        "x" * 32_767,
    ],
)
def test_passed(text):
    assert list(check(text, PLACE)) == []


def test_a_shortened_number_says_what_is_left_of_it():
    (finding,) = check("1,23E+11", PLACE)
    assert "một dãy 12 chữ số bắt đầu bằng 123" in finding.message
    assert list(check("1,23E+11", PLACE, number=True)) == []


def test_text_opened_in_the_wrong_encoding_is_shown_as_it_was():
    (finding,) = check("HoÃ n thÃ nh xuáº¥t sáº¯c nhiá»‡m vá»¥", PLACE)
    assert "có thể là “Hoàn thành xuất sắc nhiệm vụ”" in finding.remedy
    (finding,) = check("C«ng chøc", PLACE)
    assert "congkhai tidy --from tcvn3" in finding.remedy
    assert "“C«ng chøc” có thể là “Công chức”" in finding.remedy
    (finding,) = check("C«ng chøc, viên chức ở xã", PLACE)
    assert "có thể là" not in finding.remedy


def test_of_a_cell_one_thing_is_told():
    """The control character came with the wrong encoding."""
    assert [one.code for one in check("CÃ´ng chá»©c Ä\x90iá»‡n", PLACE)] == ["chu-sai-bang-ma"]


@pytest.mark.parametrize(("text", "found"), [("-12", 0), ("-12,5", 0), ("+84912", 0), ("-2+3", 1), ("=2", 1)])
def test_a_sign_before_digits_is_right_in_a_column_of_numbers(text, found):
    assert len(list(check(text, PLACE, number=True))) == found


@pytest.mark.parametrize("unit", ["+", "+|", "-(", "+1", "- ", "1-", "a", "."])
def test_a_long_cell_is_judged_at_once(unit):
    started = process_time()
    list(check("+1" + unit * 10_000, PLACE))
    assert process_time() - started < 1


def test_a_finding_shows_little_and_nothing_invisible():
    finding = next(check("a\x1b[31m\n" + "b" * 500, PLACE))
    assert finding.place.value == "a\ufffd[31m " + "b" * 52 + "…"
    assert len(shown("x" * 5_000_000)) == 60
