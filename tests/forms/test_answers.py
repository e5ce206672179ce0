"""Answers held against their form: what is computed, shown, hidden, kept and told."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from congkhai.forms.answers import checked
from congkhai.forms.define import define
from congkhai.law.scores import outcome
from congkhai.model.forms import Writer
from congkhai.model.year import PeriodScore
from congkhai.notation.formula_value import plain_number
from congkhai.value import replace
from tests.forms.filling import POINTS, WHOLE, codes, made
from tests.packages.story import office

CYCLE = office().cycles[0]
FORM = define(office(), CYCLE, next(form for form in CYCLE.forms if form.id == "M-335-01"))
ANY_SCORE: PeriodScore = CYCLE.scores[0]
MOST = Decimal(70)
FIVE, HALF = st.decimals(0, 5, places=2), st.decimals(0, Decimal("2.5"), places=2)
SHARES = st.tuples(*[st.decimals(0, 180, places=2)] * 3)
OF_LEADERS = st.tuples(*[st.sampled_from([Decimal(50), Decimal(100)])] * 3)
NAMES = ("so_luong", "chat_luong", "tien_do", "linh_vuc", "to_chuc", "doan_ket")
NUMBER = {"loai": "so_thuc", "nhan": "Số"}
GROUP, END_GROUP = {"loai": "nhom", "nhan": "Nhóm"}, {"loai": "het_nhom"}
REPEAT, END = {"loai": "lap", "nhan": "Bảng"}, {"loai": "het_lap"}


def computed(name: str, formula: str) -> dict[str, str]:
    return {"loai": "tinh", "ten": name, "nhan": name, "cong_thuc": formula}


@given(st.tuples(FIVE, FIVE, *[HALF] * 8), SHARES, OF_LEADERS, st.booleans())
@example((Decimal(5),) * 2 + (Decimal("2.5"),) * 8, (Decimal(180),) * 3, (Decimal(100),) * 3, True)
@example((Decimal(0),) * 10, (Decimal(0),) * 3, (Decimal(50),) * 3, False)
@example(
    (Decimal(5),) * 2 + (Decimal("2.5"),) * 8,
    (Decimal("100.01"), Decimal(100), Decimal(100)),
    (Decimal(50),) * 3,
    False,
)
def test_the_form_of_a_period_comes_to_what_the_law_says(points, shares, led, leads):
    """Mẫu số 01 works out the sums as Đ.16, Đ.17.1 do, never more than 70 points for results (Đ.12.3)."""
    numbers = dict(zip((*POINTS, *NAMES), (*points, *shares, *led), strict=True))
    answers = {name: f"{number:f}" for name, number in numbers.items()}
    given_too = {"lanh_dao": "co" if leads else "khong", "diem_toi_da_ket_qua": "70"}
    assert FORM is not None
    kept = checked(FORM, answers | given_too).answers
    groups = (sum(points[:2]), sum(points[2:6]), sum(points[6:]))
    score = replace(ANY_SCORE, groups=groups, parts=(*shares, *(led if leads else (None,) * 3)))
    law = outcome(score, leads, MOST)
    assert law is not None
    worked_out = {"ty_le": law.percent, "diem_chung": law.common, "diem_ket_qua": law.points}
    for name, number in (worked_out | {"tong_diem": law.total}).items():
        assert kept[name] == plain_number(number)
    assert [kept[f"nhom_{at}"] for at in (1, 2, 3)] == [
        plain_number(law.common.__class__(one)) for one in groups
    ]
    assert law.total <= 100


def test_what_is_not_asked_is_dropped_and_counts_for_nothing():
    assert FORM is not None
    answers = {name: text.replace(",", ".") for name, text in WHOLE.items()}
    extra = {"linh_vuc": "50", "to_chuc": "100", "lanh_dao": "khong", "diem_toi_da_ket_qua": "70"}
    done = checked(FORM, answers | extra, Writer.AUTHOR)
    assert done.findings == () and {"linh_vuc", "to_chuc"} & done.answers.keys() == set()
    assert done.answers["ty_le"] == "571/6"
    leads = checked(FORM, answers | extra | {"lanh_dao": "co"}, Writer.AUTHOR)
    assert codes(leads.findings) == [("muc-chua-ghi", "doan_ket", None)]
    assert leads.answers["linh_vuc"] == "50" and "ty_le" not in leads.answers


def test_every_fault_of_the_writer_is_told_and_none_of_another():
    assert FORM is not None
    assert [one[1] for one in codes(checked(FORM, {}, Writer.TRACKER).findings)] == ["nhan_xet"]
    told = codes(checked(FORM, {}, Writer.AUTHOR).findings)
    assert [name for _, name, _ in told] == [*POINTS, *NAMES[:3], "uu_diem", "han_che"]
    assert {code for code, _, _ in told} == {"muc-chua-ghi"}


def test_a_condition_of_a_group_holds_for_all_that_stands_in_it_named_or_not():
    """Groups and remarks need no name: none of them may be taken for another."""
    form = made(
        GROUP,
        {"loai": "ghi_chu", "nhan": "Lời dẫn"},
        NUMBER | {"ten": "a"},
        END_GROUP,
        GROUP | {"hien_khi": "${a} > 5"},
        GROUP,
        {"loai": "ghi_chu", "nhan": "Lời dẫn"},
        NUMBER | {"ten": "b", "bat_buoc": "co"},
        END_GROUP,
        END_GROUP,
    )
    assert checked(form, {"a": "5", "b": "1"}).answers == {"a": "5"}
    assert checked(form, {"a": "6", "b": "1"}).answers == {"a": "6", "b": "1"}
    assert codes(checked(form, {"a": "6"}).findings) == [("muc-chua-ghi", "b", None)]


def test_a_row_sees_its_own_row_and_of_other_tables_all_rows():
    form = made(
        REPEAT | {"ten": "mot"},
        NUMBER | {"ten": "x"},
        computed("tren", "${x} * 2"),
        END,
        REPEAT | {"ten": "hai"},
        NUMBER | {"ten": "y", "rang_buoc": ". <= sum(${x})", "loi_rang_buoc": "Không quá tổng bảng trước."},
        computed("phan", "${y} div sum(${x})"),
        END,
        computed("tong", "sum(${tren}) + count(${y})"),
    )
    rows = {"mot": [{"x": "1"}, {"x": "4"}, {"x": "5"}], "hai": [{"y": "5"}, {"y": "11"}]}
    done = checked(form, rows)
    assert [row["tren"] for row in done.answers["mot"]] == ["2", "8", "10"]  # type: ignore[index]
    assert [row["phan"] for row in done.answers["hai"]] == ["0.5", "1.1"]  # type: ignore[index]
    assert done.answers["tong"] == "22"
    assert codes(done.findings) == [("muc-ngoai-gioi-han", "y", 2)]
    more = checked(form, rows | {"hai": [{"y": "1"}] * 9})
    assert more.findings == ()


def test_rows_that_are_not_asked_are_dropped_with_their_faults():
    form = made(
        {"loai": "chon_mot", "ten": "co", "nhan": "Có", "danh_sach": "co_khong"},
        REPEAT | {"ten": "bang", "hien_khi": "${co} = 'co'"},
        NUMBER | {"ten": "x", "bat_buoc": "co", "rang_buoc": ". > 0"},
        END,
        computed("tong", "sum(${x})"),
    )
    rows = {"bang": [{"x": "-1"}, {}]}
    hidden = checked(form, {"co": "khong"} | rows)
    assert "bang" not in hidden.answers and hidden.findings == ()
    shown = checked(form, {"co": "co"} | rows)
    assert codes(shown.findings) == [("muc-ngoai-gioi-han", "x", 1), ("muc-chua-ghi", "x", 2)]
    assert shown.answers["tong"] == "-1"


def test_a_computed_value_that_breaks_its_constraint_is_told_in_its_words():
    form = made(
        NUMBER | {"ten": "a"},
        NUMBER | {"ten": "b", "nhan": "Phiếu thu vào"},
        computed("tong", "${a} * 2") | {"rang_buoc": ". = ${b}", "nhan": "Cộng"},
    )
    (fault,) = checked(form, {"a": "2.5", "b": "4"}).findings
    assert (fault.code, fault.message) == ("muc-tinh-khong-khop", "Mục ‘Cộng’ tính ra 5, không khớp.")
    assert fault.remedy == "Xem lại các số đã ghi, sao cho mục này bằng ‘Phiếu thu vào’."
    assert checked(form, {"a": "2.5", "b": "5"}).findings == ()


@pytest.mark.parametrize("text", ["9" * 40, "0." + "3" * 38])
def test_long_numbers_are_worked_out_and_shown(text: str):
    form = made(
        NUMBER | {"ten": "a"}, *(computed(f"t{at}", f"{'${a} * ' * at}${{a}}") for at in range(1, 12))
    )
    done = checked(form, {"a": text})
    assert done.findings == () and done.answers["a"] == text


def test_a_set_with_a_circle_is_answered_all_the_same():
    form = made(computed("a", "${b}"), computed("b", "${a}"), NUMBER | {"ten": "c", "hien_khi": "${c} > 0"})
    assert checked(form, {"c": "1"}).findings == ()
