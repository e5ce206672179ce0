"""A petition of 8 December and its answer, as they are handed in by every way."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from io import BytesIO

import openpyxl

from congkhai.forms.one_file import one_file
from congkhai.forms.sheet import sheet
from congkhai.intake.store import Store
from congkhai.model.forms import Writer
from congkhai.text.dates import ZONE
from congkhai.value import replace
from congkhai.workflows.intake_desk import Standing, blank
from congkhai.workflows.intake_files import Came, take
from congkhai.workflows.intake_receive import Outcome
from tests.intake.counter import coming, hand_in, head, part, standing
from tests.packages.edited import Edit
from tests.packages.story import office

#: Rated by 146/QĐ-SDTTG of 4 December; the petition comes on the 8th, and today is the 10th.
WHO, HEAD = "CB-010", "CB-001"
CAME, TODAY = date(2026, 12, 8), date(2026, 12, 10)
ASKED = {"noi_dung": "Xem lại điểm", "can_cu": "Thiếu một việc"}
KEPT = {"giai_quyet": "giu_nguyen", "ngay_giai_quyet": "09/12/2026", "tra_loi": "Đã xem lại."}
NEW = "160/QĐ-SDTTG"
WAYS = ("trang_web", "tep_html", "tep_excel")
LIKE = next(one for one in office().documents.values() if one.number == "146/QĐ-SDTTG")
OLD = next(one.id for one in office().cycles[0].current_people if one.official.id == WHO)

UNRATED = (Edit("thong_bao_ca_nhan", "TBCN-009", None), Edit("xep_loai_ca_nhan", "XLCN-010", None))
UNSCORED = tuple(
    Edit("diem", f"KY-2026 + {WHO} + {one.kind} + {one.number}", None)
    for one in office().cycles[0].scores
    if one.official.id == WHO
)


def changed(issued: str = "09/12/2026", answered: str = "09/12/2026", number: str = NEW) -> dict[str, str]:
    """That the result is changed by a decision."""
    told = KEPT | {"giai_quyet": "thay_doi", "ngay_giai_quyet": answered, "so_quyet_dinh": number}
    return told | ({"ngay_quyet_dinh": issued} if number else {})


def registered(issued: str) -> Edit:
    """The new decision in the register."""
    told = {"ma": "QD-2026-160", "so_ky_hieu": NEW, "so_nhu_in": NEW, "ngay_ban_hanh": issued}
    told |= {"loai": LIKE.kind, "co_quan_ban_hanh": LIKE.issuer, "trich_yeu": LIKE.subject}
    return Edit("van_ban", "QD-2026-160", told)


def rated_anew() -> Edit:
    """The result that it gives."""
    told = {"ma": "XLCN-160", "ky": "KY-2026", "can_bo": WHO, "trang_thai": "da_xep_loai", "muc": "HTXSNV"}
    told |= {"quyet_dinh": "QD-2026-160", "thay_the": OLD, "don_vi": "P-VP", "chuc_vu": "CV"}
    return Edit("xep_loai_ca_nhan", "XLCN-160", told)


@cache
def known() -> Standing:
    return standing(())


def petition(store: Store, now: Standing, day: date = CAME) -> Outcome:
    """What becomes of the petition."""
    asked = part(now, "KN", WHO, "", Writer.AUTHOR)
    return hand_in(store, now, coming(head(store, asked), ASKED, WHO), day)


def workbook(content: bytes, answers: Mapping[str, str]) -> bytes:
    """The workbook with the answers typed into its cells."""
    book = openpyxl.load_workbook(BytesIO(content))
    names = {"giu_nguyen": "Giữ nguyên kết quả xếp loại"}
    names |= {"thay_doi": "Thay đổi kết quả xếp loại bằng quyết định mới"}
    for field, text in answers.items():
        place, cell = next(iter(book.defined_names[f"f_{field}"].destinations))
        book[place][cell.replace("$", "").partition(":")[0]].value = names.get(text, text)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def kept(text: str) -> str:
    """A day as the page keeps it in the file that it saves."""
    return "-".join(reversed(text.split("/"))) if len(text.split("/")) == 3 else text


def answered(
    store: Store, now: Standing, answers: Mapping[str, str], way: str = WAYS[0], day: date = TODAY
) -> Outcome:
    """What becomes of the answer of the head."""
    asked = part(now, "KN", WHO, "", Writer.AUTHORITY)
    if way == WAYS[0]:
        return hand_in(store, now, coming(head(store, asked), answers, HEAD), day)
    given, _ = blank(store, asked)
    assert given is not None
    if way == WAYS[1]:
        draft = {name: kept(text) for name, text in answers.items()}
        came = Came(name="tra-loi.html", content=one_file(replace(given, draft=draft)))
    else:
        came = Came(name="tra-loi.xlsx", content=workbook(sheet(given), answers))
    return take(store, now, came, (day, datetime(day.year, day.month, day.day, 9, tzinfo=ZONE))).outcome
