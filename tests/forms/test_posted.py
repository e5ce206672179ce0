"""What a page sends back: the own fields of its writer, in bounded rows, put together with the rest."""

from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.forms.kinds import NO_NUMBER, OUT_OF_BOUNDS, UNANSWERED
from congkhai.forms.posted import (
    MOST_ROWS,
    answers_of,
    legible,
    parted,
    strangers,
    together,
    unplaced,
    whole_faults,
)
from congkhai.model.forms import Writer
from congkhai.value import replace
from tests.forms.blanks import blanks
from tests.forms.example import repeated

MINUTES = blanks()["2026-BB-HN-thu_ky"]
MONTH = blanks()["2026-M-335-01-nguoi_lap"]


def test_only_the_writer_s_own_fields_are_taken():
    definition = MONTH.definition
    pairs = [
        ("f.tc_1_1", "4,5"),
        ("f.nhan_xet", "phần của người khác"),
        ("f.ho_ten", "tên khác"),
        ("f.tong_diem", "100"),
        ("f.khong_co", "x"),
        ("tc_1_2", "5"),
        ("f.tc_1_2.1.tc_1_2", "5"),
        ("f.", "x"),
        ("csrf", "x"),
    ]
    assert answers_of(definition, Writer.AUTHOR, pairs) == {"tc_1_1": "4,5"}
    told = strangers(definition, Writer.AUTHOR, [name for name, _ in pairs] * 2)
    assert told == ("f.nhan_xet", "f.ho_ten", "f.tong_diem", "f.khong_co", "f.tc_1_2.1.tc_1_2", "f.")
    assert answers_of(definition, Writer.TRACKER, pairs) == {"nhan_xet": "phần của người khác"}


def test_texts_without_a_field_are_told_by_the_names_they_had():
    definition = MINUTES.definition
    repeat = next(repeat for item, repeat in definition.every() if repeat and item.typed)
    inner = next(item for item, outer in definition.every() if outer is repeat and item.typed)
    draft = {
        "khong_co": "x",
        "trong": " ",
        repeat.name: ({inner.name: "1", "cu": "y"},),
        "lap": ({"a": "z"},),
    }
    placed, left = parted(definition, inner.row.writer, draft)
    assert placed == {repeat.name: ({inner.name: "1"},)}
    assert left == {"khong_co": "x", f"{repeat.name}.1.cu": "y", "lap.1.a": "z"}
    pairs = [(f"f.{repeat.name}.1.{inner.name}", "1"), ("f.khong_co", "x"), ("f.trong", " "), ("ma", "x")]
    assert unplaced(definition, inner.row.writer, pairs) == {"khong_co": "x"}


def test_a_file_is_no_text():
    part = blanks()["2022-KN-nguoi_lap"]
    assert answers_of(part.definition, Writer.AUTHOR, [("f.tai_lieu", "a.pdf")]) == {}
    assert strangers(part.definition, Writer.AUTHOR, ["f.tai_lieu"]) == ("f.tai_lieu",)


def test_several_choices_are_one_answer_and_of_others_the_last_counts():
    part = blanks()["2026-TDG-TT-nguoi_lap"]
    pairs = [("f.ho_so", "bao_cao"), ("f.ho_so", "bien_ban"), ("f.uu_diem", "một"), ("f.uu_diem", "hai")]
    assert answers_of(part.definition, Writer.AUTHOR, pairs) == {
        "ho_so": "bao_cao bien_ban",
        "uu_diem": "hai",
    }


def test_rows_keep_their_place_where_the_program_laid_them_out():
    pairs = [("f.doi_tuong.3.phat_ra", "8"), ("f.doi_tuong.1.ma", "CB-99"), ("f.doi_tuong.1.thu_vao", "7")]
    answers = answers_of(MINUTES.definition, Writer.SECRETARY, pairs)
    assert answers == {"doi_tuong": ({"thu_vao": "7"}, {}, {"phat_ra": "8"})}
    whole = together(MINUTES.definition, MINUTES.known, answers)
    assert [row["ma"] for row in whole["doi_tuong"]] == ["CB-01", "CB-02", "CB-03"]
    assert [row.get("phat_ra") for row in whole["doi_tuong"]] == [None, None, "8"]


def test_blank_rows_that_nobody_laid_out_are_none():
    part = repeated()
    pairs = [
        ("f.viec.1.ten_viec", " \n"),
        ("f.viec.7.ten_viec", "Bảy"),
        ("f.viec.4.ten_viec", "Bốn"),
        (f"f.viec.{MOST_ROWS + 1}.ten_viec", "quá"),
        ("f.viec.0.ten_viec", "không"),
        ("f.viec.99999999999.ten_viec", "quá"),
    ]
    answers = answers_of(part.definition, Writer.AUTHOR, pairs)
    assert answers == {"viec": ({"ten_viec": "Bốn"}, {"ten_viec": "Bảy"})}


def test_rows_beyond_those_laid_out_and_known_values_cannot_be_sent():
    own = {"doi_tuong": [{"ten": "Khác", "phat_ra": "1"}] * 9, "chu_tri": "Khác"}
    whole = together(MINUTES.definition, MINUTES.known, own)
    assert len(whole["doi_tuong"]) == 3 and whole["doi_tuong"][0]["ten"] == "Lò Thị Ánh"
    assert whole["chu_tri"] == MINUTES.known["chu_tri"]
    assert together(MINUTES.definition, {}, own)["doi_tuong"] == ()


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.text(max_size=30) | st.from_regex(r"f\.\w{1,9}(\.\d{1,4}\.\w{1,9})?"), st.text()))
)
def test_whatever_is_sent_nothing_breaks(pairs):
    answers = answers_of(MINUTES.definition, Writer.SECRETARY, pairs)
    assert set(answers) <= set(MINUTES.definition.by_name)
    legible(MINUTES.definition, answers)


def test_everything_wrong_is_told_in_the_order_of_the_page():
    rows = [{"phat_ra": "8"}, {"phat_ra": "x"}, {}]
    part = replace(MINUTES, draft={"co_mat": "10", "trieu_tap": "9", "doi_tuong": rows})
    told = [(one.place.column, one.place.row, one.code) for one in whole_faults(part)]
    assert told[0] == ("so_bien_ban", None, UNANSWERED.code)
    assert ("co_mat", None, OUT_OF_BOUNDS.code) in told
    assert ("phat_ra", 2, NO_NUMBER.code) in told and ("phat_ra", 3, UNANSWERED.code) in told
    of_votes = [row for column, row, _ in told if row and column != "nhan_xet"]
    assert of_votes == sorted(of_votes)
    unread = next(one for one in whole_faults(part) if one.code == NO_NUMBER.code)
    assert unread.remedy == "Ghi một số nguyên từ 1 đến không quá ‘Số người có mặt được biểu quyết’."


def test_what_is_not_asked_is_no_fault():
    part = replace(MONTH, draft={"doan_ket": "nhiều"})
    assert "doan_ket" not in {one.place.column for one in whole_faults(part)}
