"""The last look before publication: at the finished files, whatever made them."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Final

from congkhai.findings import Finding, Kind, Place, ordered
from congkhai.publish.leaks import Folded, leaks
from congkhai.publish.links import Whole, links, page_requests, script_requests, style_requests
from congkhai.publish.looked_at import unsearched
from congkhai.publish.markup import Markup, parse
from congkhai.publish.origin import Origin, traced
from congkhai.publish.personal import Permitted, personal_data
from congkhai.publish.reading import Part, SitePath, parts
from congkhai.publish.short_names import ShortNames, short_names
from congkhai.text.phrases import SAMPLE
from congkhai.value import Value, field

NO_SAMPLE_MARK = Kind(
    code="thieu-dau-minh-hoa",
    message="“{page}” không mang dòng “" + SAMPLE + "”.",
    remedy="Thêm dòng đó vào mẫu của trang; dữ liệu minh hoạ không được hiện ra như dữ liệu thật.",
)
FEWER_PAGES = Kind(
    code="it-trang-hon",
    message="Bản mới chỉ có {now} trang, bản đang công khai có {before}: ít đi hơn một phần mười.",
    remedy="Xem lại có mất dữ liệu hay không; nếu đúng là bớt trang, chạy lại với --allow-fewer.",
)
MISSING_PAGE = Kind(
    code="thieu-trang",
    message="Trang “{page}” phải có mà không được dựng ra.",
    remedy="Chạy lại congkhai build; nếu vẫn thiếu, báo cho bộ phận tin học.",
)
UNEXPECTED_PAGE = Kind(
    code="thua-trang",
    message="Trang “{page}” không thuộc những trang dành cho người xem này.",
    remedy="Kiểm tra dòng doi_tuong ở đầu tệp trong content/ rồi chạy lại congkhai build.",
)
UNKNOWN_HEAD = Kind(
    code="cot-khong-duoc-cong-khai",
    message="Tệp dữ liệu “{name}” có cột hoặc khoá “{head}” không thuộc dữ liệu được công khai.",
    remedy="Bỏ tệp này khỏi trang; nếu tệp do chương trình tạo ra, báo cho bộ phận tin học.",
)
NO_JSON = Kind(
    code="json-khong-doc-duoc",
    message="Tệp dữ liệu “{name}” không phải JSON đọc được.",
    remedy="Bỏ hoặc thay tệp này.",
)

_DELIMITERS: Final = ",;\t"


class Expectation(Value):
    """What must be true of the finished site of one audience.

    `pages`: exactly the HTML paths there must be, 404.html and print views included; `forbidden`: phrase →
    "table.column"; `heads`: keys and column titles of open data; `hosts`: hosts a link may lead to;
    `online`: HTML files of the release now online, None where there is none; `base`: where the site stands
    on its host; `public`: whether anybody at all may read it; `looked_at`: files at which somebody of the
    office has looked; `short_names`: names too short for `forbidden`; `titles`: what a clerk calls each
    "table.column"; `permitted`: what looks like personal data and may be shown; `year`: the present one;
    `parsed`: what was read of pages before, by their texts; `below`: names forbidden below a folder alone,
    those too short for a phrase apart.
    """

    pages: frozenset[str]
    sample: bool
    forbidden: Mapping[str, str] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    online: int | None = None
    allow_fewer: bool = False
    base: str = "/"
    origins: Mapping[str, Origin] = field(default_factory=dict)
    public: bool = False
    looked_at: frozenset[str] = frozenset()
    short_names: ShortNames | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    permitted: Permitted = field(default_factory=dict)
    year: int = 0
    parsed: Mapping[str, Markup] = field(default_factory=dict)
    below: Mapping[str, tuple[Mapping[str, str], ShortNames]] = field(default_factory=dict)


def inspect(folder: Path, expected: Expectation) -> list[Finding]:
    """Everything wrong with the site built in `folder`, in the order in which it is to be mended."""
    read = list(parts(folder))
    texts = {part.file: part.text or "" for part in read if part.name == part.file}
    pages = {path: text for path, text in texts.items() if path.lower().endswith((".html", ".htm"))}
    markups = {path: expected.parsed.get(text) or parse(text) for path, text in pages.items()}
    whole = Whole(files=frozenset(texts), markups=markups, base=expected.base)
    styles = {path: text for path, text in texts.items() if path.endswith(".css")}
    found = (
        *_leaks(read, expected),
        *(short_names(read, expected.short_names, expected.titles) if expected.short_names else ()),
        # What only counts where anybody may read.
        *(unsearched(read, expected.looked_at) if expected.public else ()),
        *(personal_data(read, expected.permitted, expected.year) if expected.public else ()),
        *unknown_heads(read, expected.heads),
        *_requests(markups, texts, expected.hosts),
        *links(whole, styles),
        *_marks(markups, expected.sample),
        *_count(len(markups), expected),
        *_pages(frozenset(markups), expected.pages),
    )
    return ordered(traced(found, expected.origins))


def _leaks(read: Iterable[Part], expected: Expectation) -> Iterator[Finding]:
    """Phrases that may stand nowhere, and names that may not stand below the folder in which they do."""
    folded = Folded()
    for folder, parts_there in groupby(read, lambda part: part.file.partition("/")[0]):
        there = [*parts_there]
        names, short = expected.below.get(folder, ({}, None))
        yield from leaks(there, {**names, **expected.forbidden}, expected.titles, folded)
        yield from short_names(there, short, expected.titles) if short else ()


def page_count(folder: Path) -> int:
    """How many HTML files a site has."""
    return sum(1 for path in folder.rglob("*") if path.suffix.lower() in {".html", ".htm"})


def _requests(
    markups: Mapping[str, Markup], texts: Mapping[str, str], hosts: frozenset[str]
) -> Iterator[Finding]:
    for path, text in texts.items():
        if path in markups:
            yield from page_requests(path, markups[path], hosts)
        elif path.endswith(".css"):
            yield from style_requests(path, text)
        elif path.endswith((".js", ".mjs")):
            yield from script_requests(path, text)


def _marks(markups: Mapping[str, Markup], sample: bool) -> Iterator[Finding]:
    for page, markup in markups.items():
        if sample and SAMPLE not in unicodedata.normalize("NFC", markup.text):
            yield NO_SAMPLE_MARK.at(Place(file=page), page=SitePath(path=page))


def _count(now: int, expected: Expectation) -> Iterator[Finding]:
    before = expected.online
    if before is not None and not expected.allow_fewer and now * 10 < before * 9:
        yield FEWER_PAGES.at(Place(), now=now, before=before)


def _pages(found: frozenset[str], wanted: frozenset[str]) -> Iterator[Finding]:
    for page in sorted(wanted - found):
        yield MISSING_PAGE.at(Place(file=page), page=SitePath(path=page))
    for page in sorted(found - wanted):
        yield UNEXPECTED_PAGE.at(Place(file=page), page=SitePath(path=page))


def unknown_heads(parts: Iterable[Part], heads: frozenset[str]) -> Iterator[Finding]:
    """A finding for each column title of a CSV and each key of a JSON file that is not in `heads`."""
    for part in parts:
        if part.text is None or part.suffix not in {".csv", ".json", ".geojson"}:
            continue
        try:
            said = _csv_head(part.text) if part.suffix == ".csv" else set(_keys(json.loads(part.text)))
        except (ValueError, RecursionError):
            yield NO_JSON.at(Place(file=part.file), name=part.called())
            continue
        for head in sorted(said - heads):
            yield UNKNOWN_HEAD.at(Place(file=part.file, column=head), name=part.called(), head=head)


def _csv_head(text: str) -> set[str]:
    """The column titles of a CSV text, whichever of comma, semicolon and TAB it uses."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    row = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    return {title.strip() for title in row}


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        value = [*value.values()]
    for inner in value if isinstance(value, list) else ():
        yield from _keys(inner)
