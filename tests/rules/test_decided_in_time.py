"""Decisions come before 15 December, or 15 January where a document lets them (NĐ 335/2025 Đ.9.1, Đ.19.2)."""

from datetime import date

import pytest

LATE, OPEN = "quyet-dinh-muon", "qua-han-chua-quyet-dinh"


def decided(small, day: str) -> None:
    small.today = date(small.year + 1, 1, 31)
    small.set("van_ban", small.rows("van_ban", ma="QD-1")[0], ngay_ban_hanh=day)


@pytest.mark.parametrize("year", [2022, 2026])
@pytest.mark.parametrize(("day", "late"), [("12-14", False), ("12-15", True)])
def test_before_the_15th_is_the_14th(office, year, day, late):
    small = office(year)
    decided(small, f"{year}-{day}")
    place = ("van_ban.csv", small.rows("van_ban", ma="QD-1")[0], "ngay_ban_hanh")
    assert small.found() == [(LATE, *place)] * late
    assert not [finding for finding in small.findings() if finding.blocks]


def test_what_it_says(office):
    small = office(2026)
    decided(small, "2026-12-15")
    assert small.findings()[0].message == (
        "Quyết định 01/QĐ-BDT ký ngày 15/12/2026, muộn: phải xếp loại trước ngày 15/12/2026, "
        "tức chậm nhất thứ Hai, ngày 14/12/2026."
    )


@pytest.mark.parametrize(("year", "named"), [(2022, False), (2026, True)])
def test_the_special_day_is_named_where_the_year_has_it(office, year, named):
    small = office(year)
    decided(small, f"{year}-12-20")
    assert ("HAN-XEP-LOAI-DAC-BIET" in small.findings()[0].remedy) == named


@pytest.mark.parametrize(
    ("document", "day", "late"),
    [
        ("ND-335-2025", "2026-12-31", True),
        ("QD-CT", "2027-01-14", False),
        ("QD-CT", "2027-01-15", True),
    ],
)
def test_the_special_day_needs_a_document_of_its_own(office, document, day, late):
    """The law's own row does not open it; a superior's document does."""
    small = office(2026)
    (row,) = small.rows("tham_so", ma="HAN-XEP-LOAI-DAC-BIET")
    small.set("tham_so", row, van_ban=document)
    decided(small, day)
    assert {code for code, *_ in small.found()} == ({LATE} if late else set())


def test_what_replaces_a_decision_and_what_a_superior_decides_may_be_later(office):
    small = office(2026)
    decided(small, "2026-12-01")
    paper = small.tables["van_ban"][small.rows("van_ban", ma="QD-1")[0] - 2]
    small.add("van_ban", **paper | {"ma": "QD-9", "ngay_ban_hanh": "2026-12-29"})
    row = small.tables["xep_loai_ca_nhan"][5] | {"ma": "CN-9", "quyet_dinh": "QD-9", "thay_the": "CN-06"}
    small.add("xep_loai_ca_nhan", **row)
    small.set("van_ban", small.rows("van_ban", ma="QD-CT")[0], ngay_ban_hanh="2026-12-30")
    small.set("xep_loai_ca_nhan", 2, muc="HTTNV", quyet_dinh="QD-CT")
    assert small.found() == []


@pytest.mark.parametrize(("today", "told"), [(date(2026, 12, 14), False), (date(2026, 12, 15), True)])
def test_nothing_decided_yet(office, today, told):
    small = office(2026)
    small.today = today
    for table in ("xep_loai_ca_nhan", "xep_loai_tap_the"):
        small.tables[table] = []
    assert small.found() == ([(OPEN, "ky_danh_gia.csv", 2, None)] if told else [])
    small.tables["kiem_diem"] = small.tables["bieu_quyet"] = []
    assert small.found() == []


@pytest.mark.parametrize("text", ["15/12", "13-40", ""])
def test_a_day_that_cannot_be_read_is_said(office, text):
    small = office(2026)
    decided(small, "2026-12-31")
    row = small.rows("tham_so", ma="HAN-XEP-LOAI", tu_nam="2026")[0]
    small.set("tham_so", row, gia_tri_chu=text)
    assert small.found() == []
    assert "tham số HAN-XEP-LOAI phải ghi tháng và ngày, ví dụ 12-15" in str(small.told())


def test_before_2020_no_row_holds(office):
    small = office(2019)
    decided(small, "2019-12-31")
    assert LATE not in [code for code, *_ in small.found()]
