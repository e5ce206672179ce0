"""The printed form: every part that is asked, the heading of papers, both places to sign, no promise."""

import re

import pytest

from congkhai.forms.posted import legible, together
from congkhai.forms.printed import printed
from congkhai.text.phrases import SAMPLE
from congkhai.value import replace
from tests.forms.blanks import PEOPLE, blanks, filled
from tests.forms.reading import read


def paper(name: str) -> str:
    part = blanks()[name]
    answers = legible(part.definition, filled(part.definition, part.head.writer, part.known))
    return printed(part, answers, (("Số biên nhận", "BN-2026-0007"),))


@pytest.mark.parametrize("name", tuple(blanks()))
def test_every_paper_has_its_heading_its_answers_and_its_places_to_sign(name):
    part, page = blanks()[name], read(paper(name))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in page.text
    assert part.office.upper() in page.text and page.text.count("(Ký tên, ghi rõ họ tên)") == 2
    assert "BN-2026-0007" in page.text and "script" not in page.tags
    known = together(part.definition, part.known, {})
    texts = [held for held in known.values() if isinstance(held, str) and len(held) > 12]
    shown = page.text.upper()
    assert [one for one in texts if " ".join(one.split()).upper() not in shown] == []
    for word in ("thay chữ ký", "thay cho chữ ký", "có giá trị như"):
        assert word not in page.text


def test_the_monthly_form_is_laid_out_as_the_law_has_it():
    text = read(paper("2026-M-335-01-nguoi_lap-lanh-dao")).text
    order = (
        "Mẫu số 01",
        "PHIẾU THEO DÕI, ĐÁNH GIÁ CÔNG CHỨC (Kỳ theo dõi, đánh giá: tháng 3 năm 2026)",
        "Họ và tên: Lò Thị Ánh Chức vụ, chức danh: Chuyên viên Đơn vị công tác: Phòng Chính sách dân tộc",
        "I. Kết quả theo dõi, đánh giá theo tiêu chí chung",
        "TT Tiêu chí chấm điểm Điểm tối đa Điểm do cá nhân tự chấm (1) (2) (3) (4)",
        "I Phẩm chất chính trị, phẩm chất đạo đức, văn hóa thực thi công vụ và ý thức",
        "kỷ cương trong thực thi công vụ 10 5 1 Phẩm chất chính trị",
        "2 Ý thức kỷ luật, kỷ cương trong thực thi công vụ 5 2,5 II Năng lực chuyên môn",
        "Tổng cộng 30 25",
        "II. Tổng hợp kết quả theo dõi, đánh giá công chức 1. Điểm tiêu chí chung: 25",
        "TT Nội dung Kết quả a Số lượng (%) 100",
        "e Năng lực tập hợp, đoàn kết (%) 100",
        "3. Tổng điểm theo dõi, đánh giá công chức: 94,475",
        "6. Ý kiến nhận xét của cấp có thẩm quyền theo dõi, đánh giá",
        "CÔNG CHỨC TỰ ĐÁNH GIÁ",
        "CẤP CÓ THẨM QUYỀN THEO DÕI, ĐÁNH GIÁ",
    )
    places = [text.index(one) for one in order]
    assert places == sorted(places)
    assert "Năng lực tập hợp" not in read(paper("2026-M-335-01-nguoi_lap")).text


def test_the_yearly_form_has_boxes_to_mark():
    text = read(paper("2026-M-335-02-nguoi_lap")).text
    order = (
        "PHIẾU XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC Năm 2026",
        "Tháng Tổng điểm theo dõi, đánh giá Ghi chú",
        "Tháng 3 87 Nguyễn Thị Hoà Tổng điểm trung bình cả năm 88,5",
        "II. Công chức tự đánh giá, xếp loại chất lượng: ☒ Hoàn thành xuất sắc nhiệm vụ ☐ Hoàn thành tốt",
        "III. Kết quả xếp loại chất lượng của cấp có thẩm quyền: ☐ Hoàn thành xuất sắc nhiệm vụ ☐ Hoàn",
        "CÔNG CHỨC TỰ XẾP LOẠI",
    )
    places = [text.index(one) for one in order]
    assert places == sorted(places) and "STT" not in text


def test_sections_of_the_decree_s_forms_are_in_capitals_and_nothing_else_is():
    capitals = re.compile(r'class="(?:muc|nhan) chu-hoa">([^.]+)\.')
    assert capitals.findall(paper("2026-M-335-01-nguoi_lap")) == ["I", "II"]
    assert capitals.findall(paper("2026-M-335-02-nguoi_lap")) == ["I", "II", "III", "IV"]
    assert not any(
        "chu-hoa" in paper(name).partition("</style>")[2] for name in blanks() if "335" not in name
    )


def test_a_blank_paper_has_lines_to_write_on_and_no_number_that_nobody_gave():
    part = blanks()["2026-M-335-01-nguoi_lap-lanh-dao"]
    html = printed(part, {})
    text = read(html).text
    assert "văn hóa thực thi công vụ 5 2 Ý thức kỷ luật" in text
    assert "Tổng cộng 30 II." in text
    assert html.count('class="cho-ghi"') == 3 + 3 * 3


def test_a_sample_says_so_on_paper_and_nothing_else_does():
    part = blanks()["2026-M-335-01-nguoi_lap"]
    assert SAMPLE in printed(part, {}) and SAMPLE not in printed(replace(part, sample=False), {})


def minutes(**lists: int) -> str:
    """The minutes with so many of the rows that are laid out."""
    part = blanks()["2026-BB-HN-thu_ky"]
    fewer = {name: part.known[name][:count] for name, count in lists.items()}
    typed = filled(part.definition, part.head.writer, {**part.known, **fewer})
    return printed(replace(part, known={**part.known, **fewer}), legible(part.definition, typed))


def test_minutes_have_one_table_of_votes_and_a_heading_for_each_who_is_reviewed():
    html = paper("2026-BB-HN-thu_ky")
    text = read(html).text
    assert html.count("<table") == 2, "the votes and the receipt"
    assert html.count('<table class="bang nhieu-cot">') == 1
    assert "Mức đề xuất 1 Lò Thị Ánh 1 1 1 1 1 1 1 5 Hoàn thành xuất sắc nhiệm vụ 2 Hà Văn Quyết" in text
    for at, name in enumerate(PEOPLE, 1):
        assert f"{at}. {name} Chủ trì phần này" in text
    assert "Biên bản đã được thông qua tại cuộc họp: ☐ Có ☐ Không" in text
    assert "THƯ KÝ" in text and "CHỦ TRÌ" in text


def test_a_repeat_without_rows_and_an_answer_that_need_not_be_given_in_a_row_are_left_out():
    assert "Kiểm điểm từng người" in read(minutes(kiem_diem=1)).text
    assert "Kiểm điểm từng người" not in read(minutes(kiem_diem=0)).text
    assert "Kết quả biểu quyết" not in read(minutes(doi_tuong=0)).text
    blank = read(printed(blanks()["2026-BB-HN-thu_ky"], {})).text
    assert "1. Lò Thị Ánh Ý kiến nhận xét" in blank and "Chủ trì phần này" not in blank


def test_what_is_hidden_or_a_code_is_not_printed():
    text = read(paper("2026-BB-HN-thu_ky")).text
    assert "CB-01" not in text
    assert "Giữ chức vụ lãnh đạo, quản lý" not in read(paper("2026-M-335-01-nguoi_lap")).text
