"""Changes to a CSV file: what is meant changes, every other line keeps its bytes."""

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.findings import Place
from congkhai.grids.csv_edit import Edit, edited
from congkhai.grids.csv_text import read

PLACE = Place(table="t", file="t.csv", table_title="Bảng")
CHANGED = Edit(cells={2: {1: "mới"}})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a,b\n1,2\n3,4\n", "a,b\n1,mới\n3,4\n"),
        ("a;b\r\n1;2\r\n3;4\r\n", "a;b\r\n1;mới\r\n3;4\r\n"),
        ("a\tb\n1\t2\n3\t4", "a\tb\n1\tmới\n3\t4"),
        ("sep=;\r\na;b\r\n1;2\r\n", "sep=;\r\na;b\r\n1;mới\r\n"),
        ('"a","b"\n"1","2"\n"3","4"\n', '"a","b"\n"1","mới"\n"3","4"\n'),
        ('a,b\n"1\n1",2\n3,4\n', 'a,b\n"1\n1",mới\n3,4\n'),
        ('a,b,c\n"1,5",2,"x ""y"""\n', 'a,b,c\n"1,5",mới,"x ""y"""\n'),
        ("a,b,c\n1\n3,4,5\n", "a,b,c\n1,mới\n3,4,5\n"),
        ("a,b\n1,2\n\n , \n3,4\n", "a,b\n1,mới\n\n , \n3,4\n"),
    ],
)
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_one_cell_changes_and_nothing_else(before, after, mark):
    assert edited(mark + before.encode(), CHANGED) == mark + after.encode()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_stays_utf16(encoding):
    mark = "\ufeff".encode(encoding)
    data = mark + "a\tb\r\n1\t2\r\n".encode(encoding)
    assert edited(data, CHANGED) == mark + "a\tb\r\n1\tmới\r\n".encode(encoding)


@pytest.mark.parametrize("text", ["a,b", 'nói "to"', "hai\ndòng", " cách ", "98,5", "x\ry"])
def test_a_text_that_needs_quotes_gets_them(text):
    data = edited(b"a,b\n1,2\n", Edit(cells={2: {1: text}}, added=[("3", text)]))
    assert list(csv.reader(io.StringIO(data.decode(), newline="")))[1:] == [["1", text], ["3", text]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a,b\n1,2\n", "a,b\n1,2\n3,4\n5,\n"),
        ("a;b\r\n1;2\r\n", "a;b\r\n1;2\r\n3;4\r\n5;\r\n"),
        ("a,b\n1,2", "a,b\n1,2\n3,4\n5,\n"),
        ("a,b\n", "a,b\n3,4\n5,\n"),
        ("a,b\n1,2\n,\n\n", "a,b\n1,2\n3,4\n5,\n,\n\n"),
    ],
)
def test_rows_are_added_after_the_last(before, after):
    assert edited(before.encode(), Edit(added=[("3", "4"), ("5",)])) == after.encode()


@pytest.mark.parametrize(
    ("removed", "after"),
    [({2}, "a,b\n3,4\n5,6"), ({3, 4}, "a,b\n1,2\n"), ({2, 3, 4}, "a,b\n"), ({4}, "a,b\n1,2\n3,4\n")],
)
def test_rows_are_removed(removed, after):
    assert edited(b"a,b\n1,2\n3,4\n5,6", Edit(removed=frozenset(removed))) == after.encode()


def test_a_last_row_replaced_by_a_new_one():
    assert edited(b"a,b\n1,2\n3,4", Edit(removed=frozenset({3}), added=[("5", "6")])) == b"a,b\n1,2\n5,6\n"


def test_cells_that_excel_left_out_are_put_back_as_rows_change_places():
    # Excel leaves out the last delimiters of a whole block of 16 rows in which the last columns are empty.
    rows = [f"{number},x,y" if number <= 16 else f"{number},x" for number in range(2, 40)]
    data = ("a,b,c\n" + "\n".join(rows) + "\n").encode()
    grid, _ = read(data, PLACE)
    shorter, _ = read(edited(data, Edit(removed=frozenset({2}))), PLACE)
    assert grid is not None and shorter is not None
    assert [row.cells for row in shorter.rows] == [row.cells for row in grid.rows[1:]]


def test_a_file_that_cannot_be_read_is_no_file_to_change():
    for data in (b"", b"a,b\n1,caf\xe9\n", b'a,b\n1,"2\n'):
        with pytest.raises(ValueError):
            edited(data, CHANGED)


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A CSV file with a header of three titles, as some office might save it."""
    rows = draw(st.lists(st.lists(texts, min_size=1, max_size=3), max_size=6))
    out = io.StringIO(newline="")
    delimiter, end = draw(st.sampled_from(",;\t")), draw(st.sampled_from(["\n", "\r\n"]))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerows([["ma", "ten", "so"], *rows])
    text = out.getvalue().removesuffix(end if draw(st.booleans()) else "")
    return draw(st.sampled_from([b"", codecs.BOM_UTF8])) + text.encode()


def heading(cell: str) -> bool:
    return cell in ("ma", "ten", "so")


@given(files())
def test_no_change_changes_no_byte(data):
    assert edited(data, Edit(), heading) == data


@given(files(), st.data())
def test_what_is_asked_is_what_is_read(data, draw):
    before, _ = read(data, PLACE, heading)
    assert before is not None
    number = draw.draw(st.sampled_from([row.number for row in (before.header, *before.rows)][1:] or [0]))
    text = draw.draw(texts)
    made = edited(data, Edit(cells={number: {1: text}} if number else {}, added=[("K", text, "")]), heading)
    after, _ = read(made, PLACE, heading)
    assert after is not None
    rows = {row.number: [*row.cells, "", "", ""][:3] for row in before.rows}
    if number:
        rows[number][1] = text
    kept = [cells for cells in rows.values() if any(map(str.strip, cells))]
    assert [[*row.cells, "", "", ""][:3] for row in after.rows] == [*kept, ["K", text, ""]]
