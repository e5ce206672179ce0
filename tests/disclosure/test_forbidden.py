"""Which phrases must not show: what is private, not what anybody reads anyway."""

from datetime import date

import pytest

from congkhai.disclosure.public import Audience
from congkhai.disclosure.reveal import forbidden, forbidden_short, hidden_in_years, reveal
from congkhai.model.agency import Agency
from congkhai.starter.files import page_texts
from congkhai.text.fold import fold
from congkhai.value import replace
from tests.packages.story import sample

TODAY = date(2022, 12, 6)


def holding(column: str, phrase: str) -> Agency:
    """The sample with one more phrase in a column."""
    table, _, name = column.partition(".")
    tables = tuple(
        replace(
            one,
            columns=tuple(
                replace(c, words=c.words | {phrase}) if (one.name, c.name) == (table, name) else c
                for c in one.columns
            ),
        )
        for one in sample().tables
    )
    return replace(sample(), tables=tables)


def hidden(agency: Agency) -> dict[str, str]:
    return forbidden(agency, reveal(agency, Audience.PORTAL, TODAY), page_texts())


@pytest.mark.parametrize(
    ("column", "phrase"),
    [
        ("phan_cong.nhom_nhiem_vu", "Tổng hợp"),
        ("phan_cong.nhom_nhiem_vu", "Lãnh đạo, quản lý"),
        ("hoi_nghi.dia_diem", "Ban Dân tộc"),
        ("hoi_nghi.ten", "Hội nghị kiểm điểm"),
        ("xep_loai_ca_nhan.ly_do", "Không xếp loại"),
        ("hoi_nghi.ket_luan", "Đánh giá, xếp loại chất lượng"),
    ],
)
def test_words_of_the_plan_and_of_public_cells_are_no_secret(column, phrase):
    assert phrase not in hidden(holding(column, phrase))


def test_a_phrase_is_free_once_a_public_cell_holds_it():
    phrase = "Khảo sát rừng đầu nguồn"
    private = holding("hoi_nghi.ket_luan", phrase)
    assert hidden(private)[phrase] == "hoi_nghi.ket_luan"
    public = {table.name: table for table in holding("van_ban.trich_yeu", phrase).tables}
    tables = tuple(public["van_ban"] if table.name == "van_ban" else table for table in private.tables)
    assert phrase not in hidden(replace(private, tables=tables))


def test_what_a_folder_says_of_its_columns_frees_nothing():
    """A schema may be written by anybody who edits the folder."""
    private = "Đơn tố cáo đã được xác minh"
    agency = holding("kien_nghi.ket_qua", private)
    tables = tuple(
        replace(
            table,
            description=private,
            columns=tuple(replace(c, title=private, description=private) for c in table.columns),
        )
        for table in agency.tables
    )
    assert private in hidden(replace(agency, tables=tables))


def test_why_a_value_may_be_shown_is_no_secret():
    assert "Điện thoại cơ quan" not in hidden(holding("gia_tri_duoc_phep.ly_do", "Điện thoại cơ quan"))


@pytest.mark.parametrize(
    ("column", "freed"),
    [("van_ban.nguoi_ky", True), ("van_ban.trich_yeu", False), ("noi_nhan.ten", False)],
)
def test_a_name_is_free_where_it_signs_and_not_where_any_public_cell_holds_it(column, freed):
    name = "Vừ Thị Khuyết Danh"
    both = holding("can_bo.ho_ten", name).tables
    other = {(t.name, c.name): c for t in holding(column, name).tables for c in t.columns}
    table, _, of = column.partition(".")
    tables = tuple(
        replace(
            one,
            columns=tuple(
                other[one.name, c.name] if (one.name, c.name) == (table, of) else c for c in one.columns
            ),
        )
        for one in both
    )
    assert (name not in hidden(replace(sample(), tables=tables))) == freed


@pytest.mark.parametrize(
    ("column", "phrase"),
    [
        ("xep_loai_ca_nhan.ly_do", "Nghỉ điều trị dài ngày"),
        ("hoi_nghi.ket_luan", "Tổng hợp riêng của phòng kín"),
        ("can_bo.ho_ten", "Hội nghị kiểm điểm"),
        ("can_bo.ho_ten", "La Sơn"),
    ],
)
def test_what_is_private_and_every_name_stays_hidden(column, phrase):
    expected = sum(letter.isalpha() for letter in phrase) >= 6
    assert (hidden(holding(column, phrase)).get(phrase) == column) is expected


def test_a_name_that_only_marks_tell_from_one_shown_is_kept_apart():
    agency = sample()
    shown = reveal(agency, Audience.PORTAL, TODAY)
    assert shown.newest.results is not None
    listed = next(row.name for row in shown.newest.results.people if fold(row.name) != row.name.lower())
    other = replace(agency.officials[0], id="CB-999", name=fold(listed).title())
    both = replace(agency, officials=(*agency.officials, other))
    _, _, twins = forbidden_short(both, reveal(both, Audience.PORTAL, TODAY))
    assert twins == {other.name: "can_bo.ho_ten"}
    assert forbidden_short(agency, shown)[2] == {}


def test_who_signs_is_free_by_a_short_name_too_and_a_twin_of_his_name_is_not():
    agency = sample()
    signer = next(word for t in agency.tables for c in t.columns if c.name == "nguoi_ky" for word in c.words)
    twin = replace(agency.officials[0], id="CB-998", name=fold(signer).title())
    few = replace(agency.officials[0], id="CB-999", name="Lò Ly")
    signed = holding("van_ban.nguoi_ky", few.name)
    signed = replace(signed, officials=(*agency.officials, twin, few))
    names, _, twins = forbidden_short(signed, reveal(signed, Audience.PORTAL, TODAY))
    assert few.name not in names
    assert twins == {twin.name: "can_bo.ho_ten"}


def test_who_is_named_for_one_year_is_hidden_on_the_pages_of_another():
    agency = sample()
    [old] = agency.cycles
    new = replace(old, id="KY-2023", year=2023, orders=(), announcements=(), person_ratings=())
    both = replace(agency, cycles=(new, old))
    told = hidden_in_years(both, reveal(both, Audience.PORTAL, TODAY))
    listed = {row.official.name for row in old.current_people if row.status.decided_on}
    assert "Lò Văn Hoà" in told[2023]
    # Who signs is named on what he or she signed, in every year.
    assert {*told[2023]} < listed and told[2023].keys().isdisjoint({"Hoàng Thị Mỷ"})
    assert told[2022] == {}
    later = reveal(both, Audience.PORTAL, date(2023, 3, 1))
    assert hidden_in_years(both, later) == {}
    assert hidden_in_years(both, reveal(both, Audience.AGENCY, TODAY)) == {}
