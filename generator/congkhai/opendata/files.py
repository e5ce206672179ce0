"""The files below du-lieu/: each table as CSV and JSON, and the data package that describes them."""

import json
from collections.abc import Iterator

from congkhai.disclosure.public import PublicAgency
from congkhai.opendata import descriptor
from congkhai.opendata.cells import Json, csv_bytes, json_value
from congkhai.opendata.column import DataTable
from congkhai.opendata.content import all_columns, tables
from congkhai.rendering.page import DataFile, SiteFile
from congkhai.text.phrases import SAMPLE

FOLDER = "du-lieu"
_ENVELOPE = frozenset({"minh_hoa", "loi_nhan", "co_quan", "nam", "tinh_den", "tieu_de", "du_lieu"})


def sheets(agency: PublicAgency) -> tuple[SiteFile, ...]:
    """All files of today, the same bytes for the same agency; datapackage.json stands last."""
    made = tuple(sheet for table in tables(agency) for sheet in _pair(agency, table))
    described = descriptor.package(agency, tables(agency), made, SAMPLE if agency.sample else "")
    return (*made, SiteFile(path=f"{FOLDER}/datapackage.json", content=_json_bytes(described)))


def heads() -> frozenset[str]:
    """Every CSV head and JSON key that these files may use, for any audience on any day."""
    return frozenset(column.name for column in all_columns()) | _ENVELOPE | descriptor.KEYS


def explain(agency: PublicAgency) -> tuple[DataFile, ...]:
    """What is offered today, in the order of the downloads page: CSV with columns, JSON, the package."""
    offered = tables(agency)
    package = DataFile(
        path=f"{FOLDER}/datapackage.json",
        title="Gói dữ liệu (Data Package)",
        explanation="Mô tả mọi tệp ở trên cho phần mềm: cột, kiểu dữ liệu, mã băm SHA-256. Tệp CSV mã hoá "
        "UTF-8, các cột cách nhau bằng dấu phẩy, ngày viết năm-tháng-ngày, số thập phân viết bằng dấu chấm.",
        columns=(),
    )
    return (*_csv_files(offered), *_json_files(offered), package)


def _csv_files(offered: tuple[DataTable, ...]) -> Iterator[DataFile]:
    for table in offered:
        yield DataFile(
            path=f"{FOLDER}/{table.name}.csv",
            title=table.title,
            explanation=table.explanation,
            columns=tuple((column.name, column.title, column.explanation) for column in table.columns),
        )


def _json_files(offered: tuple[DataTable, ...]) -> Iterator[DataFile]:
    for table in offered:
        yield DataFile(
            path=f"{FOLDER}/{table.name}.json",
            title=f"{table.title} (JSON)",
            explanation=f"Cùng nội dung với {table.name}.csv, dành cho phần mềm.",
            columns=(),
        )


def _pair(agency: PublicAgency, table: DataTable) -> tuple[SiteFile, SiteFile]:
    names = [column.name for column in table.columns]
    rows: list[Json] = [dict(zip(names, map(json_value, row), strict=True)) for row in table.rows]
    whole: dict[str, Json] = {"minh_hoa": True, "loi_nhan": SAMPLE} if agency.sample else {}
    whole |= {
        "co_quan": agency.cycle.office.name,
        "nam": agency.cycle.year,
        "tinh_den": agency.today.isoformat(),
        "tieu_de": table.title,
        "du_lieu": rows,
    }
    return (
        SiteFile(path=f"{FOLDER}/{table.name}.csv", content=csv_bytes(names, table.rows)),
        SiteFile(path=f"{FOLDER}/{table.name}.json", content=_json_bytes(whole)),
    )


def _json_bytes(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
