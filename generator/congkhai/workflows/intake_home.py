"""What somebody sees who came in by a link: what is owed, what became of what was handed in, the devices."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from congkhai.forms.fields import said
from congkhai.forms.paper_words import heading
from congkhai.intake import moments, pages
from congkhai.intake.fit import whose
from congkhai.intake.receipt import name_of
from congkhai.intake.shown import Block, Facts, Home, Line
from congkhai.intake.states import WORDS
from congkhai.intake.values import State, Submission
from congkhai.law.calendar import calendar
from congkhai.law.deadlines import overdue
from congkhai.law.persons import called
from congkhai.law.progress import near
from congkhai.law.writers import writers
from congkhai.model.forms import DossierKind, Writer
from congkhai.model.groups import groups
from congkhai.text.dates import named_day
from congkhai.text.phrases import capital
from congkhai.text.workdays import Calendar
from congkhai.value import replace
from congkhai.workflows.intake_book import book
from congkhai.workflows.intake_desk import Standing
from congkhai.workflows.intake_own import of_person
from congkhai.workflows.intake_receive import receipt_of
from congkhai.workflows.intake_site import Site, path_of
from congkhai.workflows.intake_visit import Errand, Turn, Visitor, errands

#: What is said where a form that somebody would fill in has mistakes of its own.
FAULTY: Final = (
    "Biểu mẫu “{form}” của cơ quan đang có lỗi nên chưa điền và chưa nộp được. Hãy báo bộ phận tiếp nhận hồ "
    "sơ; sửa xong, biểu mẫu hiện lại ở trang này. Biểu mẫu khác vẫn nộp bình thường."
)
#: Who may begin a form.
FIRST: Final = (Writer.AUTHOR, Writer.SECRETARY, Writer.BODY, Writer.COUNCIL)
_BEHIND: Final = "phần trước đã đổi, cần xem và nộp lại"
_WAITED: Final = "Chờ người khác nộp phần trước"


def home(site: Site, who: Visitor) -> str:
    """What somebody owes and handed in, the most urgent first, and what the registers hold of him."""
    known, today = site.known(), site.clock().today
    own = known.own.get(who.who, ())
    found = [one for one in errands(site.store, own, who.who, today) if _concerns(one)]
    of_each = groups(found, lambda one: _urgency(one, today))
    shown = Home(
        title=f"Việc của {site.name_of(who.who)}",
        told=_faults(known.known, who.who),
        idle=not {_Urgency.AT_ONCE, _Urgency.SOON, _Urgency.OPEN} & {*of_each},
        blocks=[*_blocks(site, of_each, who.who)],
        facts=_facts(known.known, who.who, today),
    )
    return pages.home(site.frame(who, "/"), shown)


def _concerns(errand: Errand) -> bool:
    """Not what nobody asks for, nor what the registers hold of others, of whom somebody would have had a
    part to fill in, nor a petition that nobody has made, nor what is not taken and nobody waits for."""
    part = errand.part
    if errand.version is not None or errand.draft:
        return True
    if errand.refused and errand.turn is not Turn.NOW:
        return False
    if errand.turn is Turn.WAITING:
        open_one = errand.begun and errand.asked and not errand.settled
        return open_one and part.owed.key in part.roll.owed
    return errand.asked and (not errand.registered or not part.before)


def _blocks(site: Site, of_each: Mapping["_Urgency", Sequence[Errand]], who: str) -> Iterator[Block]:
    """The entries in their one order: at once, soon, with time left, sent, later, offered, refused, done."""
    for urgency in _Urgency:
        those = sorted(of_each.get(urgency, ()), key=_day)
        if not those:
            continue
        told = _newest(those, who) if urgency in _FOLDED else those
        if urgency is _Urgency.OFFERED:
            # What one may say of each of many is not read as a list.
            told = [one for one in those if one.part.owed.subject.id == who]
        shown = {one.part.piece for one in told}
        rest = [one for one in those if one.part.piece not in shown]
        lines = [line_of(site, one, who) for one in told]
        yield Block(title=urgency, lines=lines, folds=[*_folds(site, rest, who)])


def _newest(those: Sequence[Errand], who: str) -> list[Errand]:
    """Of each form about somebody himself what he handed in last: it leads to what others wrote on it."""
    own = [one for one in those if one.version is not None and one.part.owed.subject.id == who]
    of_forms = groups(own, lambda one: _group(one, who)).values()
    return [max(those, key=lambda one: one.version.number if one.version else 0) for those in of_forms]


def _folds(site: Site, those: Sequence[Errand], who: str) -> Iterator[tuple[str, Sequence[Line]]]:
    """By form, year and whose part, so that the months of a year stand in one place."""
    for name, members in groups(those, lambda one: _group(one, who)).items():
        yield f"{name} ({len(members)})", [line_of(site, one, who) for one in members]


def _group(errand: Errand, who: str) -> str:
    part = errand.part
    own = part.owed.subject.id == who or not part.before
    whose_part = "" if own else f", phần của {whose(part.roll.agency, part.writer)}"
    return f"{heading(part.owed.form)}, năm {part.roll.cycle.year}{whose_part}"


class _Urgency(StrEnum):
    """The headings, in their order."""

    AT_ONCE = "Cần làm ngay"
    SOON = "Sắp đến hạn"
    OPEN = "Còn thời gian"
    SENT = "Đã nộp, chờ cơ quan xem"
    WAITING = _WAITED
    LATER = "Chưa đến kỳ"
    OFFERED = "Nộp khi có việc"
    REFUSED = "Hiện không nhận"
    DONE = "Đã xong"


_FOLDED: Final = (_Urgency.WAITING, _Urgency.LATER, _Urgency.REFUSED, _Urgency.DONE)
_OF_TURN: Final = {
    Turn.WAITING: _Urgency.WAITING,
    Turn.LATER: _Urgency.LATER,
    Turn.OFFERED: _Urgency.OFFERED,
}


def _urgency(errand: Errand, today: date) -> _Urgency:
    """Overdue, given back and half written first; soon is what the board of the plan calls so."""
    if errand.turn is Turn.HANDED:
        accepted = errand.version is None or errand.version.last.state is State.ACCEPTED
        waits = not accepted or _answered(errand) is False
        return _Urgency.SENT if waits else _Urgency.DONE
    if errand.refused:
        return _Urgency.REFUSED
    back = errand.version is not None and errand.version.last.state is State.RETURNED
    if (errand.draft or back) and errand.turn is not Turn.WAITING:
        return _Urgency.AT_ONCE
    if errand.turn is not Turn.NOW:
        return _OF_TURN[errand.turn]
    if errand.version is not None or overdue(None, errand.last, today):
        return _Urgency.AT_ONCE
    return _Urgency.SOON if errand.last and near(errand.last, today, _days(errand)) else _Urgency.OPEN


def _answered(errand: Errand) -> bool | None:
    """Whether the petition that somebody handed in is answered; None for any other form."""
    part = errand.part
    if part.owed.form.dossier is not DossierKind.PETITION or part.before:
        return None
    official = part.owed.official
    own = [row for row in part.roll.cycle.petitions if official and row.official.id == official.id]
    return bool(own) and all(row.answered for row in own)


def _state(errand: Errand, version: Submission) -> str:
    """How a version stands; a petition that is accepted is on the register, and granted by nobody yet."""
    answered = _answered(errand) if version.last.state is State.ACCEPTED else None
    if errand.behind or answered is None:
        return _BEHIND if errand.behind else WORDS[version.last.state]
    return "đã vào sổ, đã trả lời" if answered else "đã vào sổ, chờ trả lời"


def _days(errand: Errand) -> Calendar:
    year = errand.part.roll.cycle.year
    return calendar(errand.part.roll.agency.holidays, {year, year + 1})


def _day(errand: Errand) -> tuple[date, date]:
    """By their last days, of one day by their periods; what has no day comes last."""
    year, period = errand.part.roll.cycle.year, errand.part.owed.period
    return errand.last or date.max, period.first_day(year) if period else date.max


def _faults(known: Standing, who: str) -> list[str]:
    """The forms that somebody would fill in and cannot, since their rows have mistakes."""
    names = (
        owed.form.name
        for roll in known.rolls.values()
        for owed in (*roll.owed.values(), *roll.offered.values())
        if owed.form.id in roll.faulty
        if any(who in writers(roll.agency, roll.cycle, owed, one) for one in FIRST)
    )
    return [FAULTY.format(form=name) for name in dict.fromkeys(names)]


def _facts(known: Standing, who: str, today: date) -> tuple[Facts, ...]:
    """Of an official, in the newest cycle."""
    roll = next(iter(known.rolls.values()), None)
    if roll is None or all(one.id != who for one in known.agency.officials):
        return ()
    return of_person(known.agency, roll.cycle, book(known.agency, roll.cycle, today), who, today)


def line_of(site: Site, errand: Errand, who: str = "") -> Line:
    """One entry of somebody's list: where it leads and how it stands; his own bears no name."""
    part, version = errand.part, errand.version
    owed, cycle = part.owed, part.roll.cycle
    period = f", {owed.period.words(cycle.year)}" if owed.period else f", năm {cycle.year}"
    body = f" – {owed.body.name}" if owed.body and owed.body.id != who else ""
    name = f" – {called(part.roll.agency, owed.subject)}" if owed.subject.id != who else ""
    title = f"{heading(owed.form)}{name}{period}{body}"
    limit = _limit(errand)
    if version is not None:
        line = _handed(site, errand, version, limit)
        return replace(line, title=title, more=_after(errand))
    if errand.refused:
        return Line(title=title, path=path_of(part), words=[said(errand.refused)], state="hiện không nhận")
    if errand.registered:
        return Line(title=title, words=limit, state="cơ quan đã ghi sổ")
    if errand.turn is Turn.WAITING:
        return Line(title=title, words=limit, state=f"chờ {_awaited(site, errand)} nộp phần của mình")
    late = overdue(None, errand.last, site.clock().today)
    notes = [*(["quá hạn"] if late else []), *(["đang ghi dở"] if errand.draft else [])]
    return Line(
        title=title, path=path_of(part), words=limit, state=", ".join(notes), mark="muon" if late else ""
    )


