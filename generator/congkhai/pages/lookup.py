"""The pages to look things up in: downloads, dictionary, catalogue of faults, the list of all pages."""

import re
from collections.abc import Iterator, Sequence

from congkhai.catalogue import Catalogue, KindRow
from congkhai.disclosure.public import PublicAgency, PublicCycle
from congkhai.pages import readers, sections
from congkhai.rendering.page import DataFile, Page
from congkhai.rendering.templates import block, inline
from congkhai.text.fold import slug


def downloads(cycle: PublicCycle, data: Sequence[DataFile], files: frozenset[str]) -> Page:
    """tai-ve.md: the data files with every column explained, then the forms that have a file."""
    body = block("pages/downloads_intro.html", data=data)
    for file in data:
        if file.columns:
            name = file.path.rpartition("/")[2]
            body += sections.heading(inline(file.title), f"tep-{slug(name)}")
            body += block("pages/download.html", file=file, name=name)
    others = [file for file in data if not file.columns]
    if others:
        body += sections.heading("Dạng dùng cho phần mềm", "dang-khac")
        body += block("pages/downloads_others.html", files=others)
    statuses = [readers.form_status(form, files) for form in cycle.forms]
    ready = [status for status in statuses if status.href]
    body += sections.heading("Biểu mẫu", "bieu-mau") + block("pages/downloads_forms.html", ready=ready)
    return Page(
        path="tai-ve.md",
        label="Tải dữ liệu",
        title=f"Tải dữ liệu năm {cycle.year}",
        section=sections.RESULTS,
        summary=f"Dữ liệu công khai năm {cycle.year} dạng CSV, JSON và ý nghĩa từng cột.",
        body=body,
    )


def dictionary(agency: PublicAgency) -> Page:
    """tu-dien-du-lieu.md, for the agency: every table and column, what may stand there and who may see it."""
    body = block(
        "pages/dictionary_intro.html", tables=agency.tables, years=[cycle.year for cycle in agency.cycles]
    )
    for table in agency.tables:
        body += sections.heading(inline(table.title), f"bang-{slug(table.name)}")
        body += block("pages/dictionary.html", table=table)
    return Page(
        path="tu-dien-du-lieu.md",
        title="Từ điển dữ liệu",
        section=sections.LOOKUP,
        summary="Các bảng, các cột, giá trị được ghi và phạm vi được xem.",
        body=body,
    )


def catalogue(kinds: Catalogue) -> Page:
    """danh-muc-loi.md: what `check` may tell, the rules in their order, then the other kinds by group."""
    return Page(
        path="danh-muc-loi.md",
        title="Danh mục lỗi",
        section=sections.LOOKUP,
        summary="Những điều chương trình kiểm tra, ví dụ đúng và sai, cách sửa và nguồn quy định.",
        body="".join(_catalogue_parts(kinds)),
    )


def _catalogue_parts(kinds: Catalogue) -> Iterator[str]:
    yield block("pages/catalogue_intro.html", groups=kinds.groups)
    yield sections.heading("Quy tắc của quy trình", "quy-tac")
    yield block("pages/catalogue_rules.html", rules=kinds.rules)
    for number, rule in enumerate(kinds.rules, 1):
        yield sections.heading(f"{number}. {inline(rule.title)}", f"quy-tac-{rule.code}", level=3)
        yield block("pages/catalogue_rule.html", rule=rule, rows=_rows(rule.kinds), usual=rule.severity)
    for group in kinds.groups:
        yield sections.heading(inline(group.title), group.id)
        rows = _rows(sorted(group.kinds, key=lambda kind: kind.code))
        yield block("pages/catalogue.html", group=group, rows=rows)


def _rows(kinds: Sequence[KindRow]) -> list[tuple[KindRow, str, str]]:
    return [(kind, _blanked(kind.message), _blanked(kind.remedy)) for kind in kinds]


def _blanked(template: str) -> str:
    """The sentence with an ellipsis where a fact will stand; at its end the ellipsis closes it."""
    return re.sub(r"\{[^{}]*\}\.?", "…", template)


def listing(pages: Sequence[Page]) -> Page:
    """tat-ca-trang.md: every page but itself, the way in without JavaScript; it shows search results too."""
    parts = dict.fromkeys((page.year, page.section) for page in pages)
    order = sorted(parts, key=lambda part: (-(part[0] or 9999), sections.SECTIONS.index(part[1])))
    groups = [
        (
            f"{name} năm {year}" if year and name != sections.YEAR else f"{name}{f' {year}' if year else ''}",
            [
                (sections.address(page.path), page)
                for page in pages
                if (page.year, page.section) == (year, name)
            ],
        )
        for year, name in order
    ]
    return Page(
        path="tat-ca-trang.md",
        title="Tất cả các trang",
        section=sections.LOOKUP,
        summary="Danh sách mọi trang và kết quả tìm kiếm.",
        body=block("pages/listing.html", groups=groups),
    )
