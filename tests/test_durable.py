"""Several files written as one: all, or none where the system refuses one."""

from pathlib import Path

import pytest

from congkhai.durable import write_all


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv"]
    for path in made:
        path.write_bytes(b"cu")
    return made


def test_all_are_written_and_nothing_is_left_beside(files):
    write_all({path: path.name.encode() for path in files})
    assert [path.read_bytes() for path in files] == [b"a.csv", b"b.csv", b"c.csv"]
    assert {path.name for path in files[0].parent.iterdir()} == {path.name for path in files}


def test_a_file_that_is_not_there_stops_all(files):
    files[2].unlink()
    with pytest.raises(OSError):
        write_all(dict.fromkeys(files, b"moi"))
    assert [path.read_bytes() for path in files[:2]] == [b"cu", b"cu"]
    assert len([*files[0].parent.iterdir()]) == 2


class Held(type(Path())):
    """A file that another program holds open: nothing can be moved over it."""

    def replace(self, target: Path) -> Path:
        raise PermissionError(13, "held", str(self))


def test_what_was_moved_is_put_back_where_a_later_file_is_refused(files):
    with pytest.raises(PermissionError) as raised:
        write_all({**dict.fromkeys(files[:2], b"moi"), Held(files[2]): b"moi"})
    assert raised.value.filename == str(files[2])
    assert [path.read_bytes() for path in files] == [b"cu"] * 3
    assert {path.name for path in files[0].parent.iterdir()} == {path.name for path in files}
