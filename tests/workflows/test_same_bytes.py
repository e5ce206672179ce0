"""Same package, same today, same tool: same bytes, whatever the machine is set to."""

import os

from tests.workflows.office import copied, tree

AUDIENCES = ("portal", "agency")
ELSEWHERE = {
    "TZ": "America/Los_Angeles",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONIOENCODING": "cp1252",
    "SOURCE_DATE_EPOCH": "1",
    "NO_COLOR": "1",
}


def test_two_builds_in_two_places_are_equal(master, tmp_path):
    other = copied(tmp_path / "Ban Dân tộc – một nơi khác")
    for path in sorted((other.folder / "content").rglob("*.md"), reverse=True):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    before = os.umask(0o077)
    try:
        done = other.run("build", **ELSEWHERE)
    finally:
        os.umask(before)
    assert done.code == 0, done.told
    for audience in AUDIENCES:
        assert other.online(audience) == master.online(audience)
        assert tree(other.current(audience)) == tree(master.current(audience))
        shelves = [office.folder / "site" / audience / "manifests" for office in (master, other)]
        assert tree(shelves[0]) == tree(shelves[1])


def test_a_second_build_of_the_same_changes_nothing(built):
    before = {path: path.stat().st_mtime_ns for path in (built.folder / "site").rglob("*")}
    log = {name: (built.folder / "site" / name / "log.jsonl").read_bytes() for name in AUDIENCES}
    built.build()
    after = (built.folder / "site").rglob("*")
    releases = {path: path.stat().st_mtime_ns for path in after if "releases" in path.parts}
    assert releases.items() <= before.items()
    assert {name: (built.folder / "site" / name / "log.jsonl").read_bytes() for name in AUDIENCES} == log


def test_another_day_is_another_release(built):
    first = built.online("agency")
    assert built.run("--today", "2022-12-07", "build", "--audience", "agency").code == 0
    assert built.online("agency") != first
    assert "2022-12-07" in str(built.online("agency"))
    page = (built.current("agency") / "index.html").read_text(encoding="utf-8")
    assert "07/12/2022" in page
