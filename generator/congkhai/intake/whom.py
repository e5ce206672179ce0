"""Who is to get a link, or to lose it, as the office names them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from congkhai.errors import WrongUse
from congkhai.intake.values import Role
from congkhai.law.persons import meant, nearest, units_meant, units_nearest
from congkhai.law.posts import latest_post
from congkhai.model.agency import Agency
from congkhai.model.structure import Official, Unit, UnitKind
from congkhai.text.marks import clean
from congkhai.text.names import name_key
from congkhai.value import Value

#: Those that are asked for an opinion, or sort and propose; any other unit hands in for itself.
BODIES: Final = (UnitKind.COUNCIL, UnitKind.PARTY_CELL, UnitKind.UNION, UnitKind.OUTSIDE)
_LONGEST: Final = 100


class Whom(Value):
    """Who is named: officials, units and bodies by id or name, users of the office as they are to be called.

    `everybody` are all officials, units and bodies beside; never the office.
    """

    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    everybody: bool = False


class Recipient(Value):
    """Somebody who is meant: `who` as links know him, `unit` the name of an official's unit."""

    who: str
    role: Role
    name: str
    unit: str = ""


def recipients(agency: Agency, whom: Whom, today: date | None) -> tuple[Recipient, ...]:
    """All who are meant, each once; WrongUse where nobody is named, or a name means none or several.

    `everybody` are those of that day; without a day all whom the tables know, also who left, and every unit
    in both roles.
    """
    people = [_one_official(agency, asked, today) for asked in whom.people]
    units = [_one_unit(agency.units, asked) for asked in whom.units]
    bodies = [_one_unit([unit for unit in agency.units if unit.kind in BODIES], one) for one in whom.bodies]
    if whom.everybody:
        people += _all_officials(agency, today)
        there = [unit for unit in agency.units if today is None or unit.holds(today)]
        units += [unit for unit in there if today is None or unit.kind not in BODIES]
        bodies += [unit for unit in there if today is None or unit.kind in BODIES]
    found = [
        *(_official(agency, one, today) for one in people),
        *(Recipient(who=unit.id, role=Role.UNIT, name=unit.name) for unit in units),
        *(Recipient(who=unit.id, role=Role.BODY, name=unit.name) for unit in bodies),
        *(Recipient(who=name, role=Role.OFFICE, name=name) for name in _users(agency, whom.office, today)),
    ]
    if not found:
        raise WrongUse(
            "Chưa nêu ai. Hãy ghi mã hoặc họ tên cán bộ, --unit, --body, --office, hoặc --all cho mọi cán "
            "bộ, đơn vị và tổ chức."
        )
    return tuple({(one.role, one.who): one for one in found}.values())


def _official(agency: Agency, official: Official, today: date | None) -> Recipient:
    post = latest_post(agency, official, today or date.max)
    return Recipient(
        who=official.id, role=Role.PERSON, name=official.name, unit=post.unit.name if post else ""
    )


def _all_officials(agency: Agency, today: date | None) -> Sequence[Official]:
    """In the order in which slips are handed out: by unit, then by name."""
    if today is None:
        return agency.officials
    posts = [post for official in agency.officials if (post := agency.post(official, today))]
    posts.sort(key=lambda post: (post.unit.order, post.unit.id, name_key(post.official.name)))
    return [post.official for post in posts]


def _one_official(agency: Agency, asked: str, today: date | None) -> Official:
    found = meant(agency, asked)
    if len(found) == 1:
        return found[0]
    near = [_official(agency, one, today) for one in found or nearest(agency, asked)]
    named = [f"{one.name} ({one.who}){f', {one.unit}' if one.unit else ''}" for one in near]
    raise WrongUse(_unclear("người", "bảng Cán bộ", asked, len(found), named))


def _one_unit(units: Sequence[Unit], asked: str) -> Unit:
    found = units_meant(units, asked)
    if len(found) == 1:
        return found[0]
    named = [f"{one.name} ({one.id})" for one in found or units_nearest(units, asked)]
    raise WrongUse(_unclear("đơn vị, tổ chức", "bảng Đơn vị", asked, len(found), named))


def _unclear(kind: str, table: str, asked: str, count: int, named: Sequence[str]) -> str:
    """Why nobody is meant, and whom to ask for instead."""
    first = f"Có {count} {kind} tên “{asked}”" if count else f"Không có {kind} nào mang mã hoặc tên “{asked}”"
    if not named:
        return f"{first}. Xem mã và tên ở {table}."
    return "\n".join((f"{first}. {'Hãy gọi theo mã' if count else 'Gần giống nhất'}:", *_listed(named)))


def _listed(named: Sequence[str]) -> Iterator[str]:
    yield from (f"- {one}" for one in named)


def _users(agency: Agency, asked: Sequence[str], today: date | None) -> Iterator[str]:
    """The names of users of the office; drafts and devices are kept by them, so that none may be an id.

    Without a day, where links are withdrawn, one of before may be named.
    """
    ids = [*(one.id for one in agency.officials), *(one.id for one in agency.units)]
    taken = {*map(str.casefold, ids)}
    for name in map(_user, asked):
        if today is not None and name.casefold() in taken:
            raise WrongUse(
                f"“{name}” là mã của một cán bộ hoặc đơn vị, không dùng làm tên sau --office được. "
                "Hãy ghi họ tên hoặc chức danh của người tiếp nhận."
            )
        yield name


def _user(asked: str) -> str:
    """The name of a user of the office, as the log of states is to say it."""
    name = " ".join(clean(asked).split())
    if not name or not name.isprintable() or len(name) > _LONGEST:
        raise WrongUse(f"Tên sau --office phải là chữ, không để trống, dài nhất {_LONGEST} ký tự.")
    return name
