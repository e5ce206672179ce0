"""The one person whom a command is asked about."""

from congkhai.errors import WrongUse
from congkhai.law.persons import meant, nearest
from congkhai.law.posts import place_of_work
from congkhai.model.agency import Agency, Cycle
from congkhai.model.structure import Official


def one_person(agency: Agency, cycle: Cycle, person: str, command: str) -> Official:
    """The person of that id or name.

    WrongUse where nobody or more than one is meant, with those whom `command` may be asked about instead.
    """
    found = meant(agency, person)
    if len(found) == 1:
        return found[0]
    near = found or nearest(agency, person)
    first = f"Có {len(found)} người tên “{person}”" if found else f"Không có ai có mã hoặc tên “{person}”"
    if not near:
        raise WrongUse(f"{first}. Xem mã và tên ở bảng Cán bộ.")
    lines = [f"{first}. {'Hãy hỏi lại theo mã' if found else 'Gần giống nhất'}:"]
    lines += [f"- {_described(agency, cycle, one, command)}" for one in near]
    raise WrongUse("\n".join(lines))


def _described(agency: Agency, cycle: Cycle, official: Official, command: str) -> str:
    post = agency.post(official, cycle.last_day)
    where = f", {post.position.name}, {place_of_work(cycle, post)}" if post else ""
    again = f"congkhai {command} {official.id} --year {cycle.year}"
    return f"{official.name} ({official.id}){where}: {again}"
