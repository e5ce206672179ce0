"""Fourteen invented people of an invented province, and the posts they hold."""

#: Code, name, unit, post, role, kind of employment, like tasks, party member.
LEADERS, OFFICE, ARCHIVE, EXPERTS = "LD", "P-VP", "P-LT", "P-NV"
HEADS, CLERKS = "Lãnh đạo, quản lý", "Chuyên môn, phục vụ"
HEAD, DEPUTY, MEMBER = "dung_dau", "cap_pho", "thanh_vien"
PEOPLE = (
    ("CB-01", "Đỗ Văn Sơn", LEADERS, "GD", HEAD, HEADS, "co"),
    ("CB-02", "Lê Thị Hạnh", LEADERS, "PGD", DEPUTY, HEADS, "co"),
    ("CB-03", "Ngô Quang Tiến", LEADERS, "PGD", DEPUTY, HEADS, "co"),
    ("CB-04", "Phan Thị Mai", OFFICE, "CVP", HEAD, HEADS, "co"),
    ("CB-05", "Vũ Thị Hoa", OFFICE, "KT", MEMBER, CLERKS, "co"),
    ("CB-06", "Trịnh Văn Bình", OFFICE, "VT", MEMBER, CLERKS, "khong"),
    ("CB-07", "Hồ Thị Lan", OFFICE, "CV", MEMBER, CLERKS, "co"),
    ("CB-08", "Bùi Đức Thắng", ARCHIVE, "TP", HEAD, HEADS, "co"),
    ("CB-09", "Mai Thị Nga", ARCHIVE, "CV", MEMBER, CLERKS, "co"),
    ("CB-10", "Tạ Văn Phú", ARCHIVE, "CV", MEMBER, CLERKS, "khong"),
    ("CB-11", "Cao Thị Yến", EXPERTS, "TP", HEAD, HEADS, "co"),
    ("CB-12", "Đinh Văn Lộc", EXPERTS, "PTP", DEPUTY, HEADS, "co"),
    ("CB-13", "Lưu Thị Thảo", EXPERTS, "CV", MEMBER, CLERKS, "co"),
    ("CB-14", "Dương Văn Hải", EXPERTS, "CV", MEMBER, CLERKS, "khong"),
)
