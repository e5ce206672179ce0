import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from congkhai.errors import Changed, Misconfigured
from congkhai.locks import held
from congkhai.publish import history
from congkhai.publish.manifest import Permission, read, written
from congkhai.publish.reading import files
from congkhai.publish.release import keep, switch, workshop
from congkhai.rendering.page import Page

TODAY = date(2022, 12, 6)


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


def another(pages, number=1):
    return (*pages, Page(path=f"them-{number}.md", title="Thêm", body="Thêm"))


def tree(folder):
    return {name: path.read_bytes() for name, path in files(folder)}


def log(site):
    lines = (site / "portal" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    return [tuple(json.loads(line).values()) for line in lines]


def test_a_release_goes_online_whole(build, site):
    built = build()
    before, manifest = tree(built.folder), built.manifest()
    release = switch(site, "portal", keep(built.folder, site, manifest), TODAY)
    assert tree(site / "portal" / "current") == before
    assert (site / "portal" / "current").readlink() == Path("releases") / release.id
    assert release.id.startswith("2022-12-06-") and release.online and release.pages == 6
    assert log(site) == [("build", release.id, None, "2022-12-06")]


def test_what_is_served_holds_neither_manifest_nor_log(build, site):
    built = build()
    id = keep(built.folder, site, built.manifest(shown={2022: frozenset({"CB-007"})}))
    assert sorted(path.name for path in (site / "portal").iterdir()) == ["manifests", "releases"]
    described = (site / "portal" / "manifests" / f"{id}.json").read_text(encoding="utf-8")
    assert "CB-007" not in described and json.loads(described)["id"] == id


def test_keeping_changes_nothing_online(build, site, pages):
    first, second = build("a"), build("b", made=another(pages))
    id = keep(first.folder, site, first.manifest())
    switch(site, "portal", id, TODAY)
    keep(second.folder, site, second.manifest())
    assert (site / "portal" / "current").readlink().name == id


def test_two_builds_have_equal_manifests_and_one_release(build, site):
    first, second = build("a"), build("b")
    assert first.manifest() == second.manifest()
    ids = [keep(built.folder, site, built.manifest()) for built in (first, second)]
    assert ids[0] == ids[1]
    assert [path.name for path in (site / "portal" / "releases").iterdir()] == ids[:1]


def test_every_fact_and_every_byte_is_in_the_name(build):
    built = build()
    names = {
        built.manifest().id, built.manifest(tool="0.2.0").id, built.manifest(last_day=TODAY).id,
        built.manifest(shown={2022: frozenset({"CB-1"})}).id, built.manifest(today=date(2022, 12, 7)).id,
    }  # fmt: skip
    built.write("ban-goc.html", "x")
    assert len(names | {built.manifest().id}) == 6


def test_the_manifest_lists_sorted_paths_sizes_and_hashes(build):
    built = build()
    manifest = built.manifest(last_day=date(2022, 12, 31))
    paths = [entry.path for entry in manifest.files]
    assert paths == sorted(paths) and "du-lieu/don-vi.csv" in paths
    css = next(entry for entry in manifest.files if entry.path == "assets/trang.css")
    content = (built.folder / "assets" / "trang.css").read_bytes()
    assert (css.size, css.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_a_damaged_release_is_never_overwritten(build, site):
    first, second, third = build("a"), build("b"), build("c")
    id = keep(first.folder, site, first.manifest())
    (site / "portal" / "releases" / id / "index.html").write_text("hỏng", encoding="utf-8")
    assert keep(second.folder, site, second.manifest()) == f"{id}-2"
    assert (site / "portal" / "releases" / id / "index.html").read_text(encoding="utf-8") == "hỏng"
    assert keep(third.folder, site, third.manifest()) == f"{id}-2"
    assert history.verify(site, "portal", TODAY)[0].code == "chua-cong-khai"
    switch(site, "portal", f"{id}-2", TODAY)
    assert history.verify(site, "portal", TODAY) == []


def test_a_release_kept_without_its_manifest_is_taken_up_again(build, site):
    first, second = build("a"), build("b")
    id = keep(first.folder, site, first.manifest())
    (site / "portal" / "manifests" / f"{id}.json").unlink()
    assert history.releases(site, "portal") == ()
    assert keep(second.folder, site, second.manifest()) == id
    assert [release.id for release in history.releases(site, "portal")] == [id]


def test_switching_to_what_is_online_writes_nothing(build, site):
    built = build()
    id = keep(built.folder, site, built.manifest())
    switch(site, "portal", id, TODAY)
    switch(site, "portal", id, TODAY)
    assert len(log(site)) == 1


def test_a_switch_that_died_before_its_log_line_is_made_good(build, site, pages):
    first, second = build("a"), build("b", made=another(pages))
    ids = [keep(built.folder, site, built.manifest()) for built in (first, second)]
    switch(site, "portal", ids[0], TODAY)
    journal = site / "portal" / "log.jsonl"
    journal.write_bytes(journal.read_bytes()[:20])
    switch(site, "portal", ids[1], TODAY)
    whole = journal.read_text(encoding="utf-8").splitlines()[1:]
    assert [json.loads(line)["what"] for line in whole] == ["ghi-bu", "build"]


def test_a_folder_in_place_of_the_link_is_not_touched(build, site):
    built = build()
    id = keep(built.folder, site, built.manifest())
    (site / "portal" / "current").mkdir()
    with pytest.raises(Misconfigured, match="current"):
        switch(site, "portal", id, TODAY)
    assert (site / "portal" / "current").is_dir()


def test_a_reader_never_finds_nothing(build, site, pages):
    built = [build("a"), build("b", made=another(pages))]
    ids = [keep(one.folder, site, one.manifest()) for one in built]
    switch(site, "portal", ids[0], TODAY)
    stop, failures, read_files = threading.Event(), [], []

    def reading():
        while not stop.is_set():
            try:
                read_files.append((site / "portal" / "current" / "index.html").read_bytes())
            except OSError as error:
                failures.append(error)

    reader = threading.Thread(target=reading)
    reader.start()
    for n in range(200):
        switch(site, "portal", ids[n % 2], TODAY)
    stop.set()
    reader.join()
    assert failures == [] and len(read_files) > 50


def test_leftovers_of_a_killed_build_are_swept_and_the_room_is_cleared(site):
    (site / ".stage-1" / "portal").mkdir(parents=True)
    (site / ".stage-1" / "portal" / "x.md").write_text("x", encoding="utf-8")
    with workshop(site) as room:
        assert room.parent == site and list(room.iterdir()) == []
        assert [path.name for path in site.glob(".stage-*")] == [room.name]
    assert list(site.glob(".stage-*")) == []


def test_a_release_moved_but_never_described_is_taken_away(build, site):
    built = build()
    id = keep(built.folder, site, built.manifest())
    manifests = site / "portal" / "manifests"
    (manifests / f"{id}.json").rename(manifests / f".{id}.json.moi")
    with workshop(site):
        assert list((site / "portal" / "releases").iterdir()) == []
        assert list(manifests.iterdir()) == []


def test_what_is_described_or_was_ever_online_stays(build, site, pages):
    made = [build("a"), build("b", made=another(pages)), build("c", made=another(pages, 2))]
    ids = [keep(one.folder, site, one.manifest()) for one in made]
    for id in ids[:2]:
        switch(site, "portal", id, TODAY)
        (site / "portal" / "manifests" / f"{id}.json").unlink()
    with workshop(site):
        assert {path.name for path in (site / "portal" / "releases").iterdir()} == set(ids)
    (site / "portal" / "log.jsonl").unlink()
    with workshop(site):
        assert {path.name for path in (site / "portal" / "releases").iterdir()} == set(ids[1:])
    assert (site / "portal" / "current" / "index.html").is_file()


def test_nothing_outside_the_shelf_is_swept(build, site, tmp_path):
    built, elsewhere = build(), tmp_path / "sao-luu"
    keep(built.folder, site, built.manifest())
    elsewhere.mkdir()
    (site / "portal" / "releases" / "xa").symlink_to(elsewhere, target_is_directory=True)
    (elsewhere / "x").write_text("x", encoding="utf-8")
    with workshop(site):
        assert (elsewhere / "x").is_file()


def test_leftovers_of_a_killed_switch_do_no_harm(build, site):
    built = build()
    id = keep(built.folder, site, built.manifest())
    (site / "portal" / ".current.moi").symlink_to("releases/x")
    (site / "portal" / "manifests" / f".{id}.json.moi").write_text("{", encoding="utf-8")
    assert switch(site, "portal", id, TODAY).online
    assert len(history.releases(site, "portal")) == 1


def test_one_command_at_a_time(site):
    with workshop(site):
        for _ in range(2):
            with pytest.raises(Changed, match="“site” đang được một lệnh congkhai khác"), workshop(site):
                pass
    with workshop(site):
        pass


def test_the_lock_of_a_file_stands_beside_it(tmp_path):
    file = tmp_path / "can_bo.csv"
    file.write_text("ma\n", encoding="utf-8")
    with held(file):
        with pytest.raises(Changed, match=r"Tệp “can_bo\.csv”"), held(file):
            pass
        with held(tmp_path / "don_vi.csv"):
            assert file.read_text(encoding="utf-8") == "ma\n"


def test_a_killed_process_frees_the_lock_and_leaves_nothing_online_changed(site):
    code = (
        "import pathlib, sys, time\nfrom congkhai.publish.release import workshop\n"
        "with workshop(pathlib.Path(sys.argv[1])) as room:\n"
        "    (room / 'x').write_text('x'); print('ready', flush=True); time.sleep(60)"
    )
    source = Path(history.__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(source), "LC_ALL": "C"}
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(site)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    with pytest.raises(Changed), workshop(site):
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert (site / ".stage-1" / "x").exists()
    with workshop(site) as room:
        assert not (room / "x").exists()


def test_a_manifest_that_says_something_else_is_not_read(build, site):
    built = build()
    manifest = built.manifest(last_day=TODAY, relies_on=Permission(full_table=True))
    path = site / "portal" / "manifests" / f"{keep(built.folder, site, manifest)}.json"
    assert read(path.read_bytes()) == manifest
    path.write_bytes(path.read_bytes().replace(b"2022-12-06", b"2032-12-06", 2))
    assert history.releases(site, "portal") == ()
    path.write_bytes(written(manifest, path.stem).replace(b'"full_table": true', b'"full_table": false'))
    assert history.releases(site, "portal") == ()
    for broken in (b"", b"[]", b"{}", b"\xff", b'{"files": 1}'):
        with pytest.raises(ValueError):
            read(broken)


def test_a_full_move_keeps_what_a_web_server_may_read(build, site):
    built = build()
    id = keep(built.folder, site, built.manifest())
    plain = site / "plain"
    plain.mkdir()
    assert (site / "portal" / "releases" / id).stat().st_mode == plain.stat().st_mode
    plain.rmdir()
