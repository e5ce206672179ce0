"""A part of a form filled in: shown with its draft, kept while it is typed, handed in."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final, Protocol

from congkhai.findings import Finding
from congkhai.forms import fields as faces
from congkhai.forms.answers import Answers
from congkhai.forms.blank import Attached, Blank
from congkhai.forms.definition import Definition
from congkhai.forms.for_script import for_script
from congkhai.forms.one_file import file_name, one_file
from congkhai.forms.paper_words import heading
from congkhai.forms.posted import answers_of, parted, typed_again, unplaced
from congkhai.forms.sheet import sheet
from congkhai.intake import drafts, moments, pages, submissions
from congkhai.intake.faults import Decided, NotKept
from congkhai.intake.receipt import name_of
from congkhai.intake.shown import Filling
from congkhai.intake.values import Draft, State, Submission
from congkhai.model.forms import FieldKind, Writer
from congkhai.model.year import Way
from congkhai.value import Value, replace
from congkhai.workflows.intake_desk import Part, ahead, blank
from congkhai.workflows.intake_list import by
from congkhai.workflows.intake_receipts import attached
from congkhai.workflows.intake_receive import Coming, Outcome, receipt_of, receive
from congkhai.workflows.intake_refused import against, back_of, refused
from congkhai.workflows.intake_site import Site, path_of
from congkhai.workflows.intake_visit import Visitor, may, sees

#: Why a page that was open while the office changed the form is not taken.
CHANGED: Final = (
    "Biểu mẫu đã đổi từ lúc mở trang, nên lần này chưa nộp. Những gì đã ghi vẫn còn ở dưới; hãy xem lại "
    "các mục theo biểu mẫu mới rồi nộp."
)


class SentFile(Protocol):
    """A file as a browser sent it."""

    @property
    def field(self) -> str:
        """The name of its input."""
        ...

    @property
    def shown_name(self) -> str:
        """Its name, for people's eyes alone."""
        ...

    @property
    def content(self) -> bytes:
        """Its bytes."""
        ...


class Filled(Value):
    """A part with what was typed as its draft, and what is to be said of it.

    `saved` is when the draft was kept, `refused` why it was not received beside its findings, `files` the
    names of those that came with it and have to be chosen anew, `told` what to know of the last version.
    """

    blank: Blank
    saved: str = ""
    findings: Sequence[Finding] = ()
    refused: str = ""
    files: Sequence[str] = ()
    told: Sequence[str] = ()


def form(site: Site, who: Visitor, part: Part, token: str) -> str | None:
    """A part of a form to be filled in, as `_filled` has it; None where it is not this visitor's."""
    if not may(who, part):
        return None
    if page := refused(site, who, part, found := against(site, part)):
        return page
    empty, lacking = blank(site.store, part)
    if empty is None:
        return pages.plain(site.frame(who), heading(part.owed.form), [one.message for one in lacking])
    filled = _filled(site, who, part, empty)
    return _form(site, who, part, token, replace(filled, told=(*map(faces.said, found), *filled.told)))


def _filled(site: Site, who: Visitor, part: Part, empty: Blank) -> Filled:
    """What somebody has typed of a part; else what was handed in last, to be changed and handed in again."""
    kept = site.store.read(drafts.draft, who.who, part.piece)
    last = site.store.read(submissions.newest, part.piece)
    filled = Filled(blank=empty, told=_became_of(last))
    if kept:
        saved = f"Đã lưu nháp lúc {moments.shown(kept.moment)}."
        return replace(filled, blank=replace(empty, draft=json.loads(kept.content)), saved=saved)
    return filled if last is None else _again(site, part, last, filled)


def _became_of(last: Submission | None) -> tuple[str, ...]:
    """Why the last version came back, where it did."""
    if last is None or last.last.state is not State.RETURNED:
        return ()
    when = moments.shown(last.last.moment)
    return (f"Bản nộp {name_of(last)} bị trả lại lúc {when}. Lý do: {last.last.reason}",)


