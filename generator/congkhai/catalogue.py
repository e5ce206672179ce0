"""Everything that the program may find, as the page that lists it shows it."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from congkhai.findings import Kind
from congkhai.value import Value


class KindRow(Value):
    """One kind of finding; `message` and `remedy` may hold {names} in place of facts.

    `severity` is said in words ("lỗi", "cảnh báo", "thông tin"); `source` is the article, or empty.
    """

    code: str
    message: str
    remedy: str
    severity: str
    source: str = ""


class HeldRow(Value):
    """One row of `quy_tac`: the years in words, how grave its findings are then, the article.

    `compared` tells whether the article was compared with the text; `now`: the row of the newest cycle.
    """

    years: str
    severity: str
    on: bool
    source: str
    compared: bool
    now: bool


class RuleRows(Value):
    """One rule: what it demands (`title`), a case that passes, one that fails, when it holds, its kinds.

    `always`: it runs and blocks whatever its rows say; `needs` is the parameter it counts with, or "".
    """

    code: str
    title: str
    passes: str
    fails: str
    always: bool
    needs: str
    held: tuple[HeldRow, ...]
    kinds: tuple[KindRow, ...]

    @property
    def severity(self) -> str:
        """How grave its findings usually are in the newest cycle, in the words of its kinds."""
        now = (row.severity for row in self.held if row.now)
        return next(now, self.kinds[0].severity)


class KindGroup(Value):
    """The kinds that concern one thing: a file, a table, a cell, a record, a page, publishing."""

    id: str
    title: str
    about: str
    kinds: tuple[KindRow, ...]


class Catalogue(Value):
    """Everything that `check` and the other commands may tell, each kind once."""

    rules: tuple[RuleRows, ...]
    groups: tuple[KindGroup, ...]

    @property
    def kinds(self) -> tuple[KindRow, ...]:
        """Every kind, by code."""
        parts: tuple[RuleRows | KindGroup, ...] = (*self.rules, *self.groups)
        return tuple(sorted((kind for part in parts for kind in part.kinds), key=lambda kind: kind.code))

    def words(self) -> Iterator[str]:
        """What it says of rules and kinds, whatever an office's own files hold."""
        for rule in self.rules:
            yield from (rule.code, rule.title, rule.passes, rule.fails)
        for group in self.groups:
            yield from (group.title, group.about)
        for kind in self.kinds:
            yield from (kind.code, kind.message, kind.remedy)


class Topic(Value):
    """What kinds concern, and where they stand: the modules that hold them, and `kinds` of other modules."""

    id: str
    title: str
    about: str
    modules: tuple[ModuleType, ...] = ()
    kinds: tuple[Kind, ...] = ()


def grouped(topics: Iterable[Topic]) -> Iterator[KindGroup]:
    """The kinds of each topic; one that several modules hold is told where it first stands."""
    told: set[str] = set()
    for topic in topics:
        held = (value for module in topic.modules for value in vars(module).values())
        kinds = {kind.code: kind for kind in (*topic.kinds, *held) if isinstance(kind, Kind)}
        new = tuple(
            row(kind, kind.severity.word, kind.source) for kind in kinds.values() if kind.code not in told
        )
        told.update(kinds)
        yield KindGroup(id=topic.id, title=topic.title, about=topic.about, kinds=new)


def row(kind: Kind, severity: str, source: str) -> KindRow:
    """The kind as it holds."""
    return KindRow(code=kind.code, message=kind.message, remedy=kind.remedy, severity=severity, source=source)
