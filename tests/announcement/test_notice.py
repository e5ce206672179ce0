"""What the announcement says, before it is page, paper or fragment."""

import pytest

from congkhai.announcement.wording import address, brief, full, header, named, outcome, signing
from congkhai.disclosure.public import Audience
from congkhai.value import replace
from tests.announcement import example


def test_the_grounds_run_from_law_to_the_order_to_publish():
    law, plan, decision, order = example.notice(example.named()).grounds
    assert law == (
        "Căn cứ Nghị định số 90/2020/NĐ-CP ngày 13 tháng 8 năm 2020 của Chính phủ về đánh giá, xếp loại "
        "chất lượng cán bộ, công chức, viên chức;"
    )
    assert plan == (
        "Căn cứ Kế hoạch số 99/KH-BDT ngày 21 tháng 11 năm 2022 của Ban Dân tộc tỉnh Sơn La về việc tổ chức "
        "kiểm điểm, đánh giá, xếp loại đối với tập thể, cá nhân năm 2022;"
    )
    assert decision == (
        "Căn cứ Quyết định số 137/QĐ-BDT ngày 02 tháng 12 năm 2022 của Ban Dân tộc tỉnh Sơn La về việc xếp "
        "loại chất lượng cán bộ, công chức năm 2022;"
    )
    assert order == (
        "Căn cứ Quyết định số 140/QĐ-BDT ngày 05 tháng 12 năm 2022 của Ban Dân tộc tỉnh Sơn La về hình thức "
        "công khai kết quả xếp loại năm 2022."
    )


def test_units_keep_their_order_under_roman_numerals():
    groups = example.notice(example.named()).groups
    assert [(group.numeral, group.unit) for group in groups][:4] == [
        ("I", "Tập thể lãnh đạo Ban"),
        ("II", "Phòng Tổng hợp – Hành chính"),
        ("III", "Phòng Chính sách dân tộc"),
        ("IV", "Phòng Tuyên truyền – Vận động"),
    ]
    assert [person.number for group in groups for person in group.people] == list(range(1, 47))


@pytest.mark.parametrize(
    ("audience", "place"),
    [(Audience.PORTAL, "trên trang thông tin điện tử của cơ quan"), (Audience.AGENCY, "trong cơ quan")],
)
def test_the_window_says_where_until_when_and_by_which_document(audience, place):
    assert example.notice(example.named(audience)).window == (
        f"Công khai {place} từ ngày 05/12/2022 đến hết ngày 04/01/2023, "
        "theo Quyết định số 140/QĐ-BDT ngày 05/12/2022."
    )


def test_no_window_and_no_petition_office_are_made_up():
    said = example.notice(example.changed(example.totals_only(), announcements=()))
    assert (said.window, said.petitions, said.document) == ("", "", None)


def test_an_announcement_that_orders_itself_is_no_ground_of_its_own():
    order = example.named().newest.results.ordered
    said = example.notice(
        example.with_results(example.named(), ordered=replace(order, document=example.ISSUED.document))
    )
    assert not [line for line in said.grounds if "61/TB-BDT" in line]
    assert said.window == (
        "Công khai trên trang thông tin điện tử của cơ quan từ ngày 05/12/2022 đến hết ngày 04/01/2023."
    )


def test_the_sentence_on_decisions_tells_those_apart_who_have_another():
    people = tuple(
        replace(person, decision="139/QĐ-BDT") if person.number in (7, 9) else person
        for person in example.people()
    )
    assert example.notice(example.named()).decided == "Kết quả xếp loại theo Quyết định số 137/QĐ-BDT."
    assert example.notice(example.with_results(example.named(), people=people)).decided == (
        "Kết quả xếp loại theo Quyết định số 137/QĐ-BDT; riêng số thứ tự 7, 9 theo Quyết định số 139/QĐ-BDT."
    )


def test_a_total_that_counts_those_not_rated_is_not_one_hundred_percent():
    totals = replace(example.TOTALS, not_rated=1, total=46)
    assert example.notice(example.named()).whole == "100,0"
    assert example.notice(example.with_results(example.named(), totals=totals)).whole == "–"


@pytest.mark.parametrize(
    ("parent", "name", "lines"),
    [
        ("UBND tỉnh Sơn La", "Ban Dân tộc tỉnh Sơn La", ("UBND TỈNH SƠN LA", "BAN DÂN TỘC")),
        ("UBND tỉnh Sơn La", "Sở Nội vụ", ("UBND TỈNH SƠN LA", "SỞ NỘI VỤ")),
        ("Bộ Nội vụ", "Chi cục tỉnh Sơn La", ("BỘ NỘI VỤ", "CHI CỤC TỈNH SƠN LA")),
        ("", "Ban Dân tộc tỉnh Sơn La", ("", "BAN DÂN TỘC TỈNH SƠN LA")),
    ],
)
def test_the_place_is_said_once_in_the_header(parent, name, lines):
    assert header(replace(example.OFFICE, parent=parent, name=name)) == lines


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("Về công tác văn thư", " về công tác văn thư"),
        ("Quy định về xếp loại.", " quy định về xếp loại"),
        ("UBND tỉnh giao việc", " về việc UBND tỉnh giao việc"),
        ("Kết quả xếp loại", " về kết quả xếp loại"),
        ("", ""),
    ],
)
def test_a_subject_joins_the_sentence(subject, said):
    document = replace(example.DECREE, subject=subject)
    assert full(document) == f"Nghị định số 90/2020/NĐ-CP ngày 13 tháng 8 năm 2020 của Chính phủ{said}"


def test_a_document_without_number_or_date_is_named_by_its_kind():
    assert brief(replace(example.PLAN, number="", issued=None)) == "Kế hoạch"


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "http://bandantoc.sonla.example"])
def test_only_an_https_address_is_one(url):
    assert address(replace(example.OFFICE, url=url)) == ""
    assert address(example.OFFICE) == "https://bandantoc.sonla.example"


def test_an_announcement_is_named_by_number_and_day_or_by_dots_to_fill():
    assert named(example.ISSUED.document, example.OFFICE) == "Thông báo số 61/TB-BDT ngày 05/12/2022"
    assert named(None, example.OFFICE) == "Thông báo số ……/TB-BDT ngày ……/……/………"


@pytest.mark.parametrize("dash", [" – ", " - ", " — ", "\n", "  -  "])
def test_a_signing_title_breaks_its_line_at_a_dash_that_blanks_stand_around(dash):
    assert signing(f"KT. Trưởng ban{dash}Phó Trưởng ban") == ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    assert signing("Trưởng phòng Hành-chính") == ("TRƯỞNG PHÒNG HÀNH-CHÍNH",)


def test_a_status_is_printed_in_the_words_given():
    first, *_, last = example.people()
    assert outcome(replace(first, status="do cấp trên xếp loại")) == "Do cấp trên xếp loại"
    assert outcome(example.units()[0]) == "Do cấp trên xếp loại"
    assert outcome(last) == "Không xếp loại"
    assert outcome(example.people()[1]) == example.GOOD


def test_the_grounds_and_the_window_stay_as_announced_when_the_window_is_over():
    open_window = example.notice(example.named())
    over = example.notice(
        example.with_results(example.named(), people=(), named=False, basis=None, starts=None, ends=None)
    )
    assert (over.grounds, over.window) == (open_window.grounds, open_window.window)
    assert over.groups == ()
