"""The catalogue of what `check` may tell: code, sentence, remedy, how grave, by which source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from congkhai.pages import sections
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block


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


def page(kinds: Sequence[KindRow]) -> Page:
    """danh-muc-loi.md, by code."""
    rows = [
        (kind, blanked(kind.message), blanked(kind.remedy)) for kind in sorted(kinds, key=lambda k: k.code)
    ]
    return Page(
        path="danh-muc-loi.md",
        title="Danh mục lỗi",
        section=sections.LOOKUP,
        summary="Những điều chương trình kiểm tra, cách sửa và nguồn quy định.",
        body=block("pages/catalogue.html", rows=rows),
    )


def blanked(template: str) -> str:
    """The sentence with an ellipsis where a fact will stand."""
    return re.sub(r"\{[^{}]*\}", "…", template)
