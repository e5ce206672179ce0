"""What the next year gets from the last, as a clerk reads it before anything is written."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from congkhai.documents.lines import item, paragraph
from congkhai.documents.shortcomings import lines
from congkhai.findings import Finding
from congkhai.law.deadlines import YearEnd
from congkhai.law.next_year import NextYear
from congkhai.law.own_plan import code
from congkhai.law.shortcomings import Shortcoming
from congkhai.model.agency import Cycle
from congkhai.model.columns import Recorded, table_of
from congkhai.model.law import Document, OfYears
from congkhai.model.plan import Citation, Form, Task
from congkhai.model.schema import Table
from congkhai.text.dates import named_day, short_date
from congkhai.value import Value

UNCONFIRMED = "Mọi dòng chép sang đều chờ xác nhận (‘Chưa xác nhận’, hoặc ‘chưa đối chiếu’)."
NO_DAYS_OFF = (
    "Bảng Ngày nghỉ, ngày làm bù chưa có dòng nào của năm {year}: chưa tính ngày nghỉ hoán đổi, ngày làm bù."
)


class Opened(Value):
    """Everything that is told of a year: its rows, and what they meet.

    `end` is the day until which is rated; `off` are tasks whose days are days off, `outdated` what cites a
    document that has run out; `copied` counts the pages that go to the last year's folder, `pages` are
    those that the office wrote itself.
    """

    next: NextYear
    tables: Sequence[Table]
    end: YearEnd | None
    days_off_known: bool
    off: Sequence[Finding] = ()
    outdated: Sequence[Finding] = ()
    shortcomings: Sequence[Shortcoming] = ()
    copied: int = 0
    pages: Sequence[str] = ()


def text(opened: Opened) -> str:
    """Every part that has something to say, the rows by table first.

    Where the year lacks nothing: what the years before left open, "" where that is nothing either.
    """
    if not opened.next:
        return "\n".join((*lines(opened.shortcomings), "")) if opened.shortcomings else ""
    parts = [
        [paragraph(f"NĂM {opened.next.cycle.year}, chép từ năm {opened.next.last.year}"), *_rows(opened)],
        _part(
            f"LUẬT CỦA NĂM {opened.next.cycle.year} yêu cầu thêm, thành dòng chờ xác nhận",
            _brought(opened.next.brought),
        ),
        _part(
            "BIỂU MẪU chép từ kế hoạch trước, luật nay đã khác: soát từng mẫu trước khi xác nhận",
            _of_old_law(opened.next),
        ),
        _part(f"DỜI SỚM để kịp hạn luật định ({_until(opened.end)})", _laid(opened.next)),
        _part("HẠN VÀO NGÀY NGHỈ, hãy chọn ngày khác khi soát", _findings(opened.off)),
        _part("VĂN BẢN HẾT HIỆU LỰC trước kỳ", _findings(opened.outdated)),
        _part(
            f"CĂN CỨ nói về năm {opened.next.last.year}, soát lại trước khi xác nhận",
            _of_last_year(opened.next),
        ),
        lines(opened.shortcomings),
        _pages(opened),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _pages(opened: Opened) -> list[str]:
    """How many pages are kept for the last year, and which of the new one's the office has to rewrite."""
    last, year = opened.next.last.year, opened.next.cycle.year
    kept = f"TRANG của năm {last}: chép {opened.copied} trang sang thư mục content/{last}"
    if not opened.pages:
        return [paragraph(f"{kept}; trang ở ngoài đổi sang năm {year}.")] if opened.copied else []
    return _part(
        f"{kept}; các trang cơ quan tự viết để nguyên, hãy sửa cho năm {year}", map(item, opened.pages)
    )


def _part(title: str, lines: Iterable[str]) -> list[str]:
    every = [*lines]
    return [paragraph(title), *every] if every else []


def _rows(opened: Opened) -> Iterator[str]:
    """How many rows each table gets, and which."""
    next, titles = opened.next, {table.name: table.title for table in opened.tables}
    if not next.standing:
        yield item(f"Kỳ đánh giá: thêm dòng {_cycle(next.cycle)}.")
    elif next.renamed and next.cycle.plan:
        yield item(f"Kỳ đánh giá: dòng {next.cycle.id} ghi kế hoạch {next.cycle.plan.id}.")
    if next.plan:
        yield item(f"Văn bản: thêm dòng {_document(next.plan)}, chưa có số, chưa có ngày.")
    for kind, rows in next.added.items():
        if rows:
            name = table_of(kind)
            yield item(f"{titles.get(name, name)}: thêm {len(rows)} dòng, {_span(rows)}{_moved(kind, rows)}.")
    for row in next.ended:
        title = titles.get(table_of(type(row)), "")
        yield item(f"{title}: dòng {code(row)} của kế hoạch trước chỉ còn đến năm {next.cycle.year - 1}.")
    yield item(UNCONFIRMED)
    if not opened.days_off_known:
        yield item(NO_DAYS_OFF.format(year=next.cycle.year))


def _cycle(cycle: Cycle) -> str:
    days = [f"{word} {short_date(day)}" for word, day in (("từ", cycle.starts), ("đến", cycle.ends)) if day]
    return f"{cycle.id} ({', '.join((cycle.office.name, cycle.rule_set.name, ' '.join(days)))})"


def _document(plan: Document) -> str:
    return f"{plan.id} “{plan.subject}”"


def _span(rows: Sequence[Recorded]) -> str:
    """The first and the last of the rows, by their codes or numbers."""
    codes = [code(row) if isinstance(row, OfYears) else str(getattr(row, "id", "")) for row in rows]
    if not codes[0]:
        codes = [f"số {getattr(row, 'order', '')}" for row in rows]
    return codes[0] if len(codes) == 1 else f"{codes[0]} … {codes[-1]}"


def _moved(kind: type[Recorded], rows: Sequence[Recorded]) -> str:
    dated = sum(isinstance(row, Task) and row.date is not None for row in rows)
    return f"; {dated} hạn dời sang năm mới" if kind is Task else ""


def _brought(rows: Iterable[Recorded]) -> Iterator[str]:
    for row in rows:
        if isinstance(row, Citation):
            yield item(f"Căn cứ: {', '.join(row.document.printed)} {row.document.subject}")
        elif isinstance(row, Task | Form):
            yield item(f"{row.id} {row.name} ({row.clause})")


def _of_old_law(next: NextYear) -> Iterator[str]:
    """The forms that are carried under another law than the one under which they were named."""
    if next.cycle.rule_set != next.last.rule_set:
        carried = (row for row in next.added[Form] if row not in next.brought)
        yield from (item(f"{row.id} {row.name}") for row in carried if isinstance(row, Form))


def _of_last_year(next: NextYear) -> Iterator[str]:
    """The bases whose subject names the year from which they are carried."""
    for row in next.added[Citation]:
        if isinstance(row, Citation) and re.search(rf"\b{next.last.year}\b", row.document.subject):
            yield item(f"{', '.join(row.document.printed)} {row.document.subject}")


def _laid(next: NextYear) -> Iterator[str]:
    for laid in next.laid:
        was, now = short_date(laid.was), laid.task.date
        yield item(f"{laid.task.id} {laid.task.name}: {was} → {_day(now)}")


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _until(end: YearEnd | None) -> str:
    return f"xếp loại chậm nhất {named_day(end.last)}" if end else ""


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        yield item(f"{finding.place.table_title}, dòng {finding.place.key}: {finding.message}")
