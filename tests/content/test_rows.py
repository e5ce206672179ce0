"""The rows of the plan and of the law: valid, and saying what the plan and the decrees say."""

import json
from datetime import date, timedelta
from itertools import pairwise

import pytest
from frictionless import Package

from congkhai.rules.run import RULES
from tests.content.corpus import DATA, rows

TABLES = (
    "co_quan don_vi chuc_vu van_ban bo_quy_dinh muc_xep_loai tham_so quy_tac trinh_tu ngay_nghi ky_danh_gia"
    " can_cu cong_viec noi_kiem_diem noi_nhan bieu_mau"
).split()
# Clause, who is answerable, how the limit is set, the day: everything the plan dates.
DATED = [
    ("III.1", "LDB", "truoc", "2022-11-26"),
    ("III.1", "", "cham_nhat", "2022-11-25"),
    ("III.1", "HD-SK", "truoc", "2022-11-28"),
    ("III.1", "HD-PHONG", "truoc", "2022-11-28"),
    ("III.2", "", "truoc", "2022-11-25"),
    ("III.2", "LDB", "truoc", "2022-11-30"),
    ("IV.2", "", "truoc", "2022-11-28"),
    ("IV.3", "", "truoc", "2022-11-26"),
    ("IV.4", "P-THHC", "truoc", "2022-11-26"),
    ("IV.4", "P-THHC", "truoc", "2022-12-15"),
]


def test_every_table_is_valid_with_its_keys():
    described = json.loads((DATA.parent / "datapackage.json").read_text(encoding="utf-8"))
    described["resources"] = [item for item in described["resources"] if item["name"] in TABLES]
    report = Package.from_descriptor(described, basepath=str(DATA.parent)).validate()
    assert sorted(task.name for task in report.tasks) == sorted(TABLES)
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []


