"""The repository's own package, and what it must share with the program."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from congkhai.errors import Misconfigured
from congkhai.project import find
from congkhai.tables import originals
from congkhai.tables.load import load

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "datapackage"


def test_the_sample_has_nothing_wrong():
    tables, findings = load(find(ROOT))
    assert findings == ()
    assert list(tables.tables) == list(originals.titles())
    content = (PACKAGE / "data" / "can_bo.csv").read_bytes()
    assert tables.tables["can_bo"].sha256 == hashlib.sha256(content).hexdigest()


def test_the_judge_alone_finds_nothing_wrong_either():
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage/datapackage.json"]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"PYTHONIOENCODING": "utf-8"}, capture_output=True
    )
    assert done.returncode == 0, done.stdout.decode()


def test_the_schemas_of_the_sample_are_the_programs():
    copies = originals.files()
    descriptor = json.loads(copies.pop("datapackage.json"))
    here = {path.relative_to(PACKAGE).as_posix(): path.read_bytes() for path in PACKAGE.glob("schemas/*")}
    assert here == copies
    own = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))
    assert own == descriptor | {"congkhai:minh_hoa": True}


def test_a_header_is_what_the_schema_says():
    assert originals.header("can_bo") == "ma,ho_ten\n"


def test_a_file_whose_name_no_disk_can_hold_is_a_strange_path(small):
    small.describe(path="data/" + "a" * 300 + ".csv")
    assert small.load()[1][0].code == "duong-dan-la"


def test_a_descriptor_that_goes_away_stops_the_command(small):
    project = find(small.root)
    (small.folder / "datapackage.json").unlink()
    with pytest.raises(Misconfigured):
        load(project)


def test_a_narrow_console_and_locale_do_not_matter(small):
    small.cell("hoi_nghi", 2, "ngay", "31/02/2022")
    code = (
        "from pathlib import Path; from congkhai.project import find; from congkhai.tables.load import load; "
        "print([ascii(f.message) for f in load(find(Path('.')))[1]])"
    )
    narrow = {"LC_ALL": "C", "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    env = os.environ | narrow | {"PYTHONPATH": str(ROOT / "generator")}
    done = subprocess.run([sys.executable, "-c", code], cwd=small.root, env=env, capture_output=True)
    assert (done.returncode, done.stderr, b"31/02/2022" in done.stdout) == (0, b"", True)
