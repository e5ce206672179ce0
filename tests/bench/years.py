"""An agency that does not exist, after many years: each year its plan, registers, pages and announcement."""

import csv
import shutil
from pathlib import Path

from congkhai.rendering.content import guidance
from tests.bench.filled import YEAR

#: Tables whose rows are of one year; those of meetings have its year through the meeting.
OF_A_YEAR = ("ky", "hoi_nghi")
Row = dict[str, str]


def go_on(folder: Path, years: int) -> None:
    """Let a made-up agency of one year in `folder` live on until it has so many, each like the first."""
    data = folder / "datapackage" / "data"
    tables = {path.stem: _read(path) for path in sorted(data.glob("*.csv"))}
    first = {name: [row for row in rows if _of_first(name, row)] for name, rows in tables.items()}
    keys = {row["ma"] for rows in first.values() for row in rows if "ma" in row}
    for year in range(YEAR + 1, YEAR + years):
        for name, rows in first.items():
            tables[name] += [_in(year, row, keys) for row in rows]
    for name, rows in tables.items():
        _write(data / f"{name}.csv", rows)
    _keep_pages(folder / "content", range(YEAR, YEAR + years - 1))


def _of_first(name: str, row: Row) -> bool:
    if name == "van_ban":
        return row["ngay_ban_hanh"].startswith(str(YEAR))
    return name == "ky_danh_gia" or any(column in row for column in OF_A_YEAR)


def _in(year: int, row: Row, keys: set[str]) -> Row:
    return {column: _key(cell, year) if cell in keys else _text(cell, year) for column, cell in row.items()}


def _key(cell: str, year: int) -> str:
    return cell.replace(str(YEAR), str(year)) if str(YEAR) in cell else f"{cell}-{year}"


def _text(cell: str, year: int) -> str:
    return cell.replace(str(YEAR + 1), str(year + 1)).replace(str(YEAR), str(year))


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[Row]) -> None:
    if rows:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*rows[0]], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def _keep_pages(content: Path, earlier: range) -> None:
    """Each earlier year has the pages of the newest."""
    assert guidance(content)
    pages = [path.relative_to(content) for path in sorted(content.rglob("*.md"))]
    for year in earlier:
        for page in pages:
            kept = content / str(year) / page
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(content / page, kept)
