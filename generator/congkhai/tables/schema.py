"""A table schema as read: its fields with their titles, its key, and what it points to."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from congkhai.notation.json_text import Way
from congkhai.tables.patterns import why_not
from congkhai.value import Value

Field = Mapping[str, Any]

#: Properties of ours that say of a column's values what they mean and how they are abbreviated.
LABELS = "congkhai:nhan"
WORDS = (LABELS, "congkhai:ky_hieu")
#: Further words by which a value may be written, apart by a bar, as pages and papers print it.
OTHERS = "congkhai:nhan_khac"
_SAID: Final = (*WORDS, OTHERS)

#: What may stand under `congkhai:visibility`; a column without it is restricted.
WIDTHS: Final = ("public", "agency", "restricted")

_TEXTS: Final = ("title", "description", "type", "format")
_TYPES: Final = frozenset(
    "any array boolean date datetime duration geojson geopoint integer list number object string time year"
    " yearmonth".split()
)
_LENGTHS: Final = ("minLength", "maxLength")
_YES_NO: Final = ("required", "unique")
_ELSEWHERE: Final = "có phần để ở nơi khác ($ref), không được đọc"


class ForeignKey(Value, kw_only=False):
    """Columns of a table that point to columns of the table `target`."""

    columns: tuple[str, ...]
    target: str
    keys: tuple[str, ...]


class Misshapen(Value, kw_only=False):
    """Why a schema cannot be used, as the end of a sentence, and where in its file."""

    why: str
    way: Way


class Schema(Value):
    """A schema whose shape is right; `raw` is the whole of it, properties of ours included.

    `file` is the schema's own file, relative to the agency folder; "" where none is known. `column_lines`
    are the lines of it in which its columns begin, by their names.
    """

    raw: Mapping[str, Any]
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    file: str = ""
    column_lines: Mapping[str, int] = {}

    def field(self, name: str) -> Field:
        """The field of that name; KeyError where there is none."""
        for field in self.fields:
            if field["name"] == name:
                return field
        raise KeyError(name)


def title(field: Field) -> str:
    """The Vietnamese title of a field, or its name."""
    return str(field.get("title") or field["name"])


def added_later(field: Field) -> str | None:
    """The version of the program that brought the column, where an older table may lack it; else None.

    A column that must be filled may never be lacking.
    """
    since = field.get("congkhai:them_tu")
    return None if since is None or field.get("constraints", {}).get("required") else str(since)


def choices(field: Field) -> dict[str, str]:
    """What an enum field allows: the value in the file, and how a reader calls it."""
    labels = field.get(LABELS, {})
    values = field.get("constraints", {}).get("enum", ())
    return {str(value): str(labels.get(value, value)) for value in values}


def other_labels(field: Field) -> Iterator[tuple[str, str]]:
    """Each further word by which an allowed value may be written, with the value."""
    values = [str(value) for value in field.get("constraints", {}).get("enum", ())]
    for value, words in field.get(OTHERS, {}).items():
        if value in values:
            yield from ((word.strip(), value) for word in words.split("|") if word.strip())


def parse(raw: object, table: str, file: str = "") -> Schema | Misshapen:
    """The schema of `table`, or what is wrong with its shape."""
    if not isinstance(raw, dict):
        return Misshapen("không phải một đối tượng JSON", ())
    wrong = next(_misshapen(raw), None)
    if wrong:
        return Misshapen(*wrong)
    return Schema(
        raw=raw,
        fields=tuple(raw["fields"]),
        key=_names(raw.get("primaryKey", ())),
        foreign_keys=tuple(_pointers(raw, table)),
        file=file,
    )


def _misshapen(raw: dict[str, Any]) -> Iterator[tuple[str, Way]]:
    fields = raw.get("fields")
    if not isinstance(fields, list) or not fields:
        yield "không có danh sách cột", ("fields",)
        return
    for at, field in enumerate(fields):
        name = field.get("name") if isinstance(field, dict) else None
        if not isinstance(name, str) or not name:
            yield "có cột không tên", ("fields", at, "name")
            return
    if "$ref" in raw:
        yield _ELSEWHERE, ("$ref",)
    known: set[str] = set()
    for at, field in enumerate(fields):
        yield from ((why, ("fields", at)) for why in _faults(field, known))
        known.add(field["name"])
    if not _texts(raw.get("missingValues", [])):
        yield "danh sách ký hiệu của ô trống không đọc được", ("missingValues",)
    for part in ("title", "description"):
        if not isinstance(raw.get(part, ""), str):
            yield "tên hoặc mô tả của bảng không phải chữ", (part,)
    if not _named(raw.get("primaryKey", [])):
        yield "khoá chính không đọc được", ("primaryKey",)
    yield from _unknown_columns(raw, known)


def _faults(field: dict[str, Any], known: Collection[str]) -> Iterator[str]:
    """What is wrong with one column; `known` are the names of those before it."""
    name = field["name"]
    if "$ref" in field:
        yield _ELSEWHERE
    if name in known:
        yield f"có hai cột trùng tên {name}"
    if not _sound(field):
        yield f"cột {name} có kiểu hoặc ràng buộc không đọc được"
    # No cell may be tried with such a pattern.
    constraints = field.get("constraints")
    pattern = constraints.get("pattern", "") if isinstance(constraints, dict) else ""
    why = why_not(pattern) if isinstance(pattern, str) else "mẫu không phải chữ"
    if why:
        yield f"cột {name} có {why}"
    if not _labelled(field):
        yield f"cột {name} có phần không đọc được"


def _sound(field: dict[str, Any]) -> bool:
    """Whether the parts of a field that are read outside the judge have their right types."""
    constraints = field.get("constraints", {})
    if not isinstance(constraints, dict) or not all(isinstance(field.get(name, {}), dict) for name in _SAID):
        return False
    if not all(isinstance(field.get(part, ""), str) for part in _TEXTS):
        return False
    if field.get("type", "any") not in _TYPES:
        return False
    if not all(isinstance(constraints.get(part, False), bool) for part in _YES_NO):
        return False
    lengths = [constraints.get(part, 0) for part in _LENGTHS]
    if any(isinstance(length, bool) or not isinstance(length, int) or length < 0 for length in lengths):
        return False
    allowed = constraints.get("enum", [None])
    plain = isinstance(allowed, list) and not any(isinstance(value, dict | list) for value in allowed)
    return (
        plain and allowed != [] and all(_texts(field.get(part, [])) for part in ("trueValues", "falseValues"))
    )


def _labelled(field: dict[str, Any]) -> bool:
    """Whether the properties of ours are known words or texts, and the labels of a list are texts."""
    width, target = (field.get(part, "") for part in ("congkhai:visibility", "congkhai:tro_den"))
    labels = (text for part in _SAID for text in field.get(part, {}).values())
    known = isinstance(width, str) and width in ("", *WIDTHS)
    return known and all(isinstance(text, str) for text in (target, *labels))


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _unknown_columns(raw: dict[str, Any], names: set[str]) -> Iterator[tuple[str, Way]]:
    if not set(_names(raw.get("primaryKey", ()))) <= names:
        yield "khoá chính gồm cột không có", ("primaryKey",)
    pointers = raw.get("foreignKeys", [])
    if not isinstance(pointers, list):
        yield "khoá ngoài (foreignKeys) không phải một danh sách", ("foreignKeys",)
        return
    for at, pointer in enumerate(pointers):
        why = _misaimed(pointer, names)
        if why:
            yield why, ("foreignKeys", at)


def _misaimed(pointer: object, names: set[str]) -> str | None:
    """What is wrong with one of the foreign keys of a table whose columns are `names`."""
    if not isinstance(pointer, dict):
        return "khoá ngoài (foreignKeys) có mục không phải một nhóm"
    columns = pointer.get("fields")
    if not _named(columns) or not columns:
        return "khoá ngoài (foreignKeys) không ghi cột nào (fields)"
    of = f"khoá ngoài (foreignKeys) của cột {', '.join(_names(columns))}"
    if not _aimed(pointer.get("reference")):
        return f"{of} có phần reference không đọc được"
    if not set(_names(columns)) <= names:
        return f"{of} gồm cột không có"
    if len(_names(columns)) != len(_names(pointer["reference"].get("fields", ()))):
        return f"{of} có số cột ở hai đầu khác nhau"
    return None


def _aimed(reference: object) -> bool:
    if not isinstance(reference, dict) or not isinstance(reference.get("resource", ""), str):
        return False
    return _named(reference.get("fields", []))


def _named(value: object) -> bool:
    """Whether this is one name or a list of names."""
    return isinstance(value, str) or _texts(value)


def _pointers(raw: dict[str, Any], table: str) -> Iterator[ForeignKey]:
    for pointer in raw.get("foreignKeys", []):
        reference = pointer["reference"]
        yield ForeignKey(
            _names(pointer["fields"]), reference.get("resource") or table, _names(reference.get("fields", ()))
        )


def _names(value: object) -> tuple[str, ...]:
    """One name or a list of names, as the standard allows."""
    return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, list) else ()


def measured(columns: Mapping[int, Field]) -> frozenset[int]:
    """The positions of columns that hold numbers, dates or times, in which words around a value are none of
    it."""
    types = ("integer", "number", "date", "time")
    return frozenset(at for at, field in columns.items() if field.get("type") in types)
