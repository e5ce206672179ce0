"""How an answer cites: the article in brackets, once."""

import pytest

from congkhai.documents.articles import article, bracketed
from congkhai.model.record import PersonRating, Reason
from congkhai.value import replace
from tests.packages.story import office, sample


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        ("Nghị định 335/2025/NĐ-CP, Điều 20", "(Nghị định 335/2025/NĐ-CP, Điều 20)"),
        ("Kế hoạch 1/KH, II.4 (chưa đối chiếu)", "(Kế hoạch 1/KH, II.4; chưa đối chiếu)"),
        (
            "Kế hoạch năm 2026 (dự thảo), II.4 (chưa đối chiếu)",
            "(Kế hoạch năm 2026, dự thảo, II.4; chưa đối chiếu)",
        ),
        ("(chưa đối chiếu)", "(chưa đối chiếu)"),
        ("", ""),
    ],
)
def test_brackets_stand_once(citation, said):
    assert bracketed(citation) == said


def test_the_article_is_that_of_the_row_that_holds_in_the_year():
    code = "dung-dau-khong-cao-hon-don-vi"
    assert article(office(), office().cycles[0], code) == " (Nghị định 335/2025/NĐ-CP, Điều 20 khoản 6)"
    assert "90/2020/NĐ-CP" in article(sample(), sample().cycles[0], code)
    assert article(sample(), sample().cycles[0], "ty-le-xuat-sac") == ""
    assert article(office(), office().cycles[0], "khong-co-quy-tac-nay") == ""


def test_a_value_is_said_in_the_words_of_its_column():
    assert office().titles(PersonRating, "reason")[Reason.QUOTA] == "do tỷ lệ xuất sắc của năm"
    assert replace(office(), tables=()).titles(PersonRating, "reason") == {}
