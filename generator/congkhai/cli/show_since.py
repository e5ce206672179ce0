"""What is new and what is mended since an earlier check, as a clerk reads it and as other programs do."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from congkhai.cli.show import as_json
from congkhai.findings import Finding
from congkhai.text.dates import short_date
from congkhai.text.phrases import first_few

if TYPE_CHECKING:
    from congkhai.workflows.since import Identity, Since


def text(since: "Since") -> str:
    """The lines on what is new, then on what is mended."""
    earlier = since.earlier
    of = f", bản {earlier.release}" if earlier.release else ""
    lines = [f"So với lần kiểm tra ngày {short_date(earlier.day)}{of}:"]
    lines += _listed(f"Mới có thêm {len(since.new)} điều", [one[2] for one in since.new], since)
    lines += _listed(f"Đã hết {len(since.mended)} điều", since.mended, since)
    if not earlier.whole:
        lines.append("  Lần ấy chưa kiểm tra trình tự: lỗi trình tự kê là mới có thể đã có từ trước.")
    if not since.whole_now:
        lines.append("  Lần này chưa kiểm tra trình tự: lỗi trình tự kê là đã hết có thể vẫn còn.")
    return "\n".join(lines) + "\n"


def _listed(head: str, found: Sequence["Identity"], since: "Since") -> Iterator[str]:
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
        "new": [_plain(one[2]) for one in since.new],
        "mended": [_plain(one) for one in since.mended],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _plain(identity: "Identity") -> dict[str, str | None]:
    names = ("code", "table", "key", "column")
    return {name: part or None for name, part in zip(names, identity, strict=True)}
