"""Law and calendar as rows: documents, rule sets, levels, parameters, rule switches, holidays."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from congkhai.findings import Place, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A cited or issued document (`van_ban`); `number` is canonical, `printed` the spellings found."""

    place: Place
    id: str
    number: str
    printed: tuple[str, ...]
    kind: str
    kind_name: str
    issuer: str
    issued: date | None
    subject: str
    valid_from: date | None
    valid_to: date | None
    signer: str
    signer_title: str
    replaces: str | None
    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Document and article a row of law rests on; `compared` tells whether the text was read."""

    document: Document | None
    article: str
    compared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of rating; rank 1 is the highest."""

    id: str
    name: str
    rank: int
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """A set of rules (`bo_quy_dinh`) with its levels, highest first."""

    id: str
    name: str
    subject: str
    first_year: int
    last_year: int | None
    source: Source
    levels: tuple[Level, ...]

    def level(self, id: str) -> Level | None:
        """The level of that id, or None."""
        return next((level for level in self.levels if level.id == id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A threshold, quota or number of days (`tham_so`)."""

    id: str
    name: str
    value: Decimal
    unit: str
    first_year: int
    last_year: int | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """The switch of one rule for a span of years (`quy_tac`)."""

    place: Place
    code: str
    name: str
    severity: Severity
    on: bool
    first_year: int
    last_year: int | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day off or a worked Saturday (`ngay_nghi`); only confirmed ones count."""

    day: date
    off: bool
    name: str
    confirmed: bool
    source: str
