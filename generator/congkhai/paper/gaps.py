"""Why the words of a file may not all have been read."""

from enum import StrEnum


class Gap(StrEnum):
    """A reason, as the end of a sentence that starts with the file."""

    LOCKED = "đặt mật khẩu hoặc bị khoá"
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
