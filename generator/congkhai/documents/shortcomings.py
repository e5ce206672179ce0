"""What the record of an earlier year left open, named among what is to be done in this one."""

from collections.abc import Sequence

from congkhai.documents.lines import item, paragraph
from congkhai.law.shortcomings import Shortcoming


def lines(left: Sequence[Shortcoming]) -> list[str]:
    """Of whom what is left, and the row that says so; nothing where nothing is."""
    if not left:
        return []
    head = f"HẠN CHẾ CÒN ĐỂ LẠI theo sổ năm {left[0].year} (không chép vào bảng nào)"
    return [paragraph(head), *(item(f"{one.bearer}: {one.said} (dòng {one.row})") for one in left)]
