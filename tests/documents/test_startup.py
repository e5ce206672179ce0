"""The files by which a machine opens the intake: words that mean something to systemd and to cmd."""

import re
import shlex
from pathlib import Path

import pytest

from congkhai.documents.startup import Startup, nginx, systemd, windows
from congkhai.value import replace
from tests.web.test_in_a_browser import SETTINGS

PLAIN = Startup(
    python=Path("/opt/congkhai/bin/python"),
    folder=Path("/srv/so"),
    out=Path("/srv/so/out"),
    user="danhgia",
    port=8080,
    office="Sở Nội vụ",
    url="https://noivu.tinh.gov.vn/nop-ho-so",
)


def lines(unit: str, name: str) -> list[str]:
    """The values of a setting, those that are commented out too."""
    return re.findall(rf"^#?{name}=(.*)$", unit, re.MULTILINE)


def as_systemd(text: str) -> list[str]:
    """The words of a command line after `%%` and `$$` have become what they stand for."""
    return [word.replace("%%", "%").replace("$$", "$") for word in shlex.split(text)]


@pytest.mark.parametrize("name", ["/srv/so", "/srv/Sở Nội vụ", "/srv/50% giá$x", '/srv/"ngoặc"', "/srv/a\\b"])
def test_the_folder_comes_through_whatever_its_name(name):
    unit = systemd(replace(PLAIN, folder=Path(name)))
    for command in lines(unit, "ExecStart"):
        words = as_systemd(command)
        assert words[:5] == ["/opt/congkhai/bin/python", "-m", "congkhai", "-C", name]
        assert words[5:9] == ["intake", "serve", "--port", "8080"]
    (written,) = lines(unit, "ReadWritePaths")
    assert [word.replace("%%", "%") for word in shlex.split(written)] == [name]


def test_one_start_holds_and_two_wait_for_whoever_needs_them():
    unit = systemd(PLAIN)
    assert len(re.findall("^ExecStart=", unit, re.MULTILINE)) == 1
    here, proxied, direct = lines(unit, "ExecStart")
    assert "--host" not in here and "--behind-proxy" not in here
    assert as_systemd(proxied)[9:] == ["--behind-proxy", "--url", PLAIN.url]
    assert as_systemd(direct)[9:] == ["--host", "ĐỊA_CHỈ", "--cert", "TỆP", "--key", "TỆP"]


def test_how_to_install_makes_the_same_file_again():
    (made,) = re.findall(
        r"^#   (.*) \| sudo tee /etc/systemd/system/nop-ho-so.service$", systemd(PLAIN), re.M
    )
    words = shlex.split(made)
    assert words[5:] == ["intake", "unit", "--port", "8080", "--user", "danhgia"]


def test_nginx_gets_what_the_tests_of_the_service_have():
    """The block of `tests/web`, through which a browser hands in files, at this path and port."""
    block = re.search(r"( *location \{path\}/.*?\n    \}\}\n)", SETTINGS, re.DOTALL)
    assert block is not None
    tested = block[1].format(path="/nop-ho-so", inner=8080)
    assert [line.strip() for line in nginx(PLAIN).splitlines()] == [
        line.strip() for line in tested.splitlines()
    ]
    for line in nginx(PLAIN).splitlines():
        assert f"#   {line}\n" in systemd(PLAIN)


def test_a_batch_file_starts_again_unless_it_was_stopped_or_asked_wrongly():
    said = windows(replace(PLAIN, folder=Path("C:\\Sở 100%"), out=Path("C:\\Sở 100%\\out")))
    assert said.startswith("@echo off\nchcp 65001 >nul\n")
    start = '"/opt/congkhai/bin/python" -m congkhai -C "C:\\Sở 100%%" intake serve --port 8080'
    commands = [line for line in said.splitlines() if line and not line.startswith("rem")]
    assert commands[2:] == [
        'if not exist "C:\\Sở 100%%\\out" mkdir "C:\\Sở 100%%\\out"',
        ":mo",
        f'{start} >> "C:\\Sở 100%%\\out\\nop-ho-so.log" 2>&1',
        "if %errorlevel% equ 0 exit /b 0",
        "if %errorlevel% equ 2 exit /b 2",
        "ping -n 11 127.0.0.1 >nul",
        "goto mo",
    ]
    assert 'intake unit --port 8080 --windows > "C:\\Sở 100%%\\nop-ho-so.cmd"' in said


def test_the_name_of_the_office_is_no_setting():
    unit = systemd(replace(PLAIN, office="Sở 100%"))
    assert lines(unit, "Description") == ["Trang nộp hồ sơ: Sở 100%%"]
