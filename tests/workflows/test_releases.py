"""Announced, verified, rolled back: what is online and the way back."""

import json
import os
from pathlib import Path

import pytest

from tests.workflows.office import Office, copied, manifest, tree

INSIDE = "thong-bao-noi-bo-in.html"
PAPERS = {
    "manh-dan-cong.html",
    "tieu-de-va-tom-tat.txt",
    "thong-bao-in.html",
    "danh-muc-kiem-tra.txt",
    INSIDE,
}


def listed(office: Office, audience: str = "portal") -> list[str]:
    """Ids on the shelf, the one online first."""
    lines = office.run("release", "list", "--audience", audience).said.splitlines()
    lines.sort(key=lambda line: "đang đăng" not in line)
    return [line.split()[1] for line in lines]


def rollback(office: Office, *arguments: str, today: str = "2022-12-06"):
    return office.run("--today", today, "release", "rollback", "--audience", "portal", *arguments)


@pytest.fixture(scope="module")
def two(master: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Two releases of the portal, both naming people; only to be copied."""
    office = copied(tmp_path_factory.mktemp("hai") / "co-quan", master.folder)
    office.say("Kết quả xếp loại, bản thứ hai")
    office.build("--audience", "portal")
    return office


@pytest.fixture
def twice(two: Office, tmp_path: Path) -> Office:
    return copied(tmp_path / "hai-ban", two.folder)


def test_the_draft_goes_into_the_folder_of_its_year(office):
    done = office.run("announce", "draft", "2022")
    assert done.code == 0, done.told
    assert set(done.said.splitlines()) == {f"out/2022/{name}" for name in PAPERS}
    assert {path.name for path in (office.folder / "out" / "2022").iterdir()} == PAPERS
    assert not (office.folder / "site").exists()
    first = tree(office.folder / "out")
    assert office.run("announce", "draft", "2022").code == 0
    assert tree(office.folder / "out") == first


def test_what_may_be_attached_to_the_portal_names_only_whom_the_portal_may(office):
    office.without_names()
    assert office.run("announce", "draft", "2022").code == 0
    papers = {path.name: path.read_text(encoding="utf-8") for path in (office.folder / "out/2022").iterdir()}
    rated = {row["can_bo"] for row in office.rows("xep_loai_ca_nhan")}
    signer = {row["nguoi_ky"] for row in office.rows("van_ban")}
    people = {row["ho_ten"] for row in office.rows("can_bo") if row["ma"] in rated} - signer
    inside = papers.pop(INSIDE)
    assert len([name for name in people if name in inside]) > 40
    assert [(path, name) for path, text in papers.items() for name in people if name in text] == []


def test_an_inside_paper_of_an_earlier_draft_does_not_stay(office):
    left = office.folder / "out" / "2022" / INSIDE
    left.parent.mkdir(parents=True)
    left.write_bytes(b"x")
    same = {"bang_day_du": "co", "co_ten": "khong"}
    office.write("cong_khai", [row | same for row in office.rows("cong_khai") if row["noi"] == "portal"])
    done = office.run("announce", "draft", "2022")
    assert done.code == 0, done.said
    assert {path.name for path in left.parent.iterdir()} == PAPERS - {INSIDE}


def test_no_draft_where_the_package_is_wrong(office):
    office.change("can_bo", lambda row: row | {"ho_ten": ""} if row["ma"] == "CB-003" else row)
    done = office.run("announce", "draft", "2022")
    assert done.code == 1
    assert "datapackage/data/can_bo.csv" in done.said
    assert not (office.folder / "out").exists()


def test_no_draft_before_anything_is_decided(office):
    done = office.run("--today", "2022-11-22", "announce", "draft", "2022")
    assert done.code == 1
    assert not (office.folder / "out").exists()


def test_the_list_says_what_is_online_and_until_when(twice):
    lines = twice.run("release", "list").said.splitlines()
    assert len(lines) == 3
    online = [line for line in lines if "đang đăng" in line]
    assert [line.split()[0] for line in online] == ["portal", "agency"]
    for line, audience in zip(online, ("portal", "agency"), strict=True):
        assert Path(str(twice.online(audience))).name in line
    assert "04/01/2023" in online[0]
    assert "31/01/2023" in online[1]


def test_nothing_to_list_yet(office):
    done = office.run("release", "list")
    assert (done.code, done.said) == (0, "")
    assert "Chưa có bản nào" in done.told
    verified = office.run("release", "verify")
    assert verified.code == 1
    assert "congkhai build" in verified.said


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (
            lambda page: page.write_bytes(page.read_bytes().replace(b"2022", b"2021", 1)),
            "tep-cong-khai-bi-sua",
        ),
        (lambda page: page.unlink(), "tep-cong-khai-mat"),
        (lambda page: page.with_name("la.html").write_bytes(b"x"), "tep-cong-khai-la"),
    ],
)
def test_a_byte_changed_behind_our_back_is_found(damage, code, built):
    page = built.current("agency") / "2022/ket-qua.html"
    damage(page)
    assert built.run("release", "verify", "--audience", "portal").code == 0
    done = built.run("release", "verify")
    assert done.code == 1
    assert code in done.said
    assert ("la.html" if code == "tep-cong-khai-la" else "2022/ket-qua.html") in done.said
    assert "chưa có gì được đăng" not in done.said
    assert built.run("build", "--audience", "agency").code == 0
    assert built.run("release", "verify").code == 0
    assert manifest(built, "agency") == tree(built.current("agency"))


def test_a_manifest_that_was_edited_proves_nothing(built):
    file = next((built.folder / "site" / "portal" / "manifests").iterdir())
    said = json.loads(file.read_bytes())
    page = built.current("portal") / "index.html"
    page.write_bytes(page.read_bytes() + b" ")
    for entry in said["files"]:
        if entry["path"] == "index.html":
            entry["size"] += 1
    file.write_text(json.dumps(said), encoding="utf-8")
    done = built.run("release", "verify", "--audience", "portal")
    assert done.code == 1
    assert "ban-ke-hong" in done.said


def test_the_last_day_of_the_window(built):
    assert built.run("--today", "2023-01-04", "release", "verify", "--audience", "portal").code == 0
    late = built.run("--today", "2023-01-05", "release", "verify", "--audience", "portal")
    assert late.code == 1
    assert "hết thời hạn, cần build lại" in late.said
    assert built.run("--today", "2023-01-05", "build", "--audience", "portal").code == 0
    assert built.run("--today", "2023-01-05", "release", "verify", "--audience", "portal").code == 0
    page = (built.current("portal") / "2022/ket-qua.html").read_text(encoding="utf-8")
    assert built.rows("can_bo")[4]["ho_ten"] not in page


def test_back_to_the_release_before_and_forth_again(twice):
    new, old = listed(twice)
    done = rollback(twice)
    assert (done.code, done.said) == (0, f"portal: {old} đang đăng\n")
    assert listed(twice) == [old, new]
    assert twice.run("release", "verify").code == 0
    assert rollback(twice).code == 0
    assert listed(twice)[0] == new
    assert rollback(twice, old).code == 0
    assert listed(twice)[0] == old
    verbs = [json.loads(line)["what"] for line in log(twice)]
    assert verbs == ["build", "build", "rollback", "rollback", "rollback"]


def log(office: Office) -> list[str]:
    return (office.folder / "site" / "portal" / "log.jsonl").read_text(encoding="utf-8").splitlines()


def test_no_way_back_past_the_last_day(twice):
    before = listed(twice)
    assert rollback(twice, today="2023-01-05").code == 1
    done = rollback(twice, before[1], today="2023-01-05")
    assert "hết thời hạn" in done.said
    assert "Chưa quay lại" in done.said
    assert listed(twice) == before
    assert rollback(twice, today="2023-01-04").code == 0


def test_no_way_back_to_somebody_who_may_no_longer_be_named(built):
    named = listed(built)[0]
    built.without_names()
    built.build("--audience", "portal")
    plain = listed(built)[0]
    done = rollback(built, named)
    assert done.code == 1
    assert "nguoi-khong-con-duoc-neu-ten" in done.said
    assert not any(row["ho_ten"] in done.said for row in built.rows("can_bo"))
    assert listed(built)[0] == plain
    restored(built)
    assert rollback(built, named).code == 0
    assert listed(built)[0] == named


def restored(office: Office) -> None:
    office.change("cong_khai", lambda row: row | {"co_ten": "co"})


def test_no_way_back_where_the_row_is_gone_or_one_person_is(built):
    named = listed(built)[0]
    rows = built.rows("cong_khai")
    built.write("cong_khai", [row for row in rows if row["noi"] != "portal"])
    built.build("--audience", "portal")
    assert rollback(built, named).code == 1
    built.write("cong_khai", rows)
    status = {"trang_thai": "khong_xep_loai", "muc": "", "quyet_dinh": ""}
    built.change("xep_loai_ca_nhan", lambda row: row | status if row["can_bo"] == "CB-011" else row)
    built.build("--audience", "portal", "--names-ok")
    done = rollback(built, named)
    assert done.code == 1
    assert "1 người" in done.said


def test_back_to_a_release_that_rests_on_no_order_is_never_refused(office):
    orders = office.rows("cong_khai")
    office.write("cong_khai", [row for row in orders if row["noi"] != "portal"])
    office.build("--audience", "portal")
    plain = listed(office)[0]
    office.write("cong_khai", orders)
    office.build("--audience", "portal", "--names-ok")
    assert rollback(office, today="2024-03-01").code == 0
    assert listed(office)[0] == plain


def test_a_release_without_names_stays_as_long_as_the_window_it_prints(office):
    office.without_names()
    office.build("--audience", "portal")
    restored(office)
    office.build("--audience", "portal", "--names-ok")
    assert rollback(office, today="2023-01-05").code == 1
    assert rollback(office, today="2023-01-04").code == 0


def test_no_way_back_to_a_damaged_release(twice):
    new, old = listed(twice)
    page = twice.folder / "site" / "portal" / "releases" / old / "index.html"
    page.write_bytes(page.read_bytes() + b"<!-- -->")
    done = rollback(twice)
    assert done.code == 1
    assert "index.html" in done.said
    assert listed(twice)[0] == new


def test_releases_have_no_way_out_of_the_shelf(twice):
    before = listed(twice)
    for id in ("../agency", "..", "/", "khong-co", before[0] + "/"):
        done = rollback(twice, id)
        assert done.code == 2, done.said
        assert listed(twice) == before


def test_what_blocks_leaves_what_is_online(built):
    before = {name: tree(built.current(name)) for name in ("portal", "agency")}
    times = {path: os.lstat(path).st_mtime_ns for path in (built.folder / "site").rglob("*")}
    built.change("xep_loai_ca_nhan", lambda row: row | {"muc": "A"} if row["ma"] == "XLCN-007" else row)
    done = built.run("build")
    assert done.code == 1
    assert "xep_loai_ca_nhan.csv" in done.said
    assert "dòng 8" in done.said
    assert {name: tree(built.current(name)) for name in ("portal", "agency")} == before
    assert {path: os.lstat(path).st_mtime_ns for path in (built.folder / "site").rglob("*")} == times


def test_a_leak_found_at_the_end_stops_both_audiences(built):
    """The last look comes before the first switch: what only one site shows wrongly stops the other too."""
    before = {name: built.online(name) for name in ("portal", "agency")}
    secret = built.rows("kien_nghi")[0]["noi_dung"]
    page = built.folder / "content" / "huong-dan" / "cong-chuc.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n\n{secret}\n", encoding="utf-8", newline="\n")
    done = built.run("build")
    assert done.code == 1
    assert "bảng ‘Kiến nghị’" in done.said
    assert {name: built.online(name) for name in ("portal", "agency")} == before


def test_many_fewer_pages_need_a_word(built):
    for name in ("dang-vien", "cong-chuc", "lanh-dao-quan-ly", "tap-the-lanh-dao"):
        (built.folder / "content" / "huong-dan" / f"{name}.md").unlink()
    index = built.folder / "content" / "huong-dan" / "index.md"
    head = index.read_text(encoding="utf-8").split("---")[1]
    index.write_text(f"---{head}---\n\n# Hướng dẫn\n\nSẽ viết lại.\n", encoding="utf-8", newline="\n")
    done = built.run("build", "--audience", "portal")
    assert done.code == 1, done.told
    assert "it-trang-hon" in done.said
    assert built.run("build", "--audience", "portal", "--allow-fewer").code == 0
