"""A form for nobody yet: what would be filled in from the package of a person is asked instead."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from congkhai.forms.answers import Answers
from congkhai.forms.definition import Definition, Item, Option
from congkhai.model.forms import FieldKind, Known, Writer
from congkhai.value import replace

#: What tells whose form it is, once it comes back.
WHOSE: Final = (Known.NAME, Known.COLLECTIVE, Known.PERIOD)
_ASKED: Final = frozenset((*WHOSE, Known.POST, Known.UNIT, Known.LEADS))
#: What does not depend on anybody.
_OF_ALL: Final = frozenset((Known.OFFICE, Known.YEAR, Known.RESULT_MOST, Known.CRITERIA))
_YES_NO: Final = (Option("co", "Có"), Option("khong", "Không"))


def may_be_unnamed(definition: Definition) -> bool:
    """Whether the form can be given out for nobody: it is filled in first by whom it is about."""
    return definition.writers[:1] == (Writer.AUTHOR,)


def unnamed(definition: Definition) -> Definition:
    """The form with those fields asked that a person, unit or period would fill in; what else rests on
    somebody is left out."""
    return replace(definition, items=tuple(_unnamed(definition.items)))


def _unnamed(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        known = item.row.known
        if known is None or known in _OF_ALL:
            within = item.items if known is Known.CRITERIA else tuple(_unnamed(item.items))
            yield replace(item, items=within)
        elif known in _ASKED:
            yield _asked(item, known)


def _asked(item: Item, known: Known) -> Item:
    kind = FieldKind.ONE_OF if known is Known.LEADS else FieldKind.TEXT
    required = known in WHOSE or known is Known.LEADS
    row = replace(item.row, kind=kind, known=None, required=required, appearance="", hint=_hint(known))
    return replace(item, row=row, options=_YES_NO if known is Known.LEADS else ())


def _hint(known: Known) -> str:
    return {
        Known.NAME: "Ghi đủ họ tên như trong danh sách của cơ quan, hoặc mã cán bộ.",
        Known.COLLECTIVE: "Ghi tên đơn vị như trong danh sách của cơ quan, hoặc mã đơn vị.",
        Known.PERIOD: "Ghi tháng hoặc quý, ví dụ: tháng 3 năm 2026.",
    }.get(known, "")


def told(definition: Definition, answers: Answers) -> Mapping[Known, str]:
    """What somebody wrote of whose form it is."""
    every = ((item.row.known, answers.get(item.name, "")) for item, _ in definition.every())
    return {known: text for known, text in every if known in WHOSE and isinstance(text, str) and known}


def without_whose(definition: Definition, answers: Answers) -> Answers:
    """The answers without what the program fills in itself."""
    own = {item.name for item, _ in definition.every() if item.row.known is not None}
    return {name: held for name, held in answers.items() if name not in own}
