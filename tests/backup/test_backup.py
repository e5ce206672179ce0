"""What was packed comes back as it was, or nothing does and the file at fault is named."""

import os
import stat
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai import durable
from congkhai.backup.manifest import NAME, Damaged, decoded, encoded, restorable
from congkhai.backup.packing import Packing
from congkhai.backup.unpacking import manifest_of, restore, unlike
from congkhai.errors import Misconfigured, WrongUse
from congkhai.project import RESTORED, find
from congkhai.workflows.stopped import settled
from tests.backup.packed import FILES, NOON, contents, members, packed, remanifest, rewrite


def refused(backup: Path, target: Path) -> str:
    """Why a backup is not restored; nothing is left of the attempt."""
    with pytest.raises(Damaged) as raised:
        restore(backup, target)
    assert not target.exists()
    return str(raised.value)


def test_everything_comes_back(tmp_path):
    backup, target = packed(tmp_path), tmp_path / "moi"
    manifest = restore(backup, target)
    assert contents(target) == FILES
    assert [entry.path for entry in manifest.files] == [*FILES]
    assert (manifest.moment, manifest.size) == (NOON, sum(map(len, FILES.values())))
    assert unlike(target, manifest) == ()
    (target / "pyproject.toml").write_text("khác")
    (target / "content" / "ke-hoach.md").unlink()
    assert unlike(target, manifest) == ("content/ke-hoach.md", "pyproject.toml")


def test_an_empty_folder_is_filled_and_a_full_one_is_left_alone(tmp_path):
    backup, target = packed(tmp_path), tmp_path / "moi"
    target.mkdir()
    restore(backup, target)
    assert contents(target) == FILES
    (target / "pyproject.toml").write_text("của người khác")
    before = contents(target)
    with pytest.raises(WrongUse, match="không khôi phục đè"):
        restore(backup, target)
    with pytest.raises(WrongUse, match="không khôi phục đè"):
        restore(backup, target / "pyproject.toml")
    assert contents(target) == before


def test_what_a_killed_restore_left_is_tidied_or_told(tmp_path):
    backup, target = packed(tmp_path), tmp_path / "moi"
    (target / RESTORED / "datapackage").mkdir(parents=True)
    restore(backup, target)
    assert contents(target) == FILES
    half = tmp_path / "do-dang"
    (half / RESTORED).mkdir(parents=True)
    (half / "content").mkdir()
    with pytest.raises(WrongUse, match="một lần khôi phục bị ngắt giữa chừng"):
        restore(backup, half)
    with pytest.raises(Misconfigured, match="chạy lại congkhai restore"):
        find(half)
    assert {path.name for path in half.iterdir()} == {RESTORED, "content"}
    # Killed with its last step, it has left a whole folder and an empty one in it.
    (target / RESTORED).mkdir()
    (target / "datapackage" / "datapackage.json").write_text("{}")
    settled(find(target))
    assert not (target / RESTORED).exists()


def test_a_backup_is_for_its_owner_and_so_is_what_was(tmp_path):
    backup = packed(tmp_path)
    assert backup.stat().st_mode & 0o777 == 0o600
    secret = tmp_path / "nguon" / "datapackage" / "dossiers" / "ab" / "abcd"
    secret.chmod(0o600)
    with durable.private(backup) as stream, Packing(stream, NOON, "") as packing:
        packing.add("datapackage/dossiers/ab/abcd", secret)
        packing.add("datapackage/data/can_bo.csv", tmp_path / "nguon" / "datapackage/data/can_bo.csv")
        packing.finish()
    restore(backup, tmp_path / "moi")
    kept = tmp_path / "moi" / "datapackage"
    modes = [path.stat().st_mode & 0o077 for path in (kept / "dossiers/ab/abcd", kept / "dossiers/ab")]
    assert modes == [0, 0]
    assert (kept / "data" / "can_bo.csv").stat().st_mode & 0o044


def test_the_same_files_make_the_same_bytes(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert packed(tmp_path / "a").read_bytes() == packed(tmp_path / "b").read_bytes()


NAMES = st.lists(st.text("aă Đ.-_?0", min_size=1, max_size=8).filter(restorable), min_size=1, max_size=3).map(
    "/".join
)


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=6))
def test_any_names_and_bytes_come_back(files):
    # A file cannot be a folder too.
    kept = {name: files[name] for name in files if not any(f"{name}/" in f"{other}" for other in files)}
    with TemporaryDirectory() as folder:
        restore(packed(Path(folder), kept), Path(folder) / "moi")
        assert contents(Path(folder) / "moi") == kept


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_whatever_byte_is_changed_nothing_wrong_comes_back(data):
    with TemporaryDirectory() as folder:
        backup, target = packed(Path(folder)), Path(folder) / "moi"
        content = bytearray(backup.read_bytes())
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] ^= data.draw(st.integers(1, 255))
        backup.write_bytes(content)
        try:
            restore(backup, target)
        except Damaged:
            assert not target.exists()
        else:
            assert contents(target) == FILES


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 1, exclude_max=True))
def test_a_torn_backup_is_refused(share):
    with TemporaryDirectory() as folder:
        backup = packed(Path(folder))
        content = backup.read_bytes()
        backup.write_bytes(content[: int(share * len(content))])
        assert "sao-luu.zip" in refused(backup, Path(folder) / "moi")


