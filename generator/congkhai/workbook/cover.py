"""The first sheet of the workbook: what it is, whose, who may see it, how to fill it in, what is where."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from congkhai.grids.xlsx_values import BookColumn, BookSheet, Cell, place
from congkhai.text.phrases import SAMPLE
from congkhai.value import Value
from congkhai.workbook.kept import Kept
from congkhai.workbook.look import BOLD, CELL, COUNT, HEAD, LINK, PLAIN, TITLE, WARNING
from congkhai.workbook.page import MARK, REMOVE

COVER: Final = "Đọc trước"
FOOT: Final = "KHÔNG CÔNG KHAI: chỉ dùng trong cơ quan"
_CLOSED: Final = (
    "KHÔNG CÔNG KHAI. Sổ này chứa toàn bộ dữ liệu của cơ quan, kể cả điểm, phiếu biểu quyết, kiến nghị và "
    "những cột chỉ một số người được xem. Không đăng, không gửi ra ngoài cơ quan; nhập xong thì xoá hoặc cất "
    "nơi an toàn."
)
_HOW: Final = f"""\
Mỗi trang là một bảng. Sửa thẳng vào ô; chọn vào một ô thì hiện lời giải thích của cột. Tiêu đề nền nâu là \
cột bắt buộc ghi.
Ô có danh sách thì chọn trong danh sách, ví dụ “CB-007 · Lò Văn Hoà”; gõ riêng mã “CB-007” cũng được.
Thêm dòng: ghi vào dòng trống ngay dưới bảng, bắt đầu từ cột mã. Mỗi dòng có mã riêng, không trùng dòng khác.
Xoá dòng: ghi {MARK} vào cột “{REMOVE}” ở cuối dòng. Đừng xoá hay đổi tên trang, cột, tiêu đề; trang \
chép thêm, như “Cán bộ (2)”, không được nhập.
Mã của dòng đã có (ô nền xám) bị khoá vì bảng khác trỏ tới mã đó. Đổi mã nghĩa là xoá dòng cũ, thêm dòng mới.
Ngày ghi ngày/tháng/năm, ví dụ 05/12/2022; giờ ghi 07:30. Muốn lọc thì dùng mũi tên ở tiêu đề.
Lưu sổ, đóng Excel, rồi nhập bằng lệnh: congkhai workbook import TÊN_TỆP. Chương trình cho xem hết các thay \
đổi trước khi ghi; nếu trong lúc đó có người sửa chính ô ấy trong bảng thì chương trình báo, không ghi đè.
Nhập xong vẫn sửa tiếp được ở chính sổ này rồi nhập lại, miễn là tệp giữ nguyên tên và chỗ cũ; nếu không thì \
xuất sổ mới.
"""


class Facts(Value):
    """The package that is exported: its title, its mark of sample data, the mark of its folder."""

    title: str
    sample: bool
    origin: str = ""


def cover(facts: Facts, described: Mapping[str, str], kept: Kept) -> BookSheet:
    """The first sheet; `described` is a sentence on each table, by its name."""
    widths = (
        BookColumn(width=30, style=PLAIN),
        BookColumn(width=100, style=PLAIN),
        BookColumn(width=10, style=PLAIN),
    )
    return BookSheet(name=COVER, columns=widths, rows=_rows(facts, described, kept), locked=True)


def _rows(facts: Facts, described: Mapping[str, str], kept: Kept) -> Iterator[Sequence[Cell]]:
    yield _said("Sổ dữ liệu", Cell(facts.title, TITLE))
    yield _said("Cơ quan", Cell("; ".join(kept.agency) or "(chưa ghi)", BOLD))
    yield _said("Năm", Cell(", ".join(kept.years) or "(chưa có kỳ đánh giá)", BOLD))
    yield _said("Xuất ngày", Cell(kept.day, BOLD))
    if facts.sample:
        yield _said("Lưu ý", Cell(SAMPLE, WARNING))
    yield _said("Ai được xem", Cell(_CLOSED, WARNING))
    for number, line in enumerate(_HOW.splitlines(), 1):
        yield _said("Cách ghi" if number == 1 else "", Cell(f"{number}. {line}", PLAIN))
    yield ()
    yield Cell("Trang", HEAD), Cell("Nội dung", HEAD), Cell("Số dòng", HEAD)
    for table in kept.tables.values():
        sheet = kept.sheets[table.name]
        about = Cell(described.get(table.name, ""), CELL)
        yield Cell(sheet, LINK, link=place(sheet, 1, 0)), about, Cell(len(table.rows), COUNT)


def _said(label: str, cell: Cell) -> Sequence[Cell]:
    return Cell(label, BOLD), cell
