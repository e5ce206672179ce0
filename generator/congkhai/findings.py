"""A fault in the office's data, as a value: its kind, its places and its facts, put into words when shown."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import Final

from congkhai.value import Value, replace

_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
#: The fact that stands for whom the rows are about, and what is said where that is not known.
BEARER: Final = "bearer"
_UNKNOWN: Final = "đối tượng ở dòng này"
#: How many persons or units a sentence names.
_NAMED: Final = 2
_BREAKS: Final = str.maketrans({"\n": "\\n", "\t": "\\t"})


def printable(text: str) -> str:
    """The text with what no screen shows spelt out: `\\x1b`, and `\\xff` for a byte that is no UTF-8."""
    if _UNPRINTABLE.search(text) is None:
        return text
    try:
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return _UNPRINTABLE.sub(_spelt, text)


def _spelt(sign: re.Match[str]) -> str:
    code = ord(sign[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


class Severity(StrEnum):
    """How grave a finding is; only an error blocks."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def word(self) -> str:
        """As a clerk reads it."""
        return {"error": "lỗi", "warning": "cảnh báo", "info": "thông tin"}[self]


class Bearer(Value, kw_only=False):
    """The person or unit that a row is about, as a clerk tells namesakes apart: "Lò Văn Hoà (CB-01)"."""

    name: str
    code: str

    def __str__(self) -> str:
        return printable(f"{self.name} ({self.code})")


class Place(Value):
    """Where in the office's files: every part is None where it does not apply.

    `file` is relative to the agency folder with forward slashes; `row` counts as the spreadsheet
    shows it (the header is row 1); `column` is the name in the schema; the titles are Vietnamese; `key`
    is the row's own key, its parts joined by " + ", by which an explanation names the row; `bearer` is whom
    the row is about, None where that is nobody or not known; `label` is what the schema calls the value.
    """

    table: str | None = None
    file: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    table_title: str | None = None
    column_title: str | None = None
    key: str | None = None
    bearer: Bearer | None = None
    label: str | None = None

    def cell(self, column: str, title: str, value: str | None) -> "Place":
        """The place of one cell of this row; the value of an empty or blank cell is None."""
        held = value if value and not value.isspace() else None
        return replace(self, column=column, column_title=title, value=held)

    def printable(self) -> "Place":
        """The same place with the name of its file and its value as they can be shown."""
        file = None if self.file is None else printable(self.file).translate(_BREAKS)
        value = None if self.value is None else printable(self.value)
        return self if (file, value) == (self.file, self.value) else replace(self, file=file, value=value)


@cache
def _holes(template: str) -> Mapping[str, str]:
    """The facts that a template tells, in its order, each with the format it asks for."""
    return MappingProxyType({name: spec or "" for _, name, spec, _ in Formatter().parse(template) if name})


class Kind(Value):
    """A kind of fault: the sentence, the remedy and the severity it has by itself.

    `message` and `remedy` are templates; the facts given to `at` fill them. `contradicts` says of a kind of
    the procedure that what is written contradicts itself: a sum, a count, the order of days. What only lacks,
    as a stage does that is not finished, contradicts nothing. `tells_value`: the sentence says what the cell
    holds in words of its own, as a day with its hour, where no fact is the value itself. A hole {bearer} is
    filled with whom the rows are about; without one they are put before the sentence, unless it is `unnamed`:
    about all rows together, as of a quota, or telling by its facts whom it is about.
    """

    code: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR
    source: str = ""
    contradicts: bool = False
    tells_value: bool = False
    unnamed: bool = False

    def at(self, place: Place, /, **facts: object) -> "Finding":
        """The finding of this kind at one place; what cannot be shown is spelt out, see `printable`.

        Of the facts those are kept that the sentence or the remedy tells; without one of them, KeyError.
        """
        told = {
            name: facts[name] for name in {**_holes(self.message), **_holes(self.remedy)} if name != BEARER
        }
        told = {name: printable(fact) if isinstance(fact, str) else fact for name, fact in told.items()}
        return Finding(
            kind=self,
            severity=self.severity,
            place=place.printable(),
            facts=MappingProxyType(told),
            source=self.source,
        )


