"""Faults of papers and of how results are made public."""

from congkhai.findings import Kind
from congkhai.rules import (
    announced_after_decisions,
    cited_numbers,
    corrected_where_shown,
    follows_results,
    law_in_force,
    names_of_the_day,
    national_database,
    no_secrets,
    notices_sent,
    own_numbers,
    petitions_answered,
    posted_long_enough,
    replaced_by_new_paper,
    signing_form,
)
from tests.remedies.case import Case, Topic
from tests.remedies.year import PERSON, Year, accepted, bench, cells, missing

PAPER, WINDOW, ANNOUNCED = "van_ban", "cong_khai", "TB-2026-62"


def decided_later(y: Year) -> None:
    """A new decision after the announcement; everything but the announcement follows it."""
    y.rerated()
    y.row(PAPER, "QD-2026-149", ngay_ban_hanh="2026-12-09")
    y.row("thong_bao_ca_nhan", "TBCN-XLCN-003B", ngay_gui="2026-12-09")


def portal_closed(y: Year) -> None:
    """The correction comes after the portal's window."""
    decided_later(y)
    y.announced_anew("2026-12-09")
    y.row(WINDOW, "CK-2026-02", den_ngay="2026-12-08")


def portal_opened(y: Year) -> None:
    y.as_on_paper(WINDOW, "CK-2026-02", "den_ngay")


def rerated_by_the_same(y: Year) -> None:
    y.rerated(quyet_dinh="QD-2026-146")


def answered_late(y: Year) -> None:
    y.day(2026, 12, 30)
    y.row("kien_nghi", "KN-2026-01", ngay_giai_quyet="2026-12-25")


def never_answered(y: Year) -> None:
    y.day(2026, 12, 30)
    y.row("kien_nghi", "KN-2026-01", ngay_giai_quyet="")


def of_next_year(kind: Kind, table: str, key: str) -> Case:
    """A row of 2026 put down for 2027, of which there is no result yet."""

    def moved(y: Year) -> None:
        y.row("ky_danh_gia", "KY-2027", nam="2027", co_quan="CQ-2025", bo_quy_dinh="ND335")
        y.row(table, key, ky="KY-2027")

    def moved_back(y: Year) -> None:
        y.as_on_paper(table, key, "ky")
        y.drop("ky_danh_gia", "KY-2027")

    return Case(kind, moved, moved_back)


def old_base(y: Year) -> None:
    y.row("can_cu", "KY-2026 + 1", van_ban="ND-90-2020")


