"""What each kind of page says."""

import re
from datetime import date

import pytest

from congkhai.disclosure.public import Audience, PublicAgency, PublicTask
from congkhai.findings import Place
from congkhai.pages import forms, home, lookup, plan, readers, results, written, years
from congkhai.rendering.content import ContentPage
from congkhai.rendering.page import Page
from congkhai.value import replace
from tests.pages import example

NO_FILES: frozenset[str] = frozenset()


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def front(view: PublicAgency, content: tuple[ContentPage, ...] = ()) -> Page:
    return home.front(view, {cycle.year: content for cycle in view.cycles}, NO_FILES)


def following(today: date) -> tuple[PublicTask, ...]:
    view = example.agency(today=today)
    return home.following(view, view.newest)


def test_home_names_the_last_announcement_and_the_next_task():
    body = text(front(example.agency(), example.content()).body)
    assert "Tính đến ngày 06/12/2022" in body
    assert "Thông báo kết quả đánh giá, xếp loại năm 2022 Thông báo số 142/TB-BDT, ngày 05/12/2022." in body
    assert "Chậm nhất thứ Tư, ngày 14/12/2022 Báo cáo UBND tỉnh" in body
    assert "25/11/2022" not in body.partition("Tìm mẫu")[0]
    assert "Hạn Nộp cho" in body and "chậm nhất thứ Sáu, ngày 25/11/2022" in body.partition("Tìm mẫu")[2]
    assert "Báo cáo UBND tỉnh: chậm nhất" in body and "Sở Nội vụ" in body.partition("Tìm mẫu")[2]


def test_home_says_when_every_day_is_past():
    body = text(front(example.agency(today=date(2023, 1, 1))).body)
    assert "Mọi việc có ngày hạn trong kế hoạch đều đã xong hoặc đã qua hạn." in body


def test_the_board_counts_each_state_and_says_the_day():
    body = text(plan.board(example.agency(), example.CYCLE).body)
    assert "Tính đến ngày 06/12/2022 , 3 việc của kế hoạch năm 2022:" in body
    assert "1 quá hạn 0 đến hạn 1 đang chờ 1 đã xong" in body
    assert "## Đến hạn (0) {#den-han} Không có việc nào." in body


def test_the_board_says_of_each_task_what_is_known():
    body = text(plan.board(example.agency(), example.CYCLE).body)
    assert "Gửi hồ sơ của phòng quá 7 ngày làm việc Đã nhận hồ sơ của 5 phòng. Ai làm:" in body
    assert "Báo cáo UBND tỉnh Chờ xong: Gửi hồ sơ của phòng. Cơ quan chưa xác nhận" in body
    assert "Kiểm điểm tập thể lãnh đạo Ban ngày 24/11/2022" in body


def test_the_board_names_the_late_where_it_is_given_their_names():
    late = replace(example.CYCLE.board[1], missing=("Phòng Địa bàn", "Thanh tra Ban"))
    cycle = replace(example.CYCLE, board=(late,))
    page = plan.board(replace(example.agency(), cycles=(cycle,)), cycle)
    assert "Còn thiếu: Phòng Địa bàn, Thanh tra Ban." in text(page.body)
    assert page.named
    assert not plan.board(example.agency(), example.CYCLE).named


def test_a_task_due_today_is_still_next():
    assert [task.id for task in following(date(2022, 12, 14))] == ["CV-03"]
    assert following(date(2022, 12, 15)) == ()


def test_a_task_that_is_done_is_not_next():
    tasks = (replace(task, done=task.id == "CV-03") for task in example.CYCLE.tasks)
    cycle = replace(example.CYCLE, tasks=tuple(tasks))
    assert "đã xong" in plan.tasks(example.agency(), cycle).body
    assert "đã xong" not in plan.tasks(example.agency(), example.CYCLE).body
    assert home.following(example.agency(today=date(2022, 12, 14)), cycle) == ()


