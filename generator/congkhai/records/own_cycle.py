"""What a cycle names is of its time, and rows of a cycle point to rows of the same one."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, get_args

from congkhai.findings import Finding, Kind, Severity
from congkhai.law.own_plan import borrowed
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import FieldName, Recorded, at, declared, named, plain
from congkhai.model.law import PLAN
from congkhai.records.reader import Records
from congkhai.text.dates import short_date

OFFICE_OF_OTHER_TIME = Kind(
    code="co-quan-khac-thoi",
    message="Kỳ đánh giá năm {year} ghi tên cơ quan là “{office}”, nhưng tên này {state}.",
    remedy=(
        "Ghi ở ô này mã của tên cơ quan dùng trong kỳ, chưa có thì thêm dòng ở bảng Cơ quan trước; nếu tên "
        "này vẫn dùng thì sửa ‘Từ ngày’, ‘Đến ngày’ ở dòng {row} bảng ấy."
    ),
    tells_value=True,
)
PLAN_OF_OTHER_TIME = Kind(
    code="ke-hoach-khac-thoi",
    message=(
        "Kế hoạch của kỳ đánh giá năm {year} ghi ban hành ngày {issued}; kế hoạch của kỳ này chỉ có thể ban "
        "hành từ ngày {first} đến ngày {last}."
    ),
    remedy=(
        "Ghi ở ô này kế hoạch của chính năm {year}; nếu ngày ban hành ghi sai thì sửa ở bảng Văn bản, dòng "
        "{row}."
    ),
)
PLAN_OF_OTHER_KIND = Kind(
    code="ke-hoach-khac-loai",
    message=(
        "Kỳ đánh giá năm {year} ghi kế hoạch là một văn bản loại “{kind}”; quy tắc, tham số, trình tự theo "
        "văn bản ấy không được coi là của riêng năm {year}."
    ),
    remedy=(
        "Ghi mã của kế hoạch, hoặc sửa ‘Loại’ ở bảng Văn bản, dòng {row}; nếu đúng là không có kế hoạch mà "
        "chỉ có văn bản loại này thì ghi lý do và văn bản vào bảng Giải trình cảnh báo."
    ),
    severity=Severity.WARNING,
)
ROW_OF_OTHER_CYCLE = Kind(
    code="dan-dong-ky-khac",
    message=(
        "Ô ‘{column}’ dẫn đến dòng {row} ở bảng {table}, là dòng của kỳ {other}, trong khi dòng này của kỳ "
        "{cycle}."
    ),
    remedy="Ghi mã của dòng cùng kỳ; nếu dòng này ghi nhầm kỳ thì sửa ô ‘Kỳ đánh giá’.",
)


def cycle_faults(agency: Agency, cycle: Cycle) -> Iterator[Finding]:
    """A name that the agency did not bear then, and a plan that cannot be the cycle's.

    Where the plan is another cycle's, the rule of the cycle's own plan says it.
    """
    yield from _office(cycle)
    plan, year = cycle.plan, cycle.year
    if plan is None or borrowed(agency, cycle):
        return
    if plan.kind != PLAN:
        place = at(cycle, "plan")
        yield PLAN_OF_OTHER_KIND.at(place, year=year, kind=plan.kind_name, row=plan.place.row)
    # It is drawn up in its year or in the one before.
    first, last = date(year - 1, 1, 1), cycle.last_day
    if plan.issued and not first <= plan.issued <= last:
        days = {"issued": short_date(plan.issued), "first": short_date(first), "last": short_date(last)}
        yield PLAN_OF_OTHER_TIME.at(at(cycle, "plan"), year=year, row=plan.place.row, **days)


def _office(cycle: Cycle) -> Iterator[Finding]:
    """Renamed in its course, a cycle may bear either name, and the one under which it was announced."""
    office = cycle.office
    announced = (row.document.issued for row in cycle.announcements)
    if office.meets(cycle.first_day, cycle.last_day) or any(map(office.holds, filter(None, announced))):
        return
    if office.valid_to and office.valid_to < cycle.first_day:
        state = f"chỉ dùng đến hết ngày {short_date(office.valid_to)}"
    else:
        state = f"từ ngày {short_date(office.valid_from or cycle.last_day)} mới dùng"
    facts = {"office": office.name, "state": state, "row": office.place.row}
    yield OFFICE_OF_OTHER_TIME.at(at(cycle, "office"), year=cycle.year, **facts)


def faults(records: Records) -> Iterator[Finding]:
    """Every cell by which a row of one cycle points to a row of another."""
    for kind, cycle_of in _of_cycles().items():
        pointers = _pointers(kind)
        known = records.by_key(kind) if pointers else {}
        for record in records.all(kind):
            for name in pointers:
                value = getattr(record, name)
                pointed = known.get(value) if isinstance(value, str) else value
                if pointed and (other := _of_cycles()[type(pointed)](pointed)) != cycle_of(record):
                    place, there = at(record, name), pointed.place
                    facts = {"column": place.column_title, "row": there.row, "table": there.table_title}
                    yield ROW_OF_OTHER_CYCLE.at(place, cycle=cycle_of(record), other=other, **facts)


@cache
def _of_cycles() -> Mapping[type[Recorded], Callable[[Recorded], str]]:
    """The kinds of record that belong to a cycle, each with what tells to which."""
    belonging = (one for one in declared(Cycle).values() if one[0].by)
    return MappingProxyType({get_args(hint)[0]: attrgetter(said.by) for said, hint in belonging})


def _pointers(kind: type[Recorded]) -> tuple[FieldName, ...]:
    """The fields that name a row of a cycle: as a record, or by the key of one of the same kind."""
    fields = ((name, hint) for name, (_, hint) in declared(kind).items())
    return tuple(named(kind, name) for name, hint in fields if _points(hint))


def _points(hint: Any) -> bool:
    return hint == str | None or any(kind is plain(hint) for kind in _of_cycles())
