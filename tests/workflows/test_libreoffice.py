"""A package that passes, saved anew by LibreOffice in Vietnamese, passes again and says the same."""

import json
import shutil
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from congkhai.findings import Finding, Place
from congkhai.grids.workbook import tabs
from congkhai.project import find
from congkhai.tables.load import load
from congkhai.value import replace
from congkhai.workflows import tidy
from congkhai.workflows.check import check
from tests.workflows.desk import NOW
from tests.workflows.libreoffice import FORMS, Calc, calc
from tests.workflows.office import Office, copied

TODAY = date(2022, 12, 6)
SOME = ("can_bo", "phan_cong", "hoi_nghi", "van_ban", "tham_so", "xep_loai_ca_nhan")
Values = dict[str, list[dict[str, object]]]


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The sample as a clerk in Vietnam types it: 24/11/2022, 11,5, titles with all marks."""
    office = copied(tmp_path_factory.mktemp("go") / "co-quan")
    office.change("hoi_nghi", lambda row: row | {"ngay": "/".join(reversed(row["ngay"].split("-")))})
    office.change("xep_loai_ca_nhan", lambda row: row | {"so_thang": "11,5"} if row["so_thang"] else row)
    text = office.table("can_bo").read_text("utf-8").replace("ma,ho_ten", "Mã,Họ và tên")
    office.table("can_bo").write_text(text, "utf-8")
    return office


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    return calc(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="module", params=FORMS)
def saved(request, typed, program, tmp_path_factory) -> tuple[str, Path]:
    """A form, and every table saved in it."""
    folder = tmp_path_factory.mktemp(request.param)
    program.saved(sorted((typed.folder / "datapackage" / "data").glob("*.csv")), request.param, folder)
    return request.param, folder


def values(office: Office) -> tuple[Values, tuple[Finding, ...]]:
    tables, findings = load(find(office.folder))
    return {name: list(cells(table.records)) for name, table in tables.tables.items()}, findings


def cells(records) -> Iterator[dict[str, object]]:
    return (dict(record.values) for record in records)


def test_under_the_names_of_csv_the_package_passes_after_tidy(saved, typed, tmp_path):
    _, folder = saved
    office = copied(tmp_path / "co-quan", typed.folder)
    for path in folder.iterdir():
        shutil.copyfile(path, office.table(path.stem))
    done = tidy.tidy(find(office.folder), NOW, TODAY)
    assert done.left == ()
    assert values(office) == (values(typed)[0], ())
    assert tidy.proposal(find(office.folder)).changes == ()
    meetings = office.table("hoi_nghi").read_text("utf-8").splitlines()
    assert "2022-11-24,07:00," in meetings[1] and "sáng" not in meetings[1]
    assert said(office) == said(typed)


def said(office: Office) -> list[Finding]:
    """What `check` finds, whatever way the cells at fault are spelt: a value is the text in the file."""
    return [
        replace(finding, place=replace(finding.place, value=None), also=())
        for finding in check(find(office.folder), TODAY)
    ]


def test_the_program_spoke_vietnamese(saved):
    form, folder = saved
    if form == "csv":
        assert "07:00:00 sáng" in (folder / "hoi_nghi.csv").read_text("utf-8")
        assert '"11,5"' in (folder / "xep_loai_ca_nhan.csv").read_text("utf-8")


def quirks(path: Path) -> None:
    """A workbook of what programs keep each in its own way."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("can_bo")
    rows = [
        [(date(2022, 11, 24), "dd/mm/yyyy"), (time(7, 30), "hh:mm"), (timedelta(hours=30.25), "[h]:mm")],
        [(0.25, "0%"), (0.855, "0.00%"), (7, "000"), (7, '"CB-"000'), (98.5, "0.00"), (0.1 + 0.2, "General")],
        [(123456789012, "0"), (-5, "0"), ("007", "@"), ("Lò\nVăn", "@"), (1e-5, "General")],
    ]
    for row, cells in enumerate(rows, 2):
        for column, (value, form) in enumerate(cells, 1):
            sheet.write(row, column, value, book.add_format({"num_format": form}))
    formulas = {"=1/0": "#DIV/0!", "=NA()": "#N/A", "=1+1": 2, "=B100": 0}
    for column, (formula, value) in enumerate(formulas.items(), 1):
        sheet.write_formula(6, column, formula, None, value)
    sheet.merge_range(8, 1, 10, 2, "gộp")
    sheet.write_comment(8, 1, "ghi chú bên cạnh")
    book.add_worksheet("ẩn").hide()
    book.close()


SHOWN = [
    (3, ("", "2022-11-24", "07:30", "30:15")),
    (4, ("", "25%", "85.5%", "007", "CB-007", "98.5", "0.3")),
    (5, ("", "123456789012", "-5", "007", "Lò\nVăn", "0.00001")),
    (7, ("", "#DIV/0!", "#N/A", "2", "0")),
    (9, ("", "gộp")),
]


@pytest.mark.parametrize("form", ["made", "xlsx", "xls", "ods"])
def test_every_form_shows_the_same_cells(form, program, tmp_path):
    made = tmp_path / "so.xlsx"
    quirks(made)
    path = made
    if form != "made":
        (tmp_path / form).mkdir()
        program.saved([made], form, tmp_path / form)
        path = tmp_path / form / f"so.{form}"
    (first, second), faults = tabs(path.read_bytes(), Place(table="can_bo", table_title="Cán bộ"))
    assert faults == ()
    # Saved anew it is LibreOffice that vouches for the 0; XlsxWriter writes it for what it never calculated.
    unsure = (7, ("", "#DIV/0!", "#N/A", "2", "=B100"))
    expected = [unsure if form == "made" and row[0] == 7 else row for row in SHOWN]
    assert [(row.number, row.cells) for row in first.rows] == expected
    assert first.merged == ((8, 1, 10, 2),)
    assert (first.visible, second.visible, second.rows) == (True, False, ())


def test_under_its_own_name_a_workbook_is_read_as_it_is(saved, typed, tmp_path):
    form, folder = saved
    office = copied(tmp_path / "co-quan", typed.folder)
    descriptor = office.folder / "datapackage" / "datapackage.json"
    raw = json.loads(descriptor.read_text("utf-8"))
    for resource in raw["resources"]:
        if resource["name"] in SOME:
            resource["path"] = f"data/{resource['name']}.{form}"
            old = office.table(resource["name"])
            old.unlink()
            shutil.copyfile(folder / f"{resource['name']}.{form}", old.with_suffix(f".{form}"))
    descriptor.write_text(json.dumps(raw), "utf-8")
    assert values(office) == (values(typed)[0], ())
