"""`make bench`: how congkhai compares, in one run, with the tools it is built on.

Works on a copy of the agency folder and on made-up agencies, so that nothing online is touched.
"""

import os
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench import intake
from tests.bench.stopwatch import Command, Duel, Failed, alone, duel, run
from tests.bench.synthetic import TODAY, make
from tests.bench.years import go_on

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(sysconfig.get_path("scripts"))
ROUNDS = 5
#: How many officials, and how often each command is run.
SIZES = {45: ROUNDS, 1_000: 3, 30_000: 1}
CHECK, SECOND, RATIO, PEAK, GROWTH = 0.36, 1.5, 0.8, 400, 1.2
#: How many years one folder holds, in how many seconds on the wall's clock and MB its sites are built.
MANY, WALL, YEARS_PEAK = 12, 8, 300
#: A level of the sample that may be either of these.
RATING, LEVELS = "XLCN-010", (b",HTTNV,QD-", b",HTNV,QD-")


@dataclass(frozen=True, slots=True)
class Size:
    """A made-up agency: how many officials, how many rows in all tables, how its check compares."""

    officials: int
    rows: int
    result: Duel


def main() -> None:
    """Print one line a comparison, and what it aims at."""
    with tempfile.TemporaryDirectory(prefix="congkhai-bench-") as made:
        with_bytecode(Path(made) / "bytecode")
        agency = copied(Path(made) / "agency")
        print(
            f"Trung vị CPU của {ROUNDS} lượt chạy xen kẽ (medians of {ROUNDS} alternating runs, "
            "whole processes, bytecode kept, seconds of CPU)"
        )
        told("check / frictionless validate", CHECK, check(agency, ROUNDS))
        print("Bản thứ hai: một mức xếp loại đổi từ bản trước (second build: one level changed, caches warm)")
        told("build --audience portal / mkdocs build", SECOND, build(agency, Path(made)))
        print("Nhiều năm, 45 người mỗi năm: build cả hai trang (many years: build of both sites)")
        print(years(Path(made)), flush=True)
        cpu = alone(command(agency, "congkhai", "--help"), ROUNDS).cpu
        print(f"{'congkhai --help':40}{cpu:6.3f} s CPU        (aim < 0.2 s: {met(cpu < 0.2)})")
        print("Cơ quan giả định (made-up agencies): check / frictionless validate", flush=True)
        print(grown(*sizes(Path(made))), flush=True)
        intake.main(Path(made))


def with_bytecode(folder: Path) -> None:
    """Let every command keep its compiled modules, as an installed program does, in a folder of the bench."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)
    os.environ["XDG_CACHE_HOME"] = str(folder.with_name("cache"))


def check(agency: Path, rounds: int, *options: str, warm: bool = False) -> Duel:
    """Our check, tables and procedure, against the judge's of the tables alone."""
    return duel(
        command(agency, "congkhai", *options, "check"),
        command(agency, "frictionless", "validate", "datapackage/datapackage.json"),
        rounds,
        warm=warm,
    )


def build(agency: Path, scratch: Path) -> Duel:
    """Our whole road to a second release against mkdocs alone on the same pages, as the road staged them.

    Second: what a run before keeps is there, and one level is another than in the last release.
    """
    staged = scratch / "staged"
    wrapper = Path(__file__).with_name("stage_only.py")
    run(command(agency, "python", wrapper, staged, "build", "--audience", "portal"))
    return duel(
        command(agency, "congkhai", "build", "--audience", "portal", "--names-ok"),
        command(staged, "mkdocs", "build", "--quiet", "--site-dir", scratch / "plain"),
        ROUNDS,
        before=partial(another_level, agency / "datapackage" / "data" / "xep_loai_ca_nhan.csv"),
    )


