"""Rows put together: what only then shows to be wrong, and the sample whole."""

import csv
from datetime import date, datetime, time

import pytest

from congkhai.model.record import MeetingKind, Status
from congkhai.model.structure import Rank, Role, UnitKind
from tests.packages.story import HERE, sample, sample_tables
from tests.rules.build import Office

DATA = HERE.parents[1] / "datapackage" / "data"


@pytest.mark.parametrize("table", ["kiem_diem", "bieu_quyet", "de_xuat"])
def test_a_row_is_about_one_collective_or_one_person(small, table):
    if table == "de_xuat":
        small.add(table, ma="DX-9", ky="KY-2022", don_vi_de_xuat="LDB", can_bo="CB-02", muc="HTTNV")
    row = small.rows(table, can_bo="CB-02")[-1]
    small.set(table, row, don_vi="LDB")
    (both,) = small.findings()
    small.set(table, row, don_vi="", can_bo="")
    (neither,) = small.findings()
    for finding, state in ((both, "ghi cả hai ô"), (neither, "để trống cả hai ô")):
        place = finding.place
        assert (finding.code, place.table, place.row) == ("doi-tuong-khong-ro", table, row)
        assert (place.column, place.column_title) == ("can_bo", "Cá nhân")
        assert finding.blocks
        assert finding.message.endswith(f"hiện {state}.")


@pytest.mark.parametrize("due", ["truoc", "cham_nhat"])
def test_a_time_limit_without_its_day(small, due):
    task = {
        "ma": "CV-1",
        "ky": "KY-2022",
        "thu_tu": "1",
        "ten": "Gửi hồ sơ",
        "ai": "Các phòng",
        "dieu_khoan": "IV",
        "ngay_xong": "2022-11-25",
    }
    row = small.add("cong_viec", loai_han=due, **task)
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == ("han-thieu-ngay", row, "han")
    assert finding.place.column_title == "Hạn như ghi"
    assert ("“trước”" if due == "truoc" else "“chậm nhất”") in finding.message
    small.set("cong_viec", row, han="2022-11-28")
    assert small.found() == []


def test_a_relative_limit_names_its_task_and_its_days(small):
    task = {"ky": "KY-2022", "ai": "Các phòng", "dieu_khoan": "IV"}
    small.add("cong_viec", ma="CV-1", thu_tu="1", ten="Họp", loai_han="khong_han", **task)
    row = small.add("cong_viec", ma="CV-2", thu_tu="2", ten="Gửi trước", loai_han="tuong_doi", **task)
    expected = [("han-thieu-viec", "cong_viec.csv", row, "truoc_viec")]
    assert small.found() == expected
    small.set("cong_viec", row, truoc_viec="CV-1")
    assert small.found() == expected
    small.set("cong_viec", row, so_ngay="3")
    assert small.found() == []


def test_a_window_that_ends_before_it_starts(small):
    order = {"ma": "CK-1", "ky": "KY-2022", "noi": "portal", "co_ten": "co", "bang_day_du": "khong"}
    row = small.add("cong_khai", van_ban="QD-1", tu_ngay="2022-12-05", den_ngay="2022-12-04", **order)
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == ("thoi-han-nguoc", row, "den_ngay")
    assert finding.message == "Cột ‘Đến ngày’ ghi mốc đứng trước mốc ở cột ‘Từ ngày’ của cùng dòng."
    small.set("cong_khai", row, den_ngay="2022-12-05")
    assert small.found() == []


def test_a_year_has_one_cycle(small):
    row = small.add("ky_danh_gia", **small.tables["ky_danh_gia"][0] | {"ma": "KY-2"})
    assert small.found() == [("trung-nam", "ky_danh_gia.csv", row, "nam")]
    small.set("ky_danh_gia", row, nam="2021", ke_hoach="", tu_ngay="", den_ngay="")
    assert small.found() == []


def test_without_a_cycle_there_is_nothing_to_publish(tmp_path):
    small = Office(tmp_path)
    for table in (
        "ky_danh_gia",
        "hoi_nghi",
        "kiem_diem",
        "bieu_quyet",
        "xep_loai_tap_the",
        "xep_loai_ca_nhan",
    ):
        small.tables[table] = []
    assert small.found() == [("chua-co-ky", "ky_danh_gia.csv", None, None)]


