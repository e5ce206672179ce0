"""What the judge says of one cell, as a clerk reads it."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids.cells import shown
from congkhai.tables.kinds import (
    BAD_DATE,
    BAD_NUMBER,
    BAD_PATTERN,
    BAD_TIME,
    BAD_VALUE,
    NOT_IN_LIST,
    OUT_OF_RANGE,
    REQUIRED,
)
from congkhai.tables.schema import Field, choices, title
from congkhai.text.dates import meant_date, meant_time, month_first, short_date
from congkhai.text.numbers import parse_decimal, readings
from congkhai.value import replace

_DAY: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}", re.ASCII)
_TOLD: Final = 5
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_PATTERNS: Final = MappingProxyType(
    {
        "[A-Z][A-Za-z0-9.-]*": "Mã bắt đầu bằng chữ cái hoa, tiếp theo chỉ có chữ cái không dấu, chữ số, "
        "dấu chấm, dấu gạch ngang, ví dụ CB-007; không có khoảng trắng.",
        "[a-z][a-z0-9-]*": "Chỉ ghi chữ cái thường không dấu, chữ số và dấu gạch ngang.",
        "[0-9a-f]{64}": "Mã băm gồm đúng 64 ký tự từ 0 đến 9 và từ a đến f.",
    }
)
_BOUNDS: Final = MappingProxyType(
    {
        "minimum": "không được nhỏ hơn {}",
        "maximum": "không được lớn hơn {}",
        "exclusiveMinimum": "phải lớn hơn {}",
        "exclusiveMaximum": "phải nhỏ hơn {}",
        "minLength": "phải có ít nhất {} ký tự",
        "maxLength": "không được dài quá {} ký tự",
    }
)


def mistyped(field: Field, place: Place) -> Finding:
    """The cell cannot be read as what its column holds; `place` is the cell's, with the text of the file."""
    at, facts = _facts(field, place)
    match field.get("type"):
        case "date":
            dated = _DAY.fullmatch(facts["value"])
            why = "không phải một ngày có trong lịch" if dated else "không đọc được thành ngày"
            return BAD_DATE.at(at, why=why, proposal=_day_meant(facts["value"]), **facts)
        case "time":
            return BAD_TIME.at(at, proposal=_time_meant(facts["value"]), **facts)
        case "integer":
            how = "Chỉ ghi các chữ số, không có dấu chấm, dấu phẩy hay đơn vị, ví dụ 2022."
            how += _whole_meant(facts["value"])
            return BAD_NUMBER.at(at, why="không phải số nguyên", how=how, **facts)
        case "number":
            how = "Ghi số với dấu phẩy thập phân, không tách hàng nghìn, ví dụ 98,5 hoặc 1597,25."
            meant = _numbers_meant(facts["value"])
            why = "có thể hiểu là hai số khác nhau" if meant else "không phải một số"
            how += meant
            return BAD_NUMBER.at(at, why=why, how=how, **facts)
        case "boolean":
            return NOT_IN_LIST.at(at, choices="“có”, “không”", **facts)
    return BAD_VALUE.at(at, described=_described(field), **facts)


def out_of_bounds(field: Field, constraint: str, place: Place) -> Finding:
    """The cell breaks a constraint of its column; `place` is the cell's, with the text of the file."""
    at, facts = _facts(field, place)
    limit = field.get("constraints", {}).get(constraint)
    if constraint == "required":
        return REQUIRED.at(replace(at, value=None), column=facts["column"], described=_described(field))
    if constraint == "enum":
        labels = ", ".join(f"“{label}”" for label in choices(field).values())
        return NOT_IN_LIST.at(at, choices=labels, **facts)
    if constraint == "pattern":
        return misshapen(field, [place])
    if constraint in _BOUNDS:
        return OUT_OF_RANGE.at(at, bound=_BOUNDS[constraint].format(limit), **facts)
    return BAD_VALUE.at(at, described=_described(field), **facts)


def misshapen(field: Field, places: Sequence[Place], meant: Mapping[str, str] = _NOTHING) -> Finding:
    """Cells of one column break its pattern; `meant` is what some of their texts probably were."""
    at, facts = _facts(field, places[0])
    pattern = str(field.get("constraints", {}).get("pattern"))
    how = _PATTERNS.get(pattern) or f"Mô tả của cột: “{field.get('description', '')}”."
    known = [f"“{text}” có thể là “{whole}”" for text, whole in [*meant.items()][:_TOLD]]
    if known:
        how += f" Phần đầu của mã có thể đã bị mất: {', '.join(known)}; đối chiếu trước khi ghi."
    more = f"; {len(places) - 1} ô khác của cột cũng vậy" if len(places) > 1 else ""
    return replace(BAD_PATTERN.at(at, how=how, more=more, **facts), also=tuple(places[1:]))


def _described(field: Field) -> str:
    """What the column is for, as the end of the first sentence of a remedy."""
    description = field.get("description", "").removesuffix(".")
    return f" theo mô tả của cột: “{description}”" if description else ""


def _day_meant(text: str) -> str:
    """The date that is probably meant, as the end of a remedy."""
    day = meant_date(text)
    if day is None:
        return ""
    why = " (ghi tháng trước ngày)" if month_first(text) else ""
    why = " (số mà Excel dùng để đếm ngày)" if text.isdecimal() else why
    return f" “{text}” có thể là “{short_date(day)}”{why}: đúng thì ghi lại như vậy."


def _time_meant(text: str) -> str:
    """The time that is probably meant, as the end of a remedy."""
    hour = meant_time(text)
    if hour is None:
        return ""
    return f" “{text}” có thể là “{hour:%H:%M}” (số mà Excel dùng để ghi giờ): đúng thì ghi lại như vậy."


def _numbers_meant(text: str) -> str:
    """The two numbers that may be meant, as the end of a remedy."""
    if not readings(text):
        return ""
    whole, decimal = readings(text)
    return (
        f" “{text}” có thể là “{whole}”, hoặc số thập phân “{decimal.removesuffix('0')}”; số thập phân thì "
        f"thêm một số 0 ở cuối, thành “{decimal}”, để không ai hiểu là hàng nghìn."
    )


def _whole_meant(text: str) -> str:
    """The whole number that is probably meant, as the end of a remedy."""
    value = parse_decimal(next(iter(readings(text)), text))
    if value is None or value != value.to_integral_value():
        return ""
    return f" “{text}” có thể là “{value:.0f}”: đúng thì ghi lại như vậy."


def _facts(field: Field, place: Place) -> tuple[Place, Mapping[str, str]]:
    value = shown(place.value or "")
    return replace(place, value=value or None), {"column": title(field), "value": value}
