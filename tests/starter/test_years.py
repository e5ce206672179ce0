"""A new folder of any year: the law whole, a draft of the office's own plan, nothing of anybody else."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import frictionless
import pytest

from congkhai.disclosure.planned import UNCONFIRMED
from congkhai.disclosure.public import Audience
from congkhai.errors import WrongUse
from congkhai.findings import Refused, Severity
from congkhai.law.progress import board
from congkhai.project import find
from congkhai.rules import votes_add_up
from congkhai.rules.switch import effective, row_for
from congkhai.starter.answers import Answers
from congkhai.starter.files import files
from congkhai.starter.rows import Row, columns, rows
from congkhai.starter.rows import table as written
from congkhai.tables import originals
from congkhai.value import replace
from congkhai.workflows import plan
from congkhai.workflows.build import Leave, build
from congkhai.workflows.check import check, standing
from congkhai.workflows.new import new, objection
from tests.sources.test_compared_rows import article_stands

YEARS = tuple(range(2022, 2029))
CITED = re.compile(r"Điều \d+(?: khoản \d+)?(?: điểm [a-zđ]\b)?")
#: What the sample's office, its province or its plan are called, in every way a file may spell it.
FOREIGN = re.compile(
    r"sơn la|son la|sonla|dân tộc|dan toc|dantoc|tôn giáo|\bbdt\b|/bdt|-bdt|dttg|kh-99|99/kh|trung dũng",
    re.I,
)
OFFICE = Answers(
    name="Sở Tài chính tỉnh Bình Minh",
    symbol="STC",
    parent="UBND tỉnh Bình Minh",
    head_title="Giám đốc",
    place="Bình Minh",
    url="https://stc.binhminh.example",
    divisions=("Phòng Ngân sách", "Văn phòng Sở", "Thanh tra Sở", "Phòng Nông sản"),
    party_cell=True,
    union=True,
    council=True,
)
ALONE = Answers(name="Chi cục Thuỷ sản", party_cell=False, union=False, council=False)
OFFICES = {"không ai trả lời": Answers(), "trả lời đủ": OFFICE, "không có đoàn thể": ALONE}
PLAN = ("cong_viec", "noi_kiem_diem", "bieu_mau", "noi_nhan", "can_cu")
NOVEMBER = 11, 22


def table(name: str, year: int, answers: Answers | None = None) -> list[Row]:
    return rows(files(year, answers)[f"datapackage/data/{name}.csv"])


def loud(text: str) -> None:
    """What a build says on the way."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("moi") / "co-quan"
    new(target, 2026, OFFICE)
    return target


def texts(folder: Path) -> dict[str, str]:
    """Every file of a folder as text, what is packed too."""
    found: dict[str, bytes] = {}
    for path in (path for path in folder.rglob("*") if path.is_file()):
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        found[name] = content
        if path.suffix == ".zip":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                found |= {f"{name}/{inner}": archive.read(inner) for inner in archive.namelist()}
    return {
        name: unicodedata.normalize("NFC", content.decode("utf-8", errors="replace"))
        for name, content in found.items()
        if not name.endswith(".zip")
    }


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("year", YEARS)
def test_nothing_of_another_office_stands_in_any_file(tmp_path, year, office):
    new(tmp_path / "moi", year, OFFICES[office])
    given = texts(tmp_path / "moi")
    assert len(given) > 80
    strange = {name: FOREIGN.search(f"{name}\n{text}") for name, text in given.items()}
    assert {name: found[0] for name, found in strange.items() if found} == {}
    assert [name for name, text in given.items() if re.search(r"(?<!\$)\{[a-z_]+\}", text)] == []


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("year", YEARS)
def test_a_folder_of_any_year_passes_and_every_task_waits_to_be_confirmed(tmp_path, year, office):
    new(tmp_path / "moi", year, OFFICES[office])
    findings = check(find(tmp_path / "moi"), date(year, *NOVEMBER))
    assert [finding.code for finding in findings if finding.blocks] == []
    drafts = [finding for finding in findings if finding.code == "viec-chua-xac-nhan"]
    assert {finding.severity for finding in drafts} == {Severity.WARNING}
    assert {finding.place.table: len(finding.also) + 1 for finding in drafts} == {
        name: len(table(name, year, OFFICES[office])) for name in PLAN
    }
    asked = [finding for finding in findings if finding.code in ("o-cho-ghi", "chua-ro-co-hay-khong")]
    assert bool(asked) == (office != "trả lời đủ")
    assert {finding.severity for finding in asked} <= {Severity.WARNING}


