"""Every value that leaves the record is of a column wide enough for its reader."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from congkhai.disclosure import handing_in, plan_said, public
from congkhai.disclosure.gate import FREE, gate
from congkhai.disclosure.handing_in import PublicHandIn
from congkhai.disclosure.public import Audience, PublicAgency, PublicMeeting, PublicRating
from congkhai.disclosure.reveal import forbidden, reveal
from congkhai.disclosure.sourced import of
from congkhai.disclosure.steps import PublicStep
from congkhai.model.agency import Agency
from congkhai.model.law import Document
from congkhai.model.schema import Visibility
from congkhai.model.structure import Official
from congkhai.starter.files import page_texts
from congkhai.tables import originals
from congkhai.text.fold import fold
from congkhai.value import Value, replace, said
from tests.packages.rows import row
from tests.packages.story import sample

TODAY = date(2022, 12, 6)
SHOWN = vars(public).values()
OWN = (public.__name__, plan_said.__name__, handing_in.__name__)
TYPES = [one for one in SHOWN if isinstance(one, type) and issubclass(one, Value) and one.__module__ in OWN]
#: What the portal gets only under an order with names, and what it never gets.
INSIDE = (PublicRating, PublicMeeting, PublicStep, PublicHandIn)
WIDTHS = {
    f"{table}.{field['name']}": field["congkhai:visibility"]
    for table in originals.titles()
    for field in json.loads(originals.schema(table) or b"{}")["fields"]
}
USED = sorted({column for kind in TYPES for told in said(kind).values() for column in told.sources} - FREE)


def leaves(value: object, of: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every simple value below a public one, with the columns of the field it stands in."""
    if isinstance(value, Value):
        for field, told in said(type(value)).items():
            yield from leaves(getattr(value, field), told.sources)
    elif isinstance(value, tuple):
        for item in value:
            yield from leaves(item, of)
    else:
        yield of, value


def narrowed(agency: Agency, column: str, width: Visibility = Visibility.RESTRICTED) -> Agency:
    """The folder's schema keeps a column from everybody, or from the public."""
    tables = tuple(
        replace(
            table,
            columns=tuple(
                replace(c, visibility=width) if f"{c.table}.{c.name}" == column else c for c in table.columns
            ),
        )
        for table in agency.tables
    )
    return replace(agency, tables=tables)


def texts(shown: PublicAgency) -> list[str]:
    """All text that an audience receives, without the data dictionary, folded."""
    return [fold(value) for _, value in leaves(replace(shown, tables=())) if isinstance(value, str)]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_a_public_type_takes_from_columns_of_its_width(kind: Any):
    for field, told in said(kind).items():
        for column in set(told.sources) - FREE:
            allowed = {"public", "agency"} if kind in INSIDE else {"public"}
            assert WIDTHS.get(column) in allowed, (kind.__name__, field, column)


def test_every_field_says_where_it_comes_from():
    assert all(list(said(kind)) == list(kind.__struct_fields__) for kind in TYPES)
    named = [told.sources for kind in TYPES for told in said(kind).values()]
    assert len(TYPES) > 15
    assert all(column in FREE or column in WIDTHS for columns in named for column in columns)


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("column", USED)
def test_a_column_that_the_folder_narrows_is_left_out(audience, column):
    agency = narrowed(sample(), column)
    shown = reveal(agency, audience, TODAY)
    told = [value for columns, value in leaves(shown) if column in columns]
    assert [value for value in told if value not in ("", None)] == []
    hidden = [fold(word) for word, of in forbidden(agency, shown, page_texts()).items() if of == column]
    assert [text for text in texts(shown) if text in hidden] == []


@pytest.mark.parametrize("column", USED)
def test_what_the_folder_keeps_inside_reaches_the_portal_in_the_named_list_alone(column):
    agency = narrowed(sample(), column, Visibility.AGENCY)
    shown = reveal(agency, Audience.PORTAL, TODAY)
    assert shown.newest.results is not None
    listless = replace(shown.newest.results, people=())
    rest = replace(shown, cycles=(replace(shown.newest, results=listless),))
    told = [value for columns, value in leaves(rest) if column in columns]
    assert [value for value in told if value not in ("", None)] == []
    listed = {fold(str(value)) for _, value in leaves(shown.newest.results.people)}
    assert [word for word in forbidden(agency, shown, page_texts()) if fold(word) in listed] == []


def test_without_names_there_is_no_list():
    """A list of positions and levels would name people just as well."""
    agency = narrowed(sample(), "can_bo.ho_ten")
    for audience in Audience:
        results = reveal(agency, audience, TODAY).newest.results
        assert results is not None
        assert (results.named, results.people) == (False, ())
        assert results.totals is not None and results.totals.rows


def test_the_portal_gets_nothing_that_is_for_the_agency():
    shown = reveal(sample(), Audience.PORTAL, TODAY)
    assert shown.newest.meetings == ()
    assert shown.tables == ()


@pytest.mark.parametrize("audience", Audience)
def test_no_text_is_one_that_must_not_show(audience):
    shown = reveal(sample(), audience, TODAY)
    hidden = [fold(word) for word in forbidden(sample(), shown, page_texts())]
    assert hidden
    assert [text for text in texts(shown) for word in hidden if word in text] == []


def test_the_dictionary_holds_no_value_of_any_row():
    shown = reveal(sample(), Audience.AGENCY, TODAY)
    said = {fold(value) for _, value in leaves(shown.tables) if isinstance(value, str)}
    values = {
        fold(w) for t in sample().tables for c in t.columns if c.visibility for w in c.words if len(w) > 5
    }
    assert {table.name for table in shown.tables} == set(originals.titles())
    assert said & values == set()


@pytest.mark.parametrize(
    ("value", "empty"),
    [(None, None), (date(2022, 12, 1), None), (7, None), (True, None), ("chữ", ""), (("a", "b"), ())],
)
def test_what_is_withheld_is_empty_in_its_own_kind(value, empty):

    class Kept(Value):
        value: object = of(Official, "name")

    assert gate((), Audience.AGENCY).fill(Kept, value=value) == Kept(value=empty)


def test_a_field_of_the_record_is_taken_from_it_unless_given_and_as_far_as_it_may_show():

    class Kept(Value):
        id: str = of(Official, "id")
        name: str = of(Official, "name")

    official = Official(row=row(), id="CB-1", name="Lò Văn Hoà")
    door = gate((), Audience.AGENCY)
    wide = replace(door, columns={"can_bo.ma": Visibility.PUBLIC, "can_bo.ho_ten": Visibility.PUBLIC})
    assert wide.fill(Kept, official) == Kept(id="CB-1", name="Lò Văn Hoà")
    assert wide.fill(Kept, official, name="Ông Hoà") == Kept(id="CB-1", name="Ông Hoà")
    assert door.fill(Kept, official) == Kept(id="", name="")


def test_what_takes_its_words_from_elsewhere_is_never_the_record_itself():

    class Kept(Value):
        name: str = of(Official, "name", (Document, "number"))

    with pytest.raises(TypeError):
        gate((), Audience.AGENCY).fill(Kept, Official(row=row(), id="CB-1", name="Lò Văn Hoà"))
