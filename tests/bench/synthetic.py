"""Agencies that do not exist, of any size: a whole package with nothing wrong in it, the same for each seed.

The law is that of a new folder; units of thirty people are scored, reviewed, voted on, proposed and rated
under the rules of 2026, all of them switched on. Rows go to their files as they are made, so that a large
agency needs little memory.
"""

import csv
import random
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path

from congkhai.tables import originals
from tests.bench.filled import FILLED, YEAR
from tests.bench.invented import agency
from tests.rules.build import Row, columns, law_and_plan
from tests.starter.sonla import files

#: The day on which nothing is left to be done.
TODAY = date(YEAR, 12, 31)
WRONG = ("", "x", "31/02/2026", "CB-99999", "HN-P-9999-TT", "P-9999", "-5", "1.597", "=1+1", "Nguy?n")


def make(folder: Path, officials: int, seed: int) -> dict[str, int]:
    """A package of so many people in `folder`; says how many rows each table has."""
    data, law = _empty(folder), law_and_plan(YEAR)
    invented = agency(officials, law["co_quan"][-1], random.Random(seed))
    written = {}
    for table in originals.titles():
        filled = FILLED[table](invented) if table in FILLED else ()
        written[table] = _write(data / f"{table}.csv", chain(law.get(table, ()), filled))
    return written


def _empty(folder: Path) -> Path:
    """The pages and schemas of a new folder; where its tables go."""
    pages = {path: content for path, content in files().items() if path.startswith("content/")}
    schemas = {f"datapackage/{path}": content for path, content in originals.files().items()}
    for path, content in (pages | schemas).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    data = folder / "datapackage" / "data"
    data.mkdir()
    return data


def _write(path: Path, rows: Iterable[Row]) -> int:
    """Writes one table; says how many rows it has."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns(path.stem), restval="", lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def spoil(folder: Path, share: float, seed: int) -> int:
    """Puts something wrong into that share of the cells of the tables filled; says into how many."""
    chance, spoilt = random.Random(seed), 0
    for table in filter(FILLED.__contains__, originals.titles()):
        path = folder / "datapackage" / "data" / f"{table}.csv"
        header, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
        for row in rows:
            for position in range(len(row)):
                if chance.random() < share:
                    row[position] = chance.choice((*WRONG, rows[0][position]))
                    spoilt += 1
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows((header, *rows))
    return spoilt
