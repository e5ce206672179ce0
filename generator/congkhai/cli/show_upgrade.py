"""What brings an older folder to this program, as a clerk reads it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from congkhai.workflows.upgrade import Upgraded


def upgraded(plan: "Upgraded", *, written: bool) -> str:
    """Every step with its reason and version, what is left as it is, and what was done."""
    lines = [f"- {step.what}.\n    Vì {step.why}; có từ phiên bản {step.since}." for step in plan.steps]
    if plan.left:
        lines += ["", "GIỮ NGUYÊN, lệnh này không tự ghép:", *(f"- {said}" for said in plan.left)]
    if not plan.steps and plan.left:
        done = "Không có gì để thêm; các điều giữ nguyên kê ở trên."
    elif not plan.steps:
        done = "Thư mục đã theo phiên bản này; không có gì để thêm."
    elif written:
        done = f"Đã ghi {len(plan.steps)} thay đổi. Chạy congkhai check để kiểm tra lại."
    else:
        done = f"{len(plan.steps)} thay đổi; chưa ghi gì. Chạy congkhai upgrade --write để ghi."
    return "\n".join((*lines, "", done)).lstrip("\n") + "\n"
