"""Whom the certificates of a signature name, read from their bytes without judging them."""

import re
from collections.abc import Iterator
from typing import Final

_PARTS: Final = {
    b"\x55\x04\x03": "Chứng thư, tên (CN)",
    b"\x55\x04\x0a": "Chứng thư, tổ chức (O)",
    b"\x55\x04\x0b": "Chứng thư, đơn vị (OU)",
    b"\x55\x04\x0c": "Chứng thư, chức danh (T)",
    b"\x55\x04\x05": "Chứng thư, số hiệu (SERIALNUMBER)",
    b"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x01": "Chứng thư, mã người dùng (UID)",
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01": "Chứng thư, thư điện tử (E)",
}
_NAME: Final = re.compile(
    rb"\x06(?:\x03(\x55\x04[\x03\x05\x0a-\x0c])|\x0a(\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x01)"
    rb"|\x09(\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01))([\x0c\x13\x14\x16\x1e])(\x81?)(.)",
    re.S,
)


def names_in(signature: bytes) -> Iterator[str]:
    """Each part of a name once, as "what=text", of who signed and of who issued."""
    seen: set[str] = set()
    for found in _NAME.finditer(signature):
        oid = found[1] or found[2] or found[3]
        raw = signature[found.end() : found.end() + found[6][0]]
        text = raw.decode("utf-16-be" if found[4] == b"\x1e" else "utf-8", "replace").strip()
        name = f"{_PARTS[oid]}={text}"
        if text and name not in seen:
            seen.add(name)
            yield name
