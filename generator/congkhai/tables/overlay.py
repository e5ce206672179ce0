"""The program's own constraints laid over a folder's schema.

A folder may be stricter, add columns of its own, and call things by its own words. Where it is looser in what
the program relies on, the program's own part holds, so that no later room meets a value it cannot take.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from congkhai.tables.schema import LABELS, OTHERS, WORDS, Field, ForeignKey, Schema, title
from congkhai.text.fold import same_key
from congkhai.value import Value, replace

_FIXED: Final = {
    "format": "cách ghi (format)",
    "trueValues": "từ được hiểu là có (trueValues)",
    "falseValues": "từ được hiểu là không (falseValues)",
    "congkhai:tro_den": "bảng mà cột trỏ tới (congkhai:tro_den)",
    "congkhai:them_tu": "phiên bản thêm cột (congkhai:them_tu)",
}
_BOUNDS: Final = {"minimum": max, "maximum": min}


class Looser(Value, kw_only=False):
    """What a folder's schema lets through that the program does not; `column` is None for the whole table.

    `what` is a clause after "ở chỗ".
    """

    column: Field | None
    what: str


def overlaid(theirs: Schema, own: Schema) -> tuple[Schema, tuple[Looser, ...]]:
    """The schema by which the table is judged, and where the folder's was looser."""
    notes: list[Looser] = []
    fields = tuple(_fields(theirs, own, notes))
    pointers = dict(_pointers(theirs, own, notes))
    raw = {
        **theirs.raw,
        "fields": list(fields),
        "primaryKey": own.raw.get("primaryKey", []),
        "missingValues": list(_empty_words(theirs, notes)),
        "foreignKeys": list(pointers.values()),
    }
    if theirs.key != own.key:
        notes.append(Looser(None, f"khoá chính không phải {', '.join(own.key)}"))
    _name_rows(raw, own, notes)
    schema = replace(theirs, raw=raw, fields=fields, key=own.key, foreign_keys=tuple(pointers))
    return schema, tuple(notes)


def _fields(theirs: Schema, own: Schema, notes: list[Looser]) -> Iterator[Field]:
    """The program's columns in its order; each of the folder's own stands after the column it stood after."""
    needed = {field["name"]: field for field in own.fields}
    theirs_by_name = {field["name"]: field for field in theirs.fields}
    added: dict[str | None, list[Field]] = {}
    last = None
    for field in theirs.fields:
        if field["name"] in needed:
            last = field["name"]
        else:
            added.setdefault(last, []).append(field)
    yield from added.get(None, ())
    for name, field in needed.items():
        clash = _headed_alike(theirs_by_name.get(name, field), field, needed)
        yield _field(theirs_by_name.get(name, field), field, clash, notes)
        yield from added.get(name, ())


def _headed_alike(theirs: Field, own: Field, needed: Mapping[str, Field]) -> bool:
    """Whether a column bears the title or the name of another: its heading would be read as that column."""
    spelling = same_key(title(theirs))
    others = (field for field in needed.values() if field["name"] != own["name"])
    return any(spelling in (same_key(title(other)), same_key(other["name"])) for other in others)


def _field(theirs: Field, own: Field, clash: bool, notes: list[Looser]) -> Field:
    if theirs is own:
        return own
    whole = {**theirs, "type": own["type"]}
    for part in ("title", "description"):
        whole[part] = own[part] if not theirs.get(part) or clash else theirs[part]
    if clash:
        notes.append(Looser(own, f"tên gọi là “{title(theirs)}”, trùng với một cột khác"))
    for part, words in _FIXED.items():
        if theirs.get(part) != own.get(part):
            notes.append(Looser(own, f"{words} khác bản gốc"))
        whole.pop(part, None)
        whole |= {part: own[part]} if part in own else {}
    for part in WORDS:
        merged = own.get(part, {}) | {value: word for value, word in theirs.get(part, {}).items() if word}
        known = {value: word for value, word in merged.items() if value in own.get(part, merged)}
        if part == LABELS and _mistakable(known, own.get(part, {})):
            notes.append(Looser(own, f"một giá trị mang tên gọi của giá trị khác ({part})"))
            known = own[part]
        whole.pop(part, None)
        whole |= {part: known} if known else {}
    if others := _others(theirs, own, whole.get(LABELS, {})):
        whole[OTHERS] = others
    constraints = {**theirs.get("constraints", {}), **_constraints(theirs, own, notes)}
    return whole | ({"constraints": constraints} if constraints else {})


