"""What an accepted part puts into the registers: the rows, whatever the way, once and no more."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from congkhai.forms.answers import Answers
from congkhai.forms.taken import taken
from congkhai.intake.entries import Accepted, entries
from congkhai.law.owed import Owed
from congkhai.model.agency import Agency
from congkhai.model.forms import Writer
from congkhai.model.year import Way
from congkhai.records.assemble import assemble
from congkhai.rules.run import run
from congkhai.tables.change import Rows
from congkhai.tables.table import Tables
from congkhai.text.dates import ZONE
from congkhai.value import replace
from tests.forms.filling import BALLOTS, HEAD, WHOLE, blank, found
from tests.intake.counter import UNDECIDED
from tests.packages.edited import Edit, edited
from tests.packages.story import TODAY, office_tables

DECEMBER = datetime(2026, 12, 3, 9, 30, tzinfo=ZONE)
SHA = "ab" * 32


def package(*edits: Edit) -> tuple[Tables, Agency]:
    tables = edited(office_tables(), edits)
    agency, _ = assemble(tables)
    assert agency is not None
    return tables, agency


def accepted(one: Owed, writer: Writer, answers: Answers, **more: Any) -> Accepted:
    plain = Accepted(
        owed=one,
        writer=writer,
        answers=answers,
        last=True,
        receipt="TN-2026-000001",
        moment=DECEMBER,
        opened=DECEMBER,
        way=Way.WEB,
        sha256=SHA,
        accepted_by="Văn thư",
    )
    return replace(plain, **more)


def put(tables: Tables, agency: Agency, said: Accepted) -> Mapping[str, Rows]:
    given = blank(agency, said.owed, said.writer)
    return entries(agency, agency.cycles[0], tables, given.definition, said)


def key_of(tables: Tables, table: str, row: int) -> str:
    return next(one.key for one in tables.tables[table].records if one.row == row)


def texts(tables: Tables, table: str, key: str) -> Mapping[str, str]:
    return next(one.texts for one in tables.tables[table].records if one.key == key)


def applied(tables: Tables, change: Mapping[str, Rows]) -> list[Edit]:
    """The change as edits of rows by their keys."""
    made: list[Edit] = []
    for table, rows in change.items():
        made += [Edit(table, key_of(tables, table, at), cells) for at, cells in rows.cells.items()]
        named = tables.tables[table].schema["primaryKey"]
        columns = [named] if isinstance(named, str) else named
        made += [Edit(table, " + ".join(row[one] for one in columns), row) for row in rows.added]
    return made


NOVEMBER = "KY-2026 + CB-010 + thang + 11"
WITHOUT = (*UNDECIDED, Edit("diem", NOVEMBER, None))


def of_month(agency: Agency, turn: str = "thang-11", **changes: str) -> tuple[Owed, Answers]:
    one = found(agency, "M-335-01", "CB-010", turn)
    done = taken(blank(agency, one, Writer.AUTHOR), WHOLE | changes)
    assert done.fit
    return one, {**done.answers, "nhan_xet": "Nhất trí."}


def test_the_first_part_is_a_dossier_and_nothing_more():
    tables, agency = package(*WITHOUT)
    one, answers = of_month(agency)
    change = put(tables, agency, accepted(one, Writer.AUTHOR, answers, last=False))
    assert list(change) == ["ho_so"]
    (row,) = change["ho_so"].added
    assert row == {
        "ma": "HS-093",
        "ky": "KY-2026",
        "loai": "phieu_theo_doi",
        "can_bo": "CB-010",
        "bieu_mau": "M-335-01",
        "ngay_nop": "2026-12-03",
        "phan": "nguoi_lap",
        "loai_ky": "thang",
        "so_ky": "11",
        "bien_nhan": "TN-2026-000001",
        "thoi_diem": "2026-12-03T09:30:00+07:00",
        "sha256": SHA,
        "cach_nop": "trang_web",
        "nguoi_nhan": "Văn thư",
    }


def test_the_last_part_makes_the_score_of_the_period():
    tables, agency = package(*WITHOUT)
    one, answers = of_month(agency)
    (row,) = put(tables, agency, accepted(one, Writer.TRACKER, answers))["diem"].added
    assert row == {
        "ky": "KY-2026",
        "can_bo": "CB-010",
        "loai_ky": "thang",
        "so_ky": "11",
        "trang_thai": "chinh_thuc",
        "nhom_1": "5",
        "nhom_2": "10",
        "nhom_3": "10",
        "so_luong": "90",
        "chat_luong": "95.5",
        "tien_do": "100",
    }


def test_a_score_that_stood_there_is_replaced_whole():
    """Its old total goes, and d, đ, e of one who does not lead; it is final once the period is over."""
    stale = Edit("diem", NOVEMBER, {"linh_vuc": "100", "trang_thai": "tam_tinh"})
    tables, agency = package(*UNDECIDED, stale)
    one, answers = of_month(agency)
    change = put(tables, agency, accepted(one, Writer.TRACKER, answers))["diem"]
    assert change.added == ()
    ((at, cells),) = change.cells.items()
    assert key_of(tables, "diem", at) == NOVEMBER
    assert cells == {
        "trang_thai": "chinh_thuc",
        "nhom_1": "5",
        "nhom_2": "10",
        "nhom_3": "10",
        "so_luong": "90",
        "chat_luong": "95.5",
        "tien_do": "100",
        "linh_vuc": "",
        "tong": "",
    }
    early = accepted(one, Writer.TRACKER, answers, moment=datetime(2026, 11, 30, 23, 59, tzinfo=ZONE))
    ((_, provisional),) = put(tables, agency, early)["diem"].cells.items()
    assert "trang_thai" not in provisional


def test_december_becomes_final_once_it_is_over():
    tables, agency = package(*UNDECIDED)
    one, answers = of_month(agency, "thang-12")
    late = accepted(one, Writer.TRACKER, answers, moment=datetime(2027, 1, 4, 8, tzinfo=ZONE))
    ((_, cells),) = put(tables, agency, late)["diem"].cells.items()
    assert cells["trang_thai"] == "chinh_thuc"


@pytest.mark.parametrize("way", list(Way))
def test_the_rows_are_the_same_whatever_the_way(way: Way):
    tables, agency = package(*WITHOUT)
    one, answers = of_month(agency)
    by_web = put(tables, agency, accepted(one, Writer.TRACKER, answers))
    other = put(
        tables, agency, accepted(one, Writer.TRACKER, answers, way=way, sha256="cd" * 32, receipt="TN-2")
    )
    assert {**by_web, "ho_so": None} == {**other, "ho_so": None}
    (first,), (second,) = by_web["ho_so"].added, other["ho_so"].added
    differing = {name for name in first if first[name] != second[name]}
    assert differing == {"sha256", "bien_nhan"} | ({"cach_nop"} if way is not Way.WEB else set())


def test_what_was_accepted_once_is_not_put_twice():
    tables, agency = package(*WITHOUT)
    one, answers = of_month(agency)
    said = accepted(one, Writer.TRACKER, answers)
    again_tables = edited(tables, applied(tables, put(tables, agency, said)))
    assert put(again_tables, agency, said) == {}
    mended = edited(again_tables, [Edit("diem", NOVEMBER, {"so_luong": "80"})])
    assert put(mended, agency, said) == {}


def test_a_later_version_names_the_one_that_it_replaces():
    tables, agency = package(*WITHOUT)
    one, answers = of_month(agency)
    first = accepted(one, Writer.AUTHOR, answers, last=False)
    tables = edited(tables, applied(tables, put(tables, agency, first)))
    second = replace(first, receipt="TN-2026-000002", sha256="cd" * 32, replaces=("TN-2026-000001", SHA))
    (row,) = put(tables, agency, second)["ho_so"].added
    assert (row["ma"], row["thay_the"]) == ("HS-094", "HS-093")
    third = replace(first, receipt="TN-2026-000003", replaces=("TN-2026-000001", SHA))
    (row,) = put(tables, agency, third)["ho_so"].added
    assert (row["ma"], row["thay_the"], row["sha256"]) == ("HS-094", "HS-093", SHA)
    unknown = replace(second, replaces=("TN-2026-000001", "ef" * 32))
    assert "thay_the" not in put(tables, agency, unknown)["ho_so"].added[0]


def minutes(agency: Agency, **more: str) -> tuple[Owed, Answers]:
    one = found(agency, "BB-HN", "HN-18")
    form = blank(agency, one, Writer.SECRETARY)
    rows = [BALLOTS | more for _ in form.known["doi_tuong"]]
    done = taken(form, HEAD | {"doi_tuong": rows})
    assert done.fit, done.findings
    return one, {**done.answers, "thong_qua": "co"}


def of_division(tables: Tables, table: str) -> list[str]:
    column, value = ("hoi_nghi", "HN-18") if table == "bieu_quyet" else ("don_vi_de_xuat", "P-VP")
    return [one.key for one in tables.tables[table].records if one.text(column) == value]


def test_minutes_fill_the_rows_that_were_laid_out_and_add_those_that_lack():
    """The first three votes were laid out without figures, the others are not there at all."""
    votes, proposals = (of_division(office_tables(), table) for table in ("bieu_quyet", "de_xuat"))
    figures = ("phat_ra", "thu_vao", "khong_hop_le", *(f"phieu_muc_{at}" for at in range(1, 5)))
    laid_out = [Edit("bieu_quyet", key, dict.fromkeys(figures, "")) for key in votes[:3]]
    gone = [Edit("bieu_quyet", key, None) for key in votes[3:]]
    empty = [Edit("de_xuat", proposals[0], {"muc": "", "ngay": ""})]
    rest = [Edit("de_xuat", key, None) for key in proposals[1:]]
    tables, agency = package(*laid_out, *gone, *empty, *rest)
    one, answers = minutes(agency, de_xuat="HTTNV")
    change = put(tables, agency, accepted(one, Writer.CHAIR, answers))
    assert {key_of(tables, "bieu_quyet", at) for at in change["bieu_quyet"].cells} == {*votes[:3]}
    assert len(change["bieu_quyet"].added) == 11 - 3
    assert all(row["phat_ra"] == "7" and row["hoi_nghi"] == "HN-18" for row in change["bieu_quyet"].added)
    ((at, cells),) = change["de_xuat"].cells.items()
    assert key_of(tables, "de_xuat", at) == proposals[0]
    assert cells == {"muc": "HTTNV", "ngay": "2026-11-27"}
    assert len(change["de_xuat"].added) == 10
    assert {row["ngay"] for row in change["de_xuat"].added} == {"2026-11-27"}
    ((_, meeting),) = change["hoi_nghi"].cells.items()
    assert meeting["bien_ban"] == "18/BB-VP" and meeting["co_mat"] == "7"
    assert len({row["ma"] for row in change["bieu_quyet"].added}) == 8


def test_minutes_that_propose_nothing_leave_the_proposals_alone():
    tables, agency = package()
    one, answers = minutes(agency)
    assert "de_xuat" not in put(tables, agency, accepted(one, Writer.CHAIR, answers))


def test_check_passes_when_the_minutes_that_are_accepted_say_what_stood_there():
    """The figures of the story taken out, handed in as minutes, put back: the same rows."""
    votes = of_division(office_tables(), "bieu_quyet")
    before = [dict(texts(office_tables(), "bieu_quyet", key)) for key in votes]
    tables, agency = package(*(Edit("bieu_quyet", key, None) for key in votes))
    one = found(agency, "BB-HN", "HN-18")
    form = blank(agency, one, Writer.SECRETARY)
    by_subject = {row["don_vi"] or row["can_bo"]: row for row in before}
    rows = [voted(by_subject[row["ma"]]) for row in form.known["doi_tuong"] if row["ma"] in by_subject]  # type: ignore[index]
    given = {**form.known, "doi_tuong": tuple(form.known["doi_tuong"][: len(rows)])}
    most = max(int(row["phat_ra"]) for row in before)
    done = taken(
        replace(form, known=given),
        HEAD | {"trieu_tap": str(most), "co_mat": str(most), "doi_tuong": rows},
    )
    assert done.fit, done.findings
    change = put(tables, agency, accepted(one, Writer.CHAIR, {**done.answers, "thong_qua": "co"}))
    after = edited(tables, applied(tables, change))
    restored = {
        row.text("don_vi") or row.text("can_bo"): {**row.texts, "ma": ""}
        for row in after.tables["bieu_quyet"].records
        if row.text("hoi_nghi") == "HN-18"
    }
    assert restored == {subject: {**row, "ma": ""} for subject, row in by_subject.items()}
    again, findings = assemble(after)
    assert again is not None and findings == ()
    assert [one.message for one in run(again, TODAY) if one.blocks] == []


def voted(row: Mapping[str, str]) -> dict[str, str]:
    names = {"phat_ra": "phat_ra", "thu_vao": "thu_vao", "khong_hop_le": "khong_hop_le"}
    return {name: row[column] for name, column in names.items()} | {
        f"muc_{at}": row[f"phieu_muc_{at}"] for at in range(1, 5)
    }


def test_a_petition_stands_in_its_register_from_the_day_it_came():
    tables, agency = package()
    one = found(agency, "KN", "CB-010")
    asked = {"noi_dung": "Xem lại điểm", "can_cu": "Thiếu tháng 3"}
    (row,) = put(tables, agency, accepted(one, Writer.AUTHOR, asked, last=False))["kien_nghi"].added
    assert row == {"ma": "KN-2026-02", "ky": "KY-2026", "can_bo": "CB-010", "ngay_nhan": "2026-12-03"}


def test_an_answer_fills_the_petition_that_it_is_to():
    """Of two by one person that which came when this one's first part did; else the last."""
    same = {"ky": "KY-2026", "can_bo": "CB-010"}
    tables, agency = package(
        Edit("kien_nghi", "KN-2026-02", same | {"ngay_nhan": "2026-12-03"}),
        Edit("kien_nghi", "KN-2026-03", same | {"ngay_nhan": "2026-12-09"}),
    )
    one = found(agency, "KN", "CB-010")
    answer = {"giai_quyet": "giu_nguyen", "ngay_giai_quyet": "2026-12-10", "tra_loi": "Giữ nguyên."}
    for day, key in ((3, "KN-2026-02"), (9, "KN-2026-03"), (11, "KN-2026-03")):
        opened = datetime(2026, 12, day, 8, tzinfo=ZONE)
        change = put(tables, agency, accepted(one, Writer.AUTHORITY, answer, opened=opened))["kien_nghi"]
        ((at, cells),) = change.cells.items()
        assert change.added == () and key_of(tables, "kien_nghi", at) == key
        assert cells == {"ngay_giai_quyet": "2026-12-10", "ket_qua": "Giữ nguyên kết quả xếp loại"}


