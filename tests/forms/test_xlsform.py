"""pyxform, the reference reader of XLSForm, takes every form; what it makes of one is what the form asks."""

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyxform.xls2xform import ConvertResult, convert

from congkhai.forms.definition import Definition
from congkhai.forms.laid_out import laid_out
from congkhai.forms.wording import told_to
from congkhai.forms.xlsform import LANGUAGE, xlsform
from congkhai.model.forms import FieldKind, FormField, Known
from congkhai.value import replace
from tests.forms.every import definition, definitions
from tests.packages.story import office

FORMS = definitions()


def taken(form: Definition) -> ConvertResult:
    warnings: list[str] = []
    made = convert(xlsform(form), file_type=".xlsx", warnings=warnings)
    assert warnings == []
    return made


def sheet_of(form: Definition, name: str) -> list[dict[str, str]]:
    head, *rows = load_workbook(io.BytesIO(xlsform(form)))[name].iter_rows(values_only=True)
    return [{str(title): str(cell or "") for title, cell in zip(head, row, strict=True)} for row in rows]


def survey(form: Definition) -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in sheet_of(form, "survey") if row["name"]}


@pytest.mark.parametrize("form", FORMS, ids=[f"{one.cycle.year}-{one.form.id}" for one in FORMS])
def test_pyxform_takes_every_form(form):
    made = taken(form).xform
    for item, _ in form.every():
        if item.typed:
            assert f"/{item.name}" in made
    assert form.version in made


def test_the_settings_name_form_year_and_version():
    form = definition("M-335-01")
    assert sheet_of(form, "settings") == [
        {
            "form_title": "Mẫu số 01 (2026)",
            "form_id": "M-335-01_KY-2026",
            "version": form.version,
            "default_language": LANGUAGE,
        }
    ]


def test_a_constraint_is_told_in_the_words_of_the_check():
    for form in FORMS:
        rows = survey(form)
        for item, _ in form.every():
            if item.constraint and item.typed:
                row = rows[item.name]
                words = told_to(item, lambda name, form=form: form.by_name[name].label)
                assert row["constraint"] == item.constraint.text
                assert row[f"constraint_message::{LANGUAGE}"] == f"{words}."


def test_fields_have_the_types_of_xlsform():
    rows = survey(definition("M-335-01"))
    assert rows["tc_1_1"]["type"] == "decimal" and rows["tc_1_1"]["required"] == "yes"
    assert (rows["uu_diem"]["type"], rows["uu_diem"]["appearance"]) == ("text", "multiline")
    assert rows["nhom_1"] | {"type": "calculate", "calculation": "${tc_1_1} + ${tc_1_2}"} == rows["nhom_1"]
    assert rows["nhom_1_hien"][f"label::{LANGUAGE}"] == "Cộng nhóm I: ${nhom_1}"
    assert (rows["ho_ten"]["type"], rows["ho_ten"]["read_only"]) == ("text", "yes")
    assert rows["lanh_dao"]["type"] == "hidden"
    assert rows["linh_vuc"]["relevant"] == "${lanh_dao} = 'co'"
    assert rows["linh_vuc"]["type"].split()[0] == "select_one"
    minutes = survey(definition("BB-HN"))
    kinds = {
        name: minutes[name]["type"] for name in ("ngay_hop", "gio_hop", "phat_ra", "doi_tuong", "de_xuat")
    }
    assert {**kinds, "de_xuat": kinds["de_xuat"].split()[0]} == {
        "ngay_hop": "date",
        "gio_hop": "time",
        "phat_ra": "integer",
        "doi_tuong": "begin_repeat",
        "de_xuat": "select_one",
    }
    unit = survey(definition("TDG-TT"))
    assert (unit["ho_so"]["type"].split()[0], unit["tai_lieu"]["type"]) == ("select_multiple", "file")


