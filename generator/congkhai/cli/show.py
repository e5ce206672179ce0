"""Findings, and what is new among them, as a clerk reads them and as other programs do."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from congkhai.findings import Finding, Severity, ordered
from congkhai.text.dates import parse_date, short_date
from congkhai.text.phrases import first_few

if TYPE_CHECKING:
    from congkhai.workflows.since import Identity, Since

#: How much of a cell is shown.
WIDTH = 60
PASSED = " (đã giải trình)"


def text(findings: Sequence[Finding]) -> str:
    """File by file, blocking first; ends with the verdict."""
    return "\n".join((*listed(findings), verdict(findings))) + "\n"


def listed(findings: Sequence[Finding]) -> list[str]:
    """The lines that tell the findings, file by file, blocking first."""
    parts: list[str] = []
    for file, group in groupby(ordered(findings), key=lambda finding: finding.place.file or ""):
        members = list(group)
        title = members[0].place.table_title
        parts.append(f"{title} ({file})" if title and file else title or file or "Cả gói dữ liệu")
        parts.extend(_finding(finding) for finding in members)
        parts.append("")
    return parts


def plainly(findings: Sequence[Finding], verdict: str) -> str:
    """Findings that are not about the package: one after the other, then `verdict`."""
    return "\n".join((*map(_finding, ordered(findings)), "", verdict)) + "\n"


def _finding(finding: Finding) -> str:
    grave = finding.severity.word.upper()
    lines = [
        f"  {grave}{PASSED if finding.passed else ''} · {_where(finding)}{finding.message}",
        f"      Cách sửa: {finding.remedy}",
    ]
    if finding.source:
        lines.append(f"      Căn cứ: {finding.source}")
    if finding.passed:
        lines.append(f"      Đã giải trình: {finding.passed}")
    lines.append(f"      Mã: {finding.code}{_subject(finding)}")
    return "\n".join(lines)


def _subject(finding: Finding) -> str:
    """What an explanation of a warning has to name, beside the code."""
    if finding.severity is not Severity.WARNING or not finding.place.key:
        return ""
    keys = [place.key for place in (finding.place, *finding.also) if place.key]
    return f" · đối tượng: {first_few(keys, 'dòng')}"


def _where(finding: Finding) -> str:
    place = finding.place
    scattered = any(one.column not in (None, place.column) for one in finding.also)
    parts = []
    if place.row is not None:
        rows = [one.row for one in (place, *(() if scattered else finding.also))]
        parts.append(f"dòng {first_few(rows, 'dòng')}")
    if place.column_title or place.column:
        more = f" và {len(finding.also)} ô nữa" if scattered else ""
        parts.append(f"cột “{place.column_title or place.column}”{_held(finding)}{more}")
    return f"{', '.join(parts)}: " if parts else ""


def _held(finding: Finding) -> str:
    """What the cells hold, where the sentence does not say it in one way or another."""
    places = (finding.place, *(finding.also if finding.cause else ()))
    values = {place.value: place.label or place.value for place in places if place.value}
    unsaid = [label for value, label in values.items() if not (_said(finding, value) or finding.tells(label))]
    said = (f"“{value if len(value) <= WIDTH else value[:WIDTH] + '…'}”" for value in unsaid)
    return f" (đang ghi {first_few(said, 'giá trị')})" if unsaid else ""


def _said(finding: Finding, value: str) -> bool:
    """Whether the sentence tells the value, as it is or as a day in words."""
    day = parse_date(value)
    return finding.tells(value) or (day is not None and finding.tells(short_date(day)))


def verdict(findings: Sequence[Finding]) -> str:
    """One sentence: may it be published, how many of each there are, and how many are explained."""
    counts = Counter(finding.severity for finding in findings)
    passed = Counter(finding.severity for finding in findings if finding.passed)
    said = ", ".join(
        f"{counts[one]} {one.word}" + (f" ({passed[one]} đã giải trình)" if passed[one] else "")
        for one in Severity
        if counts[one]
    )
    if counts[Severity.ERROR]:
        return f"CHƯA ĐẠT: {said}. Hãy sửa các lỗi rồi chạy lại; chưa có gì được đăng."
    return (
        f"ĐẠT: {said}; không có lỗi nào chặn việc đăng." if said else "ĐẠT: không có lỗi, không có cảnh báo."
    )


def as_json(findings: Iterable[Finding], *, ok: bool) -> str:
    """The object of `check --format json`."""
    rows = ordered(findings)
    counts = Counter(str(finding.severity) for finding in rows)
    answer: dict[str, object] = {
        "ok": ok,
        "counts": {name: counts[name] for name in ("error", "warning", "info")},
        "findings": [_plain(finding) for finding in rows],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _plain(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "table": place.table,
        "file": place.file,
        "row": place.row,
        "column": place.column,
        "value": place.value,
        "message": finding.message,
        "remedy": finding.remedy,
        "source": finding.source,
        "rows": [one.row for one in (place, *finding.also) if one.row is not None],
        "passed": finding.passed or None,
    }


def compared(since: "Since") -> str:
    """The lines on what is new, then on what is mended."""
    earlier = since.earlier
    of = f", bản {earlier.release}" if earlier.release else ""
    lines = [f"So với lần kiểm tra ngày {short_date(earlier.day)}{of}:"]
    lines += _gathered(f"Mới có thêm {len(since.new)} điều", since.new, since)
    lines += _gathered(f"Đã hết {len(since.mended)} điều", since.mended, since)
    if not earlier.whole:
        lines.append("  Lần ấy chưa kiểm tra trình tự: lỗi trình tự kê là mới có thể đã có từ trước.")
    if not since.whole_now:
        lines.append("  Lần này chưa kiểm tra trình tự: lỗi trình tự kê là đã hết có thể vẫn còn.")
    return "\n".join(lines) + "\n"


def _gathered(head: str, found: Sequence["Identity"], since: "Since") -> Iterator[str]:
    yield f"  {head}{':' if found else '.'}"
    alike: dict[tuple[str, str, str], list[str]] = {}
    for code, table, key, column in found:
        alike.setdefault((table, column, code), []).append(key)
    for (table, column, code), keys in alike.items():
        where = since.title(table, "") if table else "Cả gói dữ liệu"
        cell = f", cột ‘{since.title(table, column)}’" if column else ""
        rows = first_few(filter(None, keys), "dòng")
        yield f"    {where}{cell}{f': {rows}' if rows else ''} (mã {code})"


def with_since(findings: Sequence[Finding], since: "Since | None", *, ok: bool) -> str:
    """The object of `check --format json` with what the comparison says; null where there is none."""
    answer = json.loads(as_json(findings, ok=ok))
    answer["since"] = since and {
        "day": since.earlier.day.isoformat(),
        "release": since.earlier.release,
        "procedure_checked": {"then": since.earlier.whole, "now": since.whole_now},
        "new": [_fault(identity) for identity in since.new],
        "mended": [_fault(identity) for identity in since.mended],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _fault(identity: "Identity") -> dict[str, str | None]:
    names = ("code", "table", "key", "column")
    return {name: part or None for name, part in zip(names, identity, strict=True)}
