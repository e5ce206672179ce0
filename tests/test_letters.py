"""What is told of damaged pages: the kind, the row, the letter; and what is whole."""

from pathlib import Path

import pytest

from congkhai.letters import in_page

HEAD = "---\ntitle: Thử\ndoi_tuong: portal\n---\n"
FILE = "content/thu.md"


def found(text: str, file: str = FILE) -> list[tuple[str, list[int | None]]]:
    return [
        (finding.code, [place.row for place in (finding.place, *finding.also)])
        for finding in in_page(text, file)
    ]


def test_a_page_with_every_damage_tells_each_at_its_rows():
    text = "---\ntitle: Tôi là d?ng viên\n---\nTrang nµy\ntốt\nTrang nµy\n\ufffd\n\x07\n<<<<<<< a\n"
    assert sorted(found(text)) == [
        ("ban-sua-chua-gop", [9]),
        ("chu-bi-mat", [2]),
        ("chu-bi-mat", [7]),
        ("chu-sai-bang-ma", [4, 6]),
        ("ky-tu-dieu-khien", [8]),
    ]


def test_a_letter_is_named_with_code_point_and_place():
    (finding,) = in_page(HEAD + "Phòng T\ue001ng hợp\n", FILE)
    assert finding.message == (
        "Trang “content/thu.md” có ký hiệu riêng của một phông chữ, máy khác không hiện được (U+E001) "
        "ở ký tự thứ 8: “Phòng T\ue001ng hợp”."
    )
    assert (finding.place.row, finding.blocks) == (5, True)


def test_an_old_encoding_is_told_with_what_was_meant():
    (finding,) = in_page(HEAD + "C«ng chøc\n", FILE)
    assert "“C«ng chøc” có thể là “Công chức”" in finding.remedy
    (finding,) = in_page(HEAD + "HoÃ n thÃ nh\n", FILE)
    assert "“HoÃ n thÃ nh” có thể là “Hoàn thành”" in finding.remedy


def test_a_merge_in_a_page_is_told_at_all_its_rows():
    text = HEAD + "## Mục\n\n<<<<<<< HEAD\nHạn 10/12.\n=======\nHạn 12/12.\n>>>>>>> nhanh\n"
    assert found(text) == [("ban-sua-chua-gop", [7, 9, 11])]
    assert found(HEAD + "Một.\n\n=======\nHai.\n") == [("ban-sua-chua-gop", [7])]
    assert found("---\n=======\ntitle: Thử\n---\n") == [("ban-sua-chua-gop", [2])]


def test_seven_equals_signs_may_underline_a_heading():
    assert found(HEAD + "Mục lục\n=======\n\nHai.\n") == []


def test_letters_that_turn_the_reading_round_are_told():
    assert found(HEAD + "Phòng \u202etốt\u202c\n") == [("ky-tu-dieu-khien", [5])]


def test_look_alikes_in_a_page_are_warnings_that_name_letter_and_row():
    text = HEAD + "Gửi Сầm Xuân.\nÐinh\nÐặng và ðặng\nУ Blŏk\n"
    assert found(text) == [
        ("chu-cua-he-chu-khac", [5]),
        ("chu-cua-he-chu-khac", [8]),
        ("chu-giong-chu-d", [6, 7]),
    ]
    cyrillic, _, eth = in_page(text, FILE)
    assert not cyrillic.blocks and not eth.blocks
    assert "chữ С (U+0421, chữ Ki-rin) ở ký tự thứ 5; có thể là chữ C (La-tinh)" in cyrillic.message
    assert "tìm và thay thế" in eth.remedy


def test_a_look_alike_in_the_name_of_a_file_is_told():
    (finding,) = in_page(HEAD, "content/mẫu-СС.md")
    assert (finding.code, finding.place.row) == ("chu-cua-he-chu-khac", None)
    assert finding.message.startswith("Tên tệp “content/mẫu-СС.md”")


@pytest.mark.parametrize("name", ["content/ph\ufffdng.md", "content/ph\udce1ng.md", "content/C«ng chøc.md"])
def test_the_name_of_a_file_is_judged_too(name):
    (finding,) = in_page(HEAD, name)
    assert finding.place.row is None
    assert finding.message.encode()


def test_the_pages_of_the_sample_are_whole():
    folder = Path(__file__).parents[1] / "content"
    pages = sorted(folder.rglob("*.md"))
    assert pages
    assert [page for page in pages if found(page.read_text(encoding="utf-8"), page.name)] == []
