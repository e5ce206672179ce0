"""What a clerk meets in the workbook: open and locked cells, lists, help, formulas, the shape of the page."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from congkhai.forms.blank import Blank
from congkhai.forms.sheet import sheet
from congkhai.forms.sheet_look import spans
from congkhai.forms.wording import asked
from congkhai.model.forms import Writer
from congkhai.text.phrases import SAMPLE
from congkhai.value import replace
from tests.forms.blanks import blanks
from tests.forms.every import definition
from tests.forms.sheet_blanks import blank


def opened(part: Blank) -> tuple[Worksheet, dict[str, str]]:
    """The sheet to be filled in, and the cells of its names."""
    book = load_workbook(io.BytesIO(sheet(part)))
    first = book["Phiếu"]
    assert isinstance(first, Worksheet)
    spots = {
        name: next(iter(one.destinations))[1].replace("$", "") for name, one in book.defined_names.items()
    }
    return first, {name: spot.split(":")[0] for name, spot in spots.items()}


def entry(first: Worksheet, spot: str) -> DataValidation:
    return next(one for one in first.data_validations.dataValidation if spot in one.sqref)


def texts(first: Worksheet) -> list[str]:
    return [str(cell.value) for row in first.iter_rows() for cell in row if cell.value is not None]


def test_answers_are_open_and_everything_else_is_locked():
    first, spots = opened(blank(definition("M-335-01"), Writer.AUTHOR))
    open_cells = {cell.coordinate for row in first.iter_rows() for cell in row if not cell.protection.locked}
    answers = {spot for name, spot in spots.items() if name.startswith("f_")}
    merged = {
        cell.coordinate
        for area in first.merged_cells.ranges
        for row in first.iter_rows(area.min_row, area.max_row, area.min_col, area.max_col)
        for cell in row
    }
    assert answers <= open_cells
    assert open_cells - answers <= merged


def test_the_help_of_a_cell_is_in_the_words_of_the_check():
    form = definition("M-335-01")
    first, spots = opened(blank(form, Writer.AUTHOR))
    words = f"Tối đa 2,5 điểm. Ghi {asked(form.by_name['tc_2_1'], str)}."
    assert words == "Tối đa 2,5 điểm. Ghi một số từ 0 đến 2,5."
    rule = entry(first, spots["f_tc_2_1"])
    assert (rule.prompt, rule.error, rule.type, rule.errorStyle) == (words, words, "custom", "warning")
    assert words in texts(first)
    assert rule.formula1.startswith(f"AND(ISNUMBER({spots['f_tc_2_1']})")
    assert "2.5" in rule.formula1


def test_a_choice_offers_names_from_a_hidden_list_and_takes_nothing_else():
    form = definition("PTD")
    book = load_workbook(io.BytesIO(sheet(blank(form, Writer.COUNCIL))))
    first, spots = opened(blank(form, Writer.COUNCIL))
    rule = entry(first, spots["f_du_ho_so"])
    assert (rule.type, rule.errorStyle or "stop") == ("list", "stop")
    area = rule.formula1.rpartition("!")[2].replace("$", "")
    assert [row[0].value for row in book["_lua_chon"][area]] == ["Có", "Không"]


def test_several_choices_are_marked_one_by_one():
    form = definition("TDG-TT")
    first, spots = opened(blank(form, Writer.AUTHOR))
    for position, option in enumerate(form.by_name["ho_so"].options, 1):
        spot = spots[f"f_ho_so._{position}"]
        assert first[f"A{spot[1:]}"].value == f"– {option.name}"


def test_what_the_person_is_not_asked_has_no_place():
    form = definition("M-335-01")
    first, spots = opened(blank(form, Writer.AUTHOR, leads="khong"))
    assert "f_linh_vuc" not in spots and "f_so_luong" in spots
    _, spots = opened(blank(form, Writer.AUTHOR, leads="co"))
    assert "f_linh_vuc" in spots
    assert not any("lanh_dao" in name for name in spots)
    assert "máy tự tính khi nộp" not in texts(first)


def test_a_table_without_a_row_is_left_out():
    part = blanks()["2026-BB-HN-thu_ky"]
    without = {name: held for name, held in part.known.items() if name != "kiem_diem"}
    heading = "Kiểm điểm từng người, từng tập thể"
    first, _ = opened(part)
    assert heading in texts(first)
    first, _ = opened(replace(part, known=without))
    assert heading not in texts(first) and "Kết quả biểu quyết từng người, từng tập thể" in texts(first)


def test_what_depends_on_an_answer_says_on_which():
    first, spots = opened(blank(definition("DC-LD"), Writer.AUTHOR))
    assert "f_tiep_thu" in spots
    assert any(
        "Chỉ ghi khi mục ‘Bản này là’ là “bản hoàn thiện sau hội nghị”." in one for one in texts(first)
    )


def test_only_the_part_of_the_writer_is_open_and_what_comes_later_is_not_there():
    form = definition("M-335-02")
    _, spots = opened(blank(form, Writer.AUTHOR))
    assert "f_tu_xep_loai" in spots and not {"f_xep_loai", "k_xep_loai"} & {*spots}
    first, spots = opened(blank(form, Writer.AUTHORITY))
    assert {"f_xep_loai", "k_tu_xep_loai"} <= {*spots} and "f_tu_xep_loai" not in spots
    assert first[spots["k_tu_xep_loai"]].value == form.by_name["tu_xep_loai"].options[0].name


def test_a_table_has_a_row_for_each_that_is_known_and_works_out_its_sums():
    form = definition("BB-HN")
    first, spots = opened(blank(form, Writer.SECRETARY))
    assert [first[spots[f"k_ten.{row}"]].value for row in (1, 2, 3)] == [
        "Lò Văn Hoà",
        "Cầm Thị Lả",
        "Nguyễn Thị Minh Nguyệt",
    ]
    row = int("".join(filter(str.isdigit, spots["f_muc_1.2"])))
    formulas = [str(cell.value) for cell in first[row] if str(cell.value).startswith("=")]
    assert len(formulas) == 1
    assert all(spots[f"f_{name}.2"] in formulas[0] for name in ("muc_1", "muc_4", "khong_hop_le"))
    assert first.page_setup.orientation == "landscape"
    assert not any("ma." in name for name in spots)


def test_days_and_texts_are_typed_as_texts():
    first, spots = opened(blank(definition("PTD"), Writer.COUNCIL))
    assert first[spots["f_ngay_nhan"]].number_format == "@"
    assert first[spots["f_nhan_xet"]].number_format == "@"


def test_both_places_for_signatures_are_printed():
    assert {"THƯ KÝ", "CHỦ TRÌ"} <= {*texts(opened(blank(definition("BB-HN"), Writer.SECRETARY))[0])}
    told = texts(opened(blank(definition("M-335-01"), Writer.AUTHOR))[0])
    assert {"CÔNG CHỨC TỰ ĐÁNH GIÁ", "CẤP CÓ THẨM QUYỀN THEO DÕI, ĐÁNH GIÁ"} <= {*told}
    # As Mẫu số 01 has it, and as the paper has it.
    assert told.count("(Ký tên, ghi rõ họ tên)") == 2


def test_a_sample_says_so_on_the_sheet_and_nothing_else_does():
    part = blank(definition("M-335-01"), Writer.AUTHOR)
    for sample in (True, False):
        first, _ = opened(replace(part, sample=sample))
        assert [first["A1"].value == SAMPLE, SAMPLE in texts(first)] == [sample, sample]


def test_what_is_long_stands_below_its_line():
    """The text of a criterion, how a share is reckoned, what may be chosen: over the whole width."""
    form = definition("M-335-01")
    first, spots = opened(blank(form, Writer.AUTHOR, leads="co"))
    criterion, share, chosen = (form.by_name[name] for name in ("tc_1_1", "so_luong", "to_chuc"))
    for item in (criterion, share, chosen):
        row = int("".join(filter(str.isdigit, spots[f"f_{item.name}"])))
        beside, below = str(first.cell(row, 3).value), str(first.cell(row + 1, 1).value)
        assert len(beside) < 60
        wanted = [*item.at_length, *(one.name for one in item.options), *filter(None, (item.hint,))]
        assert [one for one in wanted if one not in below] == []
    assert first[f"C{spots['f_to_chuc'][1:]}"].value == "Chọn trong danh sách của ô."


def test_files_are_told_and_have_no_cell():
    first, spots = opened(blank(definition("KN"), Writer.AUTHOR))
    assert not any("tai_lieu" in name for name in spots)
    assert any(one.startswith("Nộp tệp pdf, docx, jpg, png, mỗi tệp không quá 5 MB") for one in texts(first))


def test_a_group_without_fields_has_no_line():
    form = definition("M-335-01")
    bare = tuple(replace(one, items=()) if one.name == "ket_qua" else one for one in form.items)
    told = texts(opened(blank(replace(form, items=bare), Writer.AUTHOR))[0])
    assert not any(one.startswith("II. Tổng hợp") for one in told)


def test_a_long_text_of_a_part_before_is_shown_whole():
    part = blank(definition("M-335-01"), Writer.TRACKER)
    words = [f"từ{number}" for number in range(700)]
    first, _ = opened(replace(part, known=dict(part.known) | {"uu_diem": " ".join(words)}))
    assert [one for one in " ".join(texts(first)).split() if one.startswith("từ") and one[2:]] == words


@pytest.mark.parametrize(
    ("columns", "wanted", "counts"),
    [
        ((38, 34, 30), (38, 34, 30), (1, 1, 1)),
        ((38, 34, 30), (1, 1), (1, 2)),
        ((22, 22, 9, 9, 9, 20, 38), (38, 34, 30), (2, 4, 1)),
        ((10,) * 12, (1, 1), (6, 6)),
        ((50, 1, 1), (1, 50, 1), (1, 1, 1)),
    ],
)
def test_wanted_widths_share_the_columns(columns, wanted, counts):
    assert spans(columns, wanted) == counts
