"""The datapackage.json of the open data: Data Package 2.0, of just the files beside it."""

import hashlib
from typing import Final

from congkhai.disclosure.public import PublicAgency
from congkhai.opendata.cells import Json
from congkhai.opendata.column import DataTable
from congkhai.rendering.page import SiteFile

_PROFILES: Final = "https://datapackage.org/profiles/2.0"
#: Every key of this file, for those who check what the site's JSON may say.
KEYS: Final = frozenset(
    "$schema name title description congkhai:minh_hoa resources path format mediatype encoding bytes hash "
    "dialect delimiter lineTerminator schema fields type missingValues".split()
)


def package(
    agency: PublicAgency, tables: tuple[DataTable, ...], files: tuple[SiteFile, ...], mark: str
) -> Json:
    """The descriptor: a resource for each CSV with its schema, and one for each JSON file.

    `mark` is the sentence of a sample, empty otherwise.
    """
    contents = {sheet.path.rpartition("/")[2]: sheet.content for sheet in files}
    office, year = agency.cycle.office, agency.cycle.year
    about = f"Dữ liệu công khai của {office.name}, tính đến ngày {agency.today.isoformat()}."
    marked: dict[str, Json] = {"congkhai:minh_hoa": True} if mark else {}
    resources: list[Json] = [_csv(table, contents[f"{table.name}.csv"]) for table in tables]
    resources += [_json(table, contents[f"{table.name}.json"]) for table in tables]
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": f"congkhai-{office.symbol.lower() or 'co-quan'}-{year}",
        "title": f"Đánh giá, xếp loại chất lượng năm {year} – {office.name}",
        "description": f"{mark}. {about}" if mark else about,
        **marked,
        "resources": resources,
    }


def _csv(table: DataTable, content: bytes) -> Json:
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


def _json(table: DataTable, content: bytes) -> Json:
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
