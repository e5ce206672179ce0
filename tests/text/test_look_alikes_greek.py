"""Greek letters in Latin words, and in units and formulas."""

import pytest

from congkhai.text.look_alikes import foreign_letters


@pytest.mark.parametrize("word", ["Ωmega", "omegΔt", "Đảngλuật"])
def test_a_greek_letter_in_a_latin_word_is_told(word: str) -> None:
    assert [sign.sign for sign in foreign_letters(word)]


@pytest.mark.parametrize("word", ["kΩ", "μmol", "ΔT", "10 μm", "Ω"])
def test_units_and_formulas_are_no_fault(word: str) -> None:
    assert foreign_letters(word) == ()
