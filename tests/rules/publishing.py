"""What the small office does to make its results public, as a test needs it."""

from tests.rules.build import OFFICE, Office, Row

PEOPLE = "xep_loai_ca_nhan"


def param(small: Office, id: str, value: str) -> None:
    """A number of days as `tham_so` holds it."""
    if small.rows("tham_so", ma=id):
        small.drop("tham_so", ma=id)
    small.add("tham_so", ma=id, ten="Số ngày", gia_tri=value, tu_nam="2020", doi_chieu="chua_doi_chieu")


def not_this_year(small: Office, code: str) -> None:
    """No row of `quy_tac` holds the rule in the office's year any more."""
    kept = [row for row in small.tables["quy_tac"] if row["ma"] != code or not _holds(row, small.year)]
    assert len(kept) < len(small.tables["quy_tac"])
    small.tables["quy_tac"] = kept


def _holds(row: Row, year: int) -> bool:
    return int(row["tu_nam"]) <= year <= int(row["den_nam"] or year)


def paper(small: Office, id: str, number: str, day: str, **cells: str) -> int:
    """One more decision of the agency."""
    made = {"ma": id, "so_ky_hieu": number, "loai": "quyet_dinh", "ngay_ban_hanh": day}
    said = {"co_quan_ban_hanh": OFFICE, "nguoi_ky": "Hà Văn Đức", "trich_yeu": "Về xếp loại chất lượng"}
    return small.add("van_ban", **made | said | cells)


def announce(small: Office, day: str, id: str = "TB-1", number: str = "61/TB-BDT", **cells: str) -> int:
    """The announcement issued that day; its row in `thong_bao`."""
    paper(small, id, number, day, loai="thong_bao")
    cycle = f"KY-{small.year}"
    return small.add("thong_bao", ma=f"KQ-{id}", ky=cycle, van_ban=id, tieu_de="Kết quả", **cells)


def window(small: Office, first: str, last: str, where: str = "agency", id: str = "CK-1") -> int:
    """A window of `cong_khai` with names."""
    said = {"noi": where, "co_ten": "co", "bang_day_du": "co", "van_ban": "QD-1"}
    return small.add("cong_khai", ma=id, ky=f"KY-{small.year}", tu_ngay=first, den_ngay=last, **said)


def replace_rating(small: Office, decision: str, old: str = "CN-02", new: str = "CN-2B") -> int:
    """A second rating of somebody in place of the first, under another decision."""
    (row,) = small.rows(PEOPLE, ma=old)
    held = small.tables[PEOPLE][row - 2]
    return small.add(PEOPLE, **held | {"ma": new, "thay_the": old, "quyet_dinh": decision})
