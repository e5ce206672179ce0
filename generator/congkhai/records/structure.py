"""`co_quan`, `don_vi`, `chuc_vu`, `can_bo`, `phan_cong`."""

from collections.abc import Callable, Iterable, Mapping

from congkhai.model.structure import (
    Assignment,
    Employment,
    Office,
    Official,
    Position,
    Rank,
    Role,
    Unit,
    UnitKind,
)
from congkhai.records.cells import rows
from congkhai.tables.table import Tables


def offices(tables: Tables) -> dict[str, Office]:
    """The agency's names through time, by id."""
    return {
        row.text("ma"): Office(
            place=row.place,
            id=row.text("ma"),
            name=row.text("ten"),
            symbol=row.text("ky_hieu"),
            parent=row.text("cap_tren"),
            head_title=row.text("chuc_danh_dung_dau"),
            locality=row.text("dia_danh"),
            url=row.text("dia_chi_cong"),
            valid_from=row.day("tu_ngay"),
            valid_to=row.day("den_ngay"),
        )
        for row in rows(tables, "co_quan")
    }


def units(tables: Tables) -> dict[str, Unit]:
    """Units and bodies by id; one without an order stands last."""
    return {
        row.text("ma"): Unit(
            place=row.place,
            id=row.text("ma"),
            name=row.text("ten"),
            short=row.text("ten_tat"),
            kind=UnitKind(row.text("loai")),
            parent=row.link("cap_tren"),
            order=row.whole("thu_tu") or 9999,
        )
        for row in rows(tables, "don_vi")
    }


def positions(tables: Tables) -> dict[str, Position]:
    """Positions by id."""
    return {
        row.text("ma"): Position(
            id=row.text("ma"),
            name=row.text("ten"),
            rank=Rank(row.text("nhom")),
            order=row.whole("thu_tu") or 9999,
        )
        for row in rows(tables, "chuc_vu")
    }


def officials(tables: Tables) -> dict[str, Official]:
    """Officials by id."""
    return {
        row.text("ma"): Official(place=row.place, id=row.text("ma"), name=row.text("ho_ten"))
        for row in rows(tables, "can_bo")
    }


def assignments(
    tables: Tables,
    people: Mapping[str, Official],
    bodies: Mapping[str, Unit],
    titles: Mapping[str, Position],
) -> tuple[Assignment, ...]:
    """Who works where as what."""
    return tuple(
        Assignment(
            place=row.place,
            official=people[row.text("can_bo")],
            unit=bodies[row.text("don_vi")],
            position=titles[row.text("chuc_vu")],
            role=Role(row.text("vai_tro")),
            main=row.flag("chinh"),
            employment=Employment(row.text("loai_lao_dong")),
            task_group=row.text("nhom_nhiem_vu"),
            party_member=row.flag("dang_vien"),
            valid_from=row.day("tu_ngay"),
            valid_to=row.day("den_ngay"),
        )
        for row in rows(tables, "phan_cong")
    )


def grouped(
    posts: Iterable[Assignment], key: Callable[[Assignment], str]
) -> dict[str, tuple[Assignment, ...]]:
    """The assignments by what `key` gives, each group in the order of the table."""
    groups: dict[str, list[Assignment]] = {}
    for post in posts:
        groups.setdefault(key(post), []).append(post)
    return {name: tuple(members) for name, members in groups.items()}
