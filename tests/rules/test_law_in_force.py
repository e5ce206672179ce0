"""What a cycle rests on is still in force when it begins."""

import pytest

from congkhai.findings import Severity, gathered
from tests.rules.publishing import not_this_year, paper

CODE = "can-cu-het-hieu-luc"


def cite(small, ended: str) -> int:
    paper(small, "ND-1", "48/2023/NĐ-CP", "2023-07-17", loai="nghi_dinh", co_quan_ban_hanh="Chính phủ")
    small.set("van_ban", small.rows("van_ban", ma="ND-1")[0], hieu_luc_den=ended)
    return small.add("can_cu", ky=f"KY-{small.year}", thu_tu="1", van_ban="ND-1")


@pytest.mark.parametrize(("ended", "told"), [("2026-11-15", True), ("2026-11-16", False), ("", False)])
def test_ended_before_the_cycle_began(office, ended, told):
    small = office(2026)
    row = cite(small, ended)
    assert small.found() == ([(CODE, "can_cu.csv", row, "van_ban")] if told else [])


def test_a_cycle_without_a_first_day_begins_with_its_year(office):
    small = office(2026)
    small.set("ky_danh_gia", 2, tu_ngay="")
    row = cite(small, "2025-12-31")
    assert small.found() == [(CODE, "can_cu.csv", row, "van_ban")]
    small.set("van_ban", small.rows("van_ban", ma="ND-1")[0], hieu_luc_den="2026-01-01")
    assert small.found() == []


def test_it_names_what_came_instead(office):
    small = office(2026)
    cite(small, "2025-12-31")
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Nghị định 48/2023/NĐ-CP đã hết hiệu lực từ sau ngày 31/12/2025, trước kỳ đánh giá năm 2026; "
        "chưa ghi văn bản nào thay thế."
    )
    (row,) = small.rows("van_ban", ma="ND-335-2025")
    small.set("van_ban", row, thay_the="ND-1")
    (finding,) = small.findings()
    assert finding.message.endswith("; văn bản thay thế là Nghị định 335/2025/NĐ-CP.")


def test_rows_of_law_and_the_rule_set_cite_too(office):
    """Rows of other years, and those switched off, do not hold for the cycle; one file is told once."""
    small = office(2026)
    (row,) = small.rows("van_ban", ma="ND-335-2025")
    small.set("van_ban", row, hieu_luc_den="2026-06-30")
    small.rule("dong-bo-co-so-du-lieu", bat="khong")
    found = gathered(small.findings())
    files = [finding.place.file.rpartition("/")[2] for finding in found]
    assert files == ["ky_danh_gia.csv", "tham_so.csv", "quy_tac.csv", "trinh_tu.csv"]
    rows = {place.row for finding in found for place in (finding.place, *finding.also)}
    off = small.rows("quy_tac", ma="dong-bo-co-so-du-lieu")
    cited = small.rows("quy_tac", van_ban="ND-335-2025")
    assert set(cited) - set(off) <= rows and not {*off} & {p.row for p in (found[2].place, *found[2].also)}


def test_the_law_of_2022_is_right_for_2022(office):
    small = office(2022)
    small.set("van_ban", small.rows("van_ban", ma="ND-90-2020")[0], hieu_luc_den="2025-12-31")
    assert small.found() == []


def test_a_year_without_the_rule(office):
    small = office(2026)
    cite(small, "2025-12-31")
    not_this_year(small, "can-cu-con-hieu-luc")
    assert small.found() == []
