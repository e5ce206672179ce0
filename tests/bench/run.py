"""`make bench`: how congkhai compares, in one run, with the tools it is built on.

Works on a copy of the agency folder, so that nothing online is touched.
"""

import shutil
import sys
import sysconfig
import tempfile
from pathlib import Path

from stopwatch import Command, Duel, Failed, alone, duel, run

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(sysconfig.get_path("scripts"))
ROUNDS = 5


def main() -> None:
    """Print one line a comparison, and what it aims at."""
    with tempfile.TemporaryDirectory(prefix="congkhai-bench-") as made:
        agency = copied(Path(made) / "agency")
        print(f"Trung vị của {ROUNDS} lượt chạy xen kẽ, cả tiến trình (medians of {ROUNDS} alternating runs)")
        told("check / frictionless validate", 1.0, check(agency))
        told("build --audience portal / mkdocs build", 1.5, build(agency, Path(made)))
        cpu = alone(command(agency, "congkhai", "--help"), ROUNDS).cpu
        print(f"{'congkhai --help':40}{cpu:6.3f} s CPU        (aim < 0.2 s: {met(cpu < 0.2)})")


def check(agency: Path) -> Duel:
    """Our check, tables and procedure, against the judge's of the tables alone."""
    return duel(
        command(agency, "congkhai", "check"),
        command(agency, "frictionless", "validate", "datapackage/datapackage.json"),
        ROUNDS,
    )


def build(agency: Path, scratch: Path) -> Duel:
    """Our whole road to a release against mkdocs alone on the folder that the road staged."""
    staged = scratch / "staged"
    wrapper = Path(__file__).with_name("stage_only.py")
    run(command(agency, "python", wrapper, staged, "build", "--audience", "portal"))
    return duel(
        command(agency, "congkhai", "build", "--audience", "portal"),
        command(staged, "mkdocs", "build", "--quiet", "--site-dir", scratch / "plain"),
        ROUNDS,
    )


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
    """One line: the ratio, both times in seconds, the aim."""
    times = f"{result.ours.wall:.2f} s / {result.theirs.wall:.2f} s"
    print(f"{what:40}{result.ratio:6.2f} ×  {times}  (aim ≤ {aim} ×: {met(result.ratio <= aim)})", flush=True)


def met(reached: bool) -> str:
    """Whether an aim is reached."""
    return "met" if reached else "missed"


if __name__ == "__main__":
    try:
        main()
    except Failed as failed:
        sys.exit(str(failed))
