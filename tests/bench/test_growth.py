"""Twice the officials, twice the work: in no function of ours may the work grow faster than the package."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

import congkhai
from congkhai.project import find
from congkhai.workflows.check import check
from tests.bench.invented import LEADERS, UNIT_SIZE
from tests.bench.synthetic import TODAY, make, spoil

OURS = str(Path(congkhai.__file__).parent)
#: So many that chance does not decide how often a spoilt key stands twice.
UNITS = 8
#: So few steps say nothing of how they grow.
FEW = 1000
#: Twice the size may cost this much more, where work that grows as the square would cost four times.
MORE = 3


@pytest.mark.parametrize("share", [0, 0.05])
def test_no_work_grows_faster_than_the_package(tmp_path, share):
    small, large = (work(tmp_path / str(units), units, share) for units in (UNITS, 2 * UNITS))
    grown = {name: steps / small[name] for name, steps in large.items() if steps > FEW}
    assert {name for name, times in grown.items() if times > MORE} == set()
    assert sum(1 for times in grown.values() if times > 1.5) > 50


def work(folder: Path, units: int, share: float) -> Counter[str]:
    """How many lines each of our functions goes through in a check of so many units."""
    make(folder, LEADERS + units * UNIT_SIZE, seed=1)
    shorten(folder / "datapackage" / "data" / "can_bo.csv")
    # With this seed no row goes to which a tenth of the package points, as one decision for all.
    spoil(folder, share, seed=1)
    with counted() as steps:
        check(find(folder), TODAY)
    return steps


def shorten(people: Path) -> None:
    """Give the first official a name of few letters, so that such names are looked for at every size."""
    head, first, *others = people.read_text(encoding="utf-8-sig").splitlines()
    people.write_text("\n".join((head, f"{first.split(',')[0]},Lò Ly", *others, "")), encoding="utf-8")


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Counts, by function, every line of ours that is run."""
    by_code: Counter[CodeType] = Counter()
    steps: Counter[str] = Counter()

    def inside(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            by_code[frame.f_code] += 1
        return inside

    def called(frame: FrameType, event: str, _: Any) -> Any:
        return inside if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        yield steps
    finally:
        sys.settrace(before)
        for code, count in by_code.items():
            steps[f"{Path(code.co_filename).relative_to(OURS).as_posix()}: {code.co_qualname}"] += count
