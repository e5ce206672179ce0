"""Everything of an agency folder in one file, while the intake goes on; and back from it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from congkhai import durable, locks
from congkhai.backup.manifest import Damaged, Manifest
from congkhai.backup.packing import Packing
from congkhai.backup.unpacking import manifest_of, unlike
from congkhai.backup.unpacking import restore as restored
from congkhai.errors import Misconfigured, WrongUse
from congkhai.findings import blocking
from congkhai.intake import copies, location
from congkhai.office_files import below
from congkhai.project import Project, find, tool
from congkhai.records.assemble import assemble
from congkhai.tables import journal
from congkhai.tables.load import load
from congkhai.value import Value
from congkhai.workflows import target

#: What a backup holds, as whoever restores it is told.
Restored = Manifest
_SUFFIX: Final = ".zip"
#: What lies at the top of an agency folder beside its two folders.
_BESIDE: Final = ("pyproject.toml", "mkdocs.yml")
#: What SQLite keeps beside the store, which a copy of the store holds too.
_OF_THE_STORE: Final = ("", "-wal", "-shm", "-journal")
_COPY: Final = ".sao-luu.moi"
#: One backup at a time, whatever else goes on.
_LOCK: Final = "sao-luu"


class Rehearsal(Value):
    """What a restored backup holds, and what became of its files in the folder since.

    `wrong` are sentences about what is not whole in the store, none where all is; `errors` are the findings
    that keep the tables from being read without fault; `store`: there is a store of what was handed in.
    """

    manifest: Manifest
    tables: int
    rows: int
    errors: int
    store: bool
    wrong: tuple[str, ...]
    changed: tuple[str, ...]


def place(project: Project, path: Path) -> Path:
    """Where a backup goes: a name without an ending gets `.zip`.

    WrongUse where the path is no place for it, or another file than an earlier backup stands there.
    """
    path = target.named(path, _SUFFIX)
    target.allowed(project, path, _SUFFIX)
    if path.exists():
        try:
            manifest_of(path)
        except Damaged as error:
            raise WrongUse(
                f"Tệp “{path.name}” đã có và không phải bản sao lưu nguyên vẹn nên không bị ghi đè. Hãy chọn "
                "tên tệp khác."
            ) from error
    return path


def backup(project: Project, path: Path, moment: datetime) -> Manifest:
    """The whole package, the pages, the settings, and what was handed in, lie in one file at a `place`.

    All but the originals is of one moment: no other command writes meanwhile, and the store is copied whole
    while it is being written to. An earlier backup there is replaced at one stroke. Changed where another
    command holds the package; Misconfigured where a link or a name keeps a file out; the system's OSError.
    """
    store = location.place(project.package)
    with (
        locks.held(project.package / _LOCK),
        durable.private(path) as stream,
        Packing(stream, moment, tool()) as packing,
        _copied(store) as copy,
    ):
        originals = []
        with journal.writing(project):
            # The store first: what is accepted becomes a file before the store lets go of its bytes.
            if store.is_file():
                copies.backup(store, copy)
            for file in _files(project):
                if file.is_relative_to(store.parent):
                    originals.append(file)
                else:
                    packing.add(project.relative(file), file)
        # The copy is ours and files by their hash never change: others may write while they are packed.
        if copy.is_file():
            packing.add(project.relative(store), copy)
        for file in originals:
            packing.add(project.relative(file), file)
        return packing.finish()


@contextmanager
def _copied(store: Path) -> Iterator[Path]:
    """Where a copy of the store may lie until the block ends; what a killed backup left there is gone."""
    copy = store.with_name(_COPY)
    copy.unlink(missing_ok=True)
    try:
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _files(project: Project) -> Iterator[Path]:
    """What is kept of the folder, in the order of its names; the store and what is not to last are left out.

    Misconfigured where a link stands among it: nobody would miss what it leads to until it is gone.
    """
    for root in (project.content, project.package):
        _no_link(project, root)
    entries = [*below(project.content), *below(project.package)]
    found = [Path(entry.path) for entry in entries if not entry.is_dir(follow_symlinks=False)]
    found += [path for name in _BESIDE if (path := project.root / name).exists()]
    store = location.place(project.package)
    left_out = {store.with_name(store.name + end) for end in _OF_THE_STORE}
    for path in sorted({*found} - left_out, key=project.relative):
        if not _passing(path.name):
            _no_link(project, path)
            yield path


def _passing(name: str) -> bool:
    """Whether a file is a lock, or what a write or a spreadsheet program puts beside another for a while."""
    hidden = name.startswith(".") and name.endswith((".lock", ".moi", "#"))
    return hidden or name.startswith("~$")


def _no_link(project: Project, path: Path) -> None:
    if path.is_symlink():
        raise Misconfigured(
            f"“{project.relative(path)}” là liên kết dẫn đi nơi khác nên chưa sao lưu gì. Hãy xoá liên kết, "
            "chép thư mục hoặc tệp thật vào chỗ đó rồi chạy lại."
        )


def restore(backup: Path, folder: Path) -> Manifest:
    """The folder, new or empty before, holds what the backup holds; raises as `unpacking.restore` does."""
    return restored(backup, folder.resolve())


def rehearse(project: Project, backup: Path) -> Rehearsal:
    """What a restore of the backup gives, tried in a folder that is gone afterwards; raises as `restore`."""
    with TemporaryDirectory(prefix="congkhai-") as room:
        manifest = restore(backup, Path(room) / "thu")
        tried = find(Path(room) / "thu")
        tables, findings = load(tried)
        _, apart = (None, ()) if blocking(findings) else assemble(tables)
        store = location.place(tried.package)
        wrong = copies.integrity(store) if store.is_file() else ()
        return Rehearsal(
            manifest=manifest,
            tables=len(tables.tables),
            rows=sum(len(table.records) for table in tables.tables.values()),
            errors=sum(finding.blocks for finding in (*findings, *apart)),
            store=store.is_file(),
            wrong=wrong,
            changed=_changed(project, manifest),
        )


def _changed(project: Project, manifest: Manifest) -> tuple[str, ...]:
    """The files that are not in the folder as they are in the backup; the store, which is a copy, is none."""
    store = project.relative(location.place(project.package))
    return tuple(path for path in unlike(project.root, manifest) if path != store)
