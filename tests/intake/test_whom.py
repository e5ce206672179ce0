"""Who is meant by what the office types, and in which order slips are handed out."""

from datetime import date

import pytest

from congkhai.errors import WrongUse
from congkhai.intake.values import Role
from congkhai.intake.whom import BODIES, Whom, recipients
from congkhai.model.structure import UnitKind
from tests.packages.edited import Edit, edited
from tests.packages.story import TODAY, assembled, office, office_tables

AGENCY = office()


def named(whom: Whom, today: date | None = TODAY) -> list[tuple[str, Role]]:
    return [(one.who, one.role) for one in recipients(AGENCY, whom, today)]


def test_each_is_found_by_id_or_name_and_told_once():
    whom = Whom(
        people=("CB-016", "nguyen thi hoa"),
        units=("phong chinh sach dan toc",),
        bodies=("hội đồng thẩm định",),
        office=(" Nguyễn  Văn Thư ", "Nguyễn Văn Thư"),
    )
    found = recipients(AGENCY, whom, TODAY)
    assert [(one.name, one.role) for one in found] == [
        ("Nguyễn Thị Hoà", Role.PERSON),
        ("Phòng Chính sách dân tộc", Role.UNIT),
        ("Hội đồng thẩm định, đánh giá, xếp loại", Role.BODY),
        ("Nguyễn Văn Thư", Role.OFFICE),
    ]
    assert [one.unit for one in found] == ["Phòng Chính sách dân tộc", "", "", ""]


def test_everybody_is_who_is_there_by_unit_and_never_the_office():
    left = assembled(edited(office_tables(), [Edit("phan_cong", "PC-024", {"den_ngay": "2026-06-30"})]))[0]
    found = recipients(left, Whom(everybody=True), TODAY)
    people = [one for one in found if one.role is Role.PERSON]
    assert {one.who for one in people} == {one.id for one in AGENCY.officials} - {"CB-024"}
    units = [one.unit for one in people]
    assert [name for at, name in enumerate(units) if name in units[:at] and units[at - 1] != name] == []
    kinds = {unit.id: unit.kind for unit in AGENCY.units}
    assert {kinds[one.who] in BODIES for one in found if one.role is Role.BODY} == {True}
    assert {kinds[one.who] in BODIES for one in found if one.role is Role.UNIT} == {False}
    assert {one.role for one in found} == {Role.PERSON, Role.UNIT, Role.BODY}


def test_without_a_day_everybody_is_whom_the_tables_know():
    whoever = {who for who, role in named(Whom(everybody=True), None) if role is Role.PERSON}
    assert whoever == {one.id for one in AGENCY.officials}


@pytest.mark.parametrize(
    ("whom", "said"),
    [
        (Whom(), "Chưa nêu ai"),
        (
            Whom(people=("lo van hoa",)),
            "Có 2 người tên “lo van hoa”. Hãy gọi theo mã:\n- Lò Văn Hoà (CB-017)",
        ),
        (Whom(people=("Nguyen Thi Hao",)), "Gần giống nhất:\n- Nguyễn Thị Hoà (CB-016), "),
        (Whom(people=("xyzzy",)), "Không có người nào mang mã hoặc tên “xyzzy”. Xem mã và tên ở bảng"),
        (Whom(units=("chinh sach",)), "Gần giống nhất:\n- Phòng Chính sách dân tộc ("),
        (Whom(units=("xyzzy",)), "bảng Đơn vị"),
        (Whom(bodies=("Phòng Chính sách dân tộc",)), "Không có đơn vị, tổ chức nào"),
        (Whom(office=("",)), "--office"),
        (Whom(office=("cb-010",)), "là mã của một cán bộ hoặc đơn vị"),
        (Whom(office=("P-VP",)), "là mã của một cán bộ hoặc đơn vị"),
        (Whom(office=("a\x1b[31m",)), "--office"),
        (Whom(office=("a" * 101,)), "--office"),
    ],
)
def test_who_is_not_clear_is_told_with_whom_to_ask_for(whom, said):
    with pytest.raises(WrongUse) as raised:
        recipients(AGENCY, whom, TODAY)
    assert said in str(raised.value)


def test_a_party_cell_may_be_asked_as_a_unit_and_as_a_body():
    cell = next(unit for unit in AGENCY.units if unit.kind is UnitKind.PARTY_CELL)
    both = named(Whom(units=(cell.id,), bodies=(cell.id,)))
    assert both == [(cell.id, Role.UNIT), (cell.id, Role.BODY)]
