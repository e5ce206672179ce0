"""What papers need of the office and of its plan is asked for, and never blocks."""

import pytest

from congkhai.findings import Severity


@pytest.mark.parametrize(
    ("column", "word"),
    [("ky_hieu", "ký hiệu"), ("chuc_danh_dung_dau", "chức danh người đứng đầu"), ("dia_danh", "địa danh")],
)
def test_an_empty_cell_of_the_office_is_asked_for(office, column, word):
    small = office()
    small.set("co_quan", 2, **{column: ""})
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == ("co-quan-chua-cau-hinh", 2, column)
    assert finding.severity is Severity.INFO
    assert f"chưa ghi {word};" in finding.message


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"so_ky_hieu": "", "ngay_ban_hanh": ""}, "so_ky_hieu", "số, ký hiệu và ngày ban hành"),
        ({"so_ky_hieu": ""}, "so_ky_hieu", "số, ký hiệu"),
        ({"ngay_ban_hanh": ""}, "ngay_ban_hanh", "ngày ban hành"),
    ],
)
def test_a_plan_without_number_or_day_is_a_draft(office, cells, column, words):
    small = office()
    row = small.rows("van_ban", ma="KH-99")[0]
    small.set("van_ban", row, **cells)
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == ("ke-hoach-chua-ban-hanh", row, column)
    assert f"chưa ghi {words}," in finding.message


def test_a_cycle_without_a_plan_lacks_none(office):
    assert office(2026).found() == []
