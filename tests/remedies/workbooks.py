"""Faults of the whole package's workbook as a clerk brings it back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import Workbook, load_workbook

from congkhai.findings import Refused
from congkhai.project import find
from congkhai.workbook import kept
from congkhai.workbook import kinds as workbook
from congkhai.workflows.workbook import export
from tests.remedies.case import Case, Topic
from tests.remedies.package import Package
from tests.remedies.xlsx_tables import FAR, book, into_workbook, named, rows_of
from tests.workflows.desk import MORE, TODAY, Desk, laid
from tests.workflows.office import copied
from tests.workflows.sheets import Hands, edited

PEOPLE, POSTS, MEETINGS, PETITIONS = "Cán bộ", "Phân công", "Hội nghị, cuộc họp", "Kiến nghị"
NAME, TEXT, REMOVE = "Họ và tên", "Nội dung", "Xoá"
OWN = 5
"""A column to the right of all that the sheet of people has."""


class Brought(Desk):
    """A workbook on its way back into its folder, a copy of it as it was exported, and the clerk's hands."""

    def __init__(self, folder: Path) -> None:
        self.copy, self.version = folder / "ban-sao.xlsx", kept.VERSION
        self.copy.write_bytes(as_exported())
        super().__init__(laid(folder / "co-quan"), self.copy)
        self.tables = Package(self.office.folder)

    def codes(self) -> set[str]:
        with self.installed():
            try:
                return {finding.code for finding in self.plan().findings}
            except Refused as refused:
                return {finding.code for finding in refused.findings}

    @contextmanager
    def installed(self) -> Iterator[None]:
        """The machine's own version of the program."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(kept, "VERSION", self.version)
            yield

    def hands(self, change: Callable[[Hands], object]) -> None:
        with edited(self.path) as hands:
            change(hands)

    def put(self, sheet: str, key: str, title: str, value: object) -> None:
        self.hands(lambda hands: hands.put(sheet, key, title, value))

    def copied_back(self) -> None:
        """The workbook as its copy holds it."""
        shutil.copyfile(self.copy, self.path)

    def exported_anew(self) -> None:
        """Under another name: where a workbook with changes stands, none is exported."""
        self.path = self.path.with_name("so-moi.xlsx")
        with self.installed():
            export(self.project, self.path, TODAY)

    def sheet_from_the_copy(self, name: str) -> None:
        rows = [*load_workbook(self.copy)[name].iter_rows(values_only=True)]

        def put_back(hands: Hands) -> None:
            if name not in hands.book.sheetnames:
                hands.book.create_sheet(name)
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row, 1):
                    hands[name].cell(number, column, value)

        self.hands(put_back)

    def meeting_on(self, day: str) -> None:
        """What a colleague writes into the table."""
        self.tables.cell("hoi_nghi", 2, "ngay", day)


@cache
def as_exported() -> bytes:
    """The workbook of the small package."""
    with TemporaryDirectory() as folder:
        return Desk(laid(Path(folder) / "co-quan")).path.read_bytes()


def typed_by_hand(b: Brought) -> None:
    """The clerk's own workbook, with the sheet of people as in the exported one."""
    own = Workbook()
    own.create_sheet(PEOPLE).append(["Mã", NAME])
    own[PEOPLE].append(["CB-901", "Lò Văn Mới"])
    b.path.unlink()
    own.save(b.path)


def exported_and_typed(b: Brought) -> None:
    b.exported_anew()
    b.hands(lambda hands: hands.add(PEOPLE, Mã="CB-901", Họ_và_tên="Lò Văn Mới"))


def by_a_newer_program(b: Brought) -> None:
    b.version += 1
    b.exported_anew()
    b.version -= 1


def updated(b: Brought) -> None:
    b.version += 1


