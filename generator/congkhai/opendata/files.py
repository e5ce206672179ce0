"""The files below du-lieu/: each table as CSV and JSON, and the data package that describes them."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from congkhai.disclosure.public import PublicAgency, PublicCycle, PublicOffice
from congkhai.opendata.content import DataTable, Datum, all_columns, tables
from congkhai.opendata.difference import columns, differences
from congkhai.rendering.page import DataFile, SiteFile
from congkhai.text.phrases import SAMPLE
from congkhai.value import Value

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


class About(Value):
    """Whose files they are: the agency, the day, whether they are a sample, the years."""

    office: PublicOffice
    today: date
    sample: bool
    years: tuple[int, ...]

    @property
    def period(self) -> str:
        """ "năm 2022"; "các năm 2022–2026" where there are several."""
        first, last = min(self.years), max(self.years)
        return f"năm {first}" if first == last else f"các năm {first}–{last}"


def of_year(agency: PublicAgency, cycle: PublicCycle) -> tuple[SiteFile, ...]:
    """The files of a year, by their paths in its folder; datapackage.json stands last."""
    about = About(office=cycle.office, today=agency.today, sample=agency.sample, years=(cycle.year,))
    return _sheets(about, tables((cycle,)))


def of_all(agency: PublicAgency) -> tuple[SiteFile, ...]:
    """The files that hold every year, and what differs from year to year."""
    years = tuple(cycle.year for cycle in agency.cycles)
    about = About(office=agency.newest.office, today=agency.today, sample=agency.sample, years=years)
    return _sheets(about, (*tables(agency.cycles), differences(agency.cycles)))


def _sheets(about: About, offered: tuple[DataTable, ...]) -> tuple[SiteFile, ...]:
    """The same bytes for the same tables."""
    contents = dict[str, bytes]()
    for table in offered:
        names = [column.name for column in table.heads]
        contents[f"{table.name}.csv"] = csv_bytes(names, table.values())
        contents[f"{table.name}.json"] = _json_bytes(_enveloped(about, table, names))
    contents["datapackage.json"] = _json_bytes(_package(about, offered, contents))
    return tuple(SiteFile(path=f"{FOLDER}/{name}", content=content) for name, content in contents.items())


def heads() -> frozenset[str]:
    """Every CSV head and JSON key that these files may use, for any audience on any day."""
    known = frozenset(column.name for column in (*all_columns(), *columns()))
    return known | _ENVELOPE | _DESCRIPTOR


def explain(cycle: PublicCycle) -> tuple[DataFile, ...]:
    """What is offered of a year, in the order of the downloads page: CSV with columns, JSON, the package."""
    return _explained(tables((cycle,)))


def explain_all(agency: PublicAgency) -> tuple[DataFile, ...]:
    """What is offered of all years together."""
    return _explained((*tables(agency.cycles), differences(agency.cycles)))


def _explained(offered: tuple[DataTable, ...]) -> tuple[DataFile, ...]:
    csv_files = (
        DataFile(
            path=f"{FOLDER}/{table.name}.csv",
            title=table.title,
            explanation=table.explanation,
            columns=tuple((column.name, column.title, column.explanation) for column in table.heads),
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


def _enveloped(about: About, table: DataTable, names: Sequence[str]) -> dict[str, Json]:
    mark: dict[str, Json] = {"minh_hoa": True, "loi_nhan": SAMPLE} if about.sample else {}
    years: list[Json] = [*about.years]
    return {
        **mark,
        "co_quan": about.office.name,
        "nam": years[0] if len(years) == 1 else years,
        "tinh_den": about.today.isoformat(),
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


def _package(about: About, offered: tuple[DataTable, ...], contents: Mapping[str, bytes]) -> Json:
    """The descriptor, Data Package 2.0: a resource for each CSV with its schema, and for each JSON file."""
    office = about.office
    described = f"Dữ liệu công khai của {office.name}, tính đến ngày {about.today.isoformat()}."
    mark: dict[str, Json] = {"congkhai:minh_hoa": True} if about.sample else {}
    resources: list[Json] = [_csv_resource(table, contents[f"{table.name}.csv"]) for table in offered]
    resources += [_json_resource(table, contents[f"{table.name}.json"]) for table in offered]
    years = "-".join(str(year) for year in sorted({min(about.years), max(about.years)}))
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": f"congkhai-{office.symbol.lower() or 'co-quan'}-{years}",
        "title": f"Đánh giá, xếp loại chất lượng {about.period} – {office.name}",
        "description": f"{SAMPLE}. {described}" if about.sample else described,
        **mark,
        "resources": resources,
    }


def _csv_resource(table: DataTable, content: bytes) -> Json:
    fields: list[Json] = [
        {"name": c.name, "type": c.type, "title": c.title, "description": c.explanation} for c in table.heads
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
