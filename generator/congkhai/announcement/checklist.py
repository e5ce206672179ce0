"""What the clerk goes through before the announcement is signed and before it is posted."""

from congkhai.announcement.notice import Notice
from congkhai.announcement.wording import SAMPLE_MARK, address, brief
from congkhai.text.dates import long_date, short_date

_BOX = "[ ] "


def checklist(portal: Notice, paper: Notice) -> str:
    """The list as plain text: what the register says now, then boxes to tick by hand."""
    parts = (
        ("", [SAMPLE_MARK, "Không đăng thư mục minh hoạ lên trang thật."] if portal.sample else []),
        ("DANH MỤC KIỂM TRA TRƯỚC KHI KÝ VÀ ĐĂNG", [portal.subject]),
        ("I. VĂN BẢN", _document(paper)),
        ("II. NỘI DUNG", _content(portal, paper)),
        ("III. ĐĂNG LÊN TRANG THÔNG TIN ĐIỆN TỬ", _posting(portal)),
        ("IV. SAU KHI ĐĂNG", _afterwards(portal)),
    )
    return "\n".join("\n".join([*([head] if head else []), *lines, ""]) for head, lines in parts if lines)


def _document(notice: Notice) -> list[str]:
    document = notice.document
    if document is None:
        state = "Chưa ban hành: số, ngày, người ký trên bản in để trống, điền khi ký và vào sổ."
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


def _content(portal: Notice, paper: Notice) -> list[str]:
    return [
        f"- Trên trang thông tin điện tử: {_names(portal)}",
        f"- Trên bản in: {_names(paper)}",
        *([] if portal.petitions else ["- Chưa ghi nơi nhận kiến nghị (cột kien_nghi_gui, bảng thong_bao)."]),
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


def _posting(notice: Notice) -> list[str]:
    base = address(notice.office)
    links = (
        f"- Liên kết trong mảnh dán trỏ về {base}"
        if base
        else "- Chưa cấu hình địa chỉ trang (cột dia_chi_cong, bảng co_quan): mảnh dán không có liên kết."
    )
    return [
        links,
        f"{_BOX}Tiêu đề, tóm tắt: chép từ tệp tieu-de-va-tom-tat.txt.",
        f"{_BOX}Nội dung: mở manh-dan-cong.html bằng Notepad, chép toàn bộ, dán vào ô mã nguồn HTML.",
        f"{_BOX}Đính kèm bản đã ký (PDF); tên tệp không dấu, không có khoảng trắng.",
        *([f"{_BOX}Mở từng liên kết, trang nào cũng hiện."] if base else []),
        *([f"{_BOX}Chọn không cho máy tìm kiếm lập chỉ mục bài này."] if notice.groups else []),
    ]


def _afterwards(notice: Notice) -> list[str]:
    ends = notice.results.ends
    down = f"{_BOX}Hết {long_date(ends)}: gỡ danh sách họ tên khỏi bài." if ends and notice.groups else ""
    return [
        f"{_BOX}Xem lại bài trên máy tính và trên điện thoại: bảng đủ dòng, đủ viền.",
        *([down] if down else []),
        f"{_BOX}Khi có sai sót về nội dung: ban hành thông báo thay thế, không sửa trên bài đã đăng.",
    ]
