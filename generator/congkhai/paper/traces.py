"""What office programs leave in a file beside what it is meant to say."""

from enum import StrEnum


class Trace(StrEnum):
    """A kind of trace, as a clerk calls it."""

    AUTHOR = "tên người soạn, người sửa"
    ORGANISATION = "tên cơ quan, người quản lý ghi trong thuộc tính tệp"
    PROPERTIES = "mục ghi thêm ở thuộc tính của tệp (từ khoá, mô tả, mục tự đặt)"
    PICTURES = "thông tin máy chụp, nơi chụp trong ảnh"
    LINKS = "đường dẫn tới tệp khác"
    COMMENTS = "chú thích (comment)"
    CHANGES = "thay đổi được theo dõi (track changes)"
    HIDDEN_TEXT = "chữ bị ẩn"
    FILES = "tệp đính kèm bên trong"

    @property
    def was_content(self) -> bool:
        """Whether somebody may have meant it to be read."""
        return self in (Trace.COMMENTS, Trace.CHANGES, Trace.HIDDEN_TEXT, Trace.FILES)
