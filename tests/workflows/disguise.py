"""The sample with everything changed that an audience may not see, and nothing that its pages count."""

from datetime import date, timedelta
from itertools import permutations

from tests.workflows.columns import Column, Value, columns, narrower, put, rename
from tests.workflows.office import Office, Row

#: Ballots stay a sum: 1 + 2 + 3 + 4 at the levels and 1 void make 11 more returned; all have a seat.
MORE = {
    "phieu_muc_1": 1,
    "phieu_muc_2": 2,
    "phieu_muc_3": 3,
    "phieu_muc_4": 4,
    "khong_hop_le": 1,
    "thu_vao": 11,
    "phat_ra": 12,
    "co_mat": 100,
    "trieu_tap": 101,
}
LATE_MEETINGS = ("HN-19", "HN-18", "HN-17")
HEADLESS = "HN-CBCC"
FAMILIES = ("Lèo", "Quàng", "Vừ", "Tráng", "Đàm")
MIDDLES = ("Thị", "Văn", "Bá")
GIVEN = ("Khăm", "Dếnh", "Ỏn", "Tươi", "Xuyên", "Hặc", "Chứ", "Phượng", "Đoái")
RATED = ("trang_thai", "muc", "quyet_dinh")


def change_restricted(office: Office) -> None:
    """Every restricted value becomes another valid one."""
    late = _late(office.rows("kiem_diem"))
    for column in narrower(office, "agency"):
        if column.name in MORE:
            more = MORE[column.name]
            put(office, column, lambda value, _, more=more: str(int(value) + more) if value else value)
        elif (column.table, column.name) == ("kiem_diem", "hoi_nghi"):
            put(office, column, lambda value, row, on=column: late.get(row) or on.other(value, row))
        else:
            put(office, column, column.other)


def _late(rows: list[Row]) -> dict[int, str]:
    """Another meeting for every review of a person, by row from 1: late in the day, after the collective.

    Nobody is reviewed twice at one meeting.
    """
    found: dict[int, str] = {}
    for person in {row["can_bo"] for row in rows if row["can_bo"]}:
        own = {n: row["hoi_nghi"] for n, row in enumerate(rows, 1) if row["can_bo"] == person}
        found |= next(
            dict(zip(own, chosen, strict=True))
            for chosen in permutations(LATE_MEETINGS, len(own))
            if not any(map(str.__eq__, chosen, own.values()))
        )
    return found


def change_agency_only(office: Office) -> None:
    """Every value that only the agency may see becomes another valid one; each total stays.

    Officials have other names and ids, levels go from one person to the next, meetings are held a week
    later elsewhere.
    """
    _vote_on_everybody(office)
    _pass_levels_on(office)
    for column in columns(office):
        if column.visibility != "agency" or column.own_key or column.name in (*RATED, "thay_the"):
            continue
        if (column.table, column.name) == ("xep_loai_ca_nhan", "can_bo"):
            continue
        put(office, column, _agency_value(column))
    for column in columns(office):
        if column.visibility == "agency" and column.own_key:
            rename(office, column, column.other)
    _one_main_post_a_day(office)


def _agency_value(column: Column) -> Value:
    if (column.table, column.name) == ("can_bo", "ho_ten"):
        return lambda _, row: f"{FAMILIES[row % 5]} {MIDDLES[row % 3]} {GIVEN[row // 5 % 9]}"
    if (column.table, column.name) == ("hoi_nghi", "ngay"):
        return lambda value, _: (date.fromisoformat(value) + timedelta(days=7)).isoformat()
    if (column.table, column.name) == ("hoi_nghi", "don_vi"):
        return lambda *_: HEADLESS
    return column.other


def _one_main_post_a_day(office: Office) -> None:
    """Posts beside the main one are main ones now: of two of a person the earlier ends before the later."""
    starts: dict[str, list[date]] = {}
    for row in office.rows("phan_cong"):
        if row["chinh"] == "co":
            starts.setdefault(row["can_bo"], []).append(date.fromisoformat(row["tu_ngay"]))

    def ended(row: Row) -> Row:
        since = date.fromisoformat(row["tu_ngay"])
        later = [day for day in starts.get(row["can_bo"], []) if day > since]
        last = (min(later) - timedelta(days=1)).isoformat() if later else ""
        return row | {"den_ngay": last} if last and row["chinh"] == "co" and not row["den_ngay"] else row

    office.change("phan_cong", ended)


def _pass_levels_on(office: Office) -> None:
    """Status, level and decision of each standing row go to the next standing row."""
    rows = office.rows("xep_loai_ca_nhan")
    replaced = {row["thay_the"] for row in rows}
    standing = [row for row in rows if row["ma"] not in replaced]
    passed = {row["ma"]: {name: last[name] for name in RATED} for last, row in _pairs(standing)}
    office.change("xep_loai_ca_nhan", lambda row: row | passed.get(row["ma"], {}))


def _pairs(rows: list[Row]) -> list[tuple[Row, Row]]:
    return list(zip([rows[-1], *rows], rows, strict=False))


def _vote_on_everybody(office: Office) -> None:
    """Whoever is to have a level now has ballots too."""
    rows = office.rows("bieu_quyet")
    voted = {row["can_bo"] for row in rows}
    model = next(row for row in rows if row["can_bo"])
    missing = [row["ma"] for row in office.rows("can_bo") if row["ma"] not in voted]
    office.write(
        "bieu_quyet", [*rows, *(model | {"ma": f"BQ-{person}", "can_bo": person} for person in missing)]
    )
