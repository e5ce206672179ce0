"""One answer as it was typed: what is kept of it, or what is wrong with it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.findings import Place
from congkhai.forms.answers import checked, shown_text
from congkhai.forms.definition import Item
from congkhai.forms.typed import held, spelt, typed
from congkhai.forms.wording import LONGEST
from congkhai.text.numbers import plain, readings
from tests.forms.filling import codes, made

HERE = Place(column="a", column_title="Mục")
KINDS = ("chu", "doan_van", "so_thuc", "so_nguyen", "ngay", "gio", "chon_mot", "chon_nhieu")
FORM = made(
    *({"loai": kind, "ten": kind, "nhan": kind} for kind in KINDS[:6]),
    {"loai": "chon_mot", "ten": "chon_mot", "nhan": "Chọn", "danh_sach": "muc_xep_loai"},
    {"loai": "chon_nhieu", "ten": "chon_nhieu", "nhan": "Hồ sơ", "danh_sach": "ho_so_don_vi"},
)
#: Numbers as offices write them; such as have one reading alone.
PLAIN = st.decimals(-99999, 99999, places=4).filter(lambda one: not readings(plain(one)))


def field(kind: str) -> Item:
    return FORM.by_name[kind]


def kept(kind: str, written: str) -> str | list[str]:
    """What is kept of an answer, or the codes of what is wrong."""
    read = typed(field(kind), written, HERE)
    return [one.code for one in read.findings] or read.text


@given(PLAIN)
def test_a_number_is_kept_to_its_last_decimal(number: Decimal):
    text = kept("so_thuc", plain(number))
    assert isinstance(text, str) and "e" not in text.lower()
    assert held(field("so_thuc"), text) == Fraction(number)
    assert text == kept("so_thuc", f"{number:f}") or readings(f"{number:f}")


@given(PLAIN)
def test_what_is_shown_of_a_number_can_be_typed_again(number: Decimal):
    text = spelt(number)
    assert kept("so_thuc", shown_text(field("so_thuc"), text)) == text


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_what_is_shown_of_a_day_can_be_typed_again(day: date):
    assert kept("ngay", shown_text(field("ngay"), day.isoformat())) == day.isoformat()


@pytest.mark.parametrize(
    ("kind", "written", "text"),
    [
        ("so_thuc", " 95,50 ", "95.5"),
        ("so_thuc", "-0", "0"),
        ("so_thuc", "0,0", "0"),
        ("so_thuc", "1.597,25", "1597.25"),
        ("so_thuc", "1.234.567", "1234567"),
        ("so_nguyen", "7,0", "7"),
        ("so_nguyen", "+7", "7"),
        ("ngay", "3/11/2026", "2026-11-03"),
        ("ngay", "2026-11-03", "2026-11-03"),
        ("gio", "7:05", "07:05"),
        ("gio", "14 giờ 30", "14:30"),
        ("chu", "  Lò  Văn   Hoà ", "Lò Văn Hoà"),
        ("chu", "hai\ndòng", "hai dòng"),
        ("doan_van", "  một \r\n\r\nhai\r", "một\n\nhai"),
        ("chu", " \n\t ", ""),
        ("so_thuc", "\u00a0", ""),
        ("chon_mot", "HTTNV", "HTTNV"),
        ("chon_mot", "Hoàn thành tốt nhiệm vụ", "HTTNV"),
        ("chon_mot", "hoàn thành tốt nhiệm vụ", "HTTNV"),
        ("chon_nhieu", "bien_ban bao_cao", "bien_ban bao_cao"),
        ("chon_nhieu", "bien_ban\nbien_ban", "bien_ban"),
        ("chon_nhieu", "Báo cáo kiểm điểm của tập thể; bien_ban", "bao_cao bien_ban"),
        ("chon_nhieu", "Báo cáo kiểm điểm của tập thể\nbien_ban", "bao_cao bien_ban"),
        ("chon_nhieu", "Báo cáo kiểm điểm của tập thể | bien_ban |", "bao_cao bien_ban"),
    ],
)
def test_an_answer_is_kept_as_it_is_meant(kind: str, written: str, text: str):
    assert kept(kind, written) == text


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        ("so_thuc", "chín mươi", "muc-khong-phai-so"),
        ("so_thuc", "1e5", "muc-khong-phai-so"),
        ("so_thuc", "NaN", "muc-khong-phai-so"),
        ("so_thuc", "2_022", "muc-khong-phai-so"),
        ("so_thuc", "１２", "muc-khong-phai-so"),
        ("so_thuc", "1.597", "muc-so-hai-cach"),
        ("so_thuc", "9" * 5000, "muc-khong-phai-so"),
        ("so_thuc", "=1+1", "muc-khong-phai-so"),
        ("so_nguyen", "7,5", "muc-khong-phai-so"),
        ("ngay", "31/02/2026", "muc-khong-phai-so"),
        ("ngay", "1670284800", "muc-khong-phai-so"),
        ("gio", "25:00", "muc-khong-phai-so"),
        ("chon_mot", "Tốt", "muc-chon-sai"),
        ("chon_mot", "HTTNV HTNV", "muc-chon-sai"),
        ("chon_nhieu", "bien_ban khong_co", "muc-chon-sai"),
        ("chon_nhieu", "; ;x", "muc-chon-sai"),
    ],
)
def test_what_a_field_does_not_take_is_told_with_what_it_does(kind: str, written: str, code: str):
    read = typed(field(kind), written, HERE)
    assert [one.code for one in read.findings] == [code]
    (fault,) = read.findings
    assert field(kind).label in fault.message and len(fault.message) < 250
    assert fault.place == HERE


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("Hoµn thµnh tèt nhiÖm vô", "chu-sai-bang-ma"),
        ("Hoaøn thaønh toát nhieäm vuï", "chu-sai-bang-ma"),
        ("Hoàn thành tá»‘t", "chu-sai-bang-ma"),
        ("Ho\ufffdn thành", "chu-bi-mat"),
        ("Ho\ud800n", "chu-bi-mat"),
        ("Hoàn\x07 thành", "ky-tu-dieu-khien"),
        ("Hoàn\x00", "ky-tu-dieu-khien"),
        ("Hoàn \u202ehnàht\u202c", "ky-tu-dieu-khien"),
        ("Hoàn \u2067thành", "ky-tu-dieu-khien"),
    ],
)
def test_damaged_letters_are_told_at_the_field(kind: str, damage: str, code: str):
    read = typed(field(kind), damage, HERE)
    assert code in [one.code for one in read.findings]
    assert {(one.place.column, one.place.row) for one in read.findings} == {("a", None)}
    assert all(one.message.startswith(f"Mục ‘{field(kind).label}’") and one.blocks for one in read.findings)


@given(st.text(max_size=60), st.sampled_from(KINDS))
def test_whatever_is_typed_is_read_or_told_and_what_is_kept_stays(text: str, kind: str):
    read = typed(field(kind), text, HERE)
    if not read.findings and kind in ("chu", "doan_van", "chon_mot", "chon_nhieu"):
        assert kept(kind, read.text) == read.text
    shown_text(field(kind), read.text)
    held(field(kind), read.text)


@pytest.mark.parametrize("text", ["2026-12", "2026-1-2-3", "2026-", "abcd-12-01"])
def test_a_day_that_is_none_is_shown_as_it_was_typed(text: str):
    assert shown_text(field("ngay"), text) == text


@pytest.mark.parametrize(
    ("written", "told"),
    [("9" * 40, "9" * 40), ("5,0000000001", "5,0000000001"), ("5.00000", "5")],
)
def test_a_number_is_told_as_it_was_typed(written: str, told: str):
    form = made({"loai": "so_thuc", "ten": "a", "nhan": "Số", "rang_buoc": ". < 5"})
    answer = typed(form.by_name["a"], written, HERE).text
    (fault,) = checked(form, {"a": answer}).findings
    assert fault.message == f"Mục ‘Số’ ghi “{told}”, không được nhận."


def test_a_computed_total_never_reads_higher_than_it_is():
    total = {"loai": "tinh", "ten": "b", "nhan": "Tổng", "cong_thuc": "${a} + 0"}
    form = made({"loai": "so_thuc", "ten": "a", "nhan": "Số"}, total)
    worked = checked(form, {"a": "89.99995"}).answers
    assert shown_text(form.by_name["b"], str(worked["b"])) == "89,9999"


SHARE = made(
    {"loai": "so_thuc", "ten": "a", "nhan": "Số lượng (%)"},
    {"loai": "so_thuc", "ten": "b", "nhan": "Tiến độ", "goi_y": "Tỷ lệ hoàn thành (%)"},
    {"loai": "so_thuc", "ten": "c", "nhan": "Số việc"},
)


@pytest.mark.parametrize("name", ["a", "b"])
@pytest.mark.parametrize(("written", "number"), [("95%", "95"), ("66,6 %", "66,6")])
def test_a_share_is_written_without_its_sign(name: str, written: str, number: str):
    (fault,) = typed(SHARE.by_name[name], written, HERE).findings
    assert fault.code == "muc-so-co-dau-phan-tram"
    assert fault.remedy.startswith(f"Ghi {number}, không ghi dấu %")


@pytest.mark.parametrize(("name", "written"), [("c", "95%"), ("a", "%"), ("a", "nhiều%"), ("a", "95%%")])
def test_a_sign_where_no_share_is_asked_or_no_number_stands_makes_no_number(name: str, written: str):
    (fault,) = typed(SHARE.by_name[name], written, HERE).findings
    assert fault.code == "muc-khong-phai-so"


def test_no_answer_is_longer_than_the_limit():
    form = made({"loai": "doan_van", "ten": "a", "nhan": "Chữ"})
    assert codes(checked(form, {"a": "ă" * LONGEST}).findings) == []
    (fault,) = checked(form, {"a": "ă" * (LONGEST + 1)}).findings
    assert (fault.code, fault.remedy) == ("muc-ngoai-gioi-han", "Ghi chữ, không quá 20.000 ký tự.")
    assert len(fault.message) < 200
