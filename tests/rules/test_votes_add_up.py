"""Votes add up and do not exceed those present."""

import pytest


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"phat_ra": "7"}, "phieu-vuot-so-du-hop", "phat_ra"),
        ({"phat_ra": "5"}, "phieu-thu-vuot-phat", "thu_vao"),
        ({"khong_hop_le": "0"}, "phieu-khong-khop", "thu_vao"),
        ({"khong_hop_le": "2"}, "phieu-khong-khop", "thu_vao"),
        ({"phieu_muc_4": "1"}, "phieu-khong-khop", "thu_vao"),
    ],
)
def test_one_ballot_too_many_or_too_few(office, cells, code, column):
    small = office()
    small.set("bieu_quyet", 5, **cells)
    assert small.found() == [(code, "bieu_quyet.csv", 5, column)]


def test_ballots_may_stay_out(office):
    small = office()
    small.set("bieu_quyet", 5, thu_vao="5", phieu_muc_2="3")
    assert small.found() == []


def test_more_present_than_invited(office):
    small = office()
    small.set("hoi_nghi", 5, trieu_tap="5")
    assert small.found() == [("co-mat-vuot-trieu-tap", "hoi_nghi.csv", 5, "co_mat")]
    small.set("hoi_nghi", 5, trieu_tap="")
    assert small.found() == []


def test_a_vote_needs_the_number_of_those_present(office):
    small = office()
    small.set("hoi_nghi", 2, co_mat="")
    assert small.found() == []
    small.set("hoi_nghi", 5, co_mat="")
    assert small.found() == [("chua-ghi-so-co-mat", "hoi_nghi.csv", 5, "co_mat")]


def test_what_it_says(office):
    small = office()
    small.set("bieu_quyet", 5, phat_ra="7", khong_hop_le="0")
    assert [finding.message for finding in small.findings()] == [
        "Quàng Thị Phượng (CB-04): số phiếu phát ra (7) lớn hơn số người có mặt ở hội nghị (6).",
        (
            "Quàng Thị Phượng (CB-04): số phiếu thu vào là 6, nhưng cộng phiếu các mức với phiếu không hợp "
            "lệ được 5."
        ),
    ]


def test_a_ballot_less_than_those_present_is_a_warning(office):
    small = office()
    small.set("hoi_nghi", 5, co_mat="7", trieu_tap="7")
    assert {(code, row, column) for code, _, row, column in small.found()} == {
        ("phieu-phat-thieu", row, "phat_ra")
        for row, vote in enumerate(small.tables["bieu_quyet"], start=2)
        if vote["hoi_nghi"] == small.tables["hoi_nghi"][3]["ma"]
    }
    assert not any(finding.blocks for finding in small.findings())
