"""What a machine can do to a command: a poor console, a full disk, another command, a dead one's lock."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest
from filelock import FileLock

from tests.workflows.office import PROGRAM, Office, copied, surroundings, tree

AUDIENCES = ("portal", "agency")
POOR = {
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONIOENCODING": "cp1252",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}
LETTERS = set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


def snapshot(office: Office) -> dict[str, dict[str, str]]:
    return {name: tree(office.current(name)) for name in AUDIENCES}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--help",), 0, "Kiểm tra toàn bộ gói dữ liệu"),
        (("check",), 0, "ĐẠT"),
        (("check", "--format", "json"), 0, '"ok": true'),
        (("build",), 0, "site/portal/current/index.html"),
        (("announce", "draft", "2022"), 0, "out/2022/"),
        (("release", "list"), 0, "đang đăng"),
        (("release", "verify"), 0, "đúng như lúc dựng"),
        (("release", "rollback", "--audience", "portal"), 1, "Không có bản nào trước đó"),
        (("new", "cơ quan mới", "--year", "2022"), 0, "cơ quan mới"),
        (("--today", "hôm nay", "check", "--format", "json"), 2, "“hôm nay”"),
        (("lệnh-lạ", "check", "--format=json"), 2, "“lệnh-lạ”"),
    ],
)
def test_a_poor_console_still_gets_utf8(arguments, code, says, master, tmp_path):
    office = copied(tmp_path / "Ban Dân tộc", master.folder)
    done = office.run(*arguments, **POOR)
    assert (done.code, says in done.said) == (code, True), done.told
    assert "Traceback" not in done.told
    assert LETTERS & set(done.said + done.told)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1999-12-31", "2101-01-01"])
def test_a_day_that_is_none_of_our_time(day, office):
    done = office.run("--today", day, "build")
    assert (done.code, "2000 đến 2100" in done.told) == (2, True), done.told
    settings = office.folder / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace("2022-12-06", day), "utf-8")
    done = office.run("check")
    assert (done.code, "“today”" in done.told) == (3, True), done.told


def test_findings_are_told_on_a_poor_console(office):
    office.change("xep_loai_ca_nhan", lambda row: row | {"muc": "Tốt lắm"} if row["muc"] else row)
    done = office.run("check", **POOR)
    assert done.code == 1
    assert "Tốt lắm" in done.said
    assert "Cách sửa" in done.said


@pytest.mark.parametrize("kilobytes", [0, 8, 80])
def test_a_full_disk_stops_the_build_and_leaves_what_is_online(kilobytes, built):
    before, log = snapshot(built), logs(built)
    built.say("Kết quả xếp loại, bản không ghi được")
    limited = ("sh", "-c", f'ulimit -f {2 * kilobytes}; exec "$@"', "sh", *PROGRAM)
    done = built.run("build", program=limited)
    assert done.code == 3, done.said + done.told
    assert "Traceback" not in done.told
    assert done.told.splitlines()[-1].startswith("Ổ đĩa đã đầy")
    assert (snapshot(built), logs(built)) == (before, log)
    assert kept(built) == dict.fromkeys(AUDIENCES, 1)
    assert built.run("release", "verify").code == 0
    built.build()
    assert snapshot(built) != before


@pytest.mark.parametrize(
    "arguments", [("check",), ("check", "--format", "json"), ("check", "--format", "la")]
)
def test_an_answer_that_cannot_be_written(arguments, built):
    full = ("sh", "-c", 'exec "$@" > /dev/full', "sh", *PROGRAM)
    done = built.run(*arguments, program=full)
    assert done.code == (2 if "la" in arguments else 3)
    assert "Traceback" not in done.told
    assert "Exception" not in done.told
    assert LETTERS & set(done.told.splitlines()[-1])


def logs(office: Office) -> list[bytes]:
    return [(office.folder / "site" / name / "log.jsonl").read_bytes() for name in AUDIENCES]


def kept(office: Office) -> dict[str, int]:
    """How many releases lie on each shelf; and nothing else lies in the site's folder."""
    site = office.folder / "site"
    assert {path.name for path in site.iterdir()} == {".lock", *AUDIENCES}
    return {name: len(list((site / name / "releases").iterdir())) for name in AUDIENCES}


