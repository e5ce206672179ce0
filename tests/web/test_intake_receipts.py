"""The receipt that somebody keeps as a file: what it says, and of a sample that nothing in it is so."""

import pytest

from congkhai.text.phrases import SAMPLE
from tests.web.intake_office import NOVEMBER, SELF

pytestmark = pytest.mark.slow


def test_the_receipt_to_keep_says_that_it_is_of_a_sample(own):
    number = own.hand_in(f"{NOVEMBER}/nguoi_lap", SELF).number
    lines = own.get(f"/bien-nhan/{number}/tep").text.removeprefix("\ufeff").splitlines()
    assert lines[:2] == [SAMPLE, "Sở Dân tộc và Tôn giáo tỉnh Sơn La"]
    assert lines[2].startswith("Giấy biên nhận số: TN-2026-")
