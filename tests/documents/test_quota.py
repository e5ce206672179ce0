"""The ceilings as a text: the figures of the field's own arithmetic, in both readings."""

from decimal import Decimal

import pytest

from congkhai.documents.quota import Asked, Percent, text
from congkhai.law.allotment import Allotment, Heard, Share, allotment
from congkhai.law.quota import Base
from tests.documents.kept import kept
from tests.packages.edited import Edit, edited
from tests.packages.story import assembled, office, office_tables, sample

CYCLE = office().cycles[0]
USUAL = office().parameter("TY-LE-XUAT-SAC", 2026)
MOST = office().parameter("TY-LE-XUAT-SAC-TOI-DA", 2026)
BOTH = tuple(Base)


def percent(value: str) -> Percent:
    assert USUAL is not None
    row = "TY-LE-XUAT-SAC-QUYET-DINH"
    return Percent(value=Decimal(value), usual=USUAL, most=MOST, decided=None, row=row)


def asked(value: str = "20", bases: tuple[Base, ...] = BOTH, own: Base | None = Base.GOOD_ONLY) -> Asked:
    return Asked(bases=bases, own=own, people=percent(value), units=percent(value))


def people(*by_level: int, open: int = 0) -> Allotment:
    """An agency of so many people at each level, in no groups, with no division."""
    heard = {by: (sum(by_level) if by is Heard.DECIDED else 0) for by in Heard}
    whole = Share(name="", by_level=by_level, open=open, heard=heard)
    nobody = Share(name="", by_level=(0, 0, 0, 0), open=0, heard=dict.fromkeys(Heard, 0))
    return Allotment(whole=whole, contracts=nobody, groups=(), ungrouped=0, units=nobody, outside={})


def said(found: Allotment, by: Asked) -> str:
    return " ".join(text(CYCLE, found, by).split())


@pytest.mark.parametrize(
    ("good", "literal_20", "above_20", "literal_25", "above_25"),
    [(38, 6, 7, 7, 9), (27, 4, 5, 5, 6), (20, 3, 4, 4, 5), (9, 1, 1, 1, 2), (6, 1, 1, 1, 1)],
)
def test_of_so_many_at_least_good_so_many_may_be_highest(good, literal_20, above_20, literal_25, above_25):
    for value, literal, above in (("20", literal_20, above_20), ("25", literal_25, above_25)):
        told = said(people(0, good, 3, 0), asked(value))
        assert (
            f"Nếu {good} công chức từ tốt trở lên, kể cả xuất sắc: xuất sắc nhiều nhất {literal} theo cách "
            f"1, {above} theo cách 2."
        ) in told


@pytest.mark.parametrize(("good", "literal", "above"), [(4, 0, 1), (9, 1, 2), (14, 2, 3)])
def test_beside_so_many_good_so_many_may_be_highest(good, literal, above):
    told = said(people(0, good, 0, 0), asked())
    most = f"xuất sắc nhiều nhất {literal} theo cách 1, {above} theo cách 2."
    assert f"Nếu số công chức xếp tốt đúng là {good}: {most}" in told


def test_the_ceiling_is_reached_and_passed_at_the_person():
    kept = "Đang biết {} công chức xuất sắc: {}."
    assert kept.format(4, "không vượt tỷ lệ") in said(people(4, 20, 0, 0), asked())
    assert kept.format(5, "VƯỢT tỷ lệ theo cách 1") in said(people(5, 20, 0, 0), asked())
    assert kept.format(6, "VƯỢT tỷ lệ theo cách 1 và cách 2") in said(people(6, 20, 0, 0), asked())


def test_nothing_is_passed_while_others_may_still_come_to_stand_second():
    told = said(people(4, 12, 0, 0, open=8), asked())
    assert "Đang biết 4 công chức xuất sắc: chưa biết có vượt hay không, còn 8 chưa có mức." in told
    assert "VƯỢT" in said(people(4, 8, 0, 0, open=7), asked())


def test_one_base_alone():
    told = said(people(2, 20, 0, 0), asked(bases=(Base.GOOD_AND_ABOVE,)))
    assert "cách 1" not in told
    assert "xuất sắc nhiều nhất 5 theo cách 2." in told


def test_the_base_that_the_agency_follows_is_marked():
    assert "Cách 2 (cơ quan đang áp dụng" in said(people(2, 20, 0, 0), asked(own=Base.GOOD_AND_ABOVE))
    assert "đang áp dụng" not in said(people(2, 20, 0, 0), asked(own=None))


def test_more_than_the_usual_share_needs_a_decision():
    told = said(people(2, 20, 0, 0), asked("25"))
    assert "Tỷ lệ 25%. Căn cứ: Nghị định 335/2025/NĐ-CP, Điều 20 khoản 5 điểm b." in told
    assert "chỉ áp dụng khi cấp có thẩm quyền quyết định" in told
    assert "TY-LE-XUAT-SAC-QUYET-DINH" in told
    assert "cấp có thẩm quyền quyết định" not in said(people(2, 20, 0, 0), asked("20"))


def test_a_year_without_a_share_has_no_ceiling():
    agency = sample()
    nothing = Asked(bases=BOTH, own=None, people=None, units=None)
    told = text(agency.cycles[0], allotment(agency, agency.cycles[0]), nothing)
    assert "không đặt tỷ lệ nào cho năm 2022" in told
    assert "TOÀN CƠ QUAN" not in told


def test_a_new_folder_is_told_that_nobody_counts_yet():
    told = said(people(0, 0, 0, 0), asked())
    assert "CÔNG CHỨC TOÀN CƠ QUAN Chưa có công chức nào tính vào tỷ lệ. TỪNG NHÓM" in told
    assert "Chưa có đơn vị nào tính vào tỷ lệ." in told
    assert "nhiều nhất là:" not in told


def test_contract_workers_are_told_apart():
    told = said(allotment(office(), CYCLE), asked())
    assert "CÔNG CHỨC TOÀN CƠ QUAN 30 công chức tính vào tỷ lệ" in told
    assert "NGƯỜI LÀM VIỆC THEO HỢP ĐỒNG LAO ĐỘNG Tính riêng, không cộng vào số công chức. 2 người" in told


def test_the_whole_answer_before_the_council_sits():
    """Three divisions have proposed, the council has not."""
    gone = [
        Edit("de_xuat", row.place.key or "", None)
        for row in CYCLE.proposals
        if row.by.id in ("HD-TD", "P-TG", "P-KHDA")
    ]
    blank = {"muc": "", "quyet_dinh": ""}
    ratings = [Edit("xep_loai_ca_nhan", row.id, blank) for row in CYCLE.person_ratings]
    ratings += [Edit("xep_loai_tap_the", row.id, blank) for row in CYCLE.unit_ratings]
    agency, _ = assembled(edited(office_tables(), [*gone, *ratings]))
    told = text(agency.cycles[0], allotment(agency, agency.cycles[0]), asked())
    assert told == kept("ty-le-2026", told)
    assert max(map(len, told.splitlines())) <= 78
