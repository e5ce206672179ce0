"""A row of law that says "đã đối chiếu" names an article that stands in a text kept here."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "datapackage" / "data"
DECREES = {
    "ND-335-2025": ROOT / "tests" / "reference" / "nghi-dinh-335-2025.txt",
    "ND-90-2020": ROOT / "tests" / "reference" / "nghi-dinh-90-2020-trich.txt",
}
SEED = ROOT / "tests" / "seed" / "ke-hoach-99-kh-bdt-2022.txt"
TABLES = ("quy_tac", "muc_xep_loai", "tham_so", "bo_quy_dinh")
ARTICLE = re.compile(r"Điều (\d+)(?: khoản (\d+)(?:–(\d+))?)?(?: điểm (\w))?")
CLAUSE = re.compile(r"\b(I{1,3}|IV)\.(\d)(?:\.(\d)([a-z])?)?")


def rows(compared: bool) -> list[dict[str, str]]:
    said = "da_doi_chieu" if compared else "chua_doi_chieu"
    found = []
    for name in TABLES:
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found += [row | {"table": name} for row in csv.DictReader(file) if row["doi_chieu"] == said]
    return found


def article_text(decree: str, number: str) -> str:
    """The text of one article, from its heading to the next one's; empty where the copy lacks it."""
    text = DECREES[decree].read_text(encoding="utf-8")
    parts = re.split(r"(?m)^Điều (?:5\.2\.NĐ\.8\.)?(\d+)\. ", text)
    return next((body for name, body in zip(parts[1::2], parts[2::2], strict=True) if name == number), "")


def stands(document: str, article: str) -> bool:
    if document == "KH-99":
        seed = SEED.read_text(encoding="utf-8")
        found = list(CLAUSE.finditer(article))
        return bool(found) and all(re.search(rf"(?m)^{match[1]}\. ", seed) for match in found)
    match = ARTICLE.match(article)
    if document not in DECREES or match is None:
        return False
    body = article_text(document, match[1])
    wanted = [clause for clause in (match[2], match[3]) if clause]
    point = match[4] is None or re.search(rf"(?m)^{match[4]}\) ", body)
    return bool(body and point) and all(re.search(rf"(?m)^{clause}\. ", body) for clause in wanted)


@pytest.mark.parametrize("row", rows(True), ids=lambda row: f"{row['table']}-{row['ma']}-{row['dieu_khoan']}")
def test_what_is_called_compared_stands_in_the_text(row: dict[str, str]):
    assert stands(row["van_ban"], row["dieu_khoan"])


@pytest.mark.parametrize("row", rows(False), ids=lambda row: f"{row['table']}-{row['ma']}")
def test_what_is_not_compared_is_in_no_text_kept_here(row: dict[str, str]):
    assert not stands(row["van_ban"], row["dieu_khoan"])


@pytest.mark.parametrize(
    ("document", "article"),
    [
        ("ND-335-2025", "Điều 99"),
        ("ND-335-2025", "Điều 20 khoản 9"),
        ("ND-335-2025", "Điều 20 khoản 5 điểm z"),
        ("ND-90-2020", "Điều 2"),
        ("KH-99", "Điều 4"),
        ("ND-48-2023", "Điều 1"),
    ],
)
def test_an_article_that_is_not_there_is_not_found(document: str, article: str):
    assert not stands(document, article)
