"""What the one judge of damaged text says of cells, pages and front matter: the kinds, told at their rows."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from congkhai.findings import Finding, Kind, Place, Severity, printable
from congkhai.text.damage import MERGE_MIDDLE, Damage, Sort, damages
from congkhai.text.look_alikes import OddSign, foreign_letters, stroked_d, told_apart
from congkhai.text.marks import compose, reread
from congkhai.text.old_letters import ENCODINGS, wholly_in
from congkhai.value import replace

LOST_LETTERS = Kind(
    code="chu-bi-mat",
    message="{where} có {sign}: “{value}”{more}.",
    remedy="Gõ lại {spot} cho đủ chữ, đủ dấu. Nếu nhiều chỗ cùng bị, lấy lại bản gốc rồi lưu {how}.",
)
LEGACY_TEXT = Kind(
    code="chu-sai-bang-ma",
    message="{where} ghi “{value}”, là chữ {encoding}{more}.",
    remedy="Gõ lại {spot} bằng bộ gõ đặt ở bảng mã Unicode{how}.{proposal}",
)
CONTROL = Kind(
    code="ky-tu-dieu-khien",
    message="{where} có {sign}: “{value}”{more}.",
    remedy="Xoá hết {spot} rồi gõ lại bằng tay.",
)
MERGE = Kind(
    code="ban-sua-chua-gop",
    message="{where} bắt đầu bằng {sign}: “{value}”{more}.",
    remedy="Các dòng <<<<<<<, =======, >>>>>>> (có khi chỉ còn một, hai dòng) ngăn hai bản của cùng một "
    "đoạn: giữ lại những gì đúng của hai bản, xoá phần thừa và mọi dòng dấu còn lại.",
)
STROKED_D = Kind(
    code="chu-giong-chu-d",
    message="{where} ghi “{value}”: {signs}{more} trông giống nhưng không phải chữ Đ, đ của tiếng Việt.",
    remedy="{how}",
    severity=Severity.WARNING,
)
FOREIGN_LETTER = Kind(
    code="chu-cua-he-chu-khac",
    message="{where} ghi “{value}”: {signs}{more}.",
    remedy="Xoá cả từ ấy rồi gõ lại bằng bộ gõ tiếng Việt, không chép dán: chữ này trông giống chữ thường "
    "nhưng máy coi là chữ khác, nên tìm hoặc đối chiếu tên sẽ không thấy.",
    severity=Severity.WARNING,
)

_SHOWN: Final = 60
_SIGNS_TOLD: Final = 3
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OLD_LETTERS: Final = "gõ bằng bảng mã {}, chưa chuyển sang Unicode"
_MISREAD: Final = "Unicode (UTF-8) đã bị mở bằng bảng mã khác"
_IN_PAGE: Final = "dòng đã nêu"
_IN_ANSWER: Final = "chỗ ấy"
_REPLACED: Final = "Dùng lệnh tìm và thay thế của trình soạn thảo để thay bằng chữ Đ, đ của tiếng Việt."
_AS_PAGE: Final = "bằng bảng mã UTF-8"
_KINDS: Final = {Sort.LOST: LOST_LETTERS, Sort.CONTROL: CONTROL, Sort.MERGE: MERGE}


def shown(text: str) -> str:
    """The text as a finding shows it: one line, nothing unseen or unprintable, at most 60 letters."""
    line = _UNSEEN.sub("\ufffd", " ".join(text[: 4 * _SHOWN].split()))
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def in_words(encoding: str) -> str:
    """An old encoding as the end of a sentence about letters: "chữ …"."""
    return _OLD_LETTERS.format(encoding) if encoding in ENCODINGS else _MISREAD


def meant(encoding: str, text: str) -> str | None:
    """What a text probably was before that encoding; None where it is not in it as a whole."""
    known = ENCODINGS.get(encoding)
    if known is None:
        return reread(text)
    return known(text) if wholly_in(text, encoding) else None


def in_page(text: str, file: str) -> Iterator[Finding]:
    """What is damaged in a page, front matter and comments included, each at its row.

    `text` is the whole file as decoded, its line ends being newlines, so that rows count as an editor shows
    them. Each sort of damage is one finding, the further rows in `also`; the file's own name is judged too.
    """
    for damage in damages(file):
        yield _told(
            damage.sort, [(damage, file, Place(file=file))], f"Tên tệp “{printable(file)}”", "tên tệp"
        )
    lines = compose(text).split("\n")
    spots = [
        (damage, line, Place(file=file, row=number))
        for number, line in enumerate(lines, 1)
        for damage in _first_of_each(line)
        if damage.sign != MERGE_MIDDLE or _parts_versions(lines, number)
    ]
    for (sort, _), same in groupby(sorted(spots, key=_by_sort), key=_by_sort):
        yield _told(sort, list(same), f"Trang “{file}”", _IN_PAGE)
    yield from _alike_in_page(lines, file)


def in_answer(text: str, place: Place, where: str) -> Iterator[Finding]:
    """The damages of one text that somebody handed in, each sort once; `where` begins the sentence."""
    for damage in _first_of_each(text):
        yield _told(damage.sort, [(damage, text, place)], where, _IN_ANSWER)


def _alike_in_page(lines: Sequence[str], file: str) -> Iterator[Finding]:
    """The look-alikes of a page and of the name of its file; Đ told once, the others at each row."""
    for sign in foreign_letters(file)[:1]:
        at = Place(file=file, value=shown(file))
        yield _alike(FOREIGN_LETTER, at, f"Tên tệp “{shown(file)}”", (sign,))
    places = (Place(file=file, row=row, value=shown(line) or None) for row, line in enumerate(lines, 1))
    yield from look_alikes(zip(places, lines, strict=True), f"Trang “{file}”", _REPLACED)


def look_alikes(
    texts: Iterable[tuple[Place, str]], where: str, how: str, *, foreign: bool = True
) -> Iterator[Finding]:
    """The look-alikes of texts at their places: of Đ told once, those of other scripts, if `foreign`, each.

    `how` says in what manner those of Đ are mended.
    """
    strokes: list[Finding] = []
    for place, text in texts:
        if signs := stroked_d(text):
            strokes.append(_alike(STROKED_D, place, where, signs, how))
        if foreign and (signs := foreign_letters(text)):
            yield _alike(FOREIGN_LETTER, place, where, signs)
    if strokes:
        yield replace(strokes[0], also=tuple(finding.place for finding in strokes[1:]))


def _alike(kind: Kind, place: Place, where: str, signs: Sequence[OddSign], how: str = "") -> Finding:
    words = (sign.named if kind is STROKED_D else sign.explained for sign in signs[:_SIGNS_TOLD])
    said = ", ".join(words)
    more = f", và {len(signs) - _SIGNS_TOLD} chữ nữa" if len(signs) > _SIGNS_TOLD else ""
    return kind.at(place, where=where, value=place.value, signs=said, more=more, how=how)


def with_odd_signs(finding: Finding, text: str, accepted: Callable[[str], bool] | None = None) -> Finding:
    """The finding about a refused text, which also names the signs that are not what they look like.

    `accepted` says which texts would not have been refused; the one that is probably meant is named.
    """
    return replace(finding, signs=told_apart(text, accepted))


def damaged(damage: Damage, place: Place, *, where: str, spot: str, how: str, more: str = "") -> Finding:
    """The finding about a damage that is no old encoding, at `place`, whose value is shown.

    `where` begins the sentence and `spot` names what is to be typed again; `how` says in what manner to save.
    """
    sign = damage.said if damage.sort is Sort.MERGE else f"{damage.said} ở ký tự thứ {damage.position + 1}"
    facts = {"where": where, "sign": sign, "value": place.value, "more": more}
    return _KINDS[damage.sort].at(place, spot=spot, how=how, **facts)


_Spot = tuple[Damage, str, Place]


def _by_sort(spot: _Spot) -> tuple[Sort, str]:
    """What is told together; of lost letters, those that the same sign stands for."""
    damage = spot[0]
    return damage.sort, damage.sign if damage.sort is Sort.LOST else damage.encoding


def _first_of_each(line: str) -> Iterator[Damage]:
    """The first damage of each sort in a line; letters that turn the reading round are control characters."""
    told: set[Sort] = set()
    turning = _TURNING.search(line)
    if turning:
        told.add(Sort.CONTROL)
        yield Damage(sort=Sort.CONTROL, position=turning.start(), sign=turning[0])
    for damage in damages(line):
        if damage.sort not in told:
            told.add(damage.sort)
            yield damage


def _parts_versions(lines: Sequence[str], number: int) -> bool:
    """Whether seven equals signs at that row are the middle of a merge and do not underline a heading."""
    underlines = number > 1 and lines[number - 2].strip() not in ("", "---")
    return not underlines or any(line.startswith(("<<<<<<<", ">>>>>>>")) for line in lines)


def _told(sort: Sort, spots: Sequence[_Spot], where: str, spot: str) -> Finding:
    """The finding about all spots of one sort, at the first of them."""
    damage, line, _ = spots[0]
    places = [replace(at, value=shown(text) or None) for _, text, at in spots]
    more = f"; {len(spots) - 1} dòng khác của trang cũng vậy" if len(spots) > 1 else ""
    if sort is Sort.LEGACY:
        whole = meant(damage.encoding, line)
        proposal = f" “{shown(line)}” có thể là “{shown(whole)}”: đúng thì ghi lại như vậy." if whole else ""
        facts = {"where": where, "value": shown(line), "spot": spot, "more": more, "proposal": proposal}
        finding = LEGACY_TEXT.at(places[0], encoding=in_words(damage.encoding), how="", **facts)
    else:
        finding = damaged(damage, places[0], where=where, spot=spot, how=_AS_PAGE, more=more)
    return replace(finding, also=tuple(places[1:]))
