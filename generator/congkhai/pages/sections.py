"""The parts of the navigation, in their order, and how one page points at another."""

from typing import Final

HOME: Final = "Trang chủ"
YEAR: Final = "Năm"
PLAN: Final = "Kế hoạch"
GUIDANCE: Final = "Hướng dẫn"
FORMS: Final = "Biểu mẫu"
RESULTS: Final = "Kết quả"
LOOKUP: Final = "Tra cứu"
SECTIONS: Final = (HOME, YEAR, PLAN, GUIDANCE, FORMS, RESULTS, LOOKUP)


def root(path: str) -> str:
    """What leads from the page at `path` back to the top folder: "" or "../"."""
    return "../" * path.count("/")


def address(path: str) -> str:
    """The address of a page of the site: huong-dan/dang-vien.md → huong-dan/dang-vien.html."""
    return path.removesuffix(".md") + ".html" if path.endswith(".md") else path


def heading(text: str, id: str, level: int = 2) -> str:
    """A Markdown heading with its own anchor; `text` is written by us, without Markdown."""
    return f"\n\n{'#' * level} {text} {{#{id}}}\n\n"
