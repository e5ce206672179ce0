"""What people of the office answer for: files looked at, values that may be shown."""

from datetime import date

from congkhai.model.permitted import Conclusion, PersonalKind
from tests.packages.story import office


def test_a_file_looked_at_is_read_with_who_and_when(small):
    row = small.add(
        "tep_da_xem",
        tep="tep/kh-99.pdf",
        sha256="ab" * 32,
        nguoi_xem="CB-02",
        ngay_xem="2022-12-01",
        ket_luan="khong_dang",
    )
    (look,) = small.agency().looked_at
    assert (look.file, look.sha256, look.official.id) == ("tep/kh-99.pdf", "ab" * 32, "CB-02")
    assert (look.day, look.conclusion, look.place.row) == (date(2022, 12, 1), Conclusion.KEEP, row)


def test_strokes_of_windows_make_no_other_file(small):
    row = {"sha256": "ab" * 32, "nguoi_xem": "CB-02", "ngay_xem": "2022-12-01", "ket_luan": "dang_duoc"}
    small.add("tep_da_xem", tep=".\\content\\tep\\a.pdf", **row)
    assert [look.file for look in small.agency().looked_at] == ["content/tep/a.pdf"]


def test_a_value_that_may_be_shown_is_read_with_its_reason():
    (value,) = office().permitted_values
    assert (value.kind, value.value) == (PersonalKind.TELEPHONE, "0212 3852 345")
    assert value.reason.startswith("Số máy bàn")
    assert value.document is not None and value.document.id == "QD-2026-148"
