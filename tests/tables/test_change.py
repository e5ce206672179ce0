"""The one way to write the package: all or nothing, never over another's work, every change in the log."""

import io
import json
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from congkhai import durable, locks
from congkhai.errors import Changed, Misconfigured
from congkhai.project import find
from congkhai.tables import journal, log
from congkhai.tables.brought import judged, new_faults
from congkhai.tables.change import Change, Rows, drafted, planned, write
from congkhai.tables.journal_file import NAME, encoded
from congkhai.tables.load import load, read_sheets

NOW = datetime(2026, 12, 5, 9, tzinfo=timezone(timedelta(hours=7)))
NAMED = Rows(cells={3: {"ho_ten": "Giàng Thị Dơ"}})
MET = Rows(cells={2: {"ngay": "2022-11-23"}})


def draft(small, rows=None, verb="thử", **parts):
    project = find(small.root)
    return drafted(project, Change(verb=verb, rows=rows or {}, **parts), read_sheets(project)[1])


def change(small, moment=NOW, days=None, **rows):
    write(find(small.root), draft(small, rows), moment, days)


def logged(small):
    return [
        (entry.verb, entry.table, entry.key, entry.column, entry.before, entry.after)
        for entry in log.read(find(small.root))[0]
    ]


def tables(small):
    return {name: said for name, said in small.fingerprint().items() if "/." not in name}


@pytest.fixture
def begun(small):
    """Two tables to be changed again, the journal written and nothing else; and what will stand there."""
    change(small, can_bo=Rows(cells={3: {"ho_ten": "Tên Trước"}}), hoi_nghi=MET)
    project = find(small.root)
    plan = draft(small, {"can_bo": NAMED, "hoi_nghi": Rows(cells={2: {"ngay": "2022-11-24"}})})
    held = log.path(project).read_bytes()
    cut = planned(project, plan, NOW)
    (project.package / NAME).write_bytes(encoded(project, cut))
    return small, dict(plan.contents), held + cut.block


def test_cells_rows_added_and_removed_and_every_other_byte_stays(small):
    before = small.file("can_bo").read_text("utf-8").splitlines()
    rows = Rows(cells={3: {"ho_ten": "Giàng Thị Dơ"}}, added=[{"ma": "CB-9"}], removed=frozenset({4}))
    change(small, can_bo=rows)
    assert small.file("can_bo").read_text("utf-8").splitlines() == [
        *before[:2],
        "CB-002,Giàng Thị Dơ",
        "CB-9,",
    ]
    assert logged(small) == [
        ("thử", "can_bo", "CB-002", "ho_ten", "Giàng Thị Dợ", "Giàng Thị Dơ"),
        ("thử", "can_bo", "CB-003", "ma", "CB-003", None),
        ("thử", "can_bo", "CB-003", "ho_ten", "Đinh Thị Thuỷ Tiên", None),
        ("thử", "can_bo", "CB-9", "ma", None, "CB-9"),
    ]
    assert {path.name for path in small.folder.iterdir()} == {
        "data",
        "schemas",
        "datapackage.json",
        ".lock",
        log.FOLDER,
    }


def test_a_table_saved_meanwhile_stops_all(small):
    plan = draft(small, {"can_bo": NAMED})
    small.cell("hoi_nghi", 2, "ngay", "2022-11-22")
    before = tables(small)
    with pytest.raises(Changed, match=r"hoi_nghi\.csv"):
        write(find(small.root), plan, NOW)
    assert (tables(small), logged(small)) == (before, [])


@pytest.mark.parametrize("mark", ["~$can_bo.csv", ".~lock.can_bo.csv#"])
def test_a_table_that_is_open_elsewhere_stops_all(mark, small):
    small.file("can_bo").with_name(mark).write_bytes(b"")
    before = tables(small)
    with pytest.raises(Changed, match="đang mở"):
        change(small, can_bo=NAMED, hoi_nghi=MET)
    assert tables(small) == before
    change(small, hoi_nghi=MET)


def test_where_a_later_file_is_refused_the_earlier_ones_are_put_back(small):
    plan = draft(small, {"can_bo": NAMED, "hoi_nghi": MET}, beside={small.folder / "data" / "them.txt": b"x"})
    small.file("hoi_nghi").with_name(".hoi_nghi.csv.moi").mkdir()
    before = tables(small)
    with pytest.raises(OSError):
        write(find(small.root), plan, NOW)
    assert (tables(small), logged(small)) == (before, [])
    assert not journal.begun(find(small.root))


