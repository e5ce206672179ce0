"""Faults of the forms that an office's rows define, and what is wrong with one that was filled in."""

from congkhai.findings import Kind
from congkhai.forms import kinds
from congkhai.forms.blank import Attached
from congkhai.forms.faults import faults
from congkhai.forms.registers import refused
from congkhai.forms.taken import taken
from congkhai.model.agency import Agency
from congkhai.model.forms import Writer
from congkhai.records.assemble import assemble
from tests.forms.filling import BALLOTS, CHOICES, FIELDS, FORMS, HEAD, WHOLE, blank, found
from tests.packages.edited import edited
from tests.remedies.case import Case, Topic
from tests.remedies.year import Year, cells, missing, surplus

MINUTES, PETITION = "BIEN-BAN", "KIEN-NGHI"
PDF = b"%PDF-1.7\n"


def field(order: int, of: str = "ND335-01") -> str:
    return f"{of} + {order}"


class Forms(Year):
    """The rows of the forms as a clerk changes them; what `check` says of them."""

    def agency(self) -> Agency:
        """The record with all changes."""
        made, _ = assemble(edited(self.tables(), self.edits))
        assert made is not None
        return made

    def codes(self) -> set[str]:
        return {one.code for one in faults(self.agency())}


def unsaid(y: Forms) -> None:
    y.row(FIELDS, field(33), rang_buoc=". mod 2 = 0")


def even_numbers_said(y: Forms) -> None:
    y.row(FIELDS, field(33), loi_rang_buoc="Chỉ ghi một số chẵn.")


FAULTS_OF_FORMS = Topic(
    name="rows of forms",
    bench=lambda folder: Forms(),
    cases=(
        cells(kinds.FIELDS_MISSING, FORMS, "KN", bo_truong="KHONG-CO"),
        cells(kinds.FORM_UNSETTLED, FORMS, "KN", loai_ho_so=""),
        cells(kinds.AUTHOR_UNKNOWN, FORMS, "KN", nguoi_lap="cong_chuc | giam_doc"),
        missing(kinds.GROUP_OPEN, FIELDS, field(29)),
        surplus(kinds.GROUP_UNOPENED, FIELDS, field(90, PETITION), loai="het_nhom", phan="nguoi_lap"),
        missing(kinds.REPEAT_WITHIN, FIELDS, field(26, MINUTES)),
        cells(kinds.FORMULA_UNREAD, FIELDS, field(42), cong_thuc="${diem_chung} +"),
        cells(kinds.NAME_MISSING, FIELDS, field(7, PETITION), ten=""),
        cells(kinds.NAME_TWICE, FIELDS, field(8, PETITION), ten="noi_dung"),
        cells(kinds.NAME_UNKNOWN, FIELDS, field(42), cong_thuc="${diem_chung} + ${diem}"),
        cells(kinds.CIRCLE, FIELDS, field(31), cong_thuc="${tong_diem}"),
        cells(kinds.OPTIONS_MISSING, FIELDS, field(10, PETITION), danh_sach="khong_co"),
        cells(kinds.TARGET_UNKNOWN, FIELDS, field(8, PETITION), dich="can_bo.ho_ten"),
        cells(kinds.TARGET_UNFIT, FIELDS, field(8, PETITION), dich="y_kien.muc"),
        cells(kinds.KNOWN_MISPLACED, FIELDS, field(8, PETITION), dien_san="ten_ky"),
        cells(kinds.WRITER_CANNOT, FIELDS, field(46), phan="chu_tri"),
        cells(kinds.REPEAT_PARTED, FIELDS, field(30, MINUTES), phan="chu_tri"),
        cells(
            kinds.FILE_WITHIN,
            FIELDS,
            field(30, MINUTES),
            loai="tep",
            rang_buoc="",
            loai_tep="pdf",
            dung_luong="1",
            so_tep="1",
        ),
        cells(kinds.EXAMPLE_WRONG, FIELDS, field(33), vi_du="-1"),
        cells(kinds.FIGURES_DIFFER, FIELDS, field(33), goi_y="Ghi không quá 120."),
        Case(kinds.MESSAGE_MISSING, unsaid, even_numbers_said),
        cells(kinds.FORMULA_SURPLUS, FIELDS, field(33), cong_thuc="1 + 1"),
        cells(kinds.FORMULA_MISSING, FIELDS, field(31), cong_thuc=""),
        cells(kinds.TEXT_COUNTED, FIELDS, field(43), hien_khi="${han_che} > 1"),
        cells(kinds.OPTION_UNKNOWN, FIELDS, field(43), hien_khi="${linh_vuc} = 'khongg'"),
        cells(kinds.TARGET_TWICE, FIELDS, field(34), dich="diem.so_luong"),
        cells(kinds.TARGET_OTHER_KIND, FIELDS, field(12, MINUTES), loai="so_thuc"),
        cells(kinds.HIDDEN_REQUIRED, FIELDS, field(33), hien_thi="hidden"),
        cells(kinds.APPEARANCE_UNKNOWN, FIELDS, field(33), hien_thi="an"),
        cells(kinds.LATER_PART, FIELDS, field(44), hien_khi="${nhan_xet} = 'x'"),
        cells(kinds.NAME_LONG, FIELDS, field(44), ten="a" * 65),
        cells(kinds.OPTION_TWICE, CHOICES, "co_khong + co", ten="Không"),
        cells(kinds.OPTION_PARTED, CHOICES, "co_khong + co", ten="Có; không"),
        cells(kinds.FILE_UNLIMITED, FIELDS, field(9, PETITION), dung_luong=""),
    ),
)


