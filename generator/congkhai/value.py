"""The base of the values that pass between rooms.

Some two hundred kinds of values are made at every start, and hundreds of thousands of values in a large
office; msgspec makes both several times faster than the dataclasses of the standard library.
"""

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar, dataclass_transform

from msgspec import NODEFAULT, Struct, StructMeta, field, structs

__all__ = ["UNSAID", "Collector", "Said", "Value", "asdict", "field", "replace", "said"]

UNSAID = NODEFAULT
_V = TypeVar("_V", bound="Value")


class Said(NamedTuple):
    """What a field says of itself, and its value where none is given."""

    meaning: Any
    default: object = UNSAID


class _Kind(StructMeta):
    def __new__(mcls, name: str, bases: tuple[type, ...], body: dict[str, Any], **asked: Any) -> "_Kind":
        own = {key: value for key, value in body.items() if isinstance(value, Said)}
        for key, one in own.items():
            del body[key]
            if one.default is not UNSAID:
                body[key] = one.default
        meanings = {key: one.meaning for key, one in own.items()}
        body["__said__"] = {**getattr(bases[0], "__said__", {}), **meanings}
        return super().__new__(mcls, name, bases, body, **{"frozen": True, "kw_only": True, **asked})


if TYPE_CHECKING:
    # A type checker takes Struct itself for a value that may change.
    @dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
    class _Base:
        __said__: ClassVar[dict[str, Any]]

        def __init_subclass__(cls, *, kw_only: bool = True, eq: bool = True, dict: bool = False) -> None: ...

else:

    class _Base(Struct, metaclass=_Kind):
        pass


class Value(_Base):
    """A value that never changes, made of named fields; equal where all fields are, and then of one hash;
    one that holds a list or a mapping has none.

    A class says otherwise in its own line: `kw_only=False` for fields by their position, `eq=False` for a
    value that is equal to itself alone, `dict=True` for one whose `cached_property` is worked out once.
    """


class Collector(Struct):
    """A value that is filled while something is read or made."""


def said(kind: type[Value]) -> dict[str, Any]:
    """What the fields of a kind say of themselves, those of its bases first; of those that say something."""
    return kind.__said__


def replace(value: _V, /, **changes: object) -> _V:
    """The same value with other fields."""
    return structs.replace(value, **changes)  # type: ignore[type-var]


def asdict(value: Value) -> dict[str, Any]:
    """The fields by their names; a value within stays one."""
    return structs.asdict(value)  # type: ignore[arg-type]
