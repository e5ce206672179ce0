"""The scripts and the style of a form's page: own files, kept beside the code that they must agree with."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Final

from congkhai.rendering.templates import asset

_HERE: Final = Path(__file__).parent
#: In the order in which they are put together.
PAGE_SCRIPTS: Final = ("formula.js", "sheet.js", "page.js")
FILE_SCRIPTS: Final = ("formula.js", "sheet.js", "one_file.js", "page.js")


def page_script() -> str:
    """The script of a form in a page that a server gives."""
    return _joined(PAGE_SCRIPTS)


def file_script() -> str:
    """The script of a form that is a file by itself."""
    return _joined(FILE_SCRIPTS)


def style() -> str:
    """The style of a form, on screen and printed from it."""
    return _joined(("form.css",))


def print_style() -> str:
    """The style of a form on paper: that of the announcement's paper, and what a form adds."""
    return asset("paper.css") + _joined(("print.css",))


def allowed(text: str) -> str:
    """What a Content-Security-Policy names to let in this one script or style: `'sha256-…'`."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)