def test_a_list_of_choices_stands_once_and_each_field_names_its_own():
    form = definition("TDG-TT")
    choices = sheet_of(form, "choices")
    for item, _ in form.every():
        if item.options:
            name = survey(form)[item.name]["type"].split()[1]
            told = [(row["name"], row[f"label::{LANGUAGE}"]) for row in choices if row["list_name"] == name]
            assert told == [(one.id, one.name) for one in item.options]
    assert len(choices) == len({(row["list_name"], row["name"]) for row in choices})


def test_names_are_ascii():
    for form in FORMS:
        assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) for name in survey(form))


LABELS = st.one_of(
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20),
    st.sampled_from(["${f1}", "a < b & c", "${không có}", "=1+1", "Điểm (%)", "{{x}}", "ngày\nhọp"]),
)
ASKS = st.sampled_from([kind for kind in FieldKind if kind.asks or kind is FieldKind.NOTE])


@st.composite
def rows(draw: st.DrawFn) -> Sequence[FormField]:
    """A few rows that are in order: groups and at most one table, conditions, sums, limits."""
    plain = replace(
        office().form_fields[0],
        set="X",
        known=None,
        label="",
        hint="",
        target="",
        criterion=None,
        writer="nguoi_lap",
    )
    made: list[FormField] = []

    def add(kind: FieldKind, **more: object) -> FormField:
        order = len(made) + 1
        told = {"name": f"f{order}", "label": draw(LABELS)} | more
        made.append(replace(plain, kind=kind, order=order, **told))
        return made[-1]

    def asks(shown_by: FormField | None) -> FormField:
        kind = draw(ASKS)
        more: dict[str, object] = {"required": draw(st.booleans()), "hint": draw(st.just("") | LABELS)}
        if kind in (FieldKind.ONE_OF, FieldKind.SOME_OF):
            more["list"] = draw(st.sampled_from(["co_khong", "muc_xep_loai", "ho_so_don_vi"]))
        if kind in (FieldKind.NUMBER, FieldKind.WHOLE):
            more["constraint"] = f". >= 0 and . <= {draw(st.integers(1, 100))}"
        if kind is FieldKind.FILE:
            more |= {"endings": ("pdf",), "megabytes": 5, "most": draw(st.integers(1, 5))}
        if kind is FieldKind.NOTE:
            more["name"] = ""
        if kind in (FieldKind.TEXT, FieldKind.DAY, FieldKind.NUMBER) and draw(st.booleans()):
            more |= {"known": Known.NAME, "constraint": ""}
        if shown_by and draw(st.booleans()):
            more["relevant"] = f"${{{shown_by.name}}} = 'co'"
        return add(kind, **more)

    first = add(FieldKind.ONE_OF, list="co_khong") if draw(st.booleans()) else None
    for _ in range(draw(st.integers(0, 3))):
        asks(first)
    if draw(st.booleans()):
        add(FieldKind.GROUP, name=draw(st.sampled_from(["", "nhom_7", "nhom"])))
        asks(first)
        add(FieldKind.END_GROUP, name="")
    if draw(st.booleans()):
        add(FieldKind.REPEAT, name="bang")
        figure = add(FieldKind.NUMBER)
        asks(None)
        add(FieldKind.COMPUTED, calculation=f"${{{figure.name}}} * 2")
        add(FieldKind.END_REPEAT, name="")
        add(FieldKind.COMPUTED, calculation=f"sum(${{{figure.name}}})")
    return tuple(made) or (add(FieldKind.TEXT),)


@settings(max_examples=80, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows())
def test_pyxform_takes_every_form_that_is_in_order(made):
    agency = office()
    done = laid_out(agency, agency.cycles[0], made)
    assert done.findings == []
    form = Definition(form=definition("KN").form, cycle=agency.cycles[0], items=done.items)
    xform = taken(form).xform
    assert [item.name for item, _ in form.every() if item.typed and f"/{item.name}" not in xform] == []
