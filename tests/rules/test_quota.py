"""The quota of the year, where one is set: of those rated "tốt", never rounded (NĐ 335/2025 Đ.20.5a)."""

import pytest

from congkhai.findings import Severity

CODE = "vuot-ty-le-xuat-sac"
OVER = [(CODE, "xep_loai_ca_nhan.csv", 3, "muc")]


def test_one_in_five_and_no_more(office):
    """One "xuất sắc" beside four "tốt" is too many, beside five it is not."""
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    (finding,) = small.findings()
    assert (finding.code, finding.place.file) == (CODE, "datapackage/data/xep_loai_ca_nhan.csv")
    assert finding.message == (
        "Có 1 công chức xếp “Hoàn thành xuất sắc nhiệm vụ”, vượt quá 20% của 4 công chức xếp "
        "“Hoàn thành tốt nhiệm vụ”: nhiều nhất là 0 người."
    )
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 20 khoản 5 điểm a"
    another(small)
    assert small.found() == []


def test_lower_levels_are_outside_the_base(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    another(small, muc="HTNV")
    assert small.found() == OVER


def test_who_is_not_rated_here_is_outside_the_base(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    small.set("xep_loai_ca_nhan", 2, muc="HTTNV", quyet_dinh="QD-CT")
    another(small, trang_thai="khong_xep_loai", muc="", quyet_dinh="")
    assert small.found() == OVER


def test_contract_workers_are_outside_the_base(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    post = another(small)
    small.set("phan_cong", post, loai_lao_dong="hop_dong")
    assert small.found() == OVER


def test_who_was_on_contract_in_earlier_years_counts(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    post = another(small)
    small.set("phan_cong", post, loai_lao_dong="hop_dong", den_ngay="2024-06-30")
    since = {"ma": "PC-17", "can_bo": "CB-07", "tu_ngay": "2024-07-01"}
    small.add("phan_cong", **small.tables["phan_cong"][4] | since)
    assert small.found() == []


def test_a_contract_beside_the_post_does_not_count(office):
    """What somebody is follows from the main post."""
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    another(small)
    beside = {"ma": "PC-18", "chinh": "khong", "loai_lao_dong": "hop_dong"}
    small.add("phan_cong", **small.tables["phan_cong"][4] | beside)
    assert small.found() == []


def test_a_replaced_rating_does_not_count(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    row = small.tables["xep_loai_ca_nhan"][1] | {"ma": "CN-12", "muc": "HTTNV", "thay_the": "CN-02"}
    small.add("xep_loai_ca_nhan", **row)
    assert small.found() == []


def test_2022_sets_none(office):
    """The seed names a ratio and no percentage, so nothing is held against 2022."""
    small = office()
    for row in (3, 5, 6, 7):
        small.set("xep_loai_ca_nhan", row, muc="HTXSNV")
    assert small.found() == []


def test_the_percentage_is_written_with_a_comma(office):
    small = office(2026)
    small.set("tham_so", small.rows("tham_so", ma="TY-LE-XUAT-SAC")[0], gia_tri="12.5")
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    assert "vượt quá 12,5% của 4 công chức" in small.findings()[0].message


BASE = "CO-SO-TY-LE"


def test_the_base_of_tot_and_above_is_wider(office):
    """One of five: 100 ≤ 20 × (4 + 1); two of six are too many in either reading."""
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    assert small.found() == OVER
    small.parameter(BASE, gia_tri_chu="tot_tro_len", van_ban="QD-CT")
    assert small.found() == []
    another(small, muc="HTXSNV")
    (finding,) = small.findings()
    assert finding.message == (
        "Có 2 công chức xếp “Hoàn thành xuất sắc nhiệm vụ”, vượt quá 20% của 6 công chức xếp “Hoàn thành tốt "
        "nhiệm vụ” trở lên: nhiều nhất là 1 người."
    )


def test_a_base_that_is_not_read_is_told_and_the_literal_one_taken(office):
    small = office(2026)
    row = small.parameter(BASE, gia_tri_chu="tot")
    assert small.found() == [("co-so-ty-le-khong-ro", "tham_so.csv", row, "gia_tri_chu")]
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    assert OVER[0] in small.found()


@pytest.mark.parametrize("paper", ["", "ND-335-2025"])
def test_the_wider_base_rests_on_a_document(office, paper):
    """The decree, which the row of a new folder cites, is none for it."""
    small = office(2026)
    row = small.parameter(BASE, gia_tri_chu="tot_tro_len", van_ban=paper)
    assert small.found() == [("co-so-ty-le-thieu-van-ban", "tham_so.csv", row, "van_ban")]
    assert not small.findings()[0].blocks
    small.parameter(BASE, gia_tri_chu="tot_only")
    assert small.found() == []


@pytest.mark.parametrize(("percent", "over"), [("24", True), ("25", False), ("40", False)])
def test_a_raised_percentage_holds_to_25(office, percent, over):
    """One of four is 25 %; more than that is never granted."""
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    small.parameter("TY-LE-XUAT-SAC-QUYET-DINH", gia_tri=percent, van_ban="QD-CT", ghi_chu="Thành tích")
    told = [finding for finding in small.findings() if finding.code == CODE]
    assert bool(told) == over
    if over:
        assert told[0].source == "Quyết định 2512/QĐ-UBND"
        assert "đến 25%: ghi quyết định đó ở tham số TY-LE-XUAT-SAC-QUYET-DINH." in told[0].remedy
        assert "vượt quá 24% của 4 công chức" in told[0].message


def test_the_usual_row_does_not_lift_the_quota(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    small.parameter("TY-LE-XUAT-SAC", gia_tri="30")
    (finding,) = small.findings()
    assert "vượt quá 20% của 4 công chức" in finding.message


def test_contract_workers_widen_no_base_of_civil_servants(office):
    """Not even where the agency decided to rate them (NĐ 335/2025 Đ.28.2)."""
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    small.set("phan_cong", another(small), loai_lao_dong="hop_dong")
    small.parameter("AP-DUNG-HOP-DONG", gia_tri_chu="co", van_ban="QD-1")
    assert small.found() == OVER


@pytest.mark.parametrize(("on_contract", "over"), [(4, True), (5, False)])
def test_contract_workers_are_measured_among_themselves(office, on_contract, over):
    """One at the highest level beside so many at the next, gently: the share is one of civil servants."""
    small = office(2026)
    small.parameter("AP-DUNG-HOP-DONG", gia_tri_chu="co", van_ban="QD-1")
    for number in range(10, 11 + on_contract):
        who = {"ma": f"M-{number}", "can_bo": f"CB-{number}"}
        small.add("can_bo", ma=who["can_bo"], ho_ten=f"Vì Thị Mai {number}")
        small.add("phan_cong", **small.tables["phan_cong"][4] | who | {"loai_lao_dong": "hop_dong"})
        row = small.add("xep_loai_ca_nhan", **small.tables["xep_loai_ca_nhan"][4] | who)
    small.set("xep_loai_ca_nhan", row, muc="HTXSNV")
    code = "vuot-ty-le-hop-dong"
    assert small.found() == ([(code, "xep_loai_ca_nhan.csv", row, "muc")] if over else [])
    for finding in small.findings():
        assert (finding.severity, finding.place.key) == (Severity.WARNING, "KY-2026")
        assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 28 khoản 2"
        assert "1 người làm việc theo hợp đồng lao động xếp" in finding.message
    small.parameter("AP-DUNG-HOP-DONG", gia_tri_chu="khong")
    assert small.found() == []


def test_all_at_the_highest_level_are_named_by_row(office):
    small = office(2026)
    for row in (3, 5, 7):
        small.set("xep_loai_ca_nhan", row, muc="HTXSNV")
    (finding,) = small.findings()
    assert [place.row for place in (finding.place, *finding.also)] == [3, 5, 7]
    assert {place.column for place in (finding.place, *finding.also)} == {"muc"}
    assert finding.remedy == (
        "Số người giữ mức “Hoàn thành xuất sắc nhiệm vụ” nhiều nhất là 0; những người còn lại xếp “Hoàn "
        "thành tốt nhiệm vụ”, ‘Mã lý do’ là “do tỷ lệ xuất sắc của năm”. Nếu tổ chức có thành tích xuất "
        "sắc, nổi trội thì cấp có thẩm quyền có thể quyết định tỷ lệ cao hơn, đến 25%: ghi quyết "
        "định đó ở tham số TY-LE-XUAT-SAC-QUYET-DINH."
    )


def test_a_word_that_is_no_level_may_still_be_the_second(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    another(small, muc="A")
    assert small.found() == []
    small.set("xep_loai_ca_nhan", 5, muc="HTXSNV")
    assert small.found() == OVER


def another(small, **cells: str) -> int:
    """One more member of the division, rated "tốt" unless `cells` say otherwise; the row of the post."""
    small.add("can_bo", ma="CB-07", ho_ten="Vì Thị Mai")
    small.add("bieu_quyet", **small.tables["bieu_quyet"][4] | {"ma": "BQ-9", "can_bo": "CB-07"})
    small.add(
        "xep_loai_ca_nhan", **small.tables["xep_loai_ca_nhan"][4] | {"ma": "CN-07", "can_bo": "CB-07"} | cells
    )
    return small.add("phan_cong", **small.tables["phan_cong"][4] | {"ma": "PC-07", "can_bo": "CB-07"})


def test_a_year_without_its_row_sets_none(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    small.drop("tham_so", ma="TY-LE-XUAT-SAC")
    assert small.found() == []


def test_without_a_row_for_the_base_the_literal_one_holds(office):
    small = office(2026)
    for _ in small.rows("tham_so", ma=BASE):
        small.drop("tham_so", ma=BASE)
    assert small.found() == []
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    assert small.found() == OVER


def test_a_decided_share_equal_to_the_usual_raises_nothing(office):
    """The decree stays the source, and the way to a higher share stays open."""
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    small.parameter("TY-LE-XUAT-SAC-QUYET-DINH", gia_tri="20", van_ban="QD-CT")
    (finding,) = small.findings()
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 20 khoản 5 điểm a"
    assert "đến 25%" in finding.remedy


def test_who_has_no_rating_yet_is_outside_the_base(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    small.drop("xep_loai_ca_nhan", can_bo="CB-06")
    (finding,) = small.findings()
    assert "vượt quá 20% của 3 công chức" in finding.message


def test_one_on_contract_alone_is_measured_against_nobody(office):
    small = office(2026)
    small.parameter("AP-DUNG-HOP-DONG", gia_tri_chu="co", van_ban="QD-1")
    small.set("phan_cong", another(small, muc="HTXSNV"), loai_lao_dong="hop_dong")
    (finding,) = small.findings()
    assert (finding.code, finding.place.column) == ("vuot-ty-le-hop-dong", "muc")
    assert "vượt quá 20% của 0 người cùng diện" in finding.message


@pytest.mark.parametrize("said", ["tot", "tot_tro_len"])
def test_what_is_told_of_the_base_names_the_second_level(office, said):
    small = office(2026)
    small.parameter(BASE, gia_tri_chu=said)
    (finding,) = small.findings()
    assert "“Hoàn thành tốt nhiệm vụ”" in finding.message