def test_a_replaced_announcement_is_not_the_last():
    old = replace(example.CYCLE.announcements[0], id="TB-00", title="Bản cũ", replaced_by="Bản mới")
    cycle = replace(example.CYCLE, announcements=(old, example.CYCLE.announcements[0]))
    assert cycle.announcement is not None and cycle.announcement.id == "TB-01"
    assert replace(cycle, announcements=(old,)).announcement is None


def test_an_announcement_without_a_day_is_not_the_last():
    dated = example.CYCLE.announcements[0]
    undated = replace(dated, id="TB-02", document=replace(dated.document, issued=None))
    assert replace(example.CYCLE, announcements=(undated, dated)).announcement == dated


def test_the_front_page_says_whether_the_plan_is_silent_not_issued_or_a_draft():
    bare = replace(example.CYCLE, readers=tuple(replace(one, tasks=()) for one in example.CYCLE.readers))
    silent = front(replace(example.agency(), cycles=(bare,)), example.content()).body
    assert "kế hoạch không nêu" in silent and "Dự thảo" not in silent
    none_yet = replace(bare, plan=None, tasks=(), forms=(), places=(), unconfirmed=3)
    body = front(replace(example.agency(), cycles=(none_yet,)), example.content()).body
    assert "kế hoạch chưa ban hành" in body and "kế hoạch không nêu" not in body
    assert "Dự thảo: còn 3 dòng của kế hoạch cơ quan chưa xác nhận." in body


PARTS = ("tasks", "citations", "places", "recipients", "forms")
NONE = dict.fromkeys(PARTS, ())
NOT_ISSUED = "Kế hoạch năm 2022 chưa được ban hành."
COMING = "Phần này của kế hoạch năm 2022 đang được hoàn thiện"


def of_the_plan(**facts: object) -> dict[str, str]:
    """The pages that tell the plan, the front page among them, of a cycle with these facts."""
    cycle = replace(example.CYCLE, **facts)
    view = replace(example.agency(), cycles=(cycle,))
    made = {
        "home": front(view, example.content()),
        "tasks": plan.tasks(view, cycle),
        "citations": plan.bases(cycle),
        "places": plan.places(cycle),
        "forms": forms.page(cycle, example.content(), NO_FILES),
    }
    return {name: text(page.body) for name, page in made.items()}


def test_only_a_plan_without_number_or_day_is_told_as_not_issued():
    told = of_the_plan(plan=None, pending=PARTS, **NONE)
    assert [name for name, body in told.items() if NOT_ISSUED not in body or COMING in body] == []
    assert example.CYCLE.plan is not None
    for lacking in ({"number": ""}, {"issued": None}):
        told = of_the_plan(plan=replace(example.CYCLE.plan, **lacking), **NONE)
        assert [name for name, body in told.items() if NOT_ISSUED not in body] == []


def test_of_an_issued_plan_what_is_not_shown_yet_is_being_completed():
    told = of_the_plan(pending=PARTS, **NONE)
    assert [name for name, body in told.items() if f"{COMING}." not in body] == []
    said = "".join(told.values())
    assert [words for words in ("ban hành.", "chưa ban hành", "hông nêu.") if words in said] == []
    assert "không có hạn nào" not in said
    part = of_the_plan(pending=PARTS)
    more = f"{COMING}, còn nội dung chưa đưa lên trang."
    assert [name for name, body in part.items() if more not in body] == []
    assert "kế hoạch không nêu mẫu nào" not in part["home"]
    assert COMING not in "".join(of_the_plan().values())


def test_an_issued_plan_that_has_no_rows_is_not_told_as_a_draft():
    told = of_the_plan(**NONE)
    empty = "Phần này của kế hoạch năm 2022 chưa có nội dung."
    assert [name for name, body in told.items() if empty not in body] == []
    assert "chưa được ban hành" not in "".join(told.values())


