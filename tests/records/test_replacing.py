"""A row replaces one older row of its own subject and cycle, and is replaced once."""

import pytest

#: A cycle of another year than its plan and its days.
OPEN = {"ke_hoach": "", "tu_ngay": "", "den_ngay": ""}
PEOPLE, UNITS = "xep_loai_ca_nhan", "xep_loai_tap_the"


def again(small, table: str, row: int, **cells: str) -> int:
    """A copy of a row under an id of its own."""
    return small.add(table, **small.tables[table][row - 2] | cells)


def test_a_result_may_be_replaced_by_a_newer_one_of_the_same_subject(small):
    again(small, PEOPLE, 3, ma="CN-2B", thay_the="CN-02")
    again(small, PEOPLE, 3, ma="CN-2C", thay_the="CN-2B")
    again(small, UNITS, 3, ma="TT-2B", thay_the="TT-2")
    assert small.found() == []


@pytest.mark.parametrize(("table", "id"), [(PEOPLE, "CN-02"), (UNITS, "TT-2"), ("van_ban", "QD-1")])
def test_no_row_replaces_itself(small, table, id):
    (row,) = small.rows(table, ma=id)
    small.set(table, row, thay_the=id)
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == ("thay-the-chinh-no", row, "thay_the")
    assert finding.blocks


def test_no_row_replaces_another_persons(small):
    row = again(small, PEOPLE, 3, ma="CN-2B", thay_the="CN-03")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.value) == ("thay-the-sai-dong", row, "CN-03")
    assert finding.message == "Giàng A Dế (CB-02): dòng 4 mà ô ‘Thay thế dòng’ dẫn đến là của người khác."


def test_no_row_replaces_another_units_or_another_years(small):
    cycle = small.tables["ky_danh_gia"][0]
    small.add("ky_danh_gia", **cycle | OPEN | {"ma": "KY-2021", "nam": "2021"})
    unit = again(small, UNITS, 3, ma="TT-9", don_vi="LDB", thay_the="TT-2")
    year = again(small, PEOPLE, 3, ma="CN-9", ky="KY-2021", thay_the="CN-02")
    assert sorted(small.found()) == [
        ("dan-dong-ky-khac", f"{PEOPLE}.csv", year, "thay_the"),
        ("thay-the-sai-dong", f"{UNITS}.csv", unit, "thay_the"),
    ]


def test_an_announcement_replaces_one_of_its_own_year(small):
    cycle = small.tables["ky_danh_gia"][0]
    small.add("ky_danh_gia", **cycle | OPEN | {"ma": "KY-2021", "nam": "2021"})
    small.add("thong_bao", ma="TB-1", ky="KY-2021", van_ban="QD-1", tieu_de="Thông báo")
    row = small.add(
        "thong_bao", ma="TB-2", ky="KY-2022", van_ban="QD-CT", tieu_de="Đính chính", thay_the="TB-1"
    )
    assert small.found() == [("dan-dong-ky-khac", "thong_bao.csv", row, "thay_the")]
    small.set("thong_bao", 2, ky="KY-2022")
    assert small.found() == []


def test_rows_do_not_replace_each_other_in_a_circle(small):
    small.set(PEOPLE, 3, thay_the="CN-2C")
    again(small, PEOPLE, 3, ma="CN-2B", thay_the="CN-02")
    last = again(small, PEOPLE, 3, ma="CN-2C", thay_the="CN-2B")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.value) == ("thay-the-vong", last, "CN-2B")
    assert finding.message.startswith("Giàng A Dế (CB-02): các dòng 3, 8, 9 thay thế lẫn nhau thành vòng")


@pytest.mark.parametrize(("table", "row", "id"), [(PEOPLE, 3, "CN-02"), (UNITS, 3, "TT-2")])
def test_a_row_is_replaced_once(small, table, row, id):
    first = again(small, table, row, ma="MOI-1", thay_the=id)
    second = again(small, table, row, ma="MOI-2", thay_the=id)
    (finding,) = small.findings()
    assert (finding.code, finding.place.row) == ("thay-the-trung", second)
    who = "Giàng A Dế (CB-02)" if table == PEOPLE else "Phòng Tổng hợp – Hành chính (P-THHC)"
    assert finding.message == (
        f"{who}: dòng {row} đã được dòng {first} thay thế, nay dòng này lại thay thế lần nữa."
    )


def test_a_document_may_be_replaced_in_parts(small):
    """One decree for civil servants, another for public employees, both in place of one."""
    decision = small.tables["van_ban"][small.rows("van_ban", ma="QD-1")[0] - 2]
    rows = [small.add("van_ban", **decision | {"ma": id, "thay_the": "QD-1"}) for id in ("QD-2", "QD-3")]
    assert len(rows) == 2
    assert small.found() == []
