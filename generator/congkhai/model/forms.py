"""What a form asks: its fields, whose part each is, and the choices that are offered."""

from enum import StrEnum

from congkhai.model.columns import Recorded, column, table
from congkhai.model.law import Criterion, Document


class DossierKind(StrEnum):
    """What a received dossier is."""

    UNIT = "ho_so_don_vi"
    UNIT_REPORT = "bao_cao_tap_the"
    SELF_REVIEW = "tu_kiem_diem"
    SELF_SCORE = "tu_cham_diem"
    RATING_FORM = "phieu_xep_loai"
    PERIOD_FORM = "phieu_theo_doi"
    MINUTES = "bien_ban"
    UNIT_ASSESSMENT = "tu_danh_gia"
    OPINION = "y_kien"
    APPRAISAL = "phieu_tham_dinh"
    SUGGESTION = "goi_y"
    PETITION = "kien_nghi"


class Author(StrEnum):
    """Who fills a form in, beside the kinds of person by which the plan says where somebody is reviewed."""

    EVERYBODY = "cong_chuc"
    UNIT = "don_vi"
    LEADERSHIP = "tap_the_lanh_dao"
    MEETING = "cuoc_hop"
    BODY = "noi_duoc_hoi"
    COUNCIL = "hoi_dong"


class Turn(StrEnum):
    """How often a form is filled in."""

    MONTH = "thang"
    QUARTER = "quy"
    YEAR = "nam"
    OCCASION = "khi_co"


class FieldKind(StrEnum):
    """What a field of a form asks; each is one type of XLSForm."""

    TEXT = "chu"
    LONG_TEXT = "doan_van"
    NUMBER = "so_thuc"
    WHOLE = "so_nguyen"
    DAY = "ngay"
    HOUR = "gio"
    ONE_OF = "chon_mot"
    SOME_OF = "chon_nhieu"
    FILE = "tep"
    NOTE = "ghi_chu"
    COMPUTED = "tinh"
    GROUP = "nhom"
    END_GROUP = "het_nhom"
    REPEAT = "lap"
    END_REPEAT = "het_lap"

    @property
    def opens(self) -> bool:
        """Whether fields stand inside it, up to where it ends."""
        return self in (FieldKind.GROUP, FieldKind.REPEAT)

    @property
    def ends(self) -> "FieldKind | None":
        """What it ends, None where it ends nothing."""
        return {FieldKind.END_GROUP: FieldKind.GROUP, FieldKind.END_REPEAT: FieldKind.REPEAT}.get(self)

    @property
    def numeric(self) -> bool:
        """Whether somebody answers it with a number."""
        return self in (FieldKind.NUMBER, FieldKind.WHOLE)

    @property
    def counted(self) -> bool:
        """Whether its answer is a number, typed or computed."""
        return self.numeric or self is FieldKind.COMPUTED

    @property
    def asks(self) -> bool:
        """Whether somebody answers it."""
        return not (self.opens or self.ends or self in (FieldKind.NOTE, FieldKind.COMPUTED))


class Writer(StrEnum):
    """Whose part of a form a field is."""

    AUTHOR = "nguoi_lap"
    TRACKER = "nguoi_theo_doi"
    AUTHORITY = "cap_tham_quyen"
    SECRETARY = "thu_ky"
    CHAIR = "chu_tri"
    BODY = "noi_duoc_hoi"
    COUNCIL = "hoi_dong"


class Known(StrEnum):
    """What the program fills in from the package, so that nobody types it."""

    OFFICE = "co_quan"
    NAME = "ho_ten"
    POST = "chuc_vu"
    UNIT = "don_vi"
    COLLECTIVE = "tap_the"
    PERIOD = "ky"
    YEAR = "nam"
    LEADS = "lanh_dao"
    MONTHS = "so_thang"
    MEAN = "diem_ca_nam"
    EACH_MONTH = "cac_thang"
    EACH_QUARTER = "cac_quy"
    ONE_PERIOD = "ten_ky"
    ONE_SCORE = "diem_ky"
    MEETING = "cuoc_hop"
    DAY = "ngay_hop"
    HOUR = "gio_hop"
    WHERE = "dia_diem"
    MET = "noi_hop"
    CHAIR = "chu_tri"
    SUBJECTS = "doi_tuong_hop"
    REVIEWED = "nguoi_kiem_diem"
    SUBJECT_ID = "ma_doi_tuong"
    SUBJECT_NAME = "ten_doi_tuong"
    RESULT = "ket_qua"
    ASKED = "noi_hoi"
    CRITERIA = "cac_tieu_chi"
    CRITERION = "ten_tieu_chi"
    CRITERION_MOST = "diem_toi_da"
    RESULT_MOST = "diem_ket_qua_toi_da"

    @property
    def makes_rows(self) -> bool:
        """Whether it lays out the rows of a repeat."""
        return self in (
            *(Known.EACH_MONTH, Known.EACH_QUARTER),
            *(Known.SUBJECTS, Known.REVIEWED, Known.CRITERIA),
        )


@table("truong_bieu_mau")
class FormField(Recorded):
    """One row of a form (`truong_bieu_mau`), as one row of XLSForm's survey.

    Without a `label` it is called as its criterion, else as the column of its target. `constraint`,
    `relevant` and `calculation` are formulas of `notation.formula`; `target` is the `table.column` that takes
    the answer once it is accepted, "" where it stays in the dossier alone; `most` files, each of at most
    `megabytes`, with one of the `endings`.
    """

    set: str = column("bo_truong")
    order: int = column("thu_tu")
    kind: FieldKind = column("loai")
    name: str = column("ten")
    label: str = column("nhan")
    hint: str = column("goi_y")
    required: bool = column("bat_buoc")
    constraint: str = column("rang_buoc")
    constraint_message: str = column("loi_rang_buoc")
    relevant: str = column("hien_khi")
    calculation: str = column("cong_thuc")
    appearance: str = column("hien_thi")
    list: str = column("danh_sach")
    criterion: Criterion | None = column("tieu_chi")
    writer: Writer = column("phan")
    known: Known | None = column("dien_san")
    target: str = column("dich")
    example: str = column("vi_du")
    endings: tuple[str, ...] = column("loai_tep")
    megabytes: int | None = column("dung_luong")
    most: int | None = column("so_tep")
    document: Document | None = column("van_ban")
    clause: str = column("dieu_khoan")


@table("lua_chon")
class Choice(Recorded):
    """One value of a list (`lua_chon`), as one row of XLSForm's choices."""

    list: str = column("danh_sach")
    id: str = column("ma")
    order: int = column("thu_tu")
    name: str = column("ten")
