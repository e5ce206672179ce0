"""What the clerk goes through before the announcement is signed and before it is posted."""

from congkhai.announcement.notice import Notice
from congkhai.announcement.print_view import INSIDE_VIEW, PRINT_VIEW
from congkhai.announcement.wording import INSIDE_MARK, address, brief
from congkhai.text.dates import long_date, short_date
from congkhai.text.phrases import SAMPLE

_BOX = "[ ] "


def checklist(portal: Notice, inside: Notice | None) -> str:
    """The list as plain text: what the register says now, then boxes to tick by hand.

    `inside` is what the paper for the agency's own staff says, None where there is no such paper.
    """
    parts = (
        ("", [SAMPLE, "Không đăng thư mục minh hoạ lên trang thật."] if portal.sample else []),
        ("DANH MỤC KIỂM TRA TRƯỚC KHI KÝ VÀ ĐĂNG", [portal.subject]),
        ("I. VĂN BẢN", _document(portal)),
        ("II. NỘI DUNG", _content(portal, inside)),
        ("III. ĐĂNG LÊN TRANG THÔNG TIN ĐIỆN TỬ", _posting(portal, inside)),
        ("IV. NIÊM YẾT, GỬI TRONG CƠ QUAN", _within(inside)),
        ("V. SAU KHI ĐĂNG", _afterwards(portal, inside)),
    )
    return "\n".join("\n".join([*([head] if head else []), *lines, ""]) for head, lines in parts if lines)


def _document(notice: Notice) -> list[str]:
    document = notice.document
    if document is None:
        state = "Chưa ban hành: số, ngày, người ký để trống, điền khi ký và vào sổ."
    elif not (document.number and document.issued and document.signer):
        state = f"Đã ghi sổ: {brief(document)}, nhưng còn thiếu số, ngày hoặc người ký; đối chiếu với sổ."
    else:
        state = f"Đã ghi sổ: {brief(document)}, người ký: {document.signer}."
    return [
        f"- {state}",
        f"{_BOX}Số, ngày, chức vụ và họ tên người ký trên bản in đúng với sổ văn bản đi.",
        f"{_BOX}Các căn cứ đúng số, ngày, cơ quan ban hành.",
        f"{_BOX}Nơi nhận trên bản in lấy theo nơi nhận của kế hoạch; sửa lại nếu thông báo gửi nơi khác.",
    ]


def _content(portal: Notice, inside: Notice | None) -> list[str]:
    return [
        f"- Cho trang thông tin điện tử (manh-dan-cong.html, {PRINT_VIEW}): {_names(portal)}",
        f"- Bản nội bộ ({INSIDE_VIEW}): {_names(inside)}" if inside else "- Không có bản nội bộ riêng.",
        *(
            []
            if portal.petitions
            else ["- Chưa ghi nơi nhận kiến nghị (bảng Thông báo công khai, ô ‘Kiến nghị gửi’)."]
        ),
        f"{_BOX}Số liệu ở bảng tổng hợp khớp với quyết định xếp loại.",
        f"{_BOX}Không có điểm, số phiếu, ý kiến nhận xét, lý do không xếp loại, thông tin đảng viên.",
    ]


def _names(notice: Notice) -> str:
    results = notice.results
    what = "có danh sách họ tên" if notice.groups else "chỉ có số tổng hợp, không có họ tên cá nhân"
    by = (
        f", theo {brief(results.basis)}"
        if results.basis
        else "; ngày này không có văn bản nào cho đăng họ tên"
    )
    days = ""
    if results.starts and results.ends:
        days = f"; từ ngày {short_date(results.starts)} đến hết ngày {short_date(results.ends)}"
    return f"{what}{by}{days}."


def _posting(notice: Notice, inside: Notice | None) -> list[str]:
    base = address(notice.office)
    links = (
        f"- Liên kết trong mảnh dán trỏ về {base}"
        if base
        else "- Chưa ghi ‘Địa chỉ trang thông tin’ ở bảng Cơ quan: mảnh dán không có liên kết."
    )
    blanks = (
        "Điền số, ngày vào chỗ có dấu …… ở mảnh dán và phần tóm tắt; ghi họ tên người ký ở cuối mảnh dán."
    )
    return [
        links,
        *([] if notice.document else [f"{_BOX}{blanks}"]),
        f"{_BOX}Tiêu đề, tóm tắt: chép từ tệp tieu-de-va-tom-tat.txt.",
        f"{_BOX}Nội dung: mở manh-dan-cong.html bằng Notepad, chép toàn bộ, dán vào ô mã nguồn HTML.",
        f"{_BOX}Đính kèm: bản đã ký (PDF) của {PRINT_VIEW}; tên tệp không dấu, không có khoảng trắng.",
        *([f"{_BOX}KHÔNG đính kèm bản nội bộ lên cổng ({INSIDE_VIEW})."] if inside else []),
        *([f"{_BOX}Mở từng liên kết, trang nào cũng hiện."] if base else []),
        *([f"{_BOX}Chọn không cho máy tìm kiếm lập chỉ mục bài này."] if notice.groups else []),
    ]


def _within(inside: Notice | None) -> list[str]:
    if inside is None:
        return []
    return [
        f"{_BOX}Niêm yết tại trụ sở, gửi các phòng: {INSIDE_VIEW}. KHÔNG đính kèm bản nội bộ lên cổng.",
        f"{_BOX}Trang nào của bản nội bộ cũng có dòng “{INSIDE_MARK}”.",
        f"{_BOX}Nơi nhận của bản nội bộ chỉ gồm các nơi trong cơ quan.",
    ]


def _afterwards(portal: Notice, inside: Notice | None) -> list[str]:
    ends = portal.results.ends
    down = "gỡ danh sách họ tên khỏi bài, gỡ cả bản đính kèm có danh sách."
    until = inside.results.ends if inside else None
    return [
        f"{_BOX}Xem lại bài trên máy tính và trên điện thoại: bảng đủ dòng, đủ viền.",
        *([f"{_BOX}Hết {long_date(ends)}: {down}"] if ends and portal.groups else []),
        *([f"{_BOX}Hết {long_date(until)}: gỡ bản nội bộ đã niêm yết."] if until else []),
        f"{_BOX}Khi có sai sót về nội dung: ban hành thông báo thay thế, không sửa trên bài đã đăng.",
    ]
