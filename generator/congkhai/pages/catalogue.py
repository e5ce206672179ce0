"""The catalogue of what `check` may tell: each rule with its rows and examples, then every other kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from congkhai.pages import sections
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block, inline


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """One kind of finding; `message` and `remedy` may hold {names} in place of facts.

    `severity` is said in words ("lỗi", "cảnh báo", "thông tin"); `source` is the article, or empty.
    """

    code: str
    message: str
    remedy: str
    severity: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """One row of `quy_tac`: the years in words, how grave its findings are then, the article.

    `compared` tells whether the article was compared with the text; `now`: the row of the newest cycle.
    """

    years: str
    severity: str
    on: bool
    source: str
    compared: bool
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRows:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class KindGroup:
    """The kinds that concern one thing: a file, a table, a cell, a record, a page, publishing."""

    id: str
    title: str
    about: str
    kinds: tuple[KindRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything that `check` and the other commands may tell, each kind once."""

    rules: tuple[RuleRows, ...]
    groups: tuple[KindGroup, ...]

    @property
    def kinds(self) -> tuple[KindRow, ...]:
        """Every kind, by code."""
        parts: tuple[RuleRows | KindGroup, ...] = (*self.rules, *self.groups)
        return tuple(sorted((kind for part in parts for kind in part.kinds), key=lambda kind: kind.code))


def page(catalogue: Catalogue) -> Page:
    """danh-muc-loi.md: the rules in their order, then the groups, each by code."""
    return Page(
        path="danh-muc-loi.md",
        title="Danh mục lỗi",
        section=sections.LOOKUP,
        summary="Những điều chương trình kiểm tra, ví dụ đúng và sai, cách sửa và nguồn quy định.",
        body="".join(_parts(catalogue)),
    )


def _parts(catalogue: Catalogue) -> Iterator[str]:
    yield block("pages/catalogue_intro.html", groups=catalogue.groups)
    yield sections.heading("Quy tắc của quy trình", "quy-tac")
    yield block("pages/catalogue_rules.html", rules=catalogue.rules)
    for number, rule in enumerate(catalogue.rules, 1):
        yield sections.heading(f"{number}. {inline(rule.title)}", f"quy-tac-{rule.code}", level=3)
        yield block("pages/catalogue_rule.html", rule=rule, rows=_rows(rule.kinds), usual=rule.severity)
    for group in catalogue.groups:
        yield sections.heading(inline(group.title), group.id)
        kinds = sorted(group.kinds, key=lambda kind: kind.code)
        yield block("pages/catalogue.html", group=group, rows=_rows(kinds))


def _rows(kinds: Sequence[KindRow]) -> list[tuple[KindRow, str, str]]:
    return [(kind, blanked(kind.message), blanked(kind.remedy)) for kind in kinds]


def blanked(template: str) -> str:
    """The sentence with an ellipsis where a fact will stand; at its end the ellipsis closes it."""
    return re.sub(r"\{[^{}]*\}\.?", lambda hole: "…", template)
