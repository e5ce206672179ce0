"""What is handed in reaches no site, no workbook, no record of the tables, and hinders no command."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from congkhai.intake import drafts, links, submissions
from congkhai.intake.copies import move_to_file
from congkhai.intake.location import place
from congkhai.intake.store import Store
from congkhai.intake.values import Draft, Note, Role, State
from tests.intake.desk import NINE, PIECE, handed, later, step
from tests.workflows.office import ROOT, Office, copied, tree

pytestmark = pytest.mark.slow
MARK = "dau-mat-9c41e7"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The sample, before anything was handed in."""
    return copied(tmp_path_factory.mktemp("nop") / "co-quan")


def plant(package: Path) -> str:
    """Something of every kind is handed in; the token of a link."""
    with Store(place(package)) as store:
        given = handed(file_name=MARK, to_whom=MARK, warnings=f'["{MARK}"]')
        for number in range(3):
            content = f"{MARK} {number}".encode()
            store.write(submissions.receive, given, content, f'{{"uu_diem": "{MARK}"}}').result()
        store.write(submissions.accept, 1, step(State.ACCEPTED, reason=MARK), State.RECEIVED).result()
        store.write(submissions.advance, 2, step(State.RETURNED, reason=MARK), State.RECEIVED).result()
        store.write(submissions.note, 3, Note(moment=NINE, by="VP-1", text=MARK)).result()
        draft = Draft(who="CB-007", piece=PIECE, moment=NINE, content=MARK)
        store.write(drafts.save, draft).result()
        token = store.write(links.make, "CB-007", Role.PERSON, NINE, later(days=30)).result()
        store.write(links.enter, token, MARK, NINE).result()
        move_to_file(store, 1)
    return token


def carriers(folder: Path, marks: list[bytes]) -> Iterator[str]:
    """The files outside dossiers that hold one of the marks, packed or not."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if not path.is_file() or inside.parts[:2] == ("datapackage", "dossiers"):
            continue
        texts = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                texts += [packed.read(name) for name in packed.namelist()]
        if any(mark in text for mark in marks for text in texts):
            yield inside.as_posix()


def test_no_command_carries_anything_out_or_stumbles(office):
    before = office.run("check", "--format", "json")
    token = plant(office.folder / "datapackage")
    dossiers = tree(office.folder / "datapackage" / "dossiers")
    after = office.run("check", "--format", "json")
    assert (after.code, after.said) == (before.code, before.said)
    office.build()
    # Rows that are missing, so that a command has something to write.
    office.write("thong_bao_ca_nhan", [])
    commands = (
        ("workbook", "export", "so.xlsx"),
        ("workbook", "import", "so.xlsx"),
        ("rows", "prepare", "2022", "--write"),
    )
    said = [office.run(*command) for command in commands]
    assert [done.code for done in said] == [0] * len(commands), [done.said + done.told for done in said]
    marks = [MARK.encode(), token.encode(), links.hashed(token).encode()]
    assert (office.folder / "site" / "portal" / "current").exists()
    assert (office.folder / "datapackage" / ".nhat-ky" / "thay-doi.jsonl").exists()
    assert list(carriers(office.folder, marks)) == []
    assert tree(office.folder / "datapackage" / "dossiers") == dossiers
    # The search finds the marks where they are.
    copy = office.folder / "ban-sao"
    shutil.copytree(office.folder / "datapackage" / "dossiers", copy)
    assert list(carriers(office.folder, marks)) == [
        path.relative_to(office.folder).as_posix()
        for path in sorted(copy.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    ]


@pytest.mark.parametrize(
    "ignored", [ROOT / ".gitignore", ROOT / "generator" / "congkhai" / "starter" / "agency" / ".gitignore"]
)
def test_git_sees_nothing_of_it(tmp_path, ignored):
    shutil.copyfile(ignored, tmp_path / ".gitignore")
    (tmp_path / "datapackage").mkdir()
    with Store(place(tmp_path / "datapackage")) as store:
        store.write(submissions.receive, handed(), b"x", "{}").result()
        store.write(submissions.accept, 1, step(State.ACCEPTED), State.RECEIVED).result()
        move_to_file(store, 1)
        subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
        seen = subprocess.run(
            ["git", "status", "--porcelain", "--untracked-files=all"],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            text=True,
        )
    assert seen.stdout.splitlines() == ["?? .gitignore"]
