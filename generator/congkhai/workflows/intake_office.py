"""The pages and acts of the office: the queue, and one submission."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from congkhai.errors import Stopped, WrongUse
from congkhai.findings import Refused
from congkhai.forms.told import in_blocks
from congkhai.intake import confirmations, moments, pages, submissions
from congkhai.intake.faults import Decided
from congkhai.intake.listed import Entry, Sheet
from congkhai.intake.shown import Looking, Queue, Waiting
from congkhai.intake.states import WAITING, WORDS
from congkhai.intake.values import State
from congkhai.value import Value, asdict, replace
from congkhai.workflows import intake_acts
from congkhai.workflows.intake_accept import Confirmed, accept, give_back
from congkhai.workflows.intake_acts import code_again, look_at, note
from congkhai.workflows.intake_list import STATES, entries, named, shown
from congkhai.workflows.intake_receipts import files, lines_of, step_told
from congkhai.workflows.intake_rehearse import rehearsed
from congkhai.workflows.intake_site import Site
from congkhai.workflows.intake_visit import Visitor

#: The states of the queue as their addresses and their words.
_TABS = (
    ("waiting", "Đang chờ"),
    ("accepted", "Đã chấp nhận"),
    ("returned", "Đã trả lại"),
    ("replaced", "Đã được thay"),
    ("all", "Tất cả"),
)


_UNUSED: Final = (
    "Người nộp chưa nhập mã xác nhận. Mã chỉ hiện một lần lúc chấp nhận; người nộp làm mất thì cấp mã mới."
)


class Done(Value):
    """What is to be said after an act, and of what it was refused for the address of the page's part and the
    words; `reason` and `noted` are what was typed then."""

    told: Sequence[str] = ()
    faults: Sequence[tuple[str, str]] = ()
    reason: str = ""
    noted: str = ""


_QUIET: Final = Done()


def queue(site: Site, who: Visitor, state: str, token: str, done: Done = _QUIET) -> str | None:
    """The queue by unit; None for a state that there is not."""
    if state not in STATES:
        return None
    units: dict[str, list[Waiting]] = {}
    for entry in entries(site.store, site.known().known, STATES[state]):
        units.setdefault(entry.unit, []).append(_waiting(entry))
    counts = site.store.read(submissions.counts)
    tabs = [
        (f"/hang-doi/{id}", words, sum(counts.get(one, 0) for one in STATES[id]), id == state)
        for id, words in _TABS
    ]
    told = [*([site.stale] if site.stale else []), *done.told]
    shown_one = Queue(units=[*units.items()], states=tabs, token=token, told=told, faults=done.faults)
    return pages.queue(site.frame(who, "/hang-doi"), shown_one)


def _waiting(entry: Entry) -> Waiting:
    receipt = entry.receipt
    return Waiting(
        number=receipt.number,
        name=receipt.name,
        subject=receipt.subject_name,
        form=receipt.what,
        part=entry.part,
        moment=moments.shown(receipt.moment),
        way=entry.way,
        state=WORDS[receipt.state],
        late=entry.late,
        claim=receipt.claim,
        along=entry.along,
    )


def sheet(site: Site, who: Visitor, number: int, token: str, done: Done = _QUIET) -> str:
    """One submission with everything that is known of it, and what its acceptance would put wrong."""
    one = shown(site.store, site.known().known, number)
    receipt = one.entry.receipt
    waiting = receipt.state in WAITING
    looking = Looking(
        title=receipt.whose,
        number=number,
        token=token,
        lines=(*lines_of(receipt), *_how(one)),
        answers=[*in_blocks(one.answers)],
        warnings=one.warnings,
        history=[step_told(site, step) for step in one.history],
        notes=[
            f"{moments.shown(each.moment)}, {named(site.known().known, each.by)}: {each.text}"
            for each in one.notes
        ],
        waiting=waiting,
        unseen=receipt.state is State.RECEIVED,
        earlier=one.earlier,
        files=files(site, number),
        along=one.entry.along,
        awaited=one.awaited,
        checks=[*_checks(site, who, one)] if waiting else (),
        claim=receipt.claim,
        **_code(site, one),
        **asdict(done),
    )
    return pages.sheet(site.frame(who, "/hang-doi"), looking)


def _checks(site: Site, who: Visitor, one: Sheet) -> Iterator[tuple[str, str]]:
    """What would be wrong once it is accepted, but for what was said when it was received."""
    try:
        found = rehearsed(site, one.entry.receipt.number, who.who)
    except (WrongUse, Stopped) as error:
        yield "chưa kiểm tra được", str(error)
        return
    for finding in found:
        if finding.message not in one.warnings:
            yield finding.severity.word, f"{finding.message} {finding.remedy}"


def _code(site: Site, one: Sheet) -> dict[str, Any]:
    """What became of the code of an accepted submission, and whether a new one may be given."""
    if one.entry.receipt.state is not State.ACCEPTED:
        return {}
    used = site.store.read(confirmations.used_at, one.entry.receipt.number)
    told = f"Người nộp đã nhập mã xác nhận lúc {moments.shown(used)}." if used else _UNUSED
    return {"code": told, "lost": used is None}


def _how(one: Sheet) -> tuple[tuple[str, str], ...]:
    entry = one.entry
    by = () if entry.receipt.claim else (("Người nộp", one.by),)
    return ("Cách nộp", entry.way), *by


def accept_all(site: Site, who: Visitor, numbers: Sequence[int]) -> Done:
    """Accept submissions one after the other; what cannot be accepted is said and the others go on."""
    if not numbers:
        return Done(faults=[("#chon", "Chưa chọn bản nào.")])
    told: list[str] = []
    faults: list[tuple[str, str]] = []
    now = site.clock()
    for number in numbers:
        at = f"{site.root}/ho-so/{number}"
        begins = f"Bản nộp {_called(site, number)} chưa ghi sổ được"
        try:
            for one in accept(site.project, site.store, number, who.who, (now.today, now.moment)):
                told += _accepted(one)
                begins = f"Đã ghi sổ {one.name} như trên; phần sau, {_called(site, number)}, chưa ghi được"
        except Refused as refused:
            faults += [(at, f"{begins}: {fault.message} {fault.remedy}") for fault in refused.findings]
        except Decided as error:
            faults.append((at, error.told(site.name_of)))
        except WrongUse as error:
            faults.append(("", str(error)))
        except Stopped as error:
            faults.append((at, f"{begins}: {error}"))
    site.written()
    return Done(told=[*dict.fromkeys(told)], faults=faults)


def accept_one(site: Site, who: Visitor, number: int) -> Done:
    """The same of the one that is looked at."""
    done = accept_all(site, who, [number])
    return replace(done, faults=[("#noi-dung", words) for _, words in done.faults])


def _called(site: Site, number: int) -> str:
    """The number of a receipt as people read it; the bare number where there is no such submission."""
    try:
        return intake_acts.name(site.store, number)
    except WrongUse:
        return f"số {number}"


def _accepted(one: Confirmed) -> Iterator[str]:
    yield f"{one.name}: đã chấp nhận. Mã xác nhận để báo lại người nộp: {one.code} ({one.what})"
    # Without the receipt: two parts that are accepted together may have the same said of them, told once.
    yield from (f"{remark.message} {remark.remedy}" for remark in one.remarks)


def look(site: Site, who: Visitor, number: int) -> Done:
    """Say that one looks at a submission, so that nobody else does; whoever was first stays."""
    look_at(site.store, number, who.who, site.clock().moment)
    return Done()


def return_one(site: Site, who: Visitor, number: int, reason: str) -> Done:
    """Return a submission with its reason."""
    try:
        give_back(site.project, site.store, number, who.who, reason, site.clock().moment)
    except Decided as error:
        return Done(faults=[("#da-qua", error.told(site.name_of))], reason=reason)
    except WrongUse as error:
        return Done(faults=[("#ly-do", str(error))], reason=reason)
    return Done(told=["Đã trả lại; người nộp thấy lý do ở trang của mình."])


def note_one(site: Site, who: Visitor, number: int, text: str) -> Done:
    """Note something on a submission."""
    try:
        note(site.store, number, who.who, text, site.clock().moment)
    except WrongUse as error:
        return Done(faults=[("#ghi", str(error))], noted=text)
    return Done(told=["Đã lưu ghi chú."])


def give_code_again(site: Site, who: Visitor, number: int) -> Done:
    """A new code for an accepted submission whose code was lost."""
    try:
        code = code_again(site.store, number, who.who, site.clock().moment)
    except (WrongUse, Decided) as error:
        return Done(faults=[("#ma-xac-nhan", str(error))])
    return Done(told=[f"Mã xác nhận mới để báo lại người nộp: {code}. Mã trước không dùng được nữa."])