class Finding(Value):
    """One fault; `source` is the article, or empty.

    `also` holds the other places of the same fault; `passed` says by whom and why a warning is accepted.
    `cause` names what cells of different values share that have one fault; "" where the value is the fault.
    `signs` says which letters of a refused text are not what they look like, "" where none. `cycle` is the id
    of the cycle that it is about, "" for what is told whatever the year, None where nobody has said.
    """

    kind: Kind
    severity: Severity
    place: Place
    facts: Mapping[str, object]
    source: str = ""
    also: tuple[Place, ...] = ()
    passed: str = ""
    cause: str = ""
    signs: str = ""
    cycle: str | None = None

    def __hash__(self) -> int:
        # A mapping of facts has none.
        return hash((self.kind, self.severity, self.place, self.also))

    @property
    def code(self) -> str:
        """The code of its kind."""
        return self.kind.code

    @property
    def bearers(self) -> tuple[Bearer, ...]:
        """Whom it is about, each once."""
        places = () if self.kind.unnamed else (self.place, *self.also)
        return tuple(dict.fromkeys(place.bearer for place in places if place.bearer))

    @property
    def message(self) -> str:
        """What is wrong, in a sentence, and of whom."""
        who, template = self._who(), self.kind.message
        if BEARER not in _holes(template) and who:
            template = f"{{{BEARER}}}: {template[0].lower()}{template[1:]}"
        sentence = template.format_map({**self.facts, BEARER: who or _UNKNOWN})
        sentence = sentence if who else sentence[0].upper() + sentence[1:]
        return f"{sentence} Có {self.signs}." if self.signs else sentence

    def _who(self) -> str:
        others = len(self.bearers) - _NAMED
        more = f" và {others} đối tượng nữa" if others > 0 else ""
        return ", ".join(map(str, self.bearers[:_NAMED])) + more

    @property
    def remedy(self) -> str:
        """What to do."""
        return self.kind.remedy.format_map(self.facts)

    def tells(self, value: str) -> bool:
        """Whether the sentence says a value of its cells."""
        holes = _holes(self.kind.message).items()
        facts = (format(self.facts[name], spec) for name, spec in holes if name in self.facts)
        named = any(value in (bearer.name, bearer.code) for bearer in self.bearers[:_NAMED])
        return self.kind.tells_value or named or value in facts

    def with_facts(self, **facts: object) -> "Finding":
        """The same finding with other facts of these names."""
        return replace(self, facts=MappingProxyType({**self.facts, **facts}))

    @property
    def blocks(self) -> bool:
        """Whether publication stops."""
        return self.severity is Severity.ERROR


class Refused(Exception):
    """The work stops because of what the office's data says; carries all findings of the stage."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__("blocked")
        self.findings = tuple(findings)


def blocking(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings is an error."""
    return any(finding.blocks for finding in findings)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """By file, errors first within it, then by row and column: the order in which a clerk mends.

    What concerns no single file comes last.
    """
    rank = MappingProxyType({Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2})

    def key(finding: Finding) -> tuple[bool, str, int, int, str, str]:
        place = finding.place
        where = (place.file is None, place.file or "")
        return (*where, rank[finding.severity], place.row or 0, place.column or "", finding.code)

    return sorted(findings, key=key)


def gathered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that say the same of several rows made one, at the place of the first, in its position.

    A row of which two years say the same is named once.
    """
    first: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        place = finding.place
        shared = replace(finding, place=Place(), also=(), facts=MappingProxyType({}), cycle=None)
        where = (place.file, place.column, None if finding.cause else place.value)
        first.setdefault((shared, tuple(finding.facts.items()), *where), []).append(finding)
    return [replace(same[0], also=_others(same)) for same in first.values()]


def _others(same: Iterable[Finding]) -> tuple[Place, ...]:
    """Their places after the first, each once."""
    return tuple(dict.fromkeys(place for one in same for place in (one.place, *one.also)))[1:]
