"""What a cell still asks for, however it was retyped, and of which body."""

import pytest

from congkhai.starter.answers import body_of, unanswered


@pytest.mark.parametrize(
    "text",
    [
        "[ghi tên cơ quan]",
        "Phó [ghi tên cơ quan] thường trực",
        "[Ghi tên cơ quan]",
        "[GHI TÊN CƠ QUAN]",
        "［ghi tên cơ quan］",
        "【Ghi tên cơ quan】",
        "[ ghi  tên\u00a0cơ quan ]",
        "[ghi: tên cơ quan]",
        "[ghi-tên-cơ-quan]",
        "https://[ghi_tên_cơ_quan]",
        "[ghi tên cơ quan",
        "[g\u200bhi te\u0302n cơ quan]",
    ],
)
def test_a_placeholder_is_known_however_it_is_cased_spaced_or_bracketed(text):
    assert unanswered(text) == "tên cơ quan"


@pytest.mark.parametrize(
    "text", ["", "Ghi tên cơ quan", "[đã ghi tên]", "[ghichép]", "[Ghi chú: tên cũ]", "[1] ghi tên", "[ghi]"]
)
def test_other_text_asks_for_nothing(text):
    assert unanswered(text) == ""


def test_it_is_known_of_which_body_a_cell_asks_whether_it_is_there():
    assert body_of(unanswered("Chi bộ cơ quan [Ghi có chi bộ hay không]")) == "chi bộ"
    assert body_of("tên cơ quan") == ""
