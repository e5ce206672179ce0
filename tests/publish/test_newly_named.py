"""Whom a release names anew: by their ids, beside the release online of the same audience."""

from datetime import date
from pathlib import Path

from congkhai.publish.manifest import Facts, person_hash
from congkhai.publish.newly_named import newly_named
from congkhai.publish.online import Online

NAMES = {"CB-2": "Đặng Thu Huệ", "CB-1": "Lò Văn Hoà", "CB-3": "Lò Văn Hoà"}


def told(shown, named):
    hashes = None if named is None else frozenset(map(person_hash, named))
    before = Online(folder=Path("x"), files=frozenset(), announced=(), named=hashes)
    facts = Facts(audience="portal", today=date(2022, 12, 6), tool="1", shown=frozenset(shown))
    return [finding.message for finding in newly_named(before, facts, "trang công khai", NAMES)]


def test_nobody_new():
    assert told({"CB-1"}, {"CB-1"}) == []
    assert told({"CB-1"}, {"CB-1", "CB-2"}) == []
    assert told(set(), set()) == []


def test_each_new_person_is_named_with_the_key_that_tells_namesakes_apart():
    [message] = told({"CB-1", "CB-2", "CB-3"}, {"CB-1"})
    assert "2 người" in message
    assert message.endswith("Đặng Thu Huệ (CB-2); Lò Văn Hoà (CB-3).")


def test_where_the_manifest_cannot_be_read_everybody_is_new():
    [message] = told({"CB-1", "CB-2"}, None)
    assert "2 người" in message
    assert "không đọc được" in message