def test_a_write_that_was_cut_short_is_finished_by_whoever_reads(begun):
    small, new, entries = begun
    load(find(small.root))
    assert {path: path.read_bytes() for path in new} == new
    assert log.path(find(small.root)).read_bytes() == entries
    assert not journal.begun(find(small.root))


def test_and_the_log_says_so_once(begun):
    small, _, entries = begun
    durable.write(log.path(find(small.root)), entries[:-9])
    journal.settle(find(small.root))
    assert log.path(find(small.root)).read_bytes() == entries


def test_what_somebody_saved_after_the_cut_is_not_written_over_and_is_logged_as_his(begun):
    small, new, _ = begun
    small.cell("can_bo", 2, "ho_ten", "Người Khác")
    saved = small.file("can_bo").read_bytes()
    finished = journal.settle(find(small.root))
    assert finished and finished.kept == (small.file("can_bo"),)
    assert small.file("can_bo").read_bytes() == saved
    assert small.file("hoi_nghi").read_bytes() == new[small.file("hoi_nghi")]
    change(small, hoi_nghi=Rows(cells={2: {"ngay": "2022-11-22"}}))
    assert [entry[:1] + entry[2:] for entry in logged(small)[2:]] == [
        ("thử", "HN-01", "ngay", "2022-11-23", "2022-11-24"),
        (log.OUTSIDE, "CB-001", "ho_ten", "Lò Văn Hoà", "Người Khác"),
        ("thử", "HN-01", "ngay", "2022-11-24", "2022-11-22"),
    ]


def test_a_finishing_that_is_cut_short_too_is_finished(begun):
    small, _, _ = begun
    small.cell("can_bo", 2, "ho_ten", "Người Khác")
    barred = small.file("hoi_nghi").with_name(".hoi_nghi.csv.moi")
    barred.mkdir()
    with pytest.raises(OSError):
        journal.settle(find(small.root))
    barred.rmdir()
    journal.settle(find(small.root))
    assert [entry[1] for entry in logged(small)[2:]] == ["hoi_nghi"]


@pytest.mark.parametrize("mark", ["~$hoi_nghi.csv", ".~lock.hoi_nghi.csv#"])
def test_what_is_open_elsewhere_is_not_written_over_by_the_finishing_either(mark, begun):
    small, new, entries = begun
    lock = small.file("hoi_nghi").with_name(mark)
    lock.write_bytes(b"")
    before = tables(small)
    with pytest.raises(Changed, match="đang mở ở Excel"):
        load(find(small.root))
    assert (tables(small), journal.begun(find(small.root))) == (before, True)
    lock.unlink()
    load(find(small.root))
    assert {path: path.read_bytes() for path in new} == new
    assert log.path(find(small.root)).read_bytes() == entries


@pytest.mark.parametrize("forgotten", [False, True])
def test_a_journal_that_comes_back_writes_nothing_and_cuts_nothing(forgotten, begun):
    small, _, _ = begun
    project = find(small.root)
    kept = (project.package / NAME).read_bytes()
    journal.settle(project)
    change(
        small,
        can_bo=Rows(cells={3: {"ho_ten": "Tên Trước"}}),
        phan_cong=Rows(cells={2: {"dang_vien": "khong"}}),
    )
    if forgotten:
        path = log.path(project)
        path.write_bytes(path.read_bytes().replace("Tên Trước".encode(), b"?"))
    before, states = small.fingerprint(), log.last_states(project)
    (project.package / NAME).write_bytes(kept)
    finished = journal.settle(project)
    assert finished and finished.old
    assert (small.fingerprint(), log.last_states(project)) == (before, states)


@pytest.mark.parametrize("left", [b"", b"{}\n", b"{}"])
def test_where_the_log_is_another_the_lines_come_after_it(left, begun):
    small, new, entries = begun
    project = find(small.root)
    block = b"".join(entries.splitlines(keepends=True)[2:])
    log.path(project).write_bytes(left)
    journal.settle(project)
    assert {path: path.read_bytes() for path in new} == new
    assert log.path(project).read_bytes() == left + b"\n" * (left == b"{}") + block


