"""`mkdocs build` typed by hand shows the hand-written pages alone and cannot touch a release."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.workflows.office import copied, surroundings, tree

ROOT = Path(__file__).parents[1]


def test_it_succeeds_and_touches_no_release(tmp_path):
    office = copied(tmp_path / "co-quan")
    shutil.copyfile(ROOT / "mkdocs.yml", office.folder / "mkdocs.yml")
    office.build("--audience", "portal")
    site = office.folder / "site"
    before = tree(site / "portal")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=office.folder,
        env=surroundings({"NO_MKDOCS_2_WARNING": "1"}),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert tree(site / "portal") == before
    assert (site / "preview" / "ke-hoach.html").is_file()
    assert {path.name for path in site.iterdir()} == {".lock", "portal", "preview"}
    assert office.run("release", "verify", "--audience", "portal").code == 0
    office.build("--audience", "portal")
    assert (site / "preview" / "ke-hoach.html").is_file()