def _others(theirs: Field, own: Field, labels: Mapping[str, str]) -> dict[str, str]:
    """By value, the further words of both, and the program's label where the folder has another."""
    words = {}
    for value, label in own.get(LABELS, {}).items():
        replaced = label if labels.get(value) != label else ""
        parts = (replaced, own.get(OTHERS, {}).get(value, ""), theirs.get(OTHERS, {}).get(value, ""))
        every = dict.fromkeys(word.strip() for part in parts for word in part.split("|") if word.strip())
        words.update({value: " | ".join(every)} if every else {})
    return words


def _mistakable(labels: Mapping[str, str], own: Mapping[str, str]) -> bool:
    """Whether a label may be taken for another of the program's values: its name, or a label that it has."""
    for value in own:
        others = {
            same_key(text) for other in own if other != value for text in (other, own[other], labels[other])
        }
        if same_key(labels[value]) in others:
            return True
    return False


def _constraints(theirs: Field, own: Field, notes: list[Looser]) -> dict[str, Any]:
    """The constraints of the program's column, as strict as the stricter of the two."""
    given, needed = theirs.get("constraints", {}), own.get("constraints", {})
    merged: dict[str, Any] = {}
    if needed.get("required"):
        merged["required"] = True
        if not given.get("required"):
            notes.append(Looser(own, "không bắt buộc phải ghi (required)"))
    if "enum" in needed:
        merged["enum"] = _list(given.get("enum"), needed["enum"], own, notes)
    if "pattern" in needed:
        merged["pattern"] = _pattern(given.get("pattern"), needed["pattern"], own, notes)
    for part, stricter in _BOUNDS.items():
        if part in needed:
            bound = given.get(part)
            number = isinstance(bound, int | float) and not isinstance(bound, bool)
            merged[part] = (
                needed[part] if bound is None else stricter(bound, needed[part]) if number else bound
            )
            if merged[part] != bound:
                notes.append(Looser(own, f"giới hạn {part} không phải {needed[part]}"))
    return merged


def _list(given: object, needed: list[Any], own: Field, notes: list[Looser]) -> list[Any]:
    """The values of a list: those of the program that the folder allows."""
    allowed = given if isinstance(given, list) else None
    kept = [value for value in needed if allowed is None or value in allowed]
    strange = [value for value in allowed or () if value not in needed]
    if allowed is None:
        notes.append(Looser(own, "không có danh sách giá trị được ghi (enum)"))
    elif strange:
        shown = ", ".join(f"“{value}”" for value in strange[:3])
        notes.append(Looser(own, f"danh sách giá trị (enum) có {shown}, chương trình không biết"))
    return kept or needed


def _pattern(given: str | None, needed: str, own: Field, notes: list[Looser]) -> str:
    """What both patterns take. Whether another pattern is stricter nobody can say, so it is told."""
    if given == needed:
        return needed
    notes.append(Looser(own, "mẫu chữ (pattern) không phải của bản gốc"))
    return f"(?=(?:{needed})$)(?:{given})" if given else needed


def _empty_words(theirs: Schema, notes: list[Looser]) -> Iterator[str]:
    """What an empty cell may hold: nothing, or signs; never letters or digits, which would hide a value."""
    yield ""
    for word in theirs.raw.get("missingValues", [""]):
        if any(map(str.isalnum, word)):
            notes.append(Looser(None, f"coi ô ghi “{word}” là ô trống (missingValues)"))
        elif word:
            yield word
    if "" not in theirs.raw.get("missingValues", [""]):
        notes.append(Looser(None, "không coi ô không có chữ nào là ô trống (missingValues)"))


def _pointers(theirs: Schema, own: Schema, notes: list[Looser]) -> Iterator[tuple[ForeignKey, Any]]:
    """The program's pointers, then the folder's own, each as read and as written."""
    yield from zip(own.foreign_keys, own.raw.get("foreignKeys", ()), strict=True)
    for pointer in own.foreign_keys:
        if pointer not in theirs.foreign_keys:
            field = own.field(pointer.columns[0])
            notes.append(Looser(field, f"không trỏ tới bảng {pointer.target} (foreignKeys)"))
    for pointer, raw in zip(theirs.foreign_keys, theirs.raw.get("foreignKeys", ()), strict=True):
        if pointer not in own.foreign_keys:
            yield pointer, raw


def _name_rows(raw: dict[str, Any], own: Schema, notes: list[Looser]) -> None:
    """`congkhai:nhan_dong` names columns that there are; else the program's own."""
    part = "congkhai:nhan_dong"
    named = raw.get(part, [])
    columns = [named] if isinstance(named, str) else named
    known = [field["name"] for field in raw["fields"]]
    if not isinstance(columns, list) or not all(column in known for column in columns):
        notes.append(Looser(None, f"cột dùng để gọi tên dòng ({part}) không có trong bảng"))
        raw.pop(part)
    if part not in raw and part in own.raw:
        raw[part] = own.raw[part]