def test_in_january_the_front_page_tells_last_years_announcement_and_the_new_years_tasks():
    coming = replace(example.CYCLE, year=2023, results=None, announcements=(), board=())
    coming = replace(coming, tasks=(example.task("CV-1", "Họp đầu năm", last_day=date(2023, 1, 20)),))
    view = replace(example.agency(today=date(2023, 1, 3)), cycles=(coming, example.CYCLE))
    body = front(view, example.content()).body
    assert 'href="2022/thong-bao.html"' in body and 'href="2022/ket-qua.html"' in body
    assert "Họp đầu năm" in body and 'href="2023/cong-viec.html"' in body
    assert 'href="2023/huong-dan/dang-vien.html"' in body and 'href="cac-nam.html"' in body
    own = home.page(view, example.CYCLE, example.content(), NO_FILES).body
    assert 'href="thong-bao.html"' in own and "Họp đầu năm" not in own and "cac-nam" not in own


def test_years_stand_beside_each_other_for_the_agency_with_a_word_where_laws_differ():
    assert example.RESULTS.totals is not None
    units = (replace(example.RESULTS.units[1], level="Hoàn thành tốt nhiệm vụ"),)
    totals = replace(example.RESULTS.totals, rows=example.RESULTS.totals.rows[:2], total=37)
    later = replace(example.RESULTS, units=units, totals=totals)
    newer = replace(example.CYCLE, year=2023, results=later, rule_set="Nghị định mới")
    view = replace(example.agency(), cycles=(newer, example.CYCLE))
    compared = years.page(view, example.DATA)
    said = text(compared.body)
    assert "Hoàn thành nhiệm vụ – 6" in said
    assert "Phòng Địa bàn Hoàn thành tốt nhiệm vụ Hoàn thành nhiệm vụ" in said
    assert "không so sánh trực tiếp" in said and "Năm 2023: Nghị định mới." in said
    alike = replace(view, cycles=(replace(newer, rule_set=example.CYCLE.rule_set), example.CYCLE))
    assert "không so sánh trực tiếp" not in years.page(alike, ()).body
    assert "Mức xếp loại" not in years.page(replace(view, audience=Audience.PORTAL), ()).body
    assert 'href="du-lieu/cong-viec.csv"' in compared.body


def test_the_lines_of_each_year_add_up_to_its_total():
    """Levels of every year first, then those not rated, then the whole that counts them."""
    totals = example.RESULTS.totals
    assert totals is not None
    other = tuple(replace(row, title=f"Mức {n}") for n, row in enumerate(totals.rows))
    earlier = replace(example.RESULTS, totals=replace(totals, rows=other, not_rated=0, total=43))
    lines = years.levels((example.CYCLE, replace(example.CYCLE, year=2021, results=earlier)))
    assert [line.title for line in lines[-2:]] == ["Không xếp loại", "Tổng số"]
    for column in range(2):
        *parts, whole = [int(line.values[column] or 0) for line in lines]
        assert sum(parts) == whole
    assert [line.values for line in lines[-2:]] == [("1", "0"), ("44", "43")]


def test_an_earlier_years_timeline_has_no_today():
    newer = replace(example.CYCLE, year=2023)
    view = replace(example.agency(), cycles=(newer, example.CYCLE))
    assert not [day for day in plan.days(view, example.CYCLE) if day.today]
    assert [day for day in plan.days(view, newer) if day.today]


def test_each_reader_finds_guidance_outline_and_forms():
    rows = readers.rows(example.CYCLE, example.content(), frozenset({"mau-02a.docx"}))
    assert [(row.reader.slug, bool(row.guidance), bool(row.outline)) for row in rows] == [
        ("tap-the-lanh-dao", True, True),
        ("dang-vien", True, True),
        ("lanh-dao-quan-ly", True, True),
        ("cong-chuc", True, True),
    ]
    assert [[status.form.id for status in row.forms] for row in rows] == [["M-01"], ["M-02A"], [], []]
    assert [[status.form.id for status in row.unassigned] for row in rows] == [[], [], ["M-02A"], ["M-02A"]]
    assert rows[1].forms[0].href == "bieu-mau/mau-02a.docx"


