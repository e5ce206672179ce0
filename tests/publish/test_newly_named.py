"""Whom a release names anew: by their ids and names, beside the release online of the same audience."""

from datetime import date
from pathlib import Path

import pytest

from congkhai.publish.manifest import Facts, person_hash
from congkhai.publish.online import Online, newly_named

NAMES = {"CB-2": "Đặng Thu Huệ", "CB-1": "Lò Văn Hoà", "CB-3": "Lò Văn Hoà"}


def told(shown, named, names=None):
    """What is said beside a release online that names `named`, by these names where it notes any."""
    hashes = None if named is None else frozenset(map(person_hash, named))
    persons = None if names is None else frozenset(person_hash(id, names[id]) for id in named)
    before = Online(folder=Path("x"), files=frozenset(), announced=(), named=hashes, persons=persons)
    facts = Facts(audience="portal", today=date(2022, 12, 6), tool="1", shown={2022: frozenset(shown)})
    return [
        remark.with_facts(where="trang công khai").message for remark in newly_named(before, facts, NAMES)
    ]


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


def test_another_person_under_an_old_id_is_new():
    [message] = told({"CB-1", "CB-2"}, {"CB-1", "CB-2"}, NAMES | {"CB-1": "Vàng A Nhìa"})
    assert "1 người" in message
    assert message.endswith(": Lò Văn Hoà (CB-1).")


@pytest.mark.parametrize("before", ["Lò Văn Hòa", "LÒ VĂN HOÀ", "Lo Van Hoa", " Lò  Văn Hoà", "Lò VănHoà"])
def test_a_name_spelled_anew_is_nobody_new(before):
    assert told({"CB-1"}, {"CB-1"}, {"CB-1": before}) == []


def test_the_name_of_one_id_makes_no_other_known():
    assert len(told({"CB-3"}, {"CB-1"}, NAMES)) == 1


def test_where_no_names_are_noted_the_id_alone_counts():
    assert told({"CB-1"}, {"CB-1"}, None) == []


def test_who_was_named_for_one_year_is_new_in_another():
    hashes = frozenset(person_hash(id, NAMES[id], 2022) for id in ("CB-1", "CB-2"))
    before = Online(
        folder=Path("x"), files=frozenset(), announced=(), named=frozenset(), persons=None, in_years=hashes
    )
    both = {2023: frozenset({"CB-1"}), 2022: frozenset({"CB-1", "CB-2"})}
    facts = Facts(audience="portal", today=date(2023, 12, 6), tool="1", shown=both)
    [message] = [one.with_facts(where="trang công khai").message for one in newly_named(before, facts, NAMES)]
    assert "1 người ở phần năm 2023" in message
    assert message.endswith(": Lò Văn Hoà (CB-1).")
