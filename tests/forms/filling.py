"""Forms of the two sample agencies as tests fill them in, and packages whose forms were changed."""

from collections.abc import Mapping, Sequence

from congkhai.forms.answers import Answers
from congkhai.forms.blank import Blank, Head
from congkhai.forms.define import define
from congkhai.forms.definition import Definition
from congkhai.forms.known import Source, known
from congkhai.law.owed import Owed, offered, owed
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import Writer
from congkhai.records.assemble import assemble
from congkhai.tables.table import Tables
from tests.packages.edited import Edit, edited
from tests.packages.story import office_tables

FIELDS, FORMS, CHOICES = "truong_bieu_mau", "bieu_mau", "lua_chon"
#: The set of rows that tests add; no form names it unless a test says so.
OWN = "THU"
POINTS = tuple(
    f"tc_{group}_{line}" for group, lines in ((1, 2), (2, 4), (3, 4)) for line in range(1, lines + 1)
)
#: Mẫu số 01 of somebody who leads nobody, as it is typed.
WHOLE = dict.fromkeys(POINTS, "2,5") | {
    "so_luong": "90",
    "chat_luong": "95,5",
    "tien_do": "100",
    "uu_diem": "Chăm chỉ",
    "han_che": "Không",
}
#: The minutes of a division of ten, without the votes, and one row of votes.
HEAD = {
    "so_bien_ban": "18/BB-VP",
    "thu_ky": "Lù Thị Xanh",
    "nguoi_trinh_bay": "Cầm Thị Lả",
    "thanh_phan": "Toàn thể công chức",
    "trieu_tap": "7",
    "co_mat": "7",
    "ket_luan": "Nhất trí",
}
BALLOTS = {
    "phat_ra": "7",
    "thu_vao": "7",
    "khong_hop_le": "0",
    "muc_1": "1",
    "muc_2": "6",
    "muc_3": "0",
    "muc_4": "0",
}
#: CB-010 becomes a deputy head of the same unit on 15 June.
PROMOTED = (
    Edit("phan_cong", "PC-010", {"den_ngay": "2026-06-14"}),
    Edit(
        "phan_cong",
        "PC-900",
        {"can_bo": "CB-010", "don_vi": "P-VP", "chuc_vu": "PCVP", "vai_tro": "cap_pho", "chinh": "co"}
        | {"loai_lao_dong": "cong_chuc", "dang_vien": "co", "tu_ngay": "2026-06-15"},
    ),
)


def package(*edits: Edit, tables: Tables | None = None) -> Agency:
    """The whole agency of 2026, or other tables, with some rows changed; nothing keeps it from being read."""
    agency, findings = assemble(edited(tables or office_tables(), edits))
    assert agency is not None and findings == ()
    return agency


def rows(*fields: Mapping[str, str], of: str = OWN) -> list[Edit]:
    """The rows of a set of their own, in their order."""
    return [
        Edit(FIELDS, f"{of} + {at}", {"phan": "nguoi_lap", **cells}) for at, cells in enumerate(fields, 1)
    ]


def own(agency: Agency, *, of: str = OWN, form: str = "KN") -> Definition:
    """The form of a set of rows that tests added, in place of those of some form."""
    cycle = agency.cycles[0]
    named = next(one for one in cycle.forms if one.id == form)
    made = define(agency, cycle, named)
    assert made is not None and made.form.fields == of
    return made


def made(*fields: Mapping[str, str]) -> Definition:
    """A form of these rows alone, whose author is an official."""
    return own(package(*rows(*fields), Edit(FORMS, "KN", {"bo_truong": OWN})))


def found(agency: Agency, form: str, subject: str, turn: str = "") -> Owed:
    """What is owed or offered, by its key."""
    cycle = agency.cycles[0]
    every = [*owed(agency, cycle)]
    people = (one for one in agency.officials if one.id == subject)
    every += [one for official in people for one in offered(agency, cycle, official)]
    return next(one for one in every if one.key == (form, subject, turn))


def blank(agency: Agency, one: Owed, writer: Writer, more: Answers | None = None) -> Blank:
    """A part of a form that somebody owes; `more` are the answers of the parts before."""
    cycle: Cycle = agency.cycles[0]
    definition = define(agency, cycle, one.form)
    assert definition is not None
    head = Head(
        form=one.form.id,
        cycle=cycle.id,
        version=definition.version,
        subject=one.subject.id,
        period=one.turn,
        writer=writer,
    )
    filled = {**known(Source(agency=agency, cycle=cycle, owed=one), definition), **(more or {})}
    return Blank(
        definition=definition,
        head=head,
        known=filled,
        office=cycle.office.name,
        subject_name=one.subject.name,
        period_name="",
    )


def alone(definition: Definition, known_answers: Answers | None = None) -> Blank:
    """The first part of a form that tests made, about nobody in particular."""
    head = Head(
        form=definition.form.id,
        cycle=definition.cycle.id,
        version=definition.version,
        subject="CB-010",
        period="",
        writer=definition.writers[0],
    )
    return Blank(
        definition=definition,
        head=head,
        known=known_answers or {},
        office="Sở",
        subject_name="Ai đó",
        period_name="",
    )


def codes(findings: Sequence[object]) -> list[tuple[str, str | None, int | None]]:
    """What was found, at which field, in which row of a repeat."""
    return [(one.code, one.place.column, one.place.row) for one in findings]  # type: ignore[attr-defined]
