"""Faults of the levels of persons: what gives them, who has none, how many may have the highest."""

from datetime import date

from congkhai.rules import (
    contracts_by_decision,
    discipline_lowers,
    level_within_band,
    long_absence_capped,
    lowest_has_cause,
    months_within_posts,
    not_rated,
    quota,
    quota_of_groups,
    raised_share,
    rule_set_holds,
    worked_long_enough,
)
from tests.packages.story import sample_tables
from tests.remedies.case import Case, Topic
from tests.remedies.year import PERSON, Year, bench, cells, rows

PARAMETER, POST, ACT, SET = "tham_so", "phan_cong", "ky_luat", "bo_quy_dinh"
ON_CONTRACT, BASE = "AP-DUNG-HOP-DONG + 2026", "CO-SO-TY-LE + 2026"
#: A group in which one more or one less at the second level counts.
GROUP = "Tổng hợp, kế hoạch, hành chính"
SUPERIORS = "QD-UBND-2026"
#: What a clerk leaves blank of another authority's paper.
UNSIGNED = {"nguoi_ky": "", "chuc_danh_ky": ""}
#: What the law of 2026 has for viên chức.
OF_OTHERS = tuple(key for key in rows("muc_xep_loai") if key.startswith("VC-ND233 "))


def disciplined(y: Year) -> None:
    act = {"loai": "hanh_chinh", "hinh_thuc": "Khiển trách", "nguyen_nhan": "cong_vu"}
    y.row(ACT, "KL-03", can_bo="CB-012", hieu_luc_tu="2026-05-11", hanh_vi="HV-2026-1", **act)


def counted_in_two_years(y: Year) -> None:
    y.row(ACT, "KL-01", tinh_nam="2026")


def counted_in_one(y: Year) -> None:
    y.row(ACT, "KL-01", tinh_nam="2025")


def rated_for_five_months(y: Year) -> None:
    y.row(PERSON, "XLCN-012", so_thang="5")


def unrated_for_five_months(y: Year) -> None:
    empty = dict.fromkeys(("muc", "diem", "quyet_dinh"), "")
    y.row(PERSON, "XLCN-012", trang_thai="khong_xep_loai", ma_ly_do="chua_du_6_thang", **empty)


def raised(y: Year, **cells: str) -> None:
    """A higher share for the year."""
    raised = {"ten": "Tỷ lệ được quyết định", "gia_tri": "25", "doi_chieu": "chua_doi_chieu"}
    raised["ghi_chu"] = "Hoàn thành vượt kế hoạch năm"
    y.row(PARAMETER, f"{raised_share.OF_PEOPLE.decided} + 2026", **raised | cells)


def raised_by_superior(y: Year, **cells: str) -> None:
    y.paper(SUPERIORS, "2871/QĐ-UBND", "2026-11-16", co_quan_ban_hanh="UBND tỉnh Sơn La", **UNSIGNED)
    raised(y, van_ban=SUPERIORS, **cells)


def of_another_kind(y: Year) -> None:
    y.row(POST, "PC-034", loai_lao_dong="vien_chuc")


def without_a_set(y: Year) -> None:
    of_another_kind(y)
    y.drop(SET, "VC-ND233")
    y.drop("muc_xep_loai", *OF_OTHERS)


def with_its_set(y: Year) -> None:
    y.as_on_paper(SET, "VC-ND233")
    for key in OF_OTHERS:
        y.as_on_paper("muc_xep_loai", key)


def by_the_old_set(y: Year) -> None:
    of_another_kind(y)
    y.row(SET, "VC-ND90-48", den_nam="2026")
    y.row(SET, "VC-ND233", tu_nam="2027")


def regrouped(y: Year) -> None:
    y.row(POST, "PC-009", nhom_nhiem_vu="Tham mưu dân tộc, tôn giáo")


