"""Single cells of the whole agency of 2026 made wrong, and what is then found at their row."""

import csv
import io
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from congkhai.findings import Finding
from congkhai.records.assemble import assemble
from congkhai.rules.run import run
from congkhai.tables.table import Record, TableData
from tests.packages.edited import Edit, edited
from tests.packages.story import TODAY, office_tables
from tests.rules.build import sheet

#: Rows tried of each column, drawn with a fixed seed.
TRIED = 2
LEVELS = {
    "xep_loai_ca_nhan": ("muc", "tu_xep_loai"),
    "xep_loai_tap_the": ("muc", "tu_de_nghi"),
    "de_xuat": ("muc",),
    "y_kien": ("muc",),
}
VOTES = ("phat_ra", "thu_vao", "khong_hop_le", "phieu_muc_1", "phieu_muc_2", "phieu_muc_3", "phieu_muc_4")
SCORES = {
    "diem": (
        *("nhom_1", "nhom_2", "nhom_3", "so_luong", "chat_luong", "tien_do"),
        *("linh_vuc", "to_chuc", "doan_ket", "tong"),
    ),
    "xep_loai_ca_nhan": ("diem",),
    "xep_loai_tap_the": ("diem", "diem_chung", "diem_ket_qua"),
}
FAR, NEAR = timedelta(days=400), timedelta(days=45)


@dataclass(frozen=True, order=True)
class Wrong:
    """One kind of wrong value: what was done to a column."""

    table: str
    column: str
    how: str


def key(table: TableData, row: Record) -> str:
    named = table.schema["primaryKey"]
    return " + ".join(row.texts[column] for column in ([named] if isinstance(named, str) else named))


def drawn(table: TableData, column: str) -> list[Record]:
    """A few of the rows in which the column is filled, the same at every run."""
    filled = [row for row in table.records if row.values.get(column) is not None]
    chosen = random.Random(f"{table.name}.{column}")
    return chosen.sample(filled, min(TRIED, len(filled)))


def levels() -> Iterator[tuple[Wrong, Edit]]:
    """A level of no rule set; the level above the one that the row has."""
    for table in map(office_tables().tables.__getitem__, LEVELS):
        for column in LEVELS[table.name]:
            for row in drawn(table, column):
                yield made(table, row, column, "mức không có", "HTNN")


def raised() -> Iterator[tuple[Wrong, Edit]]:
    """Every rated person and collective one level higher, above the band of the score."""
    bands = [
        (row.texts["ma"], Decimal(str(row.values["diem_tu"] or 0)))
        for row in office_tables().tables["muc_xep_loai"].records
        if row.texts["bo_quy_dinh"] == "ND335"
    ]
    for name in ("xep_loai_ca_nhan", "xep_loai_tap_the"):
        table = office_tables().tables[name]
        for row in table.records:
            order = [level for level, _ in bands]
            if row.texts["muc"] not in order[1:] or row.values["diem"] is None:
                continue
            above, least = bands[order.index(row.texts["muc"]) - 1]
            if Decimal(str(row.values["diem"])) < least:
                yield made(table, row, "muc", "mức cao hơn điểm", above)


def days() -> Iterator[tuple[Wrong, Edit]]:
    """Dates far out of the cycle, and moved within reach of their neighbours."""
    for table in office_tables().tables.values():
        for field in table.schema["fields"]:
            if field["type"] != "date" or table.name == "ngay_nghi":
                continue
            for row in drawn(table, field["name"]):
                day = row.values[field["name"]]
                assert isinstance(day, date)
                for how, moved in (
                    ("ngày quá sớm", day - FAR),
                    ("ngày quá muộn", day + FAR),
                    ("ngày sớm hơn 45 ngày", day - NEAR),
                    ("ngày muộn hơn 45 ngày", day + NEAR),
                ):
                    yield made(table, row, field["name"], how, moved.isoformat())


def counts() -> Iterator[tuple[Wrong, Edit]]:
    """Any one count of a vote, one more and one less."""
    table = office_tables().tables["bieu_quyet"]
    for column in VOTES:
        for row in drawn(table, column):
            count = row.values[column]
            assert isinstance(count, int)
            yield made(table, row, column, "thêm 1 phiếu", str(count + 1))
            if count:
                yield made(table, row, column, "bớt 1 phiếu", str(count - 1))


def scores() -> Iterator[tuple[Wrong, Edit]]:
    """Any one score, one point more and one less."""
    for name, columns in SCORES.items():
        table = office_tables().tables[name]
        for column in columns:
            for row in drawn(table, column):
                score = Decimal(str(row.values[column]))
                yield made(table, row, column, "thêm 1 điểm", str(score + 1))
                if score >= 1:
                    yield made(table, row, column, "bớt 1 điểm", str(score - 1))


def made(table: TableData, row: Record, column: str, how: str, text: str) -> tuple[Wrong, Edit]:
    return Wrong(table.name, column, how), Edit(table.name, key(table, row), {column: text})


def seen(edit: Edit) -> bool:
    """Whether something new is found at the row of the edit, or at one that the edit concerns."""
    table = office_tables().tables[edit.table]
    row = next(one.row for one in table.records if key(table, one) == edit.key)
    return any((one.place.table, one.place.row) == (edit.table, row) for one in told((edit,)) - before())


def told(edits: tuple[Edit, ...]) -> frozenset[Finding]:
    agency, faults = assemble(edited(office_tables(), edits))
    return frozenset((*faults, *(run(agency, TODAY) if agency else ())))


@cache
def before() -> frozenset[Finding]:
    return told(())


def dangling(given: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[tuple[str, int, str]]]:
    """The sheets with a key that no row has for each pointer, each in the next row; and where these stand."""
    spoilt, places = dict(given), []
    for table in office_tables().tables.values():
        lines = list(csv.DictReader(io.StringIO(given[table.name].decode(), newline="")))
        links = table.schema.get("foreignKeys", ())
        pointers = [link["fields"] for link in links if isinstance(link["fields"], str)]
        for turn, column in enumerate(pointers):
            row = turn % len(lines) if lines else 0
            if lines and len(pointers) <= len(lines):
                lines[row][column] = f"KHONG-CO-{table.name.upper().replace('_', '-')}-{turn}"
                places.append((table.name, row + 2, column))
        spoilt[table.name] = sheet(table.name, lines)
    return spoilt, places