def test_an_end_that_leads_before_the_beginning_is_refused(tmp_path):
    backup = packed(tmp_path)
    content = bytearray(backup.read_bytes())
    for at in (-6, -5, -4):
        torn = bytearray(content)
        torn[at] ^= 0xFF
        backup.write_bytes(torn)
        assert "bị" in refused(backup, tmp_path / "moi") or at


def test_a_changed_file_is_named(tmp_path):
    backup, name = packed(tmp_path), "datapackage/data/can_bo.csv"

    def edited(parts):
        info, content = parts[name]
        parts[name] = info, content.replace(b"CB-001", b"CB-002")

    rewrite(backup, edited)
    said = refused(backup, tmp_path / "moi")
    assert f"“{name}” không khớp mã SHA-256" in said


def test_a_file_too_many_one_that_lacks_and_one_twice_are_named(tmp_path):
    backup = packed(tmp_path)
    whole = backup.read_bytes()
    rewrite(backup, lambda parts: parts.update({"la.txt": (zipfile.ZipInfo("la.txt"), b"")}))
    assert "“la.txt” không có trong bản kê" in refused(backup, tmp_path / "moi")
    backup.write_bytes(whole)
    rewrite(backup, lambda parts: parts.pop("pyproject.toml"))
    assert "“pyproject.toml” có trong bản kê mà không có" in refused(backup, tmp_path / "moi")
    backup.write_bytes(whole)
    with zipfile.ZipFile(backup, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("pyproject.toml", b"")
    assert "“pyproject.toml” có hai lần" in refused(backup, tmp_path / "moi")
    backup.write_bytes(whole)
    rewrite(backup, lambda parts: parts.pop(NAME))
    assert "không phải bản sao lưu nguyên vẹn" in refused(backup, tmp_path / "moi")


@pytest.mark.parametrize(
    "name",
    ["../ra-ngoai.txt", "a/../../ra-ngoai.txt", "/etc/ra-ngoai", "C:/ra-ngoai", "a\\..\\b", "a//b", "a/./b",
     "", "a/", "NUL", "datapackage/com1.csv", "a\nb", "a\x00b", NAME],
)  # fmt: skip
def test_no_name_leads_out_or_to_a_device(name, tmp_path):
    assert not restorable(name)
    backup = packed(tmp_path)

    def elsewhere(parts):
        info, content = parts.pop("pyproject.toml")
        info.filename = name
        parts[name] = info, content

    if name not in (NAME, "a\x00b"):
        rewrite(backup, elsewhere)
    remanifest(backup, lambda said: said["files"][-1].update(path=name))
    assert "có tên không được phép" in refused(backup, tmp_path / "moi")
    assert not [path for path in tmp_path.rglob("*") if "ra-ngoai" in path.name]


def test_a_name_that_could_not_come_back_is_not_packed(tmp_path):
    (tmp_path / "nul.csv").touch()
    with pytest.raises(Misconfigured, match=r"Tên tệp 'nul\.csv' không khôi phục"):
        Packing(BytesIO(), NOON, "").add("nul.csv", tmp_path / "nul.csv")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFCHR, stat.S_IFIFO])
def test_links_and_devices_are_refused(kind, tmp_path):
    backup = packed(tmp_path)

    def linked(parts):
        parts["pyproject.toml"][0].external_attr = (kind | 0o777) << 16

    rewrite(backup, linked)
    assert "“pyproject.toml” là liên kết, thư mục hoặc thiết bị" in refused(backup, tmp_path / "moi")


def test_more_bytes_than_the_manifest_says_are_not_unpacked(tmp_path):
    backup = packed(tmp_path)

    def larger(parts):
        parts["pyproject.toml"] = parts["pyproject.toml"][0], bytes(50_000_000)

    rewrite(backup, larger)
    assert "không có độ lớn ghi trong bản kê" in refused(backup, tmp_path / "moi")
    remanifest(backup, lambda said: said["files"][-1].update(size=10**15))
    assert "không có độ lớn ghi trong bản kê" in refused(backup, tmp_path / "moi")


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.update(format=2),
        lambda said: said.pop("files"),
        lambda said: said.update(files=5),
        lambda said: said.update(moment="hôm qua"),
        lambda said: said["files"][0].update(size=-1),
        lambda said: said["files"][0].update(sha256="AB"),
        lambda said: said["files"][0].pop("path"),
        lambda said: said["files"].append(3),
    ],
)
def test_a_manifest_of_another_shape_is_refused(change, tmp_path):
    backup = packed(tmp_path)
    remanifest(backup, change)
    assert "Bản kê" in refused(backup, tmp_path / "moi")


def test_the_manifest_is_read_as_it_was_written(tmp_path):
    manifest = manifest_of(packed(tmp_path))
    assert decoded(encoded(manifest)) == manifest
    assert decoded(members(tmp_path / "sao-luu.zip")[NAME][1]) == manifest


def test_what_raises_while_it_is_written_leaves_the_old_one(tmp_path):
    backup = packed(tmp_path)
    before = backup.read_bytes()
    with (
        pytest.raises(FileNotFoundError),
        durable.private(backup) as stream,
        Packing(stream, NOON, "") as packing,
    ):
        packing.add("a", tmp_path / "nguon" / "pyproject.toml")
        packing.add("b", tmp_path / "khong-co")
    assert backup.read_bytes() == before
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".moi")]


def test_a_pipe_in_the_place_of_a_file_is_told(tmp_path):
    os.mkfifo(tmp_path / "ong")
    with pytest.raises(OSError, match="FIFO"):
        Packing(BytesIO(), NOON, "").add("ong", tmp_path / "ong")