def test_the_timeline_goes_by_the_last_day_allowed_with_today_among_them():
    days = plan.days(example.agency(), example.CYCLE)
    assert [(day.day.day, len(day.entries), day.past, day.today) for day in days] == [
        (25, 2, True, False),
        (27, 1, True, False),
        (6, 0, False, True),
        (14, 1, False, False),
    ]


def test_tasks_say_weekday_wording_and_the_last_working_day():
    body = text(plan.tasks(example.agency(), example.CYCLE).body)
    assert "25/11/2022 Thứ Sáu Chậm nhất thứ Sáu, ngày 25/11/2022 đã qua Kiểm điểm tập thể" in body
    last = "ngày làm việc cuối cùng là thứ Sáu, ngày 25/11/2022."
    assert f"Chủ nhật, ngày 27/11/2022 không phải ngày làm việc; {last}" in body
    assert "Hạn của cá nhân đến trước hạn của tập thể. Mục III.2, III.1" in body
    assert body.index("Gửi trước bản kiểm điểm cá nhân") < body.index("Thành lập Hội đồng thẩm định")


def test_every_task_stands_once():
    body = plan.tasks(example.agency(), example.CYCLE).body
    assert [body.count(f">{task.name}<") for task in example.CYCLE.tasks] == [1] * len(example.CYCLE.tasks)


def test_places_say_where_the_plan_is_silent():
    body = text(plan.places(example.CYCLE).body)
    assert "Công chức không là đảng viên kế hoạch không nêu" in body
    assert body.count("Lãnh đạo, quản lý") == 1


def test_a_form_is_offered_only_when_its_file_is_there():
    without = forms.page(example.CYCLE, (), NO_FILES).body
    assert "download" not in without and without.count("chưa có tệp mẫu") == 3
    with_file = forms.page(example.CYCLE, (), frozenset({"mau-02a.docx"})).body
    assert 'href="bieu-mau/mau-02a.docx" download' in with_file and "Hiện còn 1 trên 2 mẫu" in with_file


OFFERED = frozenset({"mau-01.docx", "mau-so-01.pdf", "mau-02a.docx"})


def test_every_file_of_a_form_is_offered_wherever_the_form_is_named():
    view, content = example.agency(), example.content()
    made = {item.path: item.body for item in example.composed(view, content, OFFERED)}
    hrefs = {path: set(re.findall(r'href="([^"]+)" download', body)) for path, body in made.items()}
    all_files = {f"bieu-mau/{name}" for name in OFFERED}
    assert hrefs["2022/bieu-mau.md"] == hrefs["2022/index.md"] == hrefs["2022/tai-ve.md"] == all_files
    assert hrefs["2022/huong-dan/tap-the-lanh-dao.md"] == {
        "../bieu-mau/mau-01.docx",
        "../bieu-mau/mau-so-01.pdf",
    }
    assert hrefs["2022/huong-dan/cong-chuc.md"] == {"../bieu-mau/mau-02a.docx"}
    assert "chưa có tệp mẫu" not in made["2022/index.md"] + made["2022/bieu-mau.md"].partition("</p>")[2]


def test_guidance_says_nothing_of_files_while_there_is_none():
    made = {item.path: item.body for item in example.composed(example.agency(), example.content())}
    assert "Biểu mẫu để tải" not in "".join(made.values())


def test_bases_show_validity_and_each_issued_document_once():
    body = text(plan.bases(example.CYCLE).body)
    assert "129/QĐ-BDT" in body and "có hiệu lực" in body
    assert [document.id for document in example.CYCLE.issued] == [
        "KH-99",
        "QD-XL",
        "QD-CK",
        "TB-142",
    ]


def test_the_schedule_gives_hour_place_chair_and_attendance():
    body = text(plan.schedule(example.CYCLE).body)
    assert "Thứ Năm, 24/11/2022" in body
    assert (
        "07 giờ 30 Hội nghị kiểm điểm tập thể lãnh đạo Ban Phòng họp số 1 Trưởng ban Các thành viên" in body
    )