LEVELS = (
    cells(level_within_band.ABOVE_BAND, PERSON, "XLCN-012", muc="HTTNV"),
    cells(level_within_band.BELOW_BAND, PERSON, "XLCN-016", ma_ly_do=""),
    Case(
        lowest_has_cause.NO_CAUSE,
        lambda y: y.row(PERSON, "XLCN-012", muc="KHTNV"),
        disciplined,
    ),
    Case(discipline_lowers.NOT_LOWERED, disciplined, lambda y: y.row(PERSON, "XLCN-012", muc="KHTNV")),
    Case(discipline_lowers.COUNTED_TWICE, counted_in_two_years, counted_in_one),
    Case(worked_long_enough.RATED_TOO_EARLY, rated_for_five_months, unrated_for_five_months),
    Case(
        months_within_posts.BEYOND_POSTS,
        lambda y: y.row(POST, "PC-012", tu_ngay="2026-04-01"),
        lambda y: y.explain("so-thang-vuot-phan-cong", "XLCN-012"),
    ),
)
UNRATED = (
    cells(not_rated.SCORE_OF_NOT_RATED, PERSON, "XLCN-029", diem="81"),
    cells(not_rated.REASON_MISSING, PERSON, "XLCN-029", ma_ly_do=""),
    cells(not_rated.MONTHS_MISSING, PERSON, "XLCN-029", so_thang=""),
    cells(not_rated.REASON_FORBIDS, PERSON, "XLCN-029", ma_ly_do="ket_luan"),
    cells(
        not_rated.WORKED_ENOUGH,
        PERSON,
        "XLCN-008",
        trang_thai="khong_xep_loai",
        muc="",
        diem="",
        quyet_dinh="",
    ),
)
SHARES = (
    cells(quota.OVER_QUOTA_OF_CONTRACTS, PERSON, "XLCN-013", muc="HTXSNV"),
    cells(quota.BASE_UNKNOWN, PARAMETER, BASE, gia_tri_chu="tất cả"),
    Case(
        quota.BASE_UNSOURCED,
        lambda y: y.row(PARAMETER, BASE, gia_tri_chu="tot_tro_len"),
        lambda y: y.row(PARAMETER, BASE, van_ban="CV-UBND-2026"),
    ),
    Case(
        quota_of_groups.OVER_IN_GROUP,
        regrouped,
        lambda y: y.explain("vuot-ty-le-trong-nhom", f"KY-2026 + {GROUP}"),
    ),
    cells(quota_of_groups.NO_GROUP, POST, "PC-034", nhom_nhiem_vu=""),
    cells(raised_share.ABOVE_LAW, PARAMETER, "TY-LE-XUAT-SAC + 2026", gia_tri="25"),
    Case(
        raised_share.ABOVE_MOST,
        lambda y: raised_by_superior(y, gia_tri="30"),
        lambda y: raised(y, gia_tri="25"),
    ),
    Case(raised_share.NO_PAPER, raised, raised_by_superior),
    Case(
        raised_share.NO_REASON,
        lambda y: raised_by_superior(y, ghi_chu=""),
        lambda y: raised(y, ghi_chu="Giải ngân vốn chương trình mục tiêu vượt 12% kế hoạch"),
    ),
)
SETS = (
    cells(contracts_by_decision.NOT_DECIDED, PARAMETER, ON_CONTRACT, gia_tri_chu="khong", van_ban=""),
    cells(contracts_by_decision.DECISION_MISSING, PARAMETER, ON_CONTRACT, van_ban="ND-335-2025"),
    cells(rule_set_holds.WRONG_SUBJECT, "ky_danh_gia", "KY-2026", bo_quy_dinh="VC-ND233"),
    Case(rule_set_holds.NO_SET, without_a_set, with_its_set),
    cells(rule_set_holds.TWO_SETS, SET, "ND90-48", den_nam=""),
    Case(
        rule_set_holds.OUT_OF_FORCE,
        by_the_old_set,
        lambda y: y.explain("bo-quy-dinh-het-hieu-luc", "KY-2026"),
    ),
)
FAULTS_OF_LEVELS = Topic(name="muc", bench=bench, cases=(*LEVELS, *UNRATED, *SHARES, *SETS))
FAULTS_UNTIL_2025 = Topic(
    name="nam-2022",
    bench=lambda folder: Year(sample_tables, date(2022, 12, 6)),
    cases=(
        Case(
            long_absence_capped.ABOVE_CAP,
            lambda y: y.row(PERSON, "XLCN-011", so_thang="8"),
            lambda y: y.row(PERSON, "XLCN-011", muc="HTNV"),
        ),
    ),
)
