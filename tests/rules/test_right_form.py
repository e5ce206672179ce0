"""A dossier is on the form of the kind of person, where the office says which is whose (II.4.2a, IV.3)."""

import pytest

from congkhai.rules.run import NOT_RUN

WRONG, UNKNOWN = "sai-bieu-mau", "chua-ghi-bieu-mau"
NOT_CONFIGURED = "còn thiếu: bảng Nơi kiểm điểm chưa ghi biểu mẫu của loại đối tượng nào"


def forms(small, **of: str) -> None:
    """Forms M-A, M-B and M-C; `of` says which form is whose, by kind of person."""
    for number, name in enumerate("ABC", 1):
        form = {"ma": f"M-{name}", "ky": f"KY-{small.year}", "thu_tu": str(number), "ten": f"Mẫu {name}"}
        small.add("bieu_mau", **form, ke_hoach_noi="Mẫu kiểm điểm", dieu_khoan="II.4.2a")
    for kind, form in of.items():
        small.place(kind, "", bieu_mau=form, ten_doi_tuong="Cán bộ " + kind)


def test_each_kind_on_its_form(office):
    small = office()
    forms(small, lanh_dao_quan_ly="M-A", cong_chuc_ngoai_dang="M-B")
    small.dossier("tu_kiem_diem", "2022-11-21", can_bo="CB-03", bieu_mau="M-A")
    small.dossier("tu_kiem_diem", "2022-11-21", can_bo="CB-05", bieu_mau="M-B")
    assert small.found() == []
    small.set("ho_so", 2, bieu_mau="M-B")
    small.set("ho_so", 3, bieu_mau="")
    assert small.found() == [(WRONG, "ho_so.csv", 2, "bieu_mau"), (UNKNOWN, "ho_so.csv", 3, "bieu_mau")]
    assert [finding.message for finding in small.findings()] == [
        "Hồ sơ của Đinh Thị Thuỷ Tiên (CB-03) dùng Mẫu B; cán bộ lanh_dao_quan_ly phải dùng Mẫu A.",
        (
            "Hồ sơ của Nguyễn Đức Dương (CB-05) chưa ghi dùng mẫu nào; cán bộ cong_chuc_ngoai_dang phải "
            "dùng Mẫu B."
        ),
    ]


def test_who_belongs_to_the_party_is_first_what_the_post_is(office):
    """The form of party members in general is theirs who have none by their post."""
    small = office()
    for row in (4, 6):
        small.set("phan_cong", row, dang_vien="co")
    forms(small, dang_vien="M-C", lanh_dao_quan_ly="M-A")
    small.dossier("tu_kiem_diem", "2022-11-21", can_bo="CB-03", bieu_mau="M-A")
    small.dossier("tu_kiem_diem", "2022-11-21", can_bo="CB-05", bieu_mau="M-C")
    assert small.found() == []
    small.set("ho_so", 2, bieu_mau="M-C")
    small.set("ho_so", 3, bieu_mau="M-A")
    assert small.found() == [(WRONG, "ho_so.csv", 2, "bieu_mau"), (WRONG, "ho_so.csv", 3, "bieu_mau")]


def test_two_rows_of_a_kind_allow_two_forms(office):
    small = office()
    forms(small, lanh_dao_quan_ly="M-A")
    small.place("lanh_dao_quan_ly", "CONGDOAN", bieu_mau="M-B")
    small.dossier("tu_kiem_diem", "2022-11-21", can_bo="CB-03", bieu_mau="M-B")
    assert small.found() == []


@pytest.mark.parametrize(("form", "told"), [("M-A", False), ("M-B", True), ("M-C", False), ("", False)])
def test_a_rating_form_may_be_one_for_all(office, form, told):
    """M-C is given to nobody in particular, M-B is the staff's own; CB-03 leads."""
    small = office()
    forms(small, lanh_dao_quan_ly="M-A", cong_chuc_ngoai_dang="M-B")
    small.dossier("phieu_xep_loai", "2022-11-21", can_bo="CB-03", bieu_mau=form)
    assert small.found() == ([(WRONG, "ho_so.csv", 2, "bieu_mau")] if told else [])


def test_other_dossiers_and_other_kinds_are_free(office):
    small = office()
    forms(small, lanh_dao_quan_ly="M-A")
    small.dossier("tu_cham_diem", "2022-11-21", can_bo="CB-03", bieu_mau="M-C")
    small.dossier("bao_cao_tap_the", "2022-11-21", don_vi="P-THHC", bieu_mau="M-C")
    small.dossier("tu_kiem_diem", "2022-11-21", can_bo="CB-05", bieu_mau="M-C")
    assert small.found() == []


def test_where_the_office_filled_in_nothing_it_says_so(office):
    """The seed does not say which of its forms is whose; the form of a collective is another matter."""
    small = office()
    forms(small, don_vi="M-A")
    small.drop("noi_kiem_diem", doi_tuong="don_vi")
    small.place("tap_the_lanh_dao", "LDB", bieu_mau="M-A")
    small.dossier("tu_kiem_diem", "2022-11-21", can_bo="CB-03", bieu_mau="M-C")
    (idle,) = small.told()
    assert idle.code == NOT_RUN.code
    assert NOT_CONFIGURED in idle.message


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    forms(small, lanh_dao_quan_ly="M-A")
    small.dossier("tu_kiem_diem", "2026-11-21", can_bo="CB-03", bieu_mau="M-C")
    assert small.found() == []
