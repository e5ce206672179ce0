"""Where things are in an agency folder, and the few settings that are paths or the sample's date."""

import os
import re
import stat
import tomllib
from codecs import BOM_UTF8
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path, PureWindowsPath
from typing import Final

from congkhai import regular
from congkhai.errors import Misconfigured
from congkhai.notation import json_text
from congkhai.notation.misread import Misread
from congkhai.regular import Unfit
from congkhai.text.dates import FIRST_DAY, LAST_DAY
from congkhai.text.fold import slug
from congkhai.text.look_alikes import plain
from congkhai.value import Value

#: In what a restore puts its files first; it stands in the folder that is to hold them.
RESTORED: Final = ".khoi-phuc.moi"
SAMPLE_MARK: Final = "congkhai:minh_hoa"
_MARK_READS: Final = "congkhaiminhhoa"


class Settings(Value):
    """`[tool.congkhai]` of pyproject.toml; every part may be absent there."""

    today: date | None = None
    content: str = "content"
    site: str = "site"
    out: str = "out"


class Project(Value):
    """One agency folder. All paths are absolute."""

    root: Path
    settings: Settings

    @property
    def package(self) -> Path:
        """The folder of the data package."""
        return self.root / "datapackage"

    @property
    def descriptor(self) -> Path:
        """datapackage.json."""
        return self.package / "datapackage.json"

    @property
    def content(self) -> Path:
        """Hand-written Markdown."""
        return self.root / self.settings.content

    @property
    def site(self) -> Path:
        """Where releases are published."""
        return self.root / self.settings.site

    @property
    def out(self) -> Path:
        """Papers that are not for the web."""
        return self.root / self.settings.out

    def relative(self, path: Path) -> str:
        """A path as the clerk reads it: below the folder, with forward slashes; else whole."""
        return (path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix()

    @property
    def sample_date(self) -> date | None:
        """The date a folder of sample data takes for today, else None.

        A descriptor that is not taken as it stands, and names the mark anywhere, counts as marked; the tables
        room says what is wrong with it.
        """
        try:
            if regular.link_on_way(self.root, self.descriptor):
                return None
            content = regular.read(self.descriptor, regular.SETTINGS).removeprefix(BOM_UTF8)
        except OSError:
            return None
        descriptor = json_text.value(content)
        unread = isinstance(descriptor, Misread) and _names_mark(content)
        marked = unread or (isinstance(descriptor, dict) and is_sample(descriptor))
        return self.settings.today if marked else None


def _names_mark(content: bytes) -> bool:
    text = slug(plain(content.decode("utf-8", "replace")))
    return _MARK_READS in text.replace("-", "")


def is_sample(descriptor: Mapping[str, object]) -> bool:
    """Whether datapackage.json marks its folder as sample data.

    A mark that is neither true nor false counts, and so does one whose name is spelt nearly so: invented
    people must never pass for real ones.
    """
    return any(mark is not False for key, mark in descriptor.items() if reads_as_mark(key))


def reads_as_mark(key: str) -> bool:
    """Whether the name of an entry is that of the sample's mark but for case, marks and look-alikes."""
    return slug(plain(key)).replace("-", "") == _MARK_READS


def tool() -> str:
    """The program and its version, as a manifest names what made a release."""
    from importlib.metadata import version

    return f"congkhai {version('congkhai')}"


def find(root: Path) -> Project:
    """The agency folder at `root`; Misconfigured where there is none."""
    # `resolve` raises where links lead round in a circle.
    given, root = root, Path(os.path.realpath(root))
    if not _stands(root / "datapackage" / "datapackage.json"):
        name = root.name if given == Path() else given
        if (root / RESTORED).is_dir():
            raise Misconfigured(
                f"Thư mục “{name}” còn dở từ một lần khôi phục bị ngắt giữa chừng. Hãy xoá hết những gì "
                "trong thư mục ấy (bản sao lưu vẫn nguyên) rồi chạy lại congkhai restore."
            )
        raise Misconfigured(
            f"Không tìm thấy datapackage/datapackage.json trong thư mục “{name}”. "
            "Hãy chạy lệnh trong thư mục của cơ quan, hoặc thêm -C THƯ_MỤC."
        )
    return Project(root=root, settings=_settings(root / "pyproject.toml"))


def _stands(descriptor: Path) -> bool:
    """Whether something stands there; what is no plain file is told by the tables room, as a finding."""
    try:
        return not stat.S_ISDIR(descriptor.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _settings(path: Path) -> Settings:
    try:
        if regular.link_on_way(path.parent, path):
            raise Misconfigured("Tệp pyproject.toml là liên kết tới chỗ khác; hãy chép tệp thật vào thư mục.")
        whole = tomllib.loads(regular.read(path, regular.SETTINGS).decode("utf-8-sig"))
    except (FileNotFoundError, IsADirectoryError):
        return Settings()
    except Unfit as error:
        raise Misconfigured(f"Tệp pyproject.toml {error.why}, nên không được đọc.") from error
    except UnicodeDecodeError as error:
        raise Misconfigured("Tệp pyproject.toml không phải chữ UTF-8; hãy lưu lại dạng UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        spot = re.search(r"line (\d+), column (\d+)", str(error))
        where = f" ở dòng {spot[1]}, ký tự thứ {spot[2]}" if spot else " ở cuối tệp"
        raise Misconfigured(f"Tệp pyproject.toml sai cú pháp{where}.") from error
    except RecursionError as error:
        raise Misconfigured("Tệp pyproject.toml có các ngoặc lồng nhau quá sâu.") from error
    except ValueError as error:
        # tomllib lets Python's own limit of digits through.
        raise Misconfigured("Tệp pyproject.toml có một số quá dài.") from error
    groups = whole.get("tool", {})
    if not isinstance(groups, dict):
        raise Misconfigured("Tệp pyproject.toml: “tool” phải là một nhóm, ví dụ [tool.congkhai].")
    table = groups.get("congkhai", {})
    if not isinstance(table, dict):
        raise Misconfigured("Tệp pyproject.toml: “tool.congkhai” phải là một nhóm, viết [tool.congkhai].")
    places = {name: _place(table, name) for name in ("content", "site", "out") if name in table}
    if _leads_out(places.get("content", "content")):
        raise Misconfigured(
            "Tệp pyproject.toml: “content” phải là tên một thư mục nằm trong thư mục của cơ quan, không phải "
            "thư mục datapackage, ví dụ content."
        )
    return Settings(today=_day(table.get("today")), **places)


def _leads_out(content: str) -> bool:
    """Whether pages would be read from elsewhere, or from among the tables."""
    parts = PureWindowsPath(content).parts
    return bool(PureWindowsPath(content).anchor) or ".." in parts or parts[:1] in ((), ("datapackage",))


def _place(table: Mapping[str, object], name: str) -> str:
    place = table[name]
    if not isinstance(place, str) or not place.strip() or not place.isprintable():
        raise Misconfigured(f"Tệp pyproject.toml: “{name}” phải là tên một thư mục, viết trong ngoặc kép.")
    return place


def _day(written: object) -> date | None:
    if written is None:
        return None
    try:
        if isinstance(written, date) and not isinstance(written, datetime):
            day = written
        else:
            day = date.fromisoformat(str(written))
    except ValueError as error:
        raise Misconfigured("Tệp pyproject.toml: “today” phải là một ngày, dạng 2022-12-06.") from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Misconfigured(
            f"Tệp pyproject.toml: “today” phải là một ngày từ năm {FIRST_DAY.year} đến năm {LAST_DAY.year}."
        )
    return day