def _again(site: Site, part: Part, last: Submission, filled: Filled) -> Filled:
    """The same from what was handed in last; its files are chosen anew."""
    given: Answers = json.loads(site.store.read(submissions.answers, last.number) or "{}")
    typed = typed_again(part.definition, part.writer, given)
    if not typed:
        return filled
    told = f"Các mục điền sẵn theo bản đã nộp {name_of(last)}; sửa rồi nộp thì bản mới thay bản ấy."
    return replace(
        filled,
        blank=replace(filled.blank, draft=typed),
        told=(*filled.told, told),
        files=[one.name for one in attached(site, last.number)],
    )


def _form(site: Site, who: Visitor, part: Part, token: str, filled: Filled) -> str:
    placed, left = parted(filled.blank.definition, part.writer, filled.blank.draft)
    empty = replace(filled.blank, draft=placed)
    of_fields = [one for one in filled.findings if one.place.column]
    others = [one for one in filled.findings if not one.place.column]
    why = [filled.refused] if filled.refused else [faces.said(one) for one in others if one.blocks]
    wrong = why or any(one.blocks for one in filled.findings)
    shown = Filling(
        title=f"Lỗi: {empty.title}" if wrong else empty.title,
        heading=heading(part.owed.form),
        about=f"{empty.subject_name}{f', {empty.period_name}' if empty.period_name else ''}",
        due=f"Nộp {empty.due}." if empty.due else "",
        whose=faces.WHOSE[part.writer],
        path=path_of(part),
        token=token,
        earlier=empty.head.earlier,
        version=empty.head.version,
        fields=faces.fields(empty, of_fields),
        form=for_script(empty),
        files=_takes_files(empty.definition, part.writer),
        chosen=", ".join(filled.files),
        saved=filled.saved,
        told=[*filled.told, *(faces.said(one) for one in others if not one.blocks)],
        refused=why,
        left=[*left.items()],
        before=[*_before(site, who, part)],
        paper=who.office,
    )
    return pages.form(site.frame(who, back_of(who)), shown)


def _before(site: Site, who: Visitor, part: Part) -> Iterator[tuple[str, str]]:
    """Of each part before the address, "" where it is not the visitor's to see, and whose it is, by which
    receipt; so that what is locked can be held against it."""
    known = site.known().known
    for earlier, one in zip(part.before, ahead(site.store, part)[0], strict=False):
        told = receipt_of(known, one)
        whose = by(known, one) or faces.WHOSE[earlier.writer]
        moment = moments.shown(one.handed.moment)
        path = f"/bien-nhan/{one.number}" if sees(who, earlier, one) else ""
        yield path, f"{whose}: {told.name}, nộp lúc {moment}, mã đối chiếu {told.short}"


def save(site: Site, who: Visitor, part: Part, pairs: Sequence[tuple[str, str]]) -> str | None:
    """Keep what was typed as a draft, and what to say of it; None where the part is not this visitor's."""
    if not may(who, part):
        return None
    moment = site.clock().moment
    content = json.dumps(_typed(site, who, part, pairs), ensure_ascii=False)
    draft = Draft(who=who.who, piece=part.piece, moment=moment, content=content)
    site.store.write(drafts.save, draft).result()
    return f"Đã lưu nháp lúc {moments.shown(moment)}."


def _typed(site: Site, who: Visitor, part: Part, pairs: Sequence[tuple[str, str]]) -> Answers:
    """What was typed, beside it what has no field any more, of this page and of the draft before it."""
    kept = site.store.read(drafts.draft, who.who, part.piece)
    before = parted(part.definition, part.writer, json.loads(kept.content))[1] if kept else {}
    stray = unplaced(part.definition, part.writer, pairs)
    return {**before, **stray, **answers_of(part.definition, part.writer, pairs)}


class Posted(Value):
    """What a page sent: its fields, its files, of which earlier part and of which version of the form it was.

    `version` is "" where the page did not say.
    """

    pairs: Sequence[tuple[str, str]]
    files: tuple[Attached, ...] = ()
    earlier: str = ""
    version: str = ""