def test_results_keep_the_order_given_and_count_nothing_by_unit():
    page = results.page(example.agency(), example.CYCLE)
    names = re.findall(r'scope="row" class="ck-col-name"[^>]*>([^<]+)<', page.body)
    assert names == [person.name for person in example.PEOPLE]
    assert page.body.count("data-congkhai-group") == 2 and page.named


def test_results_before_any_decision():
    view = replace(example.agency(), cycles=(replace(example.CYCLE, results=None),))
    page = results.page(view, view.newest)
    assert "chưa có kết quả" in page.body and not page.named


@pytest.mark.parametrize("audience", [Audience.PORTAL, Audience.AGENCY])
def test_a_list_whose_days_are_over_is_not_told_as_one_that_nobody_ordered(audience):
    view = example.agency(audience)
    shown = view.newest.results
    assert shown is not None and shown.ordered is not None
    over = replace(shown, people=(), named=False, basis=None, ordered=replace(shown.ordered, names=True))
    cycle = replace(view.newest, results=over)
    said = text(results.page(replace(view, cycles=(cycle,)), cycle).body)
    assert "Danh sách có tên đã hết thời hạn công khai ngày 04/01/2023" in said
    assert "Chưa có văn bản quyết định" not in said


def test_the_portal_says_why_there_is_no_list():
    view = example.unnamed(example.agency(Audience.PORTAL))
    page = results.page(view, view.newest)
    assert "chỉ đăng số tổng hợp" in page.body and "data-congkhai-filter" not in page.body


def test_too_few_rated_show_no_number():
    totals = replace(example.RESULTS.totals, rows=(), total=None, not_rated=None, note="")
    cycle = replace(example.CYCLE, results=replace(example.RESULTS, totals=totals))
    body = results.page(replace(example.agency(), cycles=(cycle,)), cycle).body
    assert "<svg" not in body and "không in số tổng hợp" in body


def test_the_longest_bar_fills_the_width_and_none_is_empty_unless_zero():
    bars = results.bars(example.RESULTS.totals)
    assert [bar.length for bar in bars] == [75, 320, 64, 0]
    assert [bar.top for bar in bars] == [0, 52, 104, 156]


def test_a_long_title_of_the_chart_goes_on_below_and_moves_what_follows():
    rows = example.RESULTS.totals.rows
    long = replace(rows[0], title="Hoàn thành xuất sắc nhiệm vụ và Hoàn thành tốt nhiệm vụ")
    first, second, *_ = results.bars(replace(example.RESULTS.totals, rows=(long, *rows[1:])))
    assert " ".join(first.lines) == long.title
    assert len(first.lines) == 2 and max(map(len, first.lines)) <= results.LETTERS
    assert second.top == first.bottom == results.ROW + results.LINE


def test_the_chart_says_its_numbers_in_words():
    body = results.page(example.agency(), example.CYCLE).body
    assert "Hoàn thành tốt nhiệm vụ: 30 người, 69,8%;" in body and 'role="img"' in body


def test_outlines_are_headed_exactly_so():
    pages = written.outlines(example.CYCLE, example.content())
    head = "# Dàn ý theo phụ lục Kế hoạch 99/KH-BDT, không phải mẫu chính thức {#dan-y}\n"
    assert [page.path for page in pages] == [
        "dan-y/tap-the-lanh-dao.md",
        "dan-y/dang-vien.md",
        "dan-y/lanh-dao-quan-ly.md",
        "dan-y/cong-chuc.md",
    ]
    assert all(page.body.startswith(head) for page in pages)


def test_the_leaders_outline_takes_the_party_members_part_first():
    pages = {page.path: page.body for page in written.outlines(example.CYCLE, example.content())}
    member, leader = pages["dan-y/dang-vien.md"], pages["dan-y/lanh-dao-quan-ly.md"]
    assert "27 biểu hiện" in member and "27 biểu hiện" in leader
    assert leader.index("27 biểu hiện") < leader.index("kê khai tài sản")