@pytest.mark.parametrize("place", ["", "thay-doi.jsonl", "cac-bang.zip"])
def test_a_log_that_leads_elsewhere_is_not_followed(place, small, tmp_path):
    change(small, hoi_nghi=MET)
    away = tmp_path / "noi-khac"
    real = small.folder / log.FOLDER / place
    real.rename(away)
    real.symlink_to(away)
    before = small.fingerprint()
    with pytest.raises(Misconfigured, match="liên kết"):
        change(small, can_bo=NAMED)
    assert (small.fingerprint(), journal.begun(find(small.root))) == (before, False)


def test_nor_is_one_that_became_a_link_after_the_cut(begun, tmp_path):
    small, _, _ = begun
    (small.folder / log.FOLDER).rename(tmp_path / "noi-khac")
    (small.folder / log.FOLDER).symlink_to(tmp_path / "noi-khac")
    with pytest.raises(Misconfigured, match="liên kết"):
        load(find(small.root))
    assert journal.begun(find(small.root))


def test_a_folder_where_a_file_must_be_is_refused_before_anything_is_written(small):
    (small.folder / log.FOLDER / "cac-bang.zip").mkdir(parents=True)
    before = tables(small)
    with pytest.raises(Misconfigured, match=r"cac-bang\.zip” là thư mục"):
        change(small, can_bo=NAMED)
    assert (tables(small), journal.begun(find(small.root))) == (before, False)


def test_another_command_at_work_is_not_disturbed(begun):
    small, new, _ = begun
    with locks.held(small.folder), pytest.raises(Changed):
        load(find(small.root))
    assert {path: path.read_bytes() for path in new} != new


@pytest.mark.parametrize("name", ["../ngoai.csv", "/etc/ngoai.csv", "", "a\0", "\ud800"])
def test_a_journal_that_leads_out_of_the_package_is_not_followed(name, begun):
    small, new, _ = begun
    file = small.folder / NAME
    raw = json.loads(file.read_text("utf-8"))
    raw["after"][name], raw["before"][name] = "", None
    file.write_text(json.dumps(raw), "utf-8")
    with pytest.raises(Misconfigured, match="xoá tệp này"):
        load(find(small.root))
    assert {path: path.read_bytes() for path in new} != new


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"after": 1}', b"\xff", b"[" * 200_000])
def test_a_journal_that_is_spoilt_is_told(content, small):
    (small.folder / NAME).write_bytes(content)
    with pytest.raises(Misconfigured, match=r"\.dang-ghi\.json"):
        load(find(small.root))


@pytest.mark.parametrize(
    "part", [b'"offset": 1e999', b'"offset": -5', b'"offset": "1"', b'"block": "\\u00e9"', b'"before": {}']
)
def test_and_so_is_one_with_a_part_that_is_spoilt(part, begun):
    small, new, _ = begun
    file = small.folder / NAME
    raw = json.loads(file.read_bytes())
    (name,) = json.loads(b"{" + part + b"}")
    del raw[name]
    file.write_bytes(json.dumps(raw).encode()[:-1] + b", " + part + b"}")
    with pytest.raises(Misconfigured, match="đã hỏng"):
        load(find(small.root))
    assert {path: path.read_bytes() for path in new} != new


def test_a_journal_names_no_file_as_the_log(begun):
    small, _, entries = begun
    file = small.folder / NAME
    raw = json.loads(file.read_bytes()) | {"log": "data/phan_cong.csv", "after": {}, "tables": {}}
    file.write_text(json.dumps(raw), "utf-8")
    before = tables(small)
    journal.settle(find(small.root))
    assert tables(small) | {NAME: ""} == before | {NAME: ""}
    assert log.path(find(small.root)).read_bytes() == entries


