"""Why the words of a file may not all have been read."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Gap(StrEnum):
    """A reason, as the end of a sentence that starts with the file."""

    EMPTY = "rỗng, không có gì bên trong"
    BROKEN = "bị hỏng, hoặc bên trong không đúng loại như đuôi tên tệp"
    LOCKED = "đặt mật khẩu hoặc bị khoá"
    PHOTO = "là tệp hình ảnh, chữ trong đó không đọc được"
    SCAN = "có trang chỉ là ảnh chụp (scan), không có chữ"
    PICTURE = "có hình ảnh bên trong"
    DRAWN = "có nhiều nét vẽ, chữ có thể đã thành nét"
    FONT = "có phông chữ không cho biết chữ nào là chữ nào"
    OLD_FONT = "dùng phông chữ hoặc bảng mã cũ (.VnTime, VNI…)"
    DAMAGED = "có chỗ hỏng hoặc viết sai chuẩn"
    HUGE = "quá lớn hoặc quá nhiều phần"
    OLD_FORMAT = "là loại tệp cũ (DOC, XLS, PPT, RTF), chỉ đọc được một phần"
    HIDDEN = "có trang tính, hàng, cột hoặc phần bị ẩn"
    PROGRAM = "có chương trình (macro), đối tượng hoặc dữ liệu nhúng"
    OTHER_KIND = "là loại tệp mà chương trình không làm sạch được"

    @property
    def mended(self) -> str:
        """What is done to the file so that the reason falls away, as the start of a sentence."""
        return _MENDED[self]

    @property
    def worthless(self) -> bool:
        """Whether nobody can look at the file either."""
        return self in (Gap.EMPTY, Gap.BROKEN)


_READABLE: Final = "Thay bằng bản docx, xlsx, pdf, odt, ods chép được chữ"
_MENDED: Final[Mapping[Gap, str]] = {
    Gap.EMPTY: "Chép đè lên tệp này bản có nội dung, hoặc bỏ tệp khỏi content",
    Gap.BROKEN: "Chép đè lên tệp này bản gốc mở được và đúng đuôi tên tệp, hoặc bỏ tệp khỏi content",
    Gap.LOCKED: "Mở tệp, bỏ mật khẩu và mọi khoá rồi lưu lại",
    Gap.PHOTO: _READABLE,
    Gap.SCAN: _READABLE,
    Gap.PICTURE: "Bỏ hình không cần thiết rồi lưu lại",
    Gap.DRAWN: "Xuất lại PDF từ tệp gốc, giữ chữ là chữ, không chuyển thành nét vẽ",
    Gap.FONT: "Xuất lại PDF từ tệp gốc bằng Word hoặc LibreOffice",
    Gap.OLD_FONT: "Chuyển hết chữ sang Unicode (phông như Times New Roman; tệp txt, csv: UTF-8) rồi lưu lại",
    Gap.DAMAGED: "Mở tệp bằng phần mềm đã soạn nó rồi lưu hoặc xuất lại",
    Gap.HUGE: "Chia tệp thành nhiều tệp nhỏ hơn",
    Gap.OLD_FORMAT: "Lưu lại thành docx, xlsx hoặc pdf",
    Gap.HIDDEN: "Bỏ ẩn hoặc xoá phần đang ẩn rồi lưu lại",
    Gap.PROGRAM: "Xoá macro, đối tượng và dữ liệu nhúng rồi lưu lại",
    Gap.OTHER_KIND: _READABLE,
}
