"""Marks that stand nowhere by chance, planted in columns and looked for in whatever a folder holds."""

import gzip
import html
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from tests.workflows.columns import Column, put, rename
from tests.workflows.office import Office

_FOUND = re.compile(r"zungxam(\d{3})zequyt")
_TAGS = re.compile(r"<[^<>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_OTHERS = re.compile(r"[^a-z0-9]+")


def plant(office: Office, wanted: Sequence[Column]) -> None:
    """A mark of its own in every cell of each column: text filled with it, keys lengthened by it."""
    for number, column in enumerate(wanted):
        if column.own_key:
            rename(office, column, lambda value, _, n=number: f"{value}.ZUNGXAM{n:03d}ZEQUYT")
        else:
            put(office, column, lambda _, row, n=number: f"Zừngxậm{n:03d}zêquýt của dòng {row}")


def plantable(wanted: Sequence[Column]) -> list[Column]:
    """The columns of text: those in which a sentence may stand, and those that name their own rows."""
    return [column for column in wanted if column.free_text or column.own_key]


def found(folder: Path, planted: Sequence[Column]) -> set[str]:
    """The columns ("table.column") whose mark stands anywhere below `folder`, whatever its disguise."""
    numbers = {
        int(number)
        for path in sorted(folder.rglob("*"))
        for text in (path.name, *(_texts(path.read_bytes()) if path.is_file() else ()))
        for number in _numbers(text)
    }
    return {f"{planted[number].table}.{planted[number].name}" for number in numbers}


def _texts(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", "replace")
    yield content.decode("utf-16", "replace")
    yield content.decode("cp1258", "replace")
    if content.startswith(b"\x1f\x8b"):
        yield from _texts(gzip.decompress(content))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from _texts(archive.read(name))


def _numbers(text: str) -> set[str]:
    plain = unquote(html.unescape(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)))
    views = (text, plain, _TAGS.sub("", plain))
    return {number for view in views for number in _FOUND.findall(_OTHERS.sub("", folded(view)))}


def folded(text: str) -> str:
    """Letters without their marks, in lower case."""
    apart = unicodedata.normalize("NFKD", text).casefold().replace("đ", "d")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def disguises(mark: str) -> Iterator[tuple[str, bytes]]:
    """The mark as it might get out: file name and content."""
    yield "nguyen.txt", mark.encode()
    yield "tach-dau.txt", unicodedata.normalize("NFD", mark).encode()
    yield "khong-dau.txt", folded(mark).upper().encode()
    yield "the.html", "<b>·</b>".join(mark).encode()
    yield "thuc-the.html", "".join(f"&#{ord(letter)};" for letter in mark).encode()
    yield "ma.json", json.dumps(mark).encode()
    yield "hai-byte.txt", mark.encode("utf-16")
    yield "nen.gz", gzip.compress(mark.encode(), mtime=0)
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("trong.txt.gz", gzip.compress(mark.encode(), mtime=0))
    yield "goi.zip", inside.getvalue()
