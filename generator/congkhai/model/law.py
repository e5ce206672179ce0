"""Law and calendar as rows: documents, rule sets, levels, parameters, rule switches, holidays."""

from datetime import date
from decimal import Decimal
from typing import Final

from congkhai.findings import Severity
from congkhai.model.columns import Recorded, belonging, column, part, table, titled
from congkhai.value import Value

#: How a row says that it was compared with the text it rests on.
COMPARED: Final = "da_doi_chieu"
#: The kind of document that a plan is.
PLAN: Final = "ke_hoach"
_COMPARED: Final = {COMPARED: True, "chua_doi_chieu": False}
_SEVERITIES: Final = {"loi": Severity.ERROR, "canh_bao": Severity.WARNING, "thong_tin": Severity.INFO}


@table("van_ban")
class Document(Recorded):
    """A cited or issued document (`van_ban`); `number` is canonical, `printed` the spellings found."""

    id: str = column("ma")
    number: str = column("so_ky_hieu")
    printed: tuple[str, ...] = column("so_nhu_in")
    kind: str = column("loai")
    kind_name: str = titled("loai")
    issuer: str = column("co_quan_ban_hanh")
    issued: date | None = column("ngay_ban_hanh")
    subject: str = column("trich_yeu")
    valid_from: date | None = column("hieu_luc_tu")
    valid_to: date | None = column("hieu_luc_den")
    signer: str = column("nguoi_ky")
    signer_title: str = column("chuc_danh_ky")
    replaces: str | None = column("thay_the")
    file: str = column("tep")
    sha256: str = column("sha256")
    secrecy: str = column("do_mat")
    validity_source: str = column("nguon_hieu_luc")

    @property
    def secret(self) -> bool:
        """Whether the row marks it as secret, of any degree."""
        return self.secrecy not in ("", "khong")


class Source(Value):
    """Document and article a row of law rests on; `compared` tells whether the text was read."""

    document: Document | None = column("van_ban")
    article: str = column("dieu_khoan")
    compared: bool = column("doi_chieu", words=_COMPARED)

    @property
    def plan(self) -> str:
        """The id of the plan that it rests on, "" where it rests on the law."""
        return self.document.id if self.document and self.document.kind == PLAN else ""


@table("muc_xep_loai")
class Level(Recorded):
    """A level of rating; rank 1 is the highest.

    Its scores run from `least` (counted) to `below` (not counted); None where the rules set no bound.
    """

    id: str = column("ma")
    rule_set: str = column("bo_quy_dinh")
    name: str = column("ten")
    rank: int = column("thu_tu")
    source: Source = part()
    other_names: tuple[str, ...] = column("ten_khac")
    least: Decimal | None = column("diem_tu")
    below: Decimal | None = column("diem_duoi")

    @property
    def banded(self) -> bool:
        """Whether the rules set a bound of its scores."""
        return self.least is not None or self.below is not None


@table("tieu_chi")
class Criterion(Recorded):
    """A group of criteria or one of its criteria (`tieu_chi`), with the most points it can get."""

    id: str = column("ma")
    rule_set: str = column("bo_quy_dinh")
    group: str | None = column("thuoc")
    order: int = column("thu_tu")
    name: str = column("ten")
    most: Decimal = column("diem_toi_da")
    source: Source = part()


class OfYears(Recorded):
    """A row of law that holds from one year to another, both counted; without a last year it holds on."""

    first_year: int = column("tu_nam")
    last_year: int | None = column("den_nam")
    source: Source = part()

    def holds(self, year: int) -> bool:
        """Whether it is in force that year."""
        return self.first_year <= year <= (year if self.last_year is None else self.last_year)


@table("bo_quy_dinh")
class RuleSet(OfYears):
    """A set of rules (`bo_quy_dinh`) with its levels, highest first; `subject` is the kind of employment."""

    id: str = column("ma")
    name: str = column("ten")
    subject: str = column("doi_tuong")
    levels: tuple[Level, ...] = belonging("rule_set", order="rank")

    def level(self, id: str) -> Level | None:
        """The level of that id, or None."""
        return next((level for level in self.levels if level.id == id), None)


@table("tham_so")
class Parameter(OfYears):
    """A threshold, quota, number of days (`value`) or a choice in words (`text`) (`tham_so`)."""

    id: str = column("ma")
    name: str = column("ten")
    value: Decimal = column("gia_tri", empty=Decimal(0))
    text: str = column("gia_tri_chu")
    unit: str = column("don_vi_tinh")
    note: str = column("ghi_chu")


@table("quy_tac")
class RuleRow(OfYears):
    """The switch of one rule for a span of years (`quy_tac`)."""

    code: str = column("ma")
    name: str = column("ten")
    severity: Severity = column("muc_do", words=_SEVERITIES)
    on: bool = column("bat")


@table("ngay_nghi")
class Holiday(Recorded):
    """A day off or a worked Saturday (`ngay_nghi`); only confirmed ones count."""

    day: date = column("ngay")
    off: bool = column("loai", words={"nghi": True, "lam_bu": False})
    name: str = column("ten")
    confirmed: bool = column("trang_thai", words={"chinh_thuc": True, "du_kien": False})
    source: str = column("nguon")
