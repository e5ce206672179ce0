"""Faults of single cells: what was typed, and what the papers say."""

from congkhai import letters
from congkhai.findings import Kind
from congkhai.grids import kinds as grids
from congkhai.tables import kinds as tables
from tests.remedies.case import Case, Topic
from tests.remedies.package import Package, bench


def cell(kind: Kind, table: str, column: str, wrong: str, right: str) -> Case:
    """A cell of the table's first row, typed wrong, then as the remedy says."""
    return Case(kind, lambda p: p.cell(table, 2, column, wrong), lambda p: p.cell(table, 2, column, right))


def emptied(p: Package) -> None:
    p.write("bo_quy_dinh", p.rows("bo_quy_dinh")[:1])


def entered(p: Package) -> None:
    p.restore("data/bo_quy_dinh.csv")


def own_column(p: Package) -> None:
    """A column that the office added itself, of a type that the program has no words for."""
    schema = p.schema("can_bo")
    schema["fields"].append({"name": "thang_sinh", "type": "yearmonth", "title": "Tháng", "description": "."})
    p.reshape("can_bo", schema)
    p.write("can_bo", [["ma", "ho_ten", "thang_sinh"], *([*row, "tháng ba"] for row in p.rows("can_bo")[1:])])


def own_column_right(p: Package) -> None:
    p.write("can_bo", [row if n == 0 else [*row[:2], "1990-03"] for n, row in enumerate(p.rows("can_bo"))])


def month_first(p: Package) -> None:
    p.cell("hoi_nghi", 2, "ngay", "11/24/2022")
    p.cell("hoi_nghi", 3, "ngay", "12/05/2022")


def year_first(p: Package) -> None:
    p.cell("hoi_nghi", 2, "ngay", "2022-11-24")
    p.cell("hoi_nghi", 3, "ngay", "2022-12-05")


FAULTS_OF_CELLS = Topic(
    name="o",
    bench=bench,
    cases=(
        cell(letters.LOST_LETTERS, "can_bo", "ho_ten", "L? V?n Hoà", "Lò Văn Hoà"),
        cell(letters.MERGE, "don_vi", "ten", "<<<<<<< HEAD", "Phòng Tổng hợp"),
        cell(letters.LEGACY_TEXT, "don_vi", "ten", "Phßng Tæng hîp c«ng chøc", "Phòng Tổng hợp công chức"),
        cell(letters.CONTROL, "don_vi", "ten", "Phòng\x00Tổng hợp", "Phòng Tổng hợp"),
        cell(grids.EXPONENT, "hoi_nghi", "bien_ban", "2,02211E+11", "202211240001"),
        cell(grids.ERROR_CELL, "hoi_nghi", "co_mat", "#REF!", "5"),
        cell(grids.FORMULA, "hoi_nghi", "co_mat", "=2+3", "5"),
        cell(grids.MARKUP, "don_vi", "ten", "<b>Phòng</b> Tổng hợp", "Phòng Tổng hợp"),
        cell(grids.TOO_LONG, "don_vi", "ten", "a" * 40_000, "Phòng Tổng hợp"),
        cell(letters.STROKED_D, "can_bo", "ho_ten", "Ðinh Văn Hoà", "Đinh Văn Hoà"),
        cell(letters.FOREIGN_LETTER, "can_bo", "ho_ten", "Lò Văn Нoà", "Lò Văn Hoà"),
        cell(tables.REQUIRED, "can_bo", "ho_ten", "", "Lò Văn Hoà"),
        cell(tables.BAD_DATE, "hoi_nghi", "ngay", "31/02/2022", "28/02/2022"),
        cell(tables.BAD_TIME, "hoi_nghi", "gio", "25:00", "07:30"),
        cell(tables.BAD_NUMBER, "tham_so", "gia_tri", "1.597", "1597"),
        cell(tables.NOT_IN_LIST, "phan_cong", "vai_tro", "trưởng", "người đứng đầu"),
        cell(tables.BAD_PATTERN, "tham_so", "ma", "ngưỡng 1", "NGUONG-1"),
        cell(tables.OUT_OF_RANGE, "hoi_nghi", "co_mat", "-5", "5"),
        Case(tables.TWOFOLD_DATES, month_first, year_first),
        Case(
            tables.HEADING_ROW,
            lambda p: p.plus("can_bo", "I", "VĂN PHÒNG"),
            lambda p: p.less("can_bo"),
        ),
        Case(
            tables.DUPLICATE_KEY,
            lambda p: p.plus("can_bo", "CB-001", "Lò Văn Hoà"),
            lambda p: p.less("can_bo"),
        ),
        Case(
            tables.UNKNOWN_KEY,
            lambda p: p.cell("phan_cong", 3, "don_vi", "P-THCH"),
            lambda p: p.cell("phan_cong", 3, "don_vi", "P-THHC"),
        ),
        Case(tables.EMPTY_TARGET, emptied, entered),
        Case(tables.BAD_VALUE, own_column, own_column_right, frozenset({tables.OTHER_SCHEMA.code})),
    ),
)
