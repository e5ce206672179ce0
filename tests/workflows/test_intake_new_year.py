"""A year that ends in the middle: what its last month still brings goes into the year that it is of."""

import csv
import io
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

from congkhai.intake.location import place
from congkhai.intake.store import Store
from congkhai.model.forms import Writer
from congkhai.model.year import Way
from congkhai.project import find
from congkhai.text.dates import ZONE
from congkhai.workflows.intake_accept import accept
from congkhai.workflows.intake_desk import Part, blank, standing
from congkhai.workflows.intake_receive import Coming, receive
from tests.packages.intake_demo import lay_down

TODAY, NOW = date(2027, 1, 5), datetime(2027, 1, 5, 9, tzinfo=ZONE)
POINTS = {f"tc_{group}_{at}": "2,5" for group, many in ((1, 2), (2, 4), (3, 4)) for at in range(1, many + 1)}
AUTHOR = POINTS | {
    "so_luong": "90",
    "chat_luong": "95,5",
    "tien_do": "100",
    "uu_diem": "Hoàn thành các việc được giao.",
    "han_che": "Không",
}


def december(folder: Path) -> list[dict[str, str]]:
    text = (folder / "datapackage" / "data" / "diem.csv").read_text("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [row for row in rows if (row["can_bo"], row["so_ky"]) == ("CB-010", "12")]


def test_the_last_month_comes_in_after_the_next_year_was_opened(tmp_path):
    folder = tmp_path / "so"
    lay_down(folder)
    command = [sys.executable, "-m", "congkhai", "-C", str(folder), "--today", "2027-01-05"]
    opened = subprocess.run(
        [*command, "year", "2027", "--write"], capture_output=True, text=True, check=False
    )
    assert opened.returncode == 0, opened.stdout + opened.stderr
    project = find(folder)
    known = standing(project)
    assert [roll.cycle.year for roll in known.rolls.values()] == [2027, 2026]
    old = known.rolls["KY-2026"]
    owed = old.find("M-335-01", "CB-010", "thang-12")
    assert owed is not None
    with Store(place(project.package)) as store:
        for writer, answers in ((Writer.AUTHOR, AUTHOR), (Writer.TRACKER, {"nhan_xet": "Nhất trí."})):
            empty, lacking = blank(store, Part(roll=old, owed=owed, writer=writer))
            assert (lacking, empty is not None) == ((), True)
            head = empty.head if empty else None
            assert head is not None
            coming = Coming(head=head, answers=answers, way=Way.WEB)
            outcome = receive(store, known, coming, TODAY, NOW)
            assert outcome.receipt is not None, [one.message for one in outcome.findings]
        done = tuple(accept(project, store, outcome.receipt.number, "Văn thư", (TODAY, NOW)))
    assert len(done) == 2
    assert [(row["ky"], row["trang_thai"], row["so_luong"]) for row in december(folder)] == [
        ("KY-2026", "chinh_thuc", "90")
    ]
