"""`python -m tests.bench.intake`: how many submissions a second the intake keeps, and what is lost in a kill.

32 clients on 127.0.0.1 with kept connections, 10 kB each, by the browser's road: link, button, cookie, form,
submission, page of the receipt. Beside it, in turn, a service that commits each request by itself.
CONGKHAI_BENCH_MOST says how many submissions the memory is followed over, 10000 unless it is set.
"""

import os
import random
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.intake_kill import killed, lost
from tests.bench.intake_load import CLIENTS, Load, load, so_many
from tests.bench.intake_served import laid, served

ROUNDS, EACH, KILLS = 3, 1_000, 50
RATE, SLOWEST, GROWTH = 300, 250, 1.2


@dataclass(frozen=True, slots=True)
class Round:
    """One server's load from its start to its end; milliseconds of its CPU for each submission."""

    load: Load
    cpu: float


def main(scratch: Path) -> None:
    """Print the rates, the memory and the kills, and what each aims at; the folders lie below `scratch`."""
    most = int(os.environ.get("CONGKHAI_BENCH_MOST", "10000"))
    print(f"Tiếp nhận hồ sơ: {CLIENTS} trình duyệt, bản 10 kB, {ROUNDS} lượt xen kẽ, mỗi lượt {EACH} bản")
    print(compared(scratch), flush=True)
    print(memory(scratch, most), flush=True)
    print(kills(scratch, KILLS, seed=2026), flush=True)


def compared(scratch: Path) -> str:
    """Both services in turn, each on a folder of its own that keeps what came before."""
    rounds: dict[bool, list[Round]] = {False: [], True: []}
    for turn in range(ROUNDS):
        for naive in (False, True) if turn % 2 == 0 else (True, False):
            rounds[naive].append(once(scratch / f"{turn}-{naive}", naive=naive))
    ours, theirs = rounds[False], rounds[True]
    rate = median(one.load.rate for one in ours)
    slowest = median(one.load.slowest(0.99) for one in ours)
    times = rate / median(one.load.rate for one in theirs)
    return (
        f"{line('  congkhai intake serve', ours)}\n{line('  mỗi yêu cầu một lần ghi (naive)', theirs)}\n"
        f"  {times:.2f} × (aim ≥ {RATE}/s: {met(rate >= RATE)}; p99 < {SLOWEST} ms: {met(slowest < SLOWEST)})"
    )


def once(folder: Path, *, naive: bool) -> Round:
    """One round on a new folder."""
    clients = laid(folder)[:CLIENTS]
    with served(folder, naive=naive) as server:
        done = load(server.port, clients, so_many(EACH))
        cpu, _ = server.end()
    assert lost(folder, done.all) == []
    shutil.rmtree(folder)
    return Round(done, 1000 * cpu / len(done.all))


def line(what: str, rounds: list[Round]) -> str:
    """Submissions a second with their spread, p50 and p99 until the receipt's number, CPU of the server."""
    rates = [one.load.rate for one in rounds]
    half, most = (median(one.load.slowest(share) for one in rounds) for share in (0.5, 0.99))
    cpu = median(one.cpu for one in rounds)
    return (
        f"{what:40}{median(rates):6.0f}/s ({min(rates):.0f}–{max(rates):.0f})  p50 {half:.0f} ms  "
        f"p99 {most:.0f} ms  {cpu:.1f} ms CPU"
    )


def memory(scratch: Path, most: int) -> str:
    """What one server holds after a thousand submissions, and after ten times as many, up to `most`."""
    held: dict[int, float] = {}
    rates: list[str] = []
    clients = laid(scratch / "memory")[:CLIENTS]
    with served(scratch / "memory") as server:
        come = 0
        while (goal := 1_000 * 10 ** len(held)) <= most:
            done = load(server.port, clients, so_many(goal - come))
            come, held[goal] = goal, server.memory()
            rates.append(f"{done.rate:.0f}/s, p99 {done.slowest(0.99):.0f} ms")
    shutil.rmtree(scratch / "memory")
    told = "; ".join(f"{n}: {mb:.0f} MB ({r})" for (n, mb), r in zip(held.items(), rates, strict=True))
    flat = max(held.values()) <= GROWTH * held[1_000]
    return f"  bộ nhớ sau {told}  (aim ≤ {GROWTH} ×: {met(flat)})"


def kills(scratch: Path, times: int, seed: int) -> str:
    """One folder served and killed so many times; every submission acknowledged so far is there each time."""
    folder, chance = scratch / "kills", random.Random(seed)
    clients, come = laid(folder), 0
    for _ in range(times):
        acknowledged = killed(folder, clients, chance)
        come += len(acknowledged)
        assert lost(folder, acknowledged) == []
    shutil.rmtree(folder)
    return f"  {times} lần SIGKILL: {come} bản đã báo nhận, mất 0, tệp nguyên vẹn  (aim: mất 0)"


def met(reached: bool) -> str:
    """Whether an aim is reached."""
    return "met" if reached else "missed"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="congkhai-intake-") as made:
        main(Path(made))
