import shutil
import sys
from functools import partial

import pytest

from tests.bench.run import ROOT, another_level
from tests.bench.stopwatch import Command, Failed, Run, alone, duel, middle, run


def python(folder, code, **environment):
    return Command(arguments=[sys.executable, "-S", "-c", code], folder=folder, environment=environment)


def test_medians_are_taken_of_each_column():
    assert middle([Run(3, 0.1, 50), Run(1, 0.3, 70), Run(2, 0.2, 60)]) == Run(2, 0.2, 60)


def test_waiting_is_wall_time_and_no_cpu(tmp_path):
    waiting = alone(python(tmp_path, "import time; time.sleep(0.2)"), 1)
    assert waiting.wall > 0.2
    assert waiting.cpu < waiting.wall - 0.1


def test_what_a_process_holds_at_its_peak_is_told(tmp_path):
    assert 400 < run(python(tmp_path, "b'x' * (400 << 20)")).peak < 4000


def test_commands_take_turns_in_their_folder(tmp_path):
    write = "import os; open('order', 'a').write(os.environ['WHO'])"
    duel(python(tmp_path, write, WHO="a"), python(tmp_path, write, WHO="b"), 3)
    assert (tmp_path / "order").read_text(encoding="utf-8") == "ababbaab"
    duel(python(tmp_path, write, WHO="c"), python(tmp_path, write, WHO="d"), 2, warm=True)
    assert (tmp_path / "order").read_text(encoding="utf-8") == "ababbaabcddc"


def test_something_is_done_ahead_of_each_run_of_ours_that_counts(tmp_path):
    write = "import os; open('order', 'a').write(os.environ['WHO'])"
    noted = partial(append, tmp_path / "order")
    duel(python(tmp_path, write, WHO="a"), python(tmp_path, write, WHO="b"), 2, before=noted)
    assert (tmp_path / "order").read_text(encoding="utf-8") == "ab.ab" + "b.a"


def append(path):
    path.write_text(f"{path.read_text(encoding='utf-8')}.", encoding="utf-8")


def test_a_level_changes_back_and_forth(tmp_path):
    ratings = tmp_path / "xep_loai_ca_nhan.csv"
    shutil.copy(ROOT / "datapackage" / "data" / ratings.name, ratings)
    first = ratings.read_bytes()
    another_level(ratings)
    second = ratings.read_bytes()
    another_level(ratings)
    assert first != second and ratings.read_bytes() == first


def test_a_command_that_fails_is_told_with_its_words(tmp_path):
    with pytest.raises(Failed, match=r"(?s)→ 1.*không được"):
        run(python(tmp_path, "raise SystemExit('không được')", PYTHONIOENCODING="utf-8"))
