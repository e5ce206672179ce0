"""The law and the plan of 2022 as the sample has them, less what its office wrote down: where tests start."""

import csv
import io
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLES = (
    "co_quan don_vi chuc_vu van_ban bo_quy_dinh muc_xep_loai tieu_chi tham_so quy_tac trinh_tu ngay_nghi "
    "ky_danh_gia can_cu cong_viec noi_kiem_diem noi_nhan bieu_mau"
).split()


@cache
def files() -> dict[str, bytes]:
    """Every such file by its path below the folder."""
    data = {f"datapackage/data/{name}.csv": _table(name) for name in TABLES}
    pages = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in sorted((ROOT / "content").rglob("*.md"))
    }
    return data | pages


def _table(name: str) -> bytes:
    source = ROOT / "datapackage" / "data" / f"{name}.csv"
    rows = list(csv.DictReader(io.StringIO(source.read_text(encoding="utf-8"), newline="")))
    kept = [row for row in rows if not (name == "van_ban" and row["ma"].startswith(("QD-BDT-", "TB-BDT-")))]
    blank = {"co_quan": ("dia_chi_cong",), "cong_viec": ("ngay_xong", "ket_qua")}.get(name, ())
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row | dict.fromkeys(blank, "") for row in kept)
    return out.getvalue().encode()
