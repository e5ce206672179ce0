"""Compiled templates kept for one user: used where they are whole and private, passed over else."""

import stat
from hashlib import sha256
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader
from mkdocs.theme import Theme

from congkhai.rendering.compiled import keep, lean

SOURCE = {"chao.html": "Xin chào {{ name|upper }}."}


class Compiling(Environment):
    """An environment that notes which templates it had to compile."""

    def compile(self, source, name=None, *arguments, **named):
        self.compiled = [*getattr(self, "compiled", ()), name]
        return super().compile(source, name, *arguments, **named)


def compiled(templates=SOURCE, **options):
    """What had to be compiled for the greeting, which is right in any case."""
    environment = Compiling(loader=DictLoader(templates), **options)
    keep(environment, "congkhai")
    assert environment.get_template("chao.html").render(name="Hoà") == "Xin chào HOÀ."
    return getattr(environment, "compiled", [])


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "congkhai" / "mau"


def test_a_template_is_compiled_once_for_its_owner_alone(folder):
    assert (compiled(), compiled()) == (["chao.html"], [])
    [file] = folder.iterdir()
    assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(file.stat().st_mode)) == (0o700, 0o600)


def test_another_text_or_another_way_to_read_it_is_compiled_anew(folder):
    compiled()
    assert compiled(SOURCE | {"chao.html": "Xin chào {{ name|upper }}{# #}."}) == ["chao.html"]
    assert compiled(trim_blocks=True) == ["chao.html"]


@pytest.mark.parametrize(
    "spoil", [lambda content: b"", lambda content: content[:-9], lambda content: content * 2]
)
def test_a_torn_file_is_passed_over_and_made_anew(folder, spoil):
    compiled()
    [file] = folder.iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert (compiled(), compiled()) == (["chao.html"], [])


def test_whole_nonsense_is_passed_over(folder):
    compiled()
    [file] = folder.iterdir()
    file.write_bytes(sha256(b"x").digest() + b"x")
    assert compiled() == ["chao.html"]


def test_what_others_may_write_is_not_believed(folder):
    compiled()
    [file] = folder.iterdir()
    file.chmod(0o620)
    assert compiled() == ["chao.html"]
    folder.chmod(0o770)
    assert (compiled(), compiled()) == (["chao.html"], ["chao.html"])


def test_a_link_is_not_followed(folder, tmp_path):
    compiled()
    [file] = folder.iterdir()
    file.rename(tmp_path / "noi-khac")
    file.symlink_to(tmp_path / "noi-khac")
    assert compiled() == ["chao.html"]


def test_no_place_for_it_hinders_nothing(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/khong-co")
    assert (compiled(), compiled()) == (["chao.html"], ["chao.html"])
    folder.parent.mkdir()
    folder.write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert compiled() == ["chao.html"]


def test_a_theme_lists_what_it_listed_without_its_hidden_folders(folder):
    theme = Theme(name="material")
    whole = FileSystemLoader(theme.dirs).list_templates()
    shown = [path for path in whole if not any(part.startswith(".") for part in path.split("/")[:-1])]
    environment = lean(theme.get_env, theme.dirs, "mkdocs")
    assert environment.list_templates() == shown and len(whole) > 50 * len(shown)
    assert environment.get_template(".icons/material/home.svg").render().startswith("<svg")
