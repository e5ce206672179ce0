"""The whole agency of 2026, with discipline and petitions on record, is published like the sample."""

import subprocess
import sys

from congkhai.project import find
from congkhai.workflows.build import Leave, build
from congkhai.workflows.check import check
from congkhai.workflows.status import status
from tests.packages.story import HERE, TODAY, YEAR_IS_OVER, whole


def test_both_sites_of_the_agency_of_2026_are_published(tmp_path):
    project = whole(tmp_path / "so")
    assert [one for one in check(project, TODAY) if one.blocks] == []
    build(project, TODAY, ("portal", "agency"), Leave(), lambda said: None)
    pages = {
        name: "".join(
            path.read_text("utf-8")
            for path in (project.site / name / "current").rglob("*.html")
            if path.name != "danh-muc-loi.html"
        )
        for name in ("portal", "agency")
    }
    assert "Sở Dân tộc và Tôn giáo" in pages["portal"]
    assert "khiển trách" not in "".join(pages.values()).casefold()


def test_an_explanation_keeps_no_site_back(tmp_path):
    """The catalogue tells every code, so the codes that an office explains are no secret."""
    project = whole(tmp_path / "so")
    row = "GT-02,KY-2026,vuot-ty-le-trong-nhom,KY-2026 + Chuyên môn,Giữ cách chia nhóm,BB-2026-26\n"
    with (project.package / "data" / "giai_trinh.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    build(project, TODAY, ("agency",), Leave(), lambda said: None)
    assert "vuot-ty-le-trong-nhom" in (project.site / "agency/current/danh-muc-loi.html").read_text("utf-8")


def test_it_is_laid_down_to_be_tried(tmp_path):
    folder = tmp_path / "out" / "so"
    command = [sys.executable, "-m", "tests.packages.story", folder]
    subprocess.run(command, cwd=HERE.parents[1], check=True)
    assert [one for one in check(find(folder), YEAR_IS_OVER) if one.blocks] == []
    shown = status(find(folder), YEAR_IS_OVER, None).text
    assert all(f"{state} (0)" in shown for state in ("QUÁ HẠN", "ĐẾN HẠN", "ĐANG CHỜ"))
