"""Number formats: what a clerk sees of a value, held against what LibreOffice shows."""

import csv
import re
import subprocess
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from congkhai.grids.cell_text import number
from congkhai.grids.number_format import HIDDEN, alters, shown, worded
from tests.workflows.libreoffice import calc

DAY = date(2022, 11, 24)
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
VALUES = (0, 1, 7, 21, 98.46, 0.25, 0.5, 5.25, 1597, 12345.678, 912345678, -5, -0.5)
WORDED = (
    '0"/BB-BDT"',
    '"CB-"000',
    "00000",
    '0.0" điểm"',
    '0.00" điểm"',
    'General" đ"',
    '#,##0" đồng"',
    '#,##0.0" đ"',
    "[$VND-42A] #,##0",
    "#,##0 [$VND]",
    '"Số "0"/QĐ-UBND"',
    '"Số "0',
    "0\\d",
    '00"-"00',
    "0000 000 000",
    '"(0"00") "000 000',
    '[>=5]"Đạt";"Chưa đạt"',
    '[=1]"có";[=0]"không";0" lần"',
    '[<50]0" thấp";[>=90]0" cao";0" vừa"',
    '[Red][>100]0" nhiều";0" ít"',
    '0" người";"âm "0;"không ai"',
    '0" người";-0" người"',
    "# ?/?",
    "# ??/??",
    "0.00E+00",
    "0E+00",
    "0%",
    "0.00%",
    '0" %"',
    "0\\%",
    "#,##0,",
    "0.0,,",
    '#,##0,"K"',
    '_(* #,##0.00" đ"_)',
    '[Blue]0" đ"',
    "[$-42A]0",
    '@" x"',
    '0;-0;"–"',
    '0.###" m"',
    '#" m"',
    "?0.0?",
    "000.00",
)


@pytest.fixture(scope="module")
def displayed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[float, str], str]:
    """By value and format what LibreOffice shows, from one run over all of them."""
    folder = tmp_path_factory.mktemp("formats")
    book, pairs = folder / "formats.xlsx", [(value, form) for form in WORDED for value in VALUES]
    with xlsxwriter.Workbook(book) as made:
        sheet = made.add_worksheet()
        for row, (value, form) in enumerate(pairs):
            sheet.write(row, 0, value, made.add_format({"num_format": form}))
    program = calc(folder / "profile")
    command = [program.program, f"-env:UserInstallation={program.profile.as_uri()}", "--headless"]
    command += ["--convert-to", AS_SHOWN, "--outdir", str(folder), str(book)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    text = Path(folder / "formats.csv").read_text("utf-8")
    rows = [row[0] if row else "" for row in csv.reader(text.splitlines())]
    return dict(zip(pairs, rows, strict=True))


def spelt(text: str) -> str:
    """Letters and digits, the comma as a point, without grouping and spaces."""
    pointed = text.replace(".", "").replace(",", ".")
    return "".join(sign for sign in pointed if sign.isalnum() or sign in ".%/–-")


def just_rounded(theirs: str, value: float) -> bool:
    """Whether the text is the value and no more, with as many decimals as the format has."""
    bare = theirs.removesuffix("%").replace(" ", "")
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", bare):
        return False
    exact = value * 100 if theirs.endswith("%") else value
    return abs(float(bare) - exact) <= 0.5000001 * 10.0 ** -len(bare.partition(".")[2])


@pytest.mark.parametrize("form", WORDED)
def test_what_is_read_is_what_libreoffice_shows(form, displayed):
    """Letter by letter and digit by digit, or the unrounded number where no more than that is shown."""
    wrong = {}
    for value in VALUES:
        ours, theirs = shown(value, form), spelt(displayed[value, form])
        plain = ours in (number(value), f"{number(value * 100)}%")
        # Read with the signs of English, where LibreOffice shows those of Vietnamese.
        read = spelt(ours.replace(",", "").replace(".", ","))
        if read != theirs and not (plain and just_rounded(theirs, value)):
            wrong[value] = (ours, displayed[value, form])
    assert wrong == {}


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (21, '0"/BB-BDT"', "21/BB-BDT"),
        (7, '"CB-"000', "CB-007"),
        (98.46, '0.0" điểm"', "98.5 điểm"),
        (5, '[>=5]"Đạt";"Chưa đạt"', "Đạt"),
        (5, "[Red]#,##0.00;[Blue]-#,##0.00", "5"),
        (-5, "0;[Red]0", "-5"),
        (1234.5, "# ##0.00", "1234.5"),
        (20221124, "0000\\-00\\-00", "2022-11-24"),
        (912345678, "0000 000 000", "0912 345 678"),
        (5.25, "# ?/?", "5 1/4"),
        (0.3, "?/8", "2/8"),
        (12345, "0.00E+00", "1.23E+04"),
        (0.8554, "0%", "85.54%"),
        (12345, "#,##0,", "12"),
        (0.0, "0;-0;;@", ""),
        (5, ";;;", HIDDEN),
        (5, '0" x', "5 x"),
        ("Lò Văn A", '@" (chờ)"', "Lò Văn A (chờ)"),
        ("Lò Văn A", '0" x"', "Lò Văn A"),
        ("Lò Văn A", "0;-0;;@", "Lò Văn A"),
        ("Lò Văn A", ";;;", HIDDEN),
        (DAY, "dd/mm/yyyy", "2022-11-24"),
        (DAY, '"ngày "dd" tháng "mm" năm "yyyy', "2022-11-24"),
        (DAY, "[$-42A]dddd\\, dd mmmm yyyy", "2022-11-24"),
        (DAY, 'dd/mm/yyyy" (dự kiến)"', "2022-11-24 (dự kiến)"),
        (DAY, '"Hạn "dd/mm/yyyy', "Hạn 2022-11-24"),
        (datetime(2022, 11, 24, 7, 30), 'hh:mm" họp"', "2022-11-24 07:30 họp"),
        (time(7, 30), 'hh" giờ "mm', "07:30"),
        (timedelta(hours=30), "[h]:mm", "30:00"),
        (True, '0" x"', "có"),
        (None, '0" x"', ""),
    ],
)
def test_words_leading_zeros_and_parts_are_read_and_looks_are_not(value, form, text):
    assert shown(value, form) == text


