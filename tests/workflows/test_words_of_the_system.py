"""What a system refuses, told of the file that was asked for and of what can be done."""

import errno
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from congkhai.cli.console import quoted
from congkhai.durable import write
from congkhai.errors import Changed, Misconfigured, WrongUse
from congkhai.locks import held
from congkhai.project import find
from congkhai.publish import history, release
from congkhai.publish.manifest import Facts, take
from congkhai.workbook.imported import file_of
from congkhai.workflows import check as checking
from congkhai.workflows import target, workbook
from congkhai.workflows.stopped import full_of_files, surroundings
from tests.workflows.office import ROOT, Office, copied

TODAY = date(2022, 12, 6)
NOBODY = 65534


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def unprivileged() -> Iterator[None]:
    """As a user whom the system refuses things: nothing is refused to root."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@contextmanager
def closed(folder: Path, mode: int) -> Iterator[None]:
    """A folder with these rights, and nobody to overrule them."""
    before = folder.stat().st_mode
    folder.chmod(mode)
    try:
        with unprivileged():
            yield
    finally:
        folder.chmod(before)


@contextmanager
def only_read(folder: Path) -> Iterator[None]:
    """A folder in which nobody may write anything, nor below it."""
    for one in (folder, *folder.rglob("*")):
        one.chmod(one.stat().st_mode & ~0o222)
    with unprivileged():
        yield


def said_of(work: Callable[[], object]) -> str:
    with pytest.raises(OSError) as raised:
        work()
    return surroundings(raised.value)


def lock(path: Path) -> None:
    with held(path):
        pass


def test_a_refused_write_is_told_of_the_file_that_was_asked_for(room):
    (room / "a.csv").write_bytes(b"cu")
    path = room / "so.xlsx"
    with closed(room, 0o555):
        told = [
            said_of(lambda: write(path, b"x")),
            said_of(lambda: write(room / "a.csv", b"x")),
            said_of(lambda: lock(room)),
        ]
    for said, name in zip(told, ("“so.xlsx”", "“a.csv”", f"“{room.name}”"), strict=True):
        assert name in said and "quyền" in said
        assert ".moi" not in said and ".lock" not in said
    assert [one.name for one in room.iterdir()] == ["a.csv"]


@pytest.mark.parametrize(
    ("number", "name", "says", "never"),
    [
        (errno.EROFS, ".x.xlsx.moi", "“x.xlsx”: ổ đĩa hoặc thư mục đó chỉ cho đọc", ".moi"),
        (errno.EACCES, ".can_bo.csv.moi", "“can_bo.csv”", ".moi"),
        (errno.ENOSPC, "x.xlsx", "Ổ đĩa đã đầy", "inode"),
        (errno.EDQUOT, "x.xlsx", "hết hạn mức", "inode"),
        (errno.ENAMETOOLONG, "x.xlsx", "quá mức", "ENAME"),
        (errno.EIO, "x.xlsx", "“x.xlsx”: ổ đĩa bị lỗi", "EIO"),
        (errno.ENOENT, "x.xlsx", "nơi ấy không cho tạo tệp", "ENOENT"),
        (9999, "x.xlsx", "lỗi số 9999", "None"),
    ],
)
def test_words(number, name, says, never, room):
    said = surroundings(OSError(number, "no", str(room / name)))
    assert says in said and never not in said


@pytest.mark.parametrize(
    ("files", "free_files", "free_blocks", "full"),
    [(20, 0, 5000, True), (20, 0, 0, False), (20, 3, 5000, False), (0, 0, 5000, False)],
)
def test_a_disk_that_is_full_of_files(files, free_files, free_blocks, full):
    facts = (4096, 4096, 9000, free_blocks, free_blocks, files, free_files, free_files, 0, 255)
    assert full_of_files(os.statvfs_result(facts)) is full


def published(site: Path, text: str) -> str:
    built = site.parent / text
    built.mkdir()
    (built / "index.html").write_text(f"<p>{text}</p>", encoding="utf-8")
    facts = Facts(audience="portal", today=TODAY, tool="0.2.0")
    return release.keep(built, site, take(built, facts))


def test_a_shelf_that_may_not_be_written_has_nothing_to_do_with_windows(room):
    site = room / "site"
    first, second = published(site, "mot"), published(site, "hai")
    release.switch(site, "portal", first, TODAY)
    with closed(site / "portal", 0o555), pytest.raises(Changed, match="“site/portal”") as raised:
        release.switch(site, "portal", second, TODAY)
    assert "Windows" not in str(raised.value) and "quyền ghi" in str(raised.value)
    assert history.verify(site, "portal", TODAY) == []


def test_what_may_not_be_listed_is_not_taken_for_empty(room):
    site = room / "site"
    release.switch(site, "portal", published(site, "mot"), TODAY)
    for hidden in ("releases", "manifests"):
        with closed(site / "portal" / hidden, 0o000):
            assert "“" in said_of(lambda: history.releases(site, "portal"))
            assert "“" in said_of(lambda: history.verify(site, "portal", TODAY))


def test_an_agency_folder_that_may_only_be_read_gives_its_workbook_elsewhere(room):
    office = copied(room / "co-quan")
    project, elsewhere = find(office.folder), room / "noi-khac"
    elsewhere.mkdir()
    elsewhere.chmod(0o777)
    assert workbook.export(project, elsewhere / "truoc.xlsx", TODAY)
    shutil.rmtree(project.package / ".so-da-nhap")
    with only_read(office.folder):
        said = said_of(lambda: workbook.export(project, office.folder / "so.xlsx", TODAY))
        known = workbook.export(project, elsewhere / "so.xlsx", TODAY)
    assert "“so.xlsx”" in said and "quyền" in said
    assert not known
    planned = workbook.prepare(project, elsewhere / "so.xlsx", TODAY)
    assert (planned.contents, planned.findings) == ({}, ())


def test_what_is_remembered_of_an_import_and_cannot_be_forgotten_is_told(room):
    office = copied(room / "co-quan")
    project = find(office.folder)
    elsewhere = room / "so.xlsx"
    kept = file_of(project, elsewhere)
    kept.parent.mkdir()
    kept.write_text("", "utf-8")
    room.chmod(0o777)
    with only_read(office.folder), pytest.raises(Misconfigured, match="tên tệp khác") as raised:
        workbook.export(project, elsewhere, TODAY)
    assert "“datapackage” chỉ cho đọc" in str(raised.value)
    assert not elsewhere.exists()


@pytest.mark.parametrize("folder", ["content", "content/huong-dan", "datapackage/data", "datapackage"])
def test_a_folder_that_may_not_be_read_stops_the_command(folder, room):
    office = copied(room / "co-quan")
    project = find(office.folder)
    # What is imported only now could not be found by somebody else.
    assert checking.check(project, TODAY)
    with closed(office.folder / folder, 0o000), pytest.raises((OSError, Changed)) as raised:
        checking.check(find(office.folder), TODAY)
    assert getattr(raised.value, "exit_code", 3) == 3


def test_a_copied_current_is_told_before_anything_is_built(built: Office):
    current = built.current("agency")
    shutil.copytree(current.resolve(), current.parent / "chep")
    current.unlink()
    (current.parent / "chep").rename(current)
    verified = built.run("release", "verify")
    assert (verified.code, "current-khong-phai-lien-ket" in verified.said) == (1, True)
    assert "site/agency/current" in verified.said and "đổi tên" in verified.said.lower()
    before = built.online("portal")
    built.say("Kết quả xếp loại, bản mới")
    done = built.run("build")
    assert (done.code, built.online("portal")) == (3, before)
    assert "“site/agency/current”" in done.told and "đổi tên" in done.told
    current.rename(current.with_name("current-cu"))
    built.build()
    assert built.run("release", "verify").code == 0


def test_a_current_that_is_a_file(room):
    (room / "site" / "portal").mkdir(parents=True)
    (room / "site" / "portal" / "current").write_text("releases/x", encoding="utf-8")
    with pytest.raises(Misconfigured, match="một tệp"):
        release.free_to_switch(room / "site", "portal")


def test_a_hint_is_typed_as_it_stands(office: Office):
    done = office.run("new", "Ban Dân tộc & 'Tôn giáo'", "--year", "2022")
    hint = done.said.strip().rpartition("congkhai ")[2].removesuffix("kiểm tra")
    assert shlex.split(hint) == ["-C", "Ban Dân tộc & 'Tôn giáo'", "check"]
    assert quoted("so.xlsx") == "so.xlsx"
    done = office.run("workbook", "export", "sổ đánh giá")
    assert shlex.split(done.told.strip().rpartition("congkhai ")[2])[-1] == "sổ đánh giá.xlsx"
    assert (office.folder / "sổ đánh giá.xlsx").is_file()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("bao-cao", "bao-cao.xlsx"),
        ("bao-cao 28.11.2026", "bao-cao 28.11.2026.xlsx"),
        ("bao-cao.XLSX", "bao-cao.XLSX"),
        ("bao-cao.xls", "bao-cao.xls"),
        ("a/bao-cao", "a/bao-cao.xlsx"),
    ],
)
def test_a_workbook_gets_its_ending(given, name):
    assert target.named(Path(given)) == Path(name)


def test_a_report_gets_its_ending_and_is_named(office: Office):
    done = office.run("check", "--report", "bao-cao")
    assert "bao-cao.xlsx" in done.told
    assert (office.folder / "bao-cao.xlsx").is_file()


@pytest.mark.parametrize("made_by", ["here", "new"])
def test_an_exported_workbook_is_not_kept_by_git(made_by, room):
    folder = room / "co-quan"
    if made_by == "new":
        assert Office(folder=room).run("new", "co-quan", "--year", "2022").code == 0
    else:
        folder.mkdir()
        shutil.copyfile(ROOT / ".gitignore", folder / ".gitignore")
    wanted = {
        "so.xlsx": True,
        "gui/SO.XLSX": True,
        "out/a.pdf": True,
        ".so.xlsx.lock": True,
        "content/bieu-mau/mau-01.xlsx": False,
        "content/mau.xlsx": False,
        "datapackage/data/can_bo.xlsx": False,
        "datapackage/data/can_bo.csv": False,
    }
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    done = subprocess.run(
        ["git", "-C", str(folder), "check-ignore", "--stdin"],
        input="\n".join(wanted),
        capture_output=True,
        text=True,
        check=False,
    )
    assert set(done.stdout.split("\n")) - {""} == {path for path, ignored in wanted.items() if ignored}


def test_a_path_is_named_as_it_lies_in_the_agency_folder(room):
    office = copied(room / "co-quan")
    said = surroundings(OSError(errno.EACCES, "no", str(office.folder / "content" / "kin")))
    assert "“content/kin”" in said


def test_the_path_that_was_given_is_named(room):
    office = copied(room / "co-quan")
    (office.folder / "so.xlsx").mkdir()
    for given, says in (("khong/co/x.xlsx", "“khong/co”"), ("so.xlsx", "là một thư mục")):
        with pytest.raises(WrongUse, match=says):
            target.allowed(find(office.folder), office.folder / given if given == "so.xlsx" else Path(given))
    with pytest.raises(Misconfigured, match="“/khong/co”"):
        find(Path("/khong/co"))


@pytest.mark.parametrize("where", ["site", "site/portal"])
@pytest.mark.parametrize("make", [os.mkfifo, Path.touch])
def test_a_file_in_place_of_the_folder_of_releases_is_named_before_the_work(office, where, make):
    path = office.folder / where
    path.parent.mkdir(exist_ok=True)
    make(path)
    done = office.run("build", "--audience", "portal")
    assert (done.code, done.told.count(f"“{where}” là một tệp, không phải thư mục")) == (3, 1)


def test_a_folder_that_nobody_may_enter_is_named_and_no_file_in_it(room):
    folder = copied(room / "co-quan").folder
    shut = closed(folder / "datapackage" / "data", 0o000)
    with shut, pytest.raises(Changed, match="Không mở được thư mục “data”: thiếu quyền đọc"):
        checking.check(find(folder), TODAY)
