"""What to do about a datapackage.json or a schema that cannot be used.

No sentence here sends the clerk to lay a whole datapackage.json over another: that of a new folder bears no
mark of sample data and knows no table of the office's own.
"""

from typing import Final

from congkhai.findings import Finding, Place
from congkhai.notation.misread import Misread
from congkhai.project import reads_as_mark
from congkhai.tables.kinds import BROKEN_PACKAGE, BROKEN_SCHEMA
from congkhai.value import replace

_BACKUP: Final = "lấy lại tệp từ bản sao lưu"
_MARK: Final = (
    "Xoá một trong hai mục; nếu có mục ghi true thì giữ mục ghi true. Không chép datapackage.json của thư "
    "mục khác đè lên."
)
_DOUBLED: Final = "Xoá một trong hai mục “{key}” ở chỗ đã nêu, giữ mục ghi đúng; các phần khác để nguyên."
_PACKAGE: Final = (
    f"Sửa chỗ đã nêu, hoặc {_BACKUP}. Không chép datapackage.json của thư mục khác đè lên: dấu minh hoạ và "
    "các bảng riêng sẽ mất."
)
_SCHEMA: Final = (
    f"Sửa chỗ đã nêu, hoặc {_BACKUP}; không có thì chép riêng tệp này từ một thư mục mới tạo bằng lệnh "
    "“congkhai new”, rồi ghi lại các cột riêng."
)
_UNNAMED: Final = "Thêm vào phần kê bảng này mục “schema”: “{path}”, hoặc {backup}."


def broken_package(fault: Misread, place: Place) -> Finding:
    """That datapackage.json, whose place it is, cannot be used."""
    how = _doubled(fault.doubled) if fault.doubled else _PACKAGE
    return BROKEN_PACKAGE.at(replace(place, row=fault.line), why=fault.why, how=how)


def broken_schema(fault: Misread, place: Place) -> Finding:
    """That the schema of a table cannot be used; `place` is in the schema's file."""
    how = _doubled(fault.doubled) if fault.doubled else _SCHEMA
    table = place.table_title or place.table
    return BROKEN_SCHEMA.at(replace(place, row=fault.line), table=table, why=fault.why, how=how)


def of_lost_schema() -> str:
    """How a schema comes back that is away."""
    return (
        f"{_BACKUP[0].upper()}{_BACKUP[1:]}, hoặc chép riêng tệp này từ một thư mục mới tạo bằng lệnh "
        "“congkhai new”, rồi ghi lại các cột riêng nếu có."
    )


def of_unnamed_schema(path: str) -> str:
    """How a table gets its schema named; `path` is where the schemas of such a name lie."""
    return _UNNAMED.format(path=path, backup=_BACKUP)


def _doubled(key: str) -> str:
    return _MARK if reads_as_mark(key) else _DOUBLED.format(key=key[:60])
