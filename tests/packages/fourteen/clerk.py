"""A clerk at her desk: the program by its commands, the tables by her hands, every cell she types counted."""

from collections.abc import Callable
from pathlib import Path

from tests.workflows.office import Office, Ran, Row
from tests.workflows.sheets import edited, resaved

MONTHLY = "diem"


class Clerk:
    """One office through its years; `typed` holds the cells typed by hand, by table."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder=folder)
        self.today = ""
        self.typed: dict[str, int] = {}

    @property
    def beside_scores(self) -> int:
        return sum(count for table, count in self.typed.items() if table != MONTHLY)

    def run(self, *arguments: str) -> Ran:
        """A command of this day that must succeed."""
        done = self.office.run("--today", self.today, *arguments)
        assert done.code == 0, done.said + done.told
        return done

    def refused(self, *arguments: str) -> str:
        """What a command says that must not succeed because of the data."""
        done = self.office.run("--today", self.today, *arguments)
        assert done.code == 1, done.said + done.told
        return done.said + done.told

    def changes(self, table: str, change: Callable[[Row], Row]) -> None:
        """Type into rows that are there; what the cells held before is no typed cell."""
        before = self.office.rows(table)
        after = [row | change(row) for row in before]
        self.count(table, sum(new[c] != old[c] for old, new in zip(before, after, strict=True) for c in new))
        self.office.write(table, after)

    def sets(self, table: str, keyed: str, cells: dict[str, Row]) -> None:
        """Type into the rows whose cell in the column `keyed` says so; every one of them must be there."""
        assert set(cells) <= {row[keyed] for row in self.office.rows(table)}, (table, cells)
        self.changes(table, lambda row: cells.get(row[keyed], {}))

    def adds(self, table: str, *rows: Row) -> None:
        """Type rows of one's own below those that are there."""
        self.count(table, sum(bool(text) for row in rows for text in row.values()))
        self.office.write(table, [*self.office.rows(table), *rows])

    def count(self, table: str, cells: int) -> None:
        self.typed[table] = self.typed.get(table, 0) + cells

    def by_workbook(self, rows: dict[str, list[Row]]) -> None:
        """Type rows by titles into the office's workbook, save it anew in LibreOffice, take it in."""
        folder = self.office.folder
        self.run("workbook", "export", "so.xlsx")
        with edited(folder / "so.xlsx") as hands:
            for sheet, new in rows.items():
                for row in new:
                    hands.add(sheet, **row)
                    self.count(sheet, len(row))
        self.run("workbook", "import", "--yes", str(resaved(folder / "so.xlsx", "xlsx", folder / "luu-lai")))
