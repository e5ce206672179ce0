"""Everybody who is rated was voted on."""

CODE = "thieu-bieu-quyet"


def test_rated_without_a_vote(office):
    small = office()
    small.drop("bieu_quyet", can_bo="CB-05")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (CODE, 6, "can_bo")
    assert finding.message == "Nguyễn Đức Dương (CB-05) được xếp loại nhưng chưa ghi kết quả biểu quyết nào."


def test_who_is_not_rated_needs_no_vote(office):
    small = office()
    small.drop("bieu_quyet", can_bo="CB-05")
    small.set("xep_loai_ca_nhan", 6, trang_thai="khong_xep_loai", muc="", quyet_dinh="")
    assert small.found() == []


def test_whom_a_superior_rates_is_not_voted_on_here(office):
    small = office()
    decision = small.tables["van_ban"][small.rows("van_ban", ma="QD-1")[0] - 2]
    issuer = "Chủ tịch UBND tỉnh Sơn La"
    small.add("van_ban", **decision | {"ma": "QD-T", "so_ky_hieu": "9/QĐ-UBND", "co_quan_ban_hanh": issuer})
    small.drop("bieu_quyet", can_bo="CB-05")
    small.set("xep_loai_ca_nhan", 6, quyet_dinh="QD-T")
    assert small.found() == []


def test_a_replaced_rating_is_not_told_again(office):
    small = office()
    small.drop("bieu_quyet", can_bo="CB-05")
    row = small.tables["xep_loai_ca_nhan"][4] | {"ma": "CN-15", "thay_the": "CN-05"}
    small.add("xep_loai_ca_nhan", **row)
    assert small.found() == [(CODE, "xep_loai_ca_nhan.csv", 8, "can_bo")]
