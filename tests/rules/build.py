"""A small whole office: the rows that a new folder starts with, and a few of its own.

Six people in a leadership collective and one division, reviewed on 24 November, rated a week later; nothing
is wrong with it. A test changes cells by the row that the spreadsheet shows, then asks what is found.
"""

import csv
import io
import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from congkhai.findings import Finding, blocking
from congkhai.model.agency import Agency
from congkhai.project import Project, find
from congkhai.records.assemble import assemble
from congkhai.rules.run import NOT_RUN, run
from congkhai.tables import originals
from congkhai.tables.kinds import BROKEN_SCHEMA, LATER_TABLE, MISSING_TABLE
from congkhai.tables.load import load
from congkhai.tables.table import Tables
from congkhai.value import replace
from tests.starter.sonla import files

Row = dict[str, str]
Found = tuple[str, str, int | None, str | None]

OFFICE = "Ban Dân tộc tỉnh Sơn La"
NAMES = {
    "CB-01": "Lò Văn Hoà",
    "CB-02": "Giàng A Dế",
    "CB-03": "Đinh Thị Thuỷ Tiên",
    "CB-04": "Quàng Thị Phượng",
    "CB-05": "Nguyễn Đức Dương",
    "CB-06": "Cầm Bá Xương",
}
POSTS = {
    "CB-01": ("LDB", "TB", "dung_dau"),
    "CB-02": ("LDB", "PTB", "cap_pho"),
    "CB-03": ("P-THHC", "TP", "dung_dau"),
    "CB-04": ("P-THHC", "PTP", "cap_pho"),
    "CB-05": ("P-THHC", "CV", "thanh_vien"),
    "CB-06": ("P-THHC", "CV", "thanh_vien"),
}
FOLLOWERS = ("CB-05", "CB-06")
SCORE = {"trang_thai": "chinh_thuc", "nhom_1": "10", "nhom_2": "10", "nhom_3": "10"} | dict.fromkeys(
    ("so_luong", "chat_luong", "tien_do"), "100"
)
LEADER = dict.fromkeys(("linh_vuc", "to_chuc", "doan_ket"), "100")


