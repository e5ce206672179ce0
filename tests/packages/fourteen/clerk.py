"""A clerk at her desk: the program by its commands, the tables by her hands, every cell she types counted."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.workflows.office import Office, Ran, Row
from tests.workflows.sheets import Hands, edited, resaved

MONTHLY = "diem"


class Clerk:
    """One office through its years; `typed` holds the cells typed by hand, by table.

    What she types lies in the office's workbook, which is taken in before her next command.
    """

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder=folder)
        self.today = ""
        self.typed: dict[str, int] = {}
        self._open: dict[str, list[Row]] = {}
        self._books = 0

    @property
    def beside_scores(self) -> int:
        return sum(count for table, count in self.typed.items() if table != MONTHLY)

    def run(self, *arguments: str) -> Ran:
        """A command of this day that must succeed, after what was typed is taken in."""
        self.hands_in()
        return self._must(*arguments)

    def _must(self, *arguments: str) -> Ran:
        done = self.office.run("--today", self.today, *arguments)
        assert done.code == 0, done.said + done.told
        return done

    def refused(self, *arguments: str) -> str:
        """What a command says that must not succeed because of the data."""
        self.hands_in()
        done = self.office.run("--today", self.today, *arguments)
        assert done.code == 1, done.said + done.told
        return done.said + done.told

    def rows(self, table: str) -> list[Row]:
        """The rows as they lie before her, typed or not yet taken in."""
        return self._open.get(table) or self.office.rows(table)

    def changes(self, table: str, change: Callable[[Row], Row]) -> None:
        """Type into rows that are there; what the cells held before is no typed cell."""
        before = self.rows(table)
        after = [row | change(row) for row in before]
        self.count(table, sum(new[c] != old[c] for old, new in zip(before, after, strict=True) for c in new))
        self._open[table] = after

    def sets(self, table: str, keyed: str, cells: dict[str, Row]) -> None:
        """Type into the rows whose cell in the column `keyed` says so; every one of them must be there."""
        assert set(cells) <= {row[keyed] for row in self.rows(table)}, (table, cells)
        self.changes(table, lambda row: cells.get(row[keyed], {}))

    def adds(self, table: str, *rows: Row) -> None:
        """Type rows of one's own below those that are there."""
        self.count(table, sum(bool(text) for row in rows for text in row.values()))
        blank = dict.fromkeys(self.office.header(table), "")
        self._open[table] = [*self.rows(table), *(blank | row for row in rows)]

    def count(self, table: str, cells: int) -> None:
        self.typed[table] = self.typed.get(table, 0) + cells

    def hands_in(self) -> None:
        """The workbook with all that was typed, saved by openpyxl and LibreOffice by turns, is taken in."""
        if not self._open:
            return
        self._books += 1
        folder = self.office.folder
        book = folder / "so.xlsx"
        self._must("workbook", "export", book.name)
        with edited(book) as hands:
            for table, rows in self._open.items():
                Sheet(self.office, table).write(hands, rows)
        if self._books % 2:
            book = resaved(book, "xlsx", folder / "luu-lai")
        wanted, self._open = self._open, {}
        self._must("workbook", "import", "--yes", str(book))
        (folder / "so.xlsx").unlink()
        for table, rows in wanted.items():
            assert self.office.rows(table) == rows


class Sheet:
    """A table as its sheet of the workbook shows it: titles for columns, labels and days for cells."""

    def __init__(self, office: Office, table: str) -> None:
        package = office.folder / "datapackage"
        resources = json.loads((package / "datapackage.json").read_bytes())["resources"]
        self.title = next(one["title"] for one in resources if one["name"] == table)
        self.before = office.rows(table)
        schema = json.loads((package / "schemas" / f"{table}.json").read_bytes())
        self.fields = {field["name"]: field for field in schema["fields"]}

    def write(self, hands: Hands, rows: list[Row]) -> None:
        """Each cell that is not as it was, typed as a clerk types it."""
        blank: Row = {}
        for number, row in enumerate(rows):
            old = self.before[number] if number < len(self.before) else blank
            for name, text in row.items():
                if text != old.get(name, ""):
                    column = hands.column(self.title, self.fields[name]["title"])
                    hands[self.title].cell(number + 2, column, shown(self.fields[name], text))


def shown(field: dict[str, Any], text: str) -> object:
    """The value of a cell as a workbook holds it: a label of the list, a day, a number, else the text."""
    labels = field.get("congkhai:nhan", {})
    if text in labels:
        return labels[text]
    if field["type"] == "date" and text:
        return date.fromisoformat(text)
    if field["type"] in ("integer", "number") and text:
        return float(text)
    if field["type"] == "boolean":
        return {"co": "Có", "khong": "Không"}.get(text, text)
    return text or None
