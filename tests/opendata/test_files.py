"""The open data: which files, what is in them, and how they are described."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from frictionless import Package

from congkhai.disclosure.planned import UNCONFIRMED
from congkhai.disclosure.public import PublicAgency, PublicCycle, PublicOffice, PublicRating
from congkhai.opendata.content import registered
from congkhai.opendata.files import csv_bytes, explain, explain_all, heads, of_all, of_year
from congkhai.value import replace, said
from tests.announcement import example

MARK = "DỮ LIỆU MINH HOẠ: người, phiếu và kết quả là giả định, không phải của cơ quan"


def contents(agency: PublicAgency) -> dict[str, bytes]:
    return {sheet.path.removeprefix("du-lieu/"): sheet.content for sheet in of_year(agency, agency.newest)}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(item)


def test_all_files_of_a_day_with_names():
    assert list(contents(example.named())) == [
        "ket-qua-ca-nhan.csv",
        "ket-qua-ca-nhan.json",
        "ket-qua-tap-the.csv",
        "ket-qua-tap-the.json",
        "tong-hop.csv",
        "tong-hop.json",
        "cong-viec.csv",
        "cong-viec.json",
        "can-cu.csv",
        "can-cu.json",
        "datapackage.json",
    ]


def test_without_names_no_file_names_anybody():
    made = contents(example.totals_only())
    whole = b"".join(made.values()).decode("utf-8")
    assert "ket-qua-ca-nhan" not in whole + str(list(made))
    assert [person.name for person in example.people() if person.name in whole] == []
    assert "ho_ten" not in whole


def test_before_the_decisions_only_the_plan_is_offered():
    assert [path for path in contents(example.undecided()) if path.endswith(".csv")] == [
        "cong-viec.csv",
        "can-cu.csv",
    ]


def test_people_stand_as_announced_under_the_names_of_the_register():
    made = rows(contents(example.named())["ket-qua-ca-nhan.csv"])
    assert list(made[0]) == [
        "nam",
        "co_quan",
        "stt",
        "ho_ten",
        "chuc_vu",
        "don_vi",
        "trang_thai",
        "muc",
        "quyet_dinh",
    ]
    assert [row["ho_ten"] for row in made] == [person.name for person in example.people()]
    registered_names = {
        told.column.partition(".")[2] for told in said(PublicRating).values() if told.column != "derived"
    }
    assert set(made[0]) - {"nam", "co_quan", "stt"} == registered_names


def test_json_says_the_same_as_csv():
    made = contents(example.named())
    for name in ("ket-qua-ca-nhan", "ket-qua-tap-the", "tong-hop", "cong-viec", "can-cu"):
        read = json.loads(made[f"{name}.json"])["du_lieu"]
        texts = [{key: "" if value is None else str(value) for key, value in row.items()} for row in read]
        assert texts == rows(made[f"{name}.csv"])


def test_the_summary_tells_its_lines_apart():
    totals = replace(example.TOTALS, not_rated=5, total=50)
    made = rows(contents(example.with_results(example.named(), totals=totals))["tong-hop.csv"])
    assert [(row["loai_dong"], row["so_nguoi"], row["ty_le"]) for row in made] == [
        ("muc", "7", "15.6"),
        ("muc", "31", "68.9"),
        ("muc", "7", "15.5"),
        ("khong_xep_loai", "5", ""),
        ("tong", "50", ""),
    ]


def test_a_summary_that_may_not_be_printed_is_no_file():
    totals = replace(example.TOTALS, rows=(), total=None)
    assert "tong-hop.csv" not in contents(example.with_results(example.named(), totals=totals))


def test_a_task_has_its_dates():
    row = rows(contents(example.named())["cong-viec.csv"])[0]
    assert (row["han"], row["ngay_cuoi"], row["ngay_lam_viec_cuoi"]) == ("2022-11-26", "2022-11-25", "")


def test_heads_know_every_key_and_no_more_columns_than_explained():
    for agency in (example.named(), example.totals_only(), example.undecided()):
        made = contents(agency)
        for path, content in made.items():
            used = set(rows(content)[0]) if path.endswith(".csv") else set(keys(json.loads(content)))
            assert used - heads() == set()
        explained = {file.path.removeprefix("du-lieu/") for file in explain(agency.newest)}
        assert explained == set(made)
    columns = {file.path: [name for name, _, _ in file.columns] for file in explain(example.named().newest)}
    assert columns["du-lieu/ket-qua-tap-the.csv"] == "nam co_quan don_vi trang_thai muc quyet_dinh".split()


def test_every_column_is_explained():
    columns = [column for file in explain(example.named().newest) for column in file.columns]
    assert [column for column in columns if not all(column)] == []


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-2", "@x", "\tx", "＝1", "\rx"])
def test_no_cell_is_a_formula(cell):
    assert rows(csv_bytes(["a"], [(cell,)])) == [{"a": f"'{cell}"}]


def test_numbers_are_no_formulas_and_excel_sees_vietnamese():
    assert csv_bytes(["số"], [(Decimal("-1.5"),), (None,)]) == 'số\r\n-1.5\r\n""\r\n'.encode("utf-8-sig")


def test_the_mark_of_the_sample():
    made = contents(example.named())
    assert json.loads(made["tong-hop.json"])["minh_hoa"] is True
    assert json.loads(made["tong-hop.json"])["loi_nhan"] == MARK
    package = json.loads(made["datapackage.json"])
    assert (package["congkhai:minh_hoa"], MARK in package["description"]) == (True, True)
    real = contents(replace(example.named(), sample=False))
    assert [path for path, content in real.items() if "minh_hoa" in content.decode("utf-8")] == []


def test_the_package_describes_just_its_files_and_is_valid(tmp_path):
    made = contents(example.named())
    for path, content in made.items():
        (tmp_path / path).write_bytes(content)
    package = json.loads(made["datapackage.json"])
    described = {item["path"]: (item["bytes"], item["hash"]) for item in package["resources"]}
    assert described == {
        path: (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        for path, content in made.items()
        if path != "datapackage.json"
    }
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "type", "note"]) == []


def test_two_runs_give_the_same_bytes():
    assert of_all(example.named()) == of_all(example.named())


def test_a_column_that_no_field_has_is_refused():
    with pytest.raises(LookupError, match=r"co_quan\.la"):
        registered(PublicOffice, "co_quan.la", title="", explanation="")


def two_years() -> PublicAgency:
    """The office with another year after it: a division renamed, a level and a total changed, a task more."""
    agency = example.named()
    cycle = agency.newest
    assert cycle.results is not None and cycle.results.totals is not None
    first, *rest = cycle.results.units
    rows = cycle.results.totals.rows
    totals = replace(cycle.results.totals, rows=(replace(rows[0], count=rows[0].count + 1), *rows[1:]))
    units = (first, replace(rest[0], unit="Phòng mới"), replace(rest[1], level="Không hoàn thành"), *rest[2:])
    task = replace(cycle.tasks[0], name=f"{cycle.tasks[0].name} mới")
    moved = replace(cycle.tasks[0], date=date(2023, 11, 26), last_day=date(2023, 11, 25), due_text="x 2023")
    older = replace(cycle, tasks=(replace(cycle.tasks[0], due_text="x 2022"),))
    later = replace(
        cycle,
        year=2023,
        results=replace(cycle.results, units=units, totals=totals),
        tasks=(moved, task),
        office=replace(cycle.office, name="Sở mới"),
    )
    return replace(agency, cycles=(later, older))


def test_the_files_of_all_years_hold_the_rows_of_each_with_its_year_and_agency():
    agency = two_years()
    made = {sheet.path.removeprefix("du-lieu/"): sheet.content for sheet in of_all(agency)}
    units = rows(made["ket-qua-tap-the.csv"])
    of_years = [(row["nam"], row["co_quan"]) for row in units]
    assert set(of_years) == {("2023", "Sở mới"), ("2022", agency.cycles[1].office.name)}
    assert len(units) == sum(len(cycle.results.units) for cycle in agency.cycles if cycle.results)
    assert json.loads(made["tong-hop.json"])["nam"] == [2023, 2022]
    assert "2022–2023" in json.loads(made["datapackage.json"])["title"]
    assert {file.path.removeprefix("du-lieu/") for file in explain_all(agency)} == set(made)
    heads_used = {
        head for name, content in made.items() if name.endswith(".csv") for head in rows(content)[0]
    }
    assert heads_used <= heads()


def test_what_differs_between_two_years_is_told_row_by_row_and_nobody_is_compared():
    agency = two_years()
    (content,) = [sheet.content for sheet in of_all(agency) if sheet.path.endswith("khac-biet.csv")]
    told = [(row["loai"], row["bang"], row["dong"], row["cot"]) for row in rows(content)]
    first, second, third, *_ = (unit.unit for unit in example.units())
    assert ("them", "ket-qua-tap-the", "Phòng mới", "") in told
    assert ("bot", "ket-qua-tap-the", second, "") in told
    assert ("doi", "ket-qua-tap-the", third, "muc") in told
    assert [row for row in told if row[1] == "cong-viec"] == [
        ("them", "cong-viec", f"{example.TASK.name} mới", "")
    ]
    assert [row[3] for row in told if row[1] == "tong-hop"] == ["so_nguoi"]
    assert not [row for row in told if row[1] == "ket-qua-ca-nhan" or first in row]
    assert {(row["nam_truoc"], row["nam"]) for row in rows(content)} == {("2022", "2023")}


def test_a_year_without_results_yet_says_nothing_of_those_before_it():
    newest, older = two_years().cycles
    coming = replace(two_years(), cycles=(replace(newest, results=None), older))
    (content,) = [sheet.content for sheet in of_all(coming) if sheet.path.endswith("khac-biet.csv")]
    assert {row["bang"] for row in rows(content)} == {"cong-viec"}


def of_plan(older: PublicCycle, newer: PublicCycle) -> list[dict[str, str]]:
    agency = replace(two_years(), cycles=(newer, older))
    (content,) = [sheet.content for sheet in of_all(agency) if sheet.path.endswith("khac-biet.csv")]
    return [row for row in rows(content) if row["bang"] in ("cong-viec", "can-cu")]


def carried() -> tuple[PublicCycle, PublicCycle]:
    """A plan and the next year's, carried forward as a draft with new codes; one document is cited anew."""
    older = example.named().newest
    task = replace(older.tasks[0], name="Báo cáo năm 2022 và kế hoạch năm 2023", detail="Theo NĐ 90/2020.")
    older = replace(older, tasks=(task, replace(older.tasks[0], id="CV-02", name="Việc khác")))
    tasks = tuple(
        replace(
            task,
            id=f"{task.id}-2023",
            name=task.name.replace("2023", "2024").replace("2022", "2023"),
            detail=f"{UNCONFIRMED} {task.detail}".strip(),
        )
        for task in older.tasks
    )
    return older, replace(older, year=2023, tasks=tasks)


