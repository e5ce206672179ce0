"""One standing result a subject and cycle; one vote and one review a subject and meeting."""

import pytest

PEOPLE, UNITS = "xep_loai_ca_nhan", "xep_loai_tap_the"


@pytest.mark.parametrize(
    ("table", "subject", "who"),
    [
        (PEOPLE, "can_bo", "Giàng A Dế (CB-02)"),
        (UNITS, "don_vi", "Phòng Tổng hợp – Hành chính (P-THHC)"),
    ],
)
def test_a_subject_has_one_standing_result(small, table, subject, who):
    row = small.add(table, **small.tables[table][1] | {"ma": "MOI-1", "muc": "HTNV"})
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == ("ket-qua-trung", row, subject)
    assert finding.message == f"{who} đã có một kết quả khác của cùng kỳ đánh giá ở dòng 3."
    assert finding.blocks
    small.set(table, row, thay_the=small.tables[table][1]["ma"])
    assert "ket-qua-trung" not in {code for code, *_ in small.found()}


def test_a_result_of_another_year_is_another_result(small):
    cycle = small.tables["ky_danh_gia"][0]
    small.add("ky_danh_gia", **cycle | {"ma": "KY-2021", "nam": "2021", "ke_hoach": ""})
    small.add(PEOPLE, **small.tables[PEOPLE][1] | {"ma": "MOI-1", "ky": "KY-2021"})
    assert "ket-qua-trung" not in {code for code, *_ in small.found()}


@pytest.mark.parametrize(
    ("table", "code"), [("bieu_quyet", "bieu-quyet-trung"), ("kiem_diem", "kiem-diem-trung")]
)
@pytest.mark.parametrize("subject", ["don_vi", "can_bo"])
def test_a_subject_stands_once_at_a_meeting(small, table, code, subject):
    first = next(n for n, row in enumerate(small.tables[table], 2) if row.get(subject))
    row = small.add(table, **small.tables[table][first - 2] | {"ma": "MOI-1"})
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (code, row, subject)
    assert f"ở dòng {first}." in finding.message
    # A ballot may be held again after a tie; nobody is reviewed twice in one sitting.
    assert finding.blocks == (table == "kiem_diem")


def test_the_same_subject_at_another_meeting_is_no_fault(small):
    small.add("kiem_diem", **small.tables["kiem_diem"][1] | {"ma": "KD-9", "hoi_nghi": "HN-3"})
    assert "kiem-diem-trung" not in {code for code, *_ in small.found()}
