"""The quota in each group of like tasks (NĐ 335/2025 Đ.20.5a); groups are the office's."""

from congkhai.findings import Severity

CODE, UNGROUPED = "vuot-ty-le-trong-nhom", "chua-ghi-nhom-nhiem-vu"
OVER = [(CODE, "xep_loai_ca_nhan.csv", 3, "muc")]


def grouped(office, **groups: str):
    """The five whom the agency rates and five more, in the group "Chuyên môn" unless `groups` says."""
    small = office(2026)
    for number in range(7, 12):
        who = f"CB-{number:02}"
        small.add("can_bo", ma=who, ho_ten=f"Vì Thị Mai {number}")
        for table, row in (("phan_cong", 5), ("xep_loai_ca_nhan", 5)):
            small.add(table, **small.tables[table][row] | {"ma": f"M-{number}", "can_bo": who})
    for row in range(3, 13):
        who = small.tables["phan_cong"][row - 2]["can_bo"]
        small.set("phan_cong", row, nhom_nhiem_vu=groups.get(who.replace("-", ""), "Chuyên môn"))
    return small


def test_a_group_may_be_over_where_the_agency_is_not(office):
    """One of ten is within 20 %; one beside one in a small group is not."""
    small = grouped(office, CB02="Lãnh đạo", CB03="Lãnh đạo")
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    assert small.found() == OVER
    (finding,) = small.findings()
    assert (finding.severity, finding.place.key) == (Severity.WARNING, "KY-2026 + Lãnh đạo")
    assert finding.message == (
        "Nhóm “Lãnh đạo” có 1 công chức xếp “Hoàn thành xuất sắc nhiệm vụ”, vượt quá 20% của 1 công chức "
        "trong nhóm xếp “Hoàn thành tốt nhiệm vụ”: nhiều nhất là 0 người."
    )
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 20 khoản 5 điểm a"


def test_a_higher_percentage_is_offered_only_where_it_allows_more(office):
    """25 % of three allow nobody, 25 % of four allow one."""
    helps = "cấp có thẩm quyền có thể quyết định tỷ lệ cao hơn, đến 25%"
    for count, offered in ((4, False), (5, True)):
        small = grouped(office, **{f"CB{number:02}": "Lãnh đạo" for number in range(2, 2 + count)})
        small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
        (finding,) = small.findings()
        assert (helps in finding.remedy) is offered


def test_one_beside_five_of_the_group_is_at_the_bound(office):
    leaders = dict.fromkeys(("CB02", "CB03", "CB04", "CB05", "CB06"), "Lãnh đạo")
    small = grouped(office, **leaders)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    assert small.found() == OVER
    small.set("phan_cong", 8, nhom_nhiem_vu="lãnh đạo")
    assert small.found() == []


def test_a_word_that_is_no_level_raises_no_quota(office):
    leaders = dict.fromkeys(("CB02", "CB03", "CB04", "CB05", "CB06", "CB07"), "Lãnh đạo")
    small = grouped(office, **leaders)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    small.set("xep_loai_ca_nhan", 4, muc="A")
    assert small.found() == []


def test_who_has_no_group_is_told_once_and_not_by_name(office):
    small = grouped(office, CB05="", CB06="")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.severity) == (UNGROUPED, None, Severity.WARNING)
    assert finding.message.startswith("Có 2 công chức được xếp loại chưa có ‘Nhóm nhiệm vụ tương đồng’")


def test_contract_workers_need_no_group(office):
    small = grouped(office, CB06="")
    small.set("phan_cong", 7, loai_lao_dong="hop_dong")
    small.parameter("AP-DUNG-HOP-DONG", gia_tri_chu="co", van_ban="QD-1")
    assert small.found() == []


def test_where_nobody_is_grouped_the_rule_says_what_it_lacks(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 3, muc="HTXSNV")
    assert [row for row in small.found() if row[0] in (CODE, UNGROUPED)] == []
    assert "(còn thiếu: bảng Phân công chưa ghi ‘Nhóm nhiệm vụ tương đồng’)" in small.told()[-1].message


def test_groups_are_configured_before_anybody_is_rated(office):
    """Nothing is found yet, and nothing lacks."""
    small = grouped(office)
    small.tables["xep_loai_ca_nhan"] = []
    assert small.found() == []
    assert "‘Nhóm nhiệm vụ tương đồng’" not in str(small.told())


def test_who_is_rated_without_a_group_is_told_where_others_wait_in_theirs(office):
    small = grouped(office, **{f"CB{number:02}": "" for number in range(2, 11)})
    small.drop("xep_loai_ca_nhan", can_bo="CB-11")
    (finding,) = small.findings()
    assert (finding.code, finding.message[:15]) == (UNGROUPED, "Có 9 công chức ")


def test_2022_has_no_quota_of_groups(office):
    small = office(2022)
    for row in range(3, 8):
        small.set("phan_cong", row, nhom_nhiem_vu="Chuyên môn")
        small.set("xep_loai_ca_nhan", row, muc="HTXSNV")
    assert small.found() == []
