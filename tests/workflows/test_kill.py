"""The real process is killed (SIGKILL) at every step of the road; what is online stays whole."""

import json
import signal
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.workflows.killing import Driver, Step, driver
from tests.workflows.office import PROGRAM, Office, copied, manifest, surroundings, tree

AUDIENCES = ("portal", "agency")
ON_SITE = {".lock", *AUDIENCES}
ON_SHELF = {"current", "log.jsonl", "manifests", "releases"}
Trees = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """One command on one office: its steps on the disk, and what is online before and after it."""

    start: Office
    arguments: tuple[str, ...]
    steps: Sequence[Step]
    before: Trees
    after: Trees

    def wanted(self, killed: Step) -> Trees:
        """What must be online when the process dies just before this step."""
        switched = {Path(step.target).parent.name for step in self._switches() if step.number < killed.number}
        return {name: (self.after if name in switched else self.before)[name] for name in AUDIENCES}

    def touching(self) -> list[Step]:
        """The steps on what is kept and what is online."""
        return [step for step in self.steps if "/site/" in step.path + step.target and not _aside(step)]

    def beside(self, every: int) -> list[Step]:
        """Some of the steps on what is not kept yet, from the first to the last."""
        rest = [step for step in self.steps if step not in self.touching()]
        return [*rest[::every], rest[-1]]

    def between(self) -> list[Step]:
        """The steps from the first switch to the one after the last."""
        numbers = [step.number for step in self._switches()]
        return [step for step in self.touching() if numbers[0] <= step.number <= numbers[-1] + 1]

    def _switches(self) -> list[Step]:
        return [step for step in self.steps if step.switches]


def _aside(step: Step) -> bool:
    return ".stage-" in step.path and step.what != "os.rename"


@pytest.fixture(scope="module", name="drivers")
def _drivers() -> Iterator[tuple[Driver, ...]]:
    with driver() as first, driver() as second:
        yield first, second


def online(office: Office) -> Trees:
    return {name: tree(office.current(name)) for name in AUDIENCES}


def walked(driver: Driver, start: Office, spare: Path, *arguments: str) -> Road:
    """The road of one command, walked to its end on a copy."""
    done = copied(spare, start.folder)
    steps = driver.counted(done, *arguments)
    return Road(start=start, arguments=arguments, steps=steps, before=online(start), after=online(done))


def faults(road: Road, steps: Sequence[Step], drivers: Sequence[Driver], spare: Path) -> list[str]:
    """What is wrong after a kill at each of the steps; the steps are shared among the drivers."""

    def share(number: int) -> list[str]:
        return [
            f"{step}: {fault}"
            for step in steps[number :: len(drivers)]
            for fault in killed(road, step, drivers[number], spare / f"{road.arguments[0]}-{step.number}")
        ]

    with ThreadPoolExecutor(len(drivers)) as pool:
        return [fault for found in pool.map(share, range(len(drivers))) for fault in found]


def killed(road: Road, step: Step, driver: Driver, folder: Path) -> Iterator[str]:
    office = copied(folder, road.start.folder)
    if (end := driver.run(office, *road.arguments, step=step.number)) != "killed":
        yield f"not killed but {end}"
    if online(office) != road.wanted(step):
        yield "online is neither what it was nor what it is to be"
    if any(manifest(office, name) != tree(office.current(name)) for name in AUDIENCES):
        yield "online is not what its manifest says"
    if road.arguments[0] != "build":
        return
    if (end := driver.run(office, *road.arguments)) != "done":
        yield f"the next build {end}"
    if online(office) != road.after:
        yield "the next build does not publish"
    yield from leftovers(office)


def leftovers(office: Office) -> Iterator[str]:
    site = office.folder / "site"
    if stray := {path.name for path in site.iterdir()} - ON_SITE:
        yield f"left in site: {stray}"
    for name in AUDIENCES:
        if stray := {path.name for path in (site / name).iterdir()} - ON_SHELF:
            yield f"left in site/{name}: {stray}"
        kept = {path.name for path in (site / name / "releases").iterdir()}
        described = {path.name for path in (site / name / "manifests").iterdir()}
        if described != {f"{id}.json" for id in kept}:
            yield f"releases {kept} of {name} are described by {described}"
        log = (site / name / "log.jsonl").read_text(encoding="utf-8").splitlines()
        if json.loads(log[-1])["release"] != Path(str(office.online(name))).name:
            yield f"the log of {name} does not end with what is online"


