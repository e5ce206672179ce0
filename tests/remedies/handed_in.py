"""What keeps a form from being received, and what its writer, or the office, does about it."""

from datetime import date
from itertools import count
from pathlib import Path

from congkhai.findings import Kind
from congkhai.forms.blank import Head
from congkhai.intake import kinds
from congkhai.model.forms import Writer
from congkhai.value import replace
from tests.forms.filling import FIELDS, FORMS, WHOLE
from tests.intake.counter import DAY, MONTH, UNDECIDED, coming, hand_in, head, opened, part, standing
from tests.packages.edited import Edit
from tests.remedies.case import Case, Topic

REMARK = {"nhan_xet": "Nhất trí với phần tự đánh giá."}
NOVEMBER = "KY-2026 + CB-010 + thang + 11"
CLOSED = Edit("cong_viec", "CV-02", {"bieu_mau": "M-335-01", "nhan_muon": "khong"})


class Counter:
    """Mẫu số 01 of November by CB-010, as it comes in; every look at it is at an empty store."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.looks = folder, count()
        self.edits = [*UNDECIDED]
        #: What the office changes once the form is given out.
        self.since: list[Edit] = []
        self.first: dict[str, str] = dict(WHOLE)
        self.writer, self.before = Writer.AUTHOR, True
        self.form, self.turn, self.by, self.day = "M-335-01", MONTH, "CB-010", DAY
        self.told: dict[str, object] = {}

    def codes(self) -> set[str]:
        known = standing([*self.edits, *self.since])
        with opened(self.folder / str(next(self.looks))) as store:
            first = part(standing(self.edits), self.form, "CB-010", self.turn, Writer.AUTHOR)
            given, answers = head(store, first), self.first
            if self.writer is Writer.TRACKER:
                if self.before:
                    assert hand_in(store, known, coming(given, self.first, "CB-010"), self.day).receipt
                    second = part(known, self.form, "CB-010", self.turn, Writer.TRACKER)
                    given = head(store, second)
                given, answers = replace(given, writer=Writer.TRACKER), REMARK
            outcome = hand_in(store, known, coming(self.said(given), answers, self.by), self.day, 10)
            assert (outcome.receipt is None) == any(one.blocks for one in outcome.findings)
            return {one.code for one in outcome.findings}

    def said(self, given: Head) -> Head:
        """What the form says of itself, some of it changed on its way."""
        return replace(given, **self.told)


def changed(kind: Kind, **told: object) -> Case:
    """What a form says of itself was changed; it is fetched anew."""
    return Case(kind, lambda c: c.told.update(told), lambda c: c.told.clear())


def closed(c: Counter) -> None:
    c.edits.append(CLOSED)
    c.day = date(2026, 12, 8)


def later_on(c: Counter) -> None:
    """The office gives more days."""
    c.edits.append(Edit(FORMS, "M-335-01", {"so_ngay_sau_ky": "10"}))


def decided(c: Counter) -> None:
    c.edits.clear()
    c.day = date(2026, 12, 7)


def final(c: Counter) -> None:
    """The office has entered the score of the month from elsewhere."""
    c.edits.append(Edit("diem", NOVEMBER, {"trang_thai": "chinh_thuc"}))


def provisional(c: Counter) -> None:
    c.edits.append(Edit("diem", NOVEMBER, {"trang_thai": "tam_tinh"}))


def petitioned(c: Counter) -> None:
    c.form, c.turn, c.first = "KN", "", {"noi_dung": "Xem lại điểm", "can_cu": "Thiếu tháng 3"}


def too_soon(c: Counter) -> None:
    c.writer, c.by, c.before = Writer.TRACKER, "CB-005", False


def other_before(c: Counter) -> None:
    c.writer, c.by = Writer.TRACKER, "CB-005"
    c.told["earlier"] = "0" * 64


HANDED_IN = Topic(
    name="a form that is handed in",
    bench=Counter,
    cases=(
        changed(kinds.CYCLE_UNKNOWN, cycle="KY-2031"),
        changed(kinds.FORM_UNKNOWN, form="M-LD"),
        Case(
            kinds.FORM_FAULTY,
            lambda c: c.since.append(Edit(FIELDS, "ND335-01 + 6", {"rang_buoc": ". >="})),
            lambda c: c.since.clear(),
        ),
        changed(kinds.VERSION_OLD, version="0" * 16),
        changed(kinds.PART_UNKNOWN, writer=Writer.CHAIR),
        changed(kinds.SUBJECT_UNKNOWN, subject="CB-999"),
        changed(kinds.NOT_THEIR_FORM, subject="P-VP"),
        changed(kinds.PERIOD_UNKNOWN, period="thang-13"),
        Case(
            kinds.NOT_BEGUN,
            lambda c: setattr(c, "day", date(2026, 10, 31)),
            lambda c: setattr(c, "day", date(2026, 12, 1)),
        ),
        Case(kinds.TOO_LATE, closed, later_on),
        Case(kinds.SCORE_FINAL, final, provisional),
        Case(kinds.DECIDED_ALREADY, decided, petitioned),
        Case(kinds.PART_TOO_SOON, too_soon, lambda c: setattr(c, "before", True)),
        Case(kinds.PART_CHANGED, other_before, lambda c: c.told.clear()),
        Case(
            kinds.NOT_THE_WRITER,
            lambda c: setattr(c, "by", "CB-011"),
            lambda c: setattr(c, "by", "CB-010"),
        ),
    ),
)
