"""The most points of a field, and the table that a paper makes of a group of numbers."""

from fractions import Fraction

import pytest

from congkhai.forms.answers import Sheet
from congkhai.forms.points import in_points, most_points
from congkhai.forms.scored import is_scored, lines, numbered
from tests.forms.filling import made

NUMBER = {"loai": "so_thuc", "nhan": "Số"}
GROUP, END_GROUP = {"loai": "nhom", "nhan": "II. Nhóm"}, {"loai": "het_nhom"}
CRITERION = NUMBER | {"nhan": "", "tieu_chi": "TC335-II-1"}


def computed(name: str, formula: str) -> dict[str, str]:
    return {"loai": "tinh", "ten": name, "nhan": name, "cong_thuc": formula}


def test_a_sum_can_get_what_its_criteria_can_and_nothing_else_has_a_most():
    form = made(
        CRITERION | {"ten": "a"},
        CRITERION | {"ten": "b", "tieu_chi": "TC335-I-1", "rang_buoc": ". >= 0 and . <= 4"},
        NUMBER | {"ten": "c", "rang_buoc": ". <= 9"},
        computed("ab", "${a} + ${b}"),
        computed("twice", "${ab} + ${a}"),
        computed("abc", "${a} + ${c}"),
        computed("less", "${a} - ${b}"),
        computed("half", "${ab} div 2"),
    )
    most = {name: most_points(form.by_name, item) for name, item in form.by_name.items()}
    assert most == {"a": Fraction(5, 2), "b": 4, "ab": Fraction(13, 2), "twice": 9} | dict.fromkeys(
        ("c", "abc", "less", "half")
    )
    assert in_points(form.by_name, form.by_name["ab"]) == "Tối đa 6,5 điểm."
    assert in_points(form.by_name, form.by_name["c"]) == ""


def test_sums_in_a_circle_have_no_most():
    form = made(CRITERION | {"ten": "a"}, computed("x", "${a} + ${y}"), computed("y", "${x}"))
    assert most_points(form.by_name, form.by_name["x"]) is None
    assert most_points(form.by_name, form.by_name["y"]) is None


def test_a_group_of_numbers_is_a_table_headed_by_its_sum():
    form = made(
        GROUP,
        CRITERION | {"ten": "a"},
        CRITERION | {"ten": "b"},
        computed("tong", "${a} + ${b}"),
        computed("nua", "${a} div 2"),
        END_GROUP,
    )
    (group,) = form.items
    sheet = Sheet(form, {"a": "1.5", "b": "0.25"})
    assert is_scored(group, sheet, None)
    told = [(one.number, one.most, one.text, one.heads, one.sums) for one in lines(group, sheet, None)]
    assert told == [
        ("1", "2,5", "1,5", False, False),
        ("1", "2,5", "0,25", False, False),
        ("", "5", "1,75", False, True),
        ("", "", "0,75", False, False),
    ]


@pytest.mark.parametrize("other", [{"loai": "chu"}, {"loai": "doan_van"}, {"loai": "ghi_chu"}])
def test_a_group_with_words_is_no_table(other: dict[str, str]):
    form = made(GROUP, CRITERION | {"ten": "a"}, other | {"ten": "w", "nhan": "Lời"}, END_GROUP)
    assert not is_scored(form.items[0], Sheet(form, {}), None)


@pytest.mark.parametrize(
    ("label", "parted"),
    [
        ("II. Năng lực", ("II", "Năng lực")),
        ("10. Việc", ("10", "Việc")),
        ("đ. Khả năng", ("đ", "Khả năng")),
        ("Kết quả. Số", ("", "Kết quả. Số")),
        ("Số lượng", ("", "Số lượng")),
        ("VIP. Khách", ("", "VIP. Khách")),
    ],
)
def test_a_label_is_parted_from_its_number(label: str, parted: tuple[str, str]):
    assert numbered(label) == parted
