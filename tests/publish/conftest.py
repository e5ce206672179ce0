"""A small site with a look of its own, staged, rendered and kept by the real road."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from congkhai.findings import Finding
from congkhai.publish.inspect import Expectation, inspect
from congkhai.publish.manifest import Facts, Manifest, take
from congkhai.publish.render import render
from congkhai.publish.search import write_index
from congkhai.publish.stage import SiteSettings, rendered_path, stage
from congkhai.rendering.page import Page, SiteFile
from congkhai.text.phrases import SAMPLE
from congkhai.value import replace

TODAY = date(2022, 12, 6)
MAIN = f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{{{ page.title }}}}</title>
{{% if page.meta.robots %}}<meta name="robots" content="{{{{ page.meta.robots }}}}">{{% endif %}}
<link rel="stylesheet" href="{{{{ 'assets/trang.css'|url }}}}"></head>
<body><p>{SAMPLE}</p>
<nav>{{% for item in nav %}}{{{{ item.title }}}}; {{% endfor %}}</nav>
<main>{{{{ page.content }}}}</main></body></html>
"""
NOT_FOUND = f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Không có trang này</title></head>
<body><p>{SAMPLE}</p><main><h1>Không có trang này</h1><a href="{{{{ 'index.html'|url }}}}">Trang đầu</a>
</main></body></html>
"""
SHEETS = (SiteFile(path="du-lieu/don-vi.csv", content="ten,muc\nPhòng A,Tốt\n".encode()),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A finished site and what it was made of."""

    folder: Path
    staged: Path
    expected: Expectation
    audience: str

    def manifest(self, **facts: Any) -> Manifest:
        return take(self.folder, Facts(audience=self.audience, **{"today": TODAY, "tool": "0.1.0", **facts}))

    def write(self, path: str, content: str | bytes) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)

    def html(self, body: str, path: str = "index.html") -> None:
        """Replace one page by the mark and `body`."""
        self.write(path, f"<!doctype html><html><body><p>{SAMPLE}</p>{body}</body></html>")

    def findings(self, **wanted: Any) -> list[Finding]:
        """What inspection says."""
        return inspect(self.folder, replace(self.expected, **wanted))

    def found(self, **wanted: Any) -> list[tuple[str, str | None, str | None]]:
        """What inspection says: code, file, value."""
        return [(found.code, found.place.file, found.place.value) for found in self.findings(**wanted)]


def page(path: str, title: str, body: str, section: str = "", named: bool = False) -> Page:
    return Page(path=path, title=title, body=f"# {title}\n\n{body}", section=section, named=named)


@pytest.fixture(name="pages")
def _pages() -> tuple[Page, ...]:
    return sample_pages()


def sample_pages() -> tuple[Page, ...]:
    return (
        page("index.md", "Trang đầu", "Xem [kết quả](ket-qua.md#tong-hop).", section="Trang đầu"),
        page("ket-qua.md", "Kết quả", "## Tổng hợp {#tong-hop}\n\nĐảng viên: 12", "Kết quả", named=True),
        page("huong-dan/index.md", "Hướng dẫn", "[Về đầu](../index.md)", section="Hướng dẫn"),
        page("huong-dan/dang-vien.md", "Tôi là đảng viên", "Nộp bản kiểm điểm.", section="Hướng dẫn"),
        page("ban-goc.md", "Bản gốc", "Kế hoạch [tải về](du-lieu/don-vi.csv)."),
    )


def settings(audience: str = "portal") -> SiteSettings:
    return SiteSettings(
        name="Kiểm điểm, xếp loại",
        audience=audience,
        office="BAN A",
        parent="TỈNH B",
        today=TODAY,
        sample=True,
    )


@pytest.fixture(scope="session")
def look(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("look")
    for name, text in (
        (
            "mkdocs.yml",
            "theme: {name: null, static_templates: [404.html]}\nmarkdown_extensions: [attr_list, tables]\n",
        ),
        ("overrides/main.html", MAIN),
        ("overrides/404.html", NOT_FOUND),
        ("assets/trang.css", "@font-face{font-family:A;src:url('chu.woff2')}\n"),
        ("assets/chu.woff2", "wOF2"),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture
def build(tmp_path: Path, look: Path) -> Callable[..., Built]:
    """Make the site once more, in a folder of its own; `made` and `sheets` replace what it is made of."""

    def make(
        name: str = "a",
        made: tuple[Page, ...] | None = None,
        sheets: tuple[SiteFile, ...] = SHEETS,
        audience: str = "portal",
    ) -> Built:
        made = sample_pages() if made is None else made
        staged, folder = tmp_path / name / "staged", tmp_path / name / "html"
        stage(made, sheets, settings(audience), staged, look)
        render(staged, folder, TODAY)
        wanted = frozenset(map(rendered_path, made))
        write_index(folder, wanted)
        expected = Expectation(
            pages=wanted | {"404.html"}, sample=True, heads=frozenset({"ten", "muc", "hang"})
        )
        return Built(folder=folder, staged=staged, expected=expected, audience=audience)

    return make
