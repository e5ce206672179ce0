"""Whole packages kept as folders, each telling one story, and the sample itself.

- `nho-2026`: nine people under the rules of 2026, the quota met to the last person.
- `so-nho`: 24 people of 2022 with 2, 12, 6 and 1 at the levels, 2 not rated and the head rated by the
  superior; both audiences may see names. A namesake of the head is listed.
- `2026-so-dan-toc-va-ton-giao`: a whole agency's December of 2026 on the day of its announcement, with every
  register filled: `office()`, its tables `office_tables()`, as a folder to run commands on `whole(folder)`,
  which `make office-2026` does.

A folder holds the office's own rows; what it lacks is as in a new folder of its year (law) or empty.
Of documents, parameters and rules it holds only what it adds to those of the law: the rules of the plan
of 2022 stand there once more under `KH-2026`, so a new row of `quy_tac` needs none for 2026.
"""

import json
import shutil
import sys
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from congkhai.findings import Finding
from congkhai.model.agency import Agency
from congkhai.project import Project, find
from congkhai.records.assemble import assemble
from congkhai.rules.explained import explained
from congkhai.rules.run import NOT_RUN, run
from congkhai.starter.files import FIRST, files
from congkhai.starter.rows import columns, rows, table
from congkhai.tables import originals
from congkhai.tables.load import load
from congkhai.tables.table import Tables
from tests.rules.build import lay
from tests.starter import sonla

HERE = Path(__file__).parent
LAW = (
    *("chuc_vu", "bo_quy_dinh", "muc_xep_loai", "tieu_chi", "tham_so", "quy_tac", "trinh_tu", "ngay_nghi"),
    *("truong_bieu_mau", "lua_chon"),
)
ADDED = {"van_ban": ("ma",), "tham_so": ("ma", "tu_nam"), "quy_tac": ("ma", "tu_nam")}
OFFICE = "2026-so-dan-toc-va-ton-giao"
#: The page of its plan, in the sections of that plan.
PLAN = "ke-hoach.md"
STORIES = ("nho-2026", "so-nho", OFFICE)
TODAY = date(2026, 12, 10)


def sheets(name: str) -> dict[str, bytes]:
    """Every table of a story."""
    own = {path.stem: path.read_bytes() for path in (HERE / name).glob("*.csv")}
    given = law(int(rows(own["ky_danh_gia"])[0]["nam"]))
    found = {sheet: originals.header(sheet).encode() for sheet in originals.titles()}
    found |= {sheet: given[sheet] for sheet in LAW if sheet in given} | own
    return found | {sheet: added(own.get(sheet, b""), given[sheet], key) for sheet, key in ADDED.items()}


@cache
def law(year: int) -> dict[str, bytes]:
    """The tables that a new folder of that year starts with; of 2022 those of the sample's plan."""
    given = sonla.files() if year == FIRST else files(year)
    return {Path(path).stem: content for path, content in given.items() if path.endswith(".csv")}


def added(own: bytes, given: bytes, key: tuple[str, ...]) -> bytes:
    """The office's own rows, then those of the law that it does not hold itself."""
    first = rows(own) if own else []
    taken = {tuple(row[column] for column in key) for row in first}
    rest = [row for row in rows(given) if tuple(row[column] for column in key) not in taken]
    return table(columns(given), [*first, *rest])


@cache
def told(name: str) -> tuple[Agency, tuple[Finding, ...]]:
    """A story's record, and what the rules say of it; nothing else may be wrong."""
    return assembled(story_tables(name), TODAY if name == OFFICE else None)


@cache
def story_tables(name: str) -> Tables:
    """A story as the loader reads it, nothing being wrong with its tables."""
    with TemporaryDirectory() as folder:
        tables, findings = load(lay(Path(folder), sheets(name)))
    assert findings == ()
    return tables


def office_tables() -> Tables:
    """The whole agency of 2026 as the loader reads it."""
    return story_tables(OFFICE)


def office() -> Agency:
    """The whole agency of 2026."""
    return told(OFFICE)[0]


def whole(folder: Path) -> Project:
    """The whole agency of 2026 as a folder marked as sample, on which `check` and `build` run."""
    project = lay(folder, sheets(OFFICE))
    descriptor = folder / "datapackage" / "datapackage.json"
    marked = {"congkhai:minh_hoa": True} | json.loads(descriptor.read_text(encoding="utf-8"))
    descriptor.write_text(json.dumps(marked, ensure_ascii=False), encoding="utf-8")
    for path, content in files(TODAY.year).items():
        if path.startswith("content/"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    shutil.copyfile(HERE / OFFICE / PLAN, folder / "content" / PLAN)
    (folder / "pyproject.toml").write_text(f'[tool.congkhai]\ntoday = "{TODAY}"\n', encoding="utf-8")
    return find(project.root)


#: The day on which nothing of the year is left, and when its last tasks were done.
YEAR_IS_OVER = date(2026, 12, 31)
DONE_AFTERWARDS = {"CV-17": "2026-12-22", "CV-18": "2026-12-29"}


def finished(folder: Path) -> Project:
    """The whole agency at the end of its year, all its tasks done: what is laid down to be tried."""
    project = whole(folder)
    file = folder / "datapackage" / "data" / "cong_viec.csv"
    content = file.read_bytes()
    done = [row | {"ngay_xong": DONE_AFTERWARDS.get(row["ma"], row["ngay_xong"])} for row in rows(content)]
    file.write_bytes(table(columns(content), done))
    (folder / "pyproject.toml").write_text(f'[tool.congkhai]\ntoday = "{YEAR_IS_OVER}"\n', encoding="utf-8")
    return find(project.root)


@cache
def sample_tables() -> Tables:
    """The sample as the loader reads it."""
    tables, findings = load(find(HERE.parents[1]))
    assert findings == ()
    return tables


@cache
def sample() -> Agency:
    """The sample's record; no rule finds anything in it, and one (a quota) does not hold in 2022."""
    agency, findings = assembled(sample_tables())
    assert [finding.code for finding in findings] == [NOT_RUN.code]
    return agency


def assembled(tables: Tables, today: date | None = None) -> tuple[Agency, tuple[Finding, ...]]:
    agency, findings = assemble(tables)
    assert findings == () and agency is not None
    day = today or date(agency.cycles[0].year, 12, 6)
    return agency, tuple(explained(agency, run(agency, day)))


if __name__ == "__main__":
    finished(Path(sys.argv[1]))