def test_every_cell_that_nobody_answered_is_named(tmp_path):
    new(tmp_path / "moi", 2026)
    codes = ("o-cho-ghi", "chua-ro-co-hay-khong")
    asked = [one for one in check(find(tmp_path / "moi"), date(2026, *NOVEMBER)) if one.code in codes]
    cells = {(place.table, place.row, place.column) for one in asked for place in (one.place, *one.also)}
    office = {(f"{table}", row, column) for table, row, column in cells if table == "co_quan"}
    assert {column for _, _, column in office} == {
        *("ten", "ky_hieu", "cap_tren", "chuc_danh_dung_dau", "dia_danh", "dia_chi_cong")
    }
    assert {("don_vi", 4, "ten"), ("van_ban", 2, "co_quan_ban_hanh"), ("chuc_vu", 2, "ten")} < cells
    left = {
        (name, number, column)
        for name in ("co_quan", "don_vi", "chuc_vu", "van_ban", "cong_viec", "noi_nhan", "noi_kiem_diem")
        for number, row in enumerate(table(name, 2026), 2)
        for column, text in row.items()
        if re.search(r"\[ghi[ -]", text)
    }
    assert cells == left


def test_the_portal_waits_for_the_answers_and_the_agencys_own_site_does_not(tmp_path):
    new(tmp_path / "moi", 2026)
    project, today = find(tmp_path / "moi"), date(2026, *NOVEMBER)
    for audiences in ([Audience.PORTAL], [Audience.PORTAL, Audience.AGENCY]):
        with pytest.raises(Refused) as refused:
            build(project, today, audiences, Leave(), loud)
        (finding,) = refused.value.findings
        assert (finding.code, finding.place.table) == ("cong-con-o-cho-ghi", "chuc_vu")
        assert "chức danh người đứng đầu" in finding.message and "tên cơ quan" in finding.message
    assert not (tmp_path / "moi" / "site" / "portal" / "current").exists()
    done = build(project, today, [Audience.AGENCY], Leave(), loud)
    assert [release.audience for release in done.releases] == ["agency"]


def rewritten(folder: Path, name: str, change: Callable[[Row], Row | None]) -> None:
    """Every row of a table as `change` makes it; None drops the row."""
    path = folder / "datapackage" / "data" / f"{name}.csv"
    content = path.read_bytes()
    kept = [new for row in rows(content) if (new := change(dict(row))) is not None]
    path.write_bytes(written(columns(content), kept))


@pytest.mark.parametrize("year", [2022, 2026])
@pytest.mark.parametrize("there", [True, False])
def test_a_body_that_nobody_was_asked_about_stands_for_no_fact_until_the_remedy_is_done(
    tmp_path, year, there
):
    folder, today = tmp_path / "moi", date(year, *NOVEMBER)
    unasked = replace(OFFICE, party_cell=None, union=None, council=None)
    new(folder, year, unasked)
    asked = [one for one in check(find(folder), today) if one.code == "chua-ro-co-hay-khong"]
    assert {one.place.key for one in asked} == {"CHI-BO", "CONG-DOAN", "HD-TD"}
    with pytest.raises(Refused) as refused:
        build(find(folder), today, [Audience.PORTAL], Leave(), loud)
    (said,) = refused.value.findings
    assert "có chi bộ hay không, có công đoàn hay không, có hội đồng thẩm định hay không" in said.message
    for one in asked:
        key = one.place.key or ""
        if there:
            rewritten(folder, "don_vi", lambda row: row | {"ten": row["ten"].partition(" [")[0]})
            continue
        titles = re.findall("‘(.+?)’", one.remedy)
        for name in ["don_vi"] + [table for table, title in originals.titles().items() if title in titles]:
            rewritten(folder, name, lambda row, key=key: None if key in row.values() else row)
    left = check(find(folder), today)
    assert [one.code for one in left if one.blocks or one.code == "chua-ro-co-hay-khong"] == []
    build(find(folder), today, [Audience.PORTAL], Leave(), loud)


