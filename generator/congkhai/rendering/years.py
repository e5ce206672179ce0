"""Which year's the hand-written pages are, and what is wrong with where they lie."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.rendering.content import ContentPage
from congkhai.value import Value, replace

NO_YEAR: Final = Kind(
    code="trang-khong-thuoc-nam-nao",
    message="Các trang trong “{folder}” không được đăng ở đâu: {why}.",
    remedy="Trang của kỳ mới nhất để ngay trong thư mục content; trang của năm trước để trong thư mục mang "
    "số năm của một kỳ có trong bảng Kỳ đánh giá. Chuyển các trang về đúng chỗ.",
)
NO_PAGES: Final = Kind(
    code="nam-truoc-khong-co-trang",
    message="Năm {year} không có trang viết tay nào (kế hoạch, hướng dẫn): không có thư mục “{folder}”.",
    remedy="Lấy lại các trang của năm ấy từ bản sao lưu vào thư mục đó (lệnh congkhai year tự chép khi sang "
    "năm mới); các trang để ngay trong content là của kỳ mới nhất.",
    severity=Severity.WARNING,
)
LEFT_OVER: Final = Kind(
    code="trang-con-cua-nam-truoc",
    message="Trang “{file}” là của năm {year} mà còn lời chép từ trang của năm {before}, có nêu “{said}”.",
    remedy="Viết lại trang theo kế hoạch năm {year}; không dùng nữa thì xoá tệp này (bản của năm {before} "
    "vẫn còn ở thư mục của năm ấy).",
)


def of_year(pages: Iterable[ContentPage], year: int, newest: int) -> tuple[ContentPage, ...]:
    """The pages of a cycle; those that lie in no year's folder are of the `newest` one."""
    return tuple(page for page in pages if page.year == (None if year == newest else year))


def years_astray(pages: Iterable[ContentPage], cycles: Sequence[int], folder: str) -> Iterator[Finding]:
    """Folders of content that are no earlier year's, and earlier years that have none.

    `cycles`: their years, the newest first; `folder`: what content/ is called.
    """
    newest, *earlier = cycles
    there = {page.year for page in pages if page.year}
    for year in sorted(there - {*earlier}):
        why = f"{year} là kỳ mới nhất" if year == newest else f"không có kỳ đánh giá năm {year}"
        name = f"{folder}/{year}"
        yield NO_YEAR.at(Place(file=name), folder=name, why=why)
    for year in earlier:
        if year not in there:
            name = f"{folder}/{year}"
            yield NO_PAGES.at(Place(file=name), folder=name, year=year)


class Followed(Value):
    """A year that follows another: the number of the earlier one's plan, whether its own is issued."""

    year: int
    before: int
    number: str
    issued: bool


def left_over(pages: Sequence[ContentPage], followed: Followed, folder: str) -> Iterator[Finding]:
    """Pages of the newest year that the year before had too, and that still speak of it or its plan.

    In their title, or in a line that was copied. A warning while the plan is a draft; it blocks once the plan
    is issued, the page is for the public, and its title or the whole of it is still the earlier year's.
    """
    kept = {page.path: page for page in pages if page.year == followed.before}
    for page in pages:
        same = kept.get(page.path) if page.year is None else None
        if same is None:
            continue
        in_title = _said(page.title, (followed.number, str(followed.before)))
        lines = [*_copied(page, same, (followed.number, f"năm {followed.before}"))]
        if in_title or lines:
            file, said = f"{folder}/{page.source}", dict.fromkeys((in_title, *(said for _, said in lines)))
            facts = {
                "year": followed.year,
                "before": followed.before,
                "said": "”, “".join(filter(None, said)),
            }
            first, *others = [Place(file=file, row=row) for row, _ in lines] or [Place(file=file)]
            found = replace(LEFT_OVER.at(first, file=file, **facts), also=tuple(others))
            whole = bool(in_title) or (same.title, same.body) == (page.title, page.body)
            blocks = followed.issued and page.audience == "portal" and whole
            yield found if blocks else replace(found, severity=Severity.WARNING)


def _copied(page: ContentPage, same: ContentPage, names: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The rows of a page that stand in the other one as they are, and what of the names each says."""
    before = {*map(str.strip, same.body.split("\n"))}
    for row, line in enumerate(page.body.split("\n"), page.first_row):
        if line.strip() in before and (said := _said(line, names)):
            yield row, said


def _said(text: str, names: Iterable[str]) -> str:
    return next((name for name in names if name and name.lower() in text.lower()), "")
