"""A small whole package: the program's own schemas with a handful of rows, to be mutated fault by fault."""

import csv
import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from congkhai.findings import Finding
from congkhai.project import find
from congkhai.tables import originals
from congkhai.tables.load import load
from congkhai.tables.table import Tables

ROWS = {
    "co_quan": ["CQ-1,Ban Mẫu tỉnh Mẫu,BM,UBND tỉnh Mẫu,Trưởng ban,Sơn La,,,"],
    "don_vi": ["LDB,Tập thể lãnh đạo Ban,,tap_the_lanh_dao,,,1,,", "P-THHC,Phòng Tổng hợp,,phong,LDB,,2,,"],
    "chuc_vu": ["TB,Trưởng ban,dung_dau_co_quan,1", "CV,Chuyên viên,khong_giu_chuc_vu,9"],
    "can_bo": ["CB-001,Lò Văn Hoà", "CB-002,Giàng Thị Dợ", "CB-003,Đinh Thị Thuỷ Tiên"],
    "phan_cong": [
        "PC-001,CB-001,LDB,TB,dung_dau,co,cong_chuc,nhóm kín thứ nhất,co,2019-03-01,",
        "PC-002,CB-002,P-THHC,CV,thanh_vien,co,cong_chuc,nhóm kín thứ hai,khong,2020-04-15,",
        "PC-003,CB-003,P-THHC,CV,thanh_vien,co,hop_dong,nhóm kín thứ ba,,2021-05-20,",
    ],
    "van_ban": ["KH-9,09/KH-BM,9/KH-BM,ke_hoach,Ban Mẫu,2022-11-21,Kế hoạch kiểm điểm,,,,,,,,,"],
    "bo_quy_dinh": ["BO-1,Bộ quy định mẫu,cong_chuc,2020,,KH-9,Điều 1,chua_doi_chieu"],
    "tham_so": ["NGUONG,Ngưỡng không in,5,người,2020,,,,chua_doi_chieu,,"],
    "ky_danh_gia": ["KY-2022,2022,CQ-1,BO-1,KH-9,2022-11-21,2022-12-31"],
    "hoi_nghi": [
        "HN-01,KY-2022,Hội nghị tập thể,kiem_diem_tap_the,LDB,2022-11-24,07:30,Phòng họp 1,TB,đủ,5,5,,,,",
        "HN-02,KY-2022,Hội nghị phòng,hop_phong,P-THHC,2022-11-25,14:00,Phòng họp 2,CV,toàn phòng,3,3,,,,",
    ],
}


@dataclass(frozen=True)
class Small:
    """The package in a folder; every change is written at once."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / "datapackage"

    def file(self, table: str) -> Path:
        return self.folder / "data" / f"{table}.csv"

    def rows(self, table: str) -> list[list[str]]:
        text = self.file(table).read_bytes().decode("utf-8", "replace")
        return list(csv.reader(io.StringIO(text, newline="")))

    def write(self, table: str, rows: list[list[str]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        self.file(table).write_bytes(text.getvalue().encode())

    def cell(self, table: str, row: int, column: str, value: str) -> None:
        rows = self.rows(table)
        rows[row - 1][rows[0].index(column)] = value
        self.write(table, rows)

    def line(self, table: str, row: int, text: str) -> None:
        lines = self.file(table).read_text(encoding="utf-8").splitlines()
        lines[row - 1] = text
        self.file(table).write_bytes(("\n".join(lines) + "\n").encode())

    def recode(self, table: str, before: str, after: str) -> None:
        text = self.file(table).read_text(encoding="utf-8")
        assert before in text
        self.file(table).write_bytes(text.replace(before, after).encode())

    def descriptor(self) -> dict[str, Any]:
        return json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))

    def describe(self, **changes: Any) -> None:
        """Changes parts of the first resource, co_quan; None takes a part away."""
        raw = self.descriptor()
        first = raw["resources"][0] | changes
        raw["resources"][0] = {key: value for key, value in first.items() if value is not None}
        (self.folder / "datapackage.json").write_text(json.dumps(raw), encoding="utf-8")

    def schema(self, table: str) -> dict[str, Any]:
        return json.loads((self.folder / "schemas" / f"{table}.json").read_text(encoding="utf-8"))

    def reshape(self, table: str, raw: object) -> None:
        (self.folder / "schemas" / f"{table}.json").write_text(json.dumps(raw), encoding="utf-8")

    def load(self) -> tuple[Tables, tuple[Finding, ...]]:
        return load(find(self.root))

    def found(self) -> list[tuple[str, str | None, int | None, str | None]]:
        """Code, file below datapackage/, row and column of every finding."""
        return [
            (f.code, (f.place.file or "").removeprefix("datapackage/"), f.place.row, f.place.column)
            for f in self.load()[1]
        ]

    def fingerprint(self) -> dict[str, str]:
        """Every file of the folder by its path, with its hash."""
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def small(tmp_path: Path) -> Small:
    package = Small(tmp_path)
    (package.folder / "schemas").mkdir(parents=True)
    (package.folder / "data").mkdir()
    for path, content in originals.files().items():
        (package.folder / path).write_bytes(content)
    for table in originals.titles():
        rows = "".join(f"{row}\n" for row in ROWS.get(table, ()))
        package.file(table).write_bytes((originals.header(table) + rows).encode())
    return package
