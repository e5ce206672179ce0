"""What other programs and other people rely on: exit codes, dates, help, documentation."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from congkhai.cli.main import ORDER, root
from tests.workflows.office import Office

README = Path(__file__).resolve().parents[2] / "README.md"
COMMANDS = {
    "check",
    "build",
    "serve",
    "tidy",
    "log",
    "upgrade",
    "year",
    "announce draft",
    "release list",
    "release verify",
    "release rollback",
    "workbook export",
    "workbook import",
    "new",
    "plan confirm",
    "status",
    "quota",
    "rows prepare",
    "rows fill",
    "why",
    *(f"intake {word}" for word in "serve invite forms receive list show accept return unit".split()),
    "backup",
    "restore",
}
#: What click says by itself, and words of help that only English has.
ENGLISH = re.compile(
    r"\b(show|usage|options?|default|integer|text range|\[options\]|args|commands?|message|exit|error|try|"
    r"required|path|file|the|and|with|range|missing|invalid|no such)\b",
    re.IGNORECASE,
)
#: Names of commands, options, choices and folders, which stay as they are typed.
TYPED = re.compile(
    r"--[a-z-]+|\[[a-z|]+\]|portal, agency|text hoặc json|site/\S+|current|congkhai (?:intake )?\w+"
    r"|portal|agency|\ball\b|^  [a-z]+  ",
    re.MULTILINE,
)


def said_by(path: tuple[str, ...], command: click.Command) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it; groups too."""
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from said_by((*path, name), inner)


ALL = [path for path, _ in said_by((), root)]


def test_help_lists_what_works_and_nothing_else():
    leaves = {" ".join(path) for path, found in said_by((), root) if not isinstance(found, click.Group)}
    assert leaves == COMMANDS


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_is_vietnamese_throughout(path, sound):
    for word in ("--help", "-h"):
        done = sound.run(*path, word)
        assert done.code == 0
        assert "Cách dùng: congkhai" in done.said
        assert ENGLISH.findall(TYPED.sub("", done.said)) == []
        assert done.told == ""


def test_help_lists_commands_as_the_work_goes():
    assert list(root.commands) == list(ORDER)
    context = click.Context(root)
    assert root.list_commands(context) == list(ORDER)
    intake = root.commands["intake"]
    wanted = ["invite", "serve", "forms", "receive", "list", "show", "accept", "return", "unit"]
    assert intake.list_commands(context) == wanted


def test_help_shows_whole_sentences(sound):
    for path in ((), ("release",), ("announce",), ("workbook",), ("intake",)):
        assert "..." not in sound.run(*path, "--help").said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Thiếu tên lệnh"),
        (("release",), "Thiếu tên lệnh"),
        (("announce",), "Thiếu tên lệnh"),
        (("bien-mat",), "“bien-mat”"),
        (("release", "bien-mat"), "“bien-mat”"),
        (("papers", "report", "2022"), "“papers”"),
        (("check", "--report"), "“--report”"),
        (("check", "--report", "a.csv"), "“a.csv”"),
        (("workbook",), "Thiếu tên lệnh"),
        (("workbook", "export"), "TỆP"),
        (("workbook", "import", "khong-co.xlsx"), "“khong-co.xlsx”"),
        (("check", "--format", "xml"), "text, json"),
        (("check", "--format"), "“--format”"),
        (("check", "thua"), "thừa"),
        (("tidy", "—write"), "“—write” có dấu gạch ngang dài U+2014 ở ký tự thứ 1."),
        (("chеck",), "“chеck” có chữ е (U+0435, chữ Ki-rin) ở ký tự thứ 3; có thể là check."),
        (("build", "--audience", "pоrtal"), "chữ о (U+043E, chữ Ki-rin) ở ký tự thứ 2; có thể là portal."),
        (("--today", "2022‑12-06", "check"), "dấu gạch nối không ngắt U+2011 ở ký tự thứ 5"),
        (("build", "--audience", "moi-nguoi"), "portal, agency, all"),
        (("serve", "--port", "cong"), "65535"),
        (("serve", "--port", "70000"), "65535"),
        (("announce", "draft"), "NĂM"),
        (("announce", "draft", "nam-nay"), "NĂM"),
        (("announce", "draft", "2021"), "2022"),
        (("release", "rollback"), "“--audience”"),
        (("release", "rollback", "--audience", "all"), "portal, agency"),
        (("quota",), "NĂM"),
        (("quota", "2021"), "2022"),
        (("quota", "2022", "--base", "tot"), "tot_only, tot_tro_len"),
        (("quota", "2022", "--percent", "0"), "từ 1 đến 100"),
        (("why",), "NGƯỜI"),
        (("why", "Không Có Ai"), "“Không Có Ai”"),
        (("why", "CB-005", "--year", "2021"), "2022"),
        (("intake", "invite"), "Chưa nêu ai"),
        (("intake", "invite", "Không Có Ai"), "“Không Có Ai”"),
        (("intake", "invite", "CB-005", "--days", "0"), "từ 1 đến 366"),
        (("intake", "invite", "CB-005", "--url", "http://a.vn"), "--url http://a.vn"),
        (("intake", "invite", "CB-005", "--slips", "content/a.html"), "“content”"),
        (("intake", "receive"), "TỆP"),
        (("intake", "receive", "content", "khong-co.html"), "“khong-co.html”"),
        (("intake", "forms"), "--for"),
        (("intake", "show", "mot"), "“mot”"),
        (("intake", "list", "--state", "xong"), "đang chờ, đã chấp nhận, đã trả lại, đã được thay, tất cả"),
        (("intake", "return", "1"), "“--reason”"),
        (("intake", "serve", "--host", "0.0.0.0"), "--cert"),
        (("intake", "unit", "--port", "0"), "từ 1 đến 65535"),
        (("backup",), "TỆP"),
        (("backup", "a.xlsx"), ".zip"),
        (("restore",), "TỆP"),
        (("restore", "co.zip"), "không trống"),
        (("year",), "NĂM"),
        (("year", "2024"), "congkhai year 2023"),
        (("year", "2022", "--write"), "congkhai year 2023"),
        (("new",), "THƯ_MỤC"),
        (("new", "moi", "--year", "2021"), "từ 2022"),
        (("new", "moi", "--year", "20226"), "đến 2100"),
        (("--today", "hom-nay", "check"), "“hom-nay”"),
        (("--today", "2022-02-30", "release", "list"), "“2022-02-30”"),
        (("--today", "20221206", "check"), "“20221206”"),
        (("--today", "06/12/2022", "build"), "“06/12/2022”"),
    ],
)
def test_wrong_use_is_explained_in_vietnamese(arguments, says, sound):
    done = sound.run(*arguments)
    assert done.code == 2
    assert says in done.told
    assert done.said == ""
    assert ENGLISH.findall(TYPED.sub("", done.told.replace("congkhai --help", ""))) == []
    assert not (sound.folder / "moi").exists()


