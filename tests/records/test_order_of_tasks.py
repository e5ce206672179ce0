"""Some task can always be done first."""


def task(small, id: str, **cells: str) -> int:
    common = {"ky": "KY-2022", "thu_tu": "1", "ten": f"Việc {id}", "ai": "Các phòng", "dieu_khoan": "IV"}
    return small.add("cong_viec", ma=id, **{"loai_han": "khong_han"} | common | cells)


def test_a_task_does_not_wait_for_itself(small):
    after = task(small, "CV-1", sau_viec="CV-1")
    before = task(small, "CV-2", loai_han="tuong_doi", truoc_viec="CV-2", so_ngay="3")
    assert small.found() == [
        ("cong-viec-cho-chinh-no", "cong_viec.csv", after, "sau_viec"),
        ("cong-viec-cho-chinh-no", "cong_viec.csv", before, "truoc_viec"),
    ]


def test_tasks_do_not_wait_for_each_other(small):
    task(small, "CV-1", sau_viec="CV-3")
    task(small, "CV-2", sau_viec="CV-1")
    last = task(small, "CV-3", sau_viec="CV-2")
    task(small, "CV-4", sau_viec="CV-3")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == ("cong-viec-vong", last, "sau_viec")
    assert finding.message.startswith("Các công việc CV-1, CV-2, CV-3 phải chờ nhau")
    small.set("cong_viec", last, sau_viec="")
    assert small.found() == []


def test_before_and_after_together_make_a_circle_too(small):
    task(small, "CV-1")
    last = task(small, "CV-2", loai_han="tuong_doi", truoc_viec="CV-1", so_ngay="3", sau_viec="CV-1")
    assert small.found() == [("cong-viec-vong", "cong_viec.csv", last, "sau_viec")]
    small.set("cong_viec", last, sau_viec="")
    assert small.found() == []
