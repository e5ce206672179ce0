"""What two summaries tell together that each keeps to itself: few people changed between them.

Both are read from what is public, the file of totals below du-lieu/, so nothing is kept for it beside a
release; where a file is absent or damaged nothing is compared.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.text.phrases import capital
from congkhai.value import Value

FEW_CHANGED = Kind(
    code="chenh-lech-it-nguoi",
    message="So với bản đang đăng trên {where}, {changes}. {told} (ngưỡng số nhỏ: {threshold} người).",
    remedy="Có thể chờ: {wait}, rồi chạy lại congkhai build khi mỗi ô không đổi hoặc đổi từ {threshold} "
    "người trở lên so với bản ấy. Nếu cần có bản mới ngay thì không phải chờ.",
    severity=Severity.WARNING,
)
NOT_YET: Final = "chưa đăng bản mới (trả lời “không” nếu được hỏi)"
PUBLISHED: Final = (
    "bản mới đã đăng vì không có ai để hỏi; quay lại bản trước bằng lệnh congkhai release rollback "
    "--audience portal"
)
FILE: Final = Path("du-lieu") / "tong-hop.json"
_NOT_RATED: Final = "Không xếp loại"
Group = frozenset[str]


class Summary(Value):
    """The published totals of a year: how many people each row counts, a row being one or more levels."""

    rows: Mapping[Group, int]
    not_rated: int | None


class Change(Value):
    """How many people more (or fewer) some levels count; `apart` where only one of both sites joins them."""

    title: str
    people: int
    apart: bool = False


def few_changed(
    sites: tuple[Path, Path, int], where: str, threshold: int, wait: str = NOT_YET
) -> Iterator[Finding]:
    """A warning where the totals of two sites differ by fewer people than the threshold.

    `sites`: the folders of the one online and of the new one, and the year. `wait` says how to wait: before
    the publication (`NOT_YET`) or after it (`PUBLISHED`).
    """
    before, after, year = sites
    old, new = summary(before, year), summary(after, year)
    if old is None or new is None:
        return
    found = [change for change in _changes(old, new) if _few(change, threshold)]
    if found:
        yield FEW_CHANGED.at(
            Place(file=f"{year}/{FILE.as_posix()}"),
            where=where,
            changes="; ".join(map(_said, found)),
            told=capital(_told(found)),
            threshold=threshold,
            wait=wait,
        )


def summary(site: Path, year: int) -> Summary | None:
    """The totals of a year that a site publishes; None where it publishes none that can be read.

    A site made before years had folders has those of its one year at the top.
    """
    return _read(site / str(year) / FILE, year) or _read(site / FILE, year)


def _read(file: Path, year: int) -> Summary | None:
    try:
        said = json.loads(file.read_bytes())
        if said["nam"] != year:
            return None
        rows = {_levels(row["noi_dung"]): int(row["so_nguoi"]) for row in _kind(said, "muc")}
        apart = [int(row["so_nguoi"]) for row in _kind(said, "khong_xep_loai")]
        return Summary(rows=rows, not_rated=apart[0] if apart else None)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _kind(said: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    return [row for row in said["du_lieu"] if row["loai_dong"] == kind]


def _levels(title: str) -> Group:
    """The levels of one row: "A, B và C"."""
    *others, last = title.split(", ")
    return frozenset((*others, *last.split(" và ")))


def _changes(old: Summary, new: Summary) -> Iterator[Change]:
    """Row by row, by the smallest sets of levels that both summaries count."""
    for levels in _common(old, new):
        rows = [{row: n for row, n in side.rows.items() if row <= levels} for side in (old, new)]
        if not all(rows):
            continue
        people = sum(rows[1].values()) - sum(rows[0].values())
        yield Change(title=_title(levels, new, old), people=people, apart=rows[0].keys() != rows[1].keys())
    if old.not_rated is not None and new.not_rated is not None:
        yield Change(title=_NOT_RATED, people=new.not_rated - old.not_rated)


def _common(old: Summary, new: Summary) -> list[Group]:
    groups: list[Group] = []
    for row in (*new.rows, *old.rows):
        touched = [group for group in groups if group & row]
        at = groups.index(touched[0]) if touched else len(groups)
        merged = row.union(*touched)
        groups = [group for group in groups if group not in touched]
        groups.insert(at, merged)
    return groups


def _title(levels: Group, *sides: Summary) -> str:
    order = [level for side in sides for row in side.rows for level in sorted(row)]
    return " và ".join(sorted(levels, key=order.index))


def _few(change: Change, threshold: int) -> bool:
    return abs(change.people) < threshold and (change.people != 0 or change.apart)


def _said(change: Change) -> str:
    if not change.people:
        return f"các mức “{change.title}” ở một bản in gộp, ở bản kia in riêng"
    way = "tăng" if change.people > 0 else "giảm"
    return f"ô “{change.title}” {way} {abs(change.people)} người"


def _told(changes: list[Change]) -> str:
    """What whoever knows whose result changed can work out."""
    more = [change for change in changes if change.people > 0]
    less = [change for change in changes if change.people < 0]
    if len(more) == len(less) == 1 and len(changes) == 2 and more[0].people == -less[0].people:
        who = _people(more[0].people)
        return f"ai biết {who} vừa được xét lại thì biết {who} từ “{less[0].title}” sang “{more[0].title}”"
    if len(changes) == 1 and more:
        who = _people(more[0].people)
        return f"ai biết {who} vừa có kết quả thì biết {who} thuộc “{more[0].title}”"
    if len(changes) == 1 and less:
        who = _people(less[0].people)
        return f"ai biết {who} vừa được đưa ra khỏi bảng thì biết {who} đã thuộc “{less[0].title}”"
    return "ai biết những người có kết quả thay đổi giữa hai bản thì có thể suy ra mức của từng người ấy"


def _people(count: int) -> str:
    count = abs(count)
    return "người ấy" if count == 1 else f"{count} người ấy"
