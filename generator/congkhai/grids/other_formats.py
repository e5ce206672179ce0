"""Workbooks of formats that are not read, told by their first bytes or their parts."""

import re
from typing import Final

from congkhai.grids.parts import Parts

XLSB: Final = "Excel nhị phân (.xlsb)"
_NUMBERS: Final = "Numbers của máy Apple (.numbers)"
_OLD: Final = "Excel 4.0 trở về trước"
_BYTES: Final = (
    (re.compile(rb"[\x09][\x00\x02\x04]|\x09\x08[\x04\x06\x08]\0\0"), _OLD),
    (re.compile(rb"ID;P"), "SYLK (.slk)"),
    (re.compile(rb"TABLE\r?\n0,1\r?\n"), "DIF (.dif)"),
    (re.compile(rb"\0\0[\x02\x1a]\0"), "Lotus 1-2-3 (.wk1, .wk3)"),
)
_TEXTS: Final = (
    (
        re.compile(r"urn:schemas-microsoft-com:office:spreadsheet[^-]|progid=.Excel\.Sheet"),
        "XML Spreadsheet 2003 (.xml)",
    ),
    (re.compile(r"<office:document[\s>]"), "OpenDocument không nén (.fods)"),
    (re.compile(r"\A(?:From:|MIME-Version:)", re.I), "trang web một tệp (.mht)"),
    (re.compile(r"<(?:!doctype html|html|head|body|table|meta|style|div)\b", re.I), "trang web (HTML)"),
)
_HEAD: Final = 4096


def named(data: bytes) -> str | None:
    """What the format is called that the first bytes tell; None for packed, compound and other files."""
    if data.startswith(b"PK"):
        return None
    head = data[:_HEAD]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8-sig", errors="replace").lstrip()
    signs = (name for form, name in _BYTES if form.match(data))
    return next(signs, None) or next((name for form, name in _TEXTS if form.search(text)), None)


def packed(parts: Parts) -> str | None:
    """What the format of a packed file is called; None for XLSX, ODS and what is no workbook."""
    if "Index/Document.iwa" in parts or "Index.zip" in parts:
        return _NUMBERS
    return XLSB if "xl/workbook.bin" in parts else None
