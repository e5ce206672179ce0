"""Links between hand-written pages: which lead nowhere, for whom, and where that is told."""

import pytest

from congkhai.disclosure.public import Audience
from congkhai.pages.links import Offered, astray, beyond, dead
from congkhai.rendering.content import AGENCY_ONLY, GENERATED, ContentPage, parse
from congkhai.rendering.outcome import outcome
from congkhai.value import replace
from tests.pages import example

TARGET = "## Có mã {#muc-1}\n\n## Không có mã\n\n<!-- dan-y -->\n- một\n<!-- het dan-y -->\n"


def page(path: str, body: str, audience: str = "portal") -> ContentPage:
    made, findings = parse(f"---\ntitle: T\ndoi_tuong: {audience}\n---\n{body}\n", path, f"content/{path}")
    assert made is not None and findings == []
    return made


def told(*pages: ContentPage, unread: tuple[str, ...] = ()) -> list[tuple[str, str | None, int | None]]:
    found = dead(pages, unread, "content")
    return [(finding.code, finding.place.file, finding.place.row) for finding in found]


def test_the_sample_has_no_dead_link():
    assert told(*example.content()) == []


@pytest.mark.parametrize(
    "link",
    ["huong-dan/cong-chuc.md", "huong-dan/cong-chuc.md#muc-1", "huong-dan/cong-chuc.md#khong-co-ma",
     "dan-y/cong-chuc.md", "bieu-mau.md#mau-m-01", "#o-day", "huong-dan/../ke-hoach.md", "huong-dan/hong.md",
     "https://chinhphu.vn/a", "mailto:a@b.vn", "bieu-mau/mau-01.docx"],
)  # fmt: skip
def test_a_link_that_leads_somewhere(link):
    pages = (page("ke-hoach.md", f"## A {{#o-day}}\n\n[x]({link})"), page("huong-dan/cong-chuc.md", TARGET))
    assert told(*pages, unread=("huong-dan/hong.md",)) == []


