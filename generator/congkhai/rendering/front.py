"""The head of a hand-written page: what stands between its two lines of ---."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.letters import with_odd_signs
from congkhai.notation import yaml_text
from congkhai.notation.misread import Misread
from congkhai.notation.yaml_text import Written
from congkhai.text.fold import slug
from congkhai.text.look_alikes import plain
from congkhai.value import Value, replace

BROKEN_FRONT: Final = Kind(
    code="noi-dung-dau-trang-hong",
    message="Phần khai báo đầu trang “{file}” (giữa hai dòng ---) không đọc được: {why}.",
    remedy="Sửa lại cho đúng dạng “title: Tên trang”, mỗi mục một dòng, mỗi mục ghi một lần, có đủ hai dòng "
    "---; nội dung có dấu hai chấm hoặc ký hiệu lạ thì đặt trong ngoặc kép thẳng của bàn phím.",
)
NO_TITLE: Final = Kind(
    code="noi-dung-thieu-tieu-de",
    message="Trang “{file}” chưa có tiêu đề.",
    remedy="Thêm dòng “title: …” vào phần khai báo ở đầu trang.",
)
STRANGE_AUDIENCE: Final = Kind(
    code="noi-dung-doi-tuong-la",
    message="Trang “{file}” ghi doi_tuong là “{value}”; chương trình chỉ biết portal và agency.",
    remedy="Ghi portal nếu trang được đăng ra ngoài, agency nếu chỉ dùng trong cơ quan.",
)
NOT_TEXT: Final = Kind(
    code="noi-dung-muc-khong-phai-chu",
    message="Trang “{file}”: mục “{key}” ở đầu trang phải là một dòng chữ, nhưng được đọc là {kind}.",
    remedy="Ghi nội dung của mục “{key}” trên cùng một dòng và đặt trong ngoặc kép thẳng của bàn phím.",
)
CUT_TEXT: Final = Kind(
    code="noi-dung-muc-bi-cat",
    message="Trang “{file}”: mục “{key}” ở đầu trang bị cắt, phần “{value}” không được đọc vì đứng sau dấu "
    "cách và dấu #.",
    remedy="Nếu đó là nội dung thì đặt cả nội dung của mục trong ngoặc kép thẳng của bàn phím; nếu là ghi "
    "chú thì xoá đi, hoặc chuyển xuống một dòng riêng bắt đầu bằng dấu #.",
)

ALIKE_KEY: Final = Kind(
    code="noi-dung-muc-la",
    message="Trang “{file}”: mục “{key}” ở đầu trang không được đọc; có lẽ là mục “{known}”.",
    remedy="Đúng là mục ấy thì đổi tên thành “{known}”, viết chữ thường, không dấu; không phải thì "
    "xoá mục này.",
    severity=Severity.WARNING,
)

#: The keys that the program reads, each one text; the last may hold several.
_KEYS: Final[tuple[str, ...]] = ("title", "doi_tuong", "danh_cho", "dan_y", "dan_y_gom")
#: How near the name of a key is to one that is known where a letter or two were mistyped.
_NEAR: Final = 0.85
_LISTS: Final = ("dan_y_gom",)


class Front(Value):
    """The head of a page. `audience` is "agency" where the head does not plainly say "portal"."""

    title: str
    audience: str
    meta: Mapping[str, object]


def read(text: str, file: str) -> tuple[Front | None, list[Finding]]:
    """The head that stands in the lines after the first of `file`; None where it is not taken at all."""
    # The empty line stands for the first line of ---: so the lines counted are those of the file.
    entries = yaml_text.entries("\n" + text)
    if isinstance(entries, Misread):
        return None, [BROKEN_FRONT.at(Place(file=file, row=entries.line or 1), file=file, why=entries.why)]
    known = {key: entries[key] for key in _KEYS if key in entries}
    meta = {key: list(entry.texts or ()) for key, entry in known.items()}
    front = Front(
        title=" ".join(_text(known, "title").split()),
        audience=_text(known, "doi_tuong") or "agency",
        meta={key: texts if key in _LISTS else "".join(texts) for key, texts in meta.items()},
    )
    return front, [*_faults(front, known, file), *_alike(entries, file)]


def missing(file: str) -> Finding:
    """That a page has no head."""
    return BROKEN_FRONT.at(Place(file=file, row=1), file=file, why="không có đủ hai dòng ---")


def _faults(front: Front, known: Mapping[str, Written], file: str) -> Iterator[Finding]:
    for key, entry in known.items():
        place = Place(file=file, row=entry.line, value=entry.cut or None)
        if entry.texts is None or (entry.listed and key not in _LISTS):
            # In quotes a word that is neither would only be the next fault.
            other = key == "doi_tuong"
            kind = replace(NOT_TEXT, remedy=STRANGE_AUDIENCE.remedy) if other else NOT_TEXT
            yield kind.at(place, file=file, key=key, kind=entry.kind)
        if entry.cut:
            yield CUT_TEXT.at(place, file=file, key=key, value=entry.cut)
    unread = [key for key, entry in known.items() if entry.texts is None or entry.listed or entry.cut]
    if not front.title and "title" not in unread:
        yield NO_TITLE.at(Place(file=file, row=1), file=file)
    if front.audience not in ("portal", "agency"):
        place = Place(file=file, row=known["doi_tuong"].line)
        strange = STRANGE_AUDIENCE.at(place, file=file, value=front.audience)
        yield with_odd_signs(strange, front.audience, ("portal", "agency").__contains__)


def _alike(entries: Mapping[str, Written], file: str) -> Iterator[Finding]:
    """Keys that are not read, and look like one that is."""
    known = {slug(key): key for key in _KEYS}
    for key, entry in entries.items():
        near = [] if key in _KEYS else get_close_matches(slug(plain(key)), known, n=1, cutoff=_NEAR)
        for meant in near:
            yield ALIKE_KEY.at(Place(file=file, row=entry.line), file=file, key=key, known=known[meant])


def _text(known: Mapping[str, Written], key: str) -> str:
    """The text of a key; "" where there is none, or a list."""
    entry = known.get(key)
    return "" if entry is None or entry.listed else "".join(entry.texts or ())
