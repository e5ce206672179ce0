"""Codes, days and words of one year in another."""

from datetime import date

import pytest

from congkhai.law.in_year import Turn

TURN = Turn(2022, 2023)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Kết quả năm 2022", "Kết quả năm 2023"),
        ("phương hướng năm 2023.", "phương hướng năm 2024."),
        ("trước ngày 25/11/2022", "trước ngày 25/11/2023"),
        ("tháng 12/2022", "tháng 12/2023"),
        ("Quyết định số 12/2022/QĐ-UBND", "Quyết định số 12/2022/QĐ-UBND"),
        ("năm học 2022-2023", "năm học 2022-2023"),
        ("năm 2021", "năm 2021"),
    ],
)
def test_the_year_moves_on_and_numbers_of_documents_stay(text, moved):
    assert TURN.text(text) == moved


def test_a_code_bears_one_year_and_is_free():
    assert TURN.code("CV-01", ()) == "CV-01-2023"
    assert Turn(2023, 2024).code("CV-01-2023", ()) == "CV-01-2024"
    assert TURN.code("CV-01", {"CV-01-2023"}) == "CV-01-2023.2"


def test_a_day_of_the_year_after_stays_one():
    assert TURN.day(date(2023, 1, 15)) == date(2024, 1, 15)
    assert Turn(2024, 2025).day(date(2024, 2, 29)) == date(2025, 2, 28)
    assert TURN.day(None) is None
