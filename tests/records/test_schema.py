"""The schemas as values: what a column may show, and the words it holds."""

import pytest

from congkhai.model.schema import Visibility
from congkhai.records.schema import schemas
from congkhai.value import replace
from tests.packages.story import sample, sample_tables

COLUMNS = {f"{t.name}.{c.name}": c for t in sample().tables for c in t.columns}


def test_every_column_says_how_far_it_may_be_shown():
    assert COLUMNS["can_bo.ho_ten"].visibility is Visibility.AGENCY
    assert COLUMNS["xep_loai_ca_nhan.ly_do"].visibility is Visibility.RESTRICTED
    assert COLUMNS["van_ban.so_ky_hieu"].visibility is Visibility.PUBLIC


@pytest.mark.parametrize("width", [{}, {"congkhai:visibility": "ai cũng được"}])
def test_a_column_that_does_not_say_it_is_restricted(width):
    data = sample_tables().tables["can_bo"]
    fields = [{key: f[key] for key in ("name", "title", "type")} | width for f in data.schema["fields"]]
    changed = replace(data, schema={**data.schema, "fields": fields})
    (table,) = schemas(replace(sample_tables(), tables={"can_bo": changed}))
    assert {column.visibility for column in table.columns} == {Visibility.RESTRICTED}


def test_the_kinds_of_paper_have_their_abbreviations():
    symbols = dict(COLUMNS["van_ban.loai"].symbols)
    assert (symbols["quyet_dinh"], symbols["cong_van"], symbols["to_trinh"]) == ("QĐ", "", "TTr")
    assert "nghi_dinh" not in symbols
    assert COLUMNS["can_bo.ma"].symbols == ()


def test_words_are_kept_of_text_and_of_nothing_else():
    assert "Đinh Trung Dũng" in COLUMNS["van_ban.nguoi_ky"].words
    for plain in (
        "can_bo.ma",
        "xep_loai_ca_nhan.muc",
        "xep_loai_ca_nhan.trang_thai",
        "xep_loai_ca_nhan.diem",
    ):
        assert COLUMNS[plain].words == frozenset(), plain
    assert len(COLUMNS["can_bo.ho_ten"].words) == 44


def test_targets_and_choices_are_kept():
    assert COLUMNS["bieu_quyet.hoi_nghi"].target == "hoi_nghi"
    assert COLUMNS["xep_loai_ca_nhan.muc"].target == "muc_xep_loai"
    assert ("truoc", "trước") in COLUMNS["cong_viec.loai_han"].choices
    assert COLUMNS["can_bo.ho_ten"].required
