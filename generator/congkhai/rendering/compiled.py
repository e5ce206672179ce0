"""Compiled templates, kept from one run to the next for the user who runs it, and for nobody else."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import mkstemp

import jinja2
from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket

_OF_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep(environment: Environment, owner: str) -> None:
    """Let the environment take its compiled templates from the cache, so far as there can be one.

    Nothing of `owner`, the library that the filters are of, is computed ahead into what is kept.
    """
    environment.optimized = False
    folder = _private(_folder())
    if folder is not None:
        versions = jinja2.__version__, owner, version(owner)
        spelling = [getattr(environment, name) for name in ("autoescape", "trim_blocks", "lstrip_blocks")]
        facts = (*versions, sorted(environment.extensions), spelling, environment.newline_sequence)
        environment.bytecode_cache = _Kept(folder, repr(facts))


def lean(make: Callable[[], Environment], folders: Sequence[str], owner: str) -> Environment:
    """The environment of a theme with its templates kept compiled, and a listing without hidden folders.

    Material has 14,500 files there. What lies there is still loaded where it is asked for.
    """
    environment = make()
    environment.loader = _WithoutHidden(folders)
    keep(environment, owner)
    return environment


class _WithoutHidden(FileSystemLoader):
    def list_templates(self) -> list[str]:
        roots = map(Path, self.searchpath)
        return sorted({path.relative_to(root).as_posix() for root in roots for path in _below(root)})


def _below(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder, name) for name in files)


class _Kept(BytecodeCache):
    """One file a template: the hash of the rest, then what Jinja writes; another file is passed over."""

    def __init__(self, folder: Path, of: str) -> None:
        self._folder, self._of = folder, of

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        # Where a template lies is left out: the stage of each build is a folder of its own.
        return sha256(f"{self._of}\n{name}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError), open(self._open(bucket.key), "rb") as stream:  # noqa: PTH123
            if _is_ours(os.fstat(stream.fileno())):
                hash, content = stream.read(32), stream.read()
                # Jinja trusts what it is given; a torn file must not reach it.
                if hash == sha256(content).digest():
                    bucket.load_bytecode(BytesIO(content))

    def _open(self, key: str) -> int:
        return os.open(self._folder / key, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))

    def dump_bytecode(self, bucket: Bucket) -> None:
        content = bucket.bytecode_to_string()
        with suppress(OSError):
            handle, beside = mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(sha256(content).digest() + content)
                Path(beside).replace(self._folder / bucket.key)
            except OSError:
                Path(beside).unlink(missing_ok=True)


def _folder() -> Path | None:
    """Where this system keeps what a program can make again; never the agency's folder, which is shared."""
    with suppress(RuntimeError):
        if os.name == "nt":
            return (
                Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "congkhai" / "mau"
            )
        named = Path(os.environ.get("XDG_CACHE_HOME", ""))
        return (named if named.is_absolute() else Path.home() / ".cache") / "congkhai" / "mau"
    return None


def _private(folder: Path | None) -> Path | None:
    """The folder, made where it is away; None where anybody else could have put something into it."""
    if folder is not None:
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            status = folder.lstat()
            if stat.S_ISDIR(status.st_mode) and _is_ours(status):
                return folder
    return None


def _is_ours(status: os.stat_result) -> bool:
    # Windows says nothing of rights here; there the folder is the user's own by where it lies.
    return os.name == "nt" or (status.st_uid == os.getuid() and not status.st_mode & _OF_OTHERS)
