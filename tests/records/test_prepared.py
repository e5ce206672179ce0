"""Rows that a year demands are made again where they lack, meaning the same; those that are there are not."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

import pytest

from congkhai.law.wishes import Doubt
from congkhai.model.agency import Agency
from congkhai.model.columns import table_of
from congkhai.records.assemble import assemble
from congkhai.records.prepared import Part, Prepared, codes, prepared
from congkhai.tables.table import Tables
from congkhai.value import replace
from tests.packages.edited import Edit, edited
from tests.packages.story import office, office_tables, sample, sample_tables

PACKAGES = [(sample, sample_tables), (office, office_tables)]
#: What the rows of a table mean, beside their codes.
MEANING = {
    Part.PROPOSALS: ("de_xuat", ("ky", "don_vi_de_xuat", "don_vi", "can_bo")),
    Part.RATINGS: ("xep_loai_ca_nhan", ("ky", "can_bo", "don_vi", "chuc_vu")),
    Part.NOTICES: ("thong_bao_ca_nhan", ("ky", "ket_qua")),
    Part.VOTES: ("bieu_quyet", ("hoi_nghi", "don_vi", "can_bo")),
}


def without(tables: Tables, *names: str) -> Tables:
    """The same package with these tables empty."""
    bare = {name: replace(tables.tables[name], records=()) for name in names}
    return replace(tables, tables={**tables.tables, **bare})


def laid(tables: Tables, *parts: Part) -> tuple[Agency, Prepared]:
    agency, _ = assemble(tables)
    assert agency is not None
    return agency, prepared(agency, agency.cycles[0], tables, parts or Part)


def meaning(rows: Iterable[Mapping[str, str]], columns: Iterable[str]) -> set[tuple[str, ...]]:
    asked = tuple(columns)
    return {tuple(row.get(column, "") for column in asked) for row in rows}


@pytest.mark.parametrize(("agency", "tables"), PACKAGES)
def test_a_year_that_is_whole_lacks_nothing(agency: Callable[[], Agency], tables: Callable[[], Tables]):
    assert prepared(agency(), agency().cycles[0], tables(), Part).rows == ()


@pytest.mark.parametrize("part", MEANING)
def test_what_was_deleted_in_2026_comes_back_with_its_subjects_units_and_posts(part):
    """But for the rating of who came in August: that it is none, the office has to say."""
    short = {("KY-2026", "CB-029", "P-TG", "CV")} if part is Part.RATINGS else set()
    assert gone_and_made(office_tables(), part) == (short, set())


def test_what_was_deleted_in_2022_comes_back_but_for_what_nothing_demands():
    """Contract workers whom no decision has rated, who came in September, a council's own ballots, a rating
    that was replaced."""
    contracts = {("KY-2022", id, "P-THHC", "HDLD") for id in ("CB-012", "CB-013")}
    came = {("KY-2022", "CB-040", "P-KHDA", "CV")}
    assert gone_and_made(sample_tables(), Part.RATINGS) == (contracts | came, set())
    assert gone_and_made(sample_tables(), Part.NOTICES) == ({("KY-2022", "XLCN-030")}, set())
    gone, more = gone_and_made(sample_tables(), Part.VOTES)
    assert ({row[0] for row in gone}, more) == ({"HN-27"}, set())


def gone_and_made(tables: Tables, part: Part) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """The rows of an emptied table that do not come back, and those that were not there."""
    name, columns = MEANING[part]
    bare = without(tables, name, *(["thong_bao_ca_nhan"] if part is Part.RATINGS else []))
    made = (row.cells for row in laid(bare, part)[1].rows if table_of(row.demand.kind) == name)
    before = (row.texts for row in tables.tables[name].records)
    again, there = meaning(made, columns), meaning(before, columns)
    return there - again, again - there


@cache
def started() -> Tables:
    """The agency of 2026 before anything happened: people, plan and law."""
    tables = "hoi_nghi kiem_diem bieu_quyet de_xuat ho_so xep_loai_tap_the xep_loai_ca_nhan thong_bao_ca_nhan"
    return without(
        office_tables(), *tables.split(), "y_kien", "kien_nghi", "thong_bao", "cong_khai", "giai_trinh"
    )


def test_a_year_before_it_begins_is_laid_out_whole_and_twice_gives_no_more():
    tables = started()
    made = laid(tables)[1]
    (doubt,) = made.doubts
    assert doubt.why == "có 5 tháng công tác trong năm, chưa đủ 6 tháng để xếp loại"
    kinds = {
        part: sum(table == table_of(row.demand.kind) for row in made.rows) for part, table in TABLES.items()
    }
    assert kinds == {
        Part.MEETINGS: 20,
        Part.REVIEWS: 68,
        Part.VOTES: 71,
        Part.PROPOSALS: 71,
        Part.DOSSIERS: 88,
        Part.RATINGS: 33,
        Part.NOTICES: 0,
    }
    whole = with_rows(tables, made)
    again, more = laid(whole)
    assert more.rows == ()
    assert again.cycles[0].meetings == again.cycles[0].reviews == again.cycles[0].votes == ()


TABLES = {
    Part.MEETINGS: "hoi_nghi",
    Part.REVIEWS: "kiem_diem",
    Part.VOTES: "bieu_quyet",
    Part.PROPOSALS: "de_xuat",
    Part.DOSSIERS: "ho_so",
    Part.RATINGS: "xep_loai_ca_nhan",
    Part.NOTICES: "thong_bao_ca_nhan",
}


def with_rows(tables: Tables, made: Prepared) -> Tables:
    edits = []
    for row in made.rows:
        cells = {column: text for column, text in row.cells.items() if column != "ma"}
        edits.append(Edit(table_of(row.demand.kind), row.cells["ma"], cells))
    return edited(tables, edits)


def test_a_row_is_coded_and_says_unit_post_and_months():
    (row,) = (row for row in laid(started(), Part.RATINGS)[1].rows if row.cells.get("can_bo") == "CB-028")
    assert row.cells == {
        "ma": "XLCN-028",
        "ky": "KY-2026",
        "can_bo": "CB-028",
        "don_vi": "P-TG",
        "chuc_vu": "CV",
        "trang_thai": "cho_quyet_dinh",
        "so_thang": "12",
    }


def test_ballots_are_laid_out_with_the_zeros_that_are_sure():
    """Which of them is none the sum tells: returned, without the invalid ones."""
    tables = edited(office_tables(), [Edit("bieu_quyet", "BQ-002", None)])
    (row,) = laid(tables, Part.VOTES)[1].rows
    zeros = {f"phieu_muc_{rank}": "0" for rank in (1, 2, 3, 4)} | {"khong_hop_le": "0"}
    assert row.cells == {"ma": "BQ-072", "hoi_nghi": "HN-18", "can_bo": "CB-005"} | zeros


def test_a_review_is_laid_out_at_the_only_meeting_of_its_body():
    rows = office_tables().tables["kiem_diem"].records
    clerk = next(row for row in rows if (row.texts["hoi_nghi"], row.texts["can_bo"]) == ("HN-11", "CB-009"))
    tables = edited(office_tables(), [Edit("kiem_diem", clerk.texts["ma"], None)])
    (row,) = laid(tables, Part.REVIEWS)[1].rows
    assert (row.cells["hoi_nghi"], row.cells["can_bo"]) == ("HN-11", "CB-009")


def test_where_a_body_met_more_than_once_or_never_the_row_is_named_and_not_made():
    rows = office_tables().tables["kiem_diem"].records
    deputy = next(row for row in rows if row.texts["hoi_nghi"] == "HN-08")
    tables = edited(office_tables(), [Edit("kiem_diem", deputy.texts["ma"], None)])
    agency, made = laid(tables, Part.REVIEWS)
    name = next(one.name for one in agency.officials if one.id == deputy.texts["can_bo"])
    assert made.rows == ()
    (doubt,) = made.doubts
    kind = "có 4 cuộc họp loại “kiểm điểm cá nhân” (HN-07, HN-08, HN-09, HN-10), chưa rõ ở đâu"
    assert (doubt.whom, doubt.why) == (name, f"Tập thể lãnh đạo Sở {kind}")
    made = laid(without(office_tables(), "kiem_diem", "bieu_quyet", "hoi_nghi"), Part.VOTES)[1]
    assert made.rows == ()
    why = {doubt.why for doubt in made.doubts}
    assert "Văn phòng Sở chưa có cuộc họp loại “họp phòng”" in why
    assert "Tập thể lãnh đạo Sở chưa có cuộc họp loại “hội nghị đánh giá, xếp loại”" in why


def test_whom_the_plan_names_no_place_for_is_a_doubt():
    made = prepared(sample(), sample().cycles[0], sample_tables(), [Part.REVIEWS])
    assert [doubt.why for doubt in made.doubts] == ["kế hoạch không nêu nơi kiểm điểm"]


def test_of_two_councils_none_is_taken_where_nobody_has_proposed_yet():
    bare = without(sample_tables(), "de_xuat")
    _, made = laid(bare, Part.PROPOSALS)
    assert {row.cells["don_vi_de_xuat"] for row in made.rows}.isdisjoint({"HD-SK", "HD-PHONG", "HD-TD"})
    assert all(isinstance(doubt, Doubt) and "chưa rõ hội đồng nào" in doubt.why for doubt in made.doubts)
    assert made.doubts


def test_a_task_that_nobody_confirmed_demands_nothing():
    tasks = (task.id for task in office().cycles[0].tasks)
    tables = edited(started(), [Edit("cong_viec", id, {"du_thao": "co"}) for id in tasks])
    _, made = laid(tables, Part.MEETINGS, Part.VOTES, Part.DOSSIERS)
    assert made.rows == ()
    assert {doubt.why for doubt in made.doubts} == {"chưa được xác nhận ở bảng Công việc"}


def test_a_year_without_a_plan_of_its_own_is_told_as_such():
    tables = without(started(), "cong_viec", "noi_kiem_diem")
    _, made = laid(tables, Part.MEETINGS, Part.REVIEWS, Part.VOTES, Part.PROPOSALS, Part.DOSSIERS)
    assert made.rows == ()
    assert {table_of(doubt.kind) for doubt in made.doubts} == {
        "hoi_nghi",
        "kiem_diem",
        "bieu_quyet",
        "de_xuat",
        "ho_so",
    }


@pytest.mark.parametrize(
    ("known", "first", "made"),
    [
        ([], "HN-01", ["HN-01", "HN-02"]),
        (["HN-1", "HN-9"], "HN-01", ["HN-10", "HN-11"]),
        (["TBCN-002", "TBCN-046"], "TBCN-001", ["TBCN-047", "TBCN-048"]),
        (["CN-01", "CN-02", "X-70"], "XLCN-001", ["CN-03", "CN-04"]),
        (["Khong-so"], "KD-001", ["KD-001", "KD-002"]),
    ],
)
def test_codes_go_on_in_the_pattern_of_the_table(known, first, made):
    numbers = codes(known, first)
    assert [next(numbers), next(numbers)] == made
