"""A part of mypy: `at(record, "level")` and `Where(record, "level")` must name a field of the record that is
filled from a column, and `replace(record, level=…)` a field that takes such a value.

mypy cannot know which strings are names of fields; this tells it. A name that does not stand in the call
comes from `named`, which tries it when its module is imported.
"""

from collections.abc import Callable, Iterator

from mypy.nodes import StrExpr, TypeInfo
from mypy.plugin import FunctionContext, Plugin
from mypy.subtypes import is_subtype
from mypy.types import Instance, Type, UnionType, get_proper_type

ROOM = "congkhai.model.columns"


class FieldNames(Plugin):
    """Holds the names in calls of `at` against the classes of the records."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        if fullname == "congkhai.value.replace":
            return replaced
        return held if fullname in (f"{ROOM}.at", f"{ROOM}.Where") else None


def held(call: FunctionContext) -> Type:
    if not call.args[1]:
        return call.default_return_type
    record, name = call.arg_types[0][0], call.args[1][0]
    if isinstance(name, StrExpr):
        for kind in kinds(record):
            if not declares(kind, name.value):
                call.api.fail(f'"{kind.name}" has no field "{name.value}"', name)
    elif not is_named(call.arg_types[1][0]):
        call.api.fail("The name of a field stands in the call itself or comes from `named`", name)
    return call.default_return_type


def replaced(call: FunctionContext) -> Type:
    """What `replace` sets are fields, each of a value of its type."""
    for kind in kinds(call.arg_types[0][0]):
        for name, given in zip(call.arg_names[1], call.arg_types[1], strict=True):
            field = kind.get(name) if name else None
            if name and not declares(kind, name):
                call.api.fail(f'"{kind.name}" has no field "{name}"', call.context)
            elif field and field.type and not kind.type_vars and not is_subtype(given, field.type):
                call.api.fail(f'"{name}" of "{kind.name}" takes no {given}', call.context)
    return call.default_return_type


def kinds(record: Type) -> Iterator[TypeInfo]:
    record = get_proper_type(record)
    for one in record.items if isinstance(record, UnionType) else (record,):
        proper = get_proper_type(one)
        if isinstance(proper, Instance):
            yield proper.type


def declares(kind: TypeInfo, name: str) -> bool:
    """Whether the class has such a field; the name behind a point is a field of that field's class."""
    first, _, rest = name.partition(".")
    known = {one["name"] for one in kind.metadata.get("dataclass", {}).get("attributes", ())}
    if first not in known or not rest:
        return first in known
    field = kind.get(first)
    return field is not None and field.type is not None and all(declares(k, rest) for k in kinds(field.type))


def is_named(name: Type) -> bool:
    proper = get_proper_type(name)
    return isinstance(proper, Instance) and proper.type.fullname == f"{ROOM}.FieldName"


def plugin(version: str) -> type[Plugin]:
    return FieldNames