def _limit(errand: Errand) -> list[str]:
    """Whose part it is where there are several, and until when it is taken."""
    part = errand.part
    found = [f"Phần của {whose(part.roll.agency, part.writer)}."] if len(part.definition.writers) > 1 else []
    if errand.last:
        late = "" if part.owed.taken_late else " Quá hạn thì không nhận."
        found.append(f"Hạn: chậm nhất {named_day(errand.last)}.{late}")
    return found


def _handed(site: Site, errand: Errand, version: Submission, limit: Sequence[str]) -> Line:
    """What was handed in: its receipt and what became of it."""
    words = [f"Biên nhận {name_of(version)}, nhận lúc {moments.shown(version.handed.moment)}."]
    words += [f"{capital(claim)}."] if (claim := receipt_of(site.known().known, version).claim) else []
    words += ["Nộp muộn."] if version.handed.late else []
    words += [said(errand.refused)] if errand.refused else []
    back = version.last.state is State.RETURNED
    reason = [f"Lý do: {version.last.reason}"] if back else []
    return Line(
        title="",
        path=path_of(errand.part) if errand.behind or back else f"/bien-nhan/{version.number}",
        words=[*words, *reason, *limit],
        state=_state(errand, version),
        mark="tra" if errand.behind or back else "",
    )


def _after(errand: Errand) -> list[tuple[str, str]]:
    """What others wrote on it, once the office has accepted that."""
    return [
        (f"/bien-nhan/{one.number}/noi-dung", f"Xem phần của {whose(part.roll.agency, part.writer)}")
        for part, one in errand.after
    ]


def _awaited(site: Site, errand: Errand) -> str:
    """Who has to hand in first, by name; whose part it is where an outside writer has."""
    part = errand.waits or errand.part
    ids = writers(part.roll.agency, part.roll.cycle, part.owed, part.writer)
    return ", ".join(sorted(map(site.name_of, ids))) or whose(part.roll.agency, part.writer)