PUBLIC = (
    cells(follows_results.ANNOUNCED_BEFORE_CYCLE, PAPER, ANNOUNCED, ngay_ban_hanh="2026-11-08"),
    of_next_year(follows_results.NOTHING_TO_TELL, "cong_khai", "CK-2026-01"),
    of_next_year(follows_results.NOTHING_TO_CONTEST, "kien_nghi", "KN-2026-01"),
    cells(announced_after_decisions.ANNOUNCED_TOO_EARLY, PAPER, ANNOUNCED, ngay_ban_hanh="2026-12-01"),
    Case(
        announced_after_decisions.DECIDED_AFTER_LAST,
        lambda y: y.row(PAPER, "QD-2026-147", ngay_ban_hanh="2026-12-09"),
        lambda y: y.as_on_paper(PAPER, "QD-2026-147", "ngay_ban_hanh"),
    ),
    Case(corrected_where_shown.NOT_ANNOUNCED, decided_later, lambda y: y.announced_anew("2026-12-09")),
    Case(corrected_where_shown.PLACE_MISSING, portal_closed, portal_opened),
    Case(
        replaced_by_new_paper.SAME_PAPER,
        rerated_by_the_same,
        lambda y: y.row(PERSON, "XLCN-003B", quyet_dinh="QD-2026-149"),
    ),
    Case(
        replaced_by_new_paper.OLDER_PAPER,
        lambda y: [y.rerated(), y.row(PAPER, "QD-2026-149", ngay_ban_hanh="2026-12-03")],
        lambda y: y.row(PAPER, "QD-2026-149", ngay_ban_hanh="2026-12-04"),
    ),
    missing(notices_sent.NO_NOTICE, "thong_bao_ca_nhan", "TBCN-001", "TBCN-002"),
    cells(notices_sent.NOTICE_EARLY, "thong_bao_ca_nhan", "TBCN-001", ngay_gui="2026-12-03"),
    accepted(notices_sent.NOTICE_LATE, "thong_bao_ca_nhan", "TBCN-001", ngay_gui="2026-12-08"),
    accepted(posted_long_enough.POSTED_LATE, WINDOW, "CK-2026-01", tu_ngay="2026-12-14"),
    cells(posted_long_enough.POSTED_BRIEFLY, WINDOW, "CK-2026-01", den_ngay="2026-12-20"),
    Case(
        petitions_answered.ANSWERED_LATE,
        answered_late,
        lambda y: y.explain("kien-nghi-giai-quyet-muon", "KN-2026-01"),
        beside=frozenset({"viec-qua-han"}),
    ),
    Case(
        petitions_answered.OVERDUE,
        never_answered,
        lambda y: y.row("kien_nghi", "KN-2026-01", ngay_giai_quyet="2026-12-17"),
        beside=frozenset({"viec-qua-han"}),
    ),
    cells(national_database.NOT_ENTERED, "cong_viec", "CV-14", ngay_xong=""),
    cells(national_database.ENTERED_LATE, "cong_viec", "CV-14", ngay_xong="2026-12-10"),
)
WRITTEN = (
    cells(own_numbers.WRONG_SHAPE, PAPER, ANNOUNCED, so_ky_hieu="62 TB/SDTTG"),
    cells(own_numbers.NOT_PADDED, PAPER, "QD-2026-03", so_ky_hieu="3/QĐ-SDTTG"),
    cells(own_numbers.WRONG_KIND, PAPER, ANNOUNCED, so_ky_hieu="62/BC-SDTTG"),
    cells(own_numbers.WRONG_SYMBOL, PAPER, ANNOUNCED, so_ky_hieu="62/TB-SNV"),
    cells(own_numbers.LOOK_ALIKE, PAPER, ANNOUNCED, so_ky_hieu="62/TB-SĐTTG"),
    cells(own_numbers.TAKEN, PAPER, "QD-2026-147", so_ky_hieu="146/QĐ-SDTTG"),
    Case(
        cited_numbers.UNUSUAL,
        lambda y: y.row(PAPER, "CV-UBND-2026", so_ky_hieu="5120 UBND/NC"),
        lambda y: y.row(PAPER, "CV-UBND-2026", so_nhu_in="5120 UBND/NC"),
    ),
    cells(names_of_the_day.OTHER_NAME, PAPER, ANNOUNCED, co_quan_ban_hanh="Ban Dân tộc tỉnh Sơn La"),
    cells(names_of_the_day.OTHER_SYMBOL, PAPER, ANNOUNCED, so_ky_hieu="62/TB-BDT"),
    cells(names_of_the_day.OTHER_TITLE, PAPER, ANNOUNCED, chuc_danh_ky="TRƯỞNG BAN"),
    cells(signing_form.STRANGE_FORM, PAPER, ANNOUNCED, chuc_danh_ky="K/T GIÁM ĐỐC"),
    cells(signing_form.DEPUTY_ALONE, PAPER, ANNOUNCED, chuc_danh_ky="PHÓ GIÁM ĐỐC"),
    cells(signing_form.TITLE_BEFORE_NAME, PAPER, ANNOUNCED, nguoi_ky="TS. Lường Văn Phong"),
    Case(
        no_secrets.SECRET_FILE,
        lambda y: y.paper("QD-M", "150/QĐ-SDTTG", "2026-12-08", do_mat="mat", tep="150.pdf"),
        lambda y: y.row(PAPER, "QD-M", tep=""),
    ),
    cells(no_secrets.SECRET_CITED, PAPER, "CV-UBND-2026", do_mat="mat"),
    Case(
        law_in_force.NO_LONGER_IN_FORCE,
        old_base,
        lambda y: y.row("can_cu", "KY-2026 + 1", van_ban="ND-335-2025"),
    ),
)
FAULTS_OF_PAPERS = Topic(name="van-ban", bench=bench, cases=(*PUBLIC, *WRITTEN))
