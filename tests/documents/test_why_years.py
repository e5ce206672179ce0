"""`why` over several years: what each came to, and which laws keep them apart."""

from datetime import date

from congkhai.documents.why import PERSONAL
from congkhai.documents.why_years import Year, text
from congkhai.law.reasons import reasons
from congkhai.model.agency import Agency
from congkhai.value import replace
from tests.packages.story import office

TODAY = date(2027, 12, 10)
FIRST = {"id": "KY-2024", "year": 2024, "starts": date(2024, 11, 1), "ends": date(2024, 12, 31)}


def two_years(who: str, rules: str, **changes: object) -> str:
    """The text of an agency with the cycle of 2026 and one of 2025, in one line."""
    agency: Agency = office()
    (newest,) = agency.cycles
    first = {"id": "KY-2025", "year": 2025, "starts": date(2025, 11, 1), "ends": date(2025, 12, 31)}
    earlier = replace(newest, rule_set=agency.rule_sets[rules], **first | changes)
    both = replace(agency, cycles=(newest, earlier))
    official = next(one for one in agency.officials if one.id == who)
    years = [Year(cycle=cycle, reasons=reasons(both, cycle, official)) for cycle in both.cycles]
    return " ".join(text(both, years, TODAY).split())


def test_every_year_newest_first_and_then_the_explanation_of_the_newest():
    told = two_years("CB-016", "ND335")
    assert told.startswith(PERSONAL)
    assert told.count(PERSONAL) == 1
    newest = (
        "Năm 2026: “Hoàn thành tốt nhiệm vụ”, Quyết định 146/QĐ-SDTTG ngày 04/12/2026; Phó Trưởng phòng, "
    )
    assert newest in told
    assert told.index("Năm 2026:") < told.index("Năm 2025:") < told.index("1. Điểm theo dõi, đánh giá.")
    assert "congkhai why CB-016 --year NĂM" in told
    assert "không so sánh thẳng" not in told


def test_two_laws_are_told_apart():
    told = two_years("CB-016", "ND90-48")
    assert "Mức của năm 2025 và năm 2026 không so sánh thẳng với nhau được:" in told
    assert "90/2020/NĐ-CP" in told and "335/2025/NĐ-CP" in told
    assert "xếp mức theo điểm" in told


def test_a_year_in_which_the_person_was_not_there():
    told = two_years("CB-016", "ND90-48", person_ratings=(), **FIRST)
    assert "Năm 2024: không có nơi công tác và kết quả nào ở cơ quan." in told
    assert "không so sánh thẳng" not in told


def test_a_year_without_a_result_says_so_with_the_post_of_then():
    told = two_years("CB-016", "ND335", person_ratings=())
    assert "Năm 2025: chưa có kết quả xếp loại; Phó Trưởng phòng, Phòng Chính sách dân tộc." in told


def test_laws_are_told_apart_only_where_both_years_have_a_level():
    waiting = tuple(replace(row, level="", decision=None) for row in office().cycles[0].person_ratings)
    assert "không so sánh thẳng" not in two_years("CB-016", "ND90-48", person_ratings=waiting)
