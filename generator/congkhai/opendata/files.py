"""The files below du-lieu/: each table as CSV and JSON, and the data package that describes them."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from congkhai.disclosure.public import PublicAgency
from congkhai.opendata.content import DataTable, Datum, all_columns, tables
from congkhai.rendering.page import DataFile, SiteFile
from congkhai.text.phrases import SAMPLE

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

FOLDER = "du-lieu"
_BOM: Final = b"\xef\xbb\xbf"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_PROFILES: Final = "https://datapackage.org/profiles/2.0"
_ENVELOPE: Final = frozenset({"minh_hoa", "loi_nhan", "co_quan", "nam", "tinh_den", "tieu_de", "du_lieu"})
_DESCRIPTOR: Final = frozenset(
    "$schema name title description congkhai:minh_hoa resources path format mediatype encoding bytes hash "
    "dialect delimiter lineTerminator schema fields type missingValues".split()
)


def sheets(agency: PublicAgency) -> tuple[SiteFile, ...]:
    """All files of today, the same bytes for the same agency; datapackage.json stands last."""
    offered, contents = tables(agency), dict[str, bytes]()
    for table in offered:
        names = [column.name for column in table.columns]
        contents[f"{table.name}.csv"] = csv_bytes(names, table.values())
        contents[f"{table.name}.json"] = _json_bytes(_enveloped(agency, table, names))
    contents["datapackage.json"] = _json_bytes(_package(agency, offered, contents))
    return tuple(SiteFile(path=f"{FOLDER}/{name}", content=content) for name, content in contents.items())


def heads() -> frozenset[str]:
    """Every CSV head and JSON key that these files may use, for any audience on any day."""
    return frozenset(column.name for column in all_columns()) | _ENVELOPE | _DESCRIPTOR


def explain(agency: PublicAgency) -> tuple[DataFile, ...]:
    """What is offered today, in the order of the downloads page: CSV with columns, JSON, the package."""
    offered = tables(agency)
    csv_files = (
        DataFile(
            path=f"{FOLDER}/{table.name}.csv",
            title=table.title,
            explanation=table.explanation,
            columns=tuple((column.name, column.title, column.explanation) for column in table.columns),
        )
        for table in offered
    )
    json_files = (
        DataFile(
            path=f"{FOLDER}/{table.name}.json",
            title=f"{table.title} (JSON)",
            explanation=f"Cùng nội dung với {table.name}.csv, dành cho phần mềm.",
        )
        for table in offered
    )
    package = DataFile(
        path=f"{FOLDER}/datapackage.json",
        title="Gói dữ liệu (Data Package)",
        explanation="Mô tả mọi tệp ở trên cho phần mềm: cột, kiểu dữ liệu, mã băm SHA-256. Tệp CSV mã hoá "
        "UTF-8, các cột cách nhau bằng dấu phẩy, ngày viết năm-tháng-ngày, số thập phân viết bằng dấu chấm.",
    )
    return (*csv_files, *json_files, package)


def csv_bytes(names: Sequence[str], rows: Iterable[Sequence[Datum]]) -> bytes:
    """UTF-8 with BOM, commas, CRLF (RFC 4180); dates in ISO, decimals with a point, None empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return _BOM + out.getvalue().encode("utf-8")


def _cell(value: Datum) -> Datum:
    # A spreadsheet would run such a cell as a formula; the apostrophe keeps it text.
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _enveloped(agency: PublicAgency, table: DataTable, names: Sequence[str]) -> dict[str, Json]:
    mark: dict[str, Json] = {"minh_hoa": True, "loi_nhan": SAMPLE} if agency.sample else {}
    return {
        **mark,
        "co_quan": agency.cycle.office.name,
        "nam": agency.cycle.year,
        "tinh_den": agency.today.isoformat(),
        "tieu_de": table.title,
        "du_lieu": [dict(zip(names, map(_json_value, row), strict=True)) for row in table.values()],
    }


def _json_value(value: Datum) -> Json:
    """The value for JSON: dates in ISO, numbers as numbers, nothing as null."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return None if value == "" else value


def _json_bytes(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _package(agency: PublicAgency, offered: tuple[DataTable, ...], contents: Mapping[str, bytes]) -> Json:
    """The descriptor, Data Package 2.0: a resource for each CSV with its schema, and for each JSON file."""
    office, year = agency.cycle.office, agency.cycle.year
    about = f"Dữ liệu công khai của {office.name}, tính đến ngày {agency.today.isoformat()}."
    mark: dict[str, Json] = {"congkhai:minh_hoa": True} if agency.sample else {}
    resources: list[Json] = [_csv_resource(table, contents[f"{table.name}.csv"]) for table in offered]
    resources += [_json_resource(table, contents[f"{table.name}.json"]) for table in offered]
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": f"congkhai-{office.symbol.lower() or 'co-quan'}-{year}",
        "title": f"Đánh giá, xếp loại chất lượng năm {year} – {office.name}",
        "description": f"{SAMPLE}. {about}" if agency.sample else about,
        **mark,
        "resources": resources,
    }


def _csv_resource(table: DataTable, content: bytes) -> Json:
    fields: list[Json] = [
        {"name": c.name, "type": c.type, "title": c.title, "description": c.explanation}
        for c in table.columns
    ]
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.explanation,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_fingerprint(content),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _json_resource(table: DataTable, content: bytes) -> Json:
    return {
        "name": f"{table.name}-json",
        "path": f"{table.name}.json",
        "title": f"{table.title} (JSON)",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        **_fingerprint(content),
    }


def _fingerprint(content: bytes) -> dict[str, Json]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
