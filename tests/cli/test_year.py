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
    assert (done.code, done.said.splitlines()[-1][:12]) == (0, "Đã ghi 89 dò")
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