class Office:
    """One small office in `folder`; every change is of a cell, by its row in the sheet (header = 1)."""

    def __init__(self, folder: Path, year: int = 2022, asked: Collection[str] = ()) -> None:
        """`asked`: the codes that its findings are about; every code where none is named."""
        self.folder, self.year, self.asked = folder, year, asked
        self.today = date(year, 12, 6)
        self.tables: dict[str, list[Row]] = law_and_plan(year)
        for table, rows in own(year).items():
            self.tables.setdefault(table, []).extend(rows)

    def set(self, table: str, row: int, **cells: str) -> None:
        assert set(cells) <= set(columns(table)), cells
        self.tables[table][row - 2] |= cells

    def add(self, table: str, **cells: str) -> int:
        """The row that the new line has in its sheet."""
        self.tables.setdefault(table, []).append({})
        row = len(self.tables[table]) + 1
        self.set(table, row, **cells)
        return row

    def drop(self, table: str, **cells: str) -> None:
        """Takes away the rows that hold these cells."""
        rows = self.tables[table]
        self.tables[table] = [row for row in rows if not cells.items() <= row.items()]
        assert len(self.tables[table]) < len(rows)

    def rows(self, table: str, **cells: str) -> list[int]:
        """The rows of the sheet that hold these cells."""
        numbered = enumerate(self.tables.get(table, ()), 2)
        return [row for row, values in numbered if cells.items() <= values.items()]

    def rule(self, code: str, **cells: str) -> None:
        """Changes every row of `quy_tac` with that code; one is made where there is none."""
        rows = self.rows("quy_tac", ma=code)
        plain = {"ten": "Quy tắc", "muc_do": "loi", "bat": "co", "tu_nam": str(self.year)}
        for row in rows or [self.add("quy_tac", ma=code, doi_chieu="da_doi_chieu", **plain)]:
            self.set("quy_tac", row, **cells)

    def parameter(self, code: str, **cells: str) -> int:
        """Changes the row of `tham_so` that holds this year; one is made where there is none."""
        for row in self.rows("tham_so", ma=code):
            first, last = (self.tables["tham_so"][row - 2][bound] for bound in ("tu_nam", "den_nam"))
            if int(first) <= self.year <= int(last or self.year):
                self.set("tham_so", row, **cells)
                return row
        years = {"tu_nam": str(self.year), "den_nam": str(self.year)}
        plain = {"ma": code, "ten": "Tham số", "doi_chieu": "da_doi_chieu"} | years
        return self.add("tham_so", **plain | cells)

    def score(self, who: str, periods: Iterable[int], kind: str = "thang", **cells: str) -> list[int]:
        """A score a period for somebody, 30 + 70 points unless `cells` say otherwise; their rows."""
        given = SCORE | ({} if who in FOLLOWERS else LEADER) | cells
        keys = {"ky": f"KY-{self.year}", "can_bo": who, "loai_ky": kind}
        return [self.add("diem", **keys | {"so_ky": str(number)} | given) for number in periods]

    def task(self, step: str, day: str, due: str = "truoc", **cells: str) -> int:
        """A dated task of the plan that is a step; its row."""
        number = len(self.tables.get("cong_viec", ())) + 1
        task = {"ma": f"CV-{number}", "ky": f"KY-{self.year}", "thu_tu": str(number), "ai": "Cơ quan"}
        task |= {"ten": f"Việc {number}", "buoc": step, "loai_han": due, "han": day, "dieu_khoan": "III.1"}
        return self.add("cong_viec", **task | cells)

    def place(self, kind: str, unit: str = "", where: str = "Nơi kiểm điểm", **cells: str) -> int:
        """Where a kind of person is reviewed; its row."""
        number = len(self.tables.get("noi_kiem_diem", ())) + 1
        named = {"ma": f"NK-{number}", "ky": f"KY-{self.year}", "thu_tu": str(number), "doi_tuong": kind}
        said = {"ten_doi_tuong": "Loại cán bộ", "don_vi": unit, "noi": where, "dieu_khoan": "II.2.2"}
        return self.add("noi_kiem_diem", **named | said | cells)

    def dossier(self, kind: str, day: str, **cells: str) -> int:
        """A dossier received on a day, of the unit or the official in `cells`; its row."""
        number = len(self.tables.get("ho_so", ())) + 1
        came = {"ma": f"HS-{number}", "ky": f"KY-{self.year}", "loai": kind, "ngay_nop": day}
        return self.add("ho_so", **came | cells)

    def sheets(self) -> dict[str, bytes]:
        """Every file of the package's data, by table."""
        return {table: sheet(table, self.tables.get(table, [])) for table in originals.titles()}

    def write(self) -> Project:
        """The folder, whole on disk."""
        return lay(self.folder, self.sheets())

    def read(self) -> Tables:
        """The tables, nothing being wrong with them; those that nobody changed are read once for all tests.

        Loading all 26 takes longer than everything else a test does; a changed table is loaded without
        those it points to, so the loader misses them and says so.
        """
        before, known = untouched(self.year)
        changed = {table: content for table, content in self.sheets().items() if content != before[table]}
        if not changed:
            return known
        tables, findings = load(lay(self.folder, changed))
        missed = {MISSING_TABLE.code, LATER_TABLE.code, BROKEN_SCHEMA.code}
        assert {finding.code for finding in findings} <= missed
        return replace(known, tables={**known.tables, **tables.tables})

    def agency(self) -> Agency:
        """The record, nothing being wrong with how its rows fit together."""
        agency, findings = assemble(self.read())
        assert findings == () and agency is not None
        return agency

    def findings(self) -> list[Finding]:
        """What the records say, and, where that does not block, the rules; not which of them are idle."""
        found = [finding for finding in self.told() if finding.code != NOT_RUN.code]
        return [finding for finding in found if not self.asked or finding.code in self.asked]

    def told(self) -> list[Finding]:
        """All of it."""
        agency, findings = assemble(self.read())
        assert (agency is None) == blocking(findings)
        return [*findings, *(run(agency, self.today) if agency else ())]

    def found(self) -> list[Found]:
        """Code, file, row and column of every finding."""
        return [facts(finding) for finding in self.findings()]


