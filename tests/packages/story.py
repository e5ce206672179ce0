"""Whole small packages kept as folders, each telling one story, and the sample itself.

- `nho-2026`: nine people under the rules of 2026, the quota met to the last person.
- `so-nho`: 24 people of 2022 with 2, 12, 6 and 1 at the levels, 2 not rated and the head rated by the
  superior; both audiences may see names. A namesake of the head is listed.

A folder holds the office's own rows; what it lacks is as in a new folder (law) or empty.
"""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from congkhai.findings import Finding
from congkhai.model.agency import Agency
from congkhai.project import find
from congkhai.records.assemble import assemble
from congkhai.rules.run import NOT_RUN, run
from congkhai.starter.files import files
from congkhai.tables import originals
from congkhai.tables.load import load
from congkhai.tables.table import Tables
from tests.rules.build import lay

HERE = Path(__file__).parent
LAW = ("chuc_vu", "bo_quy_dinh", "muc_xep_loai", "tham_so", "quy_tac", "ngay_nghi")
STORIES = ("nho-2026", "so-nho")


def sheets(name: str) -> dict[str, bytes]:
    """Every table of a story."""
    given = files()
    found = {table: originals.header(table).encode() for table in originals.titles()}
    found |= {table: given[f"datapackage/data/{table}.csv"] for table in LAW}
    found |= {path.stem: path.read_bytes() for path in (HERE / name).glob("*.csv")}
    return found | {"van_ban": _with_law(found["van_ban"], given["datapackage/data/van_ban.csv"])}


def _with_law(own: bytes, given: bytes) -> bytes:
    """The story's documents, and after them those of a new folder that it does not have itself."""
    lines = own.decode().splitlines()
    known = {line.partition(",")[0] for line in lines}
    lines += [line for line in given.decode().splitlines() if line.partition(",")[0] not in known]
    return "".join(f"{line}\n" for line in lines).encode()


@cache
def told(name: str) -> tuple[Agency, tuple[Finding, ...]]:
    """A story's record, and what the rules say of it; nothing else may be wrong."""
    with TemporaryDirectory() as folder:
        tables, findings = load(lay(Path(folder), sheets(name)))
    assert findings == ()
    return assembled(tables)


@cache
def sample_tables() -> Tables:
    """The sample as the loader reads it."""
    tables, findings = load(find(HERE.parents[1]))
    assert findings == ()
    return tables


@cache
def sample() -> Agency:
    """The sample's record; no rule finds a fault in it, and some (a quota) do not hold in 2022."""
    agency, findings = assembled(sample_tables())
    assert [finding.code for finding in findings] == [NOT_RUN.code]
    return agency


def assembled(tables: Tables) -> tuple[Agency, tuple[Finding, ...]]:
    agency, findings = assemble(tables)
    assert findings == () and agency is not None
    return agency, tuple(run(agency, date(agency.cycles[0].year, 12, 6)))
