"""`year` as a clerk runs it: shown first, written when asked, nothing more the second time."""

from tests.workflows.office import tree


def test_shown_written_and_then_nothing_left(office):
    before = tree(office.folder)
    done = office.run("year", "2023")
    assert done.code == 0
    assert done.said.startswith("NĂM 2023, chép từ năm 2022\n")
    assert done.said.endswith("dòng; chưa ghi gì. Chạy congkhai year 2023 --write để ghi.\n")
    assert max(map(len, done.said.splitlines())) <= 78
    assert tree(office.folder) == before
    done = office.run("year", "2023", "--write")
    assert (done.code, done.said.splitlines()[-1][:12]) == (0, "Đã ghi 101 d")
    assert "mở năm mới (year) · bảng ‘Trình tự các bước’" in office.run("log").said
    after = tree(office.folder)
    done = office.run("year", "2023", "--write")
    assert (done.code, done.said) == (
        0,
        "Năm 2023 đã có kế hoạch và các dòng của riêng mình; không có gì để thêm.\n",
    )
    assert tree(office.folder) == after


def test_a_package_at_fault_is_told_and_nothing_is_written(office):
    office.change("cong_viec", lambda row: row | {"han": "hôm nào"} if row["ma"] == "CV-07" else row)
    before = tree(office.folder)
    done = office.run("year", "2023", "--write")
    assert done.code == 1
    assert "ngay-khong-doc-duoc" in done.said and "Chưa ghi gì" in done.told
    assert tree(office.folder) == before


def issued(office) -> None:
    """The plan of 2023 is confirmed, numbered and dated, and the pages are rewritten for it."""
    for command in (("year", "2023"), ("plan", "confirm", "2023", "--all")):
        assert office.run(*command, "--write").code == 0
    signed = {"so_ky_hieu": "01/KH-BDT", "so_nhu_in": "01/KH-BDT", "ngay_ban_hanh": "2023-01-02"}
    office.change("van_ban", lambda row: row | signed if row["ma"] == "KH-2023" else row)
    content = office.folder / "content"
    for path in (*content.glob("*.md"), *content.glob("huong-dan/*.md")):
        text = path.read_text(encoding="utf-8").replace("ăm 2022", "ăm 2023").replace("99/KH", "01/KH")
        path.write_text(text, encoding="utf-8", newline="\n")


def test_a_page_of_the_new_year_names_nobody_though_last_year_may_still_be_read(office):
    issued(office)
    name = next(row["ho_ten"] for row in office.rows("can_bo") if row["ma"] == "CB-005")
    page = f"---\ntitle: Tin năm 2023\ndoi_tuong: portal\n---\n\n{name}: Hoàn thành tốt nhiệm vụ.\n"
    (office.folder / "content/tin.md").write_text(page, encoding="utf-8")
    in_window = ("--today", "2023-01-03")
    told = office.run(*in_window, "check")
    assert told.code == 1 and f"cụm từ “{name}”" in told.said and "content/tin.md" in told.said
    assert office.run(*in_window, "build", "--names-ok").code == 1
    (office.folder / "content/tin.md").rename(office.folder / "content/2022/tin.md")
    done = office.run(*in_window, "build", "--names-ok")
    assert done.code == 0, done.said
    assert name in (office.current("portal") / "2022/tin.html").read_text("utf-8")


def test_a_cell_of_the_new_year_that_names_somebody_is_told_at_its_place(office):
    issued(office)
    name = next(row["ho_ten"] for row in office.rows("can_bo") if row["ma"] == "CB-005")
    said = {"dien_giai": f"Giao đồng chí {name}."}
    office.change("cong_viec", lambda row: row | said if row["ma"] == "CV-03-2023" else row)
    told = office.run("--today", "2023-01-03", "check").said
    assert f"cụm từ “{name}”" in told and "Công việc (datapackage/data/cong_viec.csv)" in told
    office.change("cong_viec", lambda row: row | {"dien_giai": ""} if row["ma"] == "CV-03-2023" else row)
    office.change("cong_viec", lambda row: row | said if row["ma"] == "CV-03" else row)
    assert f"cụm từ “{name}”" not in office.run("--today", "2023-01-03", "check").said