def into_another_folder(table: str, column: str, value: str) -> Callable[[Brought], None]:
    """The workbook brought to a folder that has another value in the first row of a table."""

    def moved(b: Brought) -> None:
        other = copied(b.office.folder.with_name("khac"), b.office.folder)
        Package(other.folder).cell(table, 2, column, value)
        b.project = find(other.folder)

    return moved


def into_its_own_folder(b: Brought) -> None:
    b.project = find(b.office.folder)


def edited_and_the_table_in_xlsx(b: Brought) -> None:
    into_workbook(b.tables)
    b.put(PEOPLE, "CB-002", NAME, "Giàng Thị Dơ")


def saved_as_csv(b: Brought) -> None:
    """As Excel saves a sheet as “CSV UTF-8”: with a mark, and line ends of Windows."""
    b.tables.write("can_bo", rows_of(book(b.tables)))
    lines = b.tables.file("can_bo").read_bytes().replace(b"\n", b"\r\n")
    b.tables.file("can_bo").write_bytes(b"\xef\xbb\xbf" + lines)
    named(b.tables, "can_bo.csv")


def rows_deleted(b: Brought) -> None:
    b.hands(lambda hands: hands[PETITIONS].delete_rows(2, 100))


def rows_marked(b: Brought) -> None:
    b.sheet_from_the_copy(PETITIONS)
    b.put(PETITIONS, "KN-1", REMOVE, "x")


def heading(text: str, column: int = 2) -> Callable[[Brought], None]:
    return lambda b: b.hands(lambda hands: hands[PEOPLE].cell(1, column, text))


def names_from(copy: Path, hands: Hands) -> None:
    """The column of names, its heading too, each beside its code."""
    names = dict(load_workbook(copy)[PEOPLE].iter_rows(max_col=2, values_only=True))
    for (code,) in hands[PEOPLE].iter_rows(max_col=1):
        hands[PEOPLE].cell(code.row, OWN, names[code.value])


def in_a_column_of_its_own(b: Brought) -> None:
    heading("Tên mới", OWN)(b)
    b.hands(lambda hands: hands[PEOPLE].cell(2, OWN, "Lò Văn Hoa"))


def moved_to_its_column(b: Brought) -> None:
    b.put(PEOPLE, "CB-001", NAME, "Lò Văn Hoa")
    b.hands(lambda hands: hands[PEOPLE].delete_cols(OWN))


def in_a_copy_of_the_sheet(b: Brought) -> None:
    """A sheet copied as Excel copies it, and a name typed into the copy."""

    def copied_sheet(hands: Hands) -> None:
        hands.book.copy_worksheet(hands[PEOPLE]).title = f"{PEOPLE} (2)"
        hands.put(f"{PEOPLE} (2)", "CB-001", NAME, "Lò Văn Hoa")

    b.hands(copied_sheet)


def moved_to_its_sheet(b: Brought) -> None:
    b.put(PEOPLE, "CB-001", NAME, "Lò Văn Hoa")
    b.hands(lambda hands: hands.book.remove(hands[f"{PEOPLE} (2)"]))


def namesake(b: Brought) -> None:
    """A newcomer of the same name, and an assignment that names only the name."""
    b.hands(lambda hands: hands.add(PEOPLE, Mã="CB-901", Họ_và_tên="Lò Văn Hoà"))
    b.put(POSTS, "PC-002", "Cán bộ", "Lò Văn Hoà")


def both_changed(b: Brought) -> None:
    b.put(MEETINGS, "HN-01", "Ngày", datetime(2022, 11, 25))
    b.meeting_on("2022-11-23")


def both_decided(b: Brought) -> None:
    b.put(MEETINGS, "HN-01", "Ngày", datetime(2022, 11, 26))
    b.meeting_on("2022-11-26")


def both_added(b: Brought) -> None:
    b.tables.plus("can_bo", "CB-901", "Lò Văn Mới")
    b.hands(lambda hands: hands.add(PEOPLE, Mã="CB-901", Họ_và_tên="Giàng A Mới"))


