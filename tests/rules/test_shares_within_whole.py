"""A share over 100 % is told, and lifts nobody above the points for results (NĐ 335/2025 Đ.18.1d)."""

import pytest

from congkhai.findings import Severity

CODE = "ty-le-vuot-100"


@pytest.mark.parametrize("column", ["so_luong", "chat_luong", "tien_do"])
@pytest.mark.parametrize(("share", "over"), [("100", False), ("100.01", True), ("150", True), ("0", False)])
def test_from_100_percent(office, column, share, over):
    small = office(2026)
    small.score("CB-05", [3], **{column: share})
    assert small.found() == ([(CODE, "diem.csv", 2, column)] if over else [])


def test_it_warns_with_the_point_of_the_article(office):
    small = office(2026)
    small.score("CB-03", [3], so_luong="110")
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 18 khoản 1 điểm d"
    assert finding.message == (
        "Đinh Thị Thuỷ Tiên (CB-03): ô ‘a. Số lượng (%)’ ghi trên 100%: chỉ có khi nhận thêm việc của "
        "người khác hoặc việc đột xuất "
        "ngoài kế hoạch; điểm kết quả vẫn không quá 70 điểm."
    )


def test_2022_has_no_shares(office):
    small = office(2022)
    small.score("CB-05", [3], so_luong="150")
    assert small.found() == []
