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
from congkhai.publish.leftovers import drop_leftovers
from congkhai.rendering.compiled import lean
from congkhai.rendering.content import DEAD_LINK

NOT_RENDERED = Kind(
    code="trang-khong-dung-duoc",
    message="Trang “{page}” không dựng được (chương trình dựng trang báo: {said}).",
    remedy="Xem lại trang vừa sửa; nếu không tự sửa được, gửi thông báo này cho bộ phận tin học.",
)

_PAGE = re.compile(r"'([^']+\.md)'")
_LINK = re.compile(r"contains (?:a link|an absolute link|an unrecognized relative link) '([^']*)'")


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
    drop_leftovers(built, staged / "docs")


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
        return DEAD_LINK.at(Place(file=name, value=link[1]), page=name, link=link[1])
    return NOT_RENDERED.at(Place(file=name), page=name, said=" ".join(said.split()))


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
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
