"""`new`: what it is told by options, and what it asks on a terminal."""

import csv
from pathlib import Path

import pytest

from tests.cli.terminal import terminal
from tests.workflows.office import Office

TOLD = (
    *("--name", "Sở Tài chính tỉnh Bình Minh", "--symbol", "STC", "--parent", "UBND tỉnh Bình Minh"),
    *("--head-title", "Giám đốc", "--place", "Bình Minh", "--url", "https://stc.example"),
    *("--division", "Văn phòng Sở", "--division", "Phòng Ngân sách", "--no-union", "--delimiter", ";"),
)
ANSWERS = (
    ("Tên cơ quan", "Chi cục Thuỷ sản"),
    ("Ký hiệu", ""),
    ("Cơ quan cấp trên", "Sở Nông nghiệp"),
    ("Chức danh", "Chi cục trưởng"),
    ("Địa danh", "Bình Minh"),
    ("Địa chỉ https", "không"),
    ("Tên phòng thứ 1", "Phòng Tổng hợp"),
    ("Tên phòng thứ 2", ""),
    ("có chi bộ", "có"),
    ("có công đoàn", "không"),
    ("hội đồng thẩm định", ""),
    ("tách cột", ";"),
)


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """A table whose cells are parted by semicolons."""
    path = folder / "datapackage" / "data" / f"{table}.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_it_takes_what_the_options_say(tmp_path):
    made = Office(folder=tmp_path).run("new", "moi", "--year", "2026", *TOLD)
    assert made.code == 0, made.told
    (office,) = rows(tmp_path / "moi", "co_quan")
    assert (office["ten"], office["ky_hieu"]) == ("Sở Tài chính tỉnh Bình Minh", "STC")
    units = {row["loai"]: row["ten"] for row in rows(tmp_path / "moi", "don_vi")}
    assert "cong_doan" not in units and {"chi_bo", "hoi_dong"} <= units.keys()
    first = (tmp_path / "moi" / "datapackage" / "data" / "can_bo.csv").read_text("utf-8-sig")
    assert first.startswith("ma;ho_ten")


def test_it_asks_on_a_terminal_what_it_was_not_told(tmp_path):
    with terminal(tmp_path, "new", "moi", "--year", "2026") as shown:
        for question, answer in ANSWERS:
            shown.until(question)
            shown.type(answer)
        assert shown.code() == 0
    (named,) = rows(tmp_path / "moi", "co_quan")
    assert (named["ten"], named["ky_hieu"]) == ("Chi cục Thuỷ sản", "[ghi ký hiệu cơ quan]")
    assert (named["cap_tren"], named["dia_chi_cong"]) == ("Sở Nông nghiệp", "")
    kinds = [row["loai"] for row in rows(tmp_path / "moi", "don_vi")]
    assert (kinds.count("phong"), "cong_doan" in kinds, "hoi_dong" in kinds) == (1, False, True)
    assert ";" in (tmp_path / "moi" / "datapackage" / "data" / "can_bo.csv").read_text("utf-8-sig")


def test_a_folder_that_is_taken_is_told_before_the_first_question(tmp_path):
    (tmp_path / "moi").mkdir()
    (tmp_path / "moi" / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    with terminal(tmp_path, "new", "moi") as shown:
        shown.until("đã có và không trống")
        assert shown.code() == 2
    assert "Tên cơ quan" not in shown.screen


def test_what_is_written_in_such_a_folder_keeps_its_sign(tmp_path):
    """A repair of one cell leaves the semicolons as they are."""
    office = Office(folder=tmp_path)
    assert office.run("new", "moi", "--year", "2026", *TOLD).code == 0
    path = tmp_path / "moi" / "datapackage" / "data" / "co_quan.csv"
    path.write_text(path.read_text("utf-8-sig").replace("STC;", " STC;"), encoding="utf-8-sig")
    assert Office(folder=tmp_path / "moi").run("tidy", "--write").code == 0
    assert ";STC;" in path.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("option", "answer", "why"),
    [
        ("--name", "Sở <b>B</b>", "chứa mã trang web"),
        ("--url", "stc.gialai.gov.vn", "https://"),
        ("--url", "http://x", "https://"),
        ("--division", "phòng  Ngân sách", "Đã có đơn vị tên “Phòng Ngân sách”"),
        ("--place", "x\udcff", "không phải UTF-8"),
    ],
)
def test_an_option_that_check_would_refuse_is_named_before_any_folder_is_made(tmp_path, option, answer, why):
    made = Office(folder=tmp_path).run("new", "moi", "--year", "2026", *TOLD, option, answer)
    assert made.code == 2
    assert f"Tuỳ chọn {option} không dùng được" in made.told and why in made.told
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_taken_is_asked_again_on_a_terminal(tmp_path):
    before = ""
    with terminal(tmp_path, "new", "moi", "--year", "2026", "--symbol", "SA", "--parent", "UBND") as shown:
        for question, answer, told in (
            ("Tên cơ quan", "Sở <b>B</b>", "chứa mã trang web"),
            ("Tên cơ quan", "Sở B", ""),
            ("Chức danh", "", ""),
            ("Địa danh", b"x\xff", "không phải UTF-8"),
            ("Địa danh", "Bình Minh", ""),
            ("Địa chỉ https", "stc.gialai.gov.vn", "phải bắt đầu bằng https://"),
            ("Địa chỉ https", "", ""),
            ("Tên phòng thứ 1", "Phòng A", ""),
            ("Tên phòng thứ 2", "PHÒNG A", "Đã có đơn vị tên “Phòng A”"),
            ("Tên phòng thứ 2", "", ""),
            ("có chi bộ", "abc", "Hãy gõ có hoặc không"),
            ("có chi bộ", "không", ""),
            ("có công đoàn", "", ""),
            ("hội đồng thẩm định", "c", ""),
            ("tách cột", "x", "Hãy gõ dấu phẩy"),
            ("bỏ trống là dấu phẩy", "", ""),
        ):
            assert before in shown.until(question)
            shown.type(answer)
            before = told
        assert shown.code() == 0
    office = Office(folder=tmp_path / "moi")
    (named,) = office.rows("co_quan")
    assert (named["ten"], named["dia_danh"]) == ("Sở B", "Bình Minh")
    assert named["dia_chi_cong"] == "https://[ghi-địa-chỉ-trang-công-khai]"
    units = {row["loai"]: row["ten"] for row in office.rows("don_vi")}
    assert "chi_bo" not in units and units["hoi_dong"] == "Hội đồng thẩm định, đánh giá, xếp loại"
    assert units["cong_doan"] == "Ban Chấp hành công đoàn cơ quan [ghi có công đoàn hay không]"