def test_the_dictionary_explains_values_and_who_may_see():
    body = text(lookup.dictionary(example.agency()).body)
    assert "Mã. Mã đơn vị. chữ phong phòng được đăng" in body
    assert "dùng chung cho năm 2022 và các năm sau" in body
    years = (replace(example.CYCLE, year=2023), example.CYCLE)
    both = text(lookup.dictionary(replace(example.agency(), cycles=years)).body)
    assert "dùng chung cho các năm 2023, 2022" in both


def test_the_catalogue_has_an_ellipsis_where_a_fact_will_stand():
    body = lookup.catalogue(example.TOLD).body
    assert "Số phiếu (…) lớn hơn." in body and "Xem lại …<" in body and 'id="phieu-vuot"' in body


def test_the_catalogue_tells_of_a_rule_when_it_holds_and_how_it_passes_and_fails():
    body = lookup.catalogue(example.TOLD).body
    assert '<a href="#quy-tac-phieu-khop">Phiếu khớp với số người có mặt</a>' in body
    said = text(body)
    assert "Đạt Có mặt 6 người, phát 6 phiếu: đúng. Không đạt Có mặt 6 người, phát 7 phiếu: lỗi." in said
    assert "2022 kỳ hiện nay lỗi Kế hoạch 99/KH-BDT, IV.3 đã đối chiếu" in said


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"on": False}, "đã tắt"),
        ({"compared": False, "severity": "cảnh báo"}, "cảnh báo Kế hoạch 99/KH-BDT, IV.3 chưa đối chiếu"),
        ({"source": ""}, "lỗi chưa ghi văn bản"),
    ],
)
def test_the_catalogue_says_of_a_row_whether_it_is_on_and_compared(changes, line):
    rule = replace(example.VOTES_RULE, held=(replace(example.HELD, **changes),))
    assert line in text(lookup.catalogue(replace(example.TOLD, rules=(rule,))).body)


def test_the_catalogue_says_where_a_rule_has_no_row():
    bare = replace(example.VOTES_RULE, held=())
    assert "chưa có dòng nào" in text(lookup.catalogue(replace(example.TOLD, rules=(bare,))).body)
    always = replace(bare, always=True)
    assert "Luôn chạy" in text(lookup.catalogue(replace(example.TOLD, rules=(always,))).body)


def test_a_kind_gentler_than_its_rule_says_so():
    gentle = replace(example.VOTES, severity="thông tin")
    rule = replace(example.VOTES_RULE, kinds=(gentle,))
    assert "Mức độ: thông tin" in text(lookup.catalogue(replace(example.TOLD, rules=(rule,))).body)
    assert "Mức độ: lỗi" not in text(lookup.catalogue(example.TOLD).body)


@pytest.mark.parametrize(
    "line, said",
    [
        ("<!-- congkhai: can-cu -->", "Văn bản số 129/QĐ-BDT"),
        ("<!-- congkhai: noi-kiem-diem-tap-the -->", "Tập thể lãnh đạo Ban"),
        ("<!-- congkhai: noi-kiem-diem-ca-nhan -->", "Chi bộ nơi sinh hoạt"),
        ("<!-- congkhai: cong-viec IV.1 -->", "Thành lập Hội đồng thẩm định"),
        ("<!-- congkhai: bieu-mau -->", "chưa có tệp mẫu"),
        ("<!-- congkhai: noi-nhan -->", "Sở Nội vụ"),
        ("<!--congkhai: nguoi-ky-->", "Nguyễn Văn Mẫu"),
    ],
)
def test_a_directive_is_replaced_by_what_the_rows_say(line, said):
    body = written.expand(f"Trước.\n\n{line}\n\nSau.", example.CYCLE, NO_FILES, "../")
    assert said in body and "congkhai:" not in body and body.startswith("Trước.") and body.endswith("Sau.")


