"""The menu: what a clerk sees, answers and gets, at a real terminal."""

from pathlib import Path

import pytest

from congkhai.cli.main import root
from congkhai.cli.menu import WORKS
from tests.cli.terminal import END, INTERRUPT, cursor_tricks, terminal
from tests.web.intake_office import laid_out
from tests.workflows.office import Office

ASKS = "Gõ số của việc cần làm rồi bấm Enter: "


def choices(screen: str) -> list[str]:
    return [line for line in screen.splitlines() if line.partition(". ")[0].isdigit()]


def test_it_says_where_it_works_and_what_can_be_done(sound):
    with terminal(sound.folder) as shown:
        screen = shown.until(ASKS)
        assert "Cơ quan: Ban Dân tộc tỉnh Sơn La\n" in screen
        assert f"Thư mục: {sound.folder}\n" in screen
        assert "Năm đánh giá: 2022\n" in screen
        assert choices(screen)[0] == "1. Kiểm tra dữ liệu"
        assert choices(screen)[-1] == "0. Thoát"
        shown.type("0")
        assert shown.code() == 0
        assert shown.screen.endswith("Đã thoát.\n")
        assert cursor_tricks(shown.screen) == []


def test_it_lists_a_work_only_where_the_command_exists(sound):
    known = [work for work in WORKS if command_of(work.command)]
    assert {("check",), ("build",), ("serve",)} <= {work.command for work in known}
    with terminal(sound.folder) as shown:
        listed = choices(shown.until(ASKS))
    assert listed == [*(f"{n}. {work.title}" for n, work in enumerate(known, 1)), "0. Thoát"]


def command_of(words: tuple[str, ...]) -> object:
    found: object = root
    for word in (word for word in words if not word.startswith("-")):
        found = getattr(found, "commands", {}).get(word)
    return found


def test_a_work_runs_as_the_command_does_tells_its_end_and_comes_back(office):
    with terminal(office.folder) as shown:
        shown.until(ASKS)
        shown.type("1")
        screen = shown.until(ASKS)
        assert office.run("check").said in screen
        assert "\nĐã xong: Kiểm tra dữ liệu.\n" in screen
        office.table("can_bo").unlink()
        shown.type("1")
        screen = shown.until(ASKS)
        assert "CHƯA ĐẠT" in screen
        assert "\nChưa xong, còn điều phải sửa nêu ở trên: Kiểm tra dữ liệu.\n" in screen
        shown.type("thoát")
        assert shown.code() == 0


@pytest.mark.parametrize(
    ("answer", "said"),
    [("99", "Không có việc nào là “99”."), ("in", "Không có việc nào là “in”."), ("", "Chưa gõ số nào.")],
)
def test_an_answer_it_does_not_know_is_explained(answer, said, sound):
    with terminal(sound.folder) as shown:
        shown.until(ASKS)
        shown.type(answer)
        screen = shown.until(ASKS)
        assert said in screen
        assert "0 là thoát" in screen


@pytest.mark.parametrize("key", [INTERRUPT, END])
def test_ctrl_c_and_the_end_of_input_leave_politely(key, sound):
    with terminal(sound.folder) as shown:
        shown.until(ASKS)
        assert shown.pressed(key) == 0
        assert shown.screen.endswith("\nĐã thoát.\n")
        assert "Traceback" not in shown.screen


def test_ctrl_c_stops_a_work_and_not_the_menu(sound):
    with terminal(sound.folder) as shown:
        shown.until(ASKS)
        shown.type(number(shown.screen, "Xem thử"))
        shown.until("http://127.0.0.1:")
        shown.type(INTERRUPT, enter=False)
        shown.until(ASKS)
        shown.type("0")
        assert shown.code() == 0


def test_a_folder_that_does_not_introduce_itself_can_still_be_checked(office):
    office.table("ky_danh_gia").write_bytes(b"")
    with terminal(office.folder) as shown:
        assert "Năm đánh giá: chưa đọc được, hãy kiểm tra dữ liệu\n" in shown.until(ASKS)
        shown.type("1")
        assert "CHƯA ĐẠT" in shown.until(ASKS)


