"""Whatever stands in a file of the package: findings or a verdict, never an exception."""

import json

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from congkhai.findings import Place
from congkhai.grids.encoding import recovered
from congkhai.project import find
from congkhai.tables import originals, sheet
from congkhai.tables.load import load
from congkhai.tables.mend import mended
from congkhai.tables.repairs import proposed
from congkhai.tables.schema import Schema, parse
from tests.tables.conftest import ROWS
from tests.workflows.spoiling import bytes_spoilt, table_spoilt

PLACE = Place(table="hoi_nghi", file="datapackage/data/hoi_nghi.csv", table_title="Hội nghị, cuộc họp")
MEETINGS = (originals.header("hoi_nghi") + "\n".join(ROWS["hoi_nghi"])).encode()
TITLES, *BELOW = MEETINGS.splitlines(keepends=True)
OLDER = TITLES.replace(b",thong_qua", b"") + b"".join(row.replace(b",\n", b"\n") for row in BELOW)
LATER = ("thong_qua",)
ANY_BYTES = st.one_of(
    st.binary(max_size=200),
    bytes_spoilt(MEETINGS),
    table_spoilt(MEETINGS),
    table_spoilt(OLDER),
    st.text().map(str.encode),
    st.sampled_from(["utf-16", "cp1258"]).map(lambda name: MEETINGS.decode().encode(name, "replace")),
)
WRONG = [None, 5, -1.5, "", "a\nb", [], {}, [5], [[]], {"fields": 5}, ["a", "a"], "\ud800", True]
FAST = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def schema():
    read = parse(json.loads(originals.schema("hoi_nghi") or b""), "hoi_nghi")
    assert isinstance(read, Schema)
    return read


@FAST
@given(content=ANY_BYTES)
def test_any_bytes_are_a_sheet_or_a_finding(schema, content):
    found, findings = sheet.read(content, schema, PLACE)
    assert found is not None or any(finding.blocks for finding in findings)


@FAST
@given(content=ANY_BYTES)
@example(content=OLDER)
@example(content=OLDER + MEETINGS)
def test_any_bytes_are_repaired_once_or_never(schema, content):
    found = mended(content, schema, PLACE)
    if found is None:
        return
    assert found.repairs
    assert mended(found.content, schema, PLACE) is None
    # Blank rows above the header keep a file from being read until they are taken away.
    before, _ = sheet.read(content, schema, PLACE)
    if recovered(content) is None and before is not None:
        after, _ = sheet.read(found.content, schema, PLACE)
        assert after is not None
        assert values(after, before.columns) == values(before, before.columns)
        added = [name for name in after.columns if name not in before.columns]
        assert all(name in LATER and not any(filled(after, name)) for name in added)


def values(one, columns):
    """What stands in these columns, and beyond all columns, row by row; a row cut short has fewer."""
    width = len(one.columns)
    places = [one.columns.index(name) for name in columns]
    return [
        ([line.values[at] for at in places if at < len(line.values)], line.values[width:])
        for line in one.lines
    ]


def filled(one, column):
    """What stands in one column."""
    at = one.columns.index(column)
    return [line.values[at] for line in one.lines if at < len(line.values)]


def places(value, at=()):
    """The way to every part of a JSON value."""
    yield at
    parts = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    for key, part in parts:
        yield from places(part, (*at, key))


def put(value, way, part):
    """The value with another part at the end of the way."""
    if not way:
        return part
    whole = json.loads(json.dumps(value))
    inside = whole
    for key in way[:-1]:
        inside = inside[key]
    inside[way[-1]] = part
    return whole


SCHEMA = {
    "fields": [
        {"name": "ma", "type": "string", "title": "Mã", "description": "Mã.", "congkhai:them_tu": "0.2"},
        {"name": "ten", "type": "string", "constraints": {"required": True, "pattern": "A+", "minLength": 1}},
        {"name": "bat", "type": "boolean", "trueValues": ["co"], "falseValues": ["khong"]},
        {"name": "loai", "congkhai:nhan": {"a": "Loại A"}, "constraints": {"enum": ["a"]}},
        {"name": "so", "type": "number", "constraints": {"minimum": 0}},
        {"name": "ngay", "type": "date", "format": "default"},
    ],
    "primaryKey": ["ma"],
    "missingValues": [""],
    "foreignKeys": [{"fields": "ten", "reference": {"resource": "", "fields": ["ma"]}}],
}
TABLE = b"ma,ten,bat,loai,so,ngay\nA,A,co,Lo\xe1\xba\xa1i A,1.597,11/24/2022\nB,,x,b,5/Q,05/12/2022\n"


@pytest.fixture
def lone(tmp_path):
    """A package of one table, and what reads it, by the name of a file."""
    package = tmp_path / "datapackage"
    package.mkdir()
    resource = {"name": "t", "title": "Bảng", "path": "t.csv", "schema": "t.json"}
    raw = {"name": "goi", "title": "Gói", "congkhai:minh_hoa": True, "resources": [resource]}
    (package / "datapackage.json").write_text(json.dumps(raw), "utf-8")
    (package / "t.json").write_text(json.dumps(SCHEMA), "utf-8")
    (package / "t.csv").write_bytes(TABLE)
    return package


def told(package):
    """The kinds of findings besides those of tables that the package does not have."""
    project = find(package.parent)
    proposed(project)
    return {finding.code for finding in load(project)[1]} - {"thieu-bang"}


def test_the_lone_table_is_read(lone):
    assert {"so-khong-doc-duoc", "ngay-hai-cach-hieu", "khong-co-trong-danh-sach"} <= told(lone)
    assert "luoc-do-hong" not in told(lone)


@pytest.mark.parametrize("way", [*places(SCHEMA)], ids=str)
def test_whatever_stands_in_a_schema_is_told(lone, way):
    for part in WRONG:
        (lone / "t.json").write_text(json.dumps(put(SCHEMA, way, part)), "utf-8")
        assert told(lone)


def test_whatever_stands_in_the_descriptor_is_a_finding_or_no_matter(lone):
    raw = json.loads((lone / "datapackage.json").read_text("utf-8"))
    for way in places(raw):
        for part in WRONG:
            (lone / "datapackage.json").write_text(json.dumps(put(raw, way, part)), "utf-8")
            assert told(lone) is not None


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(content=st.binary(max_size=120) | bytes_spoilt(json.dumps(SCHEMA).encode()), name=st.booleans())
def test_any_bytes_in_the_place_of_json_are_told(lone, content, name):
    path = lone / ("t.json" if name else "datapackage.json")
    before = path.read_bytes()
    path.write_bytes(content)
    found = told(lone)
    path.write_bytes(before)
    assert found


LONG_NUMBER = b'{"a": ' + b"1" * 5000 + b"}"


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'{"a":' * 50_000, LONG_NUMBER, b'{"a": "\\ud800"}', b"NaN", b"\xff\xfe{}"]
)
def test_json_that_no_reader_likes_is_told(lone, content):
    (lone / "t.json").write_bytes(content)
    # That the tables of a later version are lacking is told of every such folder.
    assert told(lone) - {"bang-them-sau"} == {"luoc-do-hong"}
    (lone / "datapackage.json").write_bytes(content)
    assert told(lone) == {"goi-hong"}
    assert find(lone.parent).sample_date is None
