"""`rows`: a year laid out and filled in on a folder; shown first, written whole, twice gives no more."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from congkhai.errors import WrongUse
from congkhai.findings import Finding, Refused, blocking
from congkhai.project import find
from congkhai.workflows import rows
from congkhai.workflows.check import standing
from congkhai.workflows.rows import Part
from tests.packages.story import TODAY, whole
from tests.workflows.office import Office, tree

NOW = datetime(2026, 12, 10, 8, 30, tzinfo=timezone(timedelta(hours=7)))
PERSON = "xep_loai_ca_nhan"
EMPTIED = (
    "hoi_nghi kiem_diem bieu_quyet de_xuat ho_so xep_loai_tap_the xep_loai_ca_nhan thong_bao_ca_nhan".split()
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The whole agency of 2026."""
    whole(tmp_path / "so")
    return Office(folder=tmp_path / "so")


def prepared(office: Office, *parts: Part) -> rows.Proposed:
    return rows.prepare(find(office.folder), TODAY, 2026, parts)


def filled(office: Office) -> rows.Proposed:
    return rows.fill(find(office.folder), TODAY, 2026)


def written(office: Office, proposed: rows.Proposed) -> None:
    rows.write(find(office.folder), proposed, NOW)


def found(office: Office, today: date = TODAY) -> tuple[Finding, ...]:
    return standing(find(office.folder), today).findings


def test_a_whole_year_lacks_nothing_and_nothing_is_written(office):
    before = tree(office.folder)
    proposed = prepared(office)
    assert (proposed.count, proposed.text) == (0, "")
    written(office, proposed)
    assert tree(office.folder) == before


def test_rows_that_were_deleted_are_told_by_the_rules_until_they_are_prepared(office):
    office.change(PERSON, lambda row: None if row["ma"] == "XLCN-001" else row)
    office.change("xep_loai_tap_the", lambda row: None if row["ma"] == "XLTT-07" else row)
    assert {"bo-sot-nguoi", "bo-sot-tap-the"} <= {one.code for one in found(office)}
    proposed = prepared(office, Part.RATINGS)
    assert proposed.count == 2
    written(office, proposed)
    assert {"bo-sot-nguoi", "bo-sot-tap-the"}.isdisjoint(one.code for one in found(office))
    assert prepared(office, Part.RATINGS).count == 0


def started(office: Office) -> None:
    """Before anything of the year has happened."""
    others = ("y_kien", "kien_nghi", "thong_bao", "cong_khai", "giai_trinh", "ky_luat", "diem", "tep_da_xem")
    for name in (*EMPTIED, *others):
        office.write(name, [])
    office.change("cong_viec", lambda row: row | {"ngay_xong": "", "ket_qua": ""})


def test_a_year_in_progress_is_no_fault(office):
    started(office)
    day = date(2026, 11, 2)
    proposed = rows.prepare(find(office.folder), day, 2026)
    written(office, proposed)
    assert not blocking(found(office, day))
    told = [one for one in found(office, day) if one.code == "dong-moi-lap-san"]
    assert sum(1 + len(one.also) for one in told) == 250
    assert rows.prepare(find(office.folder), day, 2026).count == 0


def test_what_is_prepared_is_shown_with_names(office):
    office.change(PERSON, lambda row: None if row["ma"] == "XLCN-001" else row)
    text = " ".join(prepared(office, Part.RATINGS).text.split())
    name = next(row["ho_ten"] for row in office.rows("can_bo") if row["ma"] == "CB-001")
    assert f"Bảng ‘Xếp loại cá nhân’: 1 dòng - XLCN-035: Cán bộ: {name} (CB-001);" in text
    assert "Tập thể lãnh đạo Sở" in text and "do cấp trên xếp loại" in text


def test_a_year_that_the_folder_lacks_is_a_wrong_use(office):
    with pytest.raises(WrongUse, match="2031"):
        rows.prepare(find(office.folder), TODAY, 2031)


def test_tables_that_cannot_be_read_are_refused(office):
    office.change("can_bo", lambda row: row | {"ho_ten": ""} if row["ma"] == "CB-029" else row)
    with pytest.raises(Refused):
        prepared(office)


def emptied(office: Office, code: str, *columns: str) -> dict[str, str]:
    """The row as it was; its cells are empty now."""
    before = next(row for row in office.rows(PERSON) if row["ma"] == code)
    office.change(PERSON, lambda row: row | dict.fromkeys(columns, "") if row["ma"] == code else row)
    return before


def cells(office: Office, code: str) -> dict[str, str]:
    return next(row for row in office.rows(PERSON) if row["ma"] == code)


def test_cells_that_posts_and_scores_give_are_filled_in(office):
    before = emptied(office, "XLCN-025", "don_vi", "chuc_vu", "so_thang", "diem")
    proposed = filled(office)
    assert proposed.count == 4
    written(office, proposed)
    after = cells(office, "XLCN-025")
    assert (after["don_vi"], after["chuc_vu"], after["so_thang"]) == (
        before["don_vi"],
        before["chuc_vu"],
        "12",
    )
    assert after["diem"] == "89.95"
    assert filled(office).count == 0
    assert not blocking(found(office))


def test_a_mean_without_an_end_is_cut_and_never_rounded_up(office):
    office.change(
        "diem",
        lambda row: (
            row | {"nhom_1": "9.4", "tong": "91.05"}
            if (row["can_bo"], row["so_ky"]) == ("CB-025", "1")
            else row
        ),
    )
    emptied(office, "XLCN-025", "diem")
    written(office, filled(office))
    assert cells(office, "XLCN-025")["diem"] == "89.9416"


def test_a_filled_cell_stays_and_is_named_where_it_says_something_else(office):
    office.change(PERSON, lambda row: row | {"so_thang": "11"} if row["ma"] == "XLCN-025" else row)
    proposed = filled(office)
    assert proposed.count == 0
    assert "ô ‘Số tháng công tác’: ghi 11, theo phân công là 12 tháng" in " ".join(proposed.text.split())
    assert cells(office, "XLCN-025")["so_thang"] == "11"


def test_a_year_whose_scores_are_not_all_there_has_no_mean_yet(office):
    office.change("diem", lambda row: None if (row["can_bo"], row["so_ky"]) == ("CB-025", "12") else row)
    emptied(office, "XLCN-025", "diem")
    proposed = filled(office)
    assert proposed.count == 0
    assert "chưa đủ điểm các tháng (quý)" in " ".join(proposed.text.split())


def test_who_has_no_post_is_named(office):
    office.change("phan_cong", lambda row: None if row["can_bo"] == "CB-029" else row)
    emptied(office, "XLCN-029", "don_vi")
    with pytest.raises(Refused) as refused:
        filled(office)
    assert {one.place.column for one in refused.value.findings if one.blocks} == {"don_vi"}
