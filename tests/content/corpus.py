"""The seed plan and everything that stands for it: rows of the package, paragraphs of working pages."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

from markdown import markdown

ROOT = Path(__file__).parents[2]
SEED = ROOT / "tests" / "seed" / "ke-hoach-99-kh-bdt-2022.txt"
CONTENT = ROOT / "content"
DATA = ROOT / "datapackage" / "data"
ARCHIVE = CONTENT / "ban-goc.md"
PARTS = ("ke-hoach", "tap-the-lanh-dao", "dang-vien", "lanh-dao-quan-ly", "cong-chuc")
CUT = re.compile(
    r"^(?=NỘI DUNG KIỂM ĐIỂM$|2\. Đối với đảng viên|b\) Kiểm điểm cán bộ lãnh đạo|3\. Kiểm điểm đối với)",
    re.M,
)
SENTENCE = re.compile(r"(?<=[.;])\s+|\n+")
STRUCTURAL = re.compile(r"^(?:[-+*]|[IVX]+\.|\d+(?:\.\d+)*\.|[a-z]\))\s+", re.M)
FRONT = re.compile(r"\A---\n.*?^---\n", re.M | re.S)
COMMENT = re.compile(r"<!--.*?-->", re.S)
OUTLINE = re.compile(r"<!-- dan-y -->(.*?)<!-- het dan-y -->", re.S)
LONG_DATE = re.compile(r"ngày (?P<d>\d\d) tháng (?P<m>\d\d) năm (?P<y>\d{4})")
DATE = re.compile(
    r"(?<![\d-])(?:(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})"
    r"|(?P<Y>\d{4})-(?P<M>\d\d)-(?P<D>\d\d))(?![\d-])"
)
SAME = {
    "hàng năm": "hằng năm",
    "đảm bảo": "bảo đảm",
    "c/môn": "chuyên môn",
    "cbcc": "cán bộ, công chức",
    "trước ngày": "trước",
}
KINDS = {
    "ke_hoach": "Kế hoạch",
    "huong_dan": "Hướng dẫn",
    "cong_van": "Công văn",
    "nghi_dinh": "Nghị định",
    "quyet_dinh": "Quyết định",
}
DUE = {
    "truoc": "trước {}",
    "cham_nhat": "chậm nhất ngày {}",
    "tuong_doi": "ít nhất {} ngày làm việc",
    "khong_han": "",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, list item or row, or two neighbours; `made_of` names the lines or rows in it."""

    text: str
    made_of: tuple[str, ...]