def test_tasks_of_a_clause_are_those_below_it_and_no_other():
    body = written.expand("<!-- congkhai: cong-viec II.4 -->", example.CYCLE, NO_FILES, "")
    assert "Gửi trước bản kiểm điểm cá nhân" in body and "Làm bản tự kiểm điểm" in body
    other = written.expand("<!-- congkhai: cong-viec I -->", example.CYCLE, NO_FILES, "")
    assert "Không có việc nào" in other


def test_the_front_page_has_no_column_of_outlines_where_there_is_none():
    content = example.content()
    mark = "<!-- dan-y -->"
    assert any(mark in page.body for page in content)
    without = tuple(replace(page, body=page.body.replace(mark, "")) for page in content)
    view = example.agency(Audience.PORTAL)
    assert "Dàn ý để in" in front(view, content).body and "Dàn ý để in" not in front(view, without).body


def test_the_plans_page_is_a_draft_by_the_rows_whatever_it_calls_itself():
    content = tuple(page for page in example.content() if page.path == written.PLAN)
    assert content and written.STANDING not in content[0].body
    plan = example.CYCLE.plan
    assert plan is not None
    (issued,) = written.pages(example.CYCLE, content, NO_FILES)
    assert "99/KH-BDT" in issued.title and "ự thảo" not in issued.title + issued.body
    draft = replace(example.CYCLE, plan=replace(plan, number=""))
    (page,) = written.pages(draft, content, NO_FILES)
    assert page.title == page.label == f"Kế hoạch năm {draft.year} (dự thảo)"
    assert page.body.startswith('<p class="ck-lead">Dự thảo để cơ quan soát')
    (page,) = written.pages(replace(example.CYCLE, unconfirmed=3), content, NO_FILES)
    assert "Còn 3 dòng của kế hoạch là dự thảo" in page.body
    unissued = replace(example.CYCLE, plan=None, pending=("plan", "tasks"))
    assert written.shown(content, Audience.PORTAL, unissued) == ()
    # A year that names no plan has none that could be a draft.
    assert written.shown(content, Audience.PORTAL, replace(unissued, pending=())) == content
    assert written.shown(content, Audience.AGENCY, unissued) == content


def test_until_the_plan_is_public_other_pages_name_it_without_leading_there():
    page = next(page for page in example.content() if page.path == "huong-dan/dang-vien.md")
    said = "Xem [kế hoạch](../ke-hoach.md#ii-4) và [mục II](../ke-hoach.md), [biểu mẫu](../bieu-mau.md)."
    content = (replace(page, body=said),)
    unissued = replace(example.CYCLE, plan=None, pending=("plan",))
    (shown,) = written.shown(content, Audience.PORTAL, unissued)
    assert shown.body == "Xem kế hoạch và mục II, [biểu mẫu](../bieu-mau.md)."
    assert written.shown(content, Audience.PORTAL, example.CYCLE) == content


@pytest.mark.parametrize(
    ("sections", "left"),
    [
        ("", []),
        ("III", [""]),
        ("III.1 III.10", ["III.2; Điều 9", ""]),
        ("II", ["III.1", "III.2; Điều 9", "III.10.a", ""]),
    ],
)
def test_tasks_for_which_the_plans_page_has_no_place_are_told(sections, left):
    (plans_page,) = (page for page in example.content() if page.path == written.PLAN)
    lines = (f"<!-- congkhai: cong-viec {section} -->" for section in sections.split())
    page = replace(plans_page, body="\n\n".join(("Chữ.", *lines)))
    cells = [Place(value=text) for text in ("III.1", "III.2; Điều 9", "III.10.a", "")]
    found = [*written.unprinted(page, cells, 2022, "content/ke-hoach.md")]
    assert [cell.value for finding in found for cell in (finding.place, *finding.also)] == left


def test_links_of_a_directive_lead_to_the_top_folder():
    body = written.expand("<!-- congkhai: bieu-mau -->", example.CYCLE, NO_FILES, "../")
    assert 'href="../bieu-mau.html#mau-m-01"' in body