def facts(finding: Finding) -> Found:
    """What a test says of a finding."""
    place = finding.place
    return finding.code, (place.file or "").rpartition("/")[2], place.row, place.column


def lay(folder: Path, sheets: Mapping[str, bytes]) -> Project:
    """A package of these tables alone, under the program's own schemas."""
    package = folder / "datapackage"
    for part in ("data", "schemas"):
        (package / part).mkdir(parents=True, exist_ok=True)
    for table, content in sheets.items():
        (package / "data" / f"{table}.csv").write_bytes(content)
        (package / "schemas" / f"{table}.json").write_bytes(originals.schema(table) or b"")
    named = json.loads(originals.files()["datapackage.json"])
    named["resources"] = [entry for entry in named["resources"] if entry["name"] in sheets]
    (package / "datapackage.json").write_text(json.dumps(named), encoding="utf-8")
    return find(folder)


@cache
def untouched(year: int) -> tuple[dict[str, bytes], Tables]:
    """The small office before any change, loaded whole: nothing is wrong with it."""
    with TemporaryDirectory() as folder:
        small = Office(Path(folder), year)
        tables, findings = load(small.write())
    assert findings == ()
    return small.sheets(), tables


@cache
def columns(table: str) -> list[str]:
    return originals.header(table).strip().split(",")


