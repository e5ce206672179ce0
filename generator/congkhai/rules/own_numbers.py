"""The numbers of the papers that this agency issues."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from congkhai.findings import Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.law import Document
from congkhai.rules.papers import abbreviations, offices_on, own_papers
from congkhai.rules.rule import Findings, Rule, Scope
from congkhai.text.fold import fold
from congkhai.text.marks import clean

WRONG_SHAPE = Kind(
    code="so-van-ban-sai-dang",
    message="Số “{number}” của văn bản do cơ quan ban hành không đúng dạng; đúng dạng là “{wanted}”.",
    remedy="Ghi lại theo bản đã ký, ví dụ “{wanted}”; cách viết khác để ở ô ‘Số, ký hiệu như in’.",
)
NOT_PADDED = Kind(
    code="so-van-ban-sai-so-0",
    message="Số “{number}” viết số thứ tự là “{found}”, phải viết là “{wanted}”.",
    remedy="Sửa “{found}” thành “{wanted}”: số nhỏ hơn 10 thêm một số 0 ở trước, số khác không thêm.",
)
WRONG_KIND = Kind(
    code="so-van-ban-sai-loai",
    message="Số “{number}” viết tắt loại văn bản là “{found}”, trong khi ô ‘Loại’ là {kind} ({wanted}).",
    remedy="Sửa ô ‘Số, ký hiệu’ hoặc ô ‘Loại’ cho đúng với bản đã ký.",
)
WRONG_SYMBOL = Kind(
    code="so-van-ban-sai-ky-hieu",
    message="Số “{number}” ghi ký hiệu cơ quan là “{found}”; ký hiệu của cơ quan là {wanted}.",
    remedy="Sửa theo bản đã ký; nếu ký hiệu này đúng thì sửa ô ‘Ký hiệu’ ở bảng Cơ quan.",
)
LOOK_ALIKE = Kind(
    code="so-van-ban-nham-chu-d",
    message="Số “{number}” viết “{found}”, nhầm chữ D với chữ Đ; đúng là “{wanted}”.",
    remedy="Sửa “{found}” thành “{wanted}”; cách viết như in để ở ô ‘Số, ký hiệu như in’.",
)
TAKEN = Kind(
    code="so-van-ban-trung",
    message="Số “{number}” năm {year} đã dùng cho văn bản ở dòng {first}; mỗi số chỉ cấp cho một văn bản.",
    remedy="Đối chiếu sổ đăng ký văn bản đi rồi sửa số của một trong hai văn bản, hoặc xoá dòng nhập trùng.",
)
_NUMBER: Final = re.compile(r"([0-9]+)/([^\W\d_]+)-([^\W\d_][^\W_]*(?:-[^\W_]+)*)")


def own_numbers(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """NN/LOẠI-KÝHIỆU, for letters NN/KÝHIỆU-ĐƠNVỊ; one paper a number, kind and year (NĐ 30/2020 Đ.15.1)."""
    known = abbreviations(agency)
    symbols = list(dict.fromkeys(office.symbol for office in agency.offices if office.symbol))
    first: dict[tuple[str, int, str], Document] = {}
    for document in own_papers(agency, cycle):
        if not document.number:
            continue
        yield from _misspelt(agency, document, known.get(document.kind), symbols)
        if document.issued:
            key = (document.kind, document.issued.year, fold(_padded(clean(document.number))))
            earlier = first.setdefault(key, document)
            if earlier is not document:
                place = at(document, "number")
                yield TAKEN.at(
                    place, number=document.number, year=document.issued.year, first=earlier.place.row
                )


def _misspelt(agency: Agency, document: Document, kind: str | None, symbols: Sequence[str]) -> Findings:
    """What is wrong with the number; `kind` is "" for a letter, None where no abbreviation is known."""
    number = clean(document.number)
    place = at(document, "number")
    match = _NUMBER.fullmatch(number)
    if match is None:
        yield WRONG_SHAPE.at(place, number=number, wanted=_example(agency, document, kind))
        return
    digits, before, after = match.groups()
    padded = _padded(digits)
    if digits != padded:
        yield NOT_PADDED.at(place, number=number, found=digits, wanted=padded)
    if kind and before != kind:
        alike = _alike(before, kind)
        facts = {"number": number, "found": before, "wanted": kind, "kind": document.kind_name}
        yield (LOOK_ALIKE if alike else WRONG_KIND).at(place, **facts)
    symbol = before if kind == "" else after
    if symbols and not any(_borne(symbol, own) for own in symbols):
        near = next((own for own in symbols if _alike(symbol, own)), None)
        listed = " hoặc ".join(f"“{own}”" for own in symbols)
        wanted = {"found": symbol, "wanted": near or listed}
        yield (LOOK_ALIKE if near else WRONG_SYMBOL).at(place, number=number, **wanted)


def _padded(number: str) -> str:
    """The number with its leading figures as offices write them: "5/TB" → "05/TB", "012" → "12"."""
    rest = number.lstrip("0123456789")
    figures = number[: len(number) - len(rest)].lstrip("0")
    return figures.rjust(2, "0") + rest


def _alike(found: str, wanted: str) -> bool:
    """Whether only D stands for Đ, or Đ for D."""
    return found.replace("Đ", "D") == wanted.replace("Đ", "D")


def _borne(symbol: str, own: str) -> bool:
    """Whether the symbol is the agency's own, or that of a unit below it ("BDT-VP")."""
    return f"{symbol}-".startswith(f"{own}-")


def _example(agency: Agency, document: Document, kind: str | None) -> str:
    figures = re.match(r"\D*([0-9]+)", document.number)
    symbol = next((office.symbol for office in offices_on(agency, document) if office.symbol), "…")
    tail = f"{symbol}-VP" if kind == "" else f"{kind or '…'}-{symbol}"
    return f"{_padded(figures[1]) if figures else '…'}/{tail}"


def _lacks(agency: Agency, cycle: Cycle) -> str:
    if not abbreviations(agency):
        return "chữ viết tắt các loại văn bản (lược đồ của bảng Văn bản)"
    return "" if cycle.office.symbol else "ký hiệu của cơ quan (bảng Cơ quan)"


RULE = Rule(
    code="so-van-ban-cua-co-quan",
    title="Số, ký hiệu văn bản của cơ quan đúng dạng, đúng loại, đúng ký hiệu và không trùng",
    check=own_numbers,
    scope=Scope.PAPERS,
    passes="Thông báo số 05 của Sở ghi “05/TB-SDTTG”: đúng.",
    fails="Thông báo số 5 của Sở ghi “5/TB-SDTTG”: lỗi.",
    lacks=_lacks,
)
