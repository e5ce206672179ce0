"""The unit of systemd as systemd judges it, its nginx block as nginx does, its command as it runs."""

import re
import shlex
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.packages.story import whole
from tests.web.test_door import self_made
from tests.workflows.office import Office, surroundings

pytestmark = pytest.mark.slow
PATIENCE = 30


@pytest.fixture(scope="module", name="agency")
def _agency(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("unit") / "Sở 100% thử"
    whole(folder)
    return Office(folder=folder)


def unit(agency: Office, *options: str) -> str:
    done = agency.run("intake", "unit", "--user", "root", *options)
    assert done.code == 0, done.told
    return done.said


def tool(name: str, package: str) -> str:
    found = shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin")
    if found is None:
        pytest.fail(f"Cần cài công cụ để kiểm thử: apt-get install {package}", pytrace=False)
    return found


def judged(folder: Path, text: str) -> str:
    """What systemd says of a unit; "" where it takes every line."""
    file = folder / "nop-ho-so.service"
    file.write_text(text, encoding="utf-8")
    return ran([tool("systemd-analyze", "systemd"), "verify", "--man=no", str(file)])[1]


def ran(command: Sequence[str]) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
    return done.returncode, done.stdout + done.stderr


def test_systemd_takes_every_line_of_each_way(agency, tmp_path):
    said = unit(agency)
    assert judged(tmp_path, said) == ""
    first, *others = re.findall("^#?ExecStart=.*$", said, re.MULTILINE)
    for other in others:
        assert judged(tmp_path, said.replace(f"{first}\n", f"{other[1:]}\n", 1)) == ""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("ProtectSystem=strict", "ProtectSystem=hard"), ('ExecStart="/', 'ExecStart="/nowhere/')],
)
def test_systemd_would_say_what_is_wrong(right, wrong, agency, tmp_path):
    assert judged(tmp_path, unit(agency).replace(right, wrong)) != ""


def test_nginx_takes_the_block(agency, tmp_path):
    block = "".join(re.findall(r"^#   (location .*\n|  .*\n|}\n)", unit(agency), re.MULTILINE))
    certificate, key = self_made(tmp_path)
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/nginx.pid; error_log {tmp_path}/error.log; events {{}}\n"
        f"http {{ access_log off; server {{ listen 127.0.0.1:1 ssl;\n"
        f"ssl_certificate {certificate}; ssl_certificate_key {key};\n{block}}} }}\n",
        encoding="utf-8",
    )
    assert block.startswith("location /nop-ho-so/ {\n") and block.endswith("}\n")
    command = [tool("nginx", "nginx-light"), "-t", "-e", f"{tmp_path}/error.log", "-c"]
    code, said = ran([*command, str(tmp_path / "nginx.conf")])
    assert code == 0 and "test is successful" in said, said


def test_what_the_unit_starts_serves_and_ends_in_peace_as_the_unit_ends_it(agency, tmp_path):
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = unit(agency, "--port", str(port))
    start = re.findall("^ExecStart=(.*)$", said, re.MULTILINE)[0].replace("%%", "%")
    assert "\nKillSignal=SIGINT\n" in said
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            shlex.split(start), cwd="/", stdout=out, stderr=out, env=surroundings(agency.environment)
        )
    try:
        end = time.monotonic() + PATIENCE
        while f"http://127.0.0.1:{port}/" not in log.read_text(encoding="utf-8"):
            assert process.poll() is None and time.monotonic() < end, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait(PATIENCE)


def test_root_is_told_to_name_another(agency):
    assert "--user TÊN" in agency.run("intake", "unit", "--user", "root").told
    done = agency.run("intake", "unit", "--user", "danhgia")
    assert "--user TÊN" not in done.told and "\nUser=danhgia\n" in done.said
    assert agency.run("intake", "unit", "--user", "a\nExecStart=/bin/sh").code == 2
