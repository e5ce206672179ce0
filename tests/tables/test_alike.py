"""Look-alikes in tables: told at the cell, Đ mended by tidy, what is refused told apart."""

import pytest

from congkhai.findings import Finding, Severity
from congkhai.project import find
from congkhai.tables.repairs import proposed

CAN_BO = "data/can_bo.csv"


def told(small, code: str) -> Finding:
    (finding,) = [finding for finding in small.load()[1] if finding.code == code]
    return finding


def test_letters_like_d_are_a_warning_that_tidy_ends(small):
    small.cell("can_bo", 2, "ho_ten", "Ðinh Văn Hoà")
    small.cell("can_bo", 3, "ho_ten", "Lò ðức Ɖạt")
    finding = told(small, "chu-giong-chu-d")
    assert (finding.severity, finding.place.row, finding.place.column) == (Severity.WARNING, 2, "ho_ten")
    assert [place.row for place in finding.also] == [3]
    assert "chữ Ð (U+00D0, chữ La-tinh khác) ở ký tự thứ 1 trông giống nhưng" in finding.message
    tables, _ = small.load()
    assert [record.cells[1] for record in tables.tables["can_bo"].records[:2]] == [
        "Đinh Văn Hoà",
        "Lò đức Đạt",
    ]
    (change,) = proposed(find(small.root))
    assert [(repair.before, repair.after) for repair in change.repairs] == [
        ("Ðinh Văn Hoà", "Đinh Văn Hoà"),
        ("Lò ðức Ɖạt", "Lò đức Đạt"),
    ]
    small.file("can_bo").write_bytes(change.after)
    assert small.found() == []
    assert "CB-001,Đinh Văn Hoà\nCB-002,Lò đức Đạt\n" in small.file("can_bo").read_text("utf-8")


def test_a_list_takes_a_word_with_eth_and_tells_of_it(small):
    small.cell("phan_cong", 2, "vai_tro", "người ðứng ðầu")
    assert small.found() == [("chu-giong-chu-d", "data/phan_cong.csv", 2, "vai_tro")]


@pytest.mark.parametrize("name", ["Сầm Xuân Vượng", "Sùng А Khày", "Lò Vӑn Hoà", "СС", "Ｌò Hoà", "𝐋ò Hoà"])
def test_a_word_of_mixed_script_is_a_warning_and_stays(small, name):
    small.cell("can_bo", 2, "ho_ten", name)
    finding = told(small, "chu-cua-he-chu-khac")
    assert (finding.severity, finding.place.row, finding.place.value) == (Severity.WARNING, 2, name)
    assert "có thể là chữ" in finding.message
    assert proposed(find(small.root)) == ()


@pytest.mark.parametrize("name", ["Y Blŏk Êban", "Ksor Ƀơ", "Rơ Châm H’ Phơ", "H’Ñoan Êñuôl", "ꪩꪷ ꪫꪽ ꪬꪰꪀ"])
def test_names_of_the_highlands_pass(small, name):
    small.cell("can_bo", 2, "ho_ten", name)
    assert small.found() == []


@pytest.mark.parametrize(
    ("table", "column", "text", "code", "why"),
    [
        (
            "can_bo",
            "ma",
            "CB‑001",
            "sai-dang",
            "dấu gạch nối không ngắt U+2011 ở ký tự thứ 3; có thể là CB-001",
        ),
        ("can_bo", "ma", "СB-001", "sai-dang", "chữ С (U+0421, chữ Ki-rin) ở ký tự thứ 1; có thể là CB-001"),
        (
            "phan_cong",
            "don_vi",
            "P–THHC",
            "khong-thay-khoa",
            "dấu gạch ngang ngắn U+2013 ở ký tự thứ 2; có thể là P-THHC",
        ),
        (
            "phan_cong",
            "can_bo",
            "CВ-001",
            "khong-thay-khoa",
            "chữ В (U+0412, chữ Ki-rin) ở ký tự thứ 2; có thể là CB-001",
        ),
        (
            "phan_cong",
            "vai_tro",
            "dung_dаu",
            "khong-co-trong-danh-sach",
            "chữ а (U+0430, chữ Ki-rin) ở ký tự thứ 7; có thể là dung_dau",
        ),
        (
            "hoi_nghi",
            "ngay",
            "2022-11‑24",
            "ngay-khong-doc-duoc",
            "dấu gạch nối không ngắt U+2011 ở ký tự thứ 8; có thể là 2022-11-24",
        ),
        (
            "hoi_nghi",
            "co_mat",
            "５",
            "so-khong-doc-duoc",
            "chữ số ５ (U+FF15, không phải chữ số thường) ở ký tự thứ 1; có thể là 5",
        ),
    ],
)
def test_a_refused_text_names_the_odd_sign_and_what_it_may_be(small, table, column, text, code, why):
    small.cell(table, 2, column, text)
    assert told(small, code).message.endswith(f" Có {why}.")


def test_a_refused_text_of_plain_letters_is_told_as_before(small):
    small.cell("can_bo", 2, "ma", "cb 1")
    assert told(small, "sai-dang").message.endswith("không đúng dạng quy định của cột.")


def test_a_key_twice_but_for_a_sign_names_the_sign(small):
    small.line("can_bo", 4, "CB-\u200b001,Đinh Thị Thuỷ Tiên")
    message = told(small, "trung-khoa").message
    assert "chỉ khác cách gõ dấu" in message
    assert message.endswith("Có dấu cách không nhìn thấy U+200B ở ký tự thứ 4.")


@pytest.mark.parametrize("ending", ["", ",", ";;"])
def test_an_unfinished_merge_in_a_table_is_one_finding_with_all_rows(small, ending):
    lines = small.file("can_bo").read_text(encoding="utf-8").splitlines()
    marked = [*lines[:2], "<<<<<<< HEAD", lines[2], "=======", lines[3], ">>>>>>> nhanh"]
    text = "".join(f"{line}{ending if line[0] in '<=>' else ''}\n" for line in marked)
    small.file("can_bo").write_bytes(text.encode())
    finding = told(small, "ban-sua-chua-gop")
    assert (finding.blocks, [place.row for place in (finding.place, *finding.also)]) == (True, [3, 5, 7])
    assert {code for code, file, *_ in small.found() if file == CAN_BO} == {"ban-sua-chua-gop"}
    assert proposed(find(small.root)) == ()


def test_a_merge_at_the_header_is_told_too(small):
    text = small.file("can_bo").read_text(encoding="utf-8")
    small.file("can_bo").write_bytes(f"<<<<<<< HEAD\n{text}".encode())
    assert ("ban-sua-chua-gop", CAN_BO, 1, None) in small.found()
