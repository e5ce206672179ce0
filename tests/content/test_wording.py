"""Working pages and rows are corrected, plain Markdown, and repeat no row."""

import re

import pytest

from tests.content.corpus import (
    ARCHIVE,
    CONTENT,
    DATA,
    PARTS,
    body,
    lines,
    page_of,
    rows,
    seed,
    working_pages,
)

MISPRINTS = (
    "tiêu trí",
    "QĐ-BĐT",
    "129 /",
    "10.11.2020",
    "08.6.2022",
    "tiếp thu đề hoàn thiện",
    "Đối tập thể",
    "chủ trương, của Đảng",
    "chậm **nhất",
    "Tổng hợp hành chính",
    "tỉnh ủy",
    "Lãnh đạo ban",
    "c/môn",
)
TABLES = ("can_cu", "cong_viec", "noi_kiem_diem", "noi_nhan", "bieu_mau", "tham_so", "quy_tac")


@pytest.mark.parametrize("wrong", MISPRINTS)
def test_no_misprint_of_the_plan_is_repeated(wrong):
    assert wrong in seed()
    assert [page.name for page in working_pages() if wrong in body(page)] == []
    assert [row for table in TABLES for row in rows(table) if wrong in " ".join(row.values())] == []


def test_the_document_with_two_spellings_has_one_canonical_number():
    row = next(row for row in rows("van_ban") if row["ma"] == "QD-129")
    assert (row["so_ky_hieu"], row["so_nhu_in"]) == ("129/QĐ-BDT", "129 /QĐ-BĐT | 129/QĐ-BDT")


def test_no_working_page_repeats_a_date_of_the_plan():
    dated = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]2022|\d{1,2}[/.]\d{1,2}[/.]2020|ngày \d+ tháng")
    assert [page.name for page in working_pages() if dated.search(body(page))] == []


def test_no_text_stands_on_two_working_pages():
    # Steps that only lead elsewhere may be worded alike.
    found = [
        line for page in working_pages() for line in lines(body(page)) if len(line) > 60 and "](" not in line
    ]
    assert [line for line in set(found) if found.count(line) > 1] == []


#: Written for the agency's own staff: how the intake is worked, which is no part of the plan.
FOR_THE_AGENCY = ("tiep-nhan-ho-so.md",)


def test_every_page_is_for_the_portal_and_has_a_title():
    heads = {
        page.name: page.read_text(encoding="utf-8").split("---\n")[1] for page in (*working_pages(), ARCHIVE)
    }
    assert [name for name, head in heads.items() if "title: " not in head] == []
    inside = [name for name, head in heads.items() if "doi_tuong: portal\n" not in head]
    assert tuple(inside) == FOR_THE_AGENCY


@pytest.mark.parametrize("part", PARTS[1:])
def test_every_guidance_page_names_its_clause_and_marks_its_outline(part):
    text = page_of(part).read_text(encoding="utf-8")
    assert "(Phụ lục, mục " in text
    assert text.index("\ndan_y: ") < text.index("<!-- dan-y -->") < text.index("<!-- het dan-y -->")


def test_every_clause_with_tasks_is_printed_on_the_plan():
    printed = set(re.findall(r"^<!-- congkhai: cong-viec (\S+) -->$", body(CONTENT / "ke-hoach.md"), re.M))
    assert printed == {row["dieu_khoan"] for row in rows("cong_viec")}


def test_every_heading_of_a_working_page_has_an_id_of_its_own():
    for page in working_pages():
        headings = re.findall(r"^#+ .*$", body(page), re.M)
        ids = [heading.partition("{#")[2].rstrip("}") for heading in headings]
        assert "" not in ids
        assert len(set(ids)) == len(ids)


def test_every_link_to_a_hand_written_page_reaches_its_heading():
    for page in (*working_pages(), ARCHIVE):
        for target, anchor in re.findall(r"\]\(([\w./-]+\.md)(?:#([\w-]+))?\)", body(page)):
            aimed = (page.parent / target).resolve()
            if aimed.is_file() and anchor:
                assert f"{{#{anchor}}}" in body(aimed), (page.name, target, anchor)
            assert aimed.is_file() or not anchor


@pytest.mark.parametrize("name", FOR_THE_AGENCY)
def test_a_new_office_starts_with_the_same_guidance_for_the_intake(name):
    starter = CONTENT.parent / "generator" / "congkhai" / "starter" / "later" / "2022" / "tep" / "content"
    ours = (CONTENT / "huong-dan" / name).read_text(encoding="utf-8")
    assert (starter / "huong-dan" / name).read_text(encoding="utf-8") == ours


@pytest.mark.parametrize("name", FOR_THE_AGENCY)
def test_the_guidance_for_the_intake_calls_columns_by_their_titles(name):
    quoted = re.findall(r"‘([^’]+)’", body(CONTENT / "huong-dan" / name))
    schemas = [path.read_text(encoding="utf-8") for path in (DATA.parent / "schemas").glob("*.json")]
    assert [title for title in quoted if not any(f'"title": "{title}"' in text for text in schemas)] == []
