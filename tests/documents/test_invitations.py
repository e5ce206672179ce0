"""Links as they are handed out: on the terminal, on slips, for a mail merge."""

import csv
import io
from datetime import date

import pytest

from congkhai.documents.invitations import Invited, lines, mail_merge, slips
from congkhai.paper.qr import square
from congkhai.text.phrases import SAMPLE
from congkhai.value import replace

ONE = Invited(
    name="Lò Thị Ưng",
    unit="Phòng Tổng hợp",
    purpose="Dùng để nộp.",
    address="https://noivu.tinh.gov.vn/nop-ho-so/vao/abc",
    last_day=date(2027, 2, 8),
)


def many(count: int) -> list[Invited]:
    return [replace(ONE, name=f"Người {at}", address=f"{ONE.address}{at}") for at in range(count)]


def test_a_line_names_whom_until_when_and_where():
    assert lines([ONE, replace(ONE, name="Chi bộ", unit="")]) == (
        "Lò Thị Ưng (Phòng Tổng hợp), dùng đến hết ngày 08/02/2027:\n"
        "  https://noivu.tinh.gov.vn/nop-ho-so/vao/abc\n"
        "Chi bộ, dùng đến hết ngày 08/02/2027:\n"
        "  https://noivu.tinh.gov.vn/nop-ho-so/vao/abc\n"
    )


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (6, 1), (7, 2), (45, 8)])
def test_six_slips_stand_on_a_sheet(count, sheets):
    page = slips("Sở Nội vụ", many(count), sample=False)
    assert (page.count('<div class="to">'), page.count('<section class="phieu"')) == (sheets, count)


def test_each_slip_has_its_own_code_and_all_that_is_needed():
    page = slips("Sở Nội vụ", many(3), sample=False)
    for at, slip in enumerate(page.split("<section")[1:]):
        assert square(f"{ONE.address}{at}") in slip
        for words in (
            f"Người {at}<",
            "Phòng Tổng hợp",
            f"{ONE.address}{at}<",
            "“Vào”",
            "08/02/2027",
            "Sở Nội vụ",
        ):
            assert words in slip, words
    assert SAMPLE not in page
    assert slips("Sở Nội vụ", many(3), sample=True).count(SAMPLE) == 3


def test_a_sheet_runs_nothing_asks_nobody_and_takes_names_for_names():
    bad = replace(ONE, name='<script>alert(1)</script>"', unit="<b>P</b>", address="https://a.vn/vao/<i>")
    page = slips("<u>Sở</u>", [bad], sample=True)
    for tag in ("<script", "<b>P", "<u>", "<i>"):
        assert tag not in page
    assert "&lt;script&gt;" in page
    assert "src=" not in page and page.count("href=") == 1 and "default-src 'none'" in page


def test_a_mail_merge_is_read_as_it_was_meant():
    odd = replace(ONE, name='=HYPERLINK("x")', unit='Phòng "A", B')
    content = mail_merge([ONE, odd])
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") == 3
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["Họ tên", "Đơn vị", "Địa chỉ", "Hạn dùng"],
        ["Lò Thị Ưng", "Phòng Tổng hợp", ONE.address, "08/02/2027"],
        ['\'=HYPERLINK("x")', 'Phòng "A", B', ONE.address, "08/02/2027"],
    ]
