"""The autumn of a year typed in: reviews, votes, proposals, dossiers, scores, decisions, announcement."""

from collections.abc import Callable

from tests.packages.fourteen.clerk import Clerk
from tests.packages.fourteen.people import PEOPLE
from tests.packages.fourteen.plan import NAME
from tests.workflows.office import Row

BEST, GOOD, HEAD_OF_ALL = "HTXSNV", "HTTNV", "CB-01"
EXCELLENT = "CB-13"
MONTHS = tuple(str(number) for number in range(1, 13))
SIZES = {"LD": "3", "P-VP": "4", "P-LT": "3", "P-NV": "4", "CHI-BO": "11", "HD-TD": "5"}
#: The day on which each kind of meeting is held.
HELD = {
    "kiem_diem_tap_the": "25",
    "kiem_diem_ca_nhan": "26",
    "hop_phong": "27",
}


def level(row: Row) -> str:
    return BEST if row["can_bo"] == EXCELLENT else GOOD


def by_row(clerk: Clerk, table: str, year: int, cells: Callable[[Row], Row]) -> None:
    """Type into the rows of one year of a table that names its year, or the year's meeting."""
    meetings = {row["ma"] for row in clerk.rows("hoi_nghi") if row["ky"] == f"KY-{year}"}
    clerk.changes(
        table,
        lambda row: cells(row) if row.get("ky") == f"KY-{year}" or row.get("hoi_nghi") in meetings else {},
    )


def held(clerk: Clerk, year: int) -> None:
    """The meetings with day, hour, those called and there, minutes."""
    chairs = {"CHI-BO": "BT", "HD-TD": "CTHD"}

    def cells(row: Row) -> Row:
        size = SIZES[row["don_vi"]]
        late = {"hoi_dong": f"{year}-12-01", "xep_loai": f"{year}-12-02"}
        day = late.get(row["loai"]) or f"{year}-11-{HELD[row['loai']]}"
        hour = "14:00" if row["don_vi"] == "LD" else "08:00"
        minutes = f"{int(row['ma'][-2:])}/BB-{row['don_vi']}"
        chair = row["chu_tri"] or chairs[row["don_vi"]]
        there = {"trieu_tap": size, "co_mat": size, "bien_ban": minutes, "thong_qua": "co"}
        if row["loai"] == "kiem_diem_tap_the":
            there["ket_luan"] = "Nhất trí với báo cáo."
        return there | {"ngay": day, "gio": hour, "chu_tri": chair}

    by_row(clerk, "hoi_nghi", year, cells)


def drafts_sent(clerk: Clerk, year: int) -> None:
    """Every review with the day on which its draft was sent; a deputy presides over the head's own."""
    own = {row["ma"] for row in clerk.rows("hoi_nghi") if row["don_vi"] == "LD"}
    by_row(
        clerk,
        "kiem_diem",
        year,
        lambda row: {
            "ngay_gui": f"{year}-11-16",
            "chu_tri": "PGD" if row["can_bo"] == HEAD_OF_ALL and row["hoi_nghi"] in own else "",
        },
    )


def voted(clerk: Clerk, year: int) -> None:
    """Every vote with its ballots, every proposal with level and day."""
    unit = {row["ma"]: row["don_vi"] for row in clerk.rows("hoi_nghi")}

    def ballots(row: Row) -> Row:
        count = SIZES[unit[row["hoi_nghi"]]]
        column = "phieu_muc_1" if level(row) == BEST else "phieu_muc_2"
        return {"phat_ra": count, "thu_vao": count, column: count}

    by_row(clerk, "bieu_quyet", year, ballots)
    by_row(
        clerk,
        "de_xuat",
        year,
        lambda row: {
            "muc": level(row),
            "ngay": f"{year}-12-01" if row["don_vi_de_xuat"] == "HD-TD" else f"{year}-11-27",
        },
    )
    handed = {"tu_kiem_diem": "16", "phieu_xep_loai": "25", "tu_cham_diem": "27", "ho_so_don_vi": "30"}
    by_row(clerk, "ho_so", year, lambda row: {"ngay_nop": f"{year}-11-{handed[row['loai']]}"})


def scored(clerk: Clerk, year: int, months: tuple[str, ...] = MONTHS) -> None:
    """The scores of the months: an excellent one's 95.2, the others' 89."""
    heading = "ky can_bo loai_ky so_ky trang_thai nhom_1 nhom_2 nhom_3 so_luong chat_luong tien_do".split()
    rows = []
    for code, _, _, post, *_ in PEOPLE:
        best = code == EXCELLENT
        work = "96" if best else "80" if post in LEADING else "90"
        parts = ("9.5", "9.5", "9") if best else ("9", "9", "8")
        led = dict.fromkeys(("linh_vuc", "to_chuc", "doan_ket"), "100") if post in LEADING else {}
        for month in months:
            state = "tam_tinh" if month == MONTHS[-1] else "chinh_thuc"
            cells = (f"KY-{year}", code, "thang", month, state, *parts, work, work, work)
            rows.append(dict(zip(heading, cells, strict=True)) | led | {"tong": "95.2" if best else "89"})
    clerk.adds("diem", *rows)