def test_the_remedy_of_a_placeholder_fits_its_cell_and_breaks_nothing(tmp_path):
    folder, today = tmp_path / "moi", date(2026, *NOVEMBER)
    new(folder, 2026)
    asked = [one for one in check(find(folder), today) if one.code == "o-cho-ghi"]
    ways = {
        (one.place.table, one.place.column, one.place.key): one.remedy.partition("; ")[2] for one in asked
    }
    assert ways["co_quan", "ten", "CQ-2026"] == ways["don_vi", "ten", "CQ"] == ""
    assert ways["co_quan", "ky_hieu", "CQ-2026"] == ways["co_quan", "dia_chi_cong", "CQ-2026"]
    emptied, dropped = "không có thì xoá trắng ô.", "không dùng dòng này thì xoá cả dòng."
    assert ways["co_quan", "dia_chi_cong", "CQ-2026"] == emptied
    assert ways["don_vi", "ten", "P-1"] == dropped
    assert {*ways.values()} == {"", emptied, dropped}
    for (name, column, key), way in ways.items():
        path = folder / "datapackage" / "data" / f"{name}.csv"
        before = path.read_bytes()
        done = {emptied: {column: ""}, dropped: None}.get(way, {})
        rewritten(folder, name, partial(remedied, key=key, done=done))
        assert [one.code for one in check(find(folder), today) if one.blocks] == []
        path.write_bytes(before)


def remedied(row: Row, key: str, done: Row | None) -> Row | None:
    """The row of that key with what is done to it; None where it is deleted."""
    if row["ma"] != key:
        return row
    return None if done is None else row | done


def test_an_office_without_a_site_says_so():
    assert table("co_quan", 2026, replace(OFFICE, url=""))[0]["dia_chi_cong"] == ""


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (OFFICE, ""),
        (Answers(), ""),
        (Answers(url=""), ""),
        (replace(OFFICE, name="Sở <b>B</b>"), "chứa mã trang web"),
        (replace(OFFICE, url="stc.gialai.gov.vn"), "phải bắt đầu bằng https://"),
        (replace(OFFICE, url="http://x"), "phải bắt đầu bằng https://"),
        (replace(OFFICE, url="https://x y"), "không đúng dạng"),
        (replace(OFFICE, url="https://[x"), "không phải địa chỉ"),
        (
            replace(OFFICE, divisions=("Phòng Hoà giải", "PHÒNG  HÒA GIẢI")),
            "Đã có đơn vị tên “Phòng Hoà giải”",
        ),
        (replace(OFFICE, divisions=("Phòng Hoà giải", "Phòng Hoa giải")), ""),
        (replace(OFFICE, place="x\udcff"), "không phải UTF-8"),
        (replace(OFFICE, name="Sở A, gọi 0912345678"), "số điện thoại"),
    ],
)
def test_answers_are_held_against_what_check_would_say_of_their_folder(answers, said):
    answered = objection(2026, answers, date(2026, *NOVEMBER))
    assert said in answered and bool(said) == bool(answered)


def test_the_answers_stand_in_their_cells():
    (office,) = table("co_quan", 2026, OFFICE)
    assert [*office.values()][:7] == [
        *("CQ-2026", "Sở Tài chính tỉnh Bình Minh", "STC", "UBND tỉnh Bình Minh", "Giám đốc", "Bình Minh"),
        "https://stc.binhminh.example",
    ]
    divisions = [row for row in table("don_vi", 2026, OFFICE) if row["loai"] == "phong"]
    assert [(row["ma"], row["ten"]) for row in divisions] == [
        ("P-NS", "Phòng Ngân sách"),
        ("P-VPS", "Văn phòng Sở"),
        ("P-TTS", "Thanh tra Sở"),
        ("P-NS-4", "Phòng Nông sản"),
    ]
    assert {row["cap_tren"] for row in divisions} == {"CQ"}
    heads = table("chuc_vu", 2026, OFFICE)[:2]
    assert [(row["ma"], row["ten"]) for row in heads] == [("GD", "Giám đốc"), ("PGD", "Phó Giám đốc")]
    (plan,) = (row for row in table("van_ban", 2026, OFFICE) if row["ma"] == "KH-2026")
    assert plan["co_quan_ban_hanh"] == "Sở Tài chính tỉnh Bình Minh"
    assert {plan[column] for column in ("so_ky_hieu", "ngay_ban_hanh", "nguoi_ky", "chuc_danh_ky")} == {""}
    assert "dự thảo" not in plan["trich_yeu"]
    personnel = {row["don_vi"] for row in table("cong_viec", 2026, OFFICE) if row["ai"] == "Văn phòng Sở"}
    assert personnel == {"P-VPS"}


