"""What is online and would be gone, renumbered or renamed in the release that is to replace it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from congkhai.announcement.compose import PRINT_VIEW
from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.model.record import Announcement
from congkhai.publish.manifest import Announced
from congkhai.publish.online import Online, remark
from congkhai.publish.reading import OWN
from congkhai.text.dates import short_date
from congkhai.text.fold import same_key
from congkhai.value import Value

GONE = Kind(
    code="thong-bao-se-mat",
    message="{what} đang đăng trên {where} không có trong bản mới: {why}.",
    remedy="Ghi lại thông báo đó như lúc đăng ở bảng Thông báo công khai và bảng Văn bản, rồi chạy lại. Nếu "
    "thông báo có sai sót: giữ dòng cũ, ghi thêm dòng của thông báo mới và ghi mã “{id}” ở ô ‘Thay thế thông "
    "báo’.",
)
NOT_YET = Kind(
    code="thong-bao-chua-den-ngay",
    message="{what} đang đăng trên {where} không có trong bản mới, vì bản mới được dựng cho ngày {today}, "
    "trước ngày của thông báo.",
    remedy="Chạy lại với đúng ngày hôm nay (xem --today và đồng hồ của máy). Nếu ngày của thông báo bị ghi "
    "sai thì sửa ở bảng Văn bản.",
)
RENUMBERED = Kind(
    code="thong-bao-doi-so",
    message="{what} đang đăng trên {where}, bản mới lại ghi là {now} ({change}).",
    remedy="Ghi lại số, ngày như lúc đăng ở dòng của thông báo trong bảng Văn bản. Nếu số, ngày đã đăng là "
    "sai: giữ dòng cũ, ghi thêm dòng của thông báo thay thế, ô ‘Thay thế thông báo’ ghi “{id}”.",
)
RENAMED = Kind(
    code="thong-bao-doi-ten",
    message="{what} đang đăng trên {where} với tiêu đề “{old}”, bản mới lại ghi “{new}”.",
    remedy="Ghi lại tiêu đề như lúc đăng ở ô ‘Tiêu đề’ của bảng Thông báo công khai. Nếu tiêu đề đã đăng là "
    "sai: giữ dòng cũ, ghi thêm dòng của thông báo thay thế, ô ‘Thay thế thông báo’ ghi “{id}”.",
)
PAGE_OF_IT = Kind(
    code="trang-thong-bao-se-mat",
    message="Trang “{page}” của {what}, đang đăng trên {where}, không có trong bản mới.",
    remedy="Ghi lại các quyết định xếp loại mà thông báo nêu (ô ‘Quyết định’ ở các bảng xếp loại; bảng Văn "
    "bản) như lúc đăng rồi chạy lại; --allow-fewer không bỏ được trang của thông báo.",
)
PAGES_GONE = Kind(
    code="trang-se-mat",
    message="Năm {year} đã thông báo, mà bản mới của {where} bỏ hoặc đổi tên {count} trang đang đăng: "
    "{pages}.",
    remedy="Khôi phục trang đúng tên cũ trong thư mục content (xem cả dòng doi_tuong ở đầu tệp) hoặc dòng "
    "đã sinh ra trang đó. Nếu đúng là bỏ, chạy lại với --allow-fewer.",
)
DROPPED = Kind(
    code="khong-con-tren-trang",
    message="Bản mới của {where} không còn {count} tệp mà bản trước có: {pages}.",
    remedy="Nếu không định bỏ, khôi phục trang hoặc dòng đã sinh ra tệp rồi chạy lại congkhai build.",
    severity=Severity.INFO,
)

_HTML: Final = (".html", ".htm")


class Coming(Value):
    """The release to come: the announcements it will show, its day, the years that the package has, and the
    package's announcements by their keys, shown or not."""

    announced: tuple[Announced, ...]
    today: date
    years: frozenset[int]
    rows: Mapping[str, Announcement]


def lost_announcements(before: Online, coming: Coming) -> Iterator[Finding]:
    """A remark for each announcement online that would be gone, renumbered or renamed; no leave lets it go.

    One that another replaces is still told among those issued, so a correction loses nothing; nor does the
    end of a window, which takes names off and no announcement.
    """
    online = before.announced or ()
    # What stands online under its own number has not become another announcement.
    free = [new for new in coming.announced if not any(_same(old, new) for old in online)]
    for old in online:
        loss = _lost(old, coming, free)
        if loss:
            yield loss


def lost_pages(before: Online, files: frozenset[str], *, allow_fewer: bool) -> Iterator[Finding]:
    """What of the pages online is not among the `files` to come, by name and in every year.

    `allow_fewer` lets go of pages of an announced year, but of none that tells an announcement.
    """
    gone = before.files - files
    held = {page: old for old in before.announced or () for page in old.pages if page in gone}
    for page, old in sorted(held.items()):
        yield remark(PAGE_OF_IT, Place(file=page), page=page, what=called(old))
    yield from _rest(before, sorted(gone - held.keys()), allow_fewer=allow_fewer)