@pytest.mark.parametrize("form", ["", "General", "@", "0", "0.00", "#,##0", "#,##0.00", "#", "#.##"])
def test_a_format_of_digits_alone_shows_the_number(form):
    assert not alters(form)


pieces = st.sampled_from(['"x"', '"7"', "\\k", "[Red]", "[>5]", "0", *"0#?.,%/ -(;@"])
numbers = st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e15, 1e15, allow_nan=False))


@given(numbers, st.lists(pieces, max_size=9).map("".join))
def test_no_format_stops_the_reading_and_none_passes_for_the_bare_number(value, form):
    """A number that is read bare has no letter or digit of the format beside it."""
    text = shown(value, form)
    section = form.split(";")[0]
    words = [word for word in ("x", "k", "7") if word in section and "[>5]" not in form and "@" not in form]
    if value > 0 and text == number(value) and any(sign in section for sign in "0#?"):
        assert words == []


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1234.5, '#,##0.00"đ"', "1,234.50đ"),
        (1234567, '#,##0" người"', "1,234,567 người"),
        (-1234567, '#,##0" người"', "-1,234,567 người"),
        (12, '#,##0" người"', "12 người"),
        (1234.5, '0.00"đ"', "1234.50đ"),
        (1234.5, "[Red]#,##0.0", "1234.5"),
        (1234567, '#,##0,"k"', "1,235k"),
    ],
)
def test_words_stand_around_the_number_in_its_groups(value, form, text):
    assert shown(value, form) == text


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (4, '0" người"', True),
        (4, '"Tổ "General', True),
        (-4, '0;0" âm"', True),
        (1, '[=1]"có";"không"', False),
        (0.5, '0" phần trăm" %', False),
        (4000, '0," nghìn"', False),
        (0.5, '# ?/?" giờ"', False),
        ("Hà", '"Bà "@', False),
        (4, "0", False),
    ],
)
def test_a_number_among_words_is_told_from_other_looks(value, form, expected):
    assert worded(value, form) is expected