def test_the_head_of_an_office_may_be_called_as_the_head_of_a_unit_is():
    positions = table("chuc_vu", 2026, Answers(head_title="Chánh Văn phòng"))
    codes = [row["ma"] for row in positions]
    assert len(set(codes)) == len(codes)
    assert [(row["ma"], row["nhom"]) for row in positions][:2] == [
        ("CVP", "dung_dau_co_quan"),
        ("PCVP", "cap_pho_co_quan"),
    ]


@pytest.mark.parametrize("year", [2022, 2026])
def test_bodies_that_are_not_there_leave_no_row(year):
    every, alone = table("don_vi", year), table("don_vi", year, ALONE)
    gone = {row["ma"] for row in every} - {row["ma"] for row in alone}
    assert gone == {"CHI-BO", "CONG-DOAN", "HD-TD"}
    for name in ("cong_viec", "noi_kiem_diem", "noi_nhan", "chuc_vu", "don_vi"):
        assert [row for row in table(name, year, ALONE) if gone & {*row.values()}] == []
    assert len(table("cong_viec", year, ALONE)) < len(table("cong_viec", year))
    pages = files(year, ALONE)
    assert "content/huong-dan/dang-vien.md" not in pages
    assert b"dang-vien" not in pages["content/huong-dan/index.md"]


@pytest.mark.parametrize("year", YEARS)
def test_every_row_of_the_plan_is_coded_once_and_points_to_rows_that_are_there(year):
    for answers in OFFICES.values():
        tasks = table("cong_viec", year, answers)
        codes = {row["ma"] for row in tasks}
        assert len(codes) == len(tasks)
        assert {row[column] for row in tasks for column in ("truoc_viec", "sau_viec")} <= codes | {""}
        assert {row["han"][:4] for row in tasks} == {"", str(year)}
        assert {row["du_thao"] for row in tasks} == {"co"}
        said = " ".join(f"{row['ten']} {row['dien_giai']} {row['san_pham']}" for row in tasks)
        assert set(re.findall(r"\b20\d\d\b", said)) == {str(year), str(year + 1)}


@pytest.mark.parametrize("year", YEARS)
def test_the_cycle_covers_every_time_limit_of_its_own_plan(tmp_path, year):
    """Also those that are counted back from a meeting of another task."""
    new(tmp_path / "moi", year)
    today = date(year, 11, 2)
    agency = standing(find(tmp_path / "moi"), today).agency
    (cycle,) = agency.cycles
    limits = [step.limit.day for step in board(agency, cycle, today) if step.limit]
    assert len(limits) == 11
    assert cycle.starts == date(year, 11, 1) <= min(limits) and max(limits) <= cycle.ends


@pytest.mark.parametrize(
    ("year", "rules"), [(2022, "ND90"), (2024, "ND90-48"), (2026, "ND335"), (2028, "ND335")]
)
def test_the_year_has_its_law(year, rules):
    (cycle,) = table("ky_danh_gia", year)
    assert (cycle["nam"], cycle["co_quan"], cycle["bo_quy_dinh"]) == (str(year), f"CQ-{year}", rules)
    cited = {row["van_ban"] for row in table("can_cu", year)}
    assert ("ND-335-2025" in cited, "ND-90-2020" in cited) == (year >= 2026, year < 2026)
    forms = " ".join(row["ten"] for row in table("bieu_mau", year))
    assert ("335/2025" in forms) == (year >= 2026)


@pytest.mark.parametrize("name", ["quy_tac", "tham_so", "trinh_tu"])
@pytest.mark.parametrize("year", YEARS)
def test_rules_of_the_plan_rest_on_the_plan_of_the_year_and_never_block(name, year):
    carried = [row for row in table(name, year) if row["van_ban"].startswith("KH-")]
    assert len(carried) >= 1
    assert {(row["van_ban"], row["tu_nam"], row["den_nam"], row["doi_chieu"]) for row in carried} == {
        (f"KH-{year}", str(year), str(year), "chua_doi_chieu")
    }
    keys = [(row["ma"], row["tu_nam"]) for row in table(name, year)]
    assert len(set(keys)) == len(keys)


def test_rows_of_the_plan_block_once_they_are_compared(made, tmp_path):
    new(tmp_path / "moi", 2026)
    path = tmp_path / "moi" / "datapackage" / "data" / "quy_tac.csv"
    votes = votes_add_up.RULE
    for compared, severity in ((False, Severity.WARNING), (True, Severity.ERROR)):
        if compared:
            lines = rows(path.read_bytes())
            of_plan = {"KH-2026": {"doi_chieu": "da_doi_chieu"}}
            told = [row | of_plan.get(row["van_ban"], {}) for row in lines]
            path.write_bytes(written(columns(path.read_bytes()), told))
        agency = standing(find(tmp_path / "moi"), date(2026, *NOVEMBER)).agency
        row = row_for(agency, agency.cycles[0], votes)
        assert row is not None and effective(row, votes) is severity