def years(scratch: Path) -> str:
    """What a build costs after one year, after half of the many and after all; whether it grows evenly."""
    costs = {}
    for count in (1, MANY // 2, MANY):
        folder = scratch / f"years-{count}"
        make(folder, min(SIZES), seed=count)
        go_on(folder, count)
        last_day = f"{TODAY.replace(year=TODAY.year + count - 1)}"
        costs[count] = alone(command(folder, "congkhai", "--today", last_day, "build"), rounds=3)
        shutil.rmtree(folder)
    half, whole = (costs[count].cpu - costs[1].cpu for count in (MANY // 2, MANY))
    each = [half / (MANY // 2 - 1), whole / (MANY - 1)]
    last = costs[MANY]
    return (
        f"  {MANY} năm: {last.wall:.1f} s ({last.cpu:.1f} s CPU), {last.peak:.0f} MB  (aim < {WALL} s, "
        f"< {YEARS_PEAK} MB: {met(last.wall < WALL and last.peak < YEARS_PEAK)}; mỗi năm thêm "
        f"{each[0]:.2f} s CPU, rồi {each[1]:.2f} s, aim ≤ {GROWTH} ×: {met(each[1] <= GROWTH * each[0])})"
    )


def another_level(ratings: Path) -> None:
    """Change one person's level, back and forth."""
    lines = ratings.read_bytes().splitlines(keepends=True)
    [at] = (at for at, line in enumerate(lines) if line.startswith(f"{RATING},".encode()))
    old, new = LEVELS if LEVELS[0] in lines[at] else LEVELS[::-1]
    lines[at] = lines[at].replace(old, new, 1)
    ratings.write_bytes(b"".join(lines))


def sizes(scratch: Path) -> Iterator[Size]:
    """Each size in turn, told as soon as it is measured."""
    for officials, rounds in SIZES.items():
        folder = scratch / f"{officials}"
        rows = sum(make(folder, officials, seed=officials).values())
        size = Size(officials, rows, check(folder, rounds, "--today", f"{TODAY}", warm=True))
        print(line(size), flush=True)
        yield size
        shutil.rmtree(folder)


def line(size: Size) -> str:
    """Officials, rows, the ratio, both times of CPU in seconds, both peaks of memory."""
    ours, theirs = size.result.ours, size.result.theirs
    what = f"  {size.officials} người, {size.rows} dòng"
    times = f"{ours.cpu:.2f} s / {theirs.cpu:.2f} s"
    return f"{what:40}{size.result.ratio:6.2f} ×  {times}  {ours.peak:.0f} MB / {theirs.peak:.0f} MB"


def grown(smallest: Size, middle: Size, largest: Size) -> str:
    """What the largest agency aims at, and whether a row costs there what it costs in the middle."""
    ratio, peak = largest.result.ratio, largest.result.ours.peak
    few, many = (each_row(smallest, size) for size in (middle, largest))
    return (
        f"  (aim ≤ {RATIO} ×: {met(ratio <= RATIO)}; < {PEAK} MB: {met(peak < PEAK)}; "
        f"{few:.0f} µs a row at {middle.officials}, {many:.0f} µs at {largest.officials}, "
        f"aim ≤ {GROWTH} × as much: {met(many <= GROWTH * few)})"
    )


def each_row(smallest: Size, size: Size) -> float:
    """Microseconds of CPU of a check for each row that an agency has more than the smallest."""
    more = size.result.ours.cpu - smallest.result.ours.cpu
    return 1e6 * more / (size.rows - smallest.rows)


def copied(agency: Path) -> Path:
    """The sample's folder without what was built from it."""
    for part in ("datapackage", "content"):
        shutil.copytree(ROOT / part, agency / part)
    shutil.copy(ROOT / "pyproject.toml", agency)
    return agency


def command(folder: Path, script: str, *arguments: str | Path) -> Command:
    """A script of this environment, run in `folder`."""
    program = sys.executable if script == "python" else SCRIPTS / script
    return Command(arguments=[program, *arguments], folder=folder, environment={"NO_MKDOCS_2_WARNING": "1"})


def told(what: str, aim: float, result: Duel) -> None:
    """One line: the ratio, both times of CPU in seconds, the aim."""
    times = f"{result.ours.cpu:.2f} s / {result.theirs.cpu:.2f} s"
    print(f"{what:40}{result.ratio:6.2f} ×  {times}  (aim ≤ {aim} ×: {met(result.ratio <= aim)})", flush=True)


def met(reached: bool) -> str:
    """Whether an aim is reached."""
    return "met" if reached else "missed"


if __name__ == "__main__":
    try:
        main()
    except Failed as failed:
        sys.exit(str(failed))
