"""Letters that look like Latin ones and are none, and signs that look like plain ones: what each may mean.

The pairs are those that Unicode's table of confusables (UTS 39) has for letters used here, with the capital
or small letter that a reader takes them for. Tai Viet and other scripts that look like no Latin have none.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Final

from congkhai.text.marks import clean, compose
from congkhai.value import Value

_PAIRS: Final = (
    # Cyrillic
    "АAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУYҮYҺHԌGԚQԜWѴVаaсcеeһhіiјjкkоoрpԛqѕsтtмmѵvԝwхxуyүyԁdӏlցg"
    # Greek, Coptic
    "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvρpαaηnιiκkτtυuωwγyϲcϹCϳjͿJ"
    "ⲀAⲎHⲒIⲔKⲘMⲚNⲞOⲟoⲢPⲣpⲤCⲥcⲦTⲨYⲬXⲭx"
    # Armenian, Cherokee, Lisu
    "օoոnսuհhՏSԼLՕO"
    "ᎠDᎡRᎢTᎪAᎫJᎬEᎳWᎷMᎻHᎽYᏀGᏂhᏃZᏏbᏒRᏔWᏕSᏙVᏚSᏞLᏟCᏢPᏦKᏧdᏴB"
    "ꓐBꓑPꓓDꓔTꓖGꓗKꓙJꓚCꓜZꓝFꓟMꓠNꓡLꓢSꓣRꓦVꓧHꓪWꓫXꓬYꓮAꓰEꓲIꓳOꓴU"
    # Latin letters of phonetics and of other languages
    "ǍĂǎăɑaɡgıiᴀAʙBᴄCᴅDᴇEɢGʜHɪIᴊJᴋKʟLᴍMɴNᴏOᴘPʀRꜱSᴛTᴜUᴠVᴡWʏYᴢZ"
)
_SIGNS: Final = MappingProxyType(
    {
        "\u2010": ("-", "dấu gạch nối kiểu in"),
        "\u2011": ("-", "dấu gạch nối không ngắt"),
        "\u2012": ("-", "dấu gạch giữa các số"),
        "\u2013": ("-", "dấu gạch ngang ngắn"),
        "\u2014": ("-", "dấu gạch ngang dài"),
        "\u2015": ("-", "dấu gạch ngang dài"),
        "\u2043": ("-", "dấu gạch đầu dòng"),
        "\u02d7": ("-", "dấu trừ nhỏ"),
        "\u2212": ("-", "dấu trừ toán học"),
        "\u2796": ("-", "dấu trừ toán học"),
        "\ufe58": ("-", "dấu gạch ngang dài"),
        "\ufe63": ("-", "dấu gạch nối nhỏ"),
        "\u30fc": ("-", "dấu kéo dài của chữ Nhật"),
        "\u2044": ("/", "dấu phân số"),
        "\u2215": ("/", "dấu chia toán học"),
        "\u2024": (".", "dấu chấm lạ"),
        "\u3002": (".", "dấu chấm của chữ Hán"),
        "\u00b7": (".", "dấu chấm giữa dòng"),
        "\u00a0": (" ", "dấu cách không ngắt"),
        "\u202f": (" ", "dấu cách hẹp không ngắt"),
        "\u00ad": ("", "dấu gạch nối mềm không nhìn thấy"),
        "\u200b": ("", "dấu cách không nhìn thấy"),
        "\ufeff": ("", "dấu BOM không nhìn thấy"),
    }
)
_SCRIPTS: Final = MappingProxyType(
    {
        "CYRILLIC": "chữ Ki-rin",
        "GREEK": "chữ Hy Lạp",
        "COPTIC": "chữ Cốp",
        "ARMENIAN": "chữ Ác-mê-ni-a",
        "CHEROKEE": "chữ Che-rô-ki",
        "LISU": "chữ Li-su",
        "FULLWIDTH": "chữ toàn khổ của bộ gõ Trung, Nhật",
        "MATHEMATICAL": "ký hiệu toán học",
        "LATIN": "chữ La-tinh khác",
    }
)
# Of Greek only what looks Latin: Ω, μ, Δ are signs of units and formulas.
_FOREIGN: Final = ("CYRILLIC", "COPTIC", "ARMENIAN", "CHEROKEE", "LISU", "FULLWIDTH", "MATHEMATICAL")
_WORD: Final = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f])+")
_STROKED_D: Final = re.compile("[\u00d0\u00f0\u0189\u0256]")
_IN_FORMULAS: Final = re.compile("[\u03b1-\u03c9]")
_IN_LATIN: Final = re.compile("[\u0100-\u036f\u1d00-\u1dbf\ua730-\ua7ff]")
_TOLD: Final = 3
_A_WORD: Final = 4


def _letters() -> Iterator[tuple[str, str]]:
    yield from zip(_PAIRS[::2], _PAIRS[1::2], strict=True)
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)):
        yield chr(code), chr(code - 0xFEE0)
    for code in (*range(0x2102, 0x2139), *range(0x1D400, 0x1D7CC), *range(0x1D7CE, 0x1D800)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain.isascii() and plain.isalnum() and len(plain) == 1:
            yield chr(code), plain


def _marked(letters: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The composed letters of those scripts (ѐ, ό) that look like Latin ones with the same marks."""
    for code in (*range(0x0386, 0x03CF), *range(0x0400, 0x0530), *range(0x1F00, 0x2000)):
        base, *marks = tuple(unicodedata.normalize("NFD", chr(code)))
        if marks and base in letters:
            whole = compose(letters[base] + "".join(marks))
            yield chr(code), whole if len(whole) == 1 else letters[base]


