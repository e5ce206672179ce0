"""The one way to write the package: all or nothing, never over another's work, every change in the log."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from congkhai import durable, locks
from congkhai.errors import Changed, Misconfigured
from congkhai.project import find
from congkhai.tables import journal, log
from congkhai.tables.brought import judged, new_faults
from congkhai.tables.change import Change, Rows, drafted, write
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


def cut_short(small, rows):
    """A write that is killed once its journal is on the disk, before the first file is replaced."""
    plan = draft(small, rows)
    project = find(small.root)
    kept = {path: path.read_bytes() for path in plan.contents}
    write(project, plan, NOW)
    entries = log.path(project).read_bytes()
    return project, plan, kept, entries


@pytest.fixture
def begun(small):
    """Two tables to be changed, the journal written and nothing else."""
    project, plan, kept, entries = cut_short(small, {"can_bo": NAMED, "hoi_nghi": MET})
    new = {path: path.read_bytes() for path in kept}
    raw = journal.Journal(
        after=plan.contents,
        before={path: plan.read[path] for path in plan.contents},
        log=log.path(project),
        block=entries,
    )
    for path, content in kept.items():
        path.write_bytes(content)
    log.path(project).unlink()
    (project.package / journal.NAME).write_bytes(journal.encoded(project, raw))
    return small, new, entries


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
    durable.write(log.path(find(small.root)), entries[: len(entries) // 2])
    journal.settle(find(small.root))
    assert log.path(find(small.root)).read_bytes() == entries


def test_what_somebody_saved_after_the_cut_is_not_written_over_and_is_logged(begun):
    small, new, _ = begun
    small.cell("can_bo", 2, "ho_ten", "Người Khác")
    saved = small.file("can_bo").read_bytes()
    journal.settle(find(small.root))
    assert small.file("can_bo").read_bytes() == saved
    assert small.file("hoi_nghi").read_bytes() == new[small.file("hoi_nghi")]
    change(small, hoi_nghi=Rows(cells={2: {"ngay": "2022-11-22"}}))
    outside = [entry[2:] for entry in logged(small) if entry[0] == log.OUTSIDE]
    assert outside == [
        ("CB-001", "ho_ten", "Lò Văn Hoà", "Người Khác"),
        ("CB-002", "ho_ten", "Giàng Thị Dơ", "Giàng Thị Dợ"),
    ]


def test_another_command_at_work_is_not_disturbed(begun):
    small, new, _ = begun
    with locks.held(small.folder), pytest.raises(Changed):
        load(find(small.root))
    assert {path: path.read_bytes() for path in new} != new


@pytest.mark.parametrize("name", ["../ngoai.csv", "/etc/ngoai.csv", ""])
def test_a_journal_that_leads_out_of_the_package_is_not_followed(name, begun):
    small, new, _ = begun
    file = small.folder / journal.NAME
    raw = json.loads(file.read_text("utf-8"))
    raw["after"][name] = ""
    file.write_text(json.dumps(raw), "utf-8")
    with pytest.raises(Misconfigured, match="xoá tệp này"):
        load(find(small.root))
    assert {path: path.read_bytes() for path in new} != new


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"after": 1}', b"\xff"])
def test_a_journal_that_is_spoilt_is_told(content, small):
    (small.folder / journal.NAME).write_bytes(content)
    with pytest.raises(Misconfigured, match=r"\.dang-ghi\.json"):
        load(find(small.root))


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


@pytest.mark.parametrize("content", [b"", b"PK", b"\xff" * 99])
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
