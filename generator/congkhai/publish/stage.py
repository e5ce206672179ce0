"""A plain folder of Markdown and settings that any renderer of the mkdocs family can read."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import congkhai.rendering
from congkhai.findings import Finding, Kind, Place, Refused
from congkhai.publish.reading import SitePath
from congkhai.rendering.page import Page, SiteFile
from congkhai.value import Value, asdict

LOOK = Path(congkhai.rendering.__file__).parent / "look"

PATH_OUTSIDE = Kind(
    code="duong-dan-ngoai-trang",
    message="Tên tệp “{path}” không đặt được trong trang công khai.",
    remedy="Đổi tên tệp: không dùng “..”, “\\”, “:”, dấu chấm ở đầu tên, không bắt đầu bằng “/”.",
)
PATH_TWICE = Kind(
    code="trung-duong-dan",
    message="“{path}” trùng chỗ với “{other}” trên trang web.",
    remedy="Đổi tên một trong hai tệp; tên chỉ khác nhau ở chữ hoa, chữ thường cũng là trùng.",
)


class SiteSettings(Value):
    """What the whole site says of itself; the look reads it as `config.extra`.

    `name` is the site's title, `url` its address or empty, `audience` one of portal, agency; `years` are
    those that have a folder, the newest first.
    """

    name: str
    audience: str
    office: str
    parent: str
    today: date
    sample: bool
    years: tuple[int, ...] = ()
    url: str = ""


def stage(
    pages: Sequence[Page], sheets: Iterable[SiteFile], site: SiteSettings, folder: Path, look: Path = LOOK
) -> None:
    """Write the staged site into `folder`, which must not exist yet.

    Afterwards it holds `mkdocs.yml`, `docs/` (pages with front matter, sheets, the look's assets),
    `overrides/` and `look.yml`. Refused where a path leaves the site or is asked for twice.
    """
    sheets = tuple(sheets)
    _refuse_clashes(pages, sheets, look)
    docs = folder / "docs"
    docs.mkdir(parents=True)
    _copy_look(look, folder)
    for page in pages:
        _write(docs / page.path, f"{_front_matter(page)}\n{page.body.strip()}\n".encode())
    for sheet in sheets:
        _write(docs / sheet.path, sheet.content)
    _write(folder / "mkdocs.yml", _settings(pages, site, folder).encode())


def rendered_path(page: Page) -> str:
    """The path of the HTML file that a page becomes."""
    return rendered(page.path)


def rendered(path: str) -> str:
    """The path of the HTML file that a page at `path` becomes."""
    return path.removesuffix(".md") + ".html"


def _refuse_clashes(pages: Iterable[Page], sheets: Iterable[SiteFile], look: Path) -> None:
    assets = (found.relative_to(look).as_posix() for found in _files(look / "assets"))
    refused = [*clashes([*map(rendered_path, pages), *(sheet.path for sheet in sheets), *assets])]
    if refused:
        raise Refused(refused)


def clashes(paths: Sequence[str]) -> Iterator[Finding]:
    """Which paths leave the site, and which are asked for twice; upper and lower case are the same."""
    yield from (
        PATH_OUTSIDE.at(Place(file=path), path=SitePath(path=path)) for path in paths if not _inside(path)
    )
    seen: dict[str, str] = {}
    for path in paths:
        if other := seen.get(path.casefold()):
            yield PATH_TWICE.at(Place(file=path), path=SitePath(path=path), other=SitePath(path=other))
        seen.setdefault(path.casefold(), path)


def _inside(path: str) -> bool:
    parts = path.split("/")
    return not any(part == "" or part.startswith(".") or "\\" in part or ":" in part for part in parts)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _copy_look(look: Path, folder: Path) -> None:
    # File by file: what `copytree` raises no longer says why the system refused, as on a full disk.
    for name, target in (("assets", folder / "docs" / "assets"), ("overrides", folder / "overrides")):
        for path in _files(look / name):
            _write(target / path.relative_to(look / name), path.read_bytes())
    shutil.copyfile(look / "mkdocs.yml", folder / "look.yml")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _front_matter(page: Page) -> str:
    """YAML whose values are written as JSON, which every YAML reader takes as it stands."""
    said: dict[str, object] = {"title": page.title}
    if page.summary:
        said["description"] = page.summary
    if page.named:
        said |= {"named": True, "robots": "noindex, nofollow, noarchive"}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items())
    return "\n".join(("---", *lines, "---", ""))


def _settings(pages: Sequence[Page], site: SiteSettings, folder: Path) -> str:
    """mkdocs.yml in JSON, which is YAML too: the look's own settings stay in `look.yml`, inherited."""
    shown = [page for page in pages if page.section]
    settings: dict[str, Any] = {
        "INHERIT": "look.yml",
        "site_name": site.name,
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": False,
        "strict": True,
        "plugins": [],
        "nav": _navigation(shown),
        "not_in_nav": "\n".join(("*", *(f"!/{page.path}" for page in shown))),
        "validation": {"links": {"absolute_links": "warn", "unrecognized_links": "warn", "anchors": "warn"}},
        "extra": asdict(site) | {"today": site.today.isoformat(), "generator": False},
    }
    if site.url:
        settings["site_url"] = site.url
    if (folder / "overrides").is_dir():
        settings["theme"] = {"custom_dir": "overrides"}
    return json.dumps(settings, ensure_ascii=False, indent=1) + "\n"


def _navigation(pages: Iterable[Page]) -> list[dict[str, Any]]:
    """Sections in the order of their first page; a section of one page stands as that page.

    The pages of a year stand together as a section of its name.
    """
    years: dict[int | None, dict[str, list[dict[str, str]]]] = {}
    for page in pages:
        entry = {page.label or page.title: str(PurePosixPath(page.path))}
        years.setdefault(page.year, {}).setdefault(page.section, []).append(entry)
    return [
        *_entries(years.pop(None, {})),
        *({str(year): _entries(sections)} for year, sections in years.items()),
    ]


def _entries(sections: Mapping[str, list[dict[str, str]]]) -> list[dict[str, Any]]:
    return [entries[0] if len(entries) == 1 else {name: entries} for name, entries in sections.items()]