_LETTERS: Final = dict(_letters())
_LETTERS.update(_marked(_LETTERS))
_SUSPECT: Final = re.compile(
    "[\u0370-\u058f\u13a0-\u13ff\u1f00-\u1fff\u2100-\u214f\u2c80-\u2cff\ua4d0-\ua4ff\uff10-\uff5a"
    f"\U0001d400-\U0001d7ff{''.join(filter(_IN_LATIN.match, _LETTERS))}]"
)
_PLAIN_SIGNS: Final = {sign: plain for sign, (plain, _) in _SIGNS.items()}
_TABLE: Final = MappingProxyType(str.maketrans(_LETTERS | _PLAIN_SIGNS))


class OddSign(Value, kw_only=False):
    """A sign that is not what it looks like: at which place (from 1), what it is, what it may mean ("")."""

    position: int
    sign: str
    meant: str = ""

    @property
    def named(self) -> str:
        """As a clerk reads it: "chữ С (U+0421, chữ Ki-rin) ở ký tự thứ 1"."""
        code = f"U+{ord(self.sign):04X}"
        place = f"ở ký tự thứ {self.position}"
        if self.sign in _SIGNS:
            return f"{_SIGNS[self.sign][1]} {code} {place}"
        category = unicodedata.category(self.sign)
        if category[0] == "L":
            return f"chữ {self.sign} ({code}, {_script(self.sign)}) {place}"
        if category == "Nd":
            return f"chữ số {self.sign} ({code}, không phải chữ số thường) {place}"
        word = {
            "Zs": "dấu cách lạ",
            "Pd": "dấu gạch lạ",
            "Mn": "dấu phụ đứng rời",
            "Cf": "ký tự không nhìn thấy",
        }
        return f"{word.get(category, 'ký tự lạ')} {code} {place}"

    @property
    def explained(self) -> str:
        """The same with the Latin letter that may be meant, where there is one."""
        if not self.meant:
            return self.named
        script = " (La-tinh)" if self.meant.isascii() else " (tiếng Việt)"
        return f"{self.named}; có thể là chữ {self.meant}{script}"


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if name.startswith(("DOUBLE-STRUCK", "SCRIPT", "BLACK-LETTER")):
        return _SCRIPTS["MATHEMATICAL"]
    return _SCRIPTS.get(name.partition(" ")[0], "chữ của hệ chữ khác")


def plain(s: str) -> str:
    """`s` with a plain letter or sign for each that looks like one, unseen signs left out; for matching."""
    return s if s.isascii() else compose(compose(s).translate(_TABLE))