@pytest.mark.parametrize("name", ["bo_quy_dinh", "muc_xep_loai", "tieu_chi", "ngay_nghi"])
def test_tables_of_law_are_those_of_every_year(name):
    assert table(name, 2026) == table(name, 2022)


@pytest.mark.parametrize("year", YEARS)
def test_from_2026_on_the_plan_has_the_tasks_that_the_decree_orders(year):
    """Each cites its article, which stands in the decree, and stands in a section of the plan."""
    given = {row["ma"] for row in table("cong_viec", 2022)}
    added = [row for row in table("cong_viec", year) if row["ma"] not in given]
    if year < 2026:
        assert added == []
        return
    steps = ["phieu_xep_loai", "cong_nhan_don_vi", "y_kien_cap_uy", "thong_bao_ca_nhan"]
    steps += ["dong_bo", "xep_loai_dang_vien", "thi_dua"]
    assert [row["buoc"] for row in added if row["buoc"]] == steps
    said = " ".join(row["ten"] for row in added)
    for what in (
        "hằng tháng hoặc hằng quý",
        "Thông báo điểm",
        "Mẫu số 02",
        "tự đánh giá",
        "Công nhận",
        "kiến nghị",
    ):
        assert what in said
    for row in added:
        section, source = row["dieu_khoan"].split("; ")
        assert re.fullmatch(r"I[IV]\.\d", section)
        articles = source.removesuffix(" Nghị định số 335/2025/NĐ-CP").split(", ")
        assert all(article_stands("ND-335-2025", article) for article in articles), row["dieu_khoan"]
    (allowed,) = (row for row in table("tham_so", year) if row["ma"] == "NGAY-DONG-BO")
    (synced,) = (row for row in added if row["buoc"] == "dong_bo")
    assert f"{int(allowed['gia_tri']):02} ngày" in synced["dien_giai"]
    (petitions,) = (row for row in table("tham_so", year) if row["ma"] == "NGAY-GIAI-QUYET-KIEN-NGHI")
    assert f"{int(petitions['gia_tri']):02} ngày làm việc" in next(
        row["dien_giai"] for row in added if "kiến nghị" in row["ten"]
    )


def test_the_draft_of_2026_waits_for_the_party_committee_and_then_for_the_database(made):
    today = date(2026, *NOVEMBER)
    agency = standing(find(made), today).agency
    waits = {
        step.task.id: [task.id for task in step.waits] for step in board(agency, agency.cycles[0], today)
    }
    assert "CV-26" in waits["CV-15"] and waits["CV-28"] == ["CV-15"]


def pages(year: int) -> dict[str, str]:
    return {path: text.decode() for path, text in files(year).items() if path.endswith(".md")}


@pytest.mark.parametrize("year", YEARS)
def test_pages_say_the_law_of_their_year_and_never_that_they_are_drafts(year):
    guidance = " ".join(text for path, text in pages(year).items() if "/huong-dan/" in path)
    before, since = "90/2020/NĐ-CP" in guidance, "335/2025/NĐ-CP" in guidance
    assert (before, since) == (year < 2026, year >= 2026)
    assert ("48/2023/NĐ-CP" in guidance) == (2023 <= year < 2026)
    plan = pages(year)["content/ke-hoach.md"]
    assert f"title: Kế hoạch năm {year}\n" in plan
    assert "dự thảo" not in plan.lower()


def test_every_article_that_a_page_cites_stands_in_the_decree():
    cited = {article for text in pages(2026).values() for article in CITED.findall(text)}
    assert len(cited) > 20
    assert [article for article in sorted(cited) if not article_stands("ND-335-2025", article)] == []


def shown(folder: Path, name: str) -> dict[str, str]:
    online = folder / "site" / name / "current/2026"
    return {path.name: path.read_text(encoding="utf-8") for path in online.rglob("*.html")}


