"""What an office asks of its own record, answered on stdout, also while only the procedure blocks."""

import pytest

from tests.packages.story import whole
from tests.workflows.office import Office, Row, tree


def unvoted(row: Row) -> Row:
    """One ballot more than people were present: a fault of the procedure."""
    return row | {"phat_ra": "99"} if row["ma"] == "BQ-001" else row


def unread(row: Row) -> Row:
    """A person whom no table knows: a fault of the tables."""
    return row | {"can_bo": "CB-999"} if row["ma"] == "XLCN-005" else row


def test_status_tells_the_board_of_the_newest_year(sound):
    done = sound.run("status")
    assert done.code == 0
    assert done.said.startswith("Tình hình năm 2022 của Ban Dân tộc tỉnh Sơn La, tính đến ngày 06/12/2022.")
    assert sound.run("status", "--year", "2022").said == done.said
    assert "tính đến ngày 20/12/2022" in sound.run("--today", "2022-12-20", "status").said


def test_quota_asks_of_a_whole_agency(tmp_path):
    whole(tmp_path)
    office = Office(folder=tmp_path)
    done = office.run("quota", "2026")
    assert done.code == 0
    assert "30 công chức tính vào tỷ lệ" in done.said
    assert "25%" in office.run("quota", "2026", "--percent", "25").said
    above = office.run("quota", "2026", "--percent", "26")
    assert (above.code, above.said) == (2, "")
    assert "không được quá 25%" in above.told


def test_why_explains_one_person_and_lists_namesakes(tmp_path):
    whole(tmp_path)
    office = Office(folder=tmp_path)
    done = office.run("why", "nguyen thi hoa")
    assert (done.code, done.said) == (0, office.run("why", "CB-016", "--year", "2026").said)
    assert done.said.startswith("DỮ LIỆU CÁ NHÂN")
    several = office.run("why", "lo van hoa")
    assert (several.code, several.said) == (2, "")
    assert "Lò Văn Hoà (CB-017), Chuyên viên chính, Phòng Chính sách dân tộc: congkhai why" in several.told
    assert all(f"congkhai why {id} --year 2026" in several.told for id in ("CB-017", "CB-032"))
    near = office.run("why", "Nguyen Thi Hao")
    assert (near.code, near.said) == (2, "")
    assert "Gần giống nhất:\n- Nguyễn Thị Hoà (CB-016)" in near.told


def test_an_answer_writes_nothing(office: Office):
    before = tree(office.folder)
    for asked in ASKED:
        assert office.run(*asked).code == 0
    assert tree(office.folder) == before


ASKED = [("status",), ("quota", "2022"), ("why", "CB-005")]


@pytest.mark.parametrize("asked", ASKED, ids=lambda words: words[0])
def test_an_answer_is_given_while_only_the_procedure_blocks(asked, office: Office):
    office.change("bieu_quyet", unvoted)
    assert office.run("check").code == 1
    done = office.run(*asked)
    assert done.code == 0
    assert "Dữ liệu còn 1 lỗi, xem bằng lệnh congkhai check." in done.told


@pytest.mark.parametrize("asked", ASKED, ids=lambda words: words[0])
def test_where_the_tables_are_wrong_their_findings_are_the_answer(asked, office: Office):
    office.change("xep_loai_ca_nhan", unread)
    done = office.run(*asked)
    assert (done.code, done.said) == (1, office.run("check").said)
    assert "CHƯA ĐẠT" in done.said


def test_a_year_that_the_package_does_not_hold(sound):
    done = sound.run("status", "--year", "2021")
    assert (done.code, done.said) == (2, "")
    assert "2021; đang có: 2022" in done.told
