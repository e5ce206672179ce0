"""Rewrites the files of a new agency folder from the sample: python -m tests.starter.refresh.

Law and plan are the sample's own rows; what the sample's office issued or holds stays out.
"""

import csv
import io
import json
import tomllib
from datetime import date
from pathlib import Path

from congkhai.starter import newer
from congkhai.starter.carried import PLAN, plan_of
from congkhai.tables import originals
from congkhai.tables.upgrade import canonical

ROOT = Path(__file__).parents[2]
SINCE = ROOT / "generator" / "congkhai" / "starter" / "since.json"
EARLIER = ROOT / "generator" / "congkhai" / "tables" / "originals" / "earlier.json"
AGENCY = ROOT / "generator" / "congkhai" / "starter" / "agency"
TABLES = (
    "co_quan don_vi chuc_vu van_ban bo_quy_dinh muc_xep_loai tieu_chi tham_so quy_tac trinh_tu ngay_nghi "
    "ky_danh_gia can_cu cong_viec noi_kiem_diem noi_nhan bieu_mau"
).split()


def of_a_plan(row: dict[str, str], year: int) -> bool:
    """Whether the row is a plan, or rests on one."""
    return bool({PLAN, plan_of(year)} & {row.get("ma"), row.get("van_ban")})


def wanted() -> dict[str, bytes]:
    """Every file taken from the sample, by its path below the new folder."""
    data = {f"datapackage/data/{name}.csv": _table(name) for name in TABLES}
    pages = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in sorted((ROOT / "content").rglob("*.md"))
    }
    return data | pages


def _table(name: str) -> bytes:
    source = ROOT / "datapackage" / "data" / f"{name}.csv"
    rows = list(csv.DictReader(io.StringIO(source.read_text(encoding="utf-8"), newline="")))
    kept = [row for row in rows if not (name == "van_ban" and row["ma"].startswith(("QD-BDT-", "TB-BDT-")))]
    blank = {"co_quan": ("dia_chi_cong",), "cong_viec": ("ngay_xong", "ket_qua")}.get(name, ())
    kept = [row | dict.fromkeys(blank, "") for row in kept]
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
                law[name].setdefault(newer.key_of(row, schema.key), version)
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
