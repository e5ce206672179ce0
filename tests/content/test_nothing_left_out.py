"""Every sentence, date, number, form and body of the plan stands in a row or on a working page."""

import re

import pytest

from tests.content.corpus import (
    CONTENT,
    DATE,
    LONG_DATE,
    PARTS,
    Unit,
    body,
    outline,
    page_of,
    page_units,
    row_units,
    rows,
    seed,
    sentences,
    standing_for,
    words,
    working_pages,
)

# Half of a sentence's neighbouring words: low enough for mended wording, and still so high that
# every bullet of the appendix is missed when it is taken away.
LEAST = 0.5
TABLES = ("van_ban", "can_cu", "cong_viec", "noi_kiem_diem", "noi_nhan", "bieu_mau", "don_vi", "co_quan")
NUMBER = re.compile(r"\d+(?:/\d{4})?\s?[-/][A-ZĐ]+[-/][A-ZĐ]+")
FORM = re.compile(r"(?i)(mẫu|phụ lục)\s(?:số\s)?(\d\d)((?:[a-z](?:,\s?[a-z])*)?)\b")
HEAD = re.compile(r"\b(?:Ban|Sở|Hội đồng|Phòng|Ủy ban|UBND|Tỉnh ủy|Trang)\s\w+(?:\s\w+)?")
BODIES = {
    "Tập thể lãnh đạo ban": "LDB",
    "Phòng Tổng hợp – Hành chính": "P-THHC",
    "Phòng THHC": "P-THHC",
    "chi bộ": "CHIBO",
    "Ban Chấp hành công đoàn": "CONGDOAN",
    "hội nghị cán bộ chủ chốt hoặc toàn thể cán bộ": "HN-CBCC",
    "Hội đồng thẩm định": "HD-TD",
    "hội đồng xét duyệt sáng kiến": "HD-SK",
    "Hội đồng đánh giá xếp loại mức độ hoàn thành nhiệm vụ các phòng": "HD-PHONG",
    "Ủy ban nhân dân tỉnh": "UBND",
    "UBND tỉnh": "UBND",
    "Sở Nội vụ": "SNV",
    "Tỉnh ủy Sơn La": "TINHUY",
    "Ban Thường vụ tỉnh ủy": "BTV-TU",
    "Ban Tổ chức tỉnh ủy": "BTC-TU",
    "Chính phủ": "CHINHPHU",
}
# What only looks like a body: the agency itself, other spellings, verbs and neighbours in a sentence.
NO_BODY = (
    "ban dân tộc",
    "ban hành",
    "ban nội dung",
    "phòng gửi",
    "phòng tổng hợp",
    "tỉnh ủy quản lý",
    "trang ttđt",
)


def near(part: str) -> tuple[Unit, ...]:
    """What may stand for a part: its own page, with the rows for the plan, the guidance's first page else."""
    rest = row_units() if part == "ke-hoach" else page_units(CONTENT / "huong-dan" / "index.md")
    return (*page_units(page_of(part)), *rest)


@pytest.mark.parametrize("part", PARTS)
def test_every_sentence_stands_somewhere(part):
    held = near(part)
    assert [sentence for sentence in sentences(part) if not standing_for(sentence, held, LEAST)] == []


@pytest.mark.parametrize("part", PARTS[1:])
def test_no_bullet_of_the_appendix_could_be_taken_away_unseen(part):
    held = near(part)
    found = [standing_for(sentence, held, LEAST) for sentence in sentences(part)]
    missed = {
        line for line in outline(part) for units in found if all(line in unit.made_of for unit in units)
    }
    assert set(outline(part)) - missed == set()


def test_a_sentence_that_is_not_there_is_seen():
    invented = "Mỗi phòng nộp ba bản sao có chứng thực cho văn thư trước giờ nghỉ trưa"
    assert standing_for(invented, near("ke-hoach"), LEAST) == ()


def test_every_date_is_in_a_row_or_on_a_page():
    held = {word for row in cells() for word in words(row)} | {
        word for page in texts() for word in words(page)
    }
    assert [word for word in dates() if word not in held] == []
    assert len(dates()) == 12


def dates() -> list[str]:
    found = {match[0] for pattern in (DATE, LONG_DATE) for match in pattern.finditer(seed())}
    return sorted({word for text in found for word in words(text)})


def test_every_document_is_a_row_with_its_spellings():
    printed = {spelling for row in rows("van_ban") for spelling in row["so_nhu_in"].split(" | ")}
    found = set(NUMBER.findall(seed()))
    assert len(found) == 9
    assert found - printed == set()


def test_every_document_the_plan_cites_is_a_basis():
    numbers = {row["ma"]: row["so_nhu_in"].split(" | ") for row in rows("van_ban")}
    cited = {spelling for row in rows("can_cu") for spelling in numbers[row["van_ban"]]}
    assert set(NUMBER.findall(seed())) - {"99/KH-BDT"} == cited - {""}


def test_exactly_the_forms_the_plan_names_are_rows():
    named = {
        f"{kind.casefold()} {number}{letter}"
        for kind, number, letters in FORM.findall(seed())
        for letter in re.findall(r"[a-z]", letters) or [""]
    }
    # What the office lays down beside them to be filled in says which clause asks for it.
    own = {row["ma"] for row in rows("bieu_mau") if row["bo_truong"] and not row["ma"].startswith("PL-")}
    forms = [row for row in rows("bieu_mau") if row["ma"] not in own]
    assert named == {re.sub(r" số ", " ", row["ten"].casefold()) for row in forms}
    assert all(row["dieu_khoan"] for row in rows("bieu_mau"))


def test_no_form_has_a_file_or_a_user_that_the_plan_does_not_name():
    assert {row["tep"] for row in rows("bieu_mau")} == {""}
    assert [row["dung_cho"] for row in rows("bieu_mau") if row["ma"].startswith("M-02")] == ["", "", ""]


@pytest.mark.parametrize("name", BODIES)
def test_every_body_is_a_unit(name):
    assert name.casefold() in seed().casefold()
    unit = next(row for row in rows("don_vi") if row["ma"] == BODIES[name])
    names = f"{unit['ten']} | {unit['ten_tat']}".casefold().replace(" tỉnh sơn la", " tỉnh")
    assert name.casefold() in names


def test_no_body_of_the_plan_is_forgotten():
    known = (*(name.casefold() for name in BODIES), *NO_BODY)
    heads = {found.casefold() for found in HEAD.findall(seed())}
    unknown = {head for head in heads if not head.startswith(known)}
    assert {head for head in unknown if not any(name.startswith(head) for name in known)} == set()


def test_every_recipient_is_a_row():
    listed = re.findall(r"^- (.*?);?$", seed().split("Nơi nhận:")[1].split("TRƯỞNG BAN")[0], re.M)
    assert [words(name) for name in listed] == [words(row["ten"]) for row in rows("noi_nhan")]


def cells() -> list[str]:
    return [cell for table in TABLES for row in rows(table) for cell in row.values()]


def texts() -> list[str]:
    return [body(page) for page in working_pages()]