def test_what_was_edited_outside_is_logged_by_the_next_change(small):
    small.cell("can_bo", 2, "ho_ten", "Trước Lần Đầu")
    change(small, hoi_nghi=MET)
    small.cell("can_bo", 2, "ho_ten", "Lò Văn Hòa")
    rows = small.rows("can_bo")
    small.write("can_bo", [*rows[:3], ["CB-9", "Người Mới"], rows[3]])
    change(small, can_bo=Rows(cells={3: {"ho_ten": "Giàng Thị Dơ"}}))
    assert logged(small)[1:] == [
        (log.OUTSIDE, "can_bo", "CB-001", "ho_ten", "Trước Lần Đầu", "Lò Văn Hòa"),
        (log.OUTSIDE, "can_bo", "CB-9", "ma", None, "CB-9"),
        (log.OUTSIDE, "can_bo", "CB-9", "ho_ten", None, "Người Mới"),
        ("thử", "can_bo", "CB-002", "ho_ten", "Giàng Thị Dợ", "Giàng Thị Dơ"),
    ]
    change(small, can_bo=Rows(cells={3: {"ho_ten": "Giàng Thị Dợ"}}))
    assert len(logged(small)) == 6


def test_a_file_whose_rows_cannot_be_made_out_is_logged_as_a_whole(small):
    good = small.file("can_bo").read_bytes()
    small.file("can_bo").write_bytes(b"\xff\xfe\x00")
    project = find(small.root)
    write(project, draft(small, files={small.file("can_bo"): good}), NOW)
    ((verb, table, key, column, before, after),) = logged(small)
    assert (verb, table, key, column) == ("thử", "can_bo", "", "")
    assert before and after and before != after


def test_restricted_texts_go_after_their_days_and_their_hashes_stay(small):
    change(small, phan_cong=Rows(cells={2: {"dang_vien": "khong"}}), can_bo=NAMED)
    change(small, NOW + timedelta(days=29), days=30, hoi_nghi=MET)
    assert ("thử", "phan_cong", "PC-001", "dang_vien", "co", "khong") in logged(small)
    change(small, NOW + timedelta(days=31), days=30, hoi_nghi=Rows(cells={2: {"ngay": "2022-11-22"}}))
    entries = {(entry.table, entry.column): entry for entry in log.read(find(small.root))[0]}
    gone, kept = entries["phan_cong", "dang_vien"], entries["can_bo", "ho_ten"]
    assert (gone.before, gone.after, gone.forgotten) == (None, None, True)
    assert (kept.before, kept.after, kept.forgotten) == ("Giàng Thị Dợ", "Giàng Thị Dơ", False)
    text = log.path(find(small.root)).read_text("utf-8")
    assert '"before_hmac"' in text and '"after_hmac"' in text


@pytest.mark.parametrize("line", [b"{", b"[]", b"\xff\xfe", b'{"moment": 1}', b"[" * 5000, b"null"])
def test_a_damaged_line_is_counted_and_stays(line, small):
    change(small, can_bo=NAMED)
    path = log.path(find(small.root))
    path.write_bytes(line + b"\n" + path.read_bytes() + b'{"moment": "2026-1')
    change(small, NOW + timedelta(days=99), days=1, hoi_nghi=MET)
    entries, damaged = log.read(find(small.root))
    assert ([entry.table for entry in entries], damaged) == (["can_bo", "hoi_nghi"], 2)
    assert line in path.read_bytes().split(b"\n")


