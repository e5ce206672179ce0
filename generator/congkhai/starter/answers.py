"""What an office says of itself when its folder is made, and what stands where it said nothing."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from congkhai.text.fold import slug
from congkhai.text.marks import clean
from congkhai.value import Value

#: What stands in a cell until the office answers; no text of law or of a plan begins like this, but a note
#: does: "[Ghi chú: …]".
_UNANSWERED: Final = re.compile(r"\[\s*ghi[\s_:-]+(?!chú\b)([^\[\]]+)")
_GAP: Final = re.compile(r"[\s_-]+")
#: Brackets that an input method for another language puts in place of the plain ones.
_BRACKETS: Final = str.maketrans("【】〔〕〖〗", "[][][]")
#: Of a body that nobody was asked about it is not known whether the office has it.
_WHETHER: Final = "có {} hay không"
_BODY: Final = re.compile(_WHETHER.format("(.+)"))
_BODIES: Final = MappingProxyType(
    {"chi_bo": "chi bộ", "cong_doan": "công đoàn", "hoi_dong": "hội đồng thẩm định"}
)
#: The column takes nothing but an address, so what is asked for has the form of one.
_ADDRESS: Final = "https://[ghi-địa-chỉ-trang-công-khai]"
#: Words by which a division is known to do the work of personnel, those that say it best first.
_PERSONNEL: Final = ("to-chuc", "van-phong", "tong-hop", "hanh-chinh")
PERSONNEL: Final = "Bộ phận tổ chức, cán bộ"
#: The first division; numbers before it are those of the agency and its leadership, after it of other bodies.
_FIRST_DIVISION: Final = 2


class Answers(Value):
    """The office in its own words, "" or None where it did not say; `divisions` are names in their order.

    The address "" says that it has no site of its own. `delimiter` parts the cells of its CSV files.
    """

    name: str = ""
    symbol: str = ""
    parent: str = ""
    head_title: str = ""
    place: str = ""
    url: str | None = None
    divisions: tuple[str, ...] = ()
    party_cell: bool | None = None
    union: bool | None = None
    council: bool | None = None
    delimiter: str = ","


def unanswered(text: str) -> str:
    """What a cell still asks the office for, however somebody retyped it; "" where it asks for nothing."""
    plain = clean(unicodedata.normalize("NFKC", text)).translate(_BRACKETS).casefold()
    asked = _UNANSWERED.search(plain)
    return _GAP.sub(" ", asked[1]).strip() if asked else ""


def body_of(asked: str) -> str:
    """The body of which a cell asks whether the office has it; "" where it asks for anything else."""
    body = _BODY.fullmatch(asked)
    return body[1] if body else ""


def absent(answers: Answers) -> frozenset[str]:
    """The kinds of bodies, as `don_vi.loai` names them, that the office has not."""
    return frozenset(kind for kind, there in _bodies(answers).items() if there is False)


def _bodies(answers: Answers) -> Mapping[str, bool | None]:
    return {"chi_bo": answers.party_cell, "cong_doan": answers.union, "hoi_dong": answers.council}


def words(answers: Answers) -> Mapping[str, str]:
    """What stands for each word in braces of the starter's files, but for those of the year."""
    title = _said(answers.head_title, "chức danh người đứng đầu")
    head = _initials(answers.head_title) or "NDD"
    personnel = _personnel(answers)
    return MappingProxyType(
        {
            "ten": _said(answers.name, "tên cơ quan"),
            "ky_hieu": _said(answers.symbol, "ký hiệu cơ quan"),
            "cap_tren": _said(answers.parent, "cơ quan cấp trên"),
            "chuc_danh": title,
            "dia_danh": _said(answers.place, "địa danh"),
            "dia_chi": _ADDRESS if answers.url is None else clean(answers.url).rstrip("/"),
            "ma_dung_dau": head,
            "ma_cap_pho": f"P{head}",
            "to_chuc": personnel.get("phong", PERSONNEL),
            "ma_to_chuc": personnel.get("ma_phong", ""),
        }
        | {f"chua_ro_{kind}": _whether(kind, there) for kind, there in _bodies(answers).items()}
    )


def divisions(answers: Answers) -> Iterator[Mapping[str, str]]:
    """Of each division its name, code and place in the order; one to be named where none is."""
    names = [clean(name) for name in answers.divisions if clean(name)]
    codes = _codes(names) if names else ["P-1"]
    for number, (name, code) in enumerate(zip(names or [_said("", "tên phòng")], codes, strict=True)):
        yield {"phong": name, "ma_phong": code, "thu_tu_phong": str(number + _FIRST_DIVISION)}


def _personnel(answers: Answers) -> Mapping[str, str]:
    """The division that does the work of personnel, as far as its name says it."""
    known = [*divisions(answers)] if answers.divisions else []
    return next((one for word in _PERSONNEL for one in known if word in slug(one["phong"])), {})


def _said(text: str, what: str) -> str:
    return clean(text) or f"[ghi {what}]"


def _whether(kind: str, there: bool | None) -> str:
    """What stands behind the name of a body of which nobody said whether it is there."""
    return f" {_said('', _WHETHER.format(_BODIES[kind]))}" if there is None else ""


def _codes(names: Iterable[str]) -> list[str]:
    """A code a name: its first letters, with a number where two have the same."""
    codes: list[str] = []
    for number, name in enumerate(names, 1):
        letters = _initials(re.sub(r"^phòng\s", "", name, flags=re.IGNORECASE)) or str(number)
        code = f"P-{letters}"
        codes.append(f"{code}-{number}" if code in codes else code)
    return codes


def _initials(name: str) -> str:
    return "".join(word[0] for word in slug(name).split("-") if word).upper()