def called(old: Announced) -> str:
    """ "Thông báo số 61/TB-BDT ngày 05/12/2022"; by its title where it has no number."""
    name = f"Thông báo số {old.number}" if old.number else f"Thông báo “{old.title}”"
    return f"{name} ngày {short_date(old.day)}" if old.day else name


def _lost(old: Announced, coming: Coming, free: Iterable[Announced]) -> Finding | None:
    what = called(old)
    same = [new for new in coming.announced if _same(old, new)]
    if any(_spelled(old, new) for new in same):
        return None
    new = next(iter(same), None) or _counterpart(old, free)
    if new is None:
        return _gone(old, coming)
    row = coming.rows.get(new.id)
    if not same:
        paper = row.document.place if row else Place()
        return remark(RENUMBERED, paper, what=what, now=called(new), change=_change(old, new), id=old.id)
    return remark(RENAMED, _at(row), what=what, old=old.title, new=new.title, id=old.id)


def _same(old: Announced, new: Announced) -> bool:
    return (old.year, same_key(old.number), old.day) == (new.year, same_key(new.number), new.day)


def _spelled(old: Announced, new: Announced) -> bool:
    """Whether both bear the title; how a word is spelled does not count."""
    return same_key(old.title) == same_key(new.title)


def _counterpart(old: Announced, free: Iterable[Announced]) -> Announced | None:
    """What the announcement has become: by its key, by its paper's, by number or day beside the title."""
    ranks: tuple[Callable[[Announced], bool], ...] = (
        lambda new: new.id == old.id,
        lambda new: old.document != "" and new.document == old.document,
        lambda new: _spelled(old, new) and (new.day == old.day or new.number == old.number),
        lambda new: _spelled(old, new) and new.year == old.year,
    )
    return next((new for alike in ranks for new in free if alike(new)), None)


def _change(old: Announced, new: Announced) -> str:
    """ "số 61/TB-BDT → 62/TB-BDT": what is told otherwise of number, day and year."""
    days = [short_date(row.day) if row.day else "không ghi" for row in (old, new)]
    pairs = (
        ("số", old.number or "không ghi", new.number or "không ghi"),
        ("ngày", *days),
        ("năm đánh giá", str(old.year), str(new.year)),
    )
    return ", ".join(f"{what} {was} → {now}" for what, was, now in pairs if same_key(was) != same_key(now))


def _gone(old: Announced, coming: Coming) -> Finding:
    what, row = called(old), _row(old, coming)
    day, today = row.document.issued if row else None, coming.today
    if day and day > today:
        return remark(NOT_YET, _at(row), what=what, today=short_date(today))
    why = (
        f"dòng “{row.id}” không còn là thông báo đã ban hành của kỳ năm {old.year}"
        if row
        else f"bảng Thông báo công khai không còn dòng “{old.id}”"
    )
    if old.year not in coming.years:
        why = f"bảng Kỳ đánh giá không còn kỳ năm {old.year}"
    return remark(GONE, _at(row), what=what, why=why, id=old.id)


def _row(old: Announced, coming: Coming) -> Announcement | None:
    """The row that holds the announcement and is not shown: by its key, its paper, its number and day."""
    shown = {new.id for new in coming.announced}
    rows = [row for row in coming.rows.values() if row.id not in shown]
    number = (same_key(old.number), old.day)
    ranks: tuple[Callable[[Announcement], bool], ...] = (
        lambda row: row.id == old.id,
        lambda row: row.document.id == old.document,
        lambda row: (same_key(row.document.number), row.document.issued) == number,
    )
    return next((row for holds in ranks for row in rows if holds(row)), None)


def _at(row: Announcement | None) -> Place:
    return row.place if row else Place()


def _rest(before: Online, gone: list[str], *, allow_fewer: bool) -> Iterator[Finding]:
    rest = [path for path in gone if not path.startswith(OWN)]
    for year, where in _announced(before) if not allow_fewer else ():
        pages = [path for path in gone if path.startswith(where) and path.lower().endswith(_HTML)]
        if pages:
            yield remark(PAGES_GONE, Place(), year=year, count=len(pages), pages=_listed(pages))
        rest = [path for path in rest if path not in pages]
    if rest:
        yield remark(DROPPED, Place(), count=len(rest), pages=_listed(rest))


def _announced(before: Online) -> list[tuple[str, str]]:
    """Each year announced online, as words, and where its pages stand.

    The pages of a release made before years had folders stand at the top. Where its manifest is silent, an
    issued paper has a print view.
    """
    views = [path.removesuffix(PRINT_VIEW) for path in before.files if path.endswith(PRINT_VIEW)]
    if before.announced is None:
        return [(where.rstrip("/") or "đang đăng", where) for where in sorted(views)]
    years = sorted({str(row.year) for row in before.announced})
    foldered = any(path.startswith(f"{year}/") for path in before.files for year in years)
    return [(year, f"{year}/") for year in years] if foldered else [(", ".join(years), "")] if years else []


def _listed(paths: list[str]) -> str:
    return ", ".join(f"“{path}”" for path in paths)
