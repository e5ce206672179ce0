"""What whoever came in by a link sees of one submission: the receipt, its fate, what was handed in."""

from collections.abc import Mapping
from typing import Final

from congkhai.errors import WrongUse
from congkhai.forms.answers import Answers
from congkhai.forms.blank import Attached
from congkhai.forms.document import files_in
from congkhai.forms.one_file import from_one_file
from congkhai.forms.printed import printed
from congkhai.intake import confirmations, moments, pages, submissions
from congkhai.intake.copies import original
from congkhai.intake.receipt import Receipt
from congkhai.intake.shown import Receiving, Typed
from congkhai.intake.states import WORDS
from congkhai.intake.values import State, Step, Submission
from congkhai.model.year import Way
from congkhai.text.phrases import SAMPLE
from congkhai.workflows.intake_accept import answers
from congkhai.workflows.intake_desk import Part, as_handed
from congkhai.workflows.intake_devices import Confirmed
from congkhai.workflows.intake_list import named, warnings_of
from congkhai.workflows.intake_receive import receipt_of
from congkhai.workflows.intake_site import Site, path_of
from congkhai.workflows.intake_visit import Visitor, sees


def step_told(site: Site, step: Step) -> str:
    """A step of a submission's life as a line."""
    by = f", {named(site.known().known, step.by)}" if step.by else ""
    reason = f". Lý do: {step.reason}" if step.reason else ""
    return f"{moments.shown(step.moment)}{by}: {WORDS[step.state]}{reason}"


def lines_of(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    """The lines of a receipt as label and text."""
    parted = (line.partition(": ") for line in receipt.lines())
    return tuple((label, text) for label, _, text in parted)


def own(site: Site, who: Visitor, number: int) -> tuple[Submission, Part] | None:
    """A submission that the visitor may read, and the part that it is; None for any other."""
    try:
        one = site.store.read(submissions.submission, number)
    except WrongUse:
        return None
    part = site.known().known.part_of(one.handed.piece)
    return (one, part) if part and sees(who, part, one) else None


_NO_CODE: Final = Confirmed()
#: How the page of a receipt begins, by what became of it.
_STANDS: Final[Mapping[State, str]] = {
    State.RECEIVED: "Đã nhận",
    State.LOOKING: "Đã nhận",
    State.ACCEPTED: "Đã chấp nhận",
    State.RETURNED: "Đã trả lại",
    State.REPLACED: "Đã được thay bằng bản nộp sau",
    State.DELETED: "Đã xoá nội dung",
}


def receipt(site: Site, who: Visitor, number: int, token: str, done: Confirmed = _NO_CODE) -> str | None:
    """A receipt with what became of it, and where its code is typed; None where it is not the visitor's."""
    found = own(site, who, number)
    if found is None:
        return None
    one, part = found
    told = receipt_of(site.known().known, one)
    history = [step_told(site, step) for step in site.store.read(submissions.history, number)]
    anew = path_of(part) if one.handed.by == who.who and one.last.state is not State.REPLACED else ""
    shown_one = Receiving(
        title=f"{_STANDS[one.last.state]}: {told.what}",
        number=number,
        lines=lines_of(told),
        history=history,
        again=anew,
        accepted=one.last.state is State.ACCEPTED,
        files=files(site, number),
        warnings=warnings_of(one),
        code=_code(site, who, one, done.field(token)),
    )
    return pages.receipt(site.frame(who), shown_one)


def receipt_text(site: Site, who: Visitor, number: int) -> str | None:
    """The receipt as a text to keep; None where it is not the visitor's to see."""
    found = own(site, who, number)
    if found is None:
        return None
    known = site.known().known
    mark = (SAMPLE,) if known.agency.sample else ()
    told = receipt_of(known, found[0])
    noted = [f"Điều cần biết khi nhận: {words}" for words in warnings_of(found[0])]
    return "\r\n".join((*mark, site.frame(who).office, *told.lines(), *noted)) + "\r\n"


def content(site: Site, who: Visitor, number: int) -> str | None:
    """What was handed in, as a sheet to print; None where it is not the visitor's to see."""
    found = own(site, who, number)
    if found is None:
        return None
    one, part = found
    told = lines_of(receipt_of(site.known().known, one))
    given: Answers = answers(site.store, part, one)
    return printed(as_handed(site.store, part, one), given, told, style_at=f"{site.root}/tinh/in.css")


def attached(site: Site, number: int) -> tuple[Attached, ...]:
    """The files that came with a submission; none where its bytes are deleted."""
    one = site.store.read(submissions.submission, number)
    kept = original(site.store, number)
    if kept is None:
        return ()
    if one.handed.way in (Way.WEB, Way.PAPER):
        return files_in(kept)
    read = from_one_file(kept) if one.handed.way is Way.HTML else ()
    return () if isinstance(read, tuple) else read.files


def attached_to(site: Site, who: Visitor, number: int) -> tuple[Attached, ...] | None:
    """The same for somebody who came in; None where the submission is not theirs to see."""
    return attached(site, number) if own(site, who, number) else None


def _code(site: Site, who: Visitor, one: Submission, code: Typed) -> Typed:
    """Where the code of a submission is typed, by whose it is, until one was; what was said stays."""
    own = who.who in (one.handed.by, one.handed.piece.subject.id)
    if not own or one.last.state is not State.ACCEPTED:
        return Typed(token="")
    used = site.store.read(confirmations.used_at, one.number)
    if used is None:
        return code
    told = code.told or f"Đã nhập mã xác nhận lúc {moments.shown(used)}."
    # Where there is no field the summary leads to none.
    return Typed(token="", told=told, faults=[("", words) for _, words in code.faults])


def files(site: Site, number: int) -> list[tuple[str, str]]:
    """The address and the name of each file that came with a submission."""
    every = enumerate(attached(site, number))
    return [(f"/bien-nhan/{number}/kem/{at}", file.name) for at, file in every]
