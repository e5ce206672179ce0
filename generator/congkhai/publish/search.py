"""The index of the site's own search, made from what the rendered pages show and nothing else."""

import json
from collections.abc import Iterable
from pathlib import Path

from congkhai.publish.markup import Markup, parse
from congkhai.text.fold import fold
from congkhai.text.marks import compose

INDEX = "assets/search-index.js"
NOT_FOUND_PAGE = "404.html"


def write_index(built: Path, pages: Iterable[str]) -> dict[str, Markup]:
    """Write `assets/search-index.js` for the HTML paths `pages`; the 404 page is left out.

    The file is `window.congkhaiIndex=[{u,t,h,x,f},…];`, the pages of all years first, then the newest
    year's, within each by `u` (path from the site's root), for the first is shown of those that answer alike:
    `t` title,
    `h` list of headings, `x` text of the page's main part, `f` the folded `x`, character for character.
    Returns what was read of each page, by its text, for whoever reads the same pages next.
    """
    paths = sorted({*pages} - {NOT_FOUND_PAGE}, key=_newest_first)
    texts = {path: (built / path).read_text(encoding="utf-8") for path in paths}
    markups = {text: parse(text) for text in texts.values()}
    entries = [_entry(path, markups[text]) for path, text in texts.items()]
    said = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries)
    safe = said.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    target = built / INDEX
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(f"window.congkhaiIndex=[\n{safe}\n];\n".encode())
    return markups


def _newest_first(path: str) -> tuple[int, str]:
    year = path.partition("/")[0]
    return (-int(year) if year.isdecimal() else -9999, path)


def _entry(path: str, markup: Markup) -> dict[str, object]:
    text = compose(markup.main)
    return {
        "u": path,
        "t": compose(markup.title),
        "h": [compose(heading) for heading in markup.headings],
        "x": text,
        "f": fold(text),
    }
