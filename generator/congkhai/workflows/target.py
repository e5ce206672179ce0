"""Where a workbook may be written: it holds what nobody outside may see."""

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


def named(path: Path) -> Path:
    """The path with the ending of a workbook, where it has none of any kind of file.

    A folder or a device keeps its name: it is refused, and no workbook is put beside it.
    """
    other = path.suffix.lower() in {_SUFFIX, *_OTHERS} or (path.exists() and not path.is_file())
    return path if other or not path.name else path.with_name(f"{path.name}{_SUFFIX}")


def allowed(project: Project, path: Path) -> None:
    """Nothing, where a workbook may be written at `path`.

    WrongUse for another kind of file and for places that are published or hold the tables; Changed while a
    spreadsheet program has the file open.
    """
    if path.is_dir():
        raise WrongUse(
            f"“{path}” là một thư mục, không phải tệp. Hãy ghi thêm tên tệp, ví dụ {path / 'ket-qua.xlsx'}."
        )
    if path.exists() and not path.is_file():
        raise WrongUse(f"“{path}” là một thiết bị hoặc đường ống, không phải tệp. Hãy chọn tên tệp khác.")
    if path.suffix.lower() != _SUFFIX:
        raise WrongUse(f"Tên tệp “{path.name}” phải có đuôi {_SUFFIX}.")
    whole = Path(os.path.realpath(path))
    if not whole.parent.is_dir():
        raise WrongUse(f"Không có thư mục “{path.parent}” để ghi tệp “{path.name}”.")
    for folder in (project.package, project.content, project.site):
        if whole.is_relative_to(folder.resolve()):
            raise WrongUse(
                f"Không ghi sổ vào thư mục “{folder.name}”: nơi đó chứa các bảng hoặc được đăng. "
                "Hãy chọn thư mục khác."
            )
    if in_use(whole):
        raise Changed(f"Tệp “{path.name}” đang mở ở Excel hoặc LibreOffice. Hãy đóng tệp rồi chạy lại.")
