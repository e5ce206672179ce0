"""Each kind of person under rules that hold that year (NĐ 335/2025 Đ.27; NĐ 233/2026 Đ.20.1)."""

from congkhai.findings import Severity

FILE = "ky_danh_gia.csv"


def told(code: str):
    return [(code, FILE, 2, "bo_quy_dinh")]


def with_vien_chuc(small):
    small.set("phan_cong", 6, loai_lao_dong="vien_chuc")
    return small


def test_the_law_of_a_new_folder_holds_for_everybody(office):
    for year in (2022, 2026):
        assert with_vien_chuc(office(year)).found() == []


def test_the_cycle_names_the_set_of_civil_servants(office):
    small = office(2026)
    small.set("ky_danh_gia", 2, bo_quy_dinh="VC-ND233")
    (finding,) = (f for f in small.findings() if f.code == "bo-quy-dinh-sai-doi-tuong")
    assert (finding.severity, finding.place.row) == (Severity.ERROR, 2)
    assert "là bộ dành cho viên chức" in finding.message


def test_a_kind_without_a_set_is_told_once(office):
    small = with_vien_chuc(office(2026))
    small.set("phan_cong", 7, loai_lao_dong="vien_chuc")
    small.drop("muc_xep_loai", bo_quy_dinh="VC-ND233")
    small.drop("bo_quy_dinh", ma="VC-ND233")
    assert small.found() == told("chua-co-bo-quy-dinh")
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Năm 2026 có 2 viên chức được xếp loại nhưng không có bộ quy định nào cho viên chức năm đó."
    )


def test_the_old_decree_beside_the_new_one_asks_for_a_reason(office):
    """A unit without its own Quy chế may rate by NĐ 90 once more; which set is taken is said."""
    small = with_vien_chuc(office(2026))
    small.set("bo_quy_dinh", small.rows("bo_quy_dinh", ma="VC-ND90-48")[0], den_nam="2026")
    found = small.findings()
    assert {(f.code, f.severity) for f in found} >= {("hai-bo-quy-dinh-mot-nam", Severity.WARNING)}
    assert {f.place.key for f in found} == {"KY-2026"}


def test_a_set_whose_document_ran_out_is_told(office):
    small = with_vien_chuc(office(2026))
    decree = small.rows("van_ban", ma="ND-233-2026")[0]
    small.set("van_ban", decree, hieu_luc_den="2026-12-30")
    assert small.found() == told("bo-quy-dinh-het-hieu-luc")
    small.set("van_ban", decree, hieu_luc_den="2026-12-31")
    assert small.found() == []


def test_nobody_of_a_kind_nothing_is_asked(office):
    small = office(2026)
    small.drop("muc_xep_loai", bo_quy_dinh="VC-ND233")
    small.drop("bo_quy_dinh", ma="VC-ND233")
    assert small.found() == []


def test_contract_workers_without_a_set_are_under_that_of_civil_servants(office):
    small = office(2026)
    small.set("phan_cong", 6, loai_lao_dong="hop_dong")
    small.parameter("AP-DUNG-HOP-DONG", gia_tri_chu="co", van_ban="QD-1")
    small.drop("muc_xep_loai", bo_quy_dinh="HD-ND335")
    small.drop("bo_quy_dinh", ma="HD-ND335")
    assert small.found() == []


def test_switched_off_it_is_silent(office):
    small = with_vien_chuc(office(2026))
    small.set("van_ban", small.rows("van_ban", ma="ND-233-2026")[0], hieu_luc_den="2026-12-30")
    small.rule("bo-quy-dinh-cua-nam", bat="khong")
    assert small.found() == []
