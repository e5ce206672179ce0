"""Faults that show when rows are put together, and in what the rows of rules and explanations say."""

from congkhai.records import kinds, own_cycle
from congkhai.rules import acts_while_there, configured, explained, namesakes, own_plan, run
from tests.remedies.case import Case, Topic
from tests.remedies.year import PERSON, Year, bench, cells, missing, original, rows, surplus

WINDOW, TASK, VOTE, LEVELS = "CK-2026-01", "cong_viec", "bieu_quyet", "muc_xep_loai"
ORDER = "trinh_tu"
PARAMETER = {"ten": "Số ngày riêng của kế hoạch", "doi_chieu": "chua_doi_chieu"}
NEW_ORDER = {"doi_chieu": "chua_doi_chieu"}
UNSIGNED = "quyet-dinh-thieu-so-ngay"


def in_a_circle(y: Year) -> None:
    y.rerated()
    y.row(PERSON, "XLCN-003", thay_the="XLCN-003B")


def replaced_twice(y: Year) -> None:
    y.rerated()
    y.row(PERSON, "XLCN-003C", **copied(PERSON, "XLCN-003", ma="XLCN-003C", thay_the="XLCN-003"))


def error_explained(y: Year) -> None:
    y.row("van_ban", "QD-2026-146", nguoi_ky="")
    y.explain(UNSIGNED, "XLCN-002")


def error_mended(y: Year) -> None:
    y.as_on_paper("van_ban", "QD-2026-146", "nguoi_ky")
    y.drop("giai_trinh", "GT-09")


def copied(table: str, key: str, **cells: str) -> dict[str, str]:
    return original(table, key) | cells


def entered_twice(y: Year) -> None:
    y.row("can_bo", "CB-035", ho_ten="Lò Thị Yêu")
    y.row("phan_cong", "PC-040", **copied("phan_cong", "PC-031", ma="PC-040", can_bo="CB-035"))


def one_id_kept(y: Year) -> None:
    y.drop("can_bo", "CB-035")
    y.drop("phan_cong", "PC-040")


def promoted(y: Year) -> None:
    post = copied("phan_cong", "PC-011", ma="PC-040", chuc_vu="CVC", tu_ngay="2026-12-14")
    y.row("phan_cong", "PC-040", **post)


def former_post_ended(y: Year) -> None:
    y.row("phan_cong", "PC-011", den_ngay="2026-12-13")


def succeeded(y: Year) -> None:
    """A department founded in place of another whose end nobody wrote down."""
    founded = copied("don_vi", "SNV", ma="SNV-2027", tien_than="SNV", tu_ngay="2027-01-01")
    y.row("don_vi", "SNV-2027", **founded)


def of_two_years(y: Year) -> None:
    """A cycle of its own for 2025, to which a task was moved that others of 2026 wait for."""
    y.row("ky_danh_gia", "KY-2025", nam="2025", co_quan="CQ-2025", bo_quy_dinh="ND90-48")
    y.row(TASK, "CV-04", ky="KY-2025")


def of_one_year(y: Year) -> None:
    y.as_on_paper(TASK, "CV-04", "ky")
    y.drop("ky_danh_gia", "KY-2025")


def of_2025(y: Year) -> None:
    """A cycle before the first, with a plan of its own."""
    y.paper("KH-2025", "90/KH-SDTTG", "2025-11-10", loai="ke_hoach")
    cycle = {"nam": "2025", "co_quan": "CQ-2025", "bo_quy_dinh": "ND90-48"}
    y.row("ky_danh_gia", "KY-2025", **cycle, ke_hoach="KH-2025")


def parameter_before(y: Year) -> None:
    of_2025(y)
    y.row("tham_so", "NGAY-RIENG + 2025", **PARAMETER, gia_tri="3", den_nam="2025", van_ban="KH-2025")


def step_before(y: Year) -> None:
    of_2025(y)
    y.task("CV-2025-1", ky="KY-2025", buoc="thong_bao_ca_nhan")


