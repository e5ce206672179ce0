"""Faults of files, tables and cells: a small whole package on disk, and its backup."""

import json
import os
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from congkhai import office_files
from congkhai.grids import kinds as grids
from congkhai.project import find
from congkhai.tables import kinds as tables
from congkhai.tables import originals
from congkhai.workflows import upgrade
from tests.remedies.case import Case, Topic
from tests.tables.conftest import ROWS, Small

TODAY = date(2022, 12, 6)
NOW = datetime(2022, 12, 6, 9, tzinfo=timezone(timedelta(hours=7)))
PACKAGE, CO_QUAN = "datapackage.json", "schemas/co_quan.json"


class Package(Small):
    """The small package, with what an office does to mend it."""

    def codes(self) -> set[str]:
        return {code for code, *_ in self.found()}

    def restore(self, path: str) -> None:
        """The file as the backup holds it."""
        target = self.folder / path
        if target.is_symlink():
            target.unlink()
        target.write_bytes(BACKUP[path])

    def upgraded(self) -> None:
        """What `congkhai upgrade --write` does."""
        project = find(self.root)
        upgrade.write(project, upgrade.prepare(project, TODAY), NOW)

    def empty(self, path: str) -> None:
        (self.folder / path).write_bytes(b"")

    def plus(self, table: str, *row: str) -> None:
        """One more row at the end."""
        self.write(table, [*self.rows(table), list(row)])

    def less(self, table: str) -> None:
        """Without the last row."""
        self.write(table, self.rows(table)[:-1])

    def renamed(self, heading: str, by: str) -> None:
        """Another heading in `can_bo`."""
        rows = self.rows("can_bo")
        self.write("can_bo", [[by if cell == heading else cell for cell in rows[0]], *rows[1:]])

    def package(self, **changes: object) -> None:
        """Other parts of datapackage.json; None takes a part away."""
        raw = {key: value for key, value in (self.descriptor() | changes).items() if value is not None}
        (self.folder / PACKAGE).write_text(json.dumps(raw), encoding="utf-8")

    def linked(self) -> None:
        self.file("can_bo").rename(self.root / "that.csv")
        self.file("can_bo").symlink_to(self.root / "that.csv")

    def piped(self) -> None:
        self.file("can_bo").unlink()
        os.mkfifo(self.file("can_bo"))

    def copied_from_backup(self) -> None:
        self.file("can_bo").rename(self.root / "cho-khac")
        self.restore("data/can_bo.csv")

    def copied_anew(self) -> None:
        self.file("can_bo").unlink()
        self.restore("data/can_bo.csv")


BACKUP = {
    **originals.files(),
    **{
        f"data/{table}.csv": (
            originals.header(table) + "".join(f"{row}\n" for row in ROWS.get(table, ()))
        ).encode()
        for table in originals.titles()
    },
}


