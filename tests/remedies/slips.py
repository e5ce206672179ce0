"""Faults of what is written on a page: marks that do not come about, comments, names and links of files."""

from congkhai.pages import links
from congkhai.rendering import body, filenames, slips
from tests.remedies.case import Case, Topic
from tests.remedies.written import FIRST, PAPER, TEXTS, Content, digest, page, whole

TABLE = "| Tên | Hạn |\n|---|---|\n| a | b |\n"


def renamed(wrong: str, right: str):
    """A page under a name that is none, then under the name that the remedy says."""

    def broken(c: Content) -> None:
        c.said("Chữ.\n", wrong)

    def mended(c: Content) -> None:
        (c.folder / wrong).rename(c.folder / right)

    return broken, mended


def lying(c: Content) -> None:
    c.write("tep/phu-luc.pdf", "phụ lục")
    c.said("Xem [phụ lục](tep/phu-luc.pdf).\n")


def noted_in_the_table(c: Content) -> None:
    c.paper = "tep/phu-luc.pdf"
    c.sha256 = digest(c.folder / c.paper)


def to_a_classified_paper(c: Content) -> None:
    c.classified = True
    c.said(f"Xem [quyết định]({PAPER}).\n")


MARKS = (
    page(body.MISPLACED_DIRECTIVE, " <!-- congkhai: can-cu -->\n", "<!-- congkhai: can-cu -->\n"),
    page(body.OPEN_COMMENT, "Chữ <!-- ghi chú\n", "Chữ <!-- ghi chú -->\n"),
    page(body.LOOSE_END, "Từ A --> B\n", "Từ A → B\n"),
    whole(body.COMMENT_IN_HEAD, TEXTS[FIRST].replace("Kế hoạch", "Kế hoạch <!-- ghi chú -->", 1)),
    page(body.UNUSED_ADDRESS, "[Lưu ý]: xem\n", "Lưu ý: xem\n"),
    page(slips.RUN_TOGETHER, "Gồm:\n- một\n- hai\n", "Gồm:\n\n- một\n- hai\n"),
    page(slips.HARD_BLANK, "\n-\u00a0một\n", "\n- một\n"),
    page(slips.NO_TABLE, f"Bảng:\n{TABLE}", f"Bảng:\n\n{TABLE}"),
    page(slips.LOST_CELL, f"\n{TABLE}| c | d | e |\n", f"\n{TABLE}| c | d \\| e |\n"),
    page(slips.TEXT_IN_TABLE, f"\n{TABLE}Ghi chú\n", f"\n{TABLE}\nGhi chú\n"),
    page(slips.BY_INDENT, "\n    Đoạn thụt.\n", "\nĐoạn thụt.\n"),
    page(slips.FLAT_LIST, "\n- một\n  - hai\n", "\n- một\n    - hai\n"),
    page(slips.SIGN_SHOWN, "**\u00a0Đậm** chữ\n", "**Đậm** chữ\n"),
    page(slips.UNREAD_LINK, "[x] (giai-dap.md)\n", "[x](giai-dap.md)\n"),
    page(slips.BLANK_IN_LINK, "[y](ke hoach.md)\n", "[y](ke-hoach.md)\n"),
    page(slips.UNDEFINED, "[x][y]\n", "[x][y]\n\n[y]: giai-dap.md\n"),
    page(slips.FOOTNOTE, "Chữ[^1]\n\n[^1]: chú thích\n", "Chữ (chú thích)\n"),
    page(slips.EMPTY_LINK, "[x]()\n", "[x](giai-dap.md)\n"),
    page(slips.STRANGE_ATTRIBUTE, "## Mục {#muc title=x}\n", "## Mục {#muc}\n"),
    page(slips.TOO_DEEP, "*" * 3000 + "a" + "*" * 3000 + "\n", "**a**\n"),
    page(slips.UNREAD_ADDRESS, "[x]\n\n[x]: giai dap.md\n", "[x]\n\n[x]: giai-dap.md\n"),
)
NAMES = (
    Case(filenames.NOT_READ, *renamed("phu.MD", "phu-luc.md")),
    Case(filenames.STRANGE_SIGN, *renamed("50%.md", "50.md")),
    Case(filenames.STRANGE_PLACE, *renamed("README.md", "doc-truoc.md")),
)
FILES = (
    Case(links.UNPUBLISHED, lying, noted_in_the_table),
    Case(links.INWARD_FILE, to_a_classified_paper, lambda c: c.said("")),
    page(links.PICTURE, "Sơ đồ: ![các bước](so-do.png)\n", "Sơ đồ: họp, rồi bỏ phiếu.\n"),
    page(
        links.OTHER_NAME,
        "Xem [mẫu](<bieu-mau/Mẫu 01.docx>).\n",
        "Xem [mẫu](bieu-mau/mau-01.docx).\n",
    ),
)
SLIPS_OF_PAGES = Topic(name="viet-trang", bench=Content, cases=(*MARKS, *NAMES, *FILES))
