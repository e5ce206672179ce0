"""What a cycle gathers beside meetings and ratings: scores, dossiers, opinions, discipline, petitions."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from congkhai.findings import Bearer
from congkhai.model.columns import LevelId, Recorded, column, table
from congkhai.model.forms import DossierKind, Writer
from congkhai.model.law import Document
from congkhai.model.plan import Form
from congkhai.model.record import Meeting, PersonRating
from congkhai.model.structure import OfOfficial, OfSubject, Unit
from congkhai.value import Value


class PeriodKind(StrEnum):
    """Whether scores are given by month or by quarter."""

    MONTH = "thang"
    QUARTER = "quy"


@table("diem")
class PeriodScore(OfOfficial):
    """The score of one official for one month or quarter (`diem`).

    `groups` holds the points of the three groups of common criteria, `parts` the percentages a, b, c and,
    for leaders, d, đ, e (None where empty); `total` is what the form says, None where it says nothing.
    Source: NĐ 335/2025 Đ.12, 14–17.
    """

    cycle: str = column("ky")
    kind: PeriodKind = column("loai_ky")
    number: int = column("so_ky")
    provisional: bool = column("trang_thai", words={"tam_tinh": True, "chinh_thuc": False})
    groups: tuple[Decimal, ...] = column("nhom_1", "nhom_2", "nhom_3")
    parts: tuple[Decimal | None, ...] = column(
        "so_luong", "chat_luong", "tien_do", "linh_vuc", "to_chuc", "doan_ket"
    )
    total: Decimal | None = column("tong")


class YearScore(Value):
    """The periods of one official in the order of the year, and their plain mean.

    `mean` is None where a part that counts is missing, or where months and quarters stand side by side;
    `handed_in` has the last day on which a form of the period came, by the kind and number of the period.
    """

    periods: tuple[PeriodScore, ...]
    mean: Fraction | None
    handed_in: Mapping[tuple[PeriodKind, int | None], date] = field(default_factory=dict)

    @property
    def mixed(self) -> bool:
        """Whether months and quarters stand side by side."""
        return len({score.kind for score in self.periods}) > 1


class Way(StrEnum):
    """How something was handed in."""

    WEB = "trang_web"
    HTML = "tep_html"
    XLSX = "tep_excel"
    PAPER = "giay"


@table("ho_so")
class Dossier(OfSubject):
    """A dossier received (`ho_so`); exactly one of unit, official.

    Where it came in by the intake, `receipt` is the number told to who handed it in, `moment` when it came
    (ISO 8601, with its offset), and `sha256` the hash of the original, which is the name of its file below
    `dossiers`.
    """

    id: str = column("ma")
    cycle: str = column("ky")
    kind: DossierKind = column("loai")
    form: Form | None = column("bieu_mau")
    received: date = column("ngay_nop", later=True)
    handed_to: Unit | None = column("noi_nhan")
    writer: Writer | None = column("phan")
    period: PeriodKind | None = column("loai_ky")
    number: int | None = column("so_ky")
    meeting: Meeting | None = column("hoi_nghi")
    receipt: str = column("bien_nhan")
    moment: str = column("thoi_diem")
    way: Way | None = column("cach_nop")
    sha256: str = column("sha256")
    accepted_by: str = column("nguoi_nhan")
    replaces: str | None = column("thay_the")


@table("y_kien")
class Opinion(OfSubject):
    """What the party committee or another body says of a subject (`y_kien`).

    Without a day the body was asked and has not answered.
    """

    id: str = column("ma")
    cycle: str = column("ky")
    by: Unit = column("noi_y_kien")
    day: date | None = column("ngay")
    level: LevelId = column("muc")


class DisciplineKind(StrEnum):
    """Whose discipline it is."""

    PARTY = "dang"
    STATE = "hanh_chinh"


class Cause(StrEnum):
    """Why somebody was disciplined."""

    DECLINE = "suy_thoai"
    DUTY = "cong_vu"
    OTHER = "khac"


@table("ky_luat")
class Discipline(OfOfficial):
    """A disciplinary decision (`ky_luat`).

    `act` marks the act, so that two decisions about one act count once; `elsewhere`: it counts for the
    former organisation; `counted_in`: the year in which the act already was a ground, or None.
    """

    id: str = column("ma")
    kind: DisciplineKind = column("loai")
    form: str = column("hinh_thuc")
    cause: Cause = column("nguyen_nhan")
    since: date = column("hieu_luc_tu")
    act: str = column("hanh_vi")
    elsewhere: bool = column("to_chuc_cu")
    counted_in: int | None = column("tinh_nam")


class Manner(StrEnum):
    """How somebody is told."""

    PAPER = "giay"
    ELECTRONIC = "dien_tu"


@table("thong_bao_ca_nhan")
class Notice(Recorded):
    """The written notice to one person (`thong_bao_ca_nhan`) of a rating."""

    id: str = column("ma")
    cycle: str = column("ky")
    rating: PersonRating = column("ket_qua")
    sent: date = column("ngay_gui", later=True)
    manner: Manner = column("hinh_thuc", later=True)

    @property
    def bearer(self) -> Bearer:
        """Whom it is about."""
        return self.rating.bearer


@table("kien_nghi")
class Petition(OfOfficial):
    """A petition of an official (`kien_nghi`)."""

    id: str = column("ma")
    cycle: str = column("ky")
    received: date = column("ngay_nhan")
    answered: date | None = column("ngay_giai_quyet")
    outcome: str = column("ket_qua")
    decision: Document | None = column("quyet_dinh")


@table("giai_trinh")
class Explanation(Recorded):
    """Why a warning is accepted (`giai_trinh`): its code, the key of its row ("" for none), the paper."""

    id: str = column("ma")
    cycle: str = column("ky")
    code: str = column("ma_loi")
    subject: str = column("doi_tuong")
    reason: str = column("ly_do")
    document: Document = column("van_ban")
