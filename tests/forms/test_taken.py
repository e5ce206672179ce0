"""What came back: the writer's answers are read, everything else must be as it was given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.forms.blank import Attached, Blank
from congkhai.forms.taken import Taken, taken
from congkhai.model.forms import Writer
from congkhai.value import replace
from tests.forms.filling import BALLOTS, HEAD, WHOLE, alone, blank, codes, found, made
from tests.packages.story import office

AGENCY = office()
PERIOD_FORM = blank(AGENCY, found(AGENCY, "M-335-01", "CB-010", "thang-11"), Writer.AUTHOR)
MINUTES = blank(AGENCY, found(AGENCY, "BB-HN", "HN-18"), Writer.SECRETARY)
SUBJECTS = MINUTES.known["doi_tuong"]
PETITION = blank(AGENCY, found(AGENCY, "KN", "CB-010"), Writer.AUTHOR)
PDF = b"%PDF-1.7\n"


def filled(form: Blank, **changes: str) -> Taken:
    return taken(form, WHOLE | changes)


def test_a_whole_form_is_fit_and_its_own_answers_are_what_is_handed_in():
    done = filled(PERIOD_FORM)
    assert (done.fit, done.findings) == (True, ())
    assert done.own["so_luong"] == "90" and done.own["chat_luong"] == "95.5" and done.own["tong_diem"]
    assert {"ho_ten", "lanh_dao", "co_quan"} & done.own.keys() == set()
    assert done.answers["ho_ten"] == "Mùa A Sếnh"


def test_all_faults_are_told_at_once_in_the_order_of_the_form():
    done = taken(
        PERIOD_FORM, WHOLE | {"tc_3_1": "2,51", "tc_1_1": "sáu", "tien_do": "-1", "han_che": " ", "ten": "x"}
    )
    assert codes(done.findings) == [
        ("muc-khong-phai-so", "tc_1_1", None),
        ("muc-ngoai-gioi-han", "tc_3_1", None),
        ("muc-ngoai-gioi-han", "tien_do", None),
        ("muc-chua-ghi", "han_che", None),
        ("muc-la", "ten", None),
    ]
    assert not done.fit and "tc_1_1" not in done.own and "tc_1_1" not in done.answers


def test_what_was_filled_in_beforehand_may_come_back_but_not_changed():
    known = {name: text for name, text in PERIOD_FORM.known.items() if isinstance(text, str)}
    assert taken(PERIOD_FORM, known | WHOLE).findings == ()
    assert taken(PERIOD_FORM, WHOLE | {"ho_ten": "", "tong_diem": "100"}).findings == ()
    done = taken(PERIOD_FORM, WHOLE | {"ho_ten": "Ai đó", "lanh_dao": "co", "nhan_xet": "Tốt"})
    assert codes(done.findings) == [
        ("muc-khong-duoc-sua", "ho_ten", None),
        ("muc-khong-duoc-sua", "lanh_dao", None),
        ("muc-khong-duoc-sua", "nhan_xet", None),
    ]
    assert "“Mùa A Sếnh” thành “Ai đó”" in done.findings[0].message
    assert done.answers["ho_ten"] == "Mùa A Sếnh" and "nhan_xet" not in done.answers


@pytest.mark.parametrize("held", ["93.456", "93.4567", "90", "0.5", "-1.25"])
def test_a_number_that_is_shown_with_a_comma_may_come_back_so(held: str):
    """ "93,456" could be read in two ways if somebody typed it; as the program's own it is known."""
    form = made(
        {"loai": "so_thuc", "ten": "diem", "nhan": "Điểm", "dien_san": "diem_ca_nam"},
        {"loai": "chu", "ten": "a", "nhan": "Chữ"},
    )
    given_out = alone(form, {"diem": held})
    for shown in (held, held.replace(".", ",")):
        assert taken(given_out, {"diem": shown, "a": "x"}).findings == ()
    assert codes(taken(given_out, {"diem": "88", "a": "x"}).findings) == [
        ("muc-khong-duoc-sua", "diem", None)
    ]


def rows(**changes: str) -> list[dict[str, str]]:
    return [BALLOTS | changes for _ in SUBJECTS]


def minutes(given_rows: list[dict[str, str]], **changes: str) -> Taken:
    return taken(MINUTES, HEAD | changes | {"doi_tuong": given_rows})


def test_minutes_with_all_votes_are_fit():
    done = minutes(rows())
    assert done.findings == () and len(done.own["doi_tuong"]) == len(SUBJECTS) == 11
    assert done.own["doi_tuong"][1]["ma"] == "CB-005"  # type: ignore[index]


def test_ballots_that_do_not_add_up_are_told_row_by_row():
    wrong = rows()
    wrong[2] = BALLOTS | {"muc_2": "5"}
    wrong[4] = BALLOTS | {"phat_ra": "8"}
    assert codes(minutes(wrong).findings) == [
        ("muc-tinh-khong-khop", "cong_phieu", 3),
        ("muc-ngoai-gioi-han", "phat_ra", 5),
    ]
    assert ("muc-ngoai-gioi-han", "co_mat", None) in codes(minutes(rows(), co_mat="8").findings)


