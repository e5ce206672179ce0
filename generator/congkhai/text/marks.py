"""Letters and their marks: one spelling for what looks the same, and signs of a broken encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from congkhai.value import Value

_SHAPES: Final = "\u0302\u0306\u031b"
_STRAY_SHAPE: Final = re.compile(f"[{_SHAPES}]")
_MARKED_VOWEL: Final = re.compile("([AaEeOoUu])([\u0300-\u036f]{2,})")

_LINE_ENDS: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
#: What takes no room and changes no letter: zero-width signs, joiners, selectors, soft hyphens.
INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
# Ð and ð (eth), Ɖ and ɖ (African d) are typed for Đ and đ, and no language written here has them.
_STROKED_D: Final = str.maketrans("\u00d0\u00f0\u0189\u0256", "ĐđĐđ")
_SPACES: Final = re.compile("[ \t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND_LINE_END: Final = re.compile(" ?\n ?")
#: What nearly every text is, and `clean` leaves as it stands: composed letters of Latin, single spaces.
_SIGN: Final = "[!-~\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u0188\u018a-\u0237\u1ea0-\u1ef9\u2010-\u2027]"
_CLEAN: Final = re.compile(f"{_SIGN}+(?: {_SIGN}+)*")

#: Letters and signs that are composed, and of which none betrays a damage: nearly all that people type.
_WHOLE: Final = re.compile(
    "[\t\n\r !\"#$%&'()*+,\\-./0-9:;A-Z\\[\\]^_`a-z{}~–—“”‘’…ÀÁÂÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýăĐđĨĩŨũƠơƯưẠ-ỹ]*"
)

# Signs that TCVN3 puts inside or at the ends of words, where no language has them.
_TCVN3_SIGNS: Final = re.compile(
    "[A-Za-zà-ÿ][¢£¤¥¦§¨©ª«¬®µ¶¸¹»¼½¾][a-zà-ÿ]|[a-z][µ¸](?![^\\W_])|(?<![^\\W_])[§®¸][^\\W\\d_¡-¾]"
    "|ß|\u00ad[à-ÿ¨-¬®µ-¾]"
)
_IN_TCVN3: Final = re.compile("[¢-®µ¶¸¹»¼½¾ß]")
# "NguyÔn", "viÖc": believed only where no letter stands that only Unicode has; "VănÁnh" lacks just a space.
_TCVN3_CAPITALS: Final = re.compile("[a-z][À-ÖØ-Þ](?![A-ZÀ-ÖØ-Þ])")
_ONLY_UNICODE: Final = re.compile(
    "[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u0180-\u0191\u0193-\u024f\u1e00-\u1eff]"
)
# The tone follows its vowel as a letter of its own; pairs that French also has (oé, aï, où, eû) are left out.
# A set that every match begins with is searched fast: the vowel first, then by look-behind what may follow.
_VNI: Final = re.compile(
    "[aAeEoOuUyYöÖôÔ](?:(?<=[aA])(?:[âùøõåäáàãû]|ê(?=[a-zà-ÿ]))|(?<=[eE])[âùøõåäáàã]|(?<=[oO])[âøõåä]"
    "|(?<=[uUyY])[ùøõ]|(?<=[öÖôÔ])[ùøûõï]|(?<=[öÖ])ô|(?<=A)(?:[ÂÙØÕÅÄÁÀÃÛ]|Ê(?=[A-ZÀ-Þ]))|(?<=E)[ÂÙØÕÅÄÁÀÃ]"
    "|(?<=O)[ÂØÕÅÄ]|(?<=[UY])[ÙØÕ]|(?<=[ÖÔ])[ÙØÛÕÏ]|(?<=Ö)Ô)"
)
# Ñ also begins words of the highlands (Y Ñuê, H'Ñoan, "ñu"): it is đ only before a vowel, not behind Y, H or
# H', and in no text with a letter that only Unicode has.
_VNI_D: Final = re.compile("(?<![^\\W_])(?<![YH] )(?<!['’ʼ])[ñÑ][aeiouAEIOUà-ÿÀ-Þ]")
# A text without any of these holds no such sign: looked for first, ten times faster.
_IN_MISREAD: Final = re.compile("[º»ÄÅÆÃĂ€─├ß·√]")
_MISREAD_UTF8: Final = re.compile(
    "á[º»][\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|Ä[\x82\x83\x90\x91‚ƒ‘¨©]|Å[¨©]|Æ[\xa0¡¯°]|[ÃĂ][\x80-\x9f¡¢£¨©ª¬´µ¼½€‰Šƒ]"
    "|(?<![A-ZÀ-ÞĐ])[ÃĂ][\xa0\xad²³¹º]"
    "|â€[\x80-\x9f“”˜™œ¦]"
    # "HÃ ng", "thÃ": à loses its second byte where hard spaces are made plain ("ĐÃ nộp" is no such word).
    "|(?<=[^\\W\\d_])Ã[ \xa0](?=(?:[cimoptuy]|ch|ng|nh|n)(?![^\\W_]))|[a-zà-öø-ÿăđĩũơư]Ã(?![^\\W\\d_])"
    # As MS-DOS and the Macintosh show it.
    "|─É|(?<=[^\\W\\d_])├[^\\s─]|ß[║╗]|·[∫ª][^\\W_]|(?<=[^\\W\\d_])√[†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩ]"
)

_SOFTENED: Final = re.compile("(Ã|Æ|áº) ")

_LOST_LETTER: Final = re.compile(r"[^\W\d_]\?{1,3}(?=[^\W\d_])")
_WITH_QUESTION: Final = re.compile(r"\S+")
_ADDRESS: Final = re.compile(r"://|www\.|\.\w{2,5}\?|\?\w{1,40}=")


def compose(s: str) -> str:
    """The NFC spelling of `s`, whatever the order in which shape marks and tones were typed.

    NFC alone leaves `a` + tilde + breve apart, since both marks have the same combining class.
    Idempotent; text of other scripts is only brought to NFC.
    """
    if s.isascii():
        return s
    composed = unicodedata.normalize("NFC", s)
    if not _STRAY_SHAPE.search(composed):
        return composed
    mended = _MARKED_VOWEL.sub(_shapes_first, unicodedata.normalize("NFD", composed))
    return unicodedata.normalize("NFC", mended)


def whole(s: str) -> bool:
    """Whether a text is composed, and no letter of it by itself betrays a damage; pairs of letters may."""
    return _WHOLE.fullmatch(s) is not None


def _shapes_first(match: re.Match[str]) -> str:
    return match[1] + "".join(sorted(match[2], key=lambda mark: mark not in _SHAPES))


def clean(s: str) -> str:
    """`s` composed, without invisible characters, every run of spaces made one, trimmed line by line.

    Letters that only look like Đ and đ become these; see `look_alikes` for others, which nobody changes.
    Every kind of space and tab becomes a space and every kind of line end a newline; newlines stay, except
    at both ends. Other control characters stay, for a check to refuse. Idempotent.
    """
    if not s or _CLEAN.fullmatch(s):
        return s
    visible = INVISIBLE.sub("", _LINE_ENDS.sub("\n", s))
    spaced = _SPACES.sub(" ", compose(visible).translate(_STROKED_D))
    return _AROUND_LINE_END.sub("\n", spaced).strip(" \n")


class LegacySign(Value, kw_only=False):
    """What betrays an old encoding: its name, the letters, and where they start in the composed text."""

    encoding: str
    start: int
    letters: str


def legacy(s: str) -> str | None:
    """The encoding that `s` was wrongly kept from: "TCVN3", "VNI", "UTF-8 đọc nhầm", or None.

    Recognised by what no Vietnamese, French or English text holds ("C«ng chøc", "Coâng chöùc", "xuáº¥t"), so
    None says only that there is no such sign: words without telling letters ("Lß") pass.
    """
    sign = legacy_sign(s)
    return sign.encoding if sign else None


def legacy_sign(s: str) -> LegacySign | None:
    """The first sign of an old encoding in `s`; see `legacy`."""
    if s.isascii():
        return None
    composed = s if whole(s) else compose(s)
    for encoding, match in _signs(s, composed):
        if match:
            return LegacySign(encoding, match.start(), match[0])
    return None


def _signs(s: str, composed: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    yield "UTF-8 đọc nhầm", _IN_MISREAD.search(s) and _MISREAD_UTF8.search(s)
    yield "TCVN3", _IN_TCVN3.search(composed) and _TCVN3_SIGNS.search(composed)
    if not _ONLY_UNICODE.search(composed):
        yield "TCVN3", _TCVN3_CAPITALS.search(composed)
        yield "VNI", _VNI_D.search(composed)
    yield "VNI", _VNI.search(composed)


def reread(s: str) -> str | None:
    """The text that was kept as UTF-8 and opened as Windows-1252: "xuáº¥t sáº¯c" was "xuất sắc".

    A hard space that has become a plain one on the way still counts. None where `s` is no such text as a
    whole.
    """
    for text in (s, _SOFTENED.sub("\\1\u00a0", s)):
        try:
            mended = b"".join(map(_byte, text)).decode("utf-8")
        except (UnicodeError, ValueError):
            continue
        return mended if mended != s else None
    return None


def _byte(letter: str) -> bytes:
    """The byte that Windows-1252 shows as this letter; five bytes it leaves as they are."""
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return bytes((ord(letter),))


def lost_letters(s: str) -> bool:
    """True where question marks stand in place of letters inside a word, as in "Nguy?n" or "Tr??ng".

    A question followed by a capital with the space forgotten ("gì?Không") and web addresses do not count.
    """
    return next(lost_letter(s), None) is not None


def lost_letter(s: str) -> Iterator[int]:
    """Where each row of such question marks begins in the composed text; see `lost_letters`."""
    if "?" not in s:
        return
    for word in _WITH_QUESTION.finditer(compose(s)):
        if "?" not in word[0] or _ADDRESS.search(word[0]):
            continue
        for m in _LOST_LETTER.finditer(word[0]):
            if _inside_word(word[0][m.start()], word[0][m.end()]):
                yield word.start() + m.start() + 1


def _inside_word(left: str, right: str) -> bool:
    return right.islower() or left.isupper()
