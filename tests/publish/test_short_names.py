"""Names of a few letters are found beside a title, post or unit, and nowhere else."""

import pytest

from congkhai.publish.short_names import ShortNames

COLUMN = "can_bo.ho_ten"
BOOK = ShortNames({"Lò Ly": COLUMN, "Y Nê": COLUMN}, {"Phó Trưởng phòng", "Phòng Tổng hợp"})


def names(text: str) -> list[str]:
    return sorted(name for name, _ in BOOK.found(text))


@pytest.mark.parametrize(
    "text",
    [
        "ông Lò Ly", "Đồng chí LÒ LY vắng mặt", "đ/c Lo Ly", "Lò Ly – Phó Trưởng phòng",
        "Lò Ly, chức vụ: Phó Trưởng phòng", "Phòng Tổng hợp: Lò Ly", "<td>Lò Ly</td><td>Phòng Tổng hợp</td>",
        "<b>Lò</b> Ly (Phó Trưởng phòng)", "ba L&ograve; Ly", "ong-lo-ly.html",
    ],
)  # fmt: skip
def test_a_short_name_is_found_beside_what_tells_that_it_is_one(text):
    assert names(text) == ["Lò Ly"]


@pytest.mark.parametrize(
    "text",
    ["Lò Ly", "ông Lò Lya", "ông Lò", "lò ly tâm mới mua của Phòng Tổng hợp", "có ba lý do",
     "Phó Trưởng phòng Lò Thị Ly", "Lò Ly ông", "ông nói rằng sau này Lò Ly", ""],
)  # fmt: skip
def test_elsewhere_it_is_a_word_like_others(text):
    assert names(text) == []


def test_a_name_of_one_word_stands_close_and_with_its_own_marks():
    book = ShortNames({"Ly": COLUMN}, {"Phó Trưởng phòng"})
    for text in ("bà Ly", "Phó Trưởng phòng LY", "Ly (Phó Trưởng phòng)"):
        assert book.found(text) == {("Ly", COLUMN)}
    for text in ("ba lý do", "Phó Trưởng phòng Lò Thị Ly", "bà Lyn"):
        assert book.found(text) == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Đồng chí Nguyễn Thị Hoa bị nhắc nhở", True),
        ("NGUYỄN THỊ HOA", True),
        ("<td>Nguyễn Thị</td><td>Hoa</td>", True),
        ("Nguyễn\u200b Thị Hoa", True),
        ("Nguyễn Thị Hòa, Nguyễn Thị Hoà", False),
        ("Nguyen Thi Hoa, nguyen-thi-hoa.html", False),
        ("Nguyễn Thị Hoan", False),
    ],
)
def test_a_name_that_differs_from_one_shown_by_its_marks_alone_is_found_with_them(text, told):
    book = ShortNames({}, (), {"Nguyễn Thị Hoa": COLUMN})
    assert book.found(text) == ({("Nguyễn Thị Hoa", COLUMN)} if told else set())
