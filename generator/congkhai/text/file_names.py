"""Names of files that somebody else gave, as people are shown them."""

import unicodedata
from typing import Final

_NAME_LENGTH: Final = 120


def shown_name(sent: str) -> str:
    """The last part of the name of a file, as a page may show it: without controls and marks of direction,
    in whole letters, of at most 120; “tệp không tên” where nothing is left."""
    last = unquoted(sent).replace("\\", "/").rpartition("/")[2]
    kept = "".join(
        letter for letter in last if unicodedata.category(letter)[0] != "C" and letter not in "\u2028\u2029"
    )
    name = " ".join(unicodedata.normalize("NFC", kept).split())
    if len(name) > _NAME_LENGTH:
        stem, dot, ending = name.rpartition(".")
        short = f"{dot}{ending}" if stem and len(ending) < _NAME_LENGTH // 10 else ""
        name = name[: _NAME_LENGTH - 1 - len(short)] + "…" + short
    return name if name.strip(".") else "tệp không tên"


def unquoted(sent: str) -> str:
    """A name as it was before a browser wrote it within quotation marks."""
    # As browsers write a name within quotation marks; some programs put a backslash before the mark.
    plain = sent.replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")
    return plain.replace('\\"', '"')
