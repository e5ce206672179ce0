"""`hoi_nghi`, `kiem_diem`, `bieu_quyet`, `de_xuat`, the two rating tables, `cong_khai`, `thong_bao`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from congkhai.findings import Finding
from congkhai.model.law import Document
from congkhai.model.record import (
    Announcement,
    DisclosureOrder,
    Meeting,
    MeetingKind,
    PersonRating,
    Proposal,
    Review,
    Status,
    UnitRating,
    Vote,
)
from congkhai.model.structure import Official, Position, Unit
from congkhai.records.cells import rows
from congkhai.records.kinds import SUBJECT_UNCLEAR
from congkhai.records.plan import of_cycle
from congkhai.tables.table import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What rows of a cycle point at, by id."""

    units: Mapping[str, Unit]
    officials: Mapping[str, Official]
    positions: Mapping[str, Position]
    documents: Mapping[str, Document]


def meetings(tables: Tables, cycle: str, known: Known) -> dict[str, Meeting]:
    """The meetings of a cycle by id."""
    return {
        row.text("ma"): Meeting(
            place=row.place,
            id=row.text("ma"),
            name=row.text("ten"),
            kind=MeetingKind(row.text("loai")),
            unit=known.units[row.text("don_vi")],
            starts=datetime.combine(row.day("ngay") or date.min, row.clock("gio") or time.min),
            where=row.text("dia_diem"),
            chair=row.find("chu_tri", known.positions),
            attendance=row.text("thanh_phan"),
            invited=row.whole("trieu_tap"),
            present=row.whole("co_mat"),
        )
        for row in of_cycle(tables, "hoi_nghi", cycle)
    }


def reviews(tables: Tables, held: Mapping[str, Meeting], known: Known) -> tuple[Review, ...]:
    """Who was reviewed at the meetings of a cycle."""
    return tuple(
        Review(
            place=row.place,
            meeting=held[row.text("hoi_nghi")],
            unit=row.find("don_vi", known.units),
            official=row.find("can_bo", known.officials),
            draft_sent=row.day("ngay_gui"),
        )
        for row in rows(tables, "kiem_diem")
        if row.text("hoi_nghi") in held
    )


def votes(tables: Tables, held: Mapping[str, Meeting], known: Known) -> tuple[Vote, ...]:
    """The ballots of the meetings of a cycle; column `phieu_muc_1` is the highest level."""
    columns = [field["name"] for field in _fields(tables) if field["name"].startswith("phieu_muc_")]
    return tuple(
        Vote(
            place=row.place,
            meeting=held[row.text("hoi_nghi")],
            unit=row.find("don_vi", known.units),
            official=row.find("can_bo", known.officials),
            issued=row.whole("phat_ra") or 0,
            returned=row.whole("thu_vao") or 0,
            invalid=row.whole("khong_hop_le") or 0,
            by_rank=tuple(row.whole(column) or 0 for column in columns),
        )
        for row in rows(tables, "bieu_quyet")
        if row.text("hoi_nghi") in held
    )


def _fields(tables: Tables) -> list[dict[str, str]]:
    table = tables.tables.get("bieu_quyet")
    return list(table.schema["fields"]) if table else []


def proposals(tables: Tables, cycle: str, known: Known) -> tuple[Proposal, ...]:
    """Who proposed which level for whom."""
    return tuple(
        Proposal(
            place=row.place,
            by=known.units[row.text("don_vi_de_xuat")],
            unit=row.find("don_vi", known.units),
            official=row.find("can_bo", known.officials),
            level=row.text("muc"),
        )
        for row in of_cycle(tables, "de_xuat", cycle)
    )


def unit_ratings(tables: Tables, cycle: str, known: Known) -> tuple[UnitRating, ...]:
    """The ratings of collectives, replaced ones included."""
    return tuple(
        UnitRating(
            place=row.place,
            id=row.text("ma"),
            unit=known.units[row.text("don_vi")],
            status=Status(row.text("trang_thai")),
            level=row.text("muc"),
            decision=row.find("quyet_dinh", known.documents),
            replaces=row.link("thay_the"),
            requested=row.text("tu_de_nghi"),
        )
        for row in of_cycle(tables, "xep_loai_tap_the", cycle)
    )


def person_ratings(tables: Tables, cycle: str, known: Known) -> tuple[PersonRating, ...]:
    """The ratings of persons, replaced ones included."""
    return tuple(
        PersonRating(
            place=row.place,
            id=row.text("ma"),
            official=known.officials[row.text("can_bo")],
            unit=known.units[row.text("don_vi")],
            position=known.positions[row.text("chuc_vu")],
            status=Status(row.text("trang_thai")),
            level=row.text("muc"),
            decision=row.find("quyet_dinh", known.documents),
            replaces=row.link("thay_the"),
            self_level=row.text("tu_xep_loai"),
        )
        for row in of_cycle(tables, "xep_loai_ca_nhan", cycle)
    )


def orders(tables: Tables, cycle: str, known: Known) -> tuple[DisclosureOrder, ...]:
    """Where and when results may be shown."""
    return tuple(
        DisclosureOrder(
            place=row.place,
            audience=row.text("noi"),
            names=row.flag("co_ten"),
            full_table=row.flag("bang_day_du"),
            document=known.documents[row.text("van_ban")],
            starts=row.day("tu_ngay") or date.max,
            ends=row.day("den_ngay") or date.min,
        )
        for row in of_cycle(tables, "cong_khai", cycle)
    )


def announcements(tables: Tables, cycle: str, known: Known) -> tuple[Announcement, ...]:
    """The announcements issued."""
    return tuple(
        Announcement(
            place=row.place,
            id=row.text("ma"),
            document=known.documents[row.text("van_ban")],
            title=row.text("tieu_de"),
            petitions_to=row.text("kien_nghi_gui"),
            replaces=row.link("thay_the"),
        )
        for row in of_cycle(tables, "thong_bao", cycle)
    )


def subject_faults(made: Iterable[Review | Vote | Proposal]) -> Iterator[Finding]:
    """Rows that name no subject, or two."""
    for row in made:
        if (row.unit is None) == (row.official is None):
            state = "để trống cả hai ô" if row.unit is None else "ghi cả hai ô"
            place = row.place.cell("can_bo", "Cá nhân", row.official.id if row.official else "")
            yield SUBJECT_UNCLEAR.at(place, state=state)