THROUGH_TIME = (
    cells(kinds.UNITS_IN_A_CIRCLE, "don_vi", "UBND", cap_tren="SNV"),
    cells(kinds.PARENT_OF_OTHER_TIME, "don_vi", "UBND", den_ngay="2026-12-31"),
    Case(kinds.PREDECESSOR_GOES_ON, succeeded, lambda y: y.row("don_vi", "SNV", den_ngay="2026-12-31")),
    cells(acts_while_there.UNIT_ENDED, "don_vi", "HD-TD", den_ngay="2025-12-31"),
    cells(acts_while_there.PERSON_LEFT, "phan_cong", "PC-011", den_ngay="2026-10-31"),
    cells(acts_while_there.POST_VACANT, "phan_cong", "PC-005", den_ngay="2026-10-31"),
    cells(acts_while_there.UNIT_NOT_YET, "don_vi", "HD-TD", tu_ngay="2026-12-15"),
    cells(acts_while_there.PERSON_NOT_YET, "phan_cong", "PC-011", tu_ngay="2026-12-08"),
    cells(acts_while_there.POST_NOT_YET, "phan_cong", "PC-005", tu_ngay="2026-12-08"),
)
OFFICE = (
    cells(kinds.LAID_OUT, "ho_so", "HS-001", ngay_nop=""),
    cells(configured.OFFICE_INCOMPLETE, "co_quan", "CQ-2025", ky_hieu=""),
    cells(configured.PLAN_NOT_ISSUED, "van_ban", "KH-2026", so_ky_hieu="", ngay_ban_hanh=""),
    cells(kinds.ADDRESS_UNREADABLE, "co_quan", "CQ-2025", dia_chi_cong="https://[sodantoctongiao"),
    cells(kinds.NAMES_OVERLAP, "co_quan", "CQ-2004", den_ngay="2025-03-31"),
    cells(kinds.EFFECT_BEFORE_ISSUE, "van_ban", "QD-2026-61", hieu_luc_tu="2026-05-30"),
    Case(kinds.MAIN_POSTS_OVERLAP, promoted, former_post_ended),
    cells(kinds.TWO_HEADS, "phan_cong", "PC-006", vai_tro="dung_dau"),
    cells(kinds.OTHER_ROLE, "phan_cong", "PC-015", vai_tro="thanh_vien"),
    Case(namesakes.SAME_NAME, entered_twice, one_id_kept),
)
CYCLE = (
    missing(kinds.NO_CYCLE, "ky_danh_gia", "KY-2026"),
    surplus(kinds.YEAR_TWICE, "ky_danh_gia", "KY-B", nam="2026", co_quan="CQ-2025", bo_quy_dinh="ND335"),
    surplus(
        own_plan.NO_PLAN_OF_ITS_OWN,
        "ky_danh_gia",
        "KY-2027",
        nam="2027",
        co_quan="CQ-2025",
        bo_quy_dinh="ND335",
        ke_hoach="KH-2026",
    ),
    Case(
        own_plan.RULES_LEFT_OUT,
        parameter_before,
        lambda y: y.row("tham_so", "NGAY-RIENG + 2026", **PARAMETER, gia_tri="", van_ban="KH-2026"),
    ),
    Case(
        own_plan.STEPS_LEFT_OUT,
        step_before,
        lambda y: y.explain(own_plan.STEPS_LEFT_OUT.code, "KY-2026"),
    ),
    cells(own_cycle.OFFICE_OF_OTHER_TIME, "ky_danh_gia", "KY-2026", co_quan="CQ-2004"),
    cells(own_cycle.PLAN_OF_OTHER_TIME, "van_ban", "KH-2026", ngay_ban_hanh="2024-12-31"),
    cells(own_cycle.PLAN_OF_OTHER_KIND, "van_ban", "KH-2026", loai="quyet_dinh"),
    Case(own_cycle.ROW_OF_OTHER_CYCLE, of_two_years, of_one_year),
    cells(kinds.CYCLE_OUTSIDE_YEAR, "ky_danh_gia", "KY-2026", tu_ngay="2025-11-09"),
    cells(kinds.YEAR_OUTSIDE_RULES, "ky_danh_gia", "KY-2026", bo_quy_dinh="ND90"),
    missing(kinds.LEVELS_MISSING, LEVELS, *(f"ND335 + {id}" for id in "HTXSNV HTTNV HTNV KHTNV".split())),
    cells(kinds.REVERSED, "cong_khai", WINDOW, den_ngay="2026-12-01"),
    surplus(
        kinds.YEARS_OVERLAP,
        "quy_tac",
        "so-van-ban-dan + 2026",
        ten="Trùng",
        muc_do="loi",
        bat="co",
        doi_chieu="chua_doi_chieu",
    ),
    cells(kinds.THRESHOLD_TOO_LOW, "tham_so", "NGUONG-O-NHO + 2020", gia_tri="1"),
    cells(kinds.DAYS_OUTSIDE, "tham_so", "SO-NGAY-LINK-NOP + 2020", gia_tri="3660"),
    cells(kinds.DAYS_NOT_WHOLE, "tham_so", "NGAY-GUI-DU-THAO + 2026", gia_tri="2.5"),
    cells(kinds.TOLERANCE_TOO_WIDE, "tham_so", "SAI-SO-DIEM + 2020", gia_tri="5"),
    cells(kinds.PERCENT_OUTSIDE, "tham_so", "TY-LE-XUAT-SAC + 2026", gia_tri="120"),
)
RESULTS = (
    cells(kinds.SCORE_NEGATIVE, PERSON, "XLCN-003", diem="-88.3"),
    cells(kinds.SCORE_ABOVE, PERSON, "XLCN-003", diem="883"),
    cells(kinds.REPLACES_ITSELF, PERSON, "XLCN-003", thay_the="XLCN-003"),
    cells(kinds.REPLACES_OTHER, PERSON, "XLCN-003", thay_the="XLCN-004"),
    Case(kinds.REPLACES_IN_A_CIRCLE, in_a_circle, lambda y: y.row(PERSON, "XLCN-003", thay_the="")),
    Case(kinds.REPLACED_TWICE, replaced_twice, lambda y: y.drop(PERSON, "XLCN-003C")),
    surplus(kinds.RESULT_TWICE, PERSON, "XLCN-003C", **copied(PERSON, "XLCN-003", ma="XLCN-003C")),
    cells(kinds.NO_POST, "phan_cong", "PC-011", den_ngay="2025-12-31"),
    surplus(kinds.VOTED_TWICE, VOTE, "BQ-B", **copied(VOTE, "BQ-002", ma="BQ-B")),
    surplus(kinds.REVIEWED_TWICE, "kiem_diem", "KD-B", **copied("kiem_diem", "KD-009", ma="KD-B")),
    cells(kinds.SUBJECT_UNCLEAR, VOTE, "BQ-002", don_vi="P-VP"),
)
PLAN = (
    cells(kinds.DUE_WITHOUT_DATE, TASK, "CV-02", han=""),
    cells(kinds.RELATIVE_WITHOUT_TASK, TASK, "CV-03", so_ngay=""),
    cells(kinds.VALUE_MISSING, TASK, "CV-03", loai_han=""),
    cells(kinds.VALUE_UNKNOWN, TASK, "CV-03", loai_han="hom_nao"),
    cells(kinds.TASKS_IN_A_CIRCLE, TASK, "CV-02", sau_viec="CV-04"),
    cells(kinds.TASK_AWAITS_ITSELF, TASK, "CV-02", sau_viec="CV-02"),
    surplus(
        kinds.STEPS_IN_A_CIRCLE, ORDER, "TT-B + 2026", buoc="xep_loai", sau_buoc="quyet_dinh", **NEW_ORDER
    ),
    Case(
        kinds.NO_STEP_ORDER,
        lambda y: y.drop(ORDER, *rows(ORDER)),
        lambda y: y.as_on_paper(ORDER, "TT-05 + 2026"),
    ),
)
PUBLIC = (
    cells(kinds.ORDER_BEFORE_PAPER, "cong_khai", WINDOW, tu_ngay="2026-12-03"),
    cells(kinds.ORDER_NOT_ISSUED, "van_ban", "QD-2026-148", so_ky_hieu=""),
    cells(kinds.ORDER_WRONG_PAPER, "cong_khai", WINDOW, van_ban="BC-2026-210"),
    cells(kinds.ORDER_WRONG_ISSUER, "van_ban", "QD-2026-148", co_quan_ban_hanh="Sở Nội vụ tỉnh Sơn La"),
    Case(
        kinds.ORDERS_DIFFER,
        lambda y: y.row(
            "cong_khai",
            "CK-B",
            **copied("cong_khai", WINDOW, ma="CK-B", co_ten="khong", tu_ngay="2027-01-10"),
        ),
        lambda y: y.row("cong_khai", WINDOW, den_ngay="2027-01-09"),
    ),
    cells(kinds.ANNOUNCED_WITHOUT_PAPER, "van_ban", "TB-2026-62", so_ky_hieu=""),
)
EXPLAINED = (
    Case(
        explained.EXPLAINS_NOTHING,
        lambda y: y.explain("gui-du-thao-muon", "KD-022"),
        lambda y: y.drop("giai_trinh", "GT-09"),
    ),
    Case(explained.EXPLAINS_ERROR, error_explained, error_mended),
    surplus(
        run.UNKNOWN_RULE,
        "quy_tac",
        "quy-tac-la + 2026",
        ten="Lạ",
        muc_do="loi",
        bat="co",
        doi_chieu="chua_doi_chieu",
    ),
)
FAULTS_OF_RECORDS = Topic(
    name="ban-ghi", bench=bench, cases=(*OFFICE, *THROUGH_TIME, *CYCLE, *RESULTS, *PLAN, *PUBLIC, *EXPLAINED)
)