def test_a_plan_carried_forward_differs_in_nothing_before_or_after_it_is_confirmed():
    older, newer = carried()
    assert of_plan(older, newer) == []
    confirmed = tuple(replace(t, detail=t.detail.removeprefix(UNCONFIRMED).strip()) for t in newer.tasks)
    assert of_plan(older, replace(newer, tasks=confirmed)) == []


def test_a_text_changed_in_a_draft_is_told_without_its_mark():
    older, newer = carried()
    first = replace(newer.tasks[0], detail=f"{UNCONFIRMED} Theo NĐ 335/2025.")
    (told,) = of_plan(older, replace(newer, tasks=(first, *newer.tasks[1:])))
    assert (told["loai"], told["gia_tri_truoc"], told["gia_tri"]) == (
        "doi",
        "Theo NĐ 90/2020.",
        "Theo NĐ 335/2025.",
    )
    assert told["dong"] == "Báo cáo năm 2023 và kế hoạch năm 2024"


def test_a_year_that_moved_by_another_step_is_a_difference():
    older, newer = carried()
    first = replace(newer.tasks[0], detail=f"{UNCONFIRMED} Theo NĐ 90/2022.")
    assert [row["loai"] for row in of_plan(older, replace(newer, tasks=(first, *newer.tasks[1:])))] == ["doi"]


def test_what_is_not_shown_yet_is_not_told_as_dropped_or_added():
    older, newer = carried()
    hidden = ("tasks", "citations")
    assert of_plan(older, replace(newer, tasks=(), citations=(), pending=hidden)) == []
    assert of_plan(older, replace(newer, tasks=(), citations=())) == []
    assert of_plan(older, replace(newer, tasks=newer.tasks[1:], pending=hidden)) == []
    assert of_plan(replace(older, tasks=older.tasks[1:], pending=hidden), newer) == []
    assert [row["loai"] for row in of_plan(older, replace(newer, tasks=newer.tasks[1:]))] == ["bot"]
    assert [row["loai"] for row in of_plan(replace(older, tasks=older.tasks[1:]), newer)] == ["them"]
