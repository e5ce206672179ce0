"""What is wrong with the forms that the office's rows define, each fault at its row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import Final

from congkhai.findings import Finding, blocking
from congkhai.forms.definition import Definition, Item, within
from congkhai.forms.kinds import (
    AUTHOR_UNKNOWN,
    CIRCLE,
    EXAMPLE_WRONG,
    FIELDS_MISSING,
    FIGURES_DIFFER,
    FILE_UNLIMITED,
    FILE_WITHIN,
    FORM_UNSETTLED,
    KNOWN_MISPLACED,
    MESSAGE_MISSING,
    NAME_MISSING,
    NAME_TWICE,
    NAME_UNKNOWN,
    OPTIONS_MISSING,
    REPEAT_PARTED,
    TARGET_UNFIT,
    TARGET_UNKNOWN,
    WRITER_CANNOT,
)
from congkhai.forms.laid_out import FORMULAS, laid_out
from congkhai.forms.misfits import misfits, of_choices
from congkhai.forms.targets import fits, targets
from congkhai.forms.typed import held, typed
from congkhai.forms.wording import figures, in_words, numbers, told_to
from congkhai.law.review_places import PersonKind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import FieldName, at, named
from congkhai.model.forms import Author, FieldKind, FormField, Known, Writer
from congkhai.model.groups import groups
from congkhai.model.plan import Form
from congkhai.notation.formula_value import holds, read_number

_SETTLED: Final = tuple(named(Form, name) for name in ("dossier", "authors", "turn"))
_LIMITS: Final = tuple(named(FormField, name) for name in ("endings", "megabytes", "most"))
_HINT: Final = named(FormField, "hint")
_MESSAGE: Final = named(FormField, "constraint_message")
#: What a figure in an instruction follows where it is a limit, and not the number of an article.
_LIMIT: Final = re.compile(
    r"(?:không quá|tối đa|nhiều nhất|ít nhất|tối thiểu|từ|đến|dưới|trên|lớn hơn|nhỏ hơn|bằng)\s+(\d[\d.,]*)",
    re.IGNORECASE,
)
_PERSONS: Final = frozenset((*PersonKind, Author.EVERYBODY))
_AUTHORED: Final = _PERSONS | {Author.UNIT, Author.LEADERSHIP}
_WRITTEN_BY: Final[Mapping[Writer, frozenset[str]]] = {
    Writer.AUTHOR: _AUTHORED,
    Writer.TRACKER: _PERSONS,
    Writer.AUTHORITY: _AUTHORED,
    Writer.SECRETARY: frozenset((Author.MEETING,)),
    Writer.CHAIR: frozenset((Author.MEETING,)),
    Writer.BODY: frozenset((Author.BODY,)),
    Writer.COUNCIL: frozenset((Author.COUNCIL,)),
}
_OF_A_ROW: Final[Mapping[Known, frozenset[Known]]] = {
    Known.ONE_PERIOD: frozenset((Known.EACH_MONTH, Known.EACH_QUARTER)),
    Known.ONE_SCORE: frozenset((Known.EACH_MONTH, Known.EACH_QUARTER)),
    Known.SUBJECT_ID: frozenset((Known.SUBJECTS, Known.REVIEWED)),
    Known.SUBJECT_NAME: frozenset((Known.SUBJECTS, Known.REVIEWED)),
    Known.CRITERION: frozenset((Known.CRITERIA,)),
    Known.CRITERION_MOST: frozenset((Known.CRITERIA,)),
}


def faults(agency: Agency) -> Iterator[Finding]:
    """The mistakes of every form that can be filled in, and of every set of rows."""
    sets = groups(agency.form_fields, lambda row: row.set)
    forms = [(cycle, form) for cycle in agency.cycles for form in cycle.forms if form.fields]
    titles = {table.name: table.title for table in agency.tables}
    for _, form in forms:
        yield from _of_form(form, sets.get(form.fields, ()), titles)
    cycles = {form.fields: cycle for cycle, form in reversed(forms)}
    for name, rows in sets.items():
        if agency.cycles:
            yield from _of_set(agency, cycles.get(name, agency.cycles[0]), rows)
    yield from of_choices(agency.choices)


def faulty(agency: Agency, cycle: Cycle) -> frozenset[str]:
    """The forms of a cycle, by id, with a mistake that blocks in their own row or in their set."""
    sets = groups(agency.form_fields, lambda row: row.set)
    titles = {table.name: table.title for table in agency.tables}

    def found(form: Form) -> Iterator[Finding]:
        rows = sets.get(form.fields, ())
        yield from _of_form(form, rows, titles)
        yield from _of_set(agency, cycle, rows)

    return frozenset(form.id for form in cycle.forms if form.fields and blocking(tuple(found(form))))


def _of_form(form: Form, rows: Sequence[FormField], titles: Mapping[str, str]) -> Iterator[Finding]:
    if not rows:
        yield FIELDS_MISSING.at(at(form, "fields"), form=form.name, set=form.fields)
    for name in _SETTLED:
        if not getattr(form, name):
            place = at(form, name)
            yield FORM_UNSETTLED.at(place, form=form.name, column=place.column_title)
    known = {*map(str, PersonKind), *map(str, Author)}
    unknown = [author for author in form.authors if author not in known]
    for author in unknown:
        told = ", ".join(sorted(known))
        yield AUTHOR_UNKNOWN.at(at(form, "authors"), form=form.name, author=author, authors=told)
    # Whose parts there are is not known while a kind of person is misspelt.
    for row in rows if form.authors and not unknown else ():
        if row.kind.asks and not _WRITTEN_BY[row.writer] & {*form.authors}:
            place = at(row, "writer")
            whose = place.label or place.value
            yield WRITER_CANNOT.at(place, label=row.label or row.name, writer=whose, form=form.name)
    for row in rows if form.authors and form.turn else ():
        if row.target and not fits(form, row.target):
            place = at(row, "target")
            table = titles.get(row.target.partition(".")[0], row.target)
            yield TARGET_UNFIT.at(place, label=row.label or row.name, table=table, form=form.name)


def _of_set(agency: Agency, cycle: Cycle, rows: Sequence[FormField]) -> Iterator[Finding]:
    made = laid_out(agency, cycle, rows)
    yield from made.findings
    every = [*within(made.items)]
    names: set[str] = set()
    for item, repeat in every:
        yield from _of_name(item, names)
        yield from _of_item(item, repeat)
        if item.row.target and item.row.target not in (known := targets(agency, repeat)):
            told = ", ".join(sorted(known))
            where = at(item.row, "target")
            yield TARGET_UNKNOWN.at(where, label=item.label, target=item.row.target, targets=told)
    for item, _ in every:
        yield from _of_names(item, names)
    yield from misfits(agency, made.items)
    yield from _circles(made.items)
    if not made.findings and cycle.forms:
        yield from _examples(Definition(form=cycle.forms[0], cycle=cycle, items=made.items))


def _of_name(item: Item, names: set[str]) -> Iterator[Finding]:
    if not item.name and (item.kind.asks or item.kind in (FieldKind.COMPUTED, FieldKind.REPEAT)):
        yield NAME_MISSING.at(at(item.row, "name"), label=item.label)
    elif item.name and item.name in names:
        yield NAME_TWICE.at(at(item.row, "name"), name=item.name)
    names.add(item.name)


def _of_item(item: Item, repeat: Item | None) -> Iterator[Finding]:
    row = item.row
    if row.kind in (FieldKind.ONE_OF, FieldKind.SOME_OF) and not item.options:
        yield OPTIONS_MISSING.at(at(row, "list"), label=item.label)
    if row.kind is FieldKind.FILE:
        for name in _LIMITS:
            if not getattr(row, name):
                place = at(row, name)
                yield FILE_UNLIMITED.at(place, label=item.label, column=place.column_title)
        if repeat:
            yield FILE_WITHIN.at(at(row, "kind"), label=item.label)
    if repeat and item.typed and row.writer is not repeat.row.writer:
        place = at(row, "writer")
        yield REPEAT_PARTED.at(place, label=item.label, writer=place.label or place.value)
    if row.known and not _fits(row, row.known, repeat):
        place = at(row, "known")
        yield KNOWN_MISPLACED.at(place, label=item.label, known=place.label or place.value)
    yield from _of_words(item)


def _fits(row: FormField, known: Known, repeat: Item | None) -> bool:
    if known.makes_rows:
        return row.kind is FieldKind.REPEAT
    within_rows = _OF_A_ROW.get(known)
    if within_rows is None:
        return row.kind.asks and repeat is None
    return row.kind.asks and repeat is not None and repeat.row.known in within_rows


def _of_words(item: Item) -> Iterator[Finding]:
    """An instruction may not name a limit that nothing holds, and every constraint has words."""
    row = item.row
    if item.constraint and not row.constraint_message and in_words(item.constraint, str) is None:
        yield MESSAGE_MISSING.at(at(row, "constraint_message"), label=item.label)
    held = {abs(number) for number in numbers(item.constraint.tree)} if item.constraint else set()
    held |= {Fraction(limit) for limit in (row.megabytes, row.most) if limit}
    limits = " ".join(_LIMIT.findall(item.row.hint))
    for name, words in ((_HINT, limits), (_MESSAGE, item.row.constraint_message)):
        for figure in figures(words):
            if figure not in held:
                place = at(item.row, name)
                told = read_number(figure)
                yield FIGURES_DIFFER.at(place, column=place.column_title, label=item.label, figure=told)


def _of_names(item: Item, names: set[str]) -> Iterator[Finding]:
    for column, formula in zip(FORMULAS, (item.constraint, item.relevant, item.calculation), strict=True):
        for name in sorted(formula.names - names) if formula else ():
            place = at(item.row, column)
            yield NAME_UNKNOWN.at(place, column=place.column_title, name=name)


def _circles(items: Sequence[Item]) -> Iterator[Finding]:
    """Fields whose conditions or calculations rest on each other."""
    every = [item for item, _ in within(tuple(items))]
    rests = {item.key: _rests_on(item) for item in every}
    for item in every:
        for child in item.items:
            rests[child.key].add(item.key)
    called = {item.key: item.name or item.label for item in every}
    while circle := _circle(rests):
        first = next(item for item in every if item.key in circle and _rests_on(item))
        computed = first.calculation and first.calculation.names & {*circle}
        column: FieldName = FORMULAS[2] if computed else FORMULAS[1]
        told = " → ".join(f"“{called[key]}”" for key in circle)
        yield CIRCLE.at(at(first.row, column), names=told)
        for key in circle:
            rests[key].clear()


def _circle(rests: Mapping[str, set[str]]) -> list[str]:
    """The keys of one circle, its first once more at the end; none where nothing rests on itself."""
    try:
        TopologicalSorter(rests).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def _rests_on(item: Item) -> set[str]:
    return {name for one in (item.relevant, item.calculation) if one for name in one.names}


def _examples(definition: Definition) -> Iterator[Finding]:
    """An example that its own field would refuse."""
    for item, _ in definition.every():
        if not item.row.example or not item.kind.asks:
            continue
        place = at(item.row, "example")
        read = typed(item, item.row.example, place)
        # What rests on another answer cannot be judged by itself.
        alone = item.constraint if item.constraint and not item.constraint.names else None
        if read.findings or (alone and not holds(alone, lambda _: None, held(item, read.text))):
            again = told_to(item, definition.label_of)
            why = f"phải {again[0].lower()}{again[1:]}."
            yield EXAMPLE_WRONG.at(place, value=item.row.example, label=item.label, why=why)
