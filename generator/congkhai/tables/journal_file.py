"""The file that keeps a journal: its name, what it holds, and that as bytes."""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from congkhai.errors import Misconfigured
from congkhai.project import Project
from congkhai.value import Value, field

NAME: Final = ".dang-ghi.json"
#: What the name of a hand-written page, which lies beside the package, begins with.
_CONTENT: Final = "content:"


class Journal(Value):
    """The new bytes of every file, in the order in which they are written, and what is added to the log.

    `before` are the hashes of the files that stood there, None where none did; `tables` are what the log
    calls those files of the package that people edit too. `block` goes into the log at `offset`, in place of
    what a killed write may have put there already.
    """

    after: Mapping[Path, bytes]
    before: Mapping[Path, str | None]
    tables: Mapping[Path, str]
    offset: int = 0
    block: bytes = b""
    #: What stood there, to be put back where the system refuses one of the files; not kept on the disk.
    replaced: Mapping[Path, bytes | None] = field(default_factory=dict)


def encoded(project: Project, journal: Journal) -> bytes:
    """The journal as it stands on the disk."""

    def name(path: Path) -> str:
        if path.is_relative_to(project.package):
            return path.relative_to(project.package).as_posix()
        return _CONTENT + path.relative_to(project.content).as_posix()

    return json.dumps(
        {
            "after": {name(path): b64encode(content).decode() for path, content in journal.after.items()},
            "before": {name(path): hash for path, hash in journal.before.items()},
            "tables": {name(path): table for path, table in journal.tables.items()},
            "offset": journal.offset,
            "block": b64encode(journal.block).decode(),
        }
    ).encode()


def decoded(project: Project, content: bytes) -> Journal:
    """The journal that such bytes keep; Misconfigured where they are spoilt."""
    try:
        raw = json.loads(content)
        after = {
            _inside(project, name): b64decode(text, validate=True) for name, text in raw["after"].items()
        }
        before = {_inside(project, name): hash for name, hash in raw["before"].items()}
        tables = {_inside(project, name): table for name, table in raw["tables"].items()}
        offset = raw["offset"]
        texts = (*tables.values(), *filter(None, before.values()))
        if not isinstance(offset, int) or offset < 0 or not all(isinstance(text, str) for text in texts):
            raise ValueError(offset)
        return Journal(
            after=after,
            before={path: before[path] for path in after},
            tables=tables,
            offset=offset,
            block=b64decode(raw["block"], validate=True),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Misconfigured(
            f"Tệp datapackage/{NAME} (điều chương trình ghi lại khi một lần ghi bị ngắt) đã hỏng. Hãy đối "
            "chiếu các bảng với bản sao lưu gần nhất rồi xoá tệp này."
        ) from error


def _inside(project: Project, name: str) -> Path:
    """The path below the package or the pages; ValueError for one that leads out of it."""
    root = project.content if name.startswith(_CONTENT) else project.package
    parts = PurePosixPath(name.removeprefix(_CONTENT)).parts
    path = root.joinpath(*parts)
    # A name that this system cannot write down is a ValueError too.
    if b"\0" in os.fsencode(path) or ".." in parts or not parts or not path.is_relative_to(root):
        raise ValueError(name)
    return path