def bench(folder: Path) -> Package:
    package = Package(folder)
    for path, content in BACKUP.items():
        (package.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (package.folder / path).write_bytes(content)
    return package


def retitled(p: Package) -> None:
    p.reshape("co_quan", p.schema("co_quan") | {"title": "Tên cơ quan"})


def column_of_another_type(p: Package) -> None:
    schema = p.schema("co_quan")
    schema["fields"][1]["type"] = "integer"
    p.reshape("co_quan", schema)


def without_a_column(p: Package) -> None:
    schema = p.schema("co_quan")
    p.reshape("co_quan", schema | {"fields": [schema["fields"][0], *schema["fields"][2:]]})


def folder_for_a_table(p: Package) -> None:
    p.file("can_bo").unlink()
    p.file("can_bo").mkdir()


def not_required(p: Package) -> None:
    schema = p.schema("co_quan")
    del schema["fields"][1]["constraints"]["required"]
    p.reshape("co_quan", schema)


def shown(p: Package, table: str, column: str, width: str) -> None:
    """The column may be seen by whom `width` says."""
    schema = p.schema(table)
    for field in schema["fields"]:
        if field["name"] == column:
            field["congkhai:visibility"] = width
    p.reshape(table, schema)


def without_a_table(p: Package) -> None:
    p.package(resources=[one for one in p.descriptor()["resources"] if one["name"] != "kien_nghi"])


def before_files_looked_at(p: Package) -> None:
    """As a folder stands that was made before the program had this table."""
    p.package(resources=[one for one in p.descriptor()["resources"] if one["name"] != "tep_da_xem"])
    p.file("tep_da_xem").unlink()
    (p.folder / "schemas/tep_da_xem.json").unlink()


def table_of_a_new_folder(p: Package) -> None:
    p.package(resources=[*p.descriptor()["resources"], originals.resources()["kien_nghi"]])


def with_a_title_above(p: Package) -> None:
    p.file("can_bo").write_bytes(b"DANH S\xc3\x81CH,\n" + p.file("can_bo").read_bytes())


def title_above_deleted(p: Package) -> None:
    p.write("can_bo", p.rows("can_bo")[1:])


FILES = (
    Case(grids.EMPTY, lambda p: p.empty("data/can_bo.csv"), lambda p: p.restore("data/can_bo.csv")),
    Case(
        grids.NOT_CSV,
        lambda p: p.file("can_bo").write_bytes(b"PK\x03\x04\x14\x00\x06\x00"),
        lambda p: p.restore("data/can_bo.csv"),
    ),
    Case(
        grids.FOREIGN_ENCODING,
        lambda p: p.file("can_bo").write_bytes(p.file("can_bo").read_text("utf-8").encode("utf-16-le")),
        lambda p: p.file("can_bo").write_bytes(p.file("can_bo").read_bytes().decode("utf-16-le").encode()),
    ),
    Case(
        grids.BROKEN_QUOTES,
        lambda p: p.line("can_bo", 3, 'CB-002,"Giàng Thị Dợ'),
        lambda p: p.line("can_bo", 3, 'CB-002,"Giàng Thị Dợ"'),
    ),
    Case(
        tables.BROKEN_PACKAGE,
        lambda p: (p.folder / PACKAGE).write_text("{", "utf-8"),
        lambda p: p.restore(PACKAGE),
    ),
    Case(
        tables.MARKED_PACKAGE,
        lambda p: (p.folder / PACKAGE).write_bytes(b"\xef\xbb\xbf" + BACKUP[PACKAGE]),
        lambda p: (p.folder / PACKAGE).write_bytes((p.folder / PACKAGE).read_bytes()[3:]),
    ),
    Case(
        tables.BAD_SAMPLE_MARK,
        lambda p: p.package(**{"congkhai:minh_hoa": "true"}),
        lambda p: p.package(**{"congkhai:minh_hoa": True}),
    ),
    Case(
        tables.STRANGE_PATH,
        lambda p: p.describe(path="../co_quan.csv"),
        lambda p: p.describe(path="data/co_quan.csv"),
    ),
    Case(tables.SYMLINK, lambda p: p.linked(), lambda p: p.restore("data/can_bo.csv")),
    Case(office_files.NOT_REGULAR, lambda p: p.piped(), lambda p: p.copied_anew()),
    Case(
        office_files.TOO_LARGE,
        lambda p: os.truncate(p.file("can_bo"), 1024**3),
        lambda p: p.restore("data/can_bo.csv"),
    ),
    Case(
        tables.MISSING_FILE,
        lambda p: p.file("y_kien").unlink(),
        lambda p: p.file("y_kien").write_text(originals.header("y_kien"), "utf-8"),
    ),
    Case(
        tables.OTHER_FORM,
        lambda p: p.file("y_kien").rename(p.folder / "data/y_kien.ods"),
        lambda p: (p.folder / "data/y_kien.ods").rename(p.file("y_kien")),
    ),
    Case(
        tables.BESIDE,
        lambda p: (p.folder / "data/y_kien.xlsx").write_bytes(b"PK"),
        lambda p: (p.folder / "data/y_kien.xlsx").unlink(),
    ),
)
TABLES = (
    Case(tables.MISSING_TABLE, without_a_table, lambda p: p.upgraded()),
    Case(
        tables.LATER_TABLE,
        before_files_looked_at,
        lambda p: p.upgraded(),
    ),
    Case(tables.MISSING_SCHEMA, lambda p: p.describe(schema=None), lambda p: p.describe(schema=CO_QUAN)),
    Case(tables.BROKEN_SCHEMA, lambda p: p.empty(CO_QUAN), lambda p: p.restore(CO_QUAN)),
    Case(tables.LACKING_SCHEMA, without_a_column, lambda p: p.upgraded()),
    Case(tables.OTHER_TYPE, column_of_another_type, lambda p: p.restore(CO_QUAN)),
    Case(
        tables.UNKNOWN_ENTRY,
        lambda p: p.package(**{"congkhai:la": True}),
        lambda p: p.package(**{"congkhai:la": None}),
    ),
    Case(
        tables.ALIKE_MARK,
        lambda p: p.package(**{"congkhai:Minh_hoa": True}),
        lambda p: p.package(**{"congkhai:Minh_hoa": None}),
    ),
    Case(office_files.FOLDER, folder_for_a_table, lambda p: p.copied_from_backup()),
    Case(tables.LOOSER_SCHEMA, not_required, lambda p: p.restore(CO_QUAN)),
    Case(
        tables.WIDENED_PERSON,
        lambda p: shown(p, "can_bo", "ho_ten", "public"),
        lambda p: shown(p, "can_bo", "ho_ten", "agency"),
    ),
    Case(
        tables.WIDENED,
        lambda p: shown(p, "hoi_nghi", "dia_diem", "public"),
        lambda p: shown(p, "hoi_nghi", "dia_diem", "agency"),
    ),
    Case(tables.OTHER_SCHEMA, retitled, lambda p: p.restore(CO_QUAN)),
    Case(tables.LOW_HEADER, with_a_title_above, title_above_deleted),
    Case(
        tables.NO_HEADER,
        lambda p: p.write("can_bo", p.rows("can_bo")[1:]),
        lambda p: p.write("can_bo", [["ma", "ho_ten"], *p.rows("can_bo")]),
    ),
    Case(
        tables.MISSING_COLUMN,
        lambda p: p.write("chuc_vu", [row[:3] for row in p.rows("chuc_vu")]),
        lambda p: p.write(
            "chuc_vu", [[*row, "thu_tu" if n == 0 else "1"] for n, row in enumerate(p.rows("chuc_vu"))]
        ),
    ),
    Case(
        tables.LATER_COLUMN,
        lambda p: p.write("van_ban", [row[:-1] for row in p.rows("van_ban")]),
        lambda p: p.upgraded(),
    ),
    Case(
        tables.EXTRA_COLUMN,
        lambda p: p.write("can_bo", [[*row, "ghi_chu"] for row in p.rows("can_bo")]),
        lambda p: p.write("can_bo", [row[:2] for row in p.rows("can_bo")]),
    ),
    Case(
        tables.DOUBLED_COLUMN,
        lambda p: p.write("can_bo", [[*row, row[1]] for row in p.rows("can_bo")]),
        lambda p: p.write("can_bo", [row[:2] for row in p.rows("can_bo")]),
    ),
    Case(
        tables.SHORT_ROW,
        lambda p: p.line("don_vi", 3, "P-THHC,Phòng Tổng hợp"),
        lambda p: p.line("don_vi", 3, "P-THHC,Phòng Tổng hợp,,phong,LDB,,2,,"),
    ),
    Case(
        tables.LONG_ROW,
        lambda p: p.line("can_bo", 3, "CB-002,Giàng, Thị Dợ"),
        lambda p: p.line("can_bo", 3, 'CB-002,"Giàng, Thị Dợ"'),
    ),
    Case(
        tables.TOO_MANY,
        lambda p: p.write("can_bo", [*p.rows("can_bo"), *([f"CB-{n}", ""] for n in range(100, 1200))]),
        lambda p: p.write("can_bo", [row if row[1] else [row[0], "Lò Thị"] for row in p.rows("can_bo")]),
    ),
)
FAULTS_OF_FILES = Topic(name="tep", bench=bench, cases=(*FILES, *TABLES))