def test_started_elsewhere_it_asks_for_the_folder(sound, tmp_path):
    with terminal(tmp_path) as shown:
        screen = shown.until("kéo thư mục vào cửa sổ này): ")
        assert "Không tìm thấy" in screen
        shown.type(f'"{sound.folder}"')
        assert f"Thư mục: {sound.folder}\n" in shown.until(ASKS)
    for answer in ("", "0"):
        with terminal(tmp_path) as shown:
            screen = shown.until("kéo thư mục vào cửa sổ này): ")
            assert "Để trống rồi bấm Enter, hoặc gõ 0, là thoát." in screen
            shown.type(answer)
            assert shown.code() == 0


def number(screen: str, title: str) -> str:
    """What to type for a work."""
    return next(line for line in choices(screen) if title in line).partition(".")[0]


def test_the_report_is_written_where_the_clerk_says(office):
    office.change("can_bo", lambda row: row | {"ho_ten": ""} if row["ma"] == "CB-002" else row)
    with terminal(office.folder) as shown:
        report = number(shown.until(ASKS), "ô lỗi tô màu")
        for file, ended in (("site/loi.xlsx", "Chưa làm được"), ("loi.xlsx", "Chưa xong")):
            shown.type(report)
            shown.until("bấm Enter để thôi: ")
            shown.type(file)
            assert f"\n{ended}" in shown.until(ASKS)
    assert [path.parent for path in office.folder.rglob("loi.xlsx")] == [office.folder]


def test_repairs_are_shown_and_made_once_the_clerk_agrees(office):
    before = office.table("can_bo").read_bytes()
    spoilt = before.replace(b"ho_ten", "Họ và tên".encode())
    office.table("can_bo").write_bytes(spoilt)
    with terminal(office.folder) as shown:
        repairs = number(shown.until(ASKS), "congkhai tidy")
        for answer, content in (("không", spoilt), ("có", before)):
            shown.type(repairs)
            screen = shown.until("Ghi các chỗ sửa nêu trên? (có/không) ")
            assert "“Họ và tên” → “ho_ten”" in screen
            shown.type(answer)
            shown.until(ASKS)
            assert office.table("can_bo").read_bytes() == content
        shown.type(repairs)
        assert "Không có chỗ nào sửa được tự động." in shown.until(ASKS)


def test_one_line_says_at_the_start_what_is_due_and_what_has_ended(sound):
    said = {
        "2022-12-06": "Ngày 06/12/2022, năm 2022: đến hạn tiếp theo là “Tổng hợp, báo cáo kết quả",
        "2023-03-01": "thời hạn công khai đã hết ngày",
    }
    for day, line in said.items():
        with terminal(sound.folder, "--today", day) as shown:
            assert shown.until(ASKS).count(line) == 1
            shown.type("abc")
            assert line not in shown.until(ASKS)


def test_the_works_of_a_year_are_on_the_list(sound):
    with terminal(sound.folder) as shown:
        screen = shown.until(ASKS)
        for title in ("Xác nhận kế hoạch", "xuất sắc", "Vì sao", "Soạn", "đã đăng", "Lập thư mục"):
            assert number(screen, title)
        shown.type(number(screen, "Vì sao"))
        shown.until("bấm Enter để thôi: ")
        shown.type("CB-005")
        assert "DỮ LIỆU CÁ NHÂN" in shown.until(ASKS)


def test_a_plan_is_confirmed_row_by_row(office):
    def draft(row: dict[str, str]) -> dict[str, str]:
        return row | {"du_thao": "co" if row["ma"] in ("CV-01", "CV-02") else ""}

    office.change("cong_viec", draft)
    with terminal(office.folder) as shown:
        shown.type(number(shown.until(ASKS), "Xác nhận kế hoạch"))
        assert "CV-02" in shown.until("các mã cách nhau bằng dấu phẩy")
        shown.type("CV-01")
        shown.until("Xác nhận 1 dòng? (có/không)")
        shown.type("có")
        assert "Đã xác nhận 1 dòng của kế hoạch năm 2022; còn 1 dòng chưa xác nhận." in shown.until(ASKS)
    assert [row["ma"] for row in office.rows("cong_viec") if row["du_thao"]] == ["CV-02"]


