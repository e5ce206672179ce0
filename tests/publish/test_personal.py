"""Personal data by kind in the finished site: told once a file unless a row permits it."""

import io
from typing import Any

import openpyxl
import pytest

from congkhai.text.personal import PersonalKind

CODE = "lo-du-lieu-ca-nhan"


def told(built, **wanted: Any) -> list[tuple[str | None, str | None]]:
    found = built.found(public=True, year=2022, **wanted)
    return [(file, value) for code, file, value in found if code == CODE]


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("html", "value"),
    [
        ("<p>Gọi 0912 345 678</p>", "0912 345 678"),
        ("<p>Gọi <b>0912</b> 345 <i>678</i></p>", "0912 345 678"),
        ("<p>Gọi 0912&#160;345&nbsp;678</p>", "0912 345 678"),
        ('<a href="tel:+84912345678">gọi</a>', "+84912345678"),
        ('<img alt="CCCD 014089001234" src="">', "014089001234"),
        ("<table><tr><th>Ngày sinh</th></tr><tr><td>12/03/1980</td></tr></table>", "12/03/1980"),
    ],
)
def test_a_page_with_somebodys_number_is_told(html, value, build):
    built = build()
    built.html(html)
    assert told(built) == [("index.html", value)]


def test_counts_in_cells_are_no_number_of_anybodys(build):
    built = build()
    cells = "".join(f"<td>{count}</td>" for count in ("091", "234", "567", "8", "014", "089", "001", "234"))
    built.html(f"<table><tr>{cells}</tr></table>")
    assert told(built) == []


def test_files_and_data_are_read_as_pages_are(build):
    built = build()
    built.write("du-lieu/a.csv", "ten,so\nA,0912345678\n")
    built.write("bieu-mau/mau.xlsx", workbook(("Họ tên", "Căn cước"), ("Lò A", "014089001234"), ("B", 7)))
    assert told(built) == [
        ("bieu-mau/mau.xlsx", "014089001234"),
        ("du-lieu/a.csv", "0912345678"),
    ]


def test_a_value_is_told_once_a_file_however_it_is_spelt(build):
    built = build()
    built.html("<p>0912 345 678</p><p>0912.345.678</p><p>+84 912 345 678</p>")
    assert told(built) == [("index.html", "0912 345 678")]


def test_what_a_row_permits_may_show_as_its_own_kind(build):
    built = build()
    built.html("<p>Điện thoại: (0212) 3852 345; 0912 345 678</p>")
    permitted = {PersonalKind.TELEPHONE: frozenset({"02123852345"})}
    assert told(built, permitted=permitted) == [("index.html", "0912 345 678")]
    assert len(told(built, permitted={PersonalKind.ID_NUMBER: frozenset({"02123852345"})})) == 2


def test_inside_the_agency_a_telephone_may_stand(build):
    built = build()
    built.html("<p>0912 345 678</p>")
    assert [code for code, *_ in built.found(public=False, year=2022)] == []
