"""The catalogue of what `check` may tell: each rule with its rows and examples, then every other kind."""

import re
from collections.abc import Iterator, Sequence

from congkhai.catalogue import Catalogue, KindRow
from congkhai.pages import sections
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block, inline


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
