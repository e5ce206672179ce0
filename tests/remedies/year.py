"""The whole agency of 2026 in memory, its rows changed as a clerk changes them."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from congkhai.findings import Finding, Kind, Severity
from congkhai.records.assemble import assemble
from congkhai.rules.explained import explained
from congkhai.rules.run import NOT_RUN, run
from congkhai.tables.table import Tables
from tests.packages.edited import Edit, edited
from tests.packages.story import TODAY, office_tables
from tests.remedies.case import Case

OFFICE = "Sở Dân tộc và Tôn giáo tỉnh Sơn La"
PERSON, UNIT = "xep_loai_ca_nhan", "xep_loai_tap_the"


class Year:
    """What was changed, in its order, in the tables that are given; nothing is wrong before."""

    def __init__(self, tables: Callable[[], Tables] = office_tables, today: date = TODAY) -> None:
        self.edits: list[Edit] = []
        self.remarks = untouched(tables, today)
        self.tables, self.today = tables, today

    def row(self, table: str, key: str, **cells: str) -> None:
        """Cells of the row that has the key; one is added where there is none."""
        self.edits.append(Edit(table, key, cells))

    def drop(self, table: str, *keys: str) -> None:
        """Takes rows away."""
        self.edits += [Edit(table, key, None) for key in keys]

    def as_on_paper(self, table: str, key: str, *columns: str) -> None:
        """The cells, or the whole row, as they were."""
        texts = original(table, key)
        self.row(table, key, **{column: texts[column] for column in columns or texts})

    def day(self, year: int, month: int, day: int) -> None:
        """Another day of checking."""
        self.today = date(year, month, day)

    def codes(self) -> set[str]:
        """Codes of the records' and the rules' findings, less the remarks that the untouched year has."""
        remarks = {(one.code, one.place) for one in self.remarks}
        found = told(edited(self.tables(), self.edits), self.today)
        return {one.code for one in found if (one.code, one.place) not in remarks}

    def paper(self, id: str, number: str, day: str, **cells: str) -> None:
        """One more decision of the office."""
        made = {"so_ky_hieu": number, "loai": "quyet_dinh", "ngay_ban_hanh": day, "trich_yeu": "Quyết định"}
        signed = {"co_quan_ban_hanh": OFFICE, "nguoi_ky": "Lường Văn Phong", "chuc_danh_ky": "GIÁM ĐỐC"}
        self.row("van_ban", id, **made | signed | cells)

    def announced_anew(self, day: str) -> None:
        """An announcement in place of December's."""
        self.paper("TB-2026-63", "63/TB-SDTTG", day, loai="thong_bao")
        said = {"ky": "KY-2026", "van_ban": "TB-2026-63", "tieu_de": "Kết quả (thay thế)"}
        self.row("thong_bao", "TBKQ-2026-02", **said, thay_the="TBKQ-2026-01")

    def explain(self, code: str, subject: str) -> None:
        """A row of `giai_trinh`."""
        said = {"ma_loi": code, "doi_tuong": subject, "ly_do": "Trụ sở mất điện", "van_ban": "BB-2026-26"}
        self.row("giai_trinh", "GT-09", ky="KY-2026", **said)

    def task(self, id: str, **cells: str) -> None:
        """One more task without a time limit."""
        plain = {"ky": "KY-2026", "thu_tu": "30", "ten": f"Việc {id}", "ai": "Văn phòng Sở"}
        self.row("cong_viec", id, **plain | {"loai_han": "khong_han", "dieu_khoan": "III"} | cells)

    def rerated(self, key: str = "XLCN-003B", **cells: str) -> None:
        """A second rating of CB-003 in place of the first: decision, row, notice, nothing being wrong."""
        self.paper("QD-2026-149", "149/QĐ-SDTTG", "2026-12-04", thay_the="QD-2026-146")
        held = original(PERSON, "XLCN-003") | {"thay_the": "XLCN-003", "quyet_dinh": "QD-2026-149"}
        self.row(PERSON, key, **held | {"ma": key} | cells)
        told = {"ky": "KY-2026", "ket_qua": key, "ngay_gui": "2026-12-07", "hinh_thuc": "giay"}
        self.row("thong_bao_ca_nhan", f"TBCN-{key}", **told)


def told(tables: Tables, today: date) -> list[Finding]:
    """What is found in the tables; neither what is explained nor which rule is idle."""
    agency, faults = assemble(tables)
    found = [*explained(agency, [*faults, *run(agency, today)])] if agency else [*faults]
    return [one for one in found if not one.passed and one.code != NOT_RUN.code]


@cache
def untouched(tables: Callable[[], Tables], today: date) -> tuple[Finding, ...]:
    """December's scores that are provisional and two namesakes: remarks, no faults."""
    remarks = tuple(told(tables(), today))
    assert {one.severity for one in remarks} <= {Severity.INFO}
    return remarks


@cache
def rows(table: str) -> dict[str, dict[str, str]]:
    """The rows of a table as their papers say, by key."""
    data = office_tables().tables[table]
    named = data.schema["primaryKey"]
    columns = (named,) if isinstance(named, str) else tuple(named)
    return {" + ".join(row.texts[column] for column in columns): dict(row.texts) for row in data.records}


def original(table: str, key: str) -> dict[str, str]:
    return rows(table)[key]


def bench(folder: Path) -> Year:
    return Year()


def cells(kind: Kind, table: str, key: str, **wrong: str) -> Case:
    """Cells of one row typed wrong, then as their paper says."""
    return Case(kind, lambda y: y.row(table, key, **wrong), lambda y: y.as_on_paper(table, key, *wrong))


def accepted(kind: Kind, table: str, key: str, *beside: Kind, **late: str) -> Case:
    """Cells of one row that tell what happened too late, then the row explained with a paper."""
    others = frozenset(other.code for other in beside)
    return Case(kind, lambda y: y.row(table, key, **late), lambda y: y.explain(kind.code, key), others)


def surplus(kind: Kind, table: str, key: str, **row: str) -> Case:
    """One row too many, then taken away."""
    return Case(kind, lambda y: y.row(table, key, **row), lambda y: y.drop(table, key))


def missing(kind: Kind, table: str, *keys: str) -> Case:
    """Rows left out, then written down."""
    return Case(
        kind,
        lambda y: y.drop(table, *keys),
        lambda y: [y.as_on_paper(table, key) for key in keys],
    )
