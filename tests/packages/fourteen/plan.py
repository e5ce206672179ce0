"""The office's first days: its folder, its people by the workbook, its plan confirmed and issued."""

from pathlib import Path

from tests.packages.fourteen.clerk import Clerk
from tests.packages.fourteen.people import PEOPLE
from tests.workflows.office import PROGRAM, Office

NAME = "Sở Văn thư tỉnh Lam Giang"
ANSWERS = {
    "--name": NAME,
    "--symbol": "SVT",
    "--parent": "Ủy ban nhân dân tỉnh Lam Giang",
    "--head-title": "Giám đốc",
    "--place": "Lam Giang",
    "--url": "https://svt.lamgiang.example",
    "--delimiter": ",",
}
DIVISIONS = ("Văn phòng", "Phòng Lưu trữ", "Phòng Nghiệp vụ")


def opened(folder: Path) -> Clerk:
    """A new folder of 2026 in which nobody has typed yet."""
    options = [part for pair in ANSWERS.items() for part in pair]
    options += [part for division in DIVISIONS for part in ("--division", division)]
    options += ["--party-cell", "--union", "--council"]
    done = Office(folder=folder.parent).run("new", folder.name, "--year", "2026", *options, program=PROGRAM)
    assert done.code == 0, done.told
    clerk = Clerk(folder)
    clerk.today = "2026-11-02"
    return clerk


def peopled(clerk: Clerk) -> None:
    """Who works here and on which post, typed into the workbook."""
    clerk.adds("can_bo", *({"ma": code, "ho_ten": name} for code, name, *_ in PEOPLE))
    clerk.adds(
        "phan_cong",
        *(
            {
                "ma": code.replace("CB", "PC"),
                "can_bo": code,
                "don_vi": unit,
                "chuc_vu": post,
                "vai_tro": role,
                "chinh": "co",
                "loai_lao_dong": "cong_chuc",
                "nhom_nhiem_vu": alike,
                "dang_vien": party,
                "tu_ngay": "2025-03-01",
            }
            for code, _, unit, post, role, alike, party in PEOPLE
        ),
    )


def issued(clerk: Clerk, year: int, cells: dict[str, str]) -> None:
    """The plan of a year confirmed row by row in one step, numbered and dated."""
    clerk.run("plan", "confirm", "--all", "--write")
    clerk.sets("van_ban", "ma", {f"KH-{year}": cells})
