"""The catalogue of findings: which module holds the kinds that concern what."""

from collections.abc import Iterator

from congkhai import letters, office_files
from congkhai.announcement import compose as announcement
from congkhai.catalogue import Catalogue, Topic, grouped
from congkhai.forms import kinds as forms
from congkhai.grids import kinds as grids
from congkhai.intake import kinds as intake
from congkhai.model.agency import Agency
from congkhai.pages import links as page_links
from congkhai.pages import written as page_plan
from congkhai.publish import (
    difference,
    history,
    inspect,
    leaks,
    links,
    looked_at,
    losses,
    online,
    personal,
    render,
    stage,
)
from congkhai.records import kinds as records
from congkhai.records import own_cycle
from congkhai.rendering import attached, body, bulk, by_hand, content, filenames, front, slips
from congkhai.rendering import years as page_years
from congkhai.rules import explained, run
from congkhai.rules.catalogue import rows
from congkhai.starter.files import page_texts
from congkhai.tables import kinds as tables
from congkhai.tables import originals
from congkhai.workbook import kinds as workbook
from congkhai.workflows import stopped, unanswered

#: What kinds concern; those of tables and cells stand in the same modules.
TOPICS = (
    Topic(
        id="tep",
        title="Tệp",
        about="Gói dữ liệu, tệp của các bảng, biểu mẫu để tải về và văn bản đã ký đặt trong thư mục content.",
        modules=(office_files, attached, looked_at),
        kinds=(*grids.ABOUT_FILES, *tables.ABOUT_FILES),
    ),
    Topic(
        id="bang",
        title="Bảng",
        about="Cách kê các cột và dòng tiêu đề của từng bảng.",
        kinds=tables.ABOUT_TABLES,
    ),
    Topic(
        id="o",
        title="Ô",
        about="Nội dung của từng ô, xét riêng một ô hoặc so với mã ở bảng khác.",
        modules=(letters, grids, tables),
    ),
    Topic(
        id="ban-ghi",
        title="Bản ghi",
        about="Các dòng đặt cạnh nhau: kỳ, thời hạn, thay thế, công khai, giải trình.",
        modules=(run, records, own_cycle, explained),
    ),
    Topic(
        id="bieu-mau",
        title="Biểu mẫu",
        about="Các mục của biểu mẫu điền trên máy, và những gì người nộp ghi vào.",
        modules=(forms, intake),
    ),
    Topic(
        id="trang",
        title="Trang viết tay",
        about="Các trang Markdown trong thư mục content.",
        modules=(front, content, page_years, bulk, body, slips, filenames, page_links, page_plan, by_hand),
    ),
    Topic(
        id="dang",
        title="Đăng và thông báo",
        about="Những điều được soát khi dựng trang, đăng, kiểm tra lại bản đã đăng hoặc soạn thông báo.",
        modules=(
            stage,
            render,
            inspect,
            leaks,
            personal,
            links,
            losses,
            online,
            difference,
            history,
            announcement,
            stopped,
            unanswered,
        ),
    ),
    Topic(
        id="so-excel",
        title="Sổ Excel",
        about="Những điều được soát khi nhập lại sổ Excel của cả gói dữ liệu.",
        modules=(workbook,),
    ),
)


def catalogue(agency: Agency) -> Catalogue:
    """Every kind once; kinds of rules as they hold in the newest cycle."""
    return Catalogue(rules=tuple(rows(agency)), groups=tuple(grouped(TOPICS)))


def own_words(agency: Agency) -> Iterator[str]:
    """What the program says by itself of rules, kinds and columns, and on the pages of a new folder."""
    yield from page_texts()
    yield from originals.words()
    yield from catalogue(agency).words()
