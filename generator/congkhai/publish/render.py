"""Calls the site's renderer on a staged folder; the only room that knows which renderer it is."""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path

from congkhai.findings import Finding, Kind, Place, Refused
from congkhai.publish.reading import SitePath
from congkhai.rendering.compiled import lean
from congkhai.rendering.content import DEAD_LINK

NOT_RENDERED = Kind(
    code="trang-khong-dung-duoc",
    message="Trang “{page}” không dựng được (chương trình dựng trang báo: {said}).",
    remedy="Xem lại trang vừa sửa; nếu không tự sửa được, gửi thông báo này cho bộ phận tin học.",
)

_PAGE = re.compile(r"'([^']+\.md)'")
_LINK = re.compile(r"contains (?:a link|an absolute link|an unrecognized relative link) '([^']*)'")
_SPEAKING = frozenset({".html", ".css", ".js"})
_SOURCE_MAP = re.compile(rb"\n?(?://|/\*)# sourceMappingURL=[^\s*]+(?: ?\*/)?\s*$")


def render(staged: Path, built: Path, today: date) -> None:
    """Make `built` (a folder that does not exist yet) from the staged folder.

    Refused, with the page named, where the renderer warns of anything; `built` is then worthless.
    The same staged folder and day give the same bytes.
    """
    epoch = int(datetime.combine(today, time(), UTC).timestamp())
    with _environment({"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}), _listening() as heard:
        _call(staged, built, heard)
    if heard.records:
        raise Refused(_told(record.getMessage()) for record in heard.records)
    _drop_leftovers(built, staged / "docs")


def _call(staged: Path, built: Path, heard: "_Ear") -> None:
    # mkdocs takes a quarter of a second to import, which `congkhai check` must not pay for.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    built.mkdir(parents=True)
    try:
        config = load_config(str(staged / "mkdocs.yml"), strict=True, site_dir=str(built))
        theme = config.theme
        theme.get_env = partial(lean, theme.get_env, theme.dirs, "mkdocs")  # type: ignore[method-assign]
        build(config)
    except Abort:
        if not heard.records:
            raise
    except MkDocsException as error:
        raise Refused([_told(error.format_message())]) from error


def _told(said: str) -> Finding:
    page = _PAGE.search(said)
    name = page[1] if page else "mkdocs.yml"
    if link := _LINK.search(said):
        return DEAD_LINK.at(Place(file=name, value=link[1]), page=SitePath(path=name), link=link[1])
    return NOT_RENDERED.at(Place(file=name), page=SitePath(path=name), said=" ".join(said.split()))


class _Ear(logging.Handler):
    """Keeps what the renderer warns of, so that nothing reaches the console."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _listening() -> Iterator[_Ear]:
    logger, ear = logging.getLogger("mkdocs"), _Ear()
    before = logger.propagate
    logger.addHandler(ear)
    logger.propagate = False
    try:
        yield ear
    finally:
        logger.removeHandler(ear)
        logger.propagate = before


@contextmanager
def _environment(wanted: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ[name] for name in wanted.keys() & os.environ.keys()}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name in wanted:
            os.environ.pop(name, None)
        os.environ.update(before)


def _drop_leftovers(built: Path, docs: Path) -> None:
    """Remove the site map and the theme's own files that neither a page nor a kept file names.

    What stands in `docs`, the staged site, always stays. A theme's file named only by a script or style
    that goes away goes away with it.
    """
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (built / name).unlink(missing_ok=True)
    files = sorted(path for path in built.rglob("*") if path.is_file())
    own = [path for path in files if path.suffix == ".html" or (docs / path.relative_to(built)).is_file()]
    kept = _reached(own, set(files) - set(own))
    for path in files:
        if path not in kept:
            path.unlink()
        elif path not in own:
            _forget_source_map(path)
    _drop_empty(built)


def _reached(own: list[Path], theme: set[Path]) -> set[Path]:
    kept, waiting = set(own), list(own)
    while waiting:
        path = waiting.pop()
        if path.suffix not in _SPEAKING:
            continue
        said = path.read_bytes()
        named = {other for other in theme - kept if _names(said, other)}
        kept |= named
        waiting += sorted(named)
    return kept


def _names(said: bytes, path: Path) -> bool:
    return path.suffix != ".map" and path.name.encode() in said


def _forget_source_map(path: Path) -> None:
    if path.suffix in {".css", ".js"}:
        path.write_bytes(_SOURCE_MAP.sub(b"\n", path.read_bytes()))


def _drop_empty(built: Path) -> None:
    for folder in sorted((path for path in built.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
