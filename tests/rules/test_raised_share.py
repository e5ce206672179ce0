"""Above 20 % by a decision and for a reason, never above 25 % (NĐ 335/2025 Đ.20.5b, Đ.8.5b)."""

import pytest

from congkhai.findings import Severity

RAISED = {"gia_tri": "22.5", "van_ban": "QD-CT", "ghi_chu": "Hoàn thành vượt kế hoạch cả năm"}
PEOPLE, UNITS = "TY-LE-XUAT-SAC-QUYET-DINH", "TY-LE-TAP-THE-QUYET-DINH"


def raised(small, code: str = PEOPLE, **cells: str) -> int:
    return small.parameter(code, **RAISED | cells)


@pytest.mark.parametrize("code", [PEOPLE, UNITS])
@pytest.mark.parametrize(
    ("cells", "kind", "column"),
    [
        ({}, "", ""),
        ({"gia_tri": "25"}, "", ""),
        ({"gia_tri": "25.01"}, "ty-le-vuot-toi-da", "gia_tri"),
        ({"van_ban": ""}, "ty-le-cao-hon-thieu-quyet-dinh", "van_ban"),
        ({"ghi_chu": ""}, "ty-le-cao-hon-thieu-ly-do", "ghi_chu"),
        ({"gia_tri": "20", "van_ban": "", "ghi_chu": ""}, "", ""),
        ({"gia_tri": "15", "van_ban": "", "ghi_chu": ""}, "", ""),
    ],
)
def test_what_a_raised_share_needs(office, code, cells, kind, column):
    small = office(2026)
    row = raised(small, code, **cells)
    assert small.found() == ([(kind, "tham_so.csv", row, column)] if kind else [])


@pytest.mark.parametrize(
    ("cells", "missing"),
    [({"so_ky_hieu": ""}, "thiếu số"), ({"ngay_ban_hanh": ""}, "thiếu ngày ban hành")],
)
def test_the_decision_has_number_and_date(office, cells, missing):
    small = office(2026)
    decision = small.tables["van_ban"][small.rows("van_ban", ma="QD-CT")[0] - 2]
    small.add("van_ban", **decision | {"ma": "QD-TL", "so_ky_hieu": "77/QĐ-UBND"} | cells)
    raised(small, van_ban="QD-TL")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == ("ty-le-cao-hon-thieu-quyet-dinh", Severity.ERROR)
    assert missing in finding.message
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 20 khoản 5 điểm b"


def test_the_words(office):
    small = office(2026)
    raised(small, gia_tri="30")
    (finding,) = small.findings()
    assert finding.message == (
        "Tỷ lệ quyết định cho năm 2026 là 30%, cao hơn mức tối đa; chương trình tính theo 25%."
    )


def test_where_no_most_is_set_nothing_may_be_raised(office):
    small = office(2026)
    small.drop("tham_so", ma="TY-LE-XUAT-SAC-TOI-DA")
    row = raised(small)
    assert small.found() == [("ty-le-vuot-toi-da", "tham_so.csv", row, "gia_tri")]


def test_a_share_of_another_year_is_not_asked_about(office):
    small = office(2026)
    raised(small, van_ban="", tu_nam="2027", den_nam="2027")
    assert small.found() == []


def test_2022_sets_no_share(office):
    small = office(2022)
    raised(small, van_ban="")
    assert small.found() == []


@pytest.mark.parametrize(
    ("id", "value", "most"),
    [
        ("TY-LE-XUAT-SAC", "20", ""),
        ("TY-LE-XUAT-SAC", "15", ""),
        ("TY-LE-XUAT-SAC", "20.01", "20"),
        ("TY-LE-XUAT-SAC", "25", "20"),
        ("TY-LE-XUAT-SAC-TOI-DA", "25", ""),
        ("TY-LE-XUAT-SAC-TOI-DA", "30", "25"),
        ("TY-LE-TAP-THE", "30", "20"),
        ("TY-LE-TAP-THE-TOI-DA", "25.5", "25"),
    ],
)
def test_the_rows_of_the_law_say_no_more_than_the_law(office, id, value, most):
    small = office(2026)
    row = small.parameter(id, gia_tri=value)
    assert small.found() == ([("ty-le-vuot-quy-dinh", "tham_so.csv", row, "gia_tri")] if most else [])
    assert [f"cao hơn {most}% mà quy định cho phép" in one.message for one in small.findings()] == (
        [True] if most else []
    )


def test_the_article_is_that_of_the_figure_and_the_remedy_names_the_row_of_a_decision(office):
    small = office(2026)
    small.parameter("TY-LE-XUAT-SAC", gia_tri="30", dieu_khoan="Điều 1")
    (finding,) = small.findings()
    assert (finding.severity, finding.source) == (
        Severity.ERROR,
        "Nghị định 335/2025/NĐ-CP, Điều 20 khoản 5 điểm a",
    )
    assert finding.message == (
        "Tham số TY-LE-XUAT-SAC ghi 30%, cao hơn 20% mà quy định cho phép; chương trình tính theo 20%."
    )
    assert "mã TY-LE-XUAT-SAC-QUYET-DINH" in finding.remedy


def test_what_a_decision_may_grant_is_not_widened_by_the_usual_row(office):
    small = office(2026)
    usual = small.parameter("TY-LE-XUAT-SAC", gia_tri="30")
    row = raised(small, gia_tri="28", van_ban="")
    assert small.found() == [
        ("ty-le-vuot-quy-dinh", "tham_so.csv", usual, "gia_tri"),
        ("ty-le-vuot-toi-da", "tham_so.csv", row, "gia_tri"),
        ("ty-le-cao-hon-thieu-quyet-dinh", "tham_so.csv", row, "van_ban"),
    ]


def test_a_decree_that_has_ended_sets_no_limit(office):
    small = office(2026)
    small.parameter("TY-LE-XUAT-SAC", gia_tri="30")
    small.set("van_ban", small.rows("van_ban", ma="ND-335-2025")[0], hieu_luc_den="2026-06-30")
    assert [code for code, *_ in small.found()] == ["ty-le-vuot-quy-dinh"]
    small.set("van_ban", small.rows("van_ban", ma="ND-335-2025")[0], hieu_luc_den="2025-12-31")
    assert small.found() == []
