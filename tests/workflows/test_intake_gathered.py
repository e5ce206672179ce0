"""What comes in a folder or an archive: one bad entry is told, and the rest goes on."""

import zipfile
from pathlib import Path

from congkhai.workflows.intake_files import gathered


def test_a_bad_entry_is_told_and_the_rest_goes_on(tmp_path: Path):
    folder, away = tmp_path / "phieu", tmp_path / "khac"
    (folder / "trong").mkdir(parents=True)
    away.mkdir()
    (away / "ngoai.html").write_bytes(b"x")
    for name in ("a.html", "trong/b.html", "Thumbs.db", "desktop.ini", "~$c.xlsx", ".DS_Store"):
        (folder / name).write_bytes(b"x")
    (folder / "di").symlink_to(away)
    (folder / "ngoai.html").symlink_to(away / "ngoai.html")
    (folder / "mat").symlink_to(away / "khong-co")
    told = {one.name: one.why for one in gathered([folder])}
    link = "là liên kết tới nơi khác, không phải tệp nộp"
    assert told == {"a.html": "", "b.html": "", "di": link, "ngoai.html": link, "mat": link}


def test_what_systems_put_into_archives_is_passed_over_and_names_forge_no_line(tmp_path: Path):
    path = tmp_path / "nop.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("__MACOSX/._a.html", "._a.html", "b/.DS_Store", "b/Thumbs.db", "~$a.xlsx"):
            archive.writestr(name, b"x")
        archive.writestr("b/a.html\nĐã nhận\u202e", b"x")
    assert [one.name for one in gathered([path])] == ["nop.zip: a.htmlĐã nhận"]
    forged = tmp_path / "c\nĐã nhận.html"
    forged.write_bytes(b"x")
    assert [one.name for one in gathered([forged])] == ["cĐã nhận.html"]