class Filled:
    """Three forms as somebody fills them in; what is said when they are handed in."""

    def __init__(self) -> None:
        self.rows = Forms()
        rows = [dict(BALLOTS) for _ in range(11)]
        petition = {"noi_dung": "Xem lại điểm tháng 3", "can_cu": "Thiếu một việc"}
        self.month: dict[str, str] = dict(WHOLE)
        self.votes = rows
        self.petition, self.file = petition, Attached(field="tai_lieu", name="don.pdf", content=PDF)

    def codes(self) -> set[str]:
        agency = self.rows.agency()
        month = blank(agency, found(agency, "M-335-01", "CB-010", "thang-11"), Writer.AUTHOR)
        minutes = blank(agency, found(agency, "BB-HN", "HN-18"), Writer.SECRETARY)
        petition = blank(agency, found(agency, "KN", "CB-010"), Writer.AUTHOR)
        told: set[str] = set()
        for form, answers, files in (
            (month, self.month, ()),
            (minutes, HEAD | {"doi_tuong": self.votes}, ()),
            (petition, self.petition, (self.file,)),
        ):
            done = taken(form, answers, files)
            told |= {one.code for one in done.findings}
            tables = edited(self.rows.tables(), self.rows.edits)
            told |= {one.code for one in refused(tables, form.definition, done.own, form.head.writer)}
        return told


def typed(kind: Kind, name: str, wrong: str, right: str) -> Case:
    """One answer of the month's form, typed wrong and typed again."""
    return Case(kind, lambda b: b.month.update({name: wrong}), lambda b: b.month.update({name: right}))


def voted(kind: Kind, name: str, wrong: str, right: str) -> Case:
    """One cell of the second row of the minutes."""
    return Case(kind, lambda b: b.votes[1].update({name: wrong}), lambda b: b.votes[1].update({name: right}))


def unbounded(b: Filled) -> None:
    """The form works out what its register does not take."""
    b.rows.row(FIELDS, field(12), cong_thuc="${tc_1_1} - 2")
    b.month["tc_1_1"] = "1"


def named(b: Filled, name: str) -> None:
    b.file = Attached(field="tai_lieu", name=name, content=PDF)


FILLED_IN = Topic(
    name="a form that was filled in",
    bench=lambda folder: Filled(),
    cases=(
        typed(kinds.UNANSWERED, "han_che", " ", "Không"),
        typed(kinds.NO_NUMBER, "so_luong", "chín lăm", "95"),
        typed(kinds.NUMBER_IN_PERCENT, "so_luong", "95%", "95"),
        voted(kinds.NUMBER_TWOFOLD, "phat_ra", "1.597", "7"),
        typed(kinds.OUT_OF_BOUNDS, "tc_1_1", "5,5", "5"),
        typed(kinds.NOT_YOURS, "ho_ten", "Mùa A Sênh", "Mùa A Sếnh"),
        voted(kinds.NO_OPTION, "de_xuat", "Tốt", "Hoàn thành tốt nhiệm vụ"),
        voted(kinds.SUM_OFF, "muc_2", "5", "6"),
        Case(kinds.REGISTER_REFUSES, unbounded, lambda b: b.month.update({"tc_1_1": "2,5"})),
        Case(kinds.UNKNOWN_FIELD, lambda b: b.month.update(la="1"), lambda b: b.month.pop("la")),
        Case(kinds.ROWS_DIFFER, lambda b: b.votes.append(dict(BALLOTS)), lambda b: b.votes.pop()),
        Case(kinds.FILE_UNFIT, lambda b: named(b, "don.exe"), lambda b: named(b, "don.pdf")),
    ),
)