@pytest.mark.parametrize("table", TABLES)
def test_files_are_plain_utf8_with_lf(table):
    content = (DATA / f"{table}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_every_date_of_parts_iii_and_iv_is_a_task():
    found = [(row["dieu_khoan"], row["don_vi"], row["loai_han"], row["han"]) for row in rows("cong_viec")]
    assert [row for row in found if row[3]] == DATED


def test_drafts_go_out_three_working_days_before_the_meeting():
    relative = [row for row in rows("cong_viec") if row["loai_han"] == "tuong_doi"]
    assert [(row["dieu_khoan"], row["so_ngay"]) for row in relative] == [("II.4.1a", "3"), ("II.4.2a", "3")]
    assert [task(row["truoc_viec"])["dieu_khoan"] for row in relative] == ["III.1", "III.2"]


def test_individuals_follow_the_collective_and_the_plan_gives_both_one_last_day_too_late():
    personal = next(row for row in rows("cong_viec") if row["dieu_khoan"] == "III.2")
    collective = task(personal["sau_viec"])
    assert (collective["dieu_khoan"], collective["don_vi"]) == ("III.1", "LDB")
    assert date.fromisoformat(collective["han"]) - date.fromisoformat(personal["han"]) == timedelta(days=1)


def test_the_draft_report_is_due_as_late_as_the_meeting_it_must_precede():
    draft = next(row for row in rows("cong_viec") if row["dieu_khoan"] == "IV.4" and row["truoc_viec"])
    assert (draft["han"], draft["so_ngay"]) == (task(draft["truoc_viec"])["han"], "3")


def test_undated_duties_stand():
    undated = [row["dieu_khoan"] for row in rows("cong_viec") if row["loai_han"] == "khong_han"]
    assert {clause: undated.count(clause) for clause in ("IV.1", "IV.3", "IV.4")} == {
        "IV.1": 2,
        "IV.3": 4,
        "IV.4": 4,
    }


def test_reports_go_where_the_plan_says():
    sent = {row["gui"] for row in rows("cong_viec")}
    assert "Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)" in sent
    assert "Phòng Tổng hợp – Hành chính (bộ phận làm công tác tổ chức, cán bộ)" in sent
    assert "Ủy ban nhân dân tỉnh (qua Sở Nội vụ)" in sent


def test_leaders_are_reviewed_in_two_places_and_party_members_in_the_cell():
    places = {
        kind: [row["don_vi"] for row in rows("noi_kiem_diem") if row["doi_tuong"] == kind] for kind in kinds()
    }
    assert places["lanh_dao_quan_ly"] == ["CHIBO", "LDB"]
    assert places["dang_vien"] == ["CHIBO"]
    assert places["thu_truong"] == ["HN-CBCC"]
    assert places["cong_chuc_dang_vien"] == ["CHIBO", ""]


def test_where_the_plan_is_silent_no_place_is_made_up():
    silent = [row["doi_tuong"] for row in rows("noi_kiem_diem") if not row["noi"]]
    assert silent == ["cong_chuc_ngoai_dang", "hop_dong"]


def test_only_the_plan_names_a_signatory():
    plan = next(row for row in rows("van_ban") if row["ma"] == "KH-99")
    assert (plan["nguoi_ky"], plan["chuc_danh_ky"]) == ("Đinh Trung Dũng", "TRƯỞNG BAN")
    assert [row["ma"] for row in rows("van_ban") if row["nguoi_ky"] == plan["nguoi_ky"]] == ["KH-99"]


@pytest.mark.parametrize("rule_set", ["ND90", "ND335"])
def test_four_levels_from_the_highest(rule_set):
    levels = [(row["ma"], row["thu_tu"]) for row in rows("muc_xep_loai") if row["bo_quy_dinh"] == rule_set]
    assert levels == [("HTXSNV", "1"), ("HTTNV", "2"), ("HTNV", "3"), ("KHTNV", "4")]


def test_every_rule_has_rows_and_no_two_spans_of_one_rule_meet():
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in rows("quy_tac"):
        spans.setdefault(row["ma"], []).append((int(row["tu_nam"]), int(row["den_nam"] or 9999)))
    assert sorted(spans) == sorted(rule.code for rule in RULES)
    assert [
        code for code, found in spans.items() for (_, end), (start, _) in pairwise(found) if end >= start
    ] == []


def test_what_was_not_compared_says_so():
    """Of the decree on papers only some articles are kept here."""
    kept, in_part = ("KH-99", "ND-335-2025"), "ND-30-2020"
    others = [row for row in rows("quy_tac") if row["van_ban"] not in (*kept, in_part)]
    assert {row["doi_chieu"] for row in rows("quy_tac") if row["van_ban"] in kept} == {"da_doi_chieu"}
    assert {row["doi_chieu"] for row in others} == {"chua_doi_chieu"}
    of_papers = {row["dieu_khoan"]: row["doi_chieu"] for row in rows("quy_tac") if row["van_ban"] == in_part}
    assert {article for article, said in of_papers.items() if said == "da_doi_chieu"} == {
        "Điều 15 khoản 1",
        "Điều 18 khoản 2",
        "Điều 18 khoản 3",
    }


def test_the_plan_of_2022_judges_2022_alone():
    assert {(row["tu_nam"], row["den_nam"]) for row in rows("quy_tac") if row["van_ban"] == "KH-99"} == {
        ("2022", "2022")
    }


def test_no_quota_before_2026():
    quotas = [row for row in (*rows("tham_so"), *rows("quy_tac")) if "xuat-sac" in row["ma"].casefold()]
    assert {(row["tu_nam"], row["den_nam"]) for row in quotas} == {("2026", "")}
    assert sorted(row["gia_tri"] for row in rows("tham_so") if "XUAT-SAC" in row["ma"]) == ["20", "25"]


def test_only_decreed_swaps_are_official():
    official = {row["ngay"]: row["loai"] for row in rows("ngay_nghi") if row["trang_thai"] == "chinh_thuc"}
    assert official == {
        "2026-01-02": "nghi",
        "2026-01-10": "lam_bu",
        "2026-08-22": "lam_bu",
        "2026-08-31": "nghi",
        "2026-11-24": "nghi",
    }


def task(id: str) -> dict[str, str]:
    return next(row for row in rows("cong_viec") if row["ma"] == id)


def kinds() -> set[str]:
    return {row["doi_tuong"] for row in rows("noi_kiem_diem")}
