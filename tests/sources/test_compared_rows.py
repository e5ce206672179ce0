"""A row of law that says "đã đối chiếu" names an article that stands in a text kept here."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "datapackage" / "data"
DECREES = {
    "ND-335-2025": ROOT / "tests" / "reference" / "nghi-dinh-335-2025.txt",
    "ND-90-2020": ROOT / "tests" / "reference" / "nghi-dinh-90-2020-trich.txt",
    "ND-30-2020": ROOT / "tests" / "reference" / "nghi-dinh-30-2020-trich.txt",
}
SEED = ROOT / "tests" / "seed" / "ke-hoach-99-kh-bdt-2022.txt"
TABLES = ("quy_tac", "trinh_tu", "muc_xep_loai", "tham_so", "bo_quy_dinh", "tieu_chi")
ARTICLE = re.compile(
    r"Điều (?P<first>\d+)(?:–(?P<last>\d+))?(?: khoản (?P<clause>\d+)(?:–(?P<to>\d+))?)?"
    r"(?: điểm (?P<points>[a-zđ](?:, [a-zđ])*))?"
)
FORM = re.compile(r"Phụ lục II, Mẫu số 01, mục (I{1,3})(?:\.(\d))?")
CLAUSE = re.compile(r"(I{1,3}|IV)\.(\d)(?:\.(\d)([a-z])?)?")


def rows(compared: bool) -> list[dict[str, str]]:
    said = "da_doi_chieu" if compared else "chua_doi_chieu"
    found = []
    for name in TABLES:
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found += [row | {"table": name} for row in csv.DictReader(file) if row["doi_chieu"] == said]
    return found


def article_text(decree: str, number: str) -> str:
    """The text of one article, from its heading to the next one's; empty where the copy lacks it.

    Of an article of which a part was repealed later, the copy holds only what is left.
    """
    text = DECREES[decree].read_text(encoding="utf-8")
    parts = re.split(r"(?m)^Điều (?:5\.2\.NĐ\.8\.|42\.1\.NĐ\.)?(\d+)\. ", text)
    body = next((body for name, body in zip(parts[1::2], parts[2::2], strict=True) if name == number), "")
    return "" if "có nội dung bị bãi bỏ" in body else body


def stands(document: str, article: str) -> bool:
    if document == "KH-99":
        clauses = article.split(", ")
        return bool(article) and all(clause_text(clause) for clause in clauses)
    if document == "ND-335-2025" and FORM.fullmatch(article):
        return bool(form_line(article))
    return all(article_stands(document, part) for part in article.split("; "))


def article_stands(document: str, article: str) -> bool:
    match = ARTICLE.fullmatch(article)
    if document not in DECREES or match is None:
        return False
    articles = range(int(match["first"]), int(match["last"] or match["first"]) + 1)
    clauses = [number for number in (match["clause"], match["to"]) if number]
    bodies = [article_text(document, str(number)) for number in articles]
    points = re.findall(r"[a-zđ]", match["points"] or "")
    return all(
        body
        and all(re.search(rf"(?m)^{clause}\. ", body) for clause in clauses)
        and all(re.search(rf"(?m)^{point}\) ", body) for point in points)
        for body in bodies
    )


def form_line(article: str) -> list[str]:
    """Name and points of a criterion as form 01 of NĐ 335/2025 prints them; nothing where it has none."""
    match = FORM.fullmatch(article)
    assert match is not None
    group, number = match.groups()
    form = within(DECREES["ND-335-2025"].read_text(encoding="utf-8"), "Mẫu số 01$", "Mẫu số 02$")
    part = within(form, rf"\| {group} \|", r"\| (?:I{1,3} |Tổng cộng)")
    line = within(part, rf"\| {number or group} \|", r"\| ")
    return [cell.strip() for cell in line.split("|")[2:4]]


def clause_text(clause: str) -> str:
    """The text of a clause of the plan such as IV.3 or II.4.1a; empty where the plan has none."""
    match = CLAUSE.fullmatch(clause)
    if match is None:
        return ""
    section, number, part, point = match.groups()
    body = within(SEED.read_text(encoding="utf-8"), rf"{section}\. ", r"(?:I{1,3}|IV)\. |Nơi nhận:")
    body = within(body, rf"{number}\. ", r"\d\. ")
    if part:
        body = within(body, rf"{number}\.{part}\. ", r"\d\.\d\. ")
    return within(body, rf"{point}\) ", r"[a-z]\) ") if point else body


def within(text: str, start: str, stop: str) -> str:
    """From the line that starts so to the next line that starts like `stop`."""
    found = re.search(rf"(?ms)^{start}.*?(?=^(?:{stop})|\Z)", text)
    return found[0] if found else ""


@pytest.mark.parametrize("row", rows(True), ids=lambda row: f"{row['table']}-{row['ma']}-{row['dieu_khoan']}")
def test_what_is_called_compared_stands_in_the_text(row: dict[str, str]):
    assert stands(row["van_ban"], row["dieu_khoan"])


@pytest.mark.parametrize("row", rows(False), ids=lambda row: f"{row['table']}-{row['ma']}")
def test_what_is_not_compared_is_in_no_text_kept_here(row: dict[str, str]):
    assert not stands(row["van_ban"], row["dieu_khoan"])


def test_criteria_are_those_of_the_form_word_for_word():
    with (DATA / "tieu_chi.csv").open(encoding="utf-8", newline="") as file:
        criteria = list(csv.DictReader(file))
    assert len(criteria) == 13
    for row in criteria:
        assert form_line(row["dieu_khoan"]) == [row["ten"], row["diem_toi_da"].replace(".", ",")]


def test_each_group_of_criteria_has_the_points_of_its_criteria():
    with (DATA / "tieu_chi.csv").open(encoding="utf-8", newline="") as file:
        criteria = list(csv.DictReader(file))
    groups = [row for row in criteria if not row["thuoc"]]
    assert sum(Decimal(row["diem_toi_da"]) for row in groups) == 30
    for group in groups:
        parts = [Decimal(row["diem_toi_da"]) for row in criteria if row["thuoc"] == group["ma"]]
        assert sum(parts) == Decimal(group["diem_toi_da"])


@pytest.mark.parametrize(
    ("document", "article"),
    [
        ("ND-335-2025", "Điều 99"),
        ("ND-335-2025", "Điều 20 khoản 9"),
        ("ND-335-2025", "Điều 20 khoản 5 điểm z"),
        ("ND-90-2020", "Điều 2"),
        ("KH-99", "Điều 4"),
        ("KH-99", ""),
        ("KH-99", "IV.9"),
        ("KH-99", "I.7"),
        ("KH-99", "III.8"),
        ("KH-99", "II.4.9"),
        ("KH-99", "II.4.1z"),
        ("ND-335-2025", "Điều 20–99"),
        ("ND-335-2025", "Điều 21 khoản 2 điểm d, z"),
        ("ND-335-2025", "Điều 20 khoản 1; Điều 8 khoản 9"),
        ("ND-335-2025", "Phụ lục II, Mẫu số 01, mục II.5"),
        ("ND-48-2023", "Điều 1"),
    ],
)
def test_an_article_that_is_not_there_is_not_found(document: str, article: str):
    assert not stands(document, article)


@pytest.mark.parametrize(
    "article",
    ["Điều 8–11", "Điều 21 khoản 2 điểm d, đ", "Điều 20 khoản 1–4", "Điều 20 khoản 1; Điều 8 khoản 1"],
)
def test_ranges_and_points_are_found(article: str):
    assert stands("ND-335-2025", article)
