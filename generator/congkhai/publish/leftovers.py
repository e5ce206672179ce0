"""What the renderer leaves behind and no page asks for."""

import re
from pathlib import Path

_SPEAKING = frozenset({".html", ".css", ".js"})
_SOURCE_MAP = re.compile(rb"\n?(?://|/\*)# sourceMappingURL=[^\s*]+(?: ?\*/)?\s*$")


def drop_leftovers(built: Path, docs: Path) -> None:
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
