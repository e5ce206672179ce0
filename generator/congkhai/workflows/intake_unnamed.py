"""Whose a form is that was given out for nobody, once it came back filled in."""

from collections.abc import Mapping, Sequence

from congkhai.findings import Finding, Place
from congkhai.forms.blank import Handed
from congkhai.forms.unnamed import told, without_whose
from congkhai.intake.fit import Roll
from congkhai.intake.kinds import WHOSE_UNCLEAR
from congkhai.law.persons import meant
from congkhai.model.agency import Agency
from congkhai.model.forms import Known
from congkhai.text.fold import same_key
from congkhai.value import replace
from congkhai.workflows.intake_desk import Standing


def named(standing: Standing, handed: Handed) -> Handed | Finding:
    """The form with whose it is, by what was written in it; the finding where that is not clear.

    A form that says whose it is comes back as it is; what fits nothing is told by who receives it.
    """
    made = standing.rolls.get(handed.head.cycle)
    if handed.head.subject or made is None or handed.head.form not in made.definitions:
        return handed
    definition = made.definitions[handed.head.form]
    written = told(definition, handed.answers)
    subject = _subject(made, written)
    if isinstance(subject, Finding):
        return subject
    period = _period(made, handed.head.form, subject, written.get(Known.PERIOD, ""))
    if isinstance(period, Finding):
        return period
    head = replace(handed.head, subject=subject, period=period)
    return replace(handed, head=head, answers=without_whose(definition, handed.answers))


def _subject(made: Roll, written: Mapping[Known, str]) -> str | Finding:
    if Known.COLLECTIVE in written:
        text = written[Known.COLLECTIVE].strip()
        return _only(_units(made.agency, text), what="tập thể", told=text, whom="đơn vị")
    text = written.get(Known.NAME, "").strip()
    people = [one.id for one in meant(made.agency, text)] if text else []
    return _only(people, what="họ tên", told=text, whom="người")


def _units(agency: Agency, text: str) -> list[str]:
    key = same_key(text)
    return [unit.id for unit in agency.units if key in (same_key(unit.id), same_key(unit.name))]


def _only(ids: Sequence[str], **said: str) -> str | Finding:
    return ids[0] if len(ids) == 1 else WHOSE_UNCLEAR.at(Place(), **said)


def _period(made: Roll, form: str, subject: str, text: str) -> str | Finding:
    """The key of the period that is meant; "" for a form of the year."""
    owed = [one for one in made.owed.values() if (one.form.id, one.subject.id) == (form, subject)]
    periods = [one.period for one in owed if one.period]
    if not periods:
        return ""
    key = same_key(text)
    names = {same_key(each): one.key for one in periods for each in (one.key, one.words(made.cycle.year))}
    names |= {same_key(one.words(made.cycle.year).partition(" năm ")[0]): one.key for one in periods}
    return names.get(key) or WHOSE_UNCLEAR.at(Place(), what="kỳ", told=text.strip(), whom="tháng, quý")