def sheet(table: str, rows: list[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns(table), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def law_and_plan(year: int) -> dict[str, list[Row]]:
    """The rows of law, the documents and the positions of a new folder; of a plan only its document."""
    tables = "co_quan don_vi chuc_vu van_ban bo_quy_dinh muc_xep_loai tieu_chi tham_so quy_tac".split()
    tables += ["trinh_tu", "ngay_nghi"]
    given = files()
    texts = {name: given[f"datapackage/data/{name}.csv"].decode() for name in tables}
    return {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()}


def own(year: int) -> dict[str, list[Row]]:
    """What the small office itself wrote down in `year`."""
    cycle, day = f"KY-{year}", f"{year}-11-24" if year == 2022 else f"{year}-11-26"
    rated = f"{year}-11-29" if year == 2022 else f"{year}-11-30"
    return {
        "van_ban": [
            _decision("QD-1", "01/QĐ-BDT", year, OFFICE),
            _decision("QD-CT", "2512/QĐ-UBND", year, "UBND tỉnh Sơn La"),
        ],
        "ky_danh_gia": [
            {
                "ma": cycle,
                "nam": str(year),
                "co_quan": "CQ-2022",
                "bo_quy_dinh": "ND90" if year < 2026 else "ND335",
                "ke_hoach": "KH-99" if year == 2022 else "",
                "tu_ngay": f"{year}-11-21" if year == 2022 else f"{year}-11-16",
                "den_ngay": f"{year}-12-31",
            }
        ],
        "can_bo": [{"ma": id, "ho_ten": name} for id, name in NAMES.items()],
        "phan_cong": [_post(id) for id in NAMES],
        "hoi_nghi": [
            _meeting("HN-1", cycle, "LDB", day)
            | {"loai": "kiem_diem_tap_the", "gio": "07:30", "ket_luan": "Nhất trí"},
            _meeting("HN-2", cycle, "LDB", day) | {"loai": "kiem_diem_ca_nhan", "gio": "09:00"},
            _meeting("HN-3", cycle, "P-THHC", day) | {"loai": "kiem_diem_ca_nhan", "gio": "14:00"},
            _meeting("HN-4", cycle, "LDB", rated) | {"loai": "xep_loai", "gio": "08:00"},
        ],
        "kiem_diem": _reviews(year),
        "cong_viec": [_entered(cycle)] if year >= 2026 else [],
        "bieu_quyet": [
            _vote("P-THHC", "", 2),
            *(_vote("", id, n) for n, id in enumerate(list(NAMES)[1:], 3)),
        ],
        "de_xuat": _proposals(cycle),
        "y_kien": [
            {"ma": f"YK-{who}", "ky": cycle, "noi_y_kien": "CHIBO", "can_bo": who, "ngay": f"{year}-11-28"}
            for who in ("CB-01", "CB-02")
        ],
        "xep_loai_tap_the": [
            {"ma": "TT-1", "ky": cycle, "don_vi": "LDB", "trang_thai": "cap_tren"},
            {"ma": "TT-2", "ky": cycle, "don_vi": "P-THHC", **_rated()},
        ],
        "xep_loai_ca_nhan": [_rating(id, cycle) for id in NAMES],
    }


def _decision(id: str, number: str, year: int, issuer: str) -> Row:
    made = {"ma": id, "so_ky_hieu": number, "loai": "quyet_dinh", "ngay_ban_hanh": f"{year}-12-01"}
    return made | {
        "co_quan_ban_hanh": issuer,
        "nguoi_ky": "Hà Văn Đức",
        "trich_yeu": "Về xếp loại chất lượng",
    }


def _post(id: str) -> Row:
    unit, position, role = POSTS[id]
    post = {"ma": f"PC-{id[3:]}", "can_bo": id, "don_vi": unit, "chuc_vu": position, "vai_tro": role}
    return post | {"chinh": "co", "loai_lao_dong": "cong_chuc", "tu_ngay": "2020-01-01"}


def _meeting(id: str, cycle: str, unit: str, day: str) -> Row:
    meeting = {"ma": id, "ky": cycle, "ten": f"Hội nghị {id}", "don_vi": unit, "ngay": day}
    minutes = {"bien_ban": f"{id[3:]}/BB", "thong_qua": "co"}
    return meeting | minutes | {"dia_diem": "Phòng họp", "chu_tri": "TB", "trieu_tap": "6", "co_mat": "6"}


def _reviews(year: int) -> list[Row]:
    sent = f"{year}-11-21" if year == 2022 else f"{year}-11-20"
    held = [("HN-1", "LDB", ""), *(("HN-2", "", id) for id in list(NAMES)[:3])]
    held += [("HN-3", "", id) for id in list(NAMES)[2:]]
    chairs = {("HN-2", "CB-01"): "PTB", ("HN-3", "CB-03"): "PTP"}
    return [
        {"ma": f"KD-{n}", "hoi_nghi": meeting, "don_vi": unit, "can_bo": who, "ngay_gui": sent}
        | {"chu_tri": chairs.get((meeting, who), "")}
        for n, (meeting, unit, who) in enumerate(held, 1)
    ]


def _proposals(cycle: str) -> list[Row]:
    """What the appraisal council proposed the day before the rating conference."""
    made = {"ky": cycle, "don_vi_de_xuat": "HD-TD", "muc": "HTTNV", "ngay": f"{cycle[3:]}-11-28"}
    subjects = [("P-THHC", ""), *(("", id) for id in list(NAMES)[1:])]
    return [
        made | {"ma": f"DX-{n}", "don_vi": unit, "can_bo": who} for n, (unit, who) in enumerate(subjects, 1)
    ]


def _entered(cycle: str) -> Row:
    """The one task that every office has from 2026 on: the results go to the national database."""
    task = {"ma": "CV-DB", "ky": cycle, "thu_tu": "1", "ten": "Cập nhật kết quả", "ai": "Văn phòng"}
    return task | {"loai_han": "khong_han", "dieu_khoan": "V", "buoc": "dong_bo", "ngay_xong": "2026-12-02"}


def _vote(unit: str, who: str, row: int) -> Row:
    counts = {"phieu_muc_1": "1", "phieu_muc_2": "4", "phieu_muc_3": "0", "phieu_muc_4": "0"}
    cast = {"phat_ra": "6", "thu_vao": "6", "khong_hop_le": "1"}
    return {"ma": f"BQ-{row}", "hoi_nghi": "HN-4", "don_vi": unit, "can_bo": who} | cast | counts


def _rated() -> Row:
    return {"trang_thai": "da_xep_loai", "muc": "HTTNV", "quyet_dinh": "QD-1"}


def _rating(id: str, cycle: str) -> Row:
    unit, position, _ = POSTS[id]
    rating = {"ma": f"CN-{id[3:]}", "ky": cycle, "can_bo": id, "don_vi": unit, "chuc_vu": position}
    return rating | ({"trang_thai": "cap_tren"} if id == "CB-01" else _rated())
