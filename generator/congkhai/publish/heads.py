"""The keys of open data: none may be there that the public types do not have."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Final

from congkhai.findings import Finding, Kind, Place
from congkhai.publish.reading import Part

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


def unknown_heads(parts: Iterable[Part], heads: frozenset[str]) -> Iterator[Finding]:
    """A finding for each column title of a CSV and each key of a JSON file that is not in `heads`."""
    for part in parts:
        if part.text is None or part.suffix not in {".csv", ".json", ".geojson"}:
            continue
        try:
            found = csv_head(part.text) if part.suffix == ".csv" else set(_keys(json.loads(part.text)))
        except (ValueError, RecursionError):
            yield NO_JSON.at(Place(file=part.file), name=part.called())
            continue
        for head in sorted(found - heads):
            yield UNKNOWN_HEAD.at(Place(file=part.file, column=head), name=part.called(), head=head)


def csv_head(text: str) -> set[str]:
    """The column titles of a CSV text, whichever of comma, semicolon and TAB it uses."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    row = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    return {title.strip() for title in row}


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)