def test_the_sample_says_which_day_it_takes(sound):
    line = "Dữ liệu minh hoạ: lấy ngày 06/12/2022 làm hôm nay (đổi bằng --today).\n"
    done = sound.run("check")
    assert done.told == line
    assert line not in done.said
    assert sound.run("--today", "2022-12-06", "check").told == ""


def test_a_folder_that_is_no_sample_takes_the_day_of_the_clock(tmp_path):
    office = Office(folder=tmp_path)
    assert office.run("new", "moi", "--year", "2022").code == 0
    done = office.run("-C", "moi", "check")
    assert "làm hôm nay" not in done.told


def test_a_new_folder_is_whole_and_passes(tmp_path):
    office = Office(folder=tmp_path)
    made = office.run("new", "ban-moi", "--year", "2022")
    assert (made.code, "ban-moi" in made.said) == (0, True)
    assert [path.name for path in tmp_path.iterdir()] == ["ban-moi"]
    checked = office.run("-C", "ban-moi", "check")
    assert checked.code == 0, checked.said
    again = office.run("new", "ban-moi", "--year", "2022")
    assert again.code == 2
    assert "ban-moi" in again.told
    assert office.run("-C", "ban-moi", "new", "ben-trong", "--year", "2022").code == 0
    assert (tmp_path / "ban-moi" / "ben-trong" / "datapackage" / "datapackage.json").is_file()


def test_without_a_year_a_new_folder_is_of_this_year(tmp_path):
    office = Office(folder=tmp_path)
    assert office.run("--today", "2024-03-01", "new", "moi").code == 0
    office = Office(folder=tmp_path / "moi")
    assert [row["nam"] for row in office.rows("ky_danh_gia")] == ["2024"]


def test_the_folder_is_found_from_elsewhere(sound, tmp_path):
    elsewhere = Office(folder=tmp_path)
    assert elsewhere.run("-C", str(sound.folder), "check").code == 0
    assert elsewhere.run("check").code == 3
    assert list(tmp_path.iterdir()) == []


def test_a_stop_while_the_program_is_loaded_shows_no_trace():
    stopping = (
        "import sys\n"
        "class Stopping:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'congkhai.cli.menu':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stopping())\n"
        "import congkhai.cli\n"
    )
    ran = subprocess.run([sys.executable, "-c", stopping], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


def test_the_version_is_said(sound):
    assert sound.run("--version").said == f"congkhai {version('congkhai')}\n"


def test_every_command_and_option_is_documented():
    text = README.read_text(encoding="utf-8")
    for path, command in said_by((), root):
        assert all(word in text for word in path), path
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.name != "version":
                assert any(name in text for name in parameter.opts), (path, parameter.opts)
