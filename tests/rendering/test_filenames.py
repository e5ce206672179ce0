"""Names of files below content/."""

import os
from pathlib import Path

import pytest

from congkhai.findings import printable
from congkhai.rendering.filenames import misnamed
from congkhai.workflows.written import read


def told(folder: Path, name: str) -> list[str]:
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    found = list(misnamed(folder / "content"))
    assert {finding.place.file for finding in found} <= {printable(f"content/{name}")}
    return [finding.code for finding in found]


@pytest.mark.parametrize("name", ["thu.md", "Kế hoạch (2).md", "con/index.md", "a.b.md", "readme.md",
     "phu-luc.pdf",
                                  "bieu-mau/mau.txt", "tep/README", "con/templates/a.md"])  # fmt: skip
def test_a_name_that_the_site_can_hold(tmp_path, name):
    assert told(tmp_path, name) == []


@pytest.mark.parametrize(
    "name", ["thu.MD", "thu.Md", "thu.markdown", "con/thu.mdown", "thu.md.txt", "thu.MKD"]
)
def test_what_looks_like_a_page_and_is_not_read(tmp_path, name):
    assert told(tmp_path, name) == ["tep-khong-duoc-doc"]


def test_the_name_to_give_is_told(tmp_path):
    path = tmp_path / "content" / "thu.md.txt"
    path.parent.mkdir()
    path.write_bytes(b"")
    (finding,) = misnamed(path.parent)
    assert "“thu.md”" in finding.remedy


@pytest.mark.parametrize(
    "name", ["50%.md", "a#b.md", "a?.md", "a:b.md", "[a].md", "a\x01b.md", "a%20b/c.md", "a;b.md"]
)
def test_signs_that_no_address_carries(tmp_path, name):
    assert told(tmp_path, name) == ["ten-trang-co-dau-la"]


@pytest.mark.parametrize("name", ["README.md", "con/README.md", ".an.md", ".con/a.md", " a.md", "a .md",
     "a..md",
                                  "templates/a.md", "a" * 210 + ".md"])  # fmt: skip
def test_names_that_the_renderer_passes_over_or_takes_for_another(tmp_path, name):
    assert told(tmp_path, name) == ["ten-trang-khong-dung-duoc"]


@pytest.mark.parametrize(
    ("name", "shown"), [(b"\xff\xfe.md", r"\xff\xfe.md"), (b"a\x1b[31m.md", r"a\x1b[31m.md")]
)
def test_a_name_that_nobody_can_show_is_spelt_out(tmp_path, name, shown):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / os.fsdecode(name)).write_text("---\ntitle: A\n---\n", "utf-8")
    _, findings = read(tmp_path / "content")
    assert "ten-trang-co-dau-la" in [one.code for one in findings]
    for one in findings:
        assert one.place.file == f"content/{shown}"
        assert printable(one.message) == one.message and f"content/{shown}" in one.message