class _Shown(HTMLParser):
    """Gathers what a reader sees of a rendered page."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def seed() -> str:
    """The plan as issued."""
    return SEED.read_text(encoding="utf-8")


def body(path: Path) -> str:
    """A hand-written page without its front matter."""
    return FRONT.sub("", path.read_text(encoding="utf-8"))


def shown(markup: str) -> str:
    """What a reader sees of a piece of Markdown, its directives left empty."""
    reader = _Shown()
    reader.feed(markdown(COMMENT.sub("", markup), extensions=["attr_list"]))
    return "".join(reader.parts)


def working_pages() -> tuple[Path, ...]:
    """Every hand-written page but the archive."""
    return tuple(path for path in sorted(CONTENT.rglob("*.md")) if path != ARCHIVE)


def page_of(part: str) -> Path:
    """The working page that stands for a part of the seed."""
    return CONTENT / "ke-hoach.md" if part == "ke-hoach" else CONTENT / "huong-dan" / f"{part}.md"


def rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of one table as they stand in its file."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def lines(markup: str) -> tuple[str, ...]:
    """The paragraphs and list items of a page, directives left out."""
    return tuple(line for line in COMMENT.sub("", markup).splitlines() if line.strip())


def outline(part: str) -> tuple[str, ...]:
    """The paragraphs and list items of a guidance page that come from the appendix, headings left out."""
    found = OUTLINE.search(body(page_of(part)))
    return tuple(line for line in lines(found[1]) if not line.startswith("#")) if found else ()


def page_units(path: Path) -> Iterator[Unit]:
    """Each paragraph or list item of a page by itself and with the next."""
    found = lines(body(path))
    yield from (Unit(line, (line,)) for line in found)
    yield from (Unit(f"{line} {following}", (line, following)) for line, following in pairwise(found))


def row_units() -> Iterator[Unit]:
    """Each row of the plan as it reads, and with the next of its clause or kind of person."""
    documents = {row["ma"]: _document(row) for row in rows("van_ban")}
    yield Unit(_plan(), ("KH-99",))
    for row in rows("can_cu"):
        yield Unit(f"Căn cứ {documents[row['van_ban']]} {row['noi_dung']}", (row["van_ban"],))
    yield from (Unit(f"{row['ten']} {row['ke_hoach_noi']}", (row["ma"],)) for row in rows("bieu_mau"))
    yield from (Unit(row["ten"], (row["ten"],)) for row in rows("noi_nhan"))
    yield from _together(rows("cong_viec"), "dieu_khoan", _task)
    yield from _together(rows("noi_kiem_diem"), "doi_tuong", _place)


def _plan() -> str:
    plan = next(row for row in rows("van_ban") if row["ma"] == "KH-99")
    town = rows("co_quan")[0]["dia_danh"]
    head = f"Số: {plan['so_ky_hieu']} {town}, {plan['ngay_ban_hanh']} Kế hoạch {plan['trich_yeu']}"
    return f"{head} {plan['chuc_danh_ky']} {plan['nguoi_ky']}"


def _document(row: dict[str, str]) -> str:
    issued = f"ngày {row['ngay_ban_hanh']} của {row['co_quan_ban_hanh']}"
    return f"{KINDS.get(row['loai'], '')} số {row['so_ky_hieu']} {issued} {row['trich_yeu']}"


def _task(row: dict[str, str]) -> str:
    due = DUE[row["loai_han"]].format(row["han"] or row["so_ngay"].zfill(2))
    return f"{row['ai']} {row['ten']} {row['dien_giai']} {row['san_pham']} gửi {row['gui']} {due}"


def _place(row: dict[str, str]) -> str:
    return f"{row['ten_doi_tuong']} kiểm điểm ở {row['noi']} {row['cach_thuc']}"


def _together(
    found: tuple[dict[str, str], ...], key: str, read: Callable[[dict[str, str]], str]
) -> Iterator[Unit]:
    yield from (Unit(read(row), (row["ma"],)) for row in found)
    for row, following in pairwise(found):
        if row[key] == following[key]:
            yield Unit(f"{read(row)} {read(following)}", (row["ma"], following["ma"]))


def parts() -> dict[str, str]:
    """The seed cut into the plan and the four parts of its appendix."""
    return dict(zip(PARTS, CUT.split(seed()), strict=True))


def sentences(part: str) -> tuple[str, ...]:
    """A part of the seed sentence by sentence, broken lines joined, numbers of clauses left out."""
    plain = STRUCTURAL.sub("", "\n".join(_whole(parts()[part])))
    found = (piece.strip(" *()./") for piece in SENTENCE.split(plain))
    return tuple(piece for piece in found if words(piece))


def _whole(text: str) -> list[str]:
    whole: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if whole and line[0].islower() and not line.startswith(("a)", "b)")):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def words(text: str) -> list[str]:
    """The words of a text in order; a date is one word however it is written."""
    plain = LONG_DATE.sub(r" \g<y>\g<m>\g<d> ", DATE.sub(_one_word, text.casefold()))
    for found, meant in SAME.items():
        plain = plain.replace(found, meant)
    return re.findall(r"\w+", plain)


def _one_word(found: re.Match[str]) -> str:
    year, month, day = found["y"] or found["Y"], found["m"] or found["M"], found["d"] or found["D"]
    return f" {int(year):04}{int(month):02}{int(day):02} "


@cache
def _neighbours(text: str) -> Counter[tuple[str, ...]]:
    found = words(text)
    return Counter(pairwise(found)) if len(found) > 1 else Counter([tuple(found)])


def cover(sentence: str, unit: str) -> float:
    """The share of the sentence's words that stand in the unit beside the same word, 0 to 1."""
    wanted = _neighbours(sentence)
    return (wanted & _neighbours(unit)).total() / wanted.total()


def standing_for(sentence: str, among: Iterable[Unit], least: float) -> tuple[Unit, ...]:
    """The units that cover at least that share of the sentence."""
    return tuple(unit for unit in among if cover(sentence, unit.text) >= least)