def packed(part: slice | None = None, **header: int) -> bytes:
    """A zip of one file; of its headers, the bytes named are others, or a part of the file is away."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("can_bo", b"ma,ho_ten\n" * 99)
    spoilt = bytearray(content.getvalue())
    # The flags and the way of packing stand in the file's own header and once more in the directory's.
    for at, start in ((spoilt.index(b"PK\x03\x04"), 6), (spoilt.index(b"PK\x01\x02"), 8)):
        for name, offset in (("flags", 0), ("method", 2)):
            if name in header:
                spoilt[at + start + offset] = header[name]
    if part is not None:
        spoilt[part] = b"\xff" * len(spoilt[part])
    return bytes(spoilt)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"\xff" * 99,
        packed(flags=1),
        packed(method=99),
        packed(part=slice(40, 48)),
        packed(part=slice(0, 4)),
    ],
    ids=["empty", "cut", "noise", "encrypted", "unknown-method", "spoilt-data", "no-header"],
)
def test_a_state_that_is_spoilt_counts_as_none(content, small):
    change(small, can_bo=NAMED)
    (small.folder / log.FOLDER / "cac-bang.zip").write_bytes(content)
    small.cell("can_bo", 2, "ho_ten", "Người Khác")
    change(small, hoi_nghi=MET)
    assert [entry[:2] for entry in logged(small)] == [
        ("thử", "can_bo"),
        (log.LOST, ""),
        ("thử", "hoi_nghi"),
    ]


def test_only_what_the_change_brings_is_held_against_it(small):
    small.cell("hoi_nghi", 3, "ngay", "hôm qua")
    rows = {
        "can_bo": Rows(cells={4: {"ho_ten": ""}}, added=[{"ma": "CB-9"}], removed=frozenset({3})),
        "hoi_nghi": MET,
    }
    plan = draft(small, rows)
    judgement = judged(find(small.root), plan.contents, lambda tables: ((), None))
    faults = {(one.code, one.place.table, one.place.row) for one in new_faults(rows, judgement)}
    assert faults == {
        ("thieu-gia-tri", "can_bo", 3),
        ("thieu-gia-tri", "can_bo", 4),
        ("khong-thay-khoa", "phan_cong", 3),
    }


def test_the_judge_of_the_procedure_is_asked_of_both(small):
    asked = []
    plan = draft(small, {"can_bo": NAMED})
    judged(find(small.root), plan.contents, lambda tables: (asked.append(tables), ((), ()))[1])
    names = [[row.text("ho_ten") for row in one.tables["can_bo"].records][1] for one in asked]
    assert names == ["Giàng Thị Dợ", "Giàng Thị Dơ"]


def test_new_files_come_with_what_speaks_of_them(small):
    new = Path(small.folder / "data" / "moi.csv")
    write(find(small.root), draft(small, {"can_bo": NAMED}, files={new: b"a\n"}), NOW)
    assert new.read_bytes() == b"a\n"
    assert ("thử", "data/moi.csv", "", "", None) in [entry[:5] for entry in logged(small)]


def test_a_file_saved_while_the_others_are_written_stays_and_they_are_as_before(small):
    project = find(small.root)
    before = {name: small.file(name).read_bytes() for name in ("can_bo", "hoi_nghi")}
    with journal.writing(project):
        cut = planned(project, draft(small, {"can_bo": NAMED, "hoi_nghi": MET}), NOW)
        last = list(cut.tables)[-1]
        last.write_bytes(last.read_bytes() + b"\n")
        with pytest.raises(Changed, match=last.name):
            journal.write(project, cut)
    others = [name for name in before if small.file(name) != last]
    assert [small.file(name).read_bytes() for name in others] == [before[name] for name in others]
    assert last.read_bytes().endswith(b"\n\n") and not journal.begun(project)
    assert not log.path(project).exists()


@pytest.mark.parametrize("name", ["%00", "..", "%2e%2e%2fschemas%2fcan_bo", "a%0ab"])
def test_what_is_called_as_no_table_can_be_is_no_state(name, small):
    states = log.states(find(small.root))
    states.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(states, "w") as packed:
        packed.writestr(name, "a\n1\n")
    assert log.last_states(find(small.root)) == {}
    change(small, can_bo=NAMED)
    assert [entry[1] for entry in logged(small)] == ["can_bo"]


def test_a_file_whose_cells_stay_is_logged_as_a_whole(small):
    path = small.file("can_bo")
    content = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    changed = content if content != path.read_bytes() else content.replace(b"\r\n", b"\n")
    write(find(small.root), draft(small, files={path: changed}), NOW)
    ((verb, table, key, column, before, after),) = logged(small)
    assert (verb, table, key, column) == ("thử", "can_bo", "", "") and before != after


def test_a_file_saved_while_a_cut_write_is_finished_stays_and_the_next_command_finishes(begun, monkeypatch):
    small, contents = begun[0], begun[1]
    first, last = (path for path in contents)
    project, write_one = find(small.root), durable.write

    def written(path: Path, content: bytes) -> None:
        write_one(path, content)
        if path == first:
            last.write_bytes(b"ma\nX-1\n")

    monkeypatch.setattr(durable, "write", written)
    with pytest.raises(Changed, match=last.name):
        journal.settle(project)
    monkeypatch.undo()
    assert (last.read_bytes(), journal.begun(project)) == (b"ma\nX-1\n", True)
    finished = journal.settle(project)
    assert finished is not None and finished.kept == (last,)
    assert (first.read_bytes(), last.read_bytes()) == (contents[first], b"ma\nX-1\n")
