"""Nothing is made public on a paper that does not carry it."""

import pytest

from congkhai.findings import Severity

ORDER = {"ky": "KY-2022", "van_ban": "QD-1", "noi": "portal", "co_ten": "co", "bang_day_du": "khong"}


def order(small, id: str = "CK-1", **cells: str) -> int:
    return small.add(
        "cong_khai", ma=id, **ORDER | {"tu_ngay": "2022-12-05", "den_ngay": "2022-12-31"} | cells
    )


def paper(small, **cells: str) -> int:
    (row,) = small.rows("van_ban", ma="QD-1")
    small.set("van_ban", row, **cells)
    return row


@pytest.mark.parametrize(("starts", "right"), [("2022-11-30", False), ("2022-12-01", True)])
def test_a_window_does_not_start_before_its_paper(small, starts, right):
    row = order(small, tu_ngay=starts)
    expected = [("cong-khai-truoc-van-ban", "cong_khai.csv", row, "tu_ngay")]
    assert small.found() == ([] if right else expected)


@pytest.mark.parametrize("kind", ["quyet_dinh", "thong_bao", "ke_hoach", "cong_van"])
def test_a_paper_that_decides(small, kind):
    order(small)
    paper(small, loai=kind)
    assert small.found() == []


@pytest.mark.parametrize("kind", ["nghi_dinh", "luat", "bao_cao", "chuong_trinh"])
def test_a_paper_that_decides_nothing(small, kind):
    row = order(small)
    paper(small, loai=kind)
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (
        "cong-khai-sai-loai-van-ban",
        row,
        "van_ban",
    )
    assert finding.blocks


@pytest.mark.parametrize(
    ("issuer", "right"),
    [
        ("Ban Dân tộc tỉnh Sơn La", True),
        ("UBND tỉnh Sơn La", True),
        ("Uỷ ban nhân dân tỉnh Sơn La", True),
        ("Chủ tịch UBND tỉnh Sơn La", True),
        ("Chính phủ", False),
        ("UBND tỉnh Điện Biên", False),
        ("", True),
    ],
)
def test_a_paper_of_the_agency_or_its_superior(small, issuer, right):
    row = order(small)
    if issuer:
        paper(small, co_quan_ban_hanh=issuer)
    expected = [("cong-khai-sai-noi-ban-hanh", "cong_khai.csv", row, "van_ban")]
    assert small.found() == ([] if right else expected)


def test_an_order_waits_for_its_number_and_its_day(small):
    small.tables["xep_loai_ca_nhan"] = [
        row | {"quyet_dinh": "QD-CT"} if row.get("quyet_dinh") else row
        for row in small.tables["xep_loai_ca_nhan"]
    ]
    small.set("xep_loai_tap_the", 3, quyet_dinh="QD-CT")
    row, at = order(small), paper(small, so_ky_hieu="", ngay_ban_hanh="")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == ("cong-khai-van-ban-chua-ban-hanh", Severity.WARNING)
    assert (finding.place.row, finding.place.column) == (row, "van_ban")
    assert "số, ký hiệu và ngày ban hành" in finding.message
    assert finding.remedy.endswith(f"dòng {at}.")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"co_ten": "khong"}, True),
        ({"bang_day_du": "co"}, True),
        ({}, False),
        ({"co_ten": "khong", "noi": "agency"}, False),
        ({"co_ten": "khong", "tu_ngay": "2023-01-01"}, False),
        ({"co_ten": "khong", "tu_ngay": "2022-12-31"}, True),
    ],
)
def test_orders_that_hold_on_one_day_say_the_same(small, change, told):
    first = order(small)
    second = order(small, "CK-2", **{"den_ngay": "2023-01-31"} | change)
    found = small.findings()
    assert [(f.code, f.place.row, f.place.column) for f in found] == (
        [("cong-khai-chong-nhau", second, "tu_ngay")] if told else []
    )
    assert all(f"dòng {first} " in f.message and f.blocks for f in found)


@pytest.mark.parametrize(
    ("cells", "missing"),
    [({"so_ky_hieu": ""}, "số, ký hiệu"), ({"ngay_ban_hanh": ""}, "ngày ban hành"), ({}, None)],
)
def test_an_announcement_has_number_and_day(small, cells, missing):
    added = {"ma": "TB-1", "loai": "thong_bao", "co_quan_ban_hanh": "Ban Dân tộc tỉnh Sơn La"}
    issued = {"so_ky_hieu": "61/TB-BDT", "ngay_ban_hanh": "2022-12-05", "trich_yeu": "Kết quả"}
    at = small.add("van_ban", **added | issued | cells)
    row = small.add("thong_bao", ma="TBKQ-1", ky="KY-2022", van_ban="TB-1", tieu_de="Kết quả")
    found = small.findings()
    if missing is None:
        assert found == []
        return
    (finding,) = found
    assert (finding.code, finding.place.row, finding.place.column) == (
        "thong-bao-thieu-so-ngay",
        row,
        "van_ban",
    )
    assert finding.blocks
    assert finding.message == f"Văn bản “TB-1” của thông báo này chưa có {missing}."
    assert f"dòng {at};" in finding.remedy
