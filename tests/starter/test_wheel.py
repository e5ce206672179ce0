"""The wheel holds all that `new` and `check` need: built, installed apart, used as an office would."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from congkhai.starter.files import law
from congkhai.tables import originals

ROOT = Path(__file__).parents[2]
ASK = "import sysconfig; print(sysconfig.get_paths()['purelib'])"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {
        key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PIP_REQUIRE_VIRTUALENV")
    }
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the checkout with what is installed here; nothing is fetched."""
    out = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-index", "--no-build-isolation", "--quiet", "--wheel-dir", out)
    done = run(sys.executable, "-m", "pip", "wheel", *options, ROOT, cwd=out)
    assert done.returncode == 0, done.stderr
    (made,) = out.glob("congkhai-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment that sees this one's libraries, but not this checkout."""
    home = tmp_path_factory.mktemp("rieng")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    packages = Path(run(python, "-c", ASK, cwd=home).stdout.strip())
    options = ("--no-deps", "--no-index", "--quiet")
    done = run(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, cwd=home)
    assert done.returncode == 0, done.stderr
    libraries = run(sys.executable, "-c", ASK, cwd=home).stdout.strip()
    # A folder named in a .pth file comes after this environment's own, and its .pth files are not read.
    (packages / "libraries.pth").write_text(f"{libraries}\n", encoding="utf-8")
    return scripts


def test_the_wheel_holds_every_file_that_is_no_code(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert {f"congkhai/starter/agency/{path}" for path in law()} <= held
    assert {f"congkhai/tables/originals/{path}" for path in originals.files()} <= held
    source = ROOT / "generator" / "congkhai"
    kept = [p for p in source.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".py")]
    assert {f"congkhai/{path.relative_to(source).as_posix()}" for path in kept} <= held
    assert not [name for name in held if "tests/" in name or "datapackage/data/can_bo" in name]


def test_an_office_makes_its_folder_and_checks_it(installed, tmp_path):
    asked = ("-c", "import congkhai; print(congkhai.__file__)")
    where = run(installed / "python", *asked, cwd=tmp_path).stdout
    assert "congkhai" in where and str(ROOT) not in where
    made = run(installed / "congkhai", "new", "co-quan", "--year", "2022", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    checked = run(installed / "congkhai", "-C", "co-quan", "check", "--format", "json", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert json.loads(checked.stdout)["counts"]["error"] == 0


def test_it_will_not_do_it_twice(installed, tmp_path):
    (tmp_path / "co-quan").mkdir()
    (tmp_path / "co-quan" / "tep.txt").write_text("của tôi", encoding="utf-8")
    again = run(installed / "congkhai", "new", "co-quan", "--year", "2022", cwd=tmp_path)
    assert again.returncode == 2
    assert "đã có và không trống" in again.stderr
    assert [path.name for path in (tmp_path / "co-quan").iterdir()] == ["tep.txt"]
