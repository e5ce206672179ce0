"""What lies in an agency folder and is no plain file of a sensible size is told at once, and never read."""

import os
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from congkhai.errors import Misconfigured
from congkhai.findings import Refused
from congkhai.project import find
from congkhai.web.preview import snapshot
from congkhai.workflows.check import check
from congkhai.workflows.workbook import prepare
from tests.workflows.office import Office

TODAY = date(2022, 12, 6)
GIGABYTE = 1024**3
PIPE, LINK, LARGE, MUCH = "khong-phai-tep-thuong", "lien-ket-tuong-trung", "tep-qua-lon", "thu-muc-qua-nhieu"
PAGE_LINK, FORM_LINK, OUTSIDE = (
    "noi-dung-la-lien-ket",
    "tep-dinh-kem-la-lien-ket",
    "tep-van-ban-ngoai-content",
)
Break = Callable[[Path], None]


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Whoever waits for a pipe waits for ever: here not longer than two minutes."""
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(120)
    yield
    signal.alarm(0)


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def plug(path: Path) -> None:
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as made:
        # A socket's whole path must be short.
        here = Path.cwd()
        os.chdir(path.parent)
        made.bind(path.name)
        os.chdir(here)


def sparse(path: Path) -> None:
    """A file that is large and takes no room on the disk."""
    path.touch()
    os.truncate(path, GIGABYTE)


def outside(path: Path) -> None:
    """What stands at `path` moves out of the agency folder, and a link leads there."""
    away = next(step for step in path.parents if step.name == "co-quan").parent / "o-ngoai" / path.name
    away.parent.mkdir(exist_ok=True)
    shutil.move(path, away)
    path.symlink_to(away)


def endless(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")


def deep(path: Path) -> None:
    path.joinpath(*["sau"] * 300).mkdir(parents=True)


def crowded(path: Path) -> None:
    """A hundred megabytes of pages, none of which is large."""
    for number in range(200):
        page = path / f"trang-{number}.md"
        page.touch()
        os.truncate(page, 500 * 1024)


PACKAGE, PAGE, CSV = "datapackage/datapackage.json", "content/ke-hoach.md", "datapackage/data/can_bo.csv"
SCHEMA, FORM = "datapackage/schemas/can_bo.json", "content/bieu-mau/mau-01.docx"


@pytest.mark.parametrize(
    ("file", "break_", "code"),
    [
        *((file, pipe, PIPE) for file in (PACKAGE, PAGE, CSV, SCHEMA, FORM)),
        *((file, plug, PIPE) for file in (PAGE, CSV)),
        *((file, sparse, LARGE) for file in (PACKAGE, PAGE, CSV, SCHEMA, FORM)),
        *((file, outside, LINK) for file in (PACKAGE, CSV, SCHEMA)),
        *((file, endless, LINK) for file in (PACKAGE, CSV, SCHEMA)),
        *((file, outside, LINK) for file in ("content", "content/bieu-mau", "content/huong-dan")),
        *((file, outside, LINK) for file in ("datapackage", "datapackage/data", "datapackage/schemas")),
        *((PAGE, break_, PAGE_LINK) for break_ in (outside, endless)),
        (FORM, endless, FORM_LINK),
        ("content", deep, MUCH),
        ("content", crowded, MUCH),
    ],
)
def test_it_is_told_by_name_and_never_read(file: str, break_: Break, code: str, office: Office):
    break_(office.folder / file)
    findings = check(find(office.folder), TODAY)
    told = [one for one in findings if one.code == code]
    assert [(one.place.file, one.blocks) for one in told] == [(file, True)]
    assert file.rpartition("/")[2] in told[0].message


@pytest.mark.parametrize(("break_", "code"), [(pipe, PIPE), (sparse, LARGE), (endless, OUTSIDE)])
def test_a_signed_file(break_: Break, code: str, office: Office):
    (office.folder / "content" / "tep").mkdir()
    break_(office.folder / "content" / "tep" / "137.pdf")
    row = {"tep": "tep/137.pdf", "sha256": "0" * 64}
    office.change("van_ban", lambda old: old | row if old["ma"] == "QD-BDT-137" else old)
    [told] = [one for one in check(find(office.folder), TODAY) if one.code == code]
    assert (told.place.table, told.place.column) == ("van_ban", "tep")


@pytest.mark.parametrize(("break_", "code"), [(pipe, PIPE), (sparse, LARGE)])
def test_a_workbook_to_be_imported(break_: Break, code: str, office: Office):
    break_(office.folder / "so.xlsx")
    with pytest.raises(Refused) as refused:
        prepare(find(office.folder), office.folder / "so.xlsx", TODAY)
    assert [one.code for one in refused.value.findings] == [code]


@pytest.mark.parametrize("break_", [pipe, sparse, endless, outside])
def test_the_settings(break_: Break, office: Office):
    break_(office.folder / "pyproject.toml")
    with pytest.raises(Misconfigured, match=r"pyproject\.toml"):
        find(office.folder)


@pytest.mark.parametrize("content", ["../o-ngoai", "/etc", "C:/tep", "a/../../b", ".", "datapackage/data"])
def test_pages_that_would_be_read_from_elsewhere(content: str, office: Office):
    (office.folder / "pyproject.toml").write_text(f'[tool.congkhai]\ncontent = "{content}"\n', "utf-8")
    with pytest.raises(Misconfigured, match="“content”"):
        find(office.folder)


def test_the_program_itself_neither_hangs_nor_reads(office: Office):
    outside(office.folder / "content")
    pipe(office.table("can_bo"))
    pipe(office.folder / "bao-cao.xlsx")
    for command in (("check",), ("build",), ("status",), ("tidy",), ("workbook", "export", "so.xlsx")):
        done = office.run(*command)
        assert (done.code, "can_bo.csv" in done.said, "Traceback" in done.told) == (1, True, False), command
    done = office.run("check", "--report", "bao-cao.xlsx")
    assert (done.code, "“bao-cao.xlsx”" in done.told, "Traceback" in done.told) == (2, True, False)
    assert not (office.folder / "site").exists()


def test_the_preview_looks_at_no_more_than_the_folder(office: Office):
    outside(office.folder / "content")
    seen = {
        Path(path).name for path, *_ in snapshot([office.folder / "content", office.folder / "datapackage"])
    }
    assert "content" in seen and "can_bo.csv" in seen and "ke-hoach.md" not in seen


def test_a_name_that_no_file_can_have(office: Office):
    text = office.folder / PACKAGE
    office.change("van_ban", lambda old: old | {"tep": "b" * 300} if old["ma"] == "QD-BDT-137" else old)
    assert OUTSIDE in {one.code for one in check(find(office.folder), TODAY)}
    text.write_text(text.read_text("utf-8").replace("data/can_bo.csv", f"data/{'a' * 300}.csv"), "utf-8")
    assert "duong-dan-la" in {one.code for one in check(find(office.folder), TODAY)}


@pytest.mark.parametrize("name", ["content/tu", "content/bieu-mau/tu"])
def test_a_link_to_itself_is_told_once(name: str, office: Office):
    (office.folder / name).parent.mkdir(exist_ok=True)
    (office.folder / name).symlink_to("tu")
    told = [one.code for one in check(find(office.folder), TODAY) if one.place.file == name]
    assert told == [LINK]


def test_nothing_of_a_linked_folder_of_forms_is_looked_at(office: Office):
    (office.folder.parent / "ngoai").mkdir()
    (office.folder.parent / "ngoai" / "a.docx").write_bytes(b"x")
    shutil.rmtree(office.folder / "content" / "bieu-mau", ignore_errors=True)
    (office.folder / "content" / "bieu-mau").symlink_to(office.folder.parent / "ngoai")
    files = [one.place.file or "" for one in check(find(office.folder), TODAY)]
    assert [file for file in files if file.startswith("content/bieu-mau")] == ["content/bieu-mau"]


def test_a_folder_named_as_a_page(office: Office):
    (office.folder / "content" / "x.md").mkdir()
    told = [one.code for one in check(find(office.folder), TODAY) if one.place.file == "content/x.md"]
    assert told == ["thu-muc-o-cho-cua-tep"]


@pytest.mark.parametrize(("break_", "says"), [(pipe, "đường ống"), (sparse, "MB"), (endless, "liên kết")])
def test_settings_of_mkdocs_only_warn(break_: Break, says: str, office: Office):
    break_(office.folder / "mkdocs.yml")
    [told] = [one for one in check(find(office.folder), TODAY) if one.code == "mkdocs-khong-doc-duoc"]
    assert says in told.message and not told.blocks
