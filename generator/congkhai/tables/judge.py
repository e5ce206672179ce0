"""What is wrong with the values of a package: types, constraints, lists, keys and what points to what.

Only of what is not certain beforehand frictionless is asked, which takes as long to load as all else.
"""

from collections.abc import Mapping

from congkhai.tables.doubt import Brief, Takes, certainties, doubtful
from congkhai.tables.schema import ForeignKey
from congkhai.tables.sheet import Sheet
from congkhai.tables.verdict import SOUND, Verdict, refused


def judge(sheets: Mapping[str, Sheet]) -> dict[str, Verdict]:
    """The verdict on each sheet. Pointers to tables that are not among them, or whose own schema cannot be
    judged by, are not followed.
    """
    takes = {name: _takes(sheet) for name, sheet in sheets.items()}
    taken = {name: known for name, known in takes.items() if known is not None}
    judged = {name: sheets[name] for name in taken}
    briefs = {name: _brief(sheet, taken[name], judged) for name, sheet in judged.items()}
    verdicts = {name: SOUND if name in briefs else _refused(sheet) for name, sheet in sheets.items()}
    doubts = {name: lines for name, lines in doubtful(briefs).items() if lines}
    if doubts:
        from congkhai.tables.asked import asked

        verdicts |= asked(briefs, doubts)
    return verdicts


def _refused(sheet: Sheet) -> Verdict:
    from congkhai.tables.asked import refused_column

    return refused(refused_column(sheet))


def _takes(sheet: Sheet) -> tuple[Takes, ...] | None:
    """What is certain of each column; None where the schema cannot be judged by."""
    takes = certainties(sheet)
    if takes is None:
        from congkhai.tables.asked import readers

        takes = readers(sheet)
    return takes


def _brief(sheet: Sheet, takes: tuple[Takes, ...], judged: Mapping[str, Sheet]) -> Brief:
    """What there is to judge of a sheet."""
    key = sheet.schema.key if set(sheet.schema.key) <= set(sheet.columns) else ()
    return Brief(sheet=sheet, takes=takes, key=key, pointers=followed(sheet, judged))


def followed(sheet: Sheet, sheets: Mapping[str, Sheet]) -> tuple[ForeignKey, ...]:
    """The pointers of a sheet whose both ends were read."""
    return tuple(
        pointer
        for pointer in sheet.schema.foreign_keys
        if set(pointer.columns) <= set(sheet.columns)
        and pointer.target in sheets
        and set(pointer.keys) <= set(sheets[pointer.target].columns)
    )
