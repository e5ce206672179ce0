"""What brings an older folder to this program, as a clerk reads it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from congkhai.workflows.upgrade import Upgraded


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
