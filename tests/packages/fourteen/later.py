"""What comes after the first year: January, another name, a division that ends, people who move or leave."""

from tests.packages.fourteen import autumn
from tests.packages.fourteen.clerk import Clerk
from tests.packages.fourteen.plan import NAME
from tests.workflows.office import Row

RENAMED = "Sở Văn thư và Lưu trữ tỉnh Lam Giang"
LAST, FIRST = "2027-02-28", "2027-03-01"
MOVED, LEFT = "PC-10", "PC-14"
FOLLOW = ("PC-08", "PC-09")


def january_scored(clerk: Clerk) -> None:
    """The next year is opened, its first month scored, last year's announcement still shown."""
    clerk.today = "2027-01-08"
    clerk.run("year", "2027", "--write")
    clerk.today = "2027-02-03"
    autumn.scored(clerk, 2027, ("1",))
    clerk.run("build")


def renamed(clerk: Clerk) -> None:
    """Another name from March on; the cycle of the year is that agency's."""
    old = next(row for row in clerk.rows("co_quan"))
    clerk.sets("co_quan", "ma", {old["ma"]: {"den_ngay": LAST}})
    new = {"ma": "CQ-2027", "ten": RENAMED, "ky_hieu": "SVTLT", "tu_ngay": FIRST}
    clerk.adds("co_quan", old | new | {"den_ngay": ""})
    clerk.sets("ky_danh_gia", "ma", {"KY-2027": {"co_quan": "CQ-2027"}})


def division_ended(clerk: Clerk) -> None:
    """One division ends and another follows it; nobody's post says so yet."""
    clerk.sets("don_vi", "ma", {"P-LT": {"den_ngay": LAST}})
    new = {"ma": "P-SO", "ten": "Phòng Số hóa", "loai": "phong", "cap_tren": "CQ", "thu_tu": "5"}
    clerk.adds("don_vi", new | {"tien_than": "P-LT", "tu_ngay": FIRST})


def posts_follow(clerk: Clerk) -> None:
    """Two go to the new division, one to another that was there before; one leaves."""
    clerk.sets("phan_cong", "ma", {code: {"den_ngay": LAST} for code in (*FOLLOW, MOVED, LEFT)})
    posts = {row["ma"]: row for row in clerk.rows("phan_cong")}

    def next_post(code: str, old: str, unit: str) -> Row:
        return posts[old] | {"ma": code, "don_vi": unit, "tu_ngay": FIRST, "den_ngay": ""}

    clerk.adds(
        "phan_cong",
        next_post("PC-15", FOLLOW[0], "P-SO"),
        next_post("PC-16", FOLLOW[1], "P-SO"),
        next_post("PC-17", MOVED, "P-NV"),
    )


def corrected(clerk: Clerk) -> None:
    """A second announcement of the first year that names the one it replaces."""
    about = "Đính chính thông báo kết quả đánh giá, xếp loại chất lượng năm 2026"
    notice = autumn.document("TB-2027-05", "thong_bao", "05/TB-SVT", "2027-01-18", about)
    clerk.adds("van_ban", notice | {"co_quan_ban_hanh": NAME, "thay_the": "TB-2026-30"})
    row = {"ma": "TBKQ-2026-2", "ky": "KY-2026", "van_ban": notice["ma"], "tieu_de": about}
    clerk.adds("thong_bao", row | {"kien_nghi_gui": "Văn phòng", "thay_the": "TBKQ-2026-1"})


def acts_once_more(clerk: Clerk) -> None:
    """A score of a month in which its official no longer worked here, and a meeting of the ended division."""
    old = next(row for row in clerk.rows("diem") if row["ky"] == "KY-2027" and row["can_bo"] == "CB-14")
    clerk.adds("diem", old | {"so_ky": "4"})
    met = next(row for row in clerk.rows("hoi_nghi") if row["don_vi"] == "P-LT")
    clerk.adds(
        "hoi_nghi", met | {"ma": "HN-99", "ky": "KY-2027", "ngay": "2027-03-09", "bien_ban": "99/BB-P-LT"}
    )