@pytest.mark.parametrize(
    "link",
    ["khong-co.md", "cong-chuc.md", "huong-dan/cong-chuc.md#muc-2", "#khong", "/cong-viec.md",
     "huong-dan/", "dan-y/ke-hoach.md", "cong-viec", 'khong-co.md "tên"', "404.md"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_told_at_its_row(link):
    pages = (page("ke-hoach.md", f"\nChữ.\n\n[x]({link})"), page("huong-dan/cong-chuc.md", TARGET))
    assert told(*pages) == [("lien-ket-trong-bai-hong", "content/ke-hoach.md", 8)]


def test_a_link_written_apart_is_read_too():
    assert told(page("a.md", "Xem [kế hoạch][kh].\n\n[kh]: khong-co.md")) == [
        ("lien-ket-trong-bai-hong", "content/a.md", 7)
    ]


@pytest.mark.parametrize("body", ["`[x](a.md)`", "```\n[x](a.md)\n```", "<!-- [x](a.md) -->", r"[x\](a.md)"])
def test_what_is_no_link_is_not_judged(body):
    assert told(page("ke-hoach.md", body)) == []


@pytest.mark.parametrize("path", [*sorted(AGENCY_ONLY), "noi-bo.md"])
def test_what_is_published_may_not_lead_to_a_page_for_the_agency(path):
    inner = page("noi-bo.md", f"[x]({path})", "agency")
    assert told(page("ke-hoach.md", f"[x]({path})"), inner) == [
        ("lien-ket-toi-trang-noi-bo", "content/ke-hoach.md", 5)
    ]


def test_a_page_whose_audience_is_misspelt_is_no_fault_of_the_links_to_it():
    strange = replace(page("la.md", "Chữ"), audience="moi-nguoi")
    assert told(page("ke-hoach.md", "[x](la.md)"), strange) == []


def test_a_page_that_several_miss_is_told_once_with_all_that_lead_there():
    pages = (page("a.md", "[x](ke-hoach.md)\n\n[y](ke-hoach.md#b)"), page("b/c.md", "[x](../ke-hoach.md)"))
    (finding,) = dead(pages, (), "content")
    assert (finding.code, finding.place.file) == ("thieu-trang-noi-dung", "content/ke-hoach.md")
    assert "a.md (dòng 5, 7), b/c.md (dòng 5)" in finding.message


def test_links_of_an_outline_count_from_the_outline_too():
    body = "<!-- dan-y -->\n[x](index.md)\n<!-- het dan-y -->"
    pages = (page("huong-dan/cong-chuc.md", body), page("huong-dan/index.md", "Chữ"))
    assert told(*pages) == [("lien-ket-trong-bai-hong", "content/huong-dan/cong-chuc.md", 6)]


@pytest.mark.parametrize("audience", list(Audience))
def test_the_known_pages_are_those_the_site_has(audience):
    made = {
        item.path.removeprefix("2022/") for item in example.composed(example.agency(audience)) if item.year
    }
    hidden = AGENCY_ONLY if audience is Audience.PORTAL else frozenset()
    assert made | {"thong-bao.md"} == GENERATED - hidden


HEADINGS = """
## Nội dung kiểm điểm của Đảng viên (Phụ lục, mục 2a)
## Có mã {#ma-rieng}
## Có lớp {.lop}
## **Đậm** và [liên kết](a.md)
## Trùng
## Trùng
Gạch dưới
---------

Một đoạn.
{: #doan }
"""


def test_anchors_are_those_the_renderer_gives():
    assert outcome(HEADINGS).ids == {
        "noi-dung-kiem-iem-cua-ang-vien-phu-luc-muc-2a", "ma-rieng", "co-lop", "am-va-lien-ket",
        "trung", "trung_1", "gach-duoi", "doan",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("link", "right"),
    [
        ("<tep/KH #1 50%.pdf>", "tep/KH%20%231%2050%25.pdf"),
        ("<tep/Hỏi?.pdf>", "tep/H%E1%BB%8Fi%3F.pdf"),
        ("<bieu-mau/Mẫu #1.DOCX>", "bieu-mau/mau-1.docx"),
        ("bieu-mau/M%E1%BA%ABu%201.docx", "bieu-mau/mau-1.docx"),
        ("bieu-mau/mau-1.docx?x#y", ""),
        ("tep/KH%20%231%2050%25.pdf#page=2", ""),
    ],
)
def test_a_file_linked_by_its_plain_name_is_told_with_its_address(link, right, tmp_path):
    site = Offered(files=frozenset({"tep/KH #1 50%.pdf", "tep/Hỏi?.pdf", "bieu-mau/mau-1.docx"}), anchors={})
    asked = beyond(page("ke-hoach.md", f"[x]({link})"))
    found = [finding for one in asked for finding in astray(one, site, site, tmp_path)]
    assert len(asked) == 1
    assert [finding.remedy for finding in found] == ([f"Ghi địa chỉ là “{right}”."] if right else [])


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("../cac-nam.md", ""),
        ("../2022/can-cu.md#dan-chieu", ""),
        ("../2022/can-cu.md#khong-co", "lien-ket-trong-bai-hong"),
        ("../2021/can-cu.md", "lien-ket-trong-bai-hong"),
        ("../a.md", "lien-ket-trong-bai-hong"),
        ("../../can-cu.md", "lien-ket-trong-bai-hong"),
        ("../tu-dien-du-lieu.md", "lien-ket-toi-trang-noi-bo"),
        ("cong-viec.md#ghi-chu-han", "lien-ket-toi-trang-noi-bo"),
        ("cong-viec.md#co-ngay", ""),
    ],
)
def test_a_link_out_of_its_year_is_judged_beside_the_whole_site(link, code, tmp_path):
    outside = {"2023/ke-hoach.md": frozenset[str](), "2022/can-cu.md": frozenset({"dan-chieu"})}
    outside |= {"cac-nam.md": frozenset(), "2023/cong-viec.md": frozenset({"co-ngay"})}
    more = {
        "tu-dien-du-lieu.md": frozenset[str](),
        "2023/cong-viec.md": frozenset({"co-ngay", "ghi-chu-han"}),
    }
    inside = Offered(files=frozenset(), anchors=outside | more)
    (asked,) = beyond(page("ke-hoach.md", f"[x]({link})"))
    found = astray(
        asked, inside.of_year(2023), Offered(files=frozenset(), anchors=outside).of_year(2023), tmp_path
    )
    assert [finding.code for finding in found] == ([code] if code else [])
    assert told(page("ke-hoach.md", f"[x]({link})")) == []


def test_the_pages_of_an_earlier_year_lie_in_its_folder_and_are_told_there():
    old = page("2022/huong-dan/dang-vien.md", "[x](../khong-co.md)")
    assert (old.year, old.path, old.guides) == (2022, "huong-dan/dang-vien.md", "dang-vien")
    (finding,) = dead((old,), (), "content/2022")
    assert finding.place.file == "content/2022/huong-dan/dang-vien.md"
    unread = page("2022/ke-hoach.md", "[x](hong.md)")
    assert [*dead((unread,), ("2022/hong.md",), "content/2022")] == []
    assert [finding.code for finding in dead((unread,), ("hong.md",), "content/2022")] != []
