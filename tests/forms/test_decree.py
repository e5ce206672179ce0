"""The forms that rest on the decree as rows against its text (NĐ 335/2025, Đ.6–8, Phụ lục II)."""

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from congkhai.forms.answers import checked
from congkhai.forms.define import define
from congkhai.forms.definition import Definition
from congkhai.forms.filled_by import instruction
from congkhai.forms.points import most_points
from congkhai.model.forms import FieldKind, Writer
from congkhai.text.fold import same_key
from congkhai.text.numbers import plain
from congkhai.text.phrases import capital
from tests.forms import every
from tests.packages.story import office

TEXT = (Path(__file__).parents[1] / "reference" / "nghi-dinh-335-2025.txt").read_text(encoding="utf-8")
APPENDIX = TEXT.partition("\nPHỤ LỤC I\n")[2].partition("\nPHỤ LỤC II\n")[0]
FIRST, SECOND = TEXT.partition("\nPHỤ LỤC II\n")[2].split("\nMẫu số ")[1:3]
LINE = re.compile(r"\| (\d) \| (.+?) \| ([\d,]+) \|")


def form(id: str) -> Definition:
    cycle = office().cycles[0]
    made = define(office(), cycle, next(one for one in cycle.forms if one.id == id))
    assert made is not None
    return made


MONTHLY, YEARLY = form("M-335-01"), form("M-335-02")
LINES = [item for item, _ in MONTHLY.every() if item.kind is FieldKind.NUMBER and item.row.criterion]


def test_the_ten_lines_are_those_of_the_form_with_their_most_points():
    printed = [(same_key(name), most) for _, name, most in LINE.findall(FIRST)]
    told = [
        (same_key(item.label.split(". ", 1)[1]), plain(item.row.criterion.most))
        for item in LINES
        if item.row.criterion
    ]
    assert len(printed) == 10 and told == printed
    assert sum(item.row.criterion.most for item in LINES if item.row.criterion) == Decimal(30)


def test_groups_and_lines_are_numbered_as_the_form_numbers_them():
    """| II | Năng lực … | 10 | |, and below it | 1 | … |."""
    printed = re.findall(r"^\| (I{1,3}|\d) \| (.+?) \| ([\d,]+) \|", FIRST, re.MULTILINE)
    rows = [item for item, _ in MONTHLY.every() if item.row.criterion]
    told = [tuple(item.label.split(". ", 1)) for item in rows]
    assert [(number, same_key(name)) for number, name in told] == [
        (number, same_key(name)) for number, name, _ in printed
    ]
    sums = [MONTHLY.by_name[name] for name in ("nhom_1", "nhom_2", "nhom_3", "tong_chung", "diem_chung")]
    most = [most_points(MONTHLY.by_name, one) for one in (*LINES, *sums)]
    lines = [Fraction(points.replace(",", ".")) for number, _, points in printed if number.isdigit()]
    assert most == [*lines, 10, 10, 10, 30, 30]


def test_each_line_tells_what_the_first_appendix_says_of_it():
    """Phụ lục I gives 1.a, b and 2.a to d in several sentences; those of 3 are the lines themselves."""
    parts = re.split(r"\n(?=\d\. |[a-d]\) )", APPENDIX)
    told = {part.split("\n")[0]: tuple(part.split("\n")[1:]) for part in parts if ") " in part[:3]}
    longer = [sentences for sentences in told.values() if sentences]
    assert [item.at_length for item in LINES] == [*longer, (), (), (), ()]
    assert len(longer) == 6 and all(len(one) > 1 for one in longer)


@pytest.mark.parametrize("name", ["linh_vuc", "to_chuc", "doan_ket"])
def test_what_a_head_may_choose_is_in_the_words_of_the_decree(name: str):
    """Đ.15.3: 100 or 50 percent, each with the case in which it is given."""
    cases = {}
    for option in MONTHLY.by_name[name].options:
        share, _, case = option.name.partition(": ")
        cases[share] = re.search(rf"\n{capital(case)} thì (?:được )?tính đạt điểm tỷ lệ bằng (\d+%)", TEXT)
        assert share == f"{option.id}%"
    assert {share: found[1] if found else "" for share, found in cases.items()} == {
        "100%": "100%",
        "50%": "50%",
    }


@pytest.mark.parametrize(
    "words",
    [
        "1. Điểm tiêu chí chung",
        "2. Điểm tiêu chí kết quả thực hiện nhiệm vụ",
        "3. Tổng điểm theo dõi, đánh giá công chức",
        "4. Ưu điểm",
        "5. Hạn chế, khuyết điểm",
        "6. Ý kiến nhận xét của cấp có thẩm quyền theo dõi, đánh giá",
        "Họ và tên",
        "Chức vụ, chức danh",
        "Đơn vị công tác",
    ],
)
def test_the_headings_of_the_monthly_form_are_printed_so(words: str):
    assert f"\n{words}:" in FIRST
    assert words in [item.label for item, _ in MONTHLY.every()]


def test_each_part_of_the_two_forms_is_its_writers():
    assert MONTHLY.writers == (Writer.AUTHOR, Writer.TRACKER)
    assert YEARLY.writers == (Writer.AUTHOR, Writer.AUTHORITY)
    tracked = [item.name for item, _ in MONTHLY.every() if item.row.writer is Writer.TRACKER]
    assert tracked == ["nhan_xet"]


