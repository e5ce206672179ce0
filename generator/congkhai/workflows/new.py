"""A new agency folder: law tables whole, a draft of the plan of the year, registers empty, no sample mark."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from congkhai.errors import WrongUse
from congkhai.grids.encoding import MARK
from congkhai.project import find
from congkhai.starter import folder
from congkhai.starter.answers import Answers as Answers
from congkhai.starter.files import FIRST as FIRST
from congkhai.starter.files import files
from congkhai.starter.rows import parted
from congkhai.tables import log, originals
from congkhai.text.fold import same_key
from congkhai.workflows.check import check

#: A typing error such as 20226 is no year.
LAST: Final = 2100
COMMA: Final = ","
_SAFE: Final = "https://"


def free(target: Path, year: int) -> None:
    """WrongUse where no folder of that year can be made there: asked first, before any question."""
    if not FIRST <= year <= LAST:
        raise WrongUse(f"Chỉ tạo được thư mục cho năm từ {FIRST} đến {LAST}; --year {year} không dùng được.")
    folder.free(target)


def new(target: Path, year: int, answers: Answers | None = None) -> None:
    """Make the folder at one stroke, for the office that gave the answers.

    Its plan is a draft of which each row is unconfirmed; what was not answered is asked for in its cell.
    WrongUse where something stands there already, or for a year before the first one.
    """
    free(target, year)
    folder.create(target, _files(year, answers or Answers()))


def objection(year: int, answers: Answers, today: date) -> str:
    """Why no folder should be made of these answers, and what to write instead; "" where one may.

    Beside what is asked of the answers alone, it is what `check` would say of the folder.
    """
    if answers.url and not answers.url.startswith(_SAFE):
        return f"Địa chỉ trang công khai phải bắt đầu bằng {_SAFE}, ví dụ {_SAFE}stc.gialai.gov.vn."
    known = {same_key(name): name for name in (answers.name, answers.parent) if name}
    for name in answers.divisions:
        if (same := known.setdefault(same_key(name), name)) is not name:
            return f"Đã có đơn vị tên “{same}”; hãy ghi tên khác, hoặc chỉ ghi tên ấy một lần."
    try:
        made = _files(year, answers)
    except UnicodeEncodeError:
        return "Câu trả lời có ký tự mà máy không đọc được (không phải UTF-8); hãy gõ lại."
    with TemporaryDirectory() as room:
        folder.create(Path(room) / "thu", made)
        blocked = (finding for finding in check(find(Path(room) / "thu"), today) if finding.blocks)
        return next((f"{finding.message} {finding.remedy}" for finding in blocked), "")


def _files(year: int, said: Answers) -> dict[str, bytes]:
    """Every file by its path below the new folder, as it is written."""
    made = _parted(begun(year, said), said.delimiter)
    # Excel, on a double click, takes a CSV file without the mark for one in the letters of old Windows.
    marked = {path: MARK * path.endswith(".csv") + content for path, content in made.items()}
    states = {name: marked[f"datapackage/data/{name}.csv"] for name in originals.titles()}
    kept = {f"datapackage/{path}": content for path, content in log.first_states(states).items()}
    return marked | kept


def begun(year: int, answers: Answers) -> dict[str, bytes]:
    """Every file that a folder of the year begins with, by its path below the folder."""
    package = {f"datapackage/{path}": content for path, content in originals.files().items()}
    empty = {f"datapackage/data/{name}.csv": originals.header(name).encode() for name in originals.titles()}
    return package | empty | files(year, answers)


def _parted(made: Mapping[str, bytes], delimiter: str) -> dict[str, bytes]:
    """The files with the sign between cells that the office's Excel takes, which the descriptor says too."""
    if delimiter == COMMA:
        return dict(made)
    path = "datapackage/datapackage.json"
    descriptor = json.loads(made[path])
    for resource in descriptor["resources"]:
        resource["dialect"]["delimiter"] = delimiter
    text = f"{json.dumps(descriptor, ensure_ascii=False, indent=2)}\n"
    tables = {name: parted(content, delimiter) for name, content in made.items() if name.endswith(".csv")}
    return {**made, **tables, path: text.encode("utf-8")}
