"""What is classified is neither published nor cited in public."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import announce, not_this_year, paper, window

FILE, CITED = "van-ban-mat-co-tep", "dan-van-ban-mat"


@pytest.mark.parametrize(
    ("secrecy", "told"), [("mat", True), ("tuyet_mat", True), ("khong", False), ("", False)]
)
def test_a_classified_paper_has_no_file(office, secrecy, told):
    small = office(2026)
    row = paper(small, "QD-2", "02/QĐ-BDT", "2026-12-02", do_mat=secrecy, tep="van-ban/02.pdf")
    assert small.found() == ([(FILE, "van_ban.csv", row, "tep")] if told else [])


def test_a_classified_paper_that_nothing_cites_may_stand_in_the_register(office):
    small = office(2026)
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-02", do_mat="mat")
    assert small.found() == []


def test_nothing_that_pages_show_cites_one(office):
    small = office(2026)
    (row,) = small.rows("van_ban", ma="QD-1")
    small.set("van_ban", row, do_mat="mat")
    base = small.add("can_cu", ky="KY-2026", thu_tu="1", van_ban="QD-1")
    shown = window(small, "2026-12-03", "2027-01-15")
    said = announce(small, "2026-12-05")
    small.set("thong_bao", said, van_ban="QD-1")
    small.set("ky_danh_gia", 2, ke_hoach="QD-1")
    assert small.found() == [
        (CITED, "ky_danh_gia.csv", 2, "ke_hoach"),
        (CITED, "can_cu.csv", base, "van_ban"),
        (CITED, "cong_khai.csv", shown, "van_ban"),
        (CITED, "thong_bao.csv", said, "van_ban"),
        (CITED, "xep_loai_tap_the.csv", 3, "quyet_dinh"),
        *((CITED, "xep_loai_ca_nhan.csv", at, "quyet_dinh") for at in range(3, 8)),
    ]


def test_no_row_of_quy_tac_can_switch_it_off(office):
    small = office(2026)
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-02", do_mat="mat", tep="van-ban/02.pdf")
    small.rule("khong-dang-van-ban-mat", bat="khong", muc_do="thong_tin")
    (finding,) = small.findings()
    assert finding.severity is Severity.ERROR
    small.rule("khong-dang-van-ban-mat", bat="co")
    (finding,) = small.findings()
    assert (finding.severity, finding.source) == (
        Severity.ERROR,
        "Nghị định 30/2020/NĐ-CP, Điều 18 khoản 2",
    )
    not_this_year(small, "khong-dang-van-ban-mat")
    assert [code for code, *_ in small.found()] == [FILE]
