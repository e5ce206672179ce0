"""The short cut past the judge changes nothing: what it would say of every line is what is said."""

import csv
import io
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.findings import Place
from congkhai.notation import json_text
from congkhai.tables import originals
from congkhai.tables.judge import judge
from congkhai.tables.schema import parse
from congkhai.tables.sheet import Sheet, read
from congkhai.tables.verdict import LIMIT
from tests.bench.synthetic import make, spoil
from tests.tables.plain import Said, judged

TEXTS = ["", *"A B AB a - 0 1 2 -1 1,5 1.50 1.597 2_0 NaN có co khong Hoà hòa 7:30 07:30:00 25:00".split()]
TEXTS += "01/02/2026 2026-02-01 31/02/2026 2025-12-31".split()
KINDS = "string string integer number boolean date time any year".split()
BOUNDS: Mapping[tuple[str, str], list[Any]] = {
    ("integer", "default"): [0, 1, "2"],
    ("number", "default"): [0, 1.5, "1.50"],
    ("date", "default"): ["2026-01-01", "2026-02-01"],
    ("date", "%d/%m/%Y"): ["01/02/2026"],
    ("time", "default"): ["07:30:00"],
    ("time", "%H:%M"): ["07:30"],
}


@st.composite
def fields(draw: st.DrawFn, name: str, kinds: list[str]) -> dict[str, Any]:
    """A column of one of these types under any constraints that its type knows."""
    kind = draw(st.sampled_from(kinds))
    constraints: dict[str, Any] = {"required": draw(st.booleans())}
    if kind not in ("any", "year"):
        constraints["unique"] = draw(st.booleans())
    form = draw(st.sampled_from([form for known, form in BOUNDS if known == kind] or ["default"]))
    for bound in ("minimum", "maximum"):
        if (kind, form) in BOUNDS and draw(st.booleans()):
            constraints[bound] = draw(st.sampled_from(BOUNDS[kind, form]))
    if kind == "string":
        constraints |= draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "pattern": st.sampled_from(["[A-Z]+", "(a|AB)", "[^-]*"]),
                    "minLength": st.integers(0, 2),
                    "maxLength": st.integers(1, 3),
                    "enum": st.lists(st.sampled_from(TEXTS), min_size=1),
                },
            )
        )
    made = {"name": name, "type": kind, "format": form, "constraints": constraints}
    if kind == "boolean":
        made |= {"trueValues": ["co", "có", "1"], "falseValues": ["khong", "0"]}
    return made


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Sheet]:
    """Two tables; the second points to the first and to itself, by one column or two.

    Few types and few texts, so that keys meet.
    """
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=2))
    first = {"fields": [draw(fields(name, kinds)) for name in "ab"], "primaryKey": draw(keys("a", "b"))}
    second = {"fields": [draw(fields(name, kinds)) for name in "cde"], "primaryKey": draw(keys("c", "d"))}
    second["foreignKeys"] = draw(
        st.lists(
            st.sampled_from(
                [
                    {"fields": ["c"], "reference": {"resource": "mot", "fields": ["a"]}},
                    {"fields": ["d", "e"], "reference": {"resource": "mot", "fields": ["a", "b"]}},
                    {"fields": ["e"], "reference": {"resource": "", "fields": ["d"]}},
                ]
            ),
            unique_by=str,
        )
    )
    for schema in (first, second):
        schema["missingValues"] = draw(st.sampled_from([[""], ["", "-", "0"]]))
    pool = draw(st.lists(st.sampled_from([*TEXTS, "-", "0", "A"]), min_size=1, max_size=3))
    return {"mot": draw(sheets("mot", first, pool)), "hai": draw(sheets("hai", second, pool))}


def keys(*names: str) -> st.SearchStrategy[list[str]]:
    return st.sampled_from([[], [names[0]], [*names]])


@st.composite
def sheets(draw: st.DrawFn, name: str, schema: dict[str, Any], pool: list[str]) -> Sheet:
    """A table of a few rows; some are cut short or too long."""
    names = [field["name"] for field in schema["fields"]]
    even = st.lists(st.sampled_from(pool), min_size=len(names), max_size=len(names))
    uneven = st.lists(st.sampled_from(pool), min_size=1, max_size=len(names) + 1)
    rows = draw(st.lists(st.one_of(even, even, even, uneven), max_size=5))
    return written(name, schema, [names, *rows])


def written(name: str, schema: dict[str, Any], rows: list[list[str]]) -> Sheet:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return sheet(name, schema, text.getvalue().encode())


def sheet(name: str, raw: object, content: bytes) -> Sheet:
    schema = parse(raw, name)
    assert not isinstance(schema, str), schema
    found, _ = read(content, schema, Place(table=name, file=f"data/{name}.csv", table_title=name))
    assert found is not None
    return found