LEADING = ("GD", "PGD", "CVP", "TP", "PTP")


def document(code: str, kind: str, number: str, day: str, about: str) -> Row:
    return {
        "ma": code,
        "so_ky_hieu": number,
        "so_nhu_in": number,
        "loai": kind,
        "co_quan_ban_hanh": NAME,
        "ngay_ban_hanh": day,
        "trich_yeu": about,
        "nguoi_ky": "Đỗ Văn Sơn",
        "chuc_danh_ky": "GIÁM ĐỐC",
    }


def heard(clerk: Clerk, year: int) -> None:
    """The party cell's opinion of the head and the deputies."""
    agreed = {"noi_y_kien": "CHI-BO", "ngay": f"{year}-11-30", "noi_dung": "Chi bộ nhất trí.", "muc": GOOD}
    leaders = [code for code, _, _, post, *_ in PEOPLE if post in ("GD", "PGD")]
    clerk.adds(
        "y_kien",
        *({"ma": f"YK-{year}-{code}", "ky": f"KY-{year}", "can_bo": code} | agreed for code in leaders),
    )


def decided(clerk: Clerk, year: int) -> None:
    """Decisions, levels of units and people."""
    day = f"{year}-12-04"
    units = document(f"QD-{year}-81", "quyet_dinh", "81/QĐ-SVT", day, f"Công nhận xếp loại các phòng {year}")
    people = document(f"QD-{year}-82", "quyet_dinh", "82/QĐ-SVT", day, f"Xếp loại công chức năm {year}")
    clerk.adds("van_ban", units, people)
    by_row(
        clerk,
        "xep_loai_ca_nhan",
        year,
        lambda row: (
            {"tu_xep_loai": GOOD, "ly_do": "Đã trình cấp trên, chờ quyết định."}
            if row["can_bo"] == HEAD_OF_ALL
            else {
                "tu_xep_loai": level(row),
                "trang_thai": "da_xep_loai",
                "muc": level(row),
                "quyet_dinh": people["ma"],
            }
        ),
    )
    work = {"ty_le_hoan_thanh": "100", "ty_le_vuot": "18", "ty_le_cham": "0", "sai_pham": "khong"}
    given = {"trang_thai": "da_xep_loai", "muc": GOOD, "quyet_dinh": units["ma"]}
    points = {"diem": "88", "diem_chung": "27", "diem_ket_qua": "61", "da_khac_phuc": "co"}
    by_row(
        clerk,
        "xep_loai_tap_the",
        year,
        lambda row: {"tu_de_nghi": GOOD} | (work | given | points if row["don_vi"].startswith("P-") else {}),
    )
    clerk.run("rows", "fill", str(year), "--write")


def announced(clerk: Clerk, year: int) -> None:
    """Notices to each person, where what is shown, the announcement."""
    clerk.run("rows", "prepare", str(year), "notices", "--write")
    by_row(
        clerk,
        "thong_bao_ca_nhan",
        year,
        lambda row: {
            "ngay_gui": f"{year}-12-07",
            "hinh_thuc": "giay",
            "so_ky_hieu": f"{row['ma'][-3:]}/TB-SVT",
        },
    )
    order = document(
        f"QD-{year}-83", "quyet_dinh", "83/QĐ-SVT", f"{year}-12-04", "Hình thức công khai kết quả"
    )
    about = f"Kết quả đánh giá, xếp loại chất lượng năm {year}"
    notice = document(f"TB-{year}-30", "thong_bao", "30/TB-SVT", f"{year}-12-07", about)
    clerk.adds("van_ban", order, notice)
    shown = {"bang_day_du": "khong", "van_ban": order["ma"], "tu_ngay": f"{year}-12-07"}
    until = {"ky": f"KY-{year}", "den_ngay": f"{year + 1}-02-15"}
    clerk.adds(
        "cong_khai",
        {"ma": f"CK-{year}-1", "noi": "agency", "co_ten": "co"} | until | shown,
        {"ma": f"CK-{year}-2", "noi": "portal", "co_ten": "khong"} | until | shown,
    )
    row = {"ma": f"TBKQ-{year}-1", "ky": f"KY-{year}", "van_ban": notice["ma"], "tieu_de": about}
    clerk.adds("thong_bao", row | {"kien_nghi_gui": "Văn phòng"})


def reported(clerk: Clerk, year: int) -> None:
    """The report to the superior, the national database, the last month's scores confirmed."""
    report = document(f"BC-{year}-50", "bao_cao", "50/BC-SVT", f"{year}-12-09", f"Kết quả năm {year}")
    clerk.adds("van_ban", report)
    sent = {"CV-17": {"ngay_xong": f"{year}-12-09", "ket_qua": report["ma"]}}
    clerk.sets("cong_viec", "ma", sent | {"CV-28": {"ngay_xong": f"{year}-12-09"}})
    clerk.changes("diem", lambda row: {"trang_thai": "chinh_thuc"} if row["ky"] == f"KY-{year}" else {})
