"""The fragment for the portal's editor, alone and inside a host page that resets everything."""

import re

import pytest

from congkhai.announcement.fragment import fragment, summary, title, title_and_summary
from congkhai.value import replace
from tests.announcement import example

MARK = "DỮ LIỆU MINH HOẠ: người, phiếu và kết quả là giả định, không phải của cơ quan"
HOST = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Cổng</title><style>
* { margin: 0; padding: 0; box-sizing: border-box; }
body { font: 15px/1.5 Arial; color: #777; text-align: center; }
table, td, th, tr, tbody, thead, caption { border: 0; border-collapse: separate; font: inherit;
  background: none; text-align: center; padding: 0; color: #c00; text-transform: uppercase; }
th { font-weight: 100; } h3 { font: 10px serif; } a { color: inherit; text-decoration: none; }
</style></head><body>%s</body></html>"""
STYLES = """cells => cells.map(cell => {
  const s = getComputedStyle(cell);
  return [cell.tagName, cell.scope || "", s.borderTopWidth, s.borderTopStyle, s.paddingLeft, s.textAlign,
          s.fontWeight, s.color, s.textTransform, s.display].join(" ");
})"""


@pytest.fixture(params=["named", "totals_only", "unissued"])
def made(request):
    """The fragment of one of the days."""
    return fragment(example.notice(getattr(example, request.param)()))


def test_only_what_an_editor_keeps(made):
    assert not re.search(
        r"\s(class|id|on\w+)\s*=|<script|<style|<link|<iframe|<html|<body", made, re.IGNORECASE
    )
    tags = re.findall(r"<(p|h3|div|table|caption|th|td|a)\b([^>]*)>", made)
    assert [tag for tag, attributes in tags if 'style="' not in attributes] == []


def test_tables_say_what_they_are(made):
    tables = re.findall(r"<table.*?</table>", made, re.DOTALL)
    assert tables
    assert [table for table in tables if table.count("<caption") != 1] == []
    heads = re.findall(r"<th\b([^>]*)>", made)
    assert [head for head in heads if not re.search(r'scope="(col|row|rowgroup)"', head)] == []


def test_links_are_absolute_or_absent(made):
    assert set(re.findall(r'href="(https://[^/"]+)', made)) == {"https://bandantoc.sonla.example"}
    assert made.count("href=") == len(re.findall(r'href="https://', made))
    office = replace(example.OFFICE, url="")
    assert "href" not in fragment(example.notice(example.changed(example.named(), office=office)))


def test_the_mark_of_the_sample(made):
    assert MARK in made
    assert "MINH HOẠ" not in fragment(example.notice(replace(example.named(), sample=False)))


def test_without_names_nobody_is_named():
    made = fragment(example.notice(example.totals_only()))
    assert [person.name for person in example.people() if person.name in made] == []


def test_markup_in_a_unit_stays_text():
    evil = replace(example.units()[0], unit='"><script>alert(1)</script>')
    made = fragment(example.notice(example.with_results(example.named(), units=(evil,))))
    assert "<script" not in made
    assert "&lt;script&gt;" in made


@pytest.mark.parametrize("width", [1280, 390])
def test_a_foreign_style_sheet_changes_no_cell(browser, width):
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.set_content(HOST % fragment(example.notice(example.named())))
    cells = set(tab.eval_on_selector_all("th, td", STYLES))
    shared = "1px solid 8px {} {} rgb(26, 26, 26) none table-cell"
    assert cells == {
        "TH col " + shared.format("center", 700),
        "TH rowgroup " + shared.format("left", 700),
        "TH row " + shared.format("left", 400),
        "TH row " + shared.format("left", 700),
        "TD  " + shared.format("left", 400),
        "TD  " + shared.format("center", 400),
        "TD  " + shared.format("right", 400),
        "TD  " + shared.format("right", 700),
    }
    assert tab.eval_on_selector("table", "t => getComputedStyle(t).borderCollapse") == "collapse"
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.close()


def test_title_and_summary_are_plain_text():
    said = example.notice(example.named())
    assert title(said) == (
        "Ban Dân tộc tỉnh Sơn La: kết quả đánh giá, xếp loại chất lượng tập thể, cá nhân năm 2022"
    )
    assert summary(said) == (
        "Tại Thông báo số 61/TB-BDT ngày 05/12/2022, Ban Dân tộc tỉnh Sơn La thông báo công khai kết quả "
        "đánh giá, xếp loại chất lượng tập thể, cá nhân năm 2022. Kết quả được công khai trên trang thông "
        "tin điện tử của cơ quan từ ngày 05/12/2022 đến hết ngày 04/01/2023, theo Quyết định số "
        "140/QĐ-BDT ngày 05/12/2022."
    )
    assert title_and_summary(said).splitlines()[0] == MARK


def test_the_summary_of_a_draft_leaves_number_and_day_to_be_filled():
    said = summary(example.notice(example.unissued()))
    assert said.startswith("Tại Thông báo số ……/TB-BDT ngày ……/……/………, Ban Dân tộc tỉnh Sơn La thông báo")


def paragraphs(made: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", text) for text in re.findall(r"<p\b[^>]*>(.*?)</p>", made, re.DOTALL)]


@pytest.mark.parametrize("url", ["", example.OFFICE.url])
def test_it_names_number_day_and_signer_with_or_without_links(url):
    real = replace(example.changed(example.named(), office=replace(example.OFFICE, url=url)), sample=False)
    said = paragraphs(fragment(example.notice(real)))
    assert said[0] == "Thông báo số 61/TB-BDT ngày 05/12/2022 của Ban Dân tộc tỉnh Sơn La"
    end = said.index("Ban Dân tộc tỉnh Sơn La thông báo để các tập thể, cá nhân biết./.")
    assert said[end + 1 : end + 3] == ["KT. TRƯỞNG BAN – PHÓ TRƯỞNG BAN", "Lường Thị Mẫu"]
    assert "đã ký" not in " ".join(said).lower()


def test_a_draft_invents_no_signer():
    said = paragraphs(fragment(example.notice(example.unissued())))
    assert said[1] == "Thông báo số ……/TB-BDT ngày ……/……/……… của Ban Dân tộc tỉnh Sơn La"
    assert [text for text in said if "TRƯỞNG BAN" in text or "Lường" in text] == []