def test_the_staff_see_a_draft_and_the_public_a_plan_once_it_is_issued(tmp_path):
    """Number and day make the page of the plan public; the rows make it no draft any more."""
    new(tmp_path / "moi", 2026, OFFICE)
    project, today = find(tmp_path / "moi"), date(2026, *NOVEMBER)
    build(project, today, [*Audience], Leave(), loud)
    portal, agency = shown(tmp_path / "moi", "portal"), shown(tmp_path / "moi", "agency")
    assert "Kế hoạch năm 2026 chưa được ban hành." in portal["cong-viec.html"]
    assert "Kiểm điểm cá nhân" not in portal["cong-viec.html"]
    assert "ke-hoach.html" not in portal
    assert agency["cong-viec.html"].count(UNCONFIRMED) == len(table("cong_viec", 2026, OFFICE))
    assert agency["noi-kiem-diem.html"].count(UNCONFIRMED) == len(table("noi_kiem_diem", 2026, OFFICE))
    assert "Dự thảo để cơ quan soát: kế hoạch năm 2026 chưa ghi số" in agency["ke-hoach.html"]
    path = tmp_path / "moi" / "datapackage" / "data" / "van_ban.csv"
    signed = {"so_ky_hieu": "15/KH-STC", "ngay_ban_hanh": "2026-11-02", "nguoi_ky": "Hoàng Thị Mơ"}
    lines = [row | (signed if row["ma"] == "KH-2026" else {}) for row in rows(path.read_bytes())]
    path.write_bytes(written(columns(path.read_bytes()), lines))
    build(project, today, [*Audience], Leave(), loud)
    portal, agency = shown(tmp_path / "moi", "portal"), shown(tmp_path / "moi", "agency")
    assert "15/KH-STC" in portal["ke-hoach.html"]
    assert "Dự thảo" not in portal["ke-hoach.html"]
    untrue = ("Kế hoạch năm 2026 chưa được ban hành", "kế hoạch chưa ban hành", "Kế hoạch không nêu.")
    assert [name for name, page in portal.items() if any(text in page for text in untrue)] == []
    coming = [name for name, page in portal.items() if "kế hoạch năm 2026 đang được hoàn thiện" in page]
    assert sorted(coming) == [f"{page}.html" for page in "bieu-mau can-cu cong-viec noi-kiem-diem".split()]
    front = (tmp_path / "moi/site/portal/current/2026/index.html").read_text(encoding="utf-8")
    assert "kế hoạch năm 2026 đang được hoàn thiện" in front
    assert "chưa được ban hành" not in front and "kế hoạch chưa ban hành" not in front
    drafts = sum(len(table(name, 2026, OFFICE)) for name in PLAN)
    assert f"Còn {drafts} dòng của kế hoạch là dự thảo" in agency["ke-hoach.html"]
    withheld = ("Hội nghị kiểm điểm của phòng", "Mẫu báo cáo kiểm điểm của tập thể", "Kiểm điểm cá nhân")
    assert [text for text in withheld if any(text in page for page in portal.values())] == []
    chosen = plan.confirming(project, today, plan.waiting(project, today, None), None)
    plan.write(project, chosen, datetime(2026, *NOVEMBER, tzinfo=UTC))
    build(project, today, [*Audience], Leave(), loud)
    portal, agency = shown(tmp_path / "moi", "portal"), shown(tmp_path / "moi", "agency")
    assert [text for text in withheld if not any(text in page for page in portal.values())] == []
    assert [name for name, page in agency.items() if UNCONFIRMED in page] == []
    assert "là dự thảo" not in agency["ke-hoach.html"]


def test_the_sign_between_cells_is_the_one_that_the_offices_excel_takes(tmp_path):
    new(tmp_path / "moi", 2026, Answers(name="Sở A, B; C", delimiter=";"))
    package = tmp_path / "moi" / "datapackage"
    first = {path.read_text("utf-8-sig").splitlines()[0] for path in (package / "data").glob("*.csv")}
    assert all(";" in line and "," not in line for line in first)
    report = frictionless.validate(str(package / "datapackage.json"))
    assert report.flatten(["title", "code", "rowNumber"]) == []
    project = find(tmp_path / "moi")
    assert [one for one in check(project, date(2026, *NOVEMBER)) if one.blocks] == []
    assert standing(project, date(2026, *NOVEMBER)).agency.offices[0].name == "Sở A, B; C"


@pytest.mark.parametrize("year", [2021, 0, 20226])
def test_no_folder_for_a_year_without_a_plan_or_with_a_slip_of_the_key(tmp_path, year):
    with pytest.raises(WrongUse) as said:
        new(tmp_path / "moi", year)
    assert str(said.value) == f"Chỉ tạo được thư mục cho năm từ 2022 đến 2100; --year {year} không dùng được."
    assert list(tmp_path.iterdir()) == []