def test_a_key_that_no_row_has_is_asked_for_again(office):
    office.change("cong_viec", lambda row: row | {"du_thao": "co" if row["ma"] == "CV-01" else ""})
    with terminal(office.folder, "plan", "confirm") as shown:
        shown.until("các mã cách nhau bằng dấu phẩy")
        shown.type("CV-99")
        assert "có mã “CV-99”; mã của các dòng đang chờ kê ở trên." in shown.until("cách nhau bằng dấu phẩy")
        shown.type("CV-01")
        shown.until("Xác nhận 1 dòng? (có/không)")
        shown.type("có")
        assert shown.code() == 0
        assert "--only" not in shown.screen


def test_the_next_year_is_written_once_the_clerk_agrees_and_nothing_to_write_is_not_asked_about(office):
    with terminal(office.folder) as shown:
        work = number(shown.until(ASKS), "Mở năm sau")
        for answer, told in (("không", "chưa ghi gì"), ("có", "Đã ghi 101 dòng")):
            shown.type(work)
            shown.until("bấm Enter để thôi: ")
            shown.type("2023")
            shown.until("Ghi 101 dòng nêu trên? (có/không) ")
            shown.type(answer)
            assert told in shown.until(ASKS)
        shown.type(work)
        shown.until("bấm Enter để thôi: ")
        shown.type("2023")
        screen = shown.until(ASKS)
        assert "không có gì để thêm" in screen and "(có/không)" not in screen


def test_without_a_folder_one_can_be_made(tmp_path):
    with terminal(tmp_path) as shown:
        shown.until("kéo thư mục vào cửa sổ này): ")
        shown.type("mới")
        shown.until("thư mục mới: ")
        shown.type("co-quan")
        shown.until("Tên cơ quan")
        shown.type("Sở Tài chính")
        for _ in range(10):
            shown.until(": ")
            shown.type("")
        assert "Cơ quan: Sở Tài chính\n" in shown.until(ASKS)
    assert (tmp_path / "co-quan" / "datapackage" / "datapackage.json").is_file()


def test_the_options_before_hold_for_every_work(sound, tmp_path):
    with terminal(tmp_path, "-C", str(sound.folder), "--today", "2022-12-07") as shown:
        assert "Lấy ngày 07/12/2022 làm hôm nay." in shown.until(ASKS)
        shown.type("1")
        assert "Dữ liệu minh hoạ: lấy ngày" not in shown.until(ASKS)


def test_without_a_terminal_it_prints_the_help(sound):
    for options in ((), ("-C", "."), ("--today", "2022-12-06")):
        done = sound.run(*options)
        assert (done.code, done.said) == (2, "")
        assert "Thiếu tên lệnh" in done.told and "Cách dùng: congkhai" in done.told


def test_what_was_handed_in_is_taken_shown_and_its_pages_opened(handed_in):
    with terminal(handed_in.folder) as shown:
        screen = shown.until(ASKS)
        waiting, taking, pages = (
            number(screen, title) for title in ("Hàng đợi", "Nhận các phiếu", "trang nộp")
        )
        shown.type(waiting)
        assert "Chưa có bản nộp nào" in shown.until(ASKS)
        shown.type(taking)
        shown.until("bấm Enter để thôi: ")
        shown.type("nop-ve")
        screen = shown.until(ASKS)
        assert "Chưa nhận được." in screen and "Chưa ghi mục ‘4. Ưu điểm’" in screen
        assert "\nChưa xong, còn điều phải sửa nêu ở trên: Nhận các phiếu" in screen
        shown.type(waiting)
        assert "Không có bản nộp nào." in shown.until(ASKS)
        shown.type(pages)
        shown.until("Nhận hồ sơ tại: http://127.0.0.1:8080/")
        shown.type(INTERRUPT, enter=False)
        assert "\nĐã xong: Mở trang nộp hồ sơ trên máy này.\n" in shown.until(ASKS)
        shown.type("0")
        assert shown.code() == 0


@pytest.fixture
def handed_in(tmp_path: Path) -> Office:
    """The agency of 2026 in a month that is not scored, with a blank form in `nop-ve`."""
    office = laid_out(tmp_path / "so")
    given = office.run("intake", "forms", "--for", "CB-010", "--form", "M-335-01", "--out", "nop-ve")
    assert given.code == 0, given.told
    for path in (office.folder / "nop-ve").iterdir():
        if path.name != "mau-so-01-mua-a-senh-thang-11.html":
            path.unlink()
    return office
