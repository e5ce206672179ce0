"""What keeps something from being received, beside the answers themselves."""

from congkhai.findings import Kind, Severity

CYCLE_UNKNOWN = Kind(
    code="nop-sai-nam",
    message="Biểu mẫu này của kỳ “{cycle}”, gói dữ liệu không có kỳ ấy.",
    remedy="Dùng biểu mẫu của năm đang làm; lấy lại từ trang nộp hồ sơ hoặc từ bộ phận tổ chức.",
)
FORM_UNKNOWN = Kind(
    code="nop-sai-mau",
    message="Năm {year} không có biểu mẫu nào mang mã “{form}” để điền trên máy.",
    remedy="Lấy lại đúng biểu mẫu từ trang nộp hồ sơ hoặc từ bộ phận tổ chức.",
)
VERSION_OLD = Kind(
    code="nop-mau-cu",
    message="Biểu mẫu “{form}” đã được cơ quan sửa sau khi tệp này được phát ra.",
    remedy="Lấy lại tệp mẫu mới rồi chép các câu trả lời sang.",
)
FORM_FAULTY = Kind(
    code="nop-mau-co-loi",
    message="Biểu mẫu “{form}” của cơ quan đang có lỗi, nên chưa phát và chưa nhận được.",
    remedy="Chạy congkhai check để xem từng lỗi tại dòng của nó rồi sửa; biểu mẫu khác vẫn nộp bình thường.",
)
PART_UNKNOWN = Kind(
    code="nop-phan-khong-co",
    message="Biểu mẫu “{form}” không có phần nào của {whose}.",
    remedy="Lấy lại tệp mẫu từ trang nộp hồ sơ hoặc từ bộ phận tổ chức; không sửa phần thông tin điền sẵn.",
)
SUBJECT_UNKNOWN = Kind(
    code="nop-cho-ai-khong-ro",
    message="Không có người, tập thể hay cuộc họp nào mang mã “{subject}”.",
    remedy="Lấy lại tệp mẫu của đúng người, đúng đơn vị; không sửa phần thông tin điền sẵn.",
)
NOT_THEIR_FORM = Kind(
    code="nop-mau-khong-phai-cua-minh",
    message="“{name}” không phải lập biểu mẫu “{form}”: mẫu này dành cho {authors}.",
    remedy="Dùng biểu mẫu đúng với chức vụ, đơn vị; còn băn khoăn thì hỏi bộ phận tổ chức.",
)
PERIOD_UNKNOWN = Kind(
    code="nop-sai-ky",
    message="Biểu mẫu “{form}” của “{name}” ghi kỳ “{period}”, trong năm {year} không có kỳ ấy để nộp.",
    remedy="Chọn đúng tháng, quý mà người ấy có làm việc tại cơ quan.",
)
WHOSE_UNCLEAR = Kind(
    code="nop-khong-ro-cua-ai",
    message="Phiếu ghi {what} là “{told}”, không rõ là {whom} nào của cơ quan.",
    remedy="Ghi lại đủ và đúng như trong danh sách của cơ quan; có người trùng tên thì ghi mã.",
)
NOT_BEGUN = Kind(
    code="nop-truoc-ky",
    message="{period} chưa bắt đầu nên chưa nộp được biểu mẫu “{form}”.",
    remedy="Nộp khi kỳ ấy đã bắt đầu, tốt nhất là sau khi hết kỳ.",
)
TOO_LATE = Kind(
    code="nop-qua-han",
    message="Hạn nộp “{form}” là {last}; cơ quan không nhận sau hạn.",
    remedy="Liên hệ bộ phận tổ chức; cơ quan quyết định có nhận hay không.",
)
LATE = Kind(
    code="nop-muon",
    message="Hạn nộp “{form}” là {last}, bản này nộp muộn.",
    remedy="Vẫn được nhận; nêu lý do nộp muộn với bộ phận tổ chức.",
    severity=Severity.WARNING,
)
DECIDED_ALREADY = Kind(
    code="nop-khi-da-quyet-dinh",
    message="Đã có quyết định xếp loại của “{name}”, nên không nhận thêm biểu mẫu “{form}”.",
    remedy="Có ý kiến về kết quả thì gửi kiến nghị; phát hiện sai thì báo bộ phận tổ chức.",
)
SCORE_FINAL = Kind(
    code="nop-khi-diem-da-chinh-thuc",
    message="{period} của “{name}” đã có điểm chính thức{score} trong bảng Điểm theo dõi, đánh giá.",
    remedy="Nếu phải lấy theo phiếu này thì cơ quan sửa điểm kỳ ấy trong bảng về tạm tính, rồi nộp lại.",
)
SCORE_CHANGED = Kind(
    code="nop-doi-diem-chinh-thuc",
    message="Điểm chính thức {period} của “{name}” đổi từ {before} thành {after}.",
    remedy="Xem lại bản trước và bản này; nếu không phải đổi thì báo người nộp gửi lại bản đúng.",
    severity=Severity.WARNING,
)
NOTHING_DECIDED = Kind(
    code="nop-kien-nghi-khi-chua-quyet-dinh",
    message="Chưa có quyết định xếp loại của “{name}” để gửi “{form}”.",
    remedy="Vẫn được nhận; cần ghi rõ kiến nghị về điểm hay kết quả nào, bộ phận tổ chức sẽ hỏi lại.",
    severity=Severity.WARNING,
)
NOTHING_TO_CONTEST = Kind(
    code="nop-kien-nghi-chua-co-ket-qua",
    message="Năm {year} chưa có điểm hay kết quả xếp loại nào của “{name}” để có “{form}”.",
    remedy="Nộp sau khi có kết quả; đã nhận thông báo kết quả thì báo bộ phận tổ chức ghi kết quả vào bảng "
    "Xếp loại cá nhân rồi nộp lại.",
)
ANSWERED_BEFORE = Kind(
    code="nop-tra-loi-truoc-kien-nghi",
    message="Mục ‘{label}’ ghi ngày {day}, trước ngày nhận kiến nghị là {received}.",
    remedy="Sửa lại ngày; đơn bản giấy đã nhận sớm hơn thì cơ quan chấp nhận phần kiến nghị, sửa ngày nhận "
    "trong bảng Kiến nghị, rồi nộp lại phần này.",
)
ANSWERED_AHEAD = Kind(
    code="nop-tra-loi-ngay-chua-toi",
    message="Mục ‘{label}’ ghi ngày {day}, là ngày chưa tới.",
    remedy="Ghi ngày đã làm xong việc ấy, muộn nhất là hôm nay.",
)
DECISION_AFTER = Kind(
    code="nop-quyet-dinh-sau-tra-loi",
    message="Mục ‘{label}’ ghi ngày {day}, sau ngày giải quyết kiến nghị là {answered}.",
    remedy="Sửa lại một trong hai ngày; chưa ban hành quyết định mới thì để trống số và ngày quyết định.",
)
DECISION_NOT_NEW = Kind(
    code="nop-quyet-dinh-khong-moi",
    message="Quyết định số {number} ngày {day} không phải quyết định mới sau kiến nghị nhận ngày {received}.",
    remedy="Ghi số, ngày của quyết định ban hành sau kiến nghị; chưa có quyết định ấy thì để trống.",
)
DECISION_DAY = Kind(
    code="nop-quyet-dinh-khac-ngay",
    message="Mục ‘{label}’ ghi ngày {day}, bảng Văn bản ghi quyết định số {number} ban hành ngày {issued}.",
    remedy="Xem lại quyết định rồi sửa ngày ở mục này; bảng Văn bản sai thì báo bộ phận tổ chức sửa.",
)
DECISION_UNLISTED = Kind(
    code="nop-quyet-dinh-chua-co-trong-bang",
    message="Bảng Văn bản chưa có quyết định số {number} ngày {day}.",
    remedy="Bộ phận tổ chức thêm quyết định ấy vào bảng Văn bản rồi mới chấp nhận được.",
    severity=Severity.WARNING,
)
DECISION_UNNAMED = Kind(
    code="nop-tra-loi-thieu-quyet-dinh",
    message="Kết quả của “{name}” đã đổi bằng Quyết định số {number} ngày {day}, mục ‘{label}’ còn để trống.",
    remedy="Ghi số, ngày của quyết định ấy.",
)
DECISION_TO_COME = Kind(
    code="nop-tra-loi-cho-quyet-dinh",
    message="Trả lời là thay đổi kết quả của “{name}” mà chưa ghi quyết định mới.",
    remedy="Vẫn được nhận; kết quả chỉ đổi khi có quyết định mới. Ban hành xong thì nộp lại phần này có ghi "
    "số, ngày quyết định.",
    severity=Severity.WARNING,
)
UNPROVED_VERSION = Kind(
    code="nop-thay-ban-da-ro-nguoi",
    message="Bản này thay bản {receipt} do chính “{by}” nộp, mà bản này là tệp, không rõ ai nộp.",
    remedy="Hỏi lại “{by}”; nếu không phải của người ấy thì trả lại và đề nghị nộp lại bản đúng.",
    severity=Severity.WARNING,
)
NEW_VERSION = Kind(
    code="nop-lai",
    message="“{form}” của “{name}” đã nộp trước đó ({receipt}); bản này thay bản trước.",
    remedy="Không phải làm gì thêm; bản trước vẫn được giữ.",
    severity=Severity.INFO,
)
RATED_SINCE = Kind(
    code="nop-bien-ban-sau-quyet-dinh",
    message="Đã có quyết định xếp loại của {names}, mà “{form}” của “{name}” vẫn có biểu quyết, đề xuất.",
    remedy="Quyết định giữ nguyên; biên bản được thông qua thì bảng lấy biểu quyết, đề xuất của biên bản.",
    severity=Severity.WARNING,
)
NOT_ADOPTED = Kind(
    code="nop-chua-thong-qua",
    message="“{form}” của “{name}” ghi là chưa được thông qua; không kết quả nào trong đó vào các bảng.",
    remedy="Bản này chỉ có tên trong sổ hồ sơ; khi đã thông qua thì người chủ trì nộp lại phần của mình.",
    severity=Severity.WARNING,
)
PART_BEHIND = Kind(
    code="nop-phan-sau-theo-ban-truoc",
    message="Phần của {whose} trong “{form}” của “{name}” đã ghi theo bản trước của phần này.",
    remedy="Đề nghị {whose} xem bản mới rồi nộp lại phần của mình; các bảng vẫn theo bản trước cho đến khi "
    "phần ấy được chấp nhận.",
    severity=Severity.WARNING,
)
PART_TOO_SOON = Kind(
    code="nop-phan-sau-truoc",
    message="Chưa có phần của {before}, nên chưa điền được phần của {whose}.",
    remedy="Chờ {before} nộp phần của mình.",
)
PART_CHANGED = Kind(
    code="nop-phan-truoc-da-doi",
    message="Phần của {before} đã được nộp lại sau khi bản này được mở ra.",
    remedy="Mở lại biểu mẫu, xem phần trước rồi điền và nộp lại.",
)
NOT_THE_WRITER = Kind(
    code="nop-phan-cua-nguoi-khac",
    message="Phần này của biểu mẫu “{form}” là phần của {whose}.",
    remedy="Chỉ người ấy điền được; cơ quan nhập thay từ bản giấy có chữ ký thì đánh dấu là bản giấy.",
)
