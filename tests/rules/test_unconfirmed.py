"""A task taken over from an earlier year is a warning until the office confirms it."""

from congkhai.findings import Severity, gathered

TASK = {"ky": "KY-2022", "ten": "Gửi hồ sơ", "ai": "Các phòng", "loai_han": "khong_han"} | {
    "dieu_khoan": "III.1"
}


def test_drafts_are_told_once_with_all_their_rows(office):
    small = office()
    rows = [
        small.add("cong_viec", ma=f"CV-{number}", thu_tu=str(number), du_thao=draft, **TASK)
        for number, draft in enumerate(("co", "", "khong", "co"), 1)
    ]
    (finding,) = gathered(small.findings())
    assert (finding.code, finding.severity) == ("viec-chua-xac-nhan", Severity.WARNING)
    assert [finding.place.row, *(place.row for place in finding.also)] == [rows[0], rows[3]]
    assert (finding.place.column, finding.place.value) == ("du_thao", "co")


def test_switched_off_it_says_nothing(office):
    small = office()
    small.add("cong_viec", ma="CV-1", thu_tu="1", du_thao="co", **TASK)
    small.rule("viec-da-xac-nhan", bat="khong")
    assert small.found() == []
