"""The index of the site's own search, made from what the rendered pages show and nothing else."""

import json
from collections.abc import Iterable
from pathlib import Path

from congkhai.publish.markup import parse
from congkhai.text.fold import fold
from congkhai.text.marks import compose

INDEX = "assets/search-index.js"
NOT_FOUND_PAGE = "404.html"


def write_index(built: Path, pages: Iterable[str]) -> None:
    """Write `assets/search-index.js` for the HTML paths `pages`; the 404 page is left out.

    The file is `window.congkhaiIndex=[{u,t,h,x,f},…];` sorted by `u` (path from the site's root): `t` title,
    `h` list of headings, `x` text of the page's main part, `f` the folded `x`, character for character.
    """
    entries = [_entry(built, path) for path in sorted(pages) if path != NOT_FOUND_PAGE]
    said = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries)
    safe = said.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    target = built / INDEX
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(f"window.congkhaiIndex=[\n{safe}\n];\n".encode())


def _entry(built: Path, path: str) -> dict[str, object]:
    markup = parse((built / path).read_text(encoding="utf-8"))
    text = compose(markup.main)
    return {
        "u": path,
        "t": compose(markup.title),
        "h": [compose(heading) for heading in markup.headings],
        "x": text,
        "f": fold(text),
    }
