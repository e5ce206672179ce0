"""How the board says what is there, what is missing and until when, for the page and for the terminal."""

from types import MappingProxyType
from typing import Final

from congkhai.law.held import CONCLUDED_BY, named
from congkhai.law.progress import Limit, Progress, State
from congkhai.law.register import Shown
from congkhai.model.plan import Step
from congkhai.text.dates import named_day, short_date
from congkhai.text.phrases import capital
from congkhai.text.workdays import passed_over

COUNTED: Final = MappingProxyType(
    {
        Step.SEND_DRAFTS: "đã gửi dự thảo của {there} trên {total} đối tượng kiểm điểm",
        Step.COLLECTIVE_REVIEW: "đã kiểm điểm xong {there} trên {total} tập thể",
        Step.PERSONAL_REVIEW: "đã kiểm điểm {there} trên {total} người",
        Step.DIVISION_MEETING: "đã họp {there} trên {total} phòng",
        Step.UNIT_DOSSIER: "đã nhận hồ sơ của {there} trên {total} phòng",
        Step.SELF_REVIEW: "đã nhận bản tự kiểm điểm của {there} trên {total} người",
        Step.SELF_SCORE: "đã nhận kết quả tự chấm điểm của {there} trên {total} người lãnh đạo, quản lý",
        Step.RATING_FORM: "đã nhận phiếu xếp loại cả năm của {there} trên {total} người",
        Step.COUNCIL: "hội đồng đã có ý kiến về {there} trên {total} đối tượng",
        Step.PARTY_OPINION: "đã có ý kiến cấp ủy về {there} trên {total} người",
        Step.UNIT_DECISION: "đã công nhận kết quả của {there} trên {total} tập thể",
        Step.DECISION: "đã có quyết định cho {there} trên {total} đối tượng",
        Step.NOTICES: "đã gửi thông báo cho {there} trên {total} người",
    }
)
TITLES: Final = MappingProxyType(
    {State.LATE: "Quá hạn", State.DUE: "Đến hạn", State.WAITING: "Đang chờ", State.DONE: "Đã xong"}
)
UNCONFIRMED: Final = "cơ quan chưa xác nhận việc này và hạn của nó cho năm nay"


def counted(step: Step | None, seen: Shown | None) -> str:
    """ "đã nhận hồ sơ của 5 trên 7 phòng"; "" where no register counts the step."""
    if step is None or seen is None:
        return ""
    return COUNTED.get(step, "").format(there=seen.there, total=seen.total)


def tally(step: Progress) -> str:
    """What is there of a task not done, as a sentence; "" where nothing has come and nothing need have."""
    seen = step.shown
    if seen is None or step.state is State.DONE or (step.state is State.WAITING and not seen.there):
        return ""
    return capital(counted(step.task.step, seen))


def to_conclude(step: Progress) -> str:
    """What to write down of the meetings that were held on the task and count for nothing yet; or ""."""
    meetings = step.shown.unconcluded if step.shown and step.state is not State.DONE else ()
    if not meetings:
        return ""
    mended = f"ghi {CONCLUDED_BY} ở bảng Hội nghị thì kiểm điểm ở đó mới được tính là xong"
    return f"{named(meetings)} đã họp; {mended}."


def method(limit: Limit | None) -> str:
    """How the limit is counted back, and over what; "" where the plan names the day itself."""
    if limit is None or limit.meeting is None:
        return ""
    counted = f"đếm lùi {limit.days:02d} ngày làm việc từ ngày {short_date(limit.meeting)}"
    return f"{counted}, tính cả ngày gửi, không tính ngày họp{passed_over(limit.off, limit.made_up)}"


def distance(state: State, left: int) -> str:
    """How far off the limit is, in working days, today counted; "" for what is done."""
    if state is State.LATE:
        return f"quá {left} ngày làm việc" if left else "đã quá hạn"
    if state is State.DONE:
        return ""
    return f"còn {left} ngày làm việc" if left else "không còn ngày làm việc nào"


def until(limit: Limit, *notes: str) -> str:
    """Until when, other notes beside.

    "hết Chủ nhật, ngày 27/11/2022 (ngày làm việc cuối là thứ Sáu, ngày 25/11/2022)".
    """
    working = f"ngày làm việc cuối là {named_day(limit.working)}" if limit.working else ""
    said = "; ".join(note for note in (working, *notes) if note)
    return f"hết {named_day(limit.day)}{f' ({said})' if said else ''}"
