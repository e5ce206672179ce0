import logging
import os
from datetime import date

import pytest

from congkhai.findings import Refused
from congkhai.publish.reading import files
from congkhai.publish.render import render
from congkhai.publish.stage import SiteSettings, stage
from congkhai.rendering.page import Page
from congkhai.text.phrases import SAMPLE

TODAY = date(2022, 12, 6)


def tree(folder):
    return {name: path.read_bytes() for name, path in files(folder)}


def refused(build, body):
    with pytest.raises(Refused) as caught:
        build(made=(Page(path="index.md", title="Đầu", body=body),))
    return [(f.code, f.place.file, f.place.value) for f in caught.value.findings]


def test_the_site_holds_pages_sheets_and_assets_and_nothing_else(build):
    assert sorted(tree(build().folder)) == [
        "404.html", "assets/chu.woff2", "assets/search-index.js", "assets/trang.css", "ban-goc.html",
        "du-lieu/don-vi.csv", "huong-dan/dang-vien.html", "huong-dan/index.html", "index.html",
        "ket-qua.html",
    ]  # fmt: skip


def test_two_builds_are_equal_byte_for_byte(build):
    assert tree(build("a").folder) == tree(build("b").folder)


def test_a_link_to_no_page_is_told_with_its_page(build):
    assert refused(build, "[a](khong-co.md)") == [("lien-ket-trong-bai-hong", "index.md", "khong-co.md")]


def test_an_anchor_that_is_not_there_is_told(build):
    assert refused(build, "[a](#khong-co)") == [("lien-ket-trong-bai-hong", "index.md", "#khong-co")]


def test_every_fault_is_told_at_once(build):
    assert len(refused(build, "[a](khong-co.md) [b](cung-khong.md) [c](/tuyet-doi.md)")) == 3


def test_a_renderer_that_cannot_start_names_the_fault(tmp_path):
    (tmp_path / "staged").mkdir()
    (tmp_path / "staged" / "mkdocs.yml").write_text("{}", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        render(tmp_path / "staged", tmp_path / "html", TODAY)
    assert [finding.code for finding in caught.value.findings] == ["trang-khong-dung-duoc"]


def test_the_renderer_is_quiet_and_leaves_the_process_as_it_was(build, capfd, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)
    handlers = list(logging.getLogger("mkdocs").handlers)
    refused(build, "[a](khong-co.md)")
    build("b")
    assert capfd.readouterr() == ("", "")
    assert os.environ["SOURCE_DATE_EPOCH"] == "7"
    assert "NO_MKDOCS_2_WARNING" not in os.environ
    assert logging.getLogger("mkdocs").handlers == handlers


def test_of_the_theme_only_what_pages_name_is_left(tmp_path):
    look = tmp_path / "look"
    (look / "overrides").mkdir(parents=True)
    (look / "mkdocs.yml").write_text("theme:\n  name: material\n  font: false\n  language: vi\n", "utf-8")
    main = (
        '{% extends "base.html" %}\n{% block scripts %}{% endblock %}{% block config %}{% endblock %}\n'
        f"{{% block announce %}}{SAMPLE}{{% endblock %}}"
    )
    (look / "overrides" / "main.html").write_text(main, "utf-8")
    site = SiteSettings(name="S", audience="portal", office="A", parent="B", today=TODAY, sample=True)
    stage((Page(path="index.md", title="Đầu", body="# Đầu"),), (), site, tmp_path / "staged", look)
    render(tmp_path / "staged", tmp_path / "html", TODAY)
    left = sorted(tree(tmp_path / "html"))
    assert [name.split(".")[0] for name in left] == [
        "404", "assets/images/favicon", "assets/stylesheets/main", "index"
    ]  # fmt: skip
    assert b"sourceMappingURL" not in b"".join(tree(tmp_path / "html").values())