def test_an_opinion_and_a_councils_sheet_fill_rows_of_their_body():
    tables, agency = package()
    opinion = {"ngay": "2026-12-01", "muc": "", "nhan_xet": "Nhất trí"}
    one = found(agency, "YK", "CB-010", "CHIBO")
    (row,) = put(tables, agency, accepted(one, Writer.BODY, opinion))["y_kien"].added
    assert (row["noi_y_kien"], row["can_bo"], row["ngay"], row.get("muc")) == (
        "CHIBO",
        "CB-010",
        "2026-12-01",
        None,
    )
    sheet = {"de_xuat": "HTTNV", "ngay_de_xuat": "2026-12-02"}
    one = found(agency, "PTD", "CB-010", "HD-TD")
    ((at, cells),) = put(tables, agency, accepted(one, Writer.COUNCIL, sheet))["de_xuat"].cells.items()
    assert key_of(tables, "de_xuat", at) == "DX-048" and cells == {"muc": "HTTNV", "ngay": "2026-12-02"}


def test_a_self_rating_lays_out_the_persons_row_or_fills_it():
    tables, agency = package(*UNDECIDED)
    one = found(agency, "M-335-02", "CB-010")
    change = put(tables, agency, accepted(one, Writer.AUTHOR, {"tu_xep_loai": "HTTNV"}, last=False))
    (row,) = change["xep_loai_ca_nhan"].added
    assert row["can_bo"] == "CB-010" and row["tu_xep_loai"] == "HTTNV" and row["don_vi"] == "P-VP"
    assert "muc" not in row and "quyet_dinh" not in row
    again, _ = assemble(edited(tables, applied(tables, change)))
    assert again is not None and not [
        one for one in run(again, TODAY) if one.blocks and one.place.table == "xep_loai_ca_nhan"
    ]
    tables, agency = package()
    of_authority = accepted(one, Writer.AUTHORITY, {"tu_xep_loai": "HTNV", "xep_loai": "HTTNV"})
    assert list(put(tables, agency, of_authority)) == ["ho_so"]
    rated = put(tables, agency, accepted(one, Writer.AUTHOR, {"tu_xep_loai": "HTTNV"}, last=False))
    ((at, cells),) = rated["xep_loai_ca_nhan"].cells.items()
    assert (key_of(tables, "xep_loai_ca_nhan", at), cells) == ("XLCN-010", {"tu_xep_loai": "HTTNV"})
