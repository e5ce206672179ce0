"""The one Jinja environment: strict about names, escaping by default, speaking Vietnamese dates."""

from datetime import date, datetime, time
from functools import cache, partial
from html import escape
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from congkhai.rendering.compiled import keep
from congkhai.text.dates import clock, long_date, named_day, short_date, weekday
from congkhai.text.fold import slug
from congkhai.text.numbers import comma

_LOOK: Final = Path(__file__).parent / "look" / "assets"
# Signs that mean nothing to Markdown inside a line.
_PLAIN: Final = " ,;:/-.()%+"


def render(name: str, /, **context: object) -> str:
    """The text of the template `name` (below templates/), filled with `context`.

    Raises jinja2.UndefinedError where the template asks for what was not given.
    """
    return _environment().get_template(name).render(**context)


def block(name: str, /, **context: object) -> str:
    """As `render`, without empty lines, so that it stands in Markdown as one block of HTML."""
    lines = render(name, **context).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def asset(name: str) -> Markup:
    """The text of one of the look's own files, for a document that stands alone."""
    return Markup((_LOOK / name).read_text(encoding="utf-8"))


def finished(text: str) -> Markup:
    """`text` put into a template as it stands: HTML that `render` gave, a script, a style, JSON for a script.

    Never what somebody wrote.
    """
    return Markup(text)


def inline(text: str) -> str:
    """`text` as Markdown that shows exactly its characters: no tag, link or emphasis comes out of it."""
    return "".join(c if c.isalnum() or c in _PLAIN or ord(c) > 127 else f"&#{ord(c)};" for c in text)


def clause(text: str) -> str:
    """Where in the plan, as a sentence names it: III.1 → "Mục III.1"; "Phụ lục, mục 2a" stays."""
    return f"Mục {text}" if text[:1] in "IVX1234567890" and text else text


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "ngay": _day,
        "ngay_dai": long_date,
        "thu": weekday,
        "thu_ngay": named_day,
        "gio": _hour,
        "phay": partial(comma, places=1),
        "cham": slug,
        "dong": _lines,
        "muc": clause,
    }
    keep(environment, "congkhai")
    return environment


def _day(value: date | None) -> str:
    return short_date(value) if value else ""


def _hour(value: datetime | time) -> str:
    return clock(value.time() if isinstance(value, datetime) else value)


def _lines(text: str) -> Markup:
    return Markup("<br>".join(escape(line) for line in text.splitlines()))
