"""What fields of records say of their columns is what the program's schemas say."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from congkhai.model import agency, law, permitted, plan, record, structure, year
from congkhai.model.columns import (
    UNSAID,
    Declared,
    LevelId,
    Recorded,
    Where,
    at,
    columns_of,
    declared,
    may_be_empty,
    named,
    plain,
    source,
    table_of,
)
from congkhai.model.record import PersonRating
from congkhai.model.year import PeriodScore
from congkhai.tables import originals
from congkhai.tables.schema import Field, Schema
from tests.packages.rows import row
from tests.packages.story import office

ROOMS = (agency, law, permitted, plan, record, structure, year)
KINDS = sorted(
    {
        value
        for room in ROOMS
        for value in vars(room).values()
        if isinstance(value, type) and issubclass(value, Recorded) and hasattr(value, "__table__")
    },
    key=lambda kind: kind.__name__,
)
TYPES = {str: "string", LevelId: "string", bool: "boolean", date: "date", int: "integer", Decimal: "number"}
Said = tuple[str, Any, Declared]


def said(kind: type) -> Iterator[Said]:
    """Each column that a class names, with the annotation of what is made of it."""
    for words, hint in declared(kind).values():
        if words.by or words.numbered:
            continue
        if not words.columns:
            yield from said(hint)
        elif hint is datetime:
            yield from zip(words.columns, (date, datetime), (words, words), strict=True)
        else:
            several = get_origin(hint) is tuple and len(words.columns) > 1
            one = get_args(hint)[0] if several else hint
            yield from ((column, one, words) for column in words.columns)


def schema(kind: type[Recorded]) -> Schema:
    known = originals.parsed(table_of(kind))
    assert known is not None
    return known


def required(field: Field) -> bool:
    return bool(field.get("constraints", {}).get("required"))


def test_every_table_of_the_program_has_one_kind_of_record():
    assert sorted(map(table_of, KINDS)) == sorted(originals.titles())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_a_field_says_of_its_column_is_what_the_schema_says(kind):
    known = schema(kind)
    for column, hint, words in said(kind):
        field, bare = known.field(column), plain(hint)
        if hint is datetime:
            assert (field["type"], required(field)) == ("time", not words.later), column
        elif isinstance(bare, type) and issubclass(bare, Recorded):
            aims = [key.target for key in known.foreign_keys if key.columns == (column,)]
            assert aims == [table_of(bare)], column
        elif words.words is not None:
            assert sorted(words.words) == sorted(field["constraints"]["enum"]), column
        elif isinstance(bare, type) and issubclass(bare, StrEnum):
            assert sorted(bare) == sorted(field["constraints"]["enum"]), column
        elif get_origin(bare) is not tuple and not words.titled:
            assert field["type"] == TYPES[bare], column
        optional = may_be_empty(hint) or bare in (str, LevelId, bool) or words.empty is not UNSAID
        assert optional or get_origin(bare) is tuple or required(field) or words.later, column
        assert not (words.later and required(field)), column


def test_every_class_of_records_is_read_and_points_only_at_tables():
    assert {kind.__name__ for kind in KINDS} >= {"Cycle", "Vote", "PeriodScore", "Level"}
    assert source(PersonRating, "level") == "xep_loai_ca_nhan.muc"
    assert columns_of(law.Parameter, "source.article") == ("dieu_khoan",)
    assert columns_of(PeriodScore, "groups") == ("nhom_1", "nhom_2", "nhom_3")


def test_a_place_is_that_of_the_cell_in_the_file():
    rating = next(one for one in office().cycles[0].person_ratings if one.id == "XLCN-005")
    place = at(rating, "level")
    assert (place.table, place.column, place.column_title, place.value, place.key) == (
        "xep_loai_ca_nhan",
        "muc",
        "Mức xếp loại",
        "HTTNV",
        "XLCN-005",
    )
    assert at(office().cycles[0].scores[0], "groups", 2).column == "nhom_3"
    person = structure.Official(row=row("can_bo", ho_ten="Lò Văn Hoà"), id="CB-1", name="Lò Văn Hòa")
    assert at(person, "name").value == "Lò Văn Hoà"


def test_a_place_made_when_asked_for_is_the_same():
    rating, score = office().cycles[0].person_ratings[0], office().cycles[0].scores[0]
    assert Where(rating, "level").place == at(rating, "level")
    assert Where(score, "groups", 2).place == at(score, "groups", 2)
    assert Where(rating).place == rating.place


@pytest.mark.parametrize("name", ["levle", "row", "source.artikle", "year_scores"])
def test_a_name_that_is_no_field_of_the_file_fails(name):
    kind = law.Parameter if "." in name else agency.Cycle
    with pytest.raises(AttributeError):
        named(kind, name)


@pytest.mark.slow
def test_mypy_refuses_a_name_that_is_no_field(tmp_path):
    lines = (
        "from congkhai.model.columns import Where, at, named",
        "from congkhai.model.law import Parameter",
        "from congkhai.model.record import PersonRating, UnitRating",
        "from congkhai.value import replace",
        "def places(one: PersonRating | UnitRating, row: Parameter, name: str) -> None:",
        '    at(one, "level"); at(row, "source.article"); at(one, named(PersonRating, "level"))',
        '    at(one, "levle")',
        '    at(one, "months")',
        '    at(row, "source.artikle")',
        "    at(one, name)",
        '    Where(row, "value"); Where(one); Where(one, "levle")',
        '    replace(row, name="Tên", last_year=None); replace(row, nam="Tên")',
        '    replace(row, first_year="2022")',
    )
    source = tmp_path / "places.py"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    config = Path(__file__).parents[2] / "pyproject.toml"
    asked = (sys.executable, "-m", "mypy", "--config-file", str(config), str(source))
    told = subprocess.run(asked, capture_output=True, text=True, cwd=config.parent, check=False).stdout
    faults = [line.split("error: ")[1].split("  [")[0] for line in told.splitlines() if "error: " in line]
    assert faults == [
        '"PersonRating" has no field "levle"',
        '"UnitRating" has no field "levle"',
        '"UnitRating" has no field "months"',
        '"Parameter" has no field "source.artikle"',
        "The name of a field stands in the call itself or comes from `named`",
        '"PersonRating" has no field "levle"',
        '"UnitRating" has no field "levle"',
        '"Parameter" has no field "nam"',
        '"first_year" of "Parameter" takes no Literal[\'2022\']?',
    ]


#: Rooms in which a column's name is no string: others head files of their own with such words.
UNNAMED = ("law", "rules", "records", "tables", "disclosure", "documents", "workbook", "workflows", "pages")


def test_no_column_is_named_by_a_string_outside_the_model_and_the_schemas():
    schemas = {name: schema for name in originals.titles() if (schema := originals.parsed(name))}
    fields = [(name, field) for name, schema in schemas.items() for field in schema.fields]
    values = {value for _, field in fields for value in field.get("constraints", {}).get("enum", ())}
    # "ma" or "ten" may be any word; a value may be spelt as a column is.
    plain = {field["name"] for _, field in fields if "_" in field["name"]} - values - schemas.keys()
    names = plain | {f"{name}.{field['name']}" for name, field in fields}
    package = Path(agency.__file__).parents[1]
    assert [
        (path.name, node.lineno, node.value)
        for room in UNNAMED
        for path in sorted((package / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
    ] == []
