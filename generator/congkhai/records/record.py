"""`hoi_nghi`, `kiem_diem`, `bieu_quyet`, `de_xuat`, the two rating tables, `cong_khai`, `thong_bao`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, TypeAlias

from congkhai.findings import Finding
from congkhai.model.law import Document
from congkhai.model.record import (
    Announcement,
    DisclosureOrder,
    Meeting,
    MeetingKind,
    PersonRating,
    Proposal,
    Reason,
    Review,
    Status,
    UnitRating,
    Vote,
)
from congkhai.model.structure import Official, Position, Unit
from congkhai.model.year import Dossier, Opinion
from congkhai.records.cells import Row, rows
from congkhai.records.kinds import SUBJECT_UNCLEAR
from congkhai.records.plan import of_cycle
from congkhai.tables.table import Tables
from congkhai.text.fold import same_key

# A column that an office added beside them, for remarks, is no rank.
_RANK: Final = re.compile(r"phieu_muc_\d+")

Subject: TypeAlias = Review | Vote | Proposal | Dossier | Opinion


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What rows of a cycle point at, by id."""

    units: Mapping[str, Unit]
    officials: Mapping[str, Official]
    positions: Mapping[str, Position]
    documents: Mapping[str, Document]
    levels: Mapping[str, str]

    def level(self, row: Row, column: str) -> str:
        """The id of the level that a cell names, by any spelling known; else the cell as it stands."""
        written = row.text(column)
        return self.levels.get(same_key(written), written)


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
            minutes=row.text("bien_ban"),
            adopted=row.flag("thong_qua"),
            conclusion=row.text("ket_luan"),
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
            chair=row.find("chu_tri", known.positions) or held[row.text("hoi_nghi")].chair,
        )
        for row in rows(tables, "kiem_diem")
        if row.text("hoi_nghi") in held
    )


def votes(tables: Tables, held: Mapping[str, Meeting], known: Known) -> tuple[Vote, ...]:
    """The ballots of the meetings of a cycle; column `phieu_muc_1` is the highest level."""
    columns = [field["name"] for field in _fields(tables) if _RANK.fullmatch(field["name"])]
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
            level=known.level(row, "muc"),
            day=row.day("ngay"),
            reason=row.text("ly_do"),
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
            level=known.level(row, "muc"),
            decision=row.find("quyet_dinh", known.documents),
            replaces=row.link("thay_the"),
            requested=known.level(row, "tu_de_nghi"),
            score=row.number("diem"),
            common=row.number("diem_chung"),
            result=row.number("diem_ket_qua"),
            done=row.number("ty_le_hoan_thanh"),
            exceeded=row.number("ty_le_vuot"),
            late=row.number("ty_le_cham"),
            mended=row.flag("da_khac_phuc"),
            wrongdoing=row.flag("sai_pham"),
            reason=row.text("ly_do"),
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
            level=known.level(row, "muc"),
            decision=row.find("quyet_dinh", known.documents),
            replaces=row.link("thay_the"),
            self_level=known.level(row, "tu_xep_loai"),
            score=row.number("diem"),
            months=row.number("so_thang"),
            reason=Reason(row.text("ma_ly_do")) if row.text("ma_ly_do") else None,
            reason_text=row.text("ly_do"),
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


def subject_faults(made: Iterable[Subject]) -> Iterator[Finding]:
    """Rows that name no subject, or two."""
    for row in made:
        if (row.unit is None) == (row.official is None):
            state = "để trống cả hai ô" if row.unit is None else "ghi cả hai ô"
            place = row.place.cell("can_bo", "Cá nhân", row.official.id if row.official else "")
            yield SUBJECT_UNCLEAR.at(place, state=state)
