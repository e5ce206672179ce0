"""A row that was only laid out is no record: it is told, and nothing rests on it."""

import pytest

from congkhai.findings import Severity
from congkhai.model.record import Meeting, Proposal, Review, Vote
from congkhai.model.year import Dossier, Notice
from congkhai.records.reader import Records
from tests.packages.edited import Edit, edited
from tests.packages.story import office_tables

LAID_OUT, MISSING = "dong-moi-lap-san", "o-can-co-con-trong"
AWAITED = [
    (Meeting, "hoi_nghi", "HN-01", {"ngay": "", "gio": ""}),
    (Vote, "bieu_quyet", "BQ-001", {"phat_ra": "", "thu_vao": ""}),
    (Proposal, "de_xuat", "DX-001", {"muc": ""}),
    (Dossier, "ho_so", "HS-001", {"ngay_nop": ""}),
    (Notice, "thong_bao_ca_nhan", "TBCN-001", {"ngay_gui": "", "hinh_thuc": ""}),
]


def read(table: str, key: str, **cells: str) -> Records:
    return Records(tables=edited(office_tables(), [Edit(table, key, cells)]))


@pytest.mark.parametrize(("kind", "table", "key", "cells"), AWAITED)
def test_a_row_whose_awaited_cells_are_all_empty_is_told_and_no_record(kind, table, key, cells):
    records = read(table, key, **cells)
    assert key not in {record.id for record in records.all(kind)}
    (finding,) = records.findings
    assert (finding.code, finding.severity) == (LAID_OUT, Severity.INFO)
    assert (finding.place.key, finding.place.column) == (key, next(iter(cells)))


@pytest.mark.parametrize(("kind", "table", "key", "cells"), [one for one in AWAITED if len(one[3]) > 1])
def test_where_one_of_them_is_filled_in_the_others_lack(kind, table, key, cells):
    first, *others = cells
    records = read(table, key, **{column: cells[column] for column in others})
    assert key not in {record.id for record in records.all(kind)}
    assert [(one.code, one.place.column) for one in records.findings] == [(MISSING, others[0])]
    assert first not in others


def test_what_points_at_a_meeting_that_was_only_laid_out_is_no_record_either():
    records = read("hoi_nghi", "HN-18", ngay="", gio="")
    assert "HN-18" not in {vote.meeting.id for vote in records.all(Vote)}
    assert "HN-18" not in {review.meeting.id for review in records.all(Review)}
    assert [one.code for one in records.findings] == [LAID_OUT]
