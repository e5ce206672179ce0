import hashlib

import pytest

from congkhai.findings import Place
from congkhai.rendering.attached import other_than_recorded

CELL = Place(table="van_ban", file="datapackage/data/van_ban.csv", row=3, column="sha256")
RIGHT = hashlib.sha256(b"%PDF-1.7").hexdigest()


@pytest.fixture
def content(tmp_path):
    (tmp_path / "tep").mkdir()
    (tmp_path / "tep" / "a.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path


def test_the_file_that_was_signed_passes(content):
    assert list(other_than_recorded(content, "tep/a.pdf", RIGHT, CELL)) == []
    assert list(other_than_recorded(content, "tep/a.pdf", RIGHT.upper(), CELL)) == []


def test_another_file_blocks_and_both_hashes_are_told(content):
    (content / "tep" / "a.pdf").write_bytes(b"%PDF-1.7 ")
    [finding] = other_than_recorded(content, "tep/a.pdf", RIGHT, CELL)
    assert (finding.code, finding.place, finding.blocks) == ("tep-khac-ma-bam", CELL, True)
    now = hashlib.sha256(b"%PDF-1.7 ").hexdigest()
    assert RIGHT[:12] in finding.message and now[:12] in finding.message and now in finding.remedy


@pytest.mark.parametrize(("file", "sha256"), [("tep/a.pdf", ""), ("tep/b.pdf", RIGHT), ("tep", RIGHT)])
def test_without_a_hash_or_a_file_there_is_nothing_to_compare(file, sha256, content):
    assert list(other_than_recorded(content, file, sha256, CELL)) == []


def test_a_link_is_not_followed(content):
    (content / "tep" / "b.pdf").symlink_to(content / "tep" / "a.pdf")
    assert list(other_than_recorded(content, "tep/b.pdf", "0" * 64, CELL)) == []