def said(sheets: Mapping[str, Sheet]) -> dict[str, tuple[list[Said], list[list[object]]]]:
    """What is said of each table, and the values its lines get, in the words of `plain.judged`.

    Where the judge stopped early, as far as it read.
    """
    answers = {}
    for name, verdict in judge(sheets).items():
        width = len(sheets[name].fields)
        end = (verdict.faults[-1].line or 0) + 1 if verdict.stopped else None
        lines = enumerate(sheets[name].lines[:end])
        values = [[*verdict.values.get(number, line.values)][:width] for number, line in lines]
        answers[name] = [(one.type, one.line or 0, one.column) for one in verdict.faults], values
    return answers


@settings(deadline=None, max_examples=100)
@given(tables())
def test_every_fault_and_every_value_is_the_judges(sheets: dict[str, Sheet]) -> None:
    assert said(sheets) == judged(sheets)


AB = {"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "integer"}]}
ONE, BOTH = {"primaryKey": "a"}, {"primaryKey": ["a", "b"]}
C = {"fields": [{"name": "c", "type": "string"}], "foreignKeys": []}
TO_A = {"foreignKeys": [{"fields": ["c"], "reference": {"resource": "mot", "fields": ["a"]}}]}
TO_AB = {"foreignKeys": [{"fields": ["c", "d"], "reference": {"resource": "mot", "fields": ["a", "b"]}}]}
DASH = {"missingValues": ["", "-"]}
CD = {"fields": [{"name": "c", "type": "string"}, {"name": "d", "type": "integer"}]}


@pytest.mark.parametrize(
    ("first", "rows", "second", "pointing", "faults"),
    [
        pytest.param(AB | DASH, ["-,1"], C | TO_A, ["-", "A"], 2, id="empty in the table pointed to only"),
        pytest.param(AB, ["-,1"], C | TO_A | DASH, ["-"], 1, id="empty in the table that points only"),
        pytest.param(AB | BOTH, ["A,", "A,x"], C, [], 2, id="a key without its part, first"),
        pytest.param(AB | BOTH, ["A,x", "A,"], C, [], 2, id="a key without its part, last"),
        pytest.param(AB, ["A,x"], CD | TO_AB, ["A,"], 1, id="a pointer without its part, known"),
        pytest.param(AB, ["A,1"], CD | TO_AB, ["A,"], 1, id="a pointer without its part, unknown"),
        pytest.param(AB | ONE, ["A,1", "A"], C, [], 2, id="a twin cut short"),
        pytest.param(AB | ONE, ["A", "A,1"], C, [], 2, id="the twin of a row cut short"),
        pytest.param(AB | ONE, ["A,1", "B,1", "A,2"], C | TO_A, ["A", "", "B"], 1, id="a twin"),
        pytest.param(AB, ["A,1,x", "B,1"], C | TO_A, ["A", "B"], 1, id="pointing to a row too long"),
    ],
)
def test_what_looks_right_by_itself_and_is_not(first, rows, second, pointing, faults):
    pair = {"mot": lines("mot", first, rows), "hai": lines("hai", second, pointing)}
    assert said(pair) == judged(pair)
    assert sum(len(told) for told, _ in judged(pair).values()) == faults


def lines(name: str, schema: dict[str, Any], rows: list[str]) -> Sheet:
    names = [field["name"] for field in schema["fields"]]
    return written(name, schema, [names, *(row.split(",") for row in rows)])


@pytest.mark.parametrize("share", [0, 0.002, 0.02, 0.5])
def test_a_whole_package_is_judged_as_if_line_by_line(tmp_path, share):
    make(tmp_path, 100, seed=1)
    spoil(tmp_path, share, seed=2)
    package = package_of(tmp_path / "datapackage")
    assert said(package) == judged(package)
    assert any(faults for faults, _ in judged(package).values()) == bool(share)


def test_the_judge_stops_where_it_would_have_stopped():
    rows = [[f"A{number}" if number % 3 else "", "x"] for number in range(4 * LIMIT)]
    schema = {"fields": [{"name": "a", "constraints": {"required": True}}, {"name": "b"}], "primaryKey": "a"}
    one = {"mot": written("mot", schema, [["a", "b"], *rows])}
    assert said(one) == judged(one)
    assert judge(one)["mot"].stopped


def test_of_a_package_with_nothing_wrong_the_judge_sees_no_line(tmp_path):
    make(tmp_path, 100, seed=1)
    verdicts = judge(package_of(tmp_path / "datapackage"))
    assert {name for name, verdict in verdicts.items() if verdict.values} == set()


def package_of(folder):
    """Every table of a package as the judge gets it."""
    return {
        name: sheet(name, json_text.value((folder / "schemas" / f"{name}.json").read_bytes()), content)
        for name in originals.titles()
        if (content := (folder / "data" / f"{name}.csv").read_bytes())
    }
