"""The sample's votes, proposals and ratings add up, and hold the cases that were asked for."""

from collections import Counter

RANK = {"HTXSNV": 1, "HTTNV": 2, "HTNV": 3, "KHTNV": 4}
HEADS = ("TP", "CTT")


def moment(meeting: dict[str, str]) -> tuple[str, str]:
    return meeting["ngay"], meeting["gio"]


def test_votes_add_up_and_never_exceed_those_present(sample):
    meetings = sample.by_key("hoi_nghi")
    for vote in sample.rows("bieu_quyet"):
        for_levels = sum(int(vote[f"phieu_muc_{rank}"]) for rank in range(1, 5))
        assert int(vote["thu_vao"]) == int(vote["khong_hop_le"]) + for_levels, vote["ma"]
        assert int(vote["thu_vao"]) <= int(vote["phat_ra"]), vote["ma"]
        assert int(vote["phat_ra"]) <= int(meetings[vote["hoi_nghi"]]["co_mat"]), vote["ma"]
        assert bool(vote["don_vi"]) != bool(vote["can_bo"]), vote["ma"]


def test_every_rated_person_and_unit_has_a_vote_of_its_own_unit_and_of_the_conference(sample):
    meetings, posts = sample.by_key("hoi_nghi"), sample.posts()
    cast = {
        (meetings[v["hoi_nghi"]]["don_vi"], v["can_bo"] or v["don_vi"]) for v in sample.rows("bieu_quyet")
    }
    for who in sample.levels():
        assert {("LDB", who), (posts[who]["don_vi"], who)} <= cast, who
    for unit in sample.unit_levels():
        assert {("LDB", unit), (unit, unit), ("HD-PHONG", unit)} <= cast, unit
    assert {subject for _, subject in cast} == {*sample.levels(), *sample.unit_levels()}


def test_no_rating_is_voted_before_the_collective_was_reviewed(sample):
    meetings = sample.by_key("hoi_nghi")
    reviewed = max(moment(m) for _, unit, m in sample.reviews() if unit)
    assert min(moment(meetings[v["hoi_nghi"]]) for v in sample.rows("bieu_quyet")) > reviewed


def test_units_and_both_councils_propose_for_all(sample):
    made = {(p["don_vi_de_xuat"], p["can_bo"] or p["don_vi"]): p for p in sample.rows("de_xuat")}
    assert len(made) == len(sample.rows("de_xuat"))
    for who, post in sample.posts().items():
        if who in sample.levels():
            assert ("HD-TD", who) in made
            assert (post["don_vi"], who) in made or post["don_vi"] == "LDB"
    for unit in sample.unit_levels():
        assert {(unit, unit), ("HD-PHONG", unit), ("HD-TD", unit)} <= made.keys()


def test_a_proposal_that_differs_from_the_result_gives_its_reason(sample):
    final = {**sample.levels(), **sample.unit_levels()}
    other = [p for p in sample.rows("de_xuat") if p["muc"] != final[p["can_bo"] or p["don_vi"]]]
    assert len(other) >= 2
    assert all(p["ly_do"] for p in other)


def test_the_portal_counts_are_ordinary(sample):
    counts = Counter(sample.levels().values())
    assert counts == {"HTXSNV": 6, "HTTNV": 32, "HTNV": 5}
    assert all(count >= 5 for count in counts.values())
    contract = {who for who, post in sample.posts().items() if post["loai_lao_dong"] == "hop_dong"}
    servants = Counter(level for who, level in sample.levels().items() if who not in contract)
    assert 5 * servants["HTXSNV"] <= servants["HTTNV"]


def test_six_units_rated_and_the_leadership_left_to_the_province(sample):
    assert sorted(sample.unit_levels()) == sorted(sample.units)
    assert Counter(sample.unit_levels().values()) == {"HTXSNV": 1, "HTTNV": 4, "HTNV": 1}
    [leadership] = [row for row in sample.rows("xep_loai_tap_the") if row["don_vi"] == "LDB"]
    assert (leadership["trang_thai"], leadership["muc"], leadership["quyet_dinh"]) == ("cap_tren", "", "")


def test_the_head_is_in_no_decision_of_the_agency(sample):
    [head] = [row for row in sample.rows("xep_loai_ca_nhan") if row["chuc_vu"] == "TB"]
    assert (head["trang_thai"], head["muc"], head["quyet_dinh"]) == ("cap_tren", "", "")
    assert not [v for v in sample.rows("bieu_quyet") if v["can_bo"] == head["can_bo"]]


def test_one_unit_is_rated_lower_than_its_leader_asked_for(sample):
    lower = [
        row["don_vi"]
        for row in sample.standing("xep_loai_tap_the")
        if row["muc"] and RANK[row["muc"]] > RANK[row["tu_de_nghi"]]
    ]
    assert lower == ["P-KHDA"]


def test_no_head_of_unit_is_above_the_unit(sample):
    for who, post in sample.posts().items():
        if post["chuc_vu"] in HEADS:
            assert RANK[sample.levels()[who]] >= RANK[sample.unit_levels()[post["don_vi"]]], post["don_vi"]


def test_one_person_is_not_rated_and_one_was_on_maternity_leave(sample):
    results = sample.standing("xep_loai_ca_nhan")
    [unrated] = [row for row in results if row["trang_thai"] == "khong_xep_loai"]
    assert float(unrated["so_thang"]) < 6
    assert unrated["ly_do"]
    assert unrated["muc"] == unrated["quyet_dinh"] == ""
    [leave] = [row for row in results if "sinh con" in row["ly_do"]]
    assert (leave["trang_thai"], leave["so_thang"]) == ("da_xep_loai", "7")
    assert sample.places(leave["can_bo"]) == set()
    assert sample.places(unrated["can_bo"])


def test_everybody_has_one_standing_result_where_they_work(sample):
    results = {row["can_bo"]: row for row in sample.standing("xep_loai_ca_nhan")}
    assert len(sample.standing("xep_loai_ca_nhan")) == len(results) == len(sample.names())
    for who, post in sample.posts().items():
        assert (results[who]["don_vi"], results[who]["chuc_vu"]) == (post["don_vi"], post["chuc_vu"])
    rated = [row for row in results.values() if row["trang_thai"] == "da_xep_loai"]
    assert len(rated) == 43
    assert all(row["muc"] in RANK and row["quyet_dinh"] for row in rated)


def test_one_petition_led_to_the_one_decision_that_replaces_another(sample):
    documents = sample.by_key("van_ban")
    [petition] = sample.rows("kien_nghi")
    [later] = [row for row in sample.rows("xep_loai_ca_nhan") if row["thay_the"]]
    earlier = sample.by_key("xep_loai_ca_nhan")[later["thay_the"]]
    assert petition["can_bo"] == later["can_bo"] == earlier["can_bo"]
    assert petition["quyet_dinh"] == later["quyet_dinh"]
    assert documents[later["quyet_dinh"]]["thay_the"] == earlier["quyet_dinh"]
    assert RANK[later["muc"]] < RANK[earlier["muc"]]
    dates = [documents[earlier["quyet_dinh"]]["ngay_ban_hanh"], petition["ngay_nhan"],
             petition["ngay_giai_quyet"], documents[later["quyet_dinh"]]["ngay_ban_hanh"]]  # fmt: skip
    assert dates == ["2022-11-30", "2022-12-01", "2022-12-02", "2022-12-02"]
