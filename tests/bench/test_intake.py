"""The bench of the intake measures what it says: what was acknowledged is stored, also after a kill."""

import random

import pytest

from tests.bench.intake_kill import killed, lost
from tests.bench.intake_load import Acknowledged, load, so_many
from tests.bench.intake_served import laid, served

KILLS = 3


@pytest.mark.parametrize("naive", [False, True])
def test_as_many_are_stored_as_were_acknowledged(tmp_path, naive):
    clients = laid(tmp_path / "office")[:8]
    with served(tmp_path / "office", naive=naive) as server:
        done = load(server.port, clients, so_many(40))
        cpu, peak = server.end()
    assert sorted(one.number for one in done.all) == [*range(1, 41)]
    assert lost(tmp_path / "office", done.all) == []
    assert done.rate > 0 and cpu > 0 and peak > 20


def test_killed_at_random_it_keeps_what_it_acknowledged(tmp_path):
    folder, chance = tmp_path / "office", random.Random(7)
    clients = laid(folder)
    every: list[Acknowledged] = []
    for _ in range(KILLS):
        every += killed(folder, clients, chance)
        assert lost(folder, every) == []
    assert every


def test_what_is_not_stored_is_told_as_lost(tmp_path):
    folder = tmp_path / "office"
    clients = laid(folder)[:1]
    with served(folder) as server:
        [one] = load(server.port, clients, so_many(1)).all
    other = Acknowledged(one.number, one.who, "chưa từng gửi", one.seconds)
    assert lost(folder, [one, other]) == [other]
