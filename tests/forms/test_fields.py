"""The fields of a part: each once, labelled, told in the words of the check; nothing typed becomes HTML."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.forms.answers import Answers
from congkhai.forms.blank import Blank
from congkhai.forms.fields import fields, title
from congkhai.forms.filled_by import instruction, shape
from congkhai.forms.for_script import BLANK_CELL
from congkhai.forms.kinds import UNANSWERED
from congkhai.forms.one_file import one_file
from congkhai.forms.posted import answers_of, input_name, whole_faults
from congkhai.forms.printed import printed
from congkhai.model.forms import FieldKind, Known, Writer
from congkhai.value import replace
from tests.forms import filling
from tests.forms.blanks import KNOWN, PEOPLE, blank, blanks, filled
from tests.forms.filling import found
from tests.forms.reading import read
from tests.packages.story import office

NAMES = tuple(blanks())
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;</textarea></title>{{ 7 * 7 }}"


def full(part: Blank) -> Blank:
    return replace(part, draft=filled(part.definition, part.head.writer, part.known))


@pytest.mark.parametrize("name", NAMES)
def test_every_field_that_is_asked_stands_there_once_and_labelled(name):
    part = blanks()[name]
    page = read(fields(part, whole_faults(part)))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    labelled = {given["for"] for tag, given in page.attributes if tag == "label"}
    controls = {given["id"] for tag, given in page.attributes if given.get("name", "").startswith("f.")}
    assert controls <= labelled
    described = {one for _, given in page.attributes for one in given.get("aria-describedby", "").split()}
    assert described <= set(ids)
    asked = {given["name"] for _, given in page.attributes if given.get("name", "").startswith("f.")}
    assert {one.place.column for one in whole_faults(part)} <= {one.split(".")[-1] for one in asked}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_holds_comes_back_as_it_was_typed(name):
    part = full(blanks()[name])
    definition, writer = part.definition, part.head.writer
    back = answers_of(definition, writer, read(fields(part)).pairs)
    own = {item.name for item, _ in definition.every() if item.typed and item.row.writer is writer}

    def typed(answers: Answers) -> dict[str, object]:
        return {
            name: held
            if isinstance(held, str)
            else [{k: v for k, v in row.items() if k in own} for row in held]
            for name, held in answers.items()
        }

    expected = typed(part.draft)
    left_out = {item.name for item, _ in definition.every() if item.name in expected} - back.keys()
    # Only what no answer can bring up is left out: what a head alone is asked.
    assert left_out <= (
        {"linh_vuc", "to_chuc", "doan_ket"} if part.known.get("lanh_dao") == "khong" else set()
    )
    assert typed(back) == {name: held for name, held in expected.items() if name not in left_out}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_typed_or_known_becomes_html(name):
    plain = full(blanks()[name])
    marked = replace(
        plain,
        known=loaded(plain.known),
        draft=loaded(plain.draft),
        office=MARKUP,
        subject_name=MARKUP,
        period_name=MARKUP,
        due=MARKUP,
        to_whom=MARKUP,
    )
    findings = whole_faults(marked)
    html = fields(marked, findings)
    assert "<script" not in html and "<img" not in html
    assert set(read(html).tags) <= set(read(fields(plain, whole_faults(plain))).tags) | {
        "span",
        "a",
        "ul",
        "li",
    } | {
        "div",
        "h2",
        "p",
    }
    file = one_file(marked, receipt=((MARKUP, MARKUP),)).decode()
    assert file.count("<script") == 3 and file.count("</script>") == 3
    assert "<img" not in file
    paper = printed(marked, marked.draft, ((MARKUP, MARKUP),))
    assert "<script" not in paper and "<img" not in paper


def loaded(answers: Answers) -> Answers:
    """Markup in every answer."""
    return {
        name: MARKUP if isinstance(held, str) else [dict.fromkeys(row, MARKUP) for row in held]
        for name, held in answers.items()
    }


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_comes_back_from_a_long_and_a_short_field(text):
    part = blanks()["2026-BB-HN-thu_ky"]
    # What no HTML carries: control signs, and the line ends that a parser makes one kind.
    typed = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|[^\x00-\uffff]", "", text)
    one_line = typed.replace("\n", " ")
    draft = {"ket_luan": typed, "thu_ky": one_line}
    back = answers_of(part.definition, Writer.SECRETARY, read(fields(replace(part, draft=draft))).pairs)
    assert (back["ket_luan"], back["thu_ky"]) == (typed, one_line)


def test_the_summary_says_what_the_fields_say():
    part = replace(blanks()["2026-M-335-01-nguoi_lap"], draft={"tc_1_1": "7", "tc_1_2": "nhiều"})
    findings = whole_faults(part)
    html = fields(part, findings)
    assert title(part, findings) == "Lỗi: Mẫu số 01 – Lò Thị Ánh, tháng 3 năm 2026"
    assert title(part) == "Mẫu số 01 – Lò Thị Ánh, tháng 3 năm 2026"
    page = read(html)
    assert f"Có {len(findings)} chỗ cần sửa" in page.text
    links = {given["href"][1:] for tag, given in page.attributes if tag == "a"}
    assert links == {f"f.{one.place.column}" for one in findings} and links <= set(page.ids())
    for one in findings:
        assert page.text.count(one.message) == 2
    assert "Ghi một số từ 0 đến 5." in page.text


def test_a_finding_of_a_row_says_whose_it_is_and_leads_there():
    part = full(blanks()["2026-BB-HN-thu_ky"])
    rows = [{**row} for row in part.draft["doi_tuong"]]
    rows[1]["phat_ra"] = "90"
    part = replace(part, draft={**part.draft, "doi_tuong": rows})
    findings = [one for one in whole_faults(part) if one.place.column == "phat_ra"]
    assert [one.place.row for one in findings] == [2]
    html = fields(part, findings)
    assert 'href="#f.doi_tuong.2.phat_ra"' in html
    assert "2. Hà Văn Quyết: Mục ‘Phiếu phát ra’ ghi “90”, không được nhận." in read(html).text


def test_an_empty_cell_of_a_table_says_so_shortly():
    part = blanks()["2026-BB-HN-thu_ky"]
    findings = whole_faults(part)
    page = read(fields(part, findings))
    cells = [one for one in findings if one.place.row and one.kind == UNANSWERED]
    of_votes = [one for one in cells if part.definition.repeat_of[one.place.column].name == "doi_tuong"]
    assert len(of_votes) == 7 * len(PEOPLE) and page.text.count(f"Lỗi: {BLANK_CELL}") == len(of_votes)
    assert "Chưa ghi mục ‘Phiếu phát ra’" not in page.text
    assert "1. Lò Thị Ánh: còn 7 mục chưa ghi." in page.text


def test_a_head_is_asked_for_more_and_nobody_else():
    official, head = (blanks()[f"2026-M-335-01-nguoi_lap{end}"] for end in ("", "-lanh-dao"))
    pages = [read(fields(one)) for one in (official, head)]
    asked = [{given["name"] for _, given in page.attributes if given.get("name")} for page in pages]
    assert asked[1] - asked[0] == {"f.linh_vuc", "f.to_chuc", "f.doan_ket"} and asked[0] < asked[1]


def test_what_an_answer_decides_stands_there_with_its_condition():
    page = read(fields(blanks()["2022-DC-CC-nguoi_lap"]))
    assert "f.tiep_thu" in page.ids()
    assert "Chỉ ghi mục này khi mục ‘Bản này là’ là “bản hoàn thiện sau hội nghị”." in page.text


def test_earlier_parts_are_shown_and_locked():
    part = blanks()["2026-M-335-01-nguoi_theo_doi"]
    page = read(fields(part))
    assert {name for name, _ in page.pairs} == {"f.nhan_xet"}
    assert "Phần do người lập biểu mẫu ghi" in page.text and "Có hai việc chậm tiến độ." in page.text


def test_later_parts_are_not_shown():
    assert "Ý kiến nhận xét" not in read(fields(blanks()["2026-M-335-01-nguoi_lap"])).text


def test_sums_are_worked_out_without_a_script():
    part = full(blanks()["2026-M-335-01-nguoi_lap-lanh-dao"])
    assert "Cộng nhóm I 5" in read(fields(part)).text
    assert "3. Tổng điểm theo dõi, đánh giá công chức 94,475" in read(fields(part)).text


def test_every_kind_has_its_control():
    shapes = {
        (item.kind, shape(item))
        for part in blanks().values()
        for item, _ in part.definition.every()
        if item.typed
    }
    assert shapes == {
        (FieldKind.TEXT, "text"),
        (FieldKind.LONG_TEXT, "long"),
        (FieldKind.NUMBER, "text"),
        (FieldKind.WHOLE, "text"),
        (FieldKind.DAY, "text"),
        (FieldKind.ONE_OF, "radios"),
        (FieldKind.SOME_OF, "boxes"),
        (FieldKind.FILE, "file"),
    }


def test_every_instruction_is_that_of_the_check():
    for part in blanks().values():
        for finding in whole_faults(part):
            item = part.definition.by_name[finding.place.column or ""]
            told = instruction(item, part.definition.label_of)
            assert not told or told.split(" ", 1)[1].rstrip(".") in finding.remedy


def test_names_of_fields_count_rows_from_one():
    part = blanks()["2026-BB-HN-thu_ky"]
    by_name = part.definition.by_name
    assert input_name(by_name["ket_luan"]) == "f.ket_luan"
    assert input_name(by_name["phat_ra"], by_name["doi_tuong"], 0) == "f.doi_tuong.1.phat_ra"


def test_rows_are_counted_where_nothing_in_them_counts_them():
    agency = office()
    months = fields(filling.blank(agency, found(agency, "M-335-02", "CB-010"), Writer.AUTHOR))
    assert '<th scope="row" data-label="Tháng">12</th>' in months and "STT" not in months
    assert "STT" in fields(blanks()["2026-BB-HN-thu_ky"])


def test_more_choices_than_seven_make_a_list():
    definition = blanks()["2026-M-335-02-nguoi_lap"].definition
    item = definition.by_name["tu_xep_loai"]
    assert shape(item) == "radios"
    assert shape(replace(item, options=item.options * 2)) == "select"


def test_known_values_are_those_of_the_package():
    part = blank(
        blanks()["2026-M-335-01-nguoi_lap"].definition, Writer.AUTHOR, {Known.POST: "Phó Trưởng phòng"}
    )
    text = read(fields(part)).text
    assert "Chức vụ, chức danh Phó Trưởng phòng" in text and KNOWN[Known.OFFICE] in text
