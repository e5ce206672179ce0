"""The list of all pages: the way in without JavaScript, and the page that shows search results."""

from collections.abc import Sequence

from congkhai.pages import sections
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block


def page(pages: Sequence[Page]) -> Page:
    """tat-ca-trang.md: every page but itself, by part of the navigation."""
    groups = [
        (name, [(sections.address(item.path), item) for item in pages if item.section == name])
        for name in sections.SECTIONS
    ]
    return Page(
        path="tat-ca-trang.md",
        title="Tất cả các trang",
        section=sections.LOOKUP,
        summary="Danh sách mọi trang và kết quả tìm kiếm.",
        body=block("pages/listing.html", groups=[group for group in groups if group[1]]),
    )
