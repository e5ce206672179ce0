"""People and units that do not exist, the same for each seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tests.rules.build import Row

UNIT_SIZE = 30
LEADERS = 3
FAMILIES = "Lò Quàng Cà Lường Hoàng Giàng Vàng Mùa Sồng Đinh Hà Bùi Nguyễn Trần Cầm Tòng Lừ Vì".split()
MIDDLES = "Văn Thị A Đức Xuân Minh Thanh Ngọc Bá Hải Quốc Thuý Hồng Mai".split()
GIVENS = "Hoà Thuỷ Dương Phượng Xương Tiên Dế Páo Chứ Bình Hạnh Khoa Lan Mỷ Quý Sơn Uyên An Ly".split()
#: The level that members of a unit reach by their place in it; everybody else reaches the second.
LEVELS = {7: "HTXSNV", 19: "HTXSNV", 23: "HTNV", 29: "KHTNV"}
#: Percent of the work done; 70 points for the whole of it and 25 to 30 points beside give just that level.
DONE = {"HTXSNV": 100, "HTTNV": 80, "HTNV": 50, "KHTNV": 20}
#: Of those who lead, half of whose points are for leading, which they all do well.
DONE_BESIDE_LEADING = 60


@dataclass(frozen=True, slots=True)
class Person:
    """One invented official, the post held all year, the level reached, the common points of each quarter."""

    number: int
    name: str
    unit: str
    position: str
    role: str
    level: str
    points: tuple[int, ...]

    @property
    def id(self) -> str:
        return f"CB-{self.number:05}"

    @property
    def leads(self) -> bool:
        return self.role != "thanh_vien"

    @property
    def scores(self) -> list[Decimal]:
        """The whole score of each quarter."""
        result = (DONE_BESIDE_LEADING + 100) // 2 if self.leads else DONE[self.level]
        return [points + Decimal(result * 70) / 100 for points in self.points]

    @property
    def score(self) -> Decimal:
        """Of the year."""
        return sum(self.scores, Decimal(0)) / len(self.scores)


@dataclass(frozen=True, slots=True)
class Agency:
    """What the rows of every table are made of; `units` without the leadership."""

    people: tuple[Person, ...]
    units: tuple[str, ...]
    office: Row
    chance: random.Random


def agency(officials: int, office: Row, chance: random.Random) -> Agency:
    """An agency of so many people under the name of `office`."""
    found = tuple(people(officials, chance))
    return Agency(found, tuple(dict.fromkeys(person.unit for person in found[LEADERS:])), office, chance)


def people(officials: int, chance: random.Random) -> Iterator[Person]:
    """Three leaders of the agency, then units of thirty: a head, two deputies, staff, no namesakes."""
    for number in range(officials):
        name = f"{FAMILIES[number % len(FAMILIES)]} {chance.choice(MIDDLES)} {GIVENS[number % len(GIVENS)]}"
        points = tuple(chance.randint(25, 30) for _ in range(4))
        if number < LEADERS:
            role, position = ("cap_pho", "PTB") if number else ("dung_dau", "TB")
            yield Person(number, name, "LDB", position, role, "HTTNV", points)
            continue
        unit, place = divmod(number - LEADERS, UNIT_SIZE)
        role = "dung_dau" if place == 0 else "cap_pho" if place < 3 else "thanh_vien"
        position = {"dung_dau": "TP", "cap_pho": "PTP"}.get(role) or ("CVC" if place < 9 else "CV")
        yield Person(number, name, f"P-{unit + 1:04}", position, role, LEVELS.get(place, "HTTNV"), points)
