"""Rewrites the tables of law of a new agency folder from the sample: python -m tests.starter.refresh.

The law is the sample's own rows; what its office and province issued or hold stays out, and what rests on its
plan rests on the plan of the new folder, which nobody has compared with anything.
"""

import csv
import io
import json
import tomllib
from datetime import date
from pathlib import Path

from congkhai.starter import newer
from congkhai.starter.carried import FIRST, NOT_COMPARED, plan_of
from congkhai.tables import originals
from congkhai.tables.upgrade import canonical

ROOT = Path(__file__).parents[2]
SINCE = ROOT / "generator" / "congkhai" / "starter" / "since.json"
EARLIER = ROOT / "generator" / "congkhai" / "tables" / "originals" / "earlier.json"
AGENCY = ROOT / "generator" / "congkhai" / "starter" / "agency"
TABLES = (
    "van_ban bo_quy_dinh muc_xep_loai tieu_chi tham_so quy_tac trinh_tu ngay_nghi truong_bieu_mau lua_chon"
).split()
SAMPLES_PLAN = "KH-99"
OF_THE_STATE = ("Chính phủ", "Quốc hội")


def of_a_plan(row: dict[str, str], year: int) -> bool:
    """Whether the row is a plan, or rests on one."""
    return bool({SAMPLES_PLAN, plan_of(year)} & {row.get("ma"), row.get("van_ban")})


def wanted() -> dict[str, bytes]:
    """Every file taken from the sample, by its path below the new folder."""
    return {f"datapackage/data/{name}.csv": _table(name) for name in TABLES}


def _table(name: str) -> bytes:
    source = ROOT / "datapackage" / "data" / f"{name}.csv"
    rows = list(csv.DictReader(io.StringIO(source.read_text(encoding="utf-8"), newline="")))
    kept = [row for row in rows if name != "van_ban" or row["co_quan_ban_hanh"] in OF_THE_STATE]
    if name == "truong_bieu_mau":
        # A set that follows the sample's plan is the sample's own.
        of_the_plan = {row["bo_truong"] for row in rows if row["van_ban"] == SAMPLES_PLAN}
        kept = [row for row in rows if row["bo_truong"] not in of_the_plan]
    drafted = {"van_ban": plan_of(FIRST), "doi_chieu": NOT_COMPARED}
    kept = [row | drafted if row.get("van_ban") == SAMPLES_PLAN else row for row in kept]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)
    return out.getvalue().encode()


def _noted() -> dict[Path, dict[str, dict[str, str]]]:
    """The versions that brought every schema and row of law, those that are new with the next one's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    major, minor, _ = project["version"].split(".")
    version = f"{major}.{int(minor) + 1}"
    schemas = json.loads(EARLIER.read_text("utf-8"))
    for name in originals.titles():
        told = canonical(json.loads(originals.schema(name) or b""))
        schemas.setdefault(name, {}).setdefault(told, version)
    law = json.loads(SINCE.read_text("utf-8"))
    for name in newer.TABLES:
        schema = originals.parsed(name)
        for row in newer.brought(name, date.today().year):
            if schema and not of_a_plan(row, date.today().year):
                law.setdefault(name, {}).setdefault(newer.key_of(row, schema.key), version)
    return {EARLIER: schemas, SINCE: law}


def main() -> None:
    """Write them all."""
    for path, content in wanted().items():
        (AGENCY / path).parent.mkdir(parents=True, exist_ok=True)
        (AGENCY / path).write_bytes(content)
    for path, versions in _noted().items():
        text = json.dumps(versions, ensure_ascii=False, indent=1, sort_keys=True)
        path.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
