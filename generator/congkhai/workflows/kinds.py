"""The catalogue of findings: each rule with its rows, and every other kind by what it concerns."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import ModuleType

from congkhai import office_files
from congkhai.announcement import kinds as announcement
from congkhai.findings import Kind
from congkhai.grids import kinds as grids
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import RuleRow
from congkhai.pages import links as page_links
from congkhai.pages.catalogue import Catalogue, HeldRow, KindGroup, KindRow, RuleRows
from congkhai.publish import (
    difference,
    heads,
    history,
    hosts,
    inspect,
    leaks,
    links,
    looked_at,
    losses,
    newly_named,
    personal,
    render,
    stage,
)
from congkhai.records import kinds as records
from congkhai.rendering import attached, body, bulk, by_hand, content, filenames, front, sealed, slips
from congkhai.rules import explained
from congkhai.rules.idle import NOT_RUN
from congkhai.rules.rule import Rule
from congkhai.rules.run import RULES, UNKNOWN_RULE
from congkhai.rules.switch import cited, effective, gentler, row_for
from congkhai.tables import kinds as tables
from congkhai.tables import originals
from congkhai.workbook import kinds as workbook
from congkhai.workflows import stopped

#: What kinds concern: the anchor, the title, one sentence, and the modules that hold them.
GROUPS: tuple[tuple[str, str, str, tuple[ModuleType, ...]], ...] = (
    (
        "tep",
        "Tệp",
        "Gói dữ liệu, tệp của các bảng, biểu mẫu để tải về và văn bản đã ký đặt trong thư mục content.",
        (office_files, attached, sealed, looked_at),
    ),
    ("bang", "Bảng", "Cách kê các cột và dòng tiêu đề của từng bảng.", ()),
    ("o", "Ô", "Nội dung của từng ô, xét riêng một ô hoặc so với mã ở bảng khác.", ()),
    (
        "ban-ghi",
        "Bản ghi",
        "Các dòng đặt cạnh nhau: kỳ, thời hạn, thay thế, công khai, giải trình.",
        (records, explained),
    ),
    (
        "trang",
        "Trang viết tay",
        "Các trang Markdown trong thư mục content.",
        (front, content, bulk, body, slips, filenames, page_links, by_hand),
    ),
    (
        "dang",
        "Đăng và thông báo",
        "Những điều được soát khi dựng trang, đăng, kiểm tra lại bản đã đăng hoặc soạn thông báo.",
        (
            stage,
            render,
            inspect,
            leaks,
            personal,
            links,
            hosts,
            heads,
            losses,
            newly_named,
            difference,
            history,
            announcement,
            stopped,
        ),
    ),
    (
        "so-excel",
        "Sổ Excel",
        "Những điều được soát khi nhập lại sổ Excel của cả gói dữ liệu.",
        (workbook,),
    ),
)
#: Kinds that stand in no module of a group, by the anchor of theirs.
APART: dict[str, tuple[Kind, ...]] = {
    "tep": (*grids.ABOUT_FILES, *tables.ABOUT_FILES),
    "bang": tables.ABOUT_TABLES,
    "o": tuple(
        kind
        for kind in tables.KINDS
        if kind not in (*grids.ABOUT_FILES, *tables.ABOUT_FILES, *tables.ABOUT_TABLES)
    ),
    "ban-ghi": (UNKNOWN_RULE, NOT_RUN),
}


def catalogue(agency: Agency) -> Catalogue:
    """Every kind once; kinds of rules as they hold in the newest cycle."""
    cycle = agency.cycles[0]
    return Catalogue(rules=tuple(_rule(agency, cycle, rule) for rule in RULES), groups=tuple(_groups()))


def own_words() -> Iterator[str]:
    """What the program says by itself of rules, kinds and columns, whatever an office's own files hold."""
    yield from originals.words()
    for rule in RULES:
        yield from (rule.code, rule.title, rule.passes, rule.fails)
        yield from (said for kind in rule.kinds for said in (kind.code, kind.message, kind.remedy))
    for group in _groups():
        yield from (group.title, group.about)
        yield from (said for kind in group.kinds for said in (kind.code, kind.message, kind.remedy))


def _groups() -> Iterator[KindGroup]:
    # A module also holds the kinds that it takes from another: each is told where it first stands.
    told: set[str] = set()
    for id, title, about, rooms in GROUPS:
        kinds = {kind.code: kind for kind in (*APART.get(id, ()), *_held_by(rooms))}
        rows = (_row(kind, kind.severity.word, kind.source) for kind in kinds.values())
        new = tuple(row for row in rows if row.code not in told)
        told.update(row.code for row in new)
        yield KindGroup(id=id, title=title, about=about, kinds=new)


def _held_by(rooms: Iterable[ModuleType]) -> Iterator[Kind]:
    for room in rooms:
        yield from (value for value in vars(room).values() if isinstance(value, Kind))


def _rule(agency: Agency, cycle: Cycle, rule: Rule) -> RuleRows:
    now = row_for(agency, cycle, rule)
    return RuleRows(
        code=rule.code,
        title=rule.title,
        passes=rule.passes,
        fails=rule.fails,
        always=rule.always,
        needs=rule.needs,
        held=tuple(_held(row, rule, row is now) for row in agency.rules if row.code == rule.code),
        kinds=tuple(_of_rule(cycle, rule, now)),
    )


def _of_rule(cycle: Cycle, rule: Rule, row: RuleRow | None) -> Iterator[KindRow]:
    if row is None:
        severity = "lỗi" if rule.always else f"không áp dụng cho năm {cycle.year}"
        yield from (_row(kind, severity, "") for kind in rule.kinds)
    else:
        grave, source = effective(row, rule), cited(row)
        yield from (_row(kind, gentler(grave, kind.severity).word, source) for kind in rule.kinds)


def _held(row: RuleRow, rule: Rule, now: bool) -> HeldRow:
    first, last = row.first_year, row.last_year
    years = f"từ {first}" if last is None else f"{first}–{last}" if last > first else str(first)
    plain = replace(row, source=replace(row.source, compared=True))
    return HeldRow(
        years=years,
        severity=effective(row, rule).word,
        on=row.on,
        source=cited(plain),
        compared=row.source.compared,
        now=now,
    )


def _row(kind: Kind, severity: str, source: str) -> KindRow:
    return KindRow(code=kind.code, message=kind.message, remedy=kind.remedy, severity=severity, source=source)