def test_a_full_disk_leaves_no_half_written_paper(built):
    built.run("announce", "draft", "2022")
    before = tree(built.folder / "out")
    built.say("Kết quả xếp loại, bản không ghi được")
    done = built.run(
        "announce", "draft", "2022", program=("sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *PROGRAM)
    )
    assert done.code == 3
    papers = {name: said for name, said in tree(built.folder / "out").items() if "/." not in f"/{name}"}
    assert papers == before


@pytest.mark.parametrize(
    "arguments", [("workbook", "export", "so.xlsx"), ("check", "--report", "ket-qua.xlsx")]
)
def test_a_full_disk_is_told_of_a_workbook_as_of_anything_else(arguments, office):
    done = office.run(*arguments, program=("sh", "-c", 'ulimit -f 8; exec "$@"', "sh", *PROGRAM))
    assert done.code == 3
    assert done.told.splitlines()[-1].startswith("Ổ đĩa đã đầy")
    assert list(office.folder.glob("*.xlsx")) == []


@pytest.mark.parametrize("named", ["/dev/null", ".", "thu-muc", "/tmp"])
def test_a_workbook_is_never_put_beside_a_folder_or_a_device_that_was_named(named, office):
    (office.folder / "thu-muc").mkdir()
    before = tree(office.folder)
    for arguments in (("workbook", "export", named), ("check", "--report", named)):
        done = office.run(*arguments)
        assert done.code == 2
        assert f"“{named}” là một th" in done.told
    assert tree(office.folder) == before
    assert not Path(f"{named}.xlsx").exists()


def test_a_file_where_the_site_should_be(office):
    (office.folder / "site").write_text("", encoding="utf-8")
    done = office.run("build")
    assert done.code == 3
    assert "“site”" in done.told
    assert "Traceback" not in done.told


def test_current_that_is_no_link_is_left_alone(office):
    office.current("portal").mkdir(parents=True)
    (office.current("portal") / "index.html").write_text("của người khác", encoding="utf-8")
    done = office.run("build")
    assert done.code == 3
    assert "portal/current" in done.told
    assert tree(office.current("portal")).keys() == {"index.html"}


def test_of_two_builds_at_once_one_says_it_is_locked(built):
    built.say("Kết quả xếp loại, bản thứ hai")
    with subprocess.Popen(
        [*PROGRAM, "build"],
        cwd=built.folder,
        env=surroundings({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as first:
        assert first.stderr
        while b"agency" not in first.stderr.readline():
            pass
        first.send_signal(signal.SIGSTOP)
        try:
            second = built.run("build")
            back = built.run("release", "rollback", "--audience", "portal")
        finally:
            first.send_signal(signal.SIGCONT)
        assert first.wait(timeout=60) == 0
    assert (second.code, back.code) == (3, 3)
    for refused in (second, back):
        assert "đang được một lệnh congkhai khác sử dụng" in refused.told
    assert len(kept(built)) == len(AUDIENCES)
    assert built.run("release", "verify").code == 0


def test_check_and_release_list_do_not_wait_for_a_build(built):
    with FileLock(built.folder / "site" / ".lock"):
        assert built.run("check").code == 0
        assert built.run("release", "list").code == 0


def test_the_lock_of_a_killed_process_does_not_hurt(built):
    with subprocess.Popen(
        [*PROGRAM, "build"],
        cwd=built.folder,
        env=surroundings({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stderr
        while b"portal" not in running.stderr.readline():
            pass
        deadline = time.monotonic() + 20
        while not list((built.folder / "site").glob(".stage-*")) and time.monotonic() < deadline:
            time.sleep(0.01)
        running.kill()
    assert (built.folder / "site" / ".lock").is_file()
    assert list((built.folder / "site").glob(".stage-*"))
    built.build()
    assert kept(built) == dict.fromkeys(AUDIENCES, 1)


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("build",),
        ("serve",),
        ("announce", "draft", "2022"),
        ("release", "list"),
        ("release", "verify"),
        ("release", "rollback", "--audience", "portal"),
    ],
)
def test_without_an_agency_folder(command, tmp_path):
    done = Office(folder=tmp_path).run(*command)
    assert done.code == 3
    assert "Không tìm thấy datapackage/datapackage.json" in done.told
    assert list(tmp_path.iterdir()) == []


def test_settings_that_cannot_be_read(office):
    (office.folder / "pyproject.toml").write_text("[tool.congkhai\n", encoding="utf-8")
    done = office.run("check", "--format", "json")
    assert done.code == 3
    assert json.loads(done.said)["findings"][0]["code"] == "moi-truong-khong-cho-phep"
    assert "pyproject.toml" in done.told


def test_without_settings_at_all(office):
    Path(office.folder / "pyproject.toml").unlink()
    assert office.run("--today", "2022-12-06", "check").code == 0
