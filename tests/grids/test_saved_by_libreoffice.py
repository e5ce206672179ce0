"""What a clerk's own program makes of cells with words in their formats: the same texts in every form."""

from datetime import date

import pytest
import xlsxwriter

from tests.grids.test_workbook import cells
from tests.workflows.libreoffice import Calc, calc

SHOWN = (
    (21, '0"/BB-BDT"', "21/BB-BDT"),
    (7, '"CB-"000', "CB-007"),
    (7, "00000", "00007"),
    (9, '0" điểm"', "9 điểm"),
    (5, '[>=5]"Đạt";"Chưa đạt"', "Đạt"),
    (5.25, "# ?/?", "5 1/4"),
    (0.25, "0%", "25%"),
    (98.5, "0.00", "98.5"),
    (-5, "0;[Red]-0", "-5"),
    ("Lò Văn Hoà", '@" (chờ)"', "Lò Văn Hoà (chờ)"),
    (date(2022, 11, 24), "dd/mm/yyyy", "2022-11-24"),
)
CALCULATED = 87


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    return calc(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="module", params=["xlsx", "xls", "ods"])
def saved(request, program, tmp_path_factory) -> bytes:
    """One row of formats, one of a formula that XlsxWriter did not calculate; saved by LibreOffice."""
    folder = tmp_path_factory.mktemp(request.param)
    source = tmp_path_factory.mktemp("source") / "formats.xlsx"
    with xlsxwriter.Workbook(source) as made:
        sheet = made.add_worksheet()
        for column, (value, form, _) in enumerate(SHOWN):
            sheet.write(0, column, value, made.add_format({"num_format": form}))
        sheet.write_formula(1, 0, "=80+7")
    program.saved([source], request.param, folder)
    return (folder / f"formats.{request.param}").read_bytes()


def test_the_same_texts_in_every_form(saved):
    (_, texts), *_ = cells(saved)
    assert texts == tuple(text for *_, text in SHOWN)


def test_a_formula_never_calculated_is_told_though_libreoffice_saved_it(saved):
    """LibreOffice keeps the 0 of a workbook that says it comes from Excel."""
    assert cells(saved)[1][1][0].startswith("=")


def test_a_stream_of_another_case_is_the_workbook_all_the_same(program, tmp_path):
    source, folder = tmp_path / "a.xlsx", tmp_path / "xls"
    folder.mkdir()
    with xlsxwriter.Workbook(source) as made:
        made.add_worksheet().write_row(0, 0, ("ma", "Lò Văn Hoà"))
    program.saved([source], "xls", folder)
    data = (folder / "a.xls").read_bytes()
    names = ("Workbook", "WORKBOOK", "workbook")
    renamed = [data.replace("Workbook".encode("utf-16-le"), name.encode("utf-16-le")) for name in names]
    assert len({*renamed}) == len(names)
    assert [cells(one) for one in renamed] == [[(1, ("ma", "Lò Văn Hoà"))]] * len(names)