def test_faults_of_many_tables_are_told_at_once(small):
    small.set("kiem_diem", 3, can_bo="")
    small.set("bieu_quyet", 4, don_vi="LDB")
    small.add("ky_danh_gia", **small.tables["ky_danh_gia"][0] | {"ma": "KY-2"})
    assert sorted(small.found()) == [
        ("doi-tuong-khong-ro", "bieu_quyet.csv", 4, "can_bo"),
        ("doi-tuong-khong-ro", "kiem_diem.csv", 3, "can_bo"),
        ("trung-nam", "ky_danh_gia.csv", 3, "nam"),
    ]


def test_the_newest_cycle_stands_first(small):
    cycle = small.tables["ky_danh_gia"][0]
    open_ended = dict.fromkeys(("ke_hoach", "tu_ngay", "den_ngay"), "")
    small.add("ky_danh_gia", **cycle | open_ended | {"ma": "KY-2026", "nam": "2026", "bo_quy_dinh": "ND335"})
    agency = small.agency()
    assert [cycle.year for cycle in agency.cycles] == [2026, 2022]
    assert [level.rank for level in agency.cycles[0].rule_set.levels] == [1, 2, 3, 4]
    assert [len(cycle.reviews) for cycle in agency.cycles] == [0, 8]


@pytest.mark.parametrize("table", sorted(sample_tables().tables))
def test_a_row_of_the_sample_is_where_its_sheet_shows_it(table):
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        lines = [*enumerate(csv.DictReader(file), 2)]
    read = sample_tables().tables[table]
    assert read.file == f"datapackage/data/{table}.csv"
    assert [(record.row, dict(record.texts)) for record in read.records] == lines


def test_what_the_model_says_of_a_row_is_what_its_line_says():
    agency = sample()
    cycle = agency.cycles[0]
    named = {
        "can_bo": [(row.place.row, row.id) for row in agency.officials],
        "don_vi": [(row.place.row, row.id) for row in agency.units],
        "van_ban": [(row.place.row, row.id) for row in agency.documents.values()],
        "hoi_nghi": [(row.place.row, row.id) for row in cycle.meetings],
        "cong_viec": [(row.place.row, row.id) for row in cycle.tasks],
        "xep_loai_tap_the": [(row.place.row, row.id) for row in cycle.unit_ratings],
        "xep_loai_ca_nhan": [(row.place.row, row.id) for row in cycle.person_ratings],
    }
    for table, found in named.items():
        records = sample_tables().tables[table].records
        assert sorted(found) == [(record.row, record.texts["ma"]) for record in records], table


def test_cells_arrive_as_what_they_are():
    agency = sample()
    cycle = agency.cycles[0]
    first = cycle.meetings[0]
    assert (first.kind, first.unit.kind) == (MeetingKind.COLLECTIVE_REVIEW, UnitKind.LEADERSHIP)
    assert first.starts == datetime.combine(date(2022, 11, 24), time(7))
    assert first.chair is not None and first.chair.rank is Rank.AGENCY_HEAD
    assert agency.documents["QD-129"].printed == ("129 /QĐ-BĐT", "129/QĐ-BDT")
    assert cycle.plan is agency.documents["KH-99"]
    assert cycle.person_ratings[0].status is Status.SUPERIOR
    assert all(vote.issued >= vote.returned == vote.invalid + sum(vote.by_rank) for vote in cycle.votes)


def test_who_heads_a_unit_on_a_day(small):
    for row in (4, 6):
        small.set("phan_cong", row, den_ngay="2022-06-30")
    small.add(
        "phan_cong",
        **small.tables["phan_cong"][2]
        | {"ma": "PC-13", "can_bo": "CB-05", "tu_ngay": "2022-07-01", "den_ngay": ""},
    )
    agency = small.agency()
    division = next(unit for unit in agency.units if unit.id == "P-THHC")
    assert small.tables["phan_cong"][2]["vai_tro"] == Role.HEAD
    heads = {
        day: agency.head(division, day) for day in (date(2019, 12, 31), date(2022, 6, 30), date(2022, 7, 1))
    }
    assert [head.id if head else None for head in heads.values()] == [None, "CB-03", "CB-05"]


def test_a_replaced_rating_is_kept_and_not_current():
    cycle = sample().cycles[0]
    replaced = {rating.replaces for rating in cycle.person_ratings if rating.replaces}
    assert len(replaced) == 1
    assert replaced < {rating.id for rating in cycle.person_ratings}
    assert not replaced & {rating.id for rating in cycle.current_people}
    assert len(cycle.current_people) == len({rating.official.id for rating in cycle.current_people}) == 45
