"""The made-up agency is whole, right, the same each time, and made row by row."""

import tracemalloc
from pathlib import Path

from congkhai.findings import blocking
from congkhai.project import find
from congkhai.rules.run import NOT_RUN
from congkhai.tables import originals
from congkhai.workflows.check import check
from tests.bench.filled import FILLED
from tests.bench.synthetic import TODAY, make, spoil


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("datapackage/data/*.csv")}


def test_nothing_is_wrong_with_it(tmp_path):
    make(tmp_path, 100, seed=1)
    # Nothing of it is handed in by months or quarters, so that the rule about such forms has no form.
    assert [one.code for one in check(find(tmp_path), TODAY)] == [NOT_RUN.code]


def test_what_is_spoilt_is_found(tmp_path):
    make(tmp_path, 100, seed=1)
    assert spoil(tmp_path, 0.001, seed=2) > 0
    assert blocking(check(find(tmp_path), TODAY))


def test_it_is_the_same_for_a_seed_and_another_for_another(tmp_path):
    for name, seed in (("first", 1), ("again", 1), ("other", 2)):
        make(tmp_path / name, 50, seed)
        spoil(tmp_path / name, 0.01, seed)
    first, again, other = (contents(tmp_path / name) for name in ("first", "again", "other"))
    assert first == again
    assert first["can_bo.csv"] != other["can_bo.csv"]


def test_its_tables_grow_with_it(tmp_path):
    small, large = (make(tmp_path / str(officials), officials, seed=1) for officials in (303, 603))
    assert {table for table in originals.titles() if table in FILLED and not large[table]} == set()
    assert 1.9 < sum(large.values()) / sum(small.values()) < 2
    assert large["can_bo"] == 603


def test_it_takes_less_memory_than_it_fills(tmp_path):
    tracemalloc.start()
    make(tmp_path, 2000, seed=1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < sum(map(len, contents(tmp_path).values()))
