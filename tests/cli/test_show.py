"""Findings as the clerk reads them and as programs do, from values alone."""

import json

from congkhai.cli.show import as_json, text, verdict
from congkhai.findings import Kind, Place, Severity
from congkhai.value import replace

KIND = Kind(code="sai", message="Ngày {day} không đúng.", remedy="Sửa lại.", severity=Severity.WARNING)
HERE = Place(
    table="kiem_diem", file="datapackage/data/kiem_diem.csv", row=4, table_title="Kiểm điểm", key="KD-3"
)
WARNING = KIND.at(HERE.cell("ngay_gui", "Ngày gửi", "2022-11-22"), day="22/11/2022")
PASSED = replace(WARNING, passed="Mất điện (Quyết định 2512/QĐ-UBND).")
ERROR = replace(WARNING, severity=Severity.ERROR)
MANY = replace(WARNING, also=tuple(replace(HERE, row=row, key=f"KD-{row}") for row in range(5, 44)))


def test_the_verdict_counts_how_many_are_explained():
    assert verdict([WARNING, PASSED]) == (
        "ĐẠT: 2 cảnh báo (1 đã giải trình); không có lỗi nào chặn việc đăng."
    )
    assert verdict([ERROR, WARNING]).startswith("CHƯA ĐẠT: 1 lỗi, 1 cảnh báo. ")
    assert verdict([ERROR, PASSED]).startswith("CHƯA ĐẠT: 1 lỗi, 1 cảnh báo (1 đã giải trình). ")
    assert verdict([]) == "ĐẠT: không có lỗi, không có cảnh báo."


def test_a_warning_passed_stays_visible():
    said = text([PASSED])
    assert "CẢNH BÁO (đã giải trình) · dòng 4, cột “Ngày gửi”: Ngày 22/11/2022 không đúng." in said
    assert "Đã giải trình: Mất điện (Quyết định 2512/QĐ-UBND)." in said


def test_forty_rows_with_one_cause_are_one_finding_with_five_places():
    said = text([MANY])
    assert "dòng 4, 5, 6, 7, 8 và 35 dòng nữa, cột “Ngày gửi”" in said
    assert "đối tượng: KD-3, KD-5, KD-6, KD-7, KD-8 và 35 dòng nữa" in said
    (plain,) = json.loads(as_json([MANY], ok=True))["findings"]
    assert plain["rows"] == list(range(4, 44))


def test_the_cell_is_shown_where_the_sentence_does_not_say_it():
    assert "(đang ghi" not in text([WARNING])
    other = replace(WARNING, place=HERE.cell("ngay_gui", "Ngày gửi", "Hôm kia"))
    assert "cột “Ngày gửi” (đang ghi “Hôm kia”): " in text([other])
    long = replace(WARNING, place=HERE.cell("ngay_gui", "Ngày gửi", "x" * 100))
    assert f"(đang ghi “{'x' * 60}…”)" in text([long])


def test_cells_of_one_cause_say_each_value_that_they_hold():
    values = ("Hôm kia", "Hôm kìa", "Hôm kia")
    first, *others = (
        replace(HERE, row=row).cell("ngay_gui", "Ngày gửi", value) for row, value in enumerate(values, 4)
    )
    shared = replace(WARNING, place=first, also=tuple(others), cause="KY-2022")
    assert "dòng 4, 5, 6, cột “Ngày gửi” (đang ghi “Hôm kia”, “Hôm kìa”): " in text([shared])
    assert "(đang ghi “Hôm kia”): " in text([replace(shared, cause="")])


def test_programs_read_whether_it_is_passed():
    known = json.loads(as_json([WARNING, PASSED], ok=True))
    assert [finding["passed"] for finding in known["findings"]] == [None, PASSED.passed]
    assert known["counts"] == {"error": 0, "warning": 2, "info": 0}


def test_a_value_is_told_as_the_schema_calls_it():
    place = replace(WARNING.place, value="tam_tinh", label="tạm tính")
    assert "(đang ghi “tạm tính”)" in text([replace(WARNING, place=place)])
    assert "tam_tinh" not in text([replace(WARNING, place=place)])
    assert json.loads(as_json([replace(WARNING, place=place)], ok=True))["findings"][0]["value"] == "tam_tinh"


def test_places_in_several_columns_are_counted():
    """Rows of other columns behind the title of one would be read as its rows."""
    other = replace(MANY.place, row=9, column="khac", column_title="Khác")
    assert "dòng 4, cột “Ngày gửi” và 1 ô nữa: " in text([replace(MANY, also=(other,))])
