"""A new agency folder: law tables whole, the plan of the year, registers empty, no sample mark."""

from pathlib import Path
from typing import Final

from congkhai.errors import WrongUse
from congkhai.grids.encoding import MARK
from congkhai.starter.files import YEAR, files
from congkhai.starter.folder import create
from congkhai.tables import log, originals

#: A typing error such as 20226 is no year.
LAST: Final = 2100


def new(target: Path, year: int) -> None:
    """Make the folder at one stroke.

    For 2022 the plan is the one issued; for a later year a draft of which each task is unconfirmed.
    WrongUse where something stands there already, or for a year before the first one.
    """
    if not YEAR <= year <= LAST:
        raise WrongUse(f"Chỉ tạo được thư mục cho năm từ {YEAR} đến {LAST}; --year {year} không dùng được.")
    package = {f"datapackage/{path}": content for path, content in originals.files().items()}
    empty = {f"datapackage/data/{name}.csv": originals.header(name).encode() for name in originals.titles()}
    made = package | empty | files(year)
    # Excel, on a double click, takes a CSV file without the mark for one in the letters of old Windows.
    marked = {path: MARK * path.endswith(".csv") + content for path, content in made.items()}
    states = {name: marked[f"datapackage/data/{name}.csv"] for name in originals.titles()}
    kept = {f"datapackage/{path}": content for path, content in log.first_states(states).items()}
    create(target, marked | kept)