def test_only_who_leads_is_asked_for_the_three_parts_of_leaders():
    """Đ.15.3, Đ.15.4: d, đ, e are 100 or 50 percent."""
    asked = {item.name for item, _ in MONTHLY.every() if item.relevant}
    assert asked == {"linh_vuc", "to_chuc", "doan_ket"}


def test_the_levels_of_the_yearly_form_are_those_that_it_prints():
    printed = re.findall(r"☐ (.+?)\s*$", SECOND.partition("\nIII.")[0], re.MULTILINE)
    for name in ("tu_xep_loai", "xep_loai"):
        assert [one.name for one in YEARLY.by_name[name].options] == printed
    assert len(printed) == 4


def test_everything_that_is_typed_names_its_article_in_the_decree():
    for definition in (MONTHLY, YEARLY):
        for item, _ in definition.every():
            if item.typed and item.name != "ghi_chu":
                assert item.row.document is not None and item.row.document.id == "ND-335-2025"
                assert item.row.clause.startswith(("Phụ lục II", "Điều 1"))


UNIT = form("TDG-TT")
CLAUSES = {
    "tcc_": TEXT.partition("\nĐiều 6. Tiêu chí chung\n")[2].partition("\nĐiều 7.")[0],
    "kq_": TEXT.partition("\nĐiều 7. ")[2].partition("\n2. Căn cứ")[0],
}
POINTS = {"tcc_": ("diem_chung", 30), "kq_": ("diem_ket_qua", 70)}
MARK = re.compile(r"^(\d\. |[a-zđ]\) )(.+)$", re.MULTILINE)


@pytest.mark.parametrize("begins", CLAUSES)
def test_the_criteria_of_units_are_those_of_the_decree_in_its_words(begins: str):
    printed = [(mark, words) for mark, words in MARK.findall(CLAUSES[begins]) if not words.endswith("gồm:")]
    lines = [item for item, _ in UNIT.every() if item.name.startswith(begins)]
    assert [(item.label.split(" ")[0] + " ", item.row.hint) for item in lines] == printed
    assert [item.row.clause.split()[-1] for item in lines] == [mark[:-2] for mark, _ in printed]


@pytest.mark.parametrize("begins", CLAUSES)
def test_the_decree_sets_the_most_points_of_a_group_and_none_of_a_line(begins: str):
    name, most = POINTS[begins]
    assert f"được chấm tối đa là {most} điểm (trong thang điểm 100)" in CLAUSES[begins]
    lines = [item for item, _ in UNIT.every() if item.name.startswith(begins)]
    assert {item.row.constraint for item in lines} == {f". >= 0 and . <= {most}"}
    assert UNIT.by_name[name].row.constraint == f". <= {most}"
    full = {item.name: "0" for item in lines} | {lines[0].name: str(most)}
    told = [one.place.column for one in checked(UNIT, full).findings]
    assert name not in told and lines[0].name not in told
    over = full | {lines[1].name: "0.01"}
    assert [one.place.column for one in checked(UNIT, over).findings if one.place.value] == [name]


def points(total: str) -> dict[str, str]:
    """Answers to every line that come to a total."""
    lines = [item.name for item, _ in UNIT.every() if item.name.startswith(("tcc_", "kq_"))]
    common = min(Decimal(total), Decimal(30))
    first = {"tcc_1": str(common), "kq_a": str(Decimal(total) - common)}
    return dict.fromkeys(lines, "0") | first


@pytest.mark.parametrize(
    ("total", "taken"),
    [
        ("100", 4),
        ("90", 4),
        ("89.99", 3),
        ("70", 3),
        ("69.99", 2),
        ("50", 2),
        ("49.99", 1),
        ("0", 1),
    ],
)
def test_no_level_is_asked_for_that_the_points_do_not_reach(total: str, taken: int):
    """Đ.8.1–4."""
    ids = [one.id for one in UNIT.by_name["tu_de_nghi"].options]
    found = [
        [one.place.column for one in checked(UNIT, points(total) | {"tu_de_nghi": id}).findings] for id in ids
    ]
    assert [id for id, columns in zip(ids, found, strict=True) if "tu_de_nghi" not in columns] == ids[-taken:]


def test_a_level_that_is_too_high_is_told_by_the_points_that_it_takes():
    faults = checked(UNIT, points("89.99") | {"tu_de_nghi": "HTXSNV"}).findings
    (told,) = [one for one in faults if one.place.column == "tu_de_nghi"]
    assert "hoàn thành xuất sắc từ 90 điểm" in told.remedy + told.message
    assert instruction(UNIT.by_name["tu_de_nghi"], UNIT.label_of).startswith("Tổng điểm phải đủ")


def test_a_line_about_what_may_not_occur_may_stay_empty():
    """Đ.7.1h says (nếu có) of the whole; the sum stands all the same."""
    answers = {name: text for name, text in points("80").items() if name != "kq_h"}
    done = checked(UNIT, answers)
    assert done.answers["diem"] == "80" and "kq_h" not in [one.place.column for one in done.findings]


@pytest.mark.parametrize("id", ["TDG-TT", "TDG-P"])
def test_what_the_dossier_of_a_unit_lacks_is_told(id: str):
    made = every.definition(id)
    listed = [one.id for one in made.by_name["ho_so"].options]
    for held, asked in ((listed, False), (listed[1:], True)):
        columns = [one.place.column for one in checked(made, {"ho_so": " ".join(held)}).findings]
        assert ("con_thieu" in columns) is asked