def test_a_build_killed_at_each_step_of_one_audience(master, drivers, tmp_path):
    start = copied(tmp_path / "start", master.folder)
    start.say("Kết quả xếp loại, bản thứ hai")
    road = walked(drivers[0], start, tmp_path / "done", "build", "--audience", "portal")
    assert road.after["portal"] != road.before["portal"]
    assert road.after["agency"] == road.before["agency"]
    steps = [*road.touching(), *road.beside(every=350)]
    assert {"os.rename", "os.symlink", "os.mkdir", "open"} <= {step.what for step in road.touching()}
    assert len(road.touching()) >= 9
    assert faults(road, steps, drivers, tmp_path) == []


def test_a_build_killed_between_the_switches_of_two_audiences(master, drivers, tmp_path):
    start = copied(tmp_path / "start", master.folder)
    start.say("Kết quả xếp loại, bản thứ hai")
    road = walked(drivers[0], start, tmp_path / "done", "build")
    assert all(road.after[name] != road.before[name] for name in AUDIENCES)
    switched = [step.number for step in road.steps if step.switches]
    kept = [step.number for step in road.touching() if "/manifests/" in step.path]
    assert len(switched) == len(AUDIENCES)
    assert max(kept) < min(switched)
    assert faults(road, road.between(), drivers, tmp_path) == []


def test_a_kill_after_the_first_switch_leaves_the_names_of_the_second_to_be_agreed_to(
    master, drivers, tmp_path
):
    """The first site is wholly new, the second wholly old; the next builds finish both and mend the log."""
    start = copied(tmp_path / "start", master.folder)
    start.change("cong_khai", lambda row: row | {"co_ten": "khong"})
    start.build()
    start.change("cong_khai", lambda row: row | {"co_ten": "co"})
    road = walked(drivers[0], start, tmp_path / "done", "build", "--names-ok")
    first, _ = (step for step in road.steps if step.switches)
    office = copied(tmp_path / "killed", start.folder)
    assert drivers[0].run(office, *road.arguments, step=first.number + 1) == "killed"
    now = online(office)
    assert now == {"portal": road.after["portal"], "agency": road.before["agency"]}
    # What the portal names already is agreed to; what the agency would name anew is not.
    assert office.run("build", "--audience", "portal").code == 0
    refused = office.run("build")
    assert (refused.code, refused.said.count("neu-ten-lan-dau")) == (1, 1)
    assert online(office) == now
    assert office.run("build", "--names-ok").code == 0
    assert online(office) == road.after
    assert list(leftovers(office)) == []
    log = (office.folder / "site" / "portal" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(log[-1])["what"] == "ghi-bu"


def test_a_rollback_killed_at_each_step(master, drivers, tmp_path):
    start = copied(tmp_path / "start", master.folder)
    start.say("Kết quả xếp loại, bản thứ hai")
    start.build("--audience", "portal")
    road = walked(drivers[0], start, tmp_path / "done", "release", "rollback", "--audience", "portal")
    assert road.after["portal"] != road.before["portal"]
    assert faults(road, road.steps, drivers, tmp_path) == []


def test_a_first_build_killed_before_anything_is_online(office, drivers, tmp_path):
    road = drivers[0].counted(copied(tmp_path / "counted", office.folder), "build", "--audience", "portal")
    switch = next(step for step in road if step.switches)
    assert drivers[0].run(office, "build", "--audience", "portal", step=switch.number) == "killed"
    assert office.online("portal") is None
    assert drivers[0].run(office, "build", "--audience", "portal") == "done"
    assert manifest(office, "portal") == tree(office.current("portal"))


def test_a_build_killed_at_each_line_it_says(built):
    old = online(built)
    said = built.run("build").told.splitlines()
    assert said[1:3] == ["Kiểm tra gói dữ liệu", "Dựng và soát trang công khai (portal)"]
    assert said[-1].startswith("ĐẠT")
    assert len(said) == 9
    for number in range(1, len(said) + 1):
        built.say(f"Kết quả xếp loại, lần {number}")
        kill_at_line(built, number)
        now = online(built)
        assert all(manifest(built, name) == now[name] for name in AUDIENCES)
        # Whichever was to be switched first, the second is never new alone.
        assert now["agency"] == old["agency"] or now["portal"] != old["portal"]
        if number <= 3:
            assert now == old
        old = now
    built.build()
    assert all(f"lần {len(said)}" in notice(built, name) for name in AUDIENCES)
    assert list(leftovers(built)) == []


def notice(office: Office, audience: str) -> str:
    return (office.current(audience) / "2022/thong-bao.html").read_text(encoding="utf-8")


def kill_at_line(office: Office, number: int) -> None:
    """Run a build as a process and kill it from outside as soon as it has said so many lines."""
    with subprocess.Popen(
        [*PROGRAM, "build"],
        cwd=office.folder,
        env=surroundings({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stderr
        for _ in range(number):
            assert running.stderr.readline()
        running.send_signal(signal.SIGKILL)
