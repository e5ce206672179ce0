"""An agency folder of one's own, and the program run on it as a clerk runs it: a process, no shortcut."""

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ("content", "datapackage", "pyproject.toml")
PROGRAM = (sys.executable, "-m", "congkhai")
Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a finished process answered."""

    code: int
    out: bytes
    err: bytes

    @property
    def said(self) -> str:
        return self.out.decode("utf-8")

    @property
    def told(self) -> str:
        return self.err.decode("utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One agency folder; every process runs in it."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, program: Sequence[str] = PROGRAM, **environment: str) -> Ran:
        done = subprocess.run(
            [*program, *arguments],
            cwd=self.folder,
            env=surroundings(self.environment | environment),
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Ran(code=done.returncode, out=done.stdout, err=done.stderr)

    def build(self, *arguments: str) -> Ran:
        """A build that must succeed."""
        done = self.run("build", *arguments)
        assert done.code == 0, done.said + done.told
        return done

    def table(self, name: str) -> Path:
        return self.folder / "datapackage" / "data" / f"{name}.csv"

    def rows(self, name: str) -> list[Row]:
        with self.table(name).open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))

    def header(self, name: str) -> list[str]:
        """The columns of a table in the order of its file."""
        with self.table(name).open(encoding="utf-8-sig", newline="") as stream:
            return next(csv.reader(stream))

    def write(self, name: str, rows: Sequence[Row]) -> None:
        """Replace the rows of a table; the header and the mark before it stay."""
        header = self.header(name)
        encoding = "utf-8-sig" if self.table(name).read_bytes().startswith(BOM_UTF8) else "utf-8"
        with self.table(name).open("w", encoding=encoding, newline="") as stream:
            writer = csv.DictWriter(stream, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def change(self, name: str, change: Callable[[Row], Row | None]) -> None:
        """Every row of a table as `change` makes it; None drops the row."""
        self.write(name, [new for row in self.rows(name) if (new := change(dict(row))) is not None])

    def say(self, text: str) -> None:
        """Another place for petitions: the content of both sites changes, and nothing that was announced."""
        self.change("thong_bao", lambda row: row | {"kien_nghi_gui": text})

    def without_names(self) -> None:
        """The portal's row of `cong_khai` no longer lets people be named."""
        self.change("cong_khai", lambda row: row | {"co_ten": "khong"} if row["noi"] == "portal" else row)

    def warn_only(self) -> None:
        """No rule of the procedure blocks any more: values changed at random keep no order of dates."""
        self.change("quy_tac", lambda row: row | {"muc_do": "canh_bao"} if row["muc_do"] == "loi" else row)

    def current(self, audience: str) -> Path:
        return self.folder / "site" / audience / "current"

    def online(self, audience: str) -> str | None:
        link = self.current(audience)
        return link.readlink().as_posix() if link.is_symlink() else None


def surroundings(wanted: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process: ours, without what would mend its locale, with what is wanted."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_"))}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"} | dict(wanted)


def copied(target: Path, source: Path = ROOT) -> Office:
    """A copy of the sample, or of another office with all that it has built."""
    if source != ROOT:
        shutil.copytree(source, target, symlinks=True)
        return Office(folder=target)
    target.mkdir(parents=True)
    for name in SAMPLE:
        if (source / name).is_dir():
            # What the program keeps for whoever works in this checkout is nobody's else.
            shutil.copytree(source / name, target / name, ignore=shutil.ignore_patterns(".nhat-ky"))
        else:
            shutil.copyfile(source / name, target / name)
    return Office(folder=target)


def tree(folder: Path) -> dict[str, str]:
    """Path and SHA-256 of every file below a folder, itself reached through a link or not."""
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in _files(folder)}


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def manifest(office: Office, audience: str) -> dict[str, str]:
    """Path and SHA-256 of every file that the manifest of the release online names."""
    target = office.online(audience)
    assert target is not None
    written = office.folder / "site" / audience / "manifests" / f"{Path(target).name}.json"
    return {entry["path"]: entry["sha256"] for entry in json.loads(written.read_bytes())["files"]}
