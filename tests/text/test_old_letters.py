"""TCVN3 and VNI to Unicode: every letter, capitals of a font of capitals, and only texts wholly so kept."""

import unicodedata

import pytest

from congkhai.text.old_letters import from_tcvn3, from_vni, wholly_in

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = ("a", "a\u0306", "a\u0302", "e", "e\u0302", "i", "o", "o\u0302", "o\u031b", "u", "u\u031b", "y")
# Row by row as above: ngang, huyền, hỏi, ngã, sắc, nặng.
IN_TCVN3 = """a µ ¶ · ¸ ¹  ¨ » ¼ ½ ¾ Æ  © Ç È É Ê Ë  e Ì Î Ï Ð Ñ  ª Ò Ó Ô Õ Ö  i × Ø Ü Ý Þ
              o ß á â ã ä  « å æ ç è é  ¬ ê ë ì í î  u ï ñ ò ó ô  \u00ad õ ö ÷ ø ù  y ú û ü ý þ""".split()
IN_VNI = """a aø aû aõ aù aï  aê aè aú aü aé aë  aâ aà aå aã aá aä  e eø eû eõ eù eï  eâ eà eå eã eá eä
            i ì æ ó í ò  o oø oû oõ où oï  oâ oà oå oã oá oä  ô ôø ôû ôõ ôù ôï  u uø uû uõ uù uï
            ö öø öû öõ öù öï  y yø yû yõ yù î""".split()
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]


def test_every_vowel_of_tcvn3():
    assert [from_tcvn3(letter) for letter in IN_TCVN3] == LETTERS
    assert from_tcvn3("®§¡¢£¤¥¦") == "đĐĂÂÊÔƠƯ"


def test_every_vowel_of_vni():
    assert [from_vni(letter) for letter in IN_VNI] == LETTERS
    assert [from_vni(letter.upper()) for letter in IN_VNI] == [letter.upper() for letter in LETTERS]
    assert from_vni("ñÑ") == "đĐ"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("Lß V¨n Hoµ", "Lò Văn Hoà"),
        ("BAN D¢N TéC TØNH S¥N LA", "BAN DÂN TỘC TỈNH SƠN LA"),
        ("Lß V¡N NGUYÔN", "LÒ VĂN NGUYỄN"),
        ("UBND Lß, CB-001", "UBND Lò, CB-001"),
    ],
)
def test_texts_of_tcvn3(text, meant):
    assert from_tcvn3(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("ÑAÛNG UÛY, Traàn Thò Nguyeät AÙnh", "ĐẢNG ỦY, Trần Thị Nguyệt Ánh"),
    ],
)
def test_texts_of_vni(text, meant):
    assert from_vni(text) == meant


def test_only_a_text_wholly_in_an_encoding_is_taken_for_it():
    assert wholly_in("CB-001,C«ng chøc;Lß V¨n Hoµ", "TCVN3")
    assert not wholly_in("CB-001,C«ng chøc;Coâng chöùc", "TCVN3")
    assert not wholly_in("CB-001,C«ng chøc;Giàng Thị Dợ", "TCVN3")
    assert not wholly_in("CB-001,C«ng chøc", "VNI")
    assert not wholly_in("CB-001,Cong chuc", "TCVN3")
    assert wholly_in("CB-001,Coâng chöùc", "VNI")
