"""No text for the terminal tells a value or a column by its code."""

import pytest

from tests.code_words import code_words
from tests.documents.kept import HERE

TEXTS = sorted(HERE.glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_kept_beside_the_tests_has_none(path):
    assert code_words(path.read_text(encoding="utf-8")) == []
