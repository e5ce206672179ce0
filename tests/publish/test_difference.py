"""Two summaries that tell together what each keeps to itself."""

import json

import pytest

from congkhai.publish.difference import few_changed

HEAD = {"tieu_de": "Tổng hợp", "co_quan": "X"}


@pytest.fixture
def site(tmp_path):
    """Publish the totals of a site; the folder that holds it."""

    def make(name, rows, not_rated=None, year=2022, foldered=True):
        lines = [{"loai_dong": "muc", "noi_dung": title, "so_nguoi": n} for title, n in rows.items()]
        if not_rated is not None:
            lines.append({"loai_dong": "khong_xep_loai", "noi_dung": "Không xếp loại", "so_nguoi": not_rated})
        lines.append({"loai_dong": "tong", "noi_dung": "Tổng", "so_nguoi": sum(rows.values())})
        file = tmp_path / name / (str(year) if foldered else "") / "du-lieu" / "tong-hop.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(HEAD | {"nam": year, "du_lieu": lines}), encoding="utf-8")
        return tmp_path / name

    return make


def told(before, after, threshold=5, year=2022):
    found = few_changed((before, after, year), "portal", threshold)
    return [finding.message for finding in found]


def test_equal_totals_tell_nothing(site):
    rows = {"A": 10, "B và C": 7}
    assert told(site("1", rows, 6), site("2", rows, 6)) == []


def test_one_more_person(site):
    [message] = told(site("1", {"A": 10, "B và C": 7}), site("2", {"A": 10, "B và C": 8}))
    assert "ô “B và C” tăng 1 người" in message
    assert "thì biết người ấy thuộc “B và C”" in message


def test_one_fewer(site):
    [message] = told(site("1", {"A": 10, "B": 7}), site("2", {"A": 9, "B": 7}))
    assert "ô “A” giảm 1 người" in message
    assert "người ấy đã thuộc “A”" in message


def test_somebody_moved(site):
    [message] = told(site("1", {"A": 10, "B": 7}), site("2", {"A": 8, "B": 9}))
    assert "2 người ấy từ “A” sang “B”" in message


def test_several_changes(site):
    [message] = told(site("1", {"A": 10, "B": 7, "C": 9}), site("2", {"A": 8, "B": 8, "C": 10}))
    assert all(said in message for said in ("“A” giảm 2", "“B” tăng 1", "“C” tăng 1", "từng người ấy"))


def test_at_the_threshold_and_one_below(site):
    before = site("1", {"A": 10})
    assert told(before, site("2", {"A": 15})) == []
    assert len(told(before, site("3", {"A": 14}))) == 1
    assert told(before, site("3", {"A": 14}), threshold=4) == []


def test_rows_joined_otherwise_are_compared_by_what_both_count(site):
    before = site("1", {"A": 10, "B, C và D": 9})
    assert "“B và C và D” tăng 1" in told(before, site("2", {"A": 10, "B": 5, "C và D": 5}))[0]
    [message] = told(before, site("3", {"A": 10, "B": 9, "C": 0, "D": 0}))
    assert "in gộp" in message
    assert told(before, site("4", {"A": 10, "B": 14, "C": 0, "D": 0})) == []


def test_those_not_rated_where_both_tell_them(site):
    before = site("1", {"A": 10}, not_rated=6)
    assert "“Không xếp loại” tăng 1 người" in told(before, site("2", {"A": 10}, not_rated=7))[0]
    assert told(before, site("3", {"A": 10})) == []


def test_a_site_from_before_years_had_folders_is_compared_by_its_year(site):
    before = site("1", {"A": 10}, foldered=False)
    assert len(told(before, site("2", {"A": 11}))) == 1
    assert told(before, site("3", {"A": 11}, year=2023), year=2023) == []


def test_another_year_is_not_compared(site):
    assert told(site("1", {"A": 10}), site("2", {"A": 11}, year=2023)) == []


def test_a_level_of_one_side_only_is_not_compared(site):
    assert told(site("1", {"A": 10, "B": 7}), site("2", {"A": 10, "X": 8})) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"nam": 2022}',
        b'{"nam": 2022, "du_lieu": [1]}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_damaged_or_absent_file_is_compared_with_nothing(site, content):
    before, after = site("1", {"A": 10}), site("2", {"A": 11})
    (before / "2022/du-lieu/tong-hop.json").write_bytes(content)
    assert told(before, after) == []
    (before / "2022/du-lieu/tong-hop.json").unlink()
    assert told(before, after) == []
