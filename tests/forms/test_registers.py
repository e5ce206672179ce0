"""Answers that a register would not take are told where they were typed, in the words of its column."""

import pytest

from congkhai.forms.define import define
from congkhai.forms.definition import Definition
from congkhai.forms.registers import refused
from congkhai.forms.taken import taken
from congkhai.model.forms import FieldKind, Writer
from tests.forms.filling import BALLOTS, HEAD, WHOLE, blank, codes, found
from tests.forms.test_taken import MINUTES, SUBJECTS
from tests.packages.story import office, office_tables, sample, sample_tables

AGENCY, TABLES = office(), office_tables()
PERIOD_FORM = blank(AGENCY, found(AGENCY, "M-335-01", "CB-010", "thang-11"), Writer.AUTHOR)


def of_period(**answers: str) -> list[tuple[str, str | None, int | None]]:
    own = taken(PERIOD_FORM, WHOLE).own
    return codes([*refused(TABLES, PERIOD_FORM.definition, {**own, **answers}, Writer.AUTHOR)])


def test_what_a_whole_form_says_the_registers_take():
    assert of_period() == []
    own = taken(MINUTES, HEAD | {"doi_tuong": [BALLOTS for _ in SUBJECTS]}).own
    assert [*refused(TABLES, MINUTES.definition, own, Writer.SECRETARY)] == []


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"so_luong": "-1"}, [("muc-so-khong-nhan", "so_luong", None)]),
        ({"so_luong": "571/6"}, [("muc-so-khong-nhan", "so_luong", None)]),
        (
            {"nhom_1": "-0.5", "nhom_2": "x"},
            [("muc-so-khong-nhan", one, None) for one in ("nhom_1", "nhom_2")],
        ),
        ({"uu_diem": "=1+1"}, []),
    ],
)
def test_a_value_beyond_the_column_is_told_at_its_field(answers: dict[str, str], told: list[object]):
    assert of_period(**answers) == told


def test_the_column_and_its_table_are_named():
    (one,) = refused(TABLES, PERIOD_FORM.definition, {"so_luong": "-1"}, Writer.AUTHOR)
    assert (
        "ghi “-1”, cột ‘a. Số lượng (%)’" in one.message and "bảng ‘Điểm theo dõi, đánh giá’" in one.message
    )
    assert one.remedy.startswith("Ghi một số từ 0 đến 999;")


def test_rows_are_told_by_their_number_and_only_of_the_writer():
    rows = {"doi_tuong": ({"phat_ra": "7"}, {"phat_ra": "-7", "muc_1": "1.5"})}
    told = codes([*refused(TABLES, MINUTES.definition, rows, Writer.SECRETARY)])
    assert told == [("muc-so-khong-nhan", "phat_ra", 2), ("muc-so-khong-nhan", "muc_1", 2)]
    assert [*refused(TABLES, MINUTES.definition, rows, Writer.CHAIR)] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("=1+1", "o-cong-thuc"),
        ('=HYPERLINK("http://x")', "o-cong-thuc"),
        ("@SUM(A1)", "o-cong-thuc"),
        ("+cmd|' /C calc'!A0", "o-cong-thuc"),
        ("<script>x</script>", "o-co-the-html"),
        ("#REF!", "o-bao-loi"),
    ],
)
def test_what_no_cell_may_hold_is_told_when_it_is_handed_in(text: str, code: str):
    (one,) = refused(TABLES, MINUTES.definition, {"so_bien_ban": text}, Writer.SECRETARY)
    assert (one.code, one.place.column, one.blocks) == (code, "so_bien_ban", True)
    assert "‘Số, ký hiệu biên bản’" in one.message
    in_dossier_alone = {"nguoi_trinh_bay": text}
    assert [*refused(TABLES, MINUTES.definition, in_dossier_alone, Writer.SECRETARY)] == []


def definitions() -> list[tuple[object, Definition]]:
    pairs = [(AGENCY, TABLES), (sample(), sample_tables())]
    made = [
        (tables, define(agency, agency.cycles[0], form))
        for agency, tables in pairs
        for form in agency.cycles[0].forms
    ]
    return [(tables, definition) for tables, definition in made if definition]


@pytest.mark.parametrize(("tables", "definition"), definitions(), ids=lambda one: getattr(one, "version", ""))
def test_every_option_and_example_that_goes_to_a_register_is_one_that_it_takes(tables, definition):
    for item, repeat in definition.every():
        if item.row.target:
            values = [one.id for one in item.options] or [item.row.example.replace(",", ".")]
            for value in filter(None, values):
                answers = {repeat.name: ({item.name: value},)} if repeat else {item.name: value}
                assert [*refused(tables, definition, answers, item.row.writer)] == []
                assert item.kind is not FieldKind.LONG_TEXT