class Sent(Value):
    """What became of a part that was handed in: the number of its receipt, or the page that says what is
    wrong, with everything that was typed; `kept`: the service could write."""

    number: int | None
    page: str = ""
    kept: bool = True


def send(
    site: Site,
    who: Visitor,
    part: Part,
    posted: Posted,
    token: str,
) -> Sent | None:
    """Hand in a part; what was typed is a draft where it is not received. None where it is not theirs."""
    if not may(who, part):
        return None
    sent = None
    try:
        sent = _sent(site, who, part, posted, token)
    finally:
        # Also where a fault of ours ended it: nobody types it again.
        if sent is None or sent.number is None:
            with suppress(NotKept):
                save(site, who, part, posted.pairs)
    return sent


def _sent(site: Site, who: Visitor, part: Part, posted: Posted, token: str) -> Sent:
    answers = answers_of(part.definition, part.writer, posted.pairs)
    empty, lacking = blank(site.store, part)
    if empty is None:
        told = pages.plain(site.frame(who), heading(part.owed.form), [one.message for one in lacking])
        return Sent(number=None, page=told)
    names = [one.name for one in posted.files]
    if posted.version not in ("", part.definition.version):
        typed = replace(empty, draft=_typed(site, who, part, posted.pairs))
        again = Filled(blank=typed, refused=CHANGED, files=names)
        return Sent(number=None, page=_form(site, who, part, token, again))
    filled = Filled(blank=replace(empty, draft=answers), files=names)
    try:
        outcome = _handed_in(site, who, part, filled.blank, posted)
    except (NotKept, Decided) as error:
        if isinstance(error, NotKept):
            # Whoever serves can mend it, and nobody else.
            site.say(str(error))
        page = _form(site, who, part, token, replace(filled, refused=str(error)))
        return Sent(number=None, page=page, kept=False)
    if outcome.receipt is None:
        return Sent(
            number=None, page=_form(site, who, part, token, replace(filled, findings=outcome.findings))
        )
    return Sent(number=outcome.receipt.number)


def _handed_in(site: Site, who: Visitor, part: Part, filled: Blank, posted: Posted) -> Outcome:
    coming = Coming(
        head=replace(filled.head, earlier=posted.earlier),
        answers=filled.draft,
        way=Way.PAPER if who.office else Way.WEB,
        files=posted.files,
        by="" if who.office else who.who,
        office=who.who if who.office else "",
    )
    now = site.clock()
    outcome = receive(site.store, site.known().known, coming, now.today, now.moment)
    if outcome.again:
        # What was received stays received, even where the draft cannot be thrown away.
        with suppress(NotKept):
            site.store.write(drafts.discard, who.who, part.piece).result()
    return outcome


def files_of(sent: Sequence[SentFile]) -> tuple[Attached, ...]:
    """The files that came with a page, by their fields."""
    named = ((one.field.removeprefix("f."), one) for one in sent)
    return tuple(Attached(field=name, name=one.shown_name, content=one.content) for name, one in named)


def file(site: Site, who: Visitor, part: Part) -> tuple[str, bytes] | None:
    """The part as one HTML file, as `_filled` has it, with its name; None where it is not theirs."""
    if not may(who, part):
        return None
    empty, _ = blank(site.store, part)
    if empty is None:
        return None
    filled = _filled(site, who, part, empty).blank
    placed = replace(filled, draft=parted(part.definition, part.writer, filled.draft)[0])
    return file_name(placed), one_file(placed)


def workbook(site: Site, who: Visitor, part: Part) -> tuple[str, bytes] | None:
    """The part as a workbook, and what the file is called; None where it is not theirs."""
    empty = blank(site.store, part)[0] if may(who, part) else None
    if empty is None:
        return None
    return f"{file_name(empty).removesuffix('.html')}.xlsx", sheet(empty)


def _takes_files(definition: Definition, writer: Writer) -> bool:
    every = definition.every()
    return any(item.kind is FieldKind.FILE and item.row.writer is writer for item, _ in every)