def test_rows_that_were_laid_out_stay_as_many_and_as_they_were():
    fewer, more = minutes(rows()[:-1]), minutes([*rows(), BALLOTS])
    assert codes(fewer.findings)[0] == ("bang-khac-so-dong", "doi_tuong", None)
    assert ("muc-chua-ghi", "phat_ra", 11) in codes(fewer.findings)
    assert codes(more.findings) == [("bang-khac-so-dong", "doi_tuong", None)]
    assert "có 12 dòng, biểu mẫu đã lập sẵn 11 dòng" in more.findings[0].message
    sorted_otherwise = [dict(row) | given for row, given in zip(reversed(SUBJECTS), rows(), strict=True)]
    told = codes(minutes(sorted_otherwise).findings)
    assert ("muc-khong-duoc-sua", "ma", 1) in told and ("muc-khong-duoc-sua", "ten", 11) in told
    named = [dict(row) | given for row, given in zip(SUBJECTS, rows(), strict=True)]
    assert minutes(named).findings == ()
    assert codes(minutes([BALLOTS | {"la": "1"}, *rows()[1:]]).findings) == [("muc-la", "la", 1)]


def test_a_table_without_answers_lacks_every_one_of_them():
    told = codes(taken(MINUTES, HEAD).findings)
    assert ("muc-chua-ghi", "phat_ra", 1) in told and ("muc-chua-ghi", "muc_4", 11) in told


def test_fields_in_a_group_within_a_table_are_read_like_others():
    form = made(
        {"loai": "lap", "ten": "bang", "nhan": "Bảng"},
        {"loai": "nhom", "nhan": "Nhóm"},
        {"loai": "so_thuc", "ten": "a", "nhan": "Số", "bat_buoc": "co"},
        {"loai": "het_nhom"},
        {"loai": "het_lap"},
    )
    done = taken(alone(form), {"bang": [{"a": "1,5"}, {"a": " "}, {"a": "2"}]})
    assert (done.findings, done.own) == ((), {"bang": ({"a": "1.5"}, {"a": "2"})})
    assert codes(taken(alone(form), {"bang": [{"a": "1"}, {"a": "x"}]}).findings) == [
        ("muc-khong-phai-so", "a", 2)
    ]


def petition(*files: Attached) -> Taken:
    return taken(PETITION, {"noi_dung": "Xem lại điểm", "can_cu": "Thiếu tháng 3"}, files)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("don.exe", PDF, "không đúng loại tệp"),
        ("don", PDF, "không đúng loại tệp"),
        ("don.pdf", b"MZ\x90", "nội dung không phải của loại tệp này"),
        ("don.png", PDF, "nội dung không phải của loại tệp này"),
        ("don.pdf", b"", "tệp rỗng"),
        ("don.pdf", PDF + bytes(5 * 1024 * 1024), "quá dung lượng"),
        ("../../etc/don.pdf", PDF, "tên tệp có dấu gạch chéo"),
        ("C:\\don.pdf", PDF, "tên tệp có dấu gạch chéo"),
        ("don\u202efdp.pdf", PDF, "ký tự không nhìn thấy"),
        ("don\n.pdf", PDF, "ký tự không nhìn thấy"),
    ],
)
def test_a_file_that_is_not_taken_is_told_with_the_reason(name: str, content: bytes, why: str):
    done = petition(Attached(field="tai_lieu", name=name, content=content))
    (fault,) = done.findings
    assert (fault.code, fault.place.column) == ("tep-khong-nhan", "tai_lieu")
    assert why in fault.message and "mỗi tệp không quá 5 MB" in fault.remedy


def test_files_are_named_and_counted():
    file = Attached(field="tai_lieu", name="Đơn.PDF", content=PDF)
    done = petition(file, replace(file, name="ảnh.jpg", content=b"\xff\xd8\xff"))
    assert done.findings == () and done.own["tai_lieu"] == "Đơn.PDF\nảnh.jpg"
    assert codes(petition(*[file] * 6).findings) == [("tep-khong-nhan", "tai_lieu", None)] * 6
    for name in ("noi_dung", "giai_quyet", "khong_co", "ho_ten"):
        assert codes(petition(replace(file, field=name)).findings) == [("muc-la", name, None)]


def test_a_file_that_is_asked_for_must_come():
    limits = {"loai_tep": "pdf", "dung_luong": "1", "so_tep": "1"}
    form = alone(made({"loai": "tep", "ten": "a", "nhan": "Tệp", "bat_buoc": "co"} | limits))
    assert codes(taken(form, {"a": "don.pdf"}).findings) == [("muc-chua-ghi", "a", None)]
    assert taken(form, {}, [Attached(field="a", name="a.pdf", content=PDF)]).findings == ()


NAMES = [*PERIOD_FORM.definition.by_name, *MINUTES.definition.by_name, "la"]
TEXTS = st.one_of(st.text(max_size=12), st.sampled_from(["5", "-1", "co", "2026-12", "HTTNV", "0/0", "1/3"]))
TABLES = st.lists(st.dictionaries(st.sampled_from(NAMES), TEXTS, max_size=4), max_size=3)


# A machine at other work is no fault of the form.
@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.one_of(TEXTS, TABLES), max_size=12))
def test_whatever_comes_back_is_read_or_told(answers: dict[str, object]):
    for form in (PERIOD_FORM, MINUTES):
        done = taken(form, answers)
        known = {name: text for name, text in form.known.items() if isinstance(text, str)}
        assert {name: done.answers.get(name, "") for name in known} == known
        assert all(one.message and one.remedy for one in done.findings)
        again = taken(form, done.own)
        if done.fit:
            assert (again.own, again.findings) == (done.own, done.findings)
