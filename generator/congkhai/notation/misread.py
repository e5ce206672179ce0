"""Why a text cannot be taken as it stands."""

from congkhai.value import Value

#: How deep lists and groups may lie within each other; no file of an office needs more.
DEPTH = 20


class Misread(Value, kw_only=False):
    """`why` is the end of a sentence and names the line itself; `line` counts from 1, None where unknown.

    `doubled` is the key that stands twice, "" where something else is at fault. `character` counts from 1
    within the whole text, and `why` names it too; None where only the line is known.
    """

    why: str
    line: int | None = None
    doubled: str = ""
    character: int | None = None


def twice(key: str, first: int, second: int) -> Misread:
    """That a key stands twice, in these two lines."""
    lines = f"dòng {first} và dòng {second}" if first != second else f"cùng ở dòng {first}"
    return Misread(f"mục “{key[:60]}” ghi hai lần ({lines})", second, key)


def too_deep(line: int | None) -> Misread:
    """That lists and groups lie within each other without end."""
    at = f" (dòng {line})" if line else ""
    return Misread(f"các ngoặc hoặc các mục lồng nhau quá sâu{at}", line)
