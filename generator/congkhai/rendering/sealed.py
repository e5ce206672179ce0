"""Signed files that rows vouch for by their hash."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from congkhai import regular
from congkhai.findings import Finding, Kind, Place

_SHOWN: Final = 12

OTHER_FILE = Kind(
    code="tep-khac-ma-bam",
    message="Tệp “{file}” không phải là tệp đã ghi trong bảng: mã băm (dấu nhận dạng) của tệp bắt đầu bằng "
    "{found}, trong bảng là {wanted}.",
    remedy="Chép lại đúng bản đã ký vào content/{file}. Nếu tệp này mới đúng, ghi mã băm của nó vào cột "
    "sha256: {whole}.",
)


def changed(content: Path, file: str, sha256: str, place: Place) -> Iterator[Finding]:
    """A finding where the file below `content` is there and is not the one of this hash (hexadecimal).

    `place` is the cell of the hash. A file that is away, or a link, is told elsewhere.
    """
    path = content / file
    if not sha256 or path.is_symlink() or not path.is_file():
        return
    found = hashlib.sha256(regular.read(path, regular.PAPER)).hexdigest()
    if found != sha256.lower():
        facts = {"found": found[:_SHOWN], "wanted": sha256[:_SHOWN], "whole": found}
        yield OTHER_FILE.at(place, file=file, **facts)
