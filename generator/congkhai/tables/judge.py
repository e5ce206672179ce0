"""What is wrong with the values of a package: types, constraints, lists, keys and what points to what.

Only of what is not certain beforehand frictionless is asked, which takes as long to load as all else.
"""

from collections.abc import Mapping

from congkhai.tables.certain import certainties
from congkhai.tables.doubt import Brief, doubtful
from congkhai.tables.schema import ForeignKey
from congkhai.tables.sheet import Sheet
from congkhai.tables.verdict import REFUSED, SOUND, Verdict


def judge(sheets: Mapping[str, Sheet]) -> dict[str, Verdict]:
    """The verdict on each sheet. Pointers to tables that are not among them are not followed."""
    briefs = {name: brief for name, sheet in sheets.items() if (brief := _brief(sheet, sheets))}
    verdicts = {name: SOUND if name in briefs else REFUSED for name in sheets}
    doubts = {name: lines for name, lines in doubtful(briefs).items() if lines}
    if doubts:
        from congkhai.tables.asked import asked

        verdicts |= asked(briefs, doubts)
    return verdicts


def _brief(sheet: Sheet, sheets: Mapping[str, Sheet]) -> Brief | None:
    """What there is to judge of a sheet; None where its schema cannot be judged by."""
    takes = certainties(sheet)
    if takes is None:
        from congkhai.tables.asked import readers

        takes = readers(sheet)
    if takes is None:
        return None
    key = sheet.schema.key if set(sheet.schema.key) <= set(sheet.columns) else ()
    return Brief(sheet=sheet, takes=takes, key=key, pointers=followed(sheet, sheets))


def followed(sheet: Sheet, sheets: Mapping[str, Sheet]) -> tuple[ForeignKey, ...]:
    """The pointers of a sheet whose both ends were read."""
    return tuple(
        pointer
        for pointer in sheet.schema.foreign_keys
        if set(pointer.columns) <= set(sheet.columns)
        and pointer.target in sheets
        and set(pointer.keys) <= set(sheets[pointer.target].columns)
    )
