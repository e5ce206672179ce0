"""What a unit belongs to and what it took over fit its own time."""

import pytest

CIRCLE, BEFORE, PARENT = "don-vi-vong", "tien-than-chua-ket-thuc", "cap-tren-khac-thoi"


def division(small, id: str, **cells: str) -> int:
    return small.add("don_vi", ma=id, ten=f"Phòng {id}", loai="phong", thu_tu="50", **cells)


def told(small) -> list[tuple[str, int | None, str | None]]:
    return [(code, row, column) for code, _, row, column in small.found()]


@pytest.mark.parametrize(
    ("last", "first", "fault"),
    [
        ("2022-06-30", "2022-07-01", False),
        ("2022-07-01", "2022-07-01", True),
        ("", "2022-07-01", True),
        ("2022-06-30", "", True),
    ],
)
def test_a_predecessor_has_ended_before(small, last, first, fault):
    division(small, "P-CU", den_ngay=last)
    row = division(small, "P-MOI", tu_ngay=first, tien_than="P-CU")
    assert told(small) == ([(BEFORE, row, "tien_than")] if fault else [])


def test_two_that_come_of_one_may_both_name_it(small):
    division(small, "P-CU", den_ngay="2022-06-30")
    for id in ("P-A", "P-B"):
        division(small, id, tu_ngay="2022-07-01", tien_than="P-CU")
    assert told(small) == []


@pytest.mark.parametrize(
    ("parent", "own", "fault"),
    [
        ({"den_ngay": "2022-06-30"}, {"den_ngay": "2022-06-30"}, False),
        ({"den_ngay": "2022-06-30"}, {"den_ngay": "2022-07-01"}, True),
        ({"den_ngay": "2022-06-30"}, {}, True),
        ({"tu_ngay": "2022-06-30"}, {"tu_ngay": "2022-06-29"}, True),
        ({"tu_ngay": "2022-06-30"}, {"tu_ngay": "2022-06-30"}, False),
        ({"tu_ngay": "2022-06-30"}, {}, False),
    ],
)
def test_a_parent_was_there_all_the_time(small, parent, own, fault):
    division(small, "P-TREN", **parent)
    row = division(small, "P-DUOI", cap_tren="P-TREN", **own)
    assert told(small) == ([(PARENT, row, "cap_tren")] if fault else [])


@pytest.mark.parametrize("column", ["cap_tren", "tien_than"])
def test_circles_are_told_once(small, column):
    days = {"tu_ngay": "2022-07-01", "den_ngay": "2022-06-30"} if column == "tien_than" else {}
    first = division(small, "P-A", **{column: "P-B"})
    last = division(small, "P-B", **{column: "P-A"})
    assert [item for item in told(small) if item[0] == CIRCLE] == [(CIRCLE, last, column)]
    small.set("don_vi", first, **{column: "P-A"})
    small.set("don_vi", last, **{column: ""}, **dict.fromkeys(days, ""))
    assert told(small) == [(CIRCLE, first, column)]
