"""A part of a form as workbook, filled in by another library and saved by LibreOffice, and back."""

import io
from collections.abc import Mapping
from datetime import date, datetime, time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from congkhai.findings import Place
from congkhai.forms.answers import checked
from congkhai.forms.blank import Handed
from congkhai.forms.definition import Definition, Item
from congkhai.forms.sheet import sheet
from congkhai.forms.sheet_back import from_sheet
from congkhai.forms.typed import typed
from congkhai.model.forms import FieldKind, Writer
from congkhai.notation.formula_read import parse
from congkhai.value import replace
from tests.forms.clerk import cell, cells_of, changed, filled_in, put, rearranged, same, saved_anew
from tests.forms.every import definition, definitions
from tests.forms.sheet_blanks import ROWS, blank, fields, plain
from tests.workflows.libreoffice import Calc, calc

pytestmark = pytest.mark.slow
PARTS = [(form, writer) for form in definitions() for writer in form.writers]
NAMES = [f"{form.cycle.year}-{form.form.id}-{writer}" for form, writer in PARTS]
SCORED = [*[f"tc_1_{n}" for n in (1, 2)], *[f"tc_{g}_{n}" for g in (2, 3) for n in (1, 2, 3, 4)]]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    return calc(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="module")
def resaved(program: Calc, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every part filled in, after LibreOffice saved it anew."""
    contents = {
        name: filled_in(sheet(blank(*part)), typing(*part)) for name, part in zip(NAMES, PARTS, strict=True)
    }
    return saved_anew(program, contents, tmp_path_factory.mktemp("resaved"))


def handed(content: bytes) -> Handed:
    back = from_sheet(content)
    assert isinstance(back, Handed), back
    return back


def codes(content: bytes) -> list[str]:
    back = from_sheet(content)
    assert isinstance(back, tuple)
    return [finding.code for finding in back]


def typing(form: Definition, writer: Writer) -> Mapping[str, object]:
    """Everything of one part, as it is typed."""
    values: dict[str, object] = {}
    for item in asked(form, writer):
        for row in range(ROWS) if item.name in form.repeat_of else (None,):
            values |= cells_of(item, row, plain(item))
    return values


def asked(form: Definition, writer: Writer) -> list[Item]:
    """The fields that have a cell for somebody who leads nothing."""
    return [item for item in fields(form, writer) if item.name not in ("linh_vuc", "to_chuc", "doan_ket")]


def expected(form: Definition, writer: Writer) -> dict[str, object]:
    """The answers as they are kept."""
    kept: dict[str, object] = {}
    for item in asked(form, writer):
        repeat = form.repeat_of.get(item.name)
        if repeat is None:
            kept[item.name] = plain(item)
        else:
            rows = kept.setdefault(repeat.name, [{} for _ in range(ROWS)])
            assert isinstance(rows, list)
            for row in rows:
                row[item.name] = plain(item)
    return kept


def read(form: Definition, back: Handed) -> dict[str, object]:
    """What came back, each answer read by its field."""
    named = form.by_name

    def plainly(row: Mapping[str, object]) -> dict[str, object]:
        return {
            name: typed(named[name], one, Place()).text if isinstance(one, str) else [*map(plainly, one)]
            for name, one in row.items()
        }

    return plainly(same(back.answers))


@pytest.mark.parametrize(("form", "writer"), PARTS, ids=NAMES)
def test_every_part_comes_back_as_it_was_filled_in(form, writer):
    part = blank(form, writer)
    back = handed(filled_in(sheet(part), typing(form, writer)))
    assert back.head == part.head
    assert read(form, back) == expected(form, writer)


@pytest.mark.parametrize(("name", "part"), [*zip(NAMES, PARTS, strict=True)], ids=NAMES)
def test_every_part_comes_back_from_libreoffice(resaved, name, part):
    back = handed(resaved[name])
    assert back.head == blank(*part).head
    assert read(part[0], back) == expected(*part)


def test_an_empty_part_answers_nothing():
    form = definition("M-335-01")
    assert handed(sheet(blank(form, Writer.AUTHOR))).answers == {}


def test_the_same_blank_makes_the_same_bytes():
    part = blank(definition("BB-HN"), Writer.SECRETARY)
    assert sheet(part) == sheet(part)


LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n")
TEXTS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=60),
    st.text("đĐạăếộưỵ -=+'@\"0129.,%\n", min_size=1, max_size=60),
    st.builds(lambda sign, rest: sign + rest, st.sampled_from("=+-@'\"0"), st.text(LETTERS, max_size=20)),
)
LONG = [item.name for item in fields(definition("DC-LD"), Writer.AUTHOR) if item.kind is FieldKind.LONG_TEXT]
LONG.remove("tiep_thu")


@settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(TEXTS, min_size=len(LONG), max_size=len(LONG)))
@example(["=1+1", "'abc", "+84 212", "007", "- Đã làm", "Ưu " * 1333, "a\n\nb", "@x", '=HYPERLINK("a")'])
def test_texts_stay_as_they_were_typed(texts):
    form = definition("DC-LD")
    content = filled_in(
        sheet(blank(form, Writer.AUTHOR)), {f"f_{name}": text for name, text in zip(LONG, texts, strict=True)}
    )
    back = handed(content).answers
    wanted = {name: text for name, text in zip(LONG, texts, strict=True) if text.strip()}
    assert back == wanted


def test_texts_stay_as_they_were_typed_in_libreoffice(program, tmp_path):
    form = definition("DC-LD")
    texts = ["=1+1", "'abc", "+84 212", "007", "- Đã làm", "Ưu điểm " * 500, "a\n\nb", "@x", "1/2"]
    values = {f"f_{name}": text for name, text in zip(LONG, texts, strict=True)}
    content = filled_in(sheet(blank(form, Writer.AUTHOR)), values)
    back = handed(saved_anew(program, {"a": content}, tmp_path)["a"])
    assert back.answers == dict(zip(LONG, texts, strict=True))


@pytest.mark.parametrize(
    ("value", "kept"), [(98.5, "98.5"), ("98,5", "98.5"), ("98.5", "98.5"), (5, "5"), ("Năm", "Năm")]
)
def test_a_number_may_be_typed_as_number_or_text(value, kept):
    form = definition("TDG-TT")
    back = handed(filled_in(sheet(blank(form, Writer.AUTHOR)), {"f_ty_le_hoan_thanh": value}))
    item = form.by_name["ty_le_hoan_thanh"]
    assert typed(item, str(back.answers["ty_le_hoan_thanh"]), Place()).text == kept


def test_a_cell_of_percent_is_refused_with_the_number_to_write():
    form = definition("M-335-01")
    content = filled_in(sheet(blank(form, Writer.AUTHOR)), {"f_so_luong": 0.95})

    def as_percent(book: Workbook) -> None:
        cell(book, "f_so_luong").number_format = "0%"

    back = handed(changed(content, as_percent))
    (fault,) = typed(form.by_name["so_luong"], str(back.answers["so_luong"]), Place()).findings
    assert fault.code == "muc-so-co-dau-phan-tram" and "Ghi 95, không ghi dấu %" in fault.remedy


@pytest.mark.parametrize("value", [datetime(2026, 11, 5), date(2026, 11, 5), "05/11/2026", "5.11.2026"])
def test_a_day_may_be_typed_as_day_or_text(value):
    form = definition("PTD")
    back = handed(filled_in(sheet(blank(form, Writer.COUNCIL)), {"f_ngay_nhan": value}))
    item = form.by_name["ngay_nhan"]
    assert typed(item, str(back.answers["ngay_nhan"]), Place()).text == "2026-11-05"


def test_a_choice_may_be_typed_by_name_or_code():
    form = definition("PTD")
    item = form.by_name["phan_loai"]
    for told in (item.options[1].name, item.options[1].id, f"  {item.options[1].name.upper()} "):
        back = handed(filled_in(sheet(blank(form, Writer.COUNCIL)), {"f_phan_loai": told}))
        assert typed(item, str(back.answers["phan_loai"]), Place()).text == item.options[1].id


def test_an_hour_that_excel_made_of_a_text_is_still_that_hour():
    form = definition("BB-HN")
    free = replace(form, items=tuple(_unknown(item, "gio_hop") for item in form.items))
    back = handed(filled_in(sheet(blank(free, Writer.SECRETARY)), {"f_gio_hop": time(14, 30)}))
    assert back.answers["gio_hop"] == "14:30"


def _unknown(item, name):
    return replace(item, row=replace(item.row, known=None)) if item.name == name else item


@pytest.mark.parametrize("leads", ["co", "khong"])
def test_sums_are_worked_out_while_somebody_types(program, tmp_path, leads):
    part = blank(definition("M-335-01"), Writer.AUTHOR, leads=leads)
    figures = dict.fromkeys(SCORED, "2.25") | {"so_luong": "98.5", "chat_luong": "97", "tien_do": "101"}
    if leads == "co":
        figures |= {"linh_vuc": "100", "to_chuc": "50", "doan_ket": "100"}
    named = part.definition.by_name
    typed_in = {
        name: option.name if (option := named[name].option(one)) else float(one)
        for name, one in figures.items()
    }
    content = filled_in(sheet(part), {f"f_{name}": one for name, one in typed_in.items()})
    saved = saved_anew(program, {"a": content}, tmp_path)["a"]
    kept = checked(part.definition, dict(part.known) | figures).answers
    for name in ("nhom_1", "nhom_2", "tong_chung", "ty_le", "diem_ket_qua", "tong_diem"):
        shown = beside(saved, part.definition.by_name[name].label)
        assert shown == pytest.approx(float_of(str(kept[name])), abs=0.0001), name


def float_of(told: str) -> float:
    numerator, _, denominator = told.partition("/")
    return float(numerator) / float(denominator or 1)


def beside(content: bytes, label: str) -> object:
    """What a saved workbook shows at the right of a label."""
    first = load_workbook(io.BytesIO(content), data_only=True)["Phiếu"]
    return next(row[1].value for row in first.iter_rows() if row[0].value == label)


def test_a_sum_stays_empty_while_a_part_of_it_is_missing(program, tmp_path):
    content = filled_in(sheet(blank(definition("M-335-01"), Writer.AUTHOR)), {"f_tc_1_1": 5})
    saved = saved_anew(program, {"a": content}, tmp_path)["a"]
    assert beside(saved, "Cộng nhóm I") in (None, "")


def test_a_row_put_in_moves_no_answer(program, tmp_path):
    form = definition("BB-HN")
    content = filled_in(sheet(blank(form, Writer.SECRETARY)), typing(form, Writer.SECRETARY))
    at: list[int] = []
    changed(content, lambda book: at.extend([cell(book, "f_phat_ra.2").row]))
    for row in (3, at[0]):
        back = handed(rearranged(program, content, tmp_path, added=row))
        assert read(form, back) == expected(form, Writer.SECRETARY)


def test_a_row_taken_out_is_told(program, tmp_path):
    form = definition("DC-LD")
    content = sheet(blank(form, Writer.AUTHOR))
    at: list[int] = []
    changed(content, lambda book: at.extend([cell(book, "f_cam_ket").row]))
    back = from_sheet(rearranged(program, content, tmp_path, removed=at[0]))
    assert isinstance(back, tuple)
    assert [(finding.code, finding.place.column) for finding in back] == [("phieu-excel-mat-o", "cam_ket")]
    assert "Thực hiện cam kết" in back[0].message


def test_rows_that_were_sorted_are_told():
    form = definition("BB-HN")

    def sort(book: Workbook) -> None:
        first, second = cell(book, "k_ten.1").value, cell(book, "k_ten.2").value
        put(book, "k_ten.1", second)
        put(book, "k_ten.2", first)

    assert codes(changed(sheet(blank(form, Writer.SECRETARY)), sort)) == ["phieu-excel-doi-dong"]


@pytest.mark.parametrize(
    ("name", "value"), [("k_ho_ten", "Cầm Lả"), ("k_ho_ten", None), ("k_tc_1_1", 4.75), ("k_tc_1_1", "năm")]
)
def test_a_locked_cell_that_was_changed_is_told(name, value):
    part = blank(definition("M-335-01"), Writer.TRACKER)
    content = filled_in(sheet(part), {name: value, "f_nhan_xet": "Đồng ý"})
    back = from_sheet(content)
    assert isinstance(back, tuple)
    assert [(one.code, one.place.column) for one in back] == [("muc-khong-duoc-sua", name[2:])]
    assert f"‘{part.definition.by_name[name[2:]].label}’" in back[0].message


def test_a_locked_cell_of_a_row_that_was_changed_is_told_with_its_row():
    content = filled_in(sheet(blank(definition("BB-HN"), Writer.SECRETARY)), {"k_ten.2": "Người khác"})
    back = from_sheet(content)
    assert isinstance(back, tuple)
    assert [(one.code, one.place.column, one.place.row) for one in back] == [("muc-khong-duoc-sua", "ten", 2)]


def test_a_locked_number_that_a_program_wrote_as_text_is_the_same():
    part = blank(definition("M-335-01"), Writer.TRACKER)
    kept = str(part.known["tc_1_1"])
    content = filled_in(sheet(part), {"k_tc_1_1": kept.replace(".", ",") + ",0" * ("." not in kept)})
    assert handed(content).answers == {}


def test_a_table_that_its_writer_begins_has_empty_rows_and_only_filled_ones_come_back():
    form = definition("M-335-02")
    free = replace(form, items=tuple(_unknown(item, "ky_trong_nam") for item in form.items))
    part = blank(free, Writer.AUTHOR)
    assert "ky_trong_nam" not in part.known
    content = filled_in(sheet(part), {"f_ghi_chu.2": "hai", "f_ghi_chu.20": "hai mươi"})
    assert same(handed(content).answers) == {"ky_trong_nam": [{"ghi_chu": "hai"}, {"ghi_chu": "hai mươi"}]}


def test_the_rows_of_such_a_table_are_counted_and_summed_while_somebody_types(program, tmp_path):
    form = definition("PL-04")
    free = replace(form, items=tuple(_begun_by_the_writer(item) for item in form.items))
    values = {"f_ten_tieu_chi.1": "một", "f_diem.1": 8, "f_diem.4": 9.5}
    saved = saved_anew(program, {"a": filled_in(sheet(blank(free, Writer.AUTHOR)), values)}, tmp_path)["a"]
    assert beside(saved, "Tổng điểm tự chấm") == 17.5
    assert beside(saved, "Số dòng") == 2


def _begun_by_the_writer(item: Item) -> Item:
    """The table without rows of the program, and its sum without a condition, with a count in its place."""
    row = replace(item.row, known=None)
    if item.kind is FieldKind.FILE:
        counted = parse("count(${diem})")
        row = replace(row, kind=FieldKind.COMPUTED)
        return replace(item, row=row, label="Số dòng", relevant=None, calculation=counted)
    inner = tuple(_begun_by_the_writer(one) for one in item.items)
    return replace(item, row=row, relevant=None, items=inner)


def test_what_was_answered_before_stands_in_the_cells():
    form = definition("TDG-TT")
    draft = {
        "tcc_1": "28.5",
        "da_khac_phuc": "co",
        "uu_diem": "= Tốt\n- Rất tốt",
        "ho_so": "bao_cao bien_ban",
    }
    back = handed(sheet(replace(blank(form, Writer.AUTHOR), draft=draft)))
    assert read(form, back) == draft
