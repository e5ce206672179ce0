"""Numbers that others gave are told where they look unusual, never more."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import not_this_year, paper

CODE = "so-dan-khac-dang"


@pytest.mark.parametrize(
    ("number", "unusual"),
    [
        ("90/2020/NĐ-CP", False),
        ("104/2016/QH13", False),
        ("22/2023/TT-BTTTT", False),
        ("15-HD/TU", False),
        ("02-HD/BTCTW", False),
        ("4379/UBND-NC", False),
        ("2713/QĐ-UBND", False),
        ("5/QĐ-UBND", True),
        ("2575/CV/TU", True),
        ("129 /QĐ-UBND", True),
        ("", False),
    ],
)
def test_the_forms_of_the_state_and_of_the_party(office, number, unusual):
    small = office(2026)
    row = paper(small, "VB-2", number, "2026-12-02", co_quan_ban_hanh="Tỉnh uỷ Sơn La")
    found = small.findings()
    assert [(f.code, f.place.row, f.severity) for f in found] == (
        [(CODE, row, Severity.INFO)] if unusual else []
    )


def test_what_is_noted_as_printed_so_is_left_alone(office):
    small = office(2026)
    row = paper(small, "VB-2", "2575/CV/TU", "2026-12-02", co_quan_ban_hanh="Tỉnh uỷ Sơn La")
    small.set("van_ban", row, so_nhu_in="2575 CV/TU | 2575/CV/TU")
    assert small.found() == []
    small.set("van_ban", row, so_nhu_in="2575 CV/TU")
    assert small.found() == [(CODE, "van_ban.csv", row, "so_ky_hieu")]


def test_the_agencys_own_papers_are_judged_elsewhere(office):
    small = office(2026)
    paper(small, "VB-2", "5/QĐ-BDT", "2026-12-02")
    assert small.found() == []


def test_a_year_without_the_rule(office):
    small = office(2026)
    paper(small, "VB-2", "5/QĐ-UBND", "2026-12-02", co_quan_ban_hanh="UBND tỉnh Sơn La")
    not_this_year(small, "so-van-ban-dan")
    assert small.found() == []
