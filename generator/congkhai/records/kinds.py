"""Faults that only show when rows are put together."""

from congkhai.findings import Kind, Severity

VALUE_MISSING = Kind(
    code="o-can-co-con-trong",
    message="Ô ‘{column}’ còn trống, mà thiếu ô này thì không dùng được dòng.",
    remedy="Ghi ô này theo hồ sơ gốc.",
)
VALUE_UNKNOWN = Kind(
    code="o-ghi-khong-hieu",
    message="Ô ‘{column}’ ghi “{value}”, chương trình không hiểu là gì hoặc không có dòng nào mang mã ấy.",
    remedy="Ghi lại ô này theo hồ sơ gốc, bằng một mã có trong bảng hoặc một giá trị nêu ở phần mô tả cột.",
)
LAID_OUT = Kind(
    code="dong-moi-lap-san",
    message="Dòng này mới được lập sẵn, ô ‘{column}’ còn trống, nên chưa được tính.",
    remedy="Khi việc đã diễn ra thì ghi ô này và các ô còn trống theo hồ sơ gốc; không dùng thì xoá dòng.",
    severity=Severity.INFO,
)
SUBJECT_UNCLEAR = Kind(
    code="doi-tuong-khong-ro",
    message="Dòng này phải ghi đúng một đối tượng: hoặc cột ‘Tập thể’, hoặc cột ‘Cá nhân’; hiện {state}.",
    remedy="Giữ lại một trong hai ô, xoá trắng ô kia.",
)
DUE_WITHOUT_DATE = Kind(
    code="han-thieu-ngay",
    message="Công việc “{task}” có loại hạn “{due}” nhưng chưa ghi ngày ở cột ‘Hạn như ghi’.",
    remedy="Ghi ngày như trong kế hoạch, hoặc chọn loại hạn “không ấn định ngày”.",
)
RELATIVE_WITHOUT_TASK = Kind(
    code="han-thieu-viec",
    message=(
        "Công việc “{task}” có hạn tính theo một việc khác nhưng thiếu cột ‘Trước việc’ "
        "hoặc ‘Số ngày làm việc’."
    ),
    remedy="Ghi mã công việc phải xong trước và số ngày làm việc.",
)
YEAR_TWICE = Kind(
    code="trung-nam",
    message="Năm {year} có hai kỳ đánh giá.",
    remedy="Mỗi năm chỉ để một dòng trong bảng Kỳ đánh giá.",
)
NO_CYCLE = Kind(
    code="chua-co-ky",
    message="Bảng Kỳ đánh giá chưa có dòng nào nên chưa có gì để đăng.",
    remedy="Ghi một dòng cho năm đánh giá.",
)
LEVELS_MISSING = Kind(
    code="chua-co-muc-xep-loai",
    message="Bảng Mức xếp loại chưa có dòng nào của bộ quy định “{rules}” mà kỳ năm {year} áp dụng.",
    remedy="Ghi các mức của bộ quy định này vào bảng Mức xếp loại, mỗi mức một dòng.",
)
YEAR_OUTSIDE_RULES = Kind(
    code="nam-ngoai-bo-quy-dinh",
    message="Năm {year} nằm ngoài thời gian áp dụng của bộ quy định “{rules}” ({span}).",
    remedy="Chọn bộ quy định áp dụng cho năm {year}, hoặc sửa lại năm.",
)
REVERSED = Kind(
    code="thoi-han-nguoc",
    message="Cột ‘{ends}’ ghi mốc đứng trước mốc ở cột ‘{starts}’ của cùng dòng.",
    remedy="Đối chiếu với văn bản hoặc hồ sơ gốc rồi sửa lại hai ô này.",
)
YEARS_OVERLAP = Kind(
    code="nam-chong-nhau",
    message="Mã “{id}” có hai dòng cùng áp dụng cho năm {year}: dòng {first} và dòng này.",
    remedy="Sửa ‘Từ năm’, ‘Đến năm’ để mỗi năm chỉ còn một dòng áp dụng.",
)
EFFECT_BEFORE_ISSUE = Kind(
    code="hieu-luc-truoc-ban-hanh",
    message="Văn bản có hiệu lực từ {since}, trước ngày ban hành ({issued}).",
    remedy=(
        "Đối chiếu với văn bản rồi sửa ô ‘Hiệu lực từ’ hoặc ‘Ngày ban hành’; nếu văn bản ghi hiệu lực trở về "
        "trước thì ghi lý do và văn bản vào bảng Giải trình cảnh báo."
    ),
    severity=Severity.WARNING,
)
CYCLE_OUTSIDE_YEAR = Kind(
    code="ky-ngoai-nam",
    message="Kỳ đánh giá năm {year} ghi ‘{column}’ là {day}.",
    remedy="Kỳ bắt đầu trong năm đánh giá và kết thúc muộn nhất vào 31/3 năm sau; sửa lại ngày hoặc năm.",
)
NAMES_OVERLAP = Kind(
    code="ten-co-quan-chong-nhau",
    message="Cơ quan có hai tên cùng dùng vào ngày {day}: tên ở dòng {first} và tên ở dòng này.",
    remedy="Sửa ‘Từ ngày’, ‘Đến ngày’ để mỗi ngày chỉ có một tên.",
)
UNITS_IN_A_CIRCLE = Kind(
    code="don-vi-vong",
    message="Theo ô ‘{column}’, các đơn vị {units} thuộc nhau hoặc thay thế nhau thành vòng.",
    remedy="Đối chiếu quyết định thành lập, sáp nhập rồi sửa hoặc xoá trắng ô ‘{column}’ ở dòng ghi sai.",
    tells_value=True,
)
PREDECESSOR_GOES_ON = Kind(
    code="tien-than-chua-ket-thuc",
    message="{bearer} thay cho {other} mà {state}.",
    remedy=(
        "Đối chiếu quyết định thành lập, sáp nhập rồi sửa ‘Từ ngày’ ở dòng này hoặc ‘Đến ngày’ của tiền thân "
        "ở dòng {row}."
    ),
    tells_value=True,
)
PARENT_OF_OTHER_TIME = Kind(
    code="cap-tren-khac-thoi",
    message="{bearer} ghi thuộc {other}, nhưng đơn vị ấy {state}.",
    remedy=(
        "Ghi đơn vị mà đơn vị này thuộc về vào ô ‘Thuộc’; đơn vị này cũng đã kết thúc thì ghi ‘Đến ngày’, "
        "rồi thêm dòng mới cho đơn vị tiếp nối."
    ),
    tells_value=True,
)
MAIN_POSTS_OVERLAP = Kind(
    code="noi-cong-tac-chinh-chong-nhau",
    message="{bearer} cùng lúc có hai nơi công tác chính: dòng {first} và dòng này.",
    remedy=(
        "Ghi ‘Đến ngày’ của phân công đã kết thúc; nếu vẫn giữ cả hai thì ghi ‘Nơi công tác chính’ là không "
        "ở dòng kiêm nhiệm."
    ),
)
TWO_HEADS = Kind(
    code="hai-nguoi-dung-dau",
    message="“{unit}” cùng lúc có hai người đứng đầu: người ở dòng {first} và {bearer}.",
    remedy="Đối chiếu quyết định bổ nhiệm rồi ghi ‘Đến ngày’ của người đã thôi chức, hoặc sửa ô ‘Vai trò’.",
    severity=Severity.WARNING,
)
OTHER_ROLE = Kind(
    code="vai-tro-khac-chuc-vu",
    message="Dòng này ghi vai trò {found}, trong khi chức vụ “{position}” là của {wanted}.",
    remedy=(
        "Đối chiếu quyết định bổ nhiệm rồi sửa ô ‘Vai trò’ hoặc ‘Chức vụ’; vai trò được giao khác chức vụ "
        "thì ghi lý do và văn bản vào bảng Giải trình cảnh báo."
    ),
    severity=Severity.WARNING,
)
THRESHOLD_TOO_LOW = Kind(
    code="nguong-o-nho-sai",
    message=(
        "Ngưỡng in số lượng phải là số nguyên từ 2 trở lên: với ngưỡng thấp hơn, "
        "số 1 được in ra sẽ chỉ đúng một người."
    ),
    remedy="Ghi một số nguyên từ 2 trở lên; thông thường là 5.",
)
DAYS_NOT_WHOLE = Kind(
    code="so-ngay-gui-sai",
    message="Số ngày của tham số phải là số nguyên từ 1 trở lên.",
    remedy="Ghi số ngày như trong văn bản mà dòng này dẫn.",
)
DAYS_OUTSIDE = Kind(
    code="so-ngay-ngoai-khoang",
    message="Số ngày của tham số này phải là số nguyên từ 1 đến {most}.",
    remedy="Ghi số ngày mà cơ quan ấn định, hoặc như trong văn bản mà dòng này dẫn.",
)
PERCENT_OUTSIDE = Kind(
    code="ty-le-sai",
    message="Tỷ lệ phần trăm phải lớn hơn 0 và không quá 100.",
    remedy="Ghi số phần trăm như trong văn bản, ví dụ 20 cho 20%.",
)
TOLERANCE_TOO_WIDE = Kind(
    code="chenh-lech-qua-rong",
    message="Chênh lệch được bỏ qua khi so điểm phải từ 0 đến dưới 1 điểm.",
    remedy="Ghi lại số lẻ với dấu phẩy và đủ bốn chữ số sau dấu, ví dụ 0,0050; Excel có thể đã bỏ mất dấu.",
)
ADDRESS_UNREADABLE = Kind(
    code="dia-chi-trang-sai",
    message="“{address}” không phải địa chỉ mà trình duyệt mở được.",
    remedy="Ghi lại địa chỉ, ví dụ https://stc.gialai.gov.vn; chưa có trang công khai thì xoá trắng ô.",
)
SCORE_NEGATIVE = Kind(
    code="diem-am",
    message="Điểm nhỏ hơn 0.",
    remedy="Đối chiếu với phiếu chấm điểm rồi ghi lại.",
)
SCORE_ABOVE = Kind(
    code="diem-tren-100",
    message="Điểm lớn hơn 100; có thể thiếu dấu phẩy thập phân.",
    remedy=(
        "Đối chiếu với phiếu chấm điểm; nếu thang điểm của cơ quan có điểm thưởng thì giữ nguyên "
        "và ghi lý do ở bảng Giải trình cảnh báo."
    ),
    severity=Severity.WARNING,
)
REPLACES_ITSELF = Kind(
    code="thay-the-chinh-no",
    message="Ô ‘{column}’ ghi mã của chính dòng này.",
    remedy="Ghi mã của dòng cũ bị thay thế, hoặc để trống.",
)
REPLACES_OTHER = Kind(
    code="thay-the-sai-dong",
    message="Dòng {row} mà ô ‘{column}’ dẫn đến là của {whose}.",
    remedy="Ghi mã của dòng cũ cùng đối tượng, cùng kỳ đánh giá.",
)
REPLACES_IN_A_CIRCLE = Kind(
    code="thay-the-vong",
    message="Các dòng {rows} thay thế lẫn nhau thành vòng nên không dòng nào còn giá trị.",
    remedy="Để trống ô ‘{column}’ ở dòng được lập đầu tiên.",
)
REPLACED_TWICE = Kind(
    code="thay-the-trung",
    message="Dòng {row} đã được dòng {first} thay thế, nay dòng này lại thay thế lần nữa.",
    remedy=(
        "Nếu dòng này lập sau cùng, ghi mã của dòng {first} vào ô ‘{column}’; nếu nhập trùng, xoá một dòng; "
        "nếu thông báo cũ được tách thành hai, để trống ô này ở thông báo ban hành sau."
    ),
)
RESULT_TWICE = Kind(
    code="ket-qua-trung",
    message="{bearer} đã có một kết quả khác của cùng kỳ đánh giá ở dòng {first}.",
    remedy="Xoá dòng nhập trùng; nếu đây là kết quả mới, ghi mã của dòng cũ vào ô ‘Thay thế dòng’.",
)
VOTED_TWICE = Kind(
    code="bieu-quyet-trung",
    message="{bearer} đã có kết quả biểu quyết tại cùng hội nghị ở dòng {first}.",
    remedy=(
        "Đối chiếu với biên bản kiểm phiếu: nhập trùng thì xoá dòng thừa; hội nghị bỏ phiếu lại "
        "thì giữ cả hai dòng và ghi lý do ở bảng Giải trình cảnh báo."
    ),
    severity=Severity.WARNING,
)
REVIEWED_TWICE = Kind(
    code="kiem-diem-trung",
    message="{bearer} đã được ghi kiểm điểm tại cùng hội nghị ở dòng {first}.",
    remedy="Xoá dòng thừa, hoặc sửa lại ô ‘Hội nghị’.",
)
TASKS_IN_A_CIRCLE = Kind(
    code="cong-viec-vong",
    message="{tasks} phải chờ nhau thành vòng nên không việc nào làm trước được.",
    remedy="Sửa ô ‘Trước việc’ hoặc ‘Sau việc’ theo đúng thứ tự trong kế hoạch.",
    tells_value=True,
)
STEPS_IN_A_CIRCLE = Kind(
    code="trinh-tu-vong",
    message="Năm {year}, thứ tự các bước thành vòng: {steps}; không bước nào làm trước được.",
    remedy="Sửa ô ‘Bước’ hoặc ‘Sau bước’ của bảng Trình tự các bước theo đúng văn bản, hoặc xoá dòng thừa.",
    tells_value=True,
)
NO_STEP_ORDER = Kind(
    code="chua-co-trinh-tu",
    message="Bảng Trình tự các bước chưa có dòng nào của năm {year}: chưa biết bước nào phải chờ bước nào.",
    remedy="Lấy các dòng của chương trình bằng lệnh congkhai upgrade --write, rồi đối chiếu với kế hoạch.",
    severity=Severity.INFO,
)
TASK_AWAITS_ITSELF = Kind(
    code="cong-viec-cho-chinh-no",
    message="Công việc {task} được ghi là phải làm trước hoặc sau chính nó.",
    remedy="Ghi mã của một công việc khác, hoặc để trống ô ‘Trước việc’, ‘Sau việc’.",
)
NO_POST = Kind(
    code="xep-loai-thieu-phan-cong",
    message=(
        "{bearer} được xếp loại nhưng trong năm {year} không có nơi công tác chính nào "
        "của người ấy còn hiệu lực ở bảng Phân công."
    ),
    remedy="Bổ sung dòng phân công, hoặc sửa lại ‘Từ ngày’, ‘Đến ngày’ của dòng đã có.",
    severity=Severity.WARNING,
)
ORDER_BEFORE_PAPER = Kind(
    code="cong-khai-truoc-van-ban",
    message="Thời hạn công khai bắt đầu trước ngày ban hành văn bản “{paper}” ({issued}).",
    remedy="Ghi ‘Từ ngày’ bằng hoặc sau ngày ban hành văn bản quyết định việc công khai.",
)
ORDER_NOT_ISSUED = Kind(
    code="cong-khai-van-ban-chua-ban-hanh",
    message="Văn bản “{paper}” chưa có {missing} nên dòng công khai này chưa có hiệu lực.",
    remedy="Sau khi văn bản được ban hành, ghi {missing} vào bảng Văn bản, dòng {row}.",
    severity=Severity.WARNING,
)
ORDER_WRONG_PAPER = Kind(
    code="cong-khai-sai-loai-van-ban",
    message="Văn bản “{paper}” là {kind}, không phải văn bản quyết định việc công khai của cơ quan.",
    remedy=(
        "Dẫn quyết định, thông báo, kế hoạch hoặc công văn về hình thức công khai "
        "do cơ quan hay cấp trên trực tiếp ban hành."
    ),
)
ORDER_WRONG_ISSUER = Kind(
    code="cong-khai-sai-noi-ban-hanh",
    message=(
        "Văn bản “{paper}” do {issuer} ban hành, không phải do cơ quan hay cấp trên trực tiếp ({allowed})."
    ),
    remedy=(
        "Dẫn văn bản của cơ quan hay cấp trên trực tiếp; "
        "nếu tên cơ quan bị gõ khác, sửa cho khớp với bảng Cơ quan."
    ),
)
ORDERS_DIFFER = Kind(
    code="cong-khai-chong-nhau",
    message=(
        "Thời hạn công khai ở dòng này chồng lên dòng {first} của cùng một nơi công khai, "
        "mà hai dòng cho công khai khác nhau."
    ),
    remedy="Kết thúc dòng cũ trước ngày dòng mới bắt đầu, hoặc ghi hai dòng như nhau.",
)
ANNOUNCED_WITHOUT_PAPER = Kind(
    code="thong-bao-thieu-so-ngay",
    message="Văn bản “{paper}” của thông báo này chưa có {missing}.",
    remedy=(
        "Ghi {missing} vào bảng Văn bản, dòng {row}; nếu thông báo chưa ban hành, "
        "tạm bỏ dòng này khỏi bảng Thông báo công khai."
    ),
)