def stroked_d(s: str) -> tuple[OddSign, ...]:
    """The letters of a text that only look like Đ and đ: Ð (eth) and Ɖ (African d)."""
    if s.isascii():
        return ()
    composed = compose(s)
    return tuple(OddSign(m.start() + 1, m[0], clean(m[0])) for m in _STROKED_D.finditer(composed))


def foreign_letters(s: str) -> tuple[OddSign, ...]:
    """The letters of other scripts in words that are Latin else, and words wholly of letters that look Latin.

    A word of another script that nobody takes for Latin ("Москва", Tai Viet) is no fault, nor is a lone small
    Greek letter, as in a formula.
    """
    composed = s if s.isascii() else compose(s)
    if not _SUSPECT.search(composed):
        return ()
    words = (word for word in _WORD.finditer(composed) if _SUSPECT.search(word[0]))
    return tuple(sign for word in words for sign in _of_word(word[0], word.start()))


def _of_word(word: str, start: int) -> list[OddSign]:
    suspects = {letter for letter in word if letter in _LETTERS or _is_foreign(letter)}
    others = [letter for letter in word if letter not in suspects and not unicodedata.combining(letter)]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in others)
    if latin >= _A_WORD:
        # "kΩ", "μmol" are units and "ΔT" is a formula; "Ωmega" is none.
        suspects |= {letter for letter in others if unicodedata.name(letter, "").startswith("GREEK")}
    foreign = [
        OddSign(start + at + 1, letter, _LETTERS.get(letter, ""))
        for at, letter in enumerate(word)
        if letter in suspects
    ]
    if latin:
        return foreign
    whole = not others and all(sign.meant for sign in foreign) and not _IN_FORMULAS.fullmatch(word)
    return foreign if whole else []


def _is_foreign(letter: str) -> bool:
    return _SUSPECT.match(letter) is not None and unicodedata.name(letter, "").startswith(_FOREIGN)


def odd_signs(s: str) -> tuple[OddSign, ...]:
    """The signs of a text that are no part of plain writing, though they look so or cannot be seen."""
    if s.isascii():
        return ()
    return tuple(
        OddSign(position, sign, _LETTERS.get(sign, clean(sign)))
        for position, sign in enumerate(compose(s), 1)
        if not sign.isascii() and _is_odd(sign)
    )


def _is_odd(sign: str) -> bool:
    return (
        sign in _SIGNS
        or sign in _LETTERS
        or _STROKED_D.match(sign) is not None
        or unicodedata.category(sign) in ("Zs", "Cf", "Mn", "Pd", "Nd")
        or _is_foreign(sign)
    )


def told_apart(s: str, accepted: Callable[[str], bool] | None = None) -> str:
    """Why a refused text is not the one it looks like, and which it may be; "" where it holds no odd sign.

    "dấu gạch nối không ngắt U+2011 ở ký tự thứ 3; có thể là CB-001". `accepted` says whether a text would be
    taken: the one proposed is. What reading does not mind is told only where nothing else is odd.
    """
    signs = odd_signs(s)
    grave = [sign for sign in signs if clean(f"a{sign.sign}a") not in ("aa", "a a")] or list(signs)
    proposal = next((text for text in _readings(s) if accepted is not None and accepted(text)), "")
    if not proposal and " " in s.strip():
        # Of words nobody can accept, dashes and hard spaces are as people type them.
        grave = [sign for sign in grave if unicodedata.category(sign.sign) not in ("Pd", "Zs", "Cf")]
    if not grave:
        return ""
    said = ", ".join(sign.named for sign in grave[:_TOLD]) + (", …" if len(grave) > _TOLD else "")
    return f"{said}; có thể là {proposal}" if proposal else said


def _readings(s: str) -> Iterator[str]:
    """What a text may have been meant as, the nearest first."""
    near = clean(plain(s))
    yield near
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in near)
    yield digits
    yield "".join(sign for sign in digits if not unicodedata.combining(sign))
    yield "".join(digits.split())
