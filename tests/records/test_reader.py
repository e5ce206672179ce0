"""Tables become records by what their fields declare; what is missing or unknown is told, never made up."""

from collections.abc import Mapping

import pytest

from congkhai.model.agency import Cycle
from congkhai.model.law import Document, RuleSet
from congkhai.model.plan import Task
from congkhai.model.record import Meeting, PersonRating, Review, Vote
from congkhai.model.structure import Official, Unit
from congkhai.records.reader import Records
from congkhai.records.rows import row
from congkhai.tables.table import Tables
from congkhai.value import replace
from tests.model.test_columns import KINDS
from tests.packages.edited import Edit, edited
from tests.packages.story import office_tables, sample_tables


def changed(table: str, key: str, **cells: str) -> Records:
    return Records(tables=edited(office_tables(), [Edit(table, key, cells)]))


def faults(records: Records) -> list[tuple[str, str | None, str | None]]:
    return [(one.code, one.place.key, one.place.column) for one in records.findings]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("tables", [office_tables, sample_tables])
def test_every_row_becomes_a_record_and_a_row_again(tables, kind):
    records = Records(tables=tables())
    read = records.all(kind)
    assert records.findings == []
    for record in read:
        again = row(record)
        texts = {column: record.row.text(column) for column in again}
        assert spelt(again) == spelt(texts)


def spelt(texts: Mapping[str, str]) -> dict[str, str]:
    """The cells that say something: no and nothing are one, and so are blanks around “|”."""
    said = {column: " | ".join(part.strip() for part in text.split("|")) for column, text in texts.items()}
    return {column: text for column, text in said.items() if text not in ("", "khong")}


@pytest.mark.parametrize(
    ("table", "key", "cells", "code"),
    [
        ("ho_so", "HS-001", {"loai": ""}, "o-can-co-con-trong"),
        ("ky_luat", "KL-01", {"hieu_luc_tu": ""}, "o-can-co-con-trong"),
        ("xep_loai_ca_nhan", "XLCN-005", {"trang_thai": "chua_ro"}, "o-ghi-khong-hieu"),
        ("xep_loai_ca_nhan", "XLCN-005", {"quyet_dinh": "QD-KHONG-CO"}, "o-ghi-khong-hieu"),
        ("xep_loai_ca_nhan", "XLCN-005", {"can_bo": ""}, "o-can-co-con-trong"),
        ("tham_so", "TY-LE-XUAT-SAC + 2026", {"doi_chieu": "chac_roi"}, "o-ghi-khong-hieu"),
    ],
)
def test_what_is_missing_or_unknown_is_told_at_its_cell(table, key, cells, code):
    kind = next(kind for kind in KINDS if kind.__table__ == table)
    records = changed(table, key, **cells)
    before = len(office_tables().tables[table].records)
    assert len(records.all(kind)) == before - 1
    assert faults(records) == [(code, key, next(iter(cells)))]


def test_rows_that_point_at_a_row_at_fault_are_no_records_and_no_second_fault():
    meeting = next(one for one in Records(tables=office_tables()).all(Review)).meeting
    records = changed("hoi_nghi", meeting.id, ngay="")
    reviews, votes = records.all(Review), records.all(Vote)
    assert meeting.id not in {one.meeting.id for one in (*reviews, *votes)}
    assert faults(records) == [("o-can-co-con-trong", meeting.id, "ngay")]


def test_a_package_without_a_table_has_no_records_of_it():
    tables = office_tables()
    fewer = replace(tables, tables={name: one for name, one in tables.tables.items() if name != "kiem_diem"})
    records = Records(tables=fewer)
    assert records.all(Review) == ()
    assert all(cycle.reviews == () for cycle in records.all(Cycle))
    assert Records(tables=Tables(sample=False, title="", tables={})).all(Official) == ()


def test_what_belongs_to_a_cycle_stands_in_the_order_of_the_plan():
    records = changed("cong_viec", Records(tables=office_tables()).all(Task)[0].id, thu_tu="99")
    (cycle,) = records.all(Cycle)
    assert [task.order for task in cycle.tasks] == sorted(task.order for task in cycle.tasks)
    assert cycle.tasks[-1].order == 99
    assert {one.meeting.cycle for one in cycle.votes} == {cycle.id}
    (own,) = (rules for rules in records.all(RuleSet) if rules.id == cycle.rule_set.id)
    assert [level.rank for level in own.levels] == [1, 2, 3, 4]


def test_a_level_is_known_by_any_of_its_names_and_a_pointer_is_the_record_itself():
    records = changed("xep_loai_ca_nhan", "XLCN-005", muc="Hoàn thành tốt nhiệm vụ")
    rating = records.by_key(PersonRating)["XLCN-005"]
    assert rating.level == "HTTNV"
    assert rating.unit is records.by_key(Unit)[rating.unit.id]
    assert rating.decision is records.by_key(Document)[rating.decision.id]


def test_the_hour_and_the_day_make_one_moment():
    records = changed("hoi_nghi", "HN-24", ngay="25/11/2026", gio="7 giờ 30")
    meeting = records.by_key(Meeting)["HN-24"]
    assert (meeting.starts.day, meeting.starts.hour, meeting.starts.minute) == (25, 7, 30)
    assert row(meeting)["ngay"] == "2026-11-25" and row(meeting)["gio"] == "07:30"
