"""What `tidy` and `upgrade` do to a folder, as a clerk reads it before and after."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from congkhai.cli.show import listed
from congkhai.text.look_alikes import stroked_d
from congkhai.text.marks import clean
from congkhai.text.phrases import first_few

if TYPE_CHECKING:
    from congkhai.workflows.tidy import Repair, Tidied
    from congkhai.workflows.upgrade import Upgraded

_SHOWN = 60


def tidied(answer: "Tidied", *, written: bool) -> str:
    """Every repair file by file, those of one text told once; what is left to decide; what was done."""
    parts = [line for change in answer.changes for line in (*_file(change.repairs), "")]
    if answer.left:
        parts += ["CẦN NGƯỜI QUYẾT ĐỊNH, lệnh này không tự sửa:", *listed(answer.left)]
    return "\n".join((*parts, *_done(answer, written=written))) + "\n"


def _file(repairs: Iterable["Repair"]) -> Iterator[str]:
    """The title of the file, then its repairs in their order."""
    same_text: dict[tuple[str | None, str | None, str, str], list[Repair]] = {}
    for repair in repairs:
        texts = (_unseen(repair), "") if _alike(repair) else (repair.before, repair.after)
        same_text.setdefault((repair.place.column, repair.place.column_title, *texts), []).append(repair)
    groups = list(same_text.values())
    first = groups[0][0].place
    yield f"{first.table_title or first.table} ({first.file})"
    for same in groups:
        yield f"  {_where(same)}: {_change(same[0])}"


def _where(same: list["Repair"]) -> str:
    place = same[0].place
    if place.row is None:
        return "Cả tệp"
    if place.column_title is None:
        return f"Dòng tiêu đề, cột {place.column}"
    rows = first_few((repair.place.row for repair in same), "ô")
    if len(same) == 1:
        return f"Cột ‘{place.column_title}’, dòng {rows}"
    return f"Cột ‘{place.column_title}’, {len(same)} ô (dòng {rows})"


def _change(repair: "Repair") -> str:
    if repair.place.row is None:
        return f"{repair.before} → {repair.after or 'bỏ'}"
    if _alike(repair):
        example = f" (như “{_shown(repair.after)}”)" if repair.after else ""
        return f"{_unseen(repair)}{example}"
    return f"“{_shown(repair.before)}” → “{_shown(repair.after)}”"


def _unseen(repair: "Repair") -> str:
    """What is done where a reader could not tell the two texts apart."""
    if stroked_d(repair.before):
        return "đổi chữ trông giống Đ, đ thành chữ Đ, đ của tiếng Việt"
    return "bỏ khoảng trắng thừa, ký tự không nhìn thấy, gõ dấu theo một cách"


def _alike(repair: "Repair") -> bool:
    """Whether a reader could not tell the two texts apart."""
    return repair.place.row is not None and clean(repair.before) == repair.after


def _shown(text: str) -> str:
    line = " ".join(clean(text).split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _done(answer: "Tidied", *, written: bool) -> Iterator[str]:
    repairs = sum(len(change.repairs) for change in answer.changes)
    files = len(answer.changes)
    if not repairs:
        yield "Không có chỗ nào sửa được tự động."
    elif written:
        yield f"Đã sửa {repairs} chỗ ở {files} tệp. Tệp trước khi sửa được giữ bên cạnh đến hết ngày:"
        yield from (f"  {path.name}" for path in answer.kept)
    else:
        yield f"Sửa được {repairs} chỗ ở {files} tệp; chưa ghi gì. Chạy {answer.again} để ghi."
    if answer.left:
        yield f"Còn {len(answer.left)} điều nêu trên cần người quyết định; sửa xong thì chạy congkhai check."


def upgraded(plan: "Upgraded", *, written: bool) -> str:
    """Every step, those of one reason and version together, what is left as it is, and what was done."""
    lines = [*_steps(plan)]
    if plan.left:
        lines += ["GIỮ NGUYÊN, lệnh này không tự ghép:", *(f"- {said}" for said in plan.left), ""]
    if not plan.steps and plan.left:
        done = "Không có gì để thêm; các điều giữ nguyên kê ở trên."
    elif not plan.steps:
        done = "Thư mục đã theo phiên bản này; không có gì để thêm."
    elif written:
        done = f"Đã ghi {len(plan.steps)} thay đổi. Chạy congkhai check để kiểm tra lại."
    else:
        done = f"{len(plan.steps)} thay đổi; chưa ghi gì. Chạy congkhai upgrade --write để ghi."
    if any(step.of_law for step in plan.steps):
        lines += [
            "Dòng mà cơ quan đã cố ý xoá cũng được thêm lại; không dùng thì ghi xong xoá lại.",
            "",
        ]
    return "\n".join((*lines, done)) + "\n"


def _steps(plan: "Upgraded") -> Iterator[str]:
    reasons = dict.fromkeys((step.why, step.since) for step in plan.steps)
    for why, since in reasons:
        yield from (f"- {step.what}." for step in plan.steps if (step.why, step.since) == (why, since))
        yield f"    Vì {why}; có từ phiên bản {since}."
        yield ""
