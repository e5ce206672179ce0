"""The whole agency of 2026 with something left to hand in, and its intake served by the real command.

Of CB-010, of the Văn phòng, November and December are not scored and nothing is decided; of its meeting
HN-18 there are neither minutes nor votes. Everybody else is rated, so petitions are open.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from congkhai.intake import links
from congkhai.intake.location import place
from congkhai.intake.store import Store
from congkhai.intake.values import Role
from congkhai.text.dates import ZONE
from tests.packages.story import whole
from tests.workflows.office import Office, Row, surroundings

TODAY = "2026-12-10"
OFFICIAL, HEAD, UNIT, CLERK, OTHER_CLERK = "CB-010", "CB-005", "P-VP", "Hà Thị Văn", "Lò Văn Thư"
PETITIONER, DIRECTOR = "CB-018", "CB-001"
MEETING = "HN-18"
NOVEMBER = f"/phieu/M-335-01/{OFFICIAL}/thang-11"
ROLES = {UNIT: Role.UNIT, CLERK: Role.OFFICE, OTHER_CLERK: Role.OFFICE}
PATIENCE = 30.0
_MADE = datetime(2026, 1, 1, tzinfo=ZONE)


def laid_out(folder: Path) -> Office:
    """The agency, in a folder of its own."""
    whole(folder)
    # The program under test, wherever it lies.
    office = Office(folder=folder, environment={"PYTHONPATH": os.pathsep.join(sys.path)})
    undecided = {"trang_thai": "cho_quyet_dinh", "muc": "", "quyet_dinh": "", "diem": ""}
    office.change("xep_loai_ca_nhan", lambda row: row | undecided if row["can_bo"] == OFFICIAL else row)
    office.change("thong_bao_ca_nhan", lambda row: None if row["ket_qua"] == "XLCN-010" else row)
    office.change("diem", lambda row: None if _is_left(row) else row)
    office.change("bieu_quyet", lambda row: None if row["hoi_nghi"] == MEETING else row)
    unwritten = {"bien_ban": "", "thu_ky": "", "ket_luan": "", "thong_qua": "", "co_mat": "", "trieu_tap": ""}
    office.change("hoi_nghi", lambda row: row | unwritten if row["ma"] == MEETING else row)
    return office


def _is_left(row: Row) -> bool:
    return row["can_bo"] == OFFICIAL and row["so_ky"] in ("11", "12")


def link(office: Office, who: str, made: datetime = _MADE, days: int = 800) -> str:
    """The token of a new link for somebody."""
    with Store(place(office.folder / "datapackage")) as store:
        role = ROLES.get(who, Role.PERSON)
        return store.write(links.make, who, role, made, made + timedelta(days=days)).result()


@dataclass(slots=True)
class Served:
    """The intake while it runs as a process of its own; `address` ends with a stroke."""

    office: Office
    process: "subprocess.Popen[bytes]"
    log: Path
    address: str
    port: int
    links: dict[str, str] = field(default_factory=dict)

    def said(self) -> str:
        """Everything that the process said."""
        return self.log.read_text(encoding="utf-8")

    def link(self, who: str) -> str:
        """The token of somebody's link, the same each time."""
        return self.links.setdefault(who, link(self.office, who))


def begun(office: Office, *options: str, port: int = 0, **environment: str) -> Served:
    """The intake started by the real command, listening."""
    log = office.folder.parent / f"{office.folder.name}-{time.monotonic_ns()}.log"
    command = [sys.executable, "-m", "congkhai", "-C", str(office.folder), "--today", TODAY]
    command += ["intake", "serve", "--port", str(port), *options]
    # The byte code of the whole program is not made anew at each start.
    env = surroundings({**office.environment, **environment}) | {"PYTHONDONTWRITEBYTECODE": ""}
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=env)
    end = time.monotonic() + PATIENCE
    while "Nhận hồ sơ tại: " not in (said := log.read_text(encoding="utf-8")):
        assert process.poll() is None and time.monotonic() < end, said
        time.sleep(0.02)
    address = said.split("Nhận hồ sơ tại: ")[1].split()[0]
    return Served(office, process, log, address, port or urlsplit(address).port or 0)


@contextmanager
def served(office: Office, *options: str, port: int = 0, **environment: str) -> Iterator[Served]:
    """The same until the end."""
    running = begun(office, *options, port=port, **environment)
    try:
        yield running
    finally:
        running.process.terminate()
        running.process.wait(PATIENCE)


#: Mẫu số 01 of somebody who leads nobody, whole and right: 92,5 points.
SELF: Mapping[str, str] = {
    **{f"f.tc_1_{n}": "4,5" for n in (1, 2)},
    **{f"f.tc_2_{n}": "2,25" for n in range(1, 5)},
    **{f"f.tc_3_{n}": "2,5" for n in range(1, 5)},
    "f.so_luong": "95",
    "f.chat_luong": "90",
    "f.tien_do": "94",
    "f.uu_diem": "Chủ động, đúng hạn.",
    "f.han_che": "Không",
}


def score(served: Served, month: str) -> Row | None:
    """The row of a month's score of CB-010; None where it is not there."""
    rows = served.office.rows("diem")
    return next((row for row in rows if (row["can_bo"], row["so_ky"]) == (OFFICIAL, month)), None)