def removed_here(b: Brought) -> None:
    b.tables.less("kien_nghi")
    b.put(PETITIONS, "KN-1", TEXT, "Khác")


def removed_though_named(b: Brought) -> None:
    b.put(PEOPLE, "CB-001", REMOVE, "x")


def removed_there(b: Brought) -> None:
    b.tables.cell("kien_nghi", 2, "noi_dung", "Khác")
    b.put(PETITIONS, "KN-1", REMOVE, "x")


BROUGHT_BACK = Topic(
    name="nhap-so",
    bench=Brought,
    cases=(
        Case(
            workbook.UNREADABLE,
            lambda b: b.hands(lambda hands: hands[PEOPLE].cell(*FAR, "x")),
            lambda b: b.hands(lambda hands: hands[PEOPLE].delete_rows(FAR[0])),
        ),
        Case(workbook.FOREIGN, typed_by_hand, exported_and_typed),
        Case(
            workbook.SPOILT,
            lambda b: b.hands(lambda hands: hands[kept.SHEET].delete_rows(3)),
            lambda b: b.copied_back(),
        ),
        Case(workbook.NEWER, by_a_newer_program, updated),
        Case(
            workbook.OTHER_AGENCY,
            into_another_folder("co_quan", "ten", "Sở Khác tỉnh Khác"),
            into_its_own_folder,
        ),
        Case(
            workbook.OTHER_YEAR,
            into_another_folder("ky_danh_gia", "nam", "2023"),
            lambda b: b.exported_anew(),
        ),
        Case(
            workbook.OTHER_COLUMNS,
            lambda b: b.tables.renamed("ho_ten", "ten_goi"),
            lambda b: b.tables.renamed("ten_goi", "ho_ten"),
        ),
        Case(workbook.NOT_IN_CSV, edited_and_the_table_in_xlsx, saved_as_csv),
        Case(
            workbook.SHEET_GONE,
            lambda b: b.hands(lambda hands: hands.book.remove(hands[PEOPLE])),
            lambda b: b.sheet_from_the_copy(PEOPLE),
        ),
        Case(workbook.SHEET_EMPTIED, rows_deleted, rows_marked),
        Case(
            workbook.COLUMN_GONE,
            lambda b: b.hands(lambda hands: hands[PEOPLE].delete_cols(2)),
            lambda b: b.hands(lambda hands: names_from(b.copy, hands)),
        ),
        Case(
            workbook.COLUMN_TWICE,
            heading(NAME, OWN),
            lambda b: b.hands(lambda hands: hands[PEOPLE].delete_cols(OWN)),
        ),
        Case(workbook.COLUMN_MORE, in_a_column_of_its_own, moved_to_its_column),
        Case(workbook.EXTRA_SHEET, in_a_copy_of_the_sheet, moved_to_its_sheet),
        Case(
            workbook.ODD_MARK,
            lambda b: b.put(PETITIONS, "KN-1", REMOVE, "bỏ dòng này"),
            lambda b: b.put(PETITIONS, "KN-1", REMOVE, "x"),
        ),
        Case(workbook.UNCLEAR, namesake, lambda b: b.put(POSTS, "PC-002", "Cán bộ", "CB-901")),
        Case(workbook.CELL_CONFLICT, both_changed, both_decided),
        Case(
            workbook.ADDED_CONFLICT,
            both_added,
            lambda b: b.hands(lambda hands: hands.put(PEOPLE, "CB-901", "Mã", "CB-902")),
        ),
        Case(workbook.REMOVED_USED, removed_though_named, lambda b: b.put(PEOPLE, "CB-001", REMOVE, None)),
        Case(
            workbook.REMOVED_HERE,
            removed_here,
            lambda b: b.tables.plus("kien_nghi", *MORE["kien_nghi"][0].split(",")),
        ),
        Case(workbook.REMOVED_THERE, removed_there, lambda b: b.put(PETITIONS, "KN-1", REMOVE, None)),
    ),
)
