"""Where a file may be written that holds what nobody outside may see: a workbook, slips, a backup."""

import os
from pathlib import Path
from typing import Final

from congkhai.errors import Changed, WrongUse
from congkhai.locks import in_use
from congkhai.project import Project

_SUFFIX: Final = ".xlsx"
_OTHERS: Final = frozenset(
    ".xls .xlsm .xlsb .xltx .ods .csv .tsv .txt .doc .docx .odt .pdf .html .htm .json .md .zip".split()
)


def named(path: Path, suffix: str = _SUFFIX) -> Path:
    """The path with the ending of its kind of file, where it has none of any kind.

    A folder or a device keeps its name: it is refused, and nothing is put beside it.
    """
    other = path.suffix.lower() in {suffix, _SUFFIX, *_OTHERS} or (path.exists() and not path.is_file())
    return path if other or not path.name else path.with_name(f"{path.name}{suffix}")


def fresh(project: Project, path: Path, suffix: str, *, over: bool) -> Path:
    """Where a file goes that replaces another only where `over` says so; raises as `allowed` does."""
    path = named(path, suffix)
    allowed(project, path, suffix)
    if path.exists() and not over:
        raise WrongUse(f"Tệp “{path.name}” đã có. Hãy chọn tên tệp khác, hoặc thêm --force để ghi đè.")
    return path


def allowed(project: Project, path: Path, suffix: str = _SUFFIX) -> None:
    """Nothing, where a file of that ending may be written at `path`.

    WrongUse for another kind of file and for places that are published or hold the tables; Changed while a
    spreadsheet program has the file open.
    """
    if path.is_dir():
        example = path / f"ket-qua{suffix}"
        raise WrongUse(f"“{path}” là một thư mục, không phải tệp. Hãy ghi thêm tên tệp, ví dụ {example}.")
    if path.exists() and not path.is_file():
        raise WrongUse(f"“{path}” là một thiết bị hoặc đường ống, không phải tệp. Hãy chọn tên tệp khác.")
    if path.suffix.lower() != suffix:
        raise WrongUse(f"Tên tệp “{path.name}” phải có đuôi {suffix}.")
    whole = Path(os.path.realpath(path))
    if not whole.parent.is_dir():
        raise WrongUse(f"Không có thư mục “{path.parent}” để ghi tệp “{path.name}”.")
    for folder in (project.package, project.content, project.site):
        if whole.is_relative_to(folder.resolve()):
            raise WrongUse(
                f"Không ghi tệp này vào thư mục “{folder.name}”: nơi đó chứa các bảng hoặc được đăng. "
                "Hãy chọn thư mục khác."
            )
    if in_use(whole):
        raise Changed(f"Tệp “{path.name}” đang mở ở Excel hoặc LibreOffice. Hãy đóng tệp rồi chạy lại.")
