"""Whatever the office's files hold, `check` and `tidy` end with findings or a verdict, never with a trace."""

import io
import json
import random
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from congkhai.errors import Stopped
from congkhai.findings import Finding, Place, blocking
from congkhai.grids.workbook import tabs
from congkhai.project import find
from congkhai.workflows.check import check
from tests.workflows.office import Office, copied
from tests.workflows.spoiling import bytes_spoilt, json_spoilt, table_spoilt

TODAY = date(2022, 12, 6)
# Each example is a check of the whole sample.
WHOLE = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[*HealthCheck],
    phases=[Phase.generate],
    database=None,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return copied(tmp_path_factory.mktemp("chung") / "co-quan")


def judged(office: Office, path: Path, content: bytes) -> tuple[Finding, ...] | str:
    """What `check` says while a file holds other bytes: findings, or what stopped it."""
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        return check(find(office.folder), TODAY)
    except Stopped as stopped:
        return str(stopped)
    finally:
        path.write_bytes(before)


def files(office: Office, suffix: str) -> list[Path]:
    return sorted((office.folder / "datapackage").rglob(f"*.{suffix}"))


@WHOLE
@given(data=st.data())
def test_tables_spoilt_by_rows_cells_and_encodings(shared, data):
    path = data.draw(st.sampled_from(files(shared, "csv")))
    content = path.read_bytes()
    said = judged(shared, path, data.draw(table_spoilt(content) | bytes_spoilt(content)))
    assert isinstance(said, tuple)


@WHOLE
@given(data=st.data())
def test_a_cell_that_takes_the_place_of_another_of_its_column(shared, data):
    path = data.draw(st.sampled_from(files(shared, "csv")))
    rows = shared.rows(path.stem)
    if not rows:
        return
    before = path.read_bytes()
    for _ in range(data.draw(st.integers(1, 3))):
        column = data.draw(st.sampled_from([*rows[0]]))
        one, other = (data.draw(st.integers(0, len(rows) - 1)) for _ in range(2))
        rows[one] = rows[one] | {column: rows[other][column]}
    shared.write(path.stem, rows)
    content = path.read_bytes()
    path.write_bytes(before)
    assert isinstance(judged(shared, path, content), tuple)


@WHOLE
@given(data=st.data())
def test_schemas_and_descriptor_spoilt(shared, data):
    path = data.draw(st.sampled_from(files(shared, "json")))
    content = path.read_bytes()
    spoilt = data.draw(json_spoilt(content) | bytes_spoilt(content) | st.binary(max_size=99))
    assert judged(shared, path, spoilt) is not None


def workbook() -> bytes:
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream)
    made.add_worksheet("can_bo").write_row(0, 0, ("ma", "ho_ten"))
    made.close()
    return stream.getvalue()


@pytest.mark.parametrize("seed", range(12))
def test_workbooks_spoilt_are_sheets_or_a_finding(seed):
    content = bytearray(workbook())
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 5, 50))):
        content[chance.randrange(4, len(content))] = chance.randrange(256)
    found, findings = tabs(bytes(content), Place(table="can_bo", file="can_bo.xlsx", table_title="Cán bộ"))
    assert bool(found) != blocking(findings)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("data/can_bo.csv", b"\xff\xfe\x00\xd8", 1),
        ("data/hoi_nghi.csv", b"PK\x03\x04 no archive", 1),
        ("schemas/can_bo.json", b"[" * 100_000, 1),
    ],
)
def test_the_whole_program_answers_with_an_object(office, name, content, code):
    (office.folder / "datapackage" / name).write_bytes(content)
    done = office.run("check", "--format", "json")
    assert (done.code, json.loads(done.said)["ok"], "Traceback" in done.told) == (code, False, False)
