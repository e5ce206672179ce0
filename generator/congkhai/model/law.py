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
    secrecy: str = ""
    validity_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Document and article a row of law rests on; `compared` tells whether the text was read."""

    document: Document | None
    article: str
    compared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of rating; rank 1 is the highest.

    Its scores run from `least` (counted) to `below` (not counted); None where the rules set no bound.
    """

    id: str
    name: str
    rank: int
    source: Source
    least: Decimal | None = None
    below: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A group of criteria or one of its criteria (`tieu_chi`), with the most points it can get."""

    place: Place
    id: str
    rule_set: str
    group: str | None
    order: int
    name: str
    most: Decimal
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """A set of rules (`bo_quy_dinh`) with its levels, highest first; `subject` is the kind of employment."""

    id: str
    name: str
    subject: str
    first_year: int
    last_year: int | None
    source: Source
    levels: tuple[Level, ...]

    def holds(self, year: int) -> bool:
        """Whether the set is in force that year."""
        return self.first_year <= year <= (year if self.last_year is None else self.last_year)

    def level(self, id: str) -> Level | None:
        """The level of that id, or None."""
        return next((level for level in self.levels if level.id == id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A threshold, quota, number of days (`value`) or a choice in words (`text`) (`tham_so`)."""

    place: Place
    id: str
    name: str
    value: Decimal
    text: str
    unit: str
    note: str
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
