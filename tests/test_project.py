"""Where things are, and the few settings."""

from datetime import date
from pathlib import Path

import pytest

from congkhai.errors import Changed, Misconfigured, WrongUse
from congkhai.project import Settings, find
from tests.packages.story import HERE

ROOT = HERE.parents[1]


def folder(root: Path, descriptor: str = "{}", settings: str | None = None) -> Path:
    (root / "datapackage").mkdir()
    (root / "datapackage" / "datapackage.json").write_text(descriptor, encoding="utf-8")
    if settings is not None:
        (root / "pyproject.toml").write_text(settings, encoding="utf-8")
    return root


def test_a_folder_without_settings_has_the_usual_places(tmp_path):
    project = find(folder(tmp_path))
    assert project.settings == Settings()
    assert (project.content, project.site, project.out) == tuple(
        tmp_path / p for p in ("content", "site", "out")
    )
    assert project.descriptor == tmp_path / "datapackage" / "datapackage.json"
    assert project.relative(tmp_path / "datapackage" / "data" / "can_bo.csv") == "datapackage/data/can_bo.csv"
    assert project.sample_date is None


def test_settings_move_places(tmp_path):
    project = find(
        folder(tmp_path, settings='[tool.congkhai]\nsite = "web"\ncontent = "trang"\nout = "giay"\n')
    )
    assert (project.site.name, project.content.name, project.out.name) == ("web", "trang", "giay")


def test_a_pyproject_that_is_not_ours_is_no_fault(tmp_path):
    assert find(folder(tmp_path, settings='[project]\nname = "x"\n')).settings == Settings()


@pytest.mark.parametrize(
    "settings",
    [
        "[tool.congkhai\n",
        '[tool.congkhai]\ntoday = "hôm nay"\n',
        "[tool]\ncongkhai = 3\n",
        "[tool.congkhai]\nsite = 3\n",
        '[tool.congkhai]\nout = ""\n',
        "[tool.congkhai]\nout = 'a'\nout = 'b'\n",
        "[tool.congkhai]\ntoday = 2022-02-30\n",
        "x = " + "[" * 5000,
        "x = " + "1" * 5000,
        "[tool.congkhai]\ntoday = 3\n",
        "[tool.congkhai]\ntoday = 2022-12-06T08:00:00\n",
    ],
)
def test_settings_that_make_no_sense(tmp_path, settings):
    with pytest.raises(Misconfigured, match=r"pyproject\.toml"):
        find(folder(tmp_path, settings=settings))


@pytest.mark.parametrize("written", ['"2022-12-06"', "2022-12-06"])
@pytest.mark.parametrize(
    ("descriptor", "taken"),
    [
        ('{"congkhai:minh_hoa": true}', True),
        ('{"congkhai:minh_hoa": false}', False),
        ('{"congkhai:minh_hoa": "true"}', True),
        ('{"congkhai:minh_hoa": "false"}', True),
        ('{"congkhai:minh_hoa": 0}', True),
        ('{"congkhai:minh_hoa": null}', True),
        ('\ufeff{"congkhai:minh_hoa": true}', True),
        ('{"congkhai:minh_hoa": true, "congkhai:minh_hoa": false}', True),
        ('{"congkhai:minh_hoa": true', True),
        ('{"x": NaN, "congkhai:minh_hoa": false}', True),
        ("{}", False),
        ("[]", False),
        ("{", False),
    ],
)
def test_only_a_folder_marked_as_sample_however_badly_has_a_date_of_its_own(
    tmp_path, written, descriptor, taken
):
    project = find(folder(tmp_path, descriptor, f"[tool.congkhai]\ntoday = {written}\n"))
    assert project.sample_date == (date(2022, 12, 6) if taken else None)


def test_the_sample_lives_on_6_december_2022():
    assert find(ROOT).sample_date == date(2022, 12, 6)


def test_no_folder_is_told_in_plain_words(tmp_path):
    with pytest.raises(Misconfigured) as said:
        find(tmp_path / "khong-co")
    folder = tmp_path / "khong-co"
    assert f"Không tìm thấy datapackage/datapackage.json trong thư mục “{folder}”." in str(said.value)


def test_faults_of_the_surroundings_have_their_exit_codes():
    assert (Misconfigured.exit_code, Changed.exit_code, WrongUse.exit_code) == (3, 3, 2)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("[tool.congkhai\n", "Tệp pyproject.toml sai cú pháp ở dòng 1, ký tự thứ 15."),
        ("[tool.congkhai]\ntoday = '2022", "Tệp pyproject.toml sai cú pháp ở cuối tệp."),
    ],
)
def test_a_broken_pyproject_is_told_in_vietnamese(tmp_path, settings, said):
    with pytest.raises(Misconfigured) as stopped:
        find(folder(tmp_path, settings=settings))
    assert str(stopped.value) == said


def test_a_tool_that_is_no_group_is_no_settings(tmp_path):
    (tmp_path / "datapackage").mkdir()
    (tmp_path / "datapackage" / "datapackage.json").write_text("{}", "utf-8")
    (tmp_path / "pyproject.toml").write_text("tool = 5\n", "utf-8")
    with pytest.raises(Misconfigured, match="“tool”"):
        find(tmp_path)
