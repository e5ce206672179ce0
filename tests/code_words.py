"""Words of the tables' code, an unaccented value or a column's name, inside what a clerk reads."""

import json
import re
from collections.abc import Iterator

from congkhai.tables import originals

#: What is as well a word of Vietnamese, or what a person types so: an audience, a line of the front matter.
ORDINARY = frozenset("ai quy ngay thang portal agency doi_tuong".split())
#: A file, an option, an anchor and an address are typed as they stand.
TYPED = re.compile(r"[\w./-]*[/.#][\w./-]+|--[\w-]+|congkhai:\w+|\{[^}]*\}")
WORD = re.compile(r"(?<![\w-])[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?![\w-])")


def _known() -> Iterator[str]:
    for name in originals.titles():
        yield name
        for field in json.loads(originals.schema(name) or b"{}")["fields"]:
            yield from (field["name"], *field.get("constraints", {}).get("enum", ()))


CODES = frozenset(map(str, _known())) - ORDINARY


def code_words(text: str) -> list[str]:
    """The words of a text that are a table, a column or a value by its code; of any with an underscore."""
    words = WORD.findall(TYPED.sub(" ", text))
    return [word for word in words if word in CODES or ("_" in word and word not in ORDINARY)]
