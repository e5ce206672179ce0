"""What can be wrong with a form itself, told at its row, and with what was filled in, told at its field."""

from congkhai.findings import Kind

FIELDS_MISSING = Kind(
    code="bieu-mau-khong-co-truong",
    message="Biểu mẫu “{form}” ghi bộ trường “{set}”, bảng Trường của biểu mẫu không có bộ ấy.",
    remedy="Ghi đúng mã bộ trường, hoặc để trống nếu mẫu này chưa điền trên máy.",
)
FORM_UNSETTLED = Kind(
    code="bieu-mau-thieu-cach-nop",
    message="Biểu mẫu “{form}” điền được trên máy nhưng ô ‘{column}’ còn trống.",
    remedy="Ghi ô này, để biết ai phải nộp, nộp khi nào và hồ sơ ghi vào sổ là loại nào.",
)
AUTHOR_UNKNOWN = Kind(
    code="nguoi-lap-khong-ro",
    message="Biểu mẫu “{form}” ghi người lập là “{author}”, không phải loại đối tượng nào đã biết.",
    remedy="Dùng một trong các từ: {authors}.",
)
GROUP_OPEN = Kind(
    code="nhom-chua-dong",
    message="Nhóm hoặc bảng “{name}” mở ra mà không có dòng đóng.",
    remedy="Thêm dòng đóng nhóm hoặc đóng bảng sau mục cuối cùng của nó.",
)
GROUP_UNOPENED = Kind(
    code="nhom-dong-thua",
    message="Dòng này đóng một nhóm hoặc bảng không mở ra ở trước nó.",
    remedy="Xóa dòng này, hoặc thêm dòng mở cùng loại ở trước.",
)
REPEAT_WITHIN = Kind(
    code="bang-trong-bang",
    message="Bảng nhiều dòng “{name}” nằm trong một bảng nhiều dòng khác.",
    remedy="Đóng bảng trước rồi mới mở bảng này.",
)
FORMULA_UNREAD = Kind(
    code="cong-thuc-sai",
    message="Ô ‘{column}’ không đọc được: {why}.",
    remedy="Sửa công thức; các phép được dùng nêu ở trang hướng dẫn Biểu mẫu điền trên máy.",
)
NAME_MISSING = Kind(
    code="muc-khong-ten",
    message="Mục “{label}” không có tên, nên không ghi được câu trả lời.",
    remedy="Ghi cột ‘Tên’ bằng chữ thường không dấu, các từ nối bằng dấu gạch dưới.",
)
NAME_TWICE = Kind(
    code="muc-trung-ten",
    message="Tên “{name}” có ở hai mục của cùng một bộ trường.",
    remedy="Đặt cho mỗi mục một tên riêng.",
)
NAME_UNKNOWN = Kind(
    code="cong-thuc-nhac-muc-khong-co",
    message="Ô ‘{column}’ nhắc tới mục “{name}”, bộ trường này không có mục nào tên như vậy.",
    remedy="Ghi đúng tên một mục của bộ trường, hoặc thêm mục ấy.",
)
CIRCLE = Kind(
    code="cong-thuc-vong",
    message="Các mục {names} dựa vào nhau thành vòng, nên không tính được mục nào.",
    remedy="Bỏ một chỗ nhắc tới để không mục nào dựa vào chính nó.",
)
OPTIONS_MISSING = Kind(
    code="muc-khong-co-lua-chon",
    message="Mục “{label}” để chọn, nhưng không có giá trị nào để chọn.",
    remedy="Ghi mã một danh sách của bảng Lựa chọn, các mức xếp loại, hoặc một cột có sẵn danh sách.",
)
TARGET_UNKNOWN = Kind(
    code="noi-ghi-khong-co",
    message="Mục “{label}” ghi vào “{target}”, hồ sơ nộp về không ghi được vào cột này.",
    remedy="Chọn một trong các cột: {targets}; hoặc để trống, khi ấy câu trả lời chỉ giữ trong hồ sơ.",
)
TARGET_UNFIT = Kind(
    code="noi-ghi-khong-hop-bieu-mau",
    message="Mục “{label}” ghi vào bảng ‘{table}’, nhưng biểu mẫu “{form}” không lập cho loại đối tượng hoặc "
    "theo kỳ của bảng ấy.",
    remedy="Để trống cột ‘Ghi vào’ của mục, hoặc ghi lại cột ‘Ai lập’, ‘Lập theo’ của biểu mẫu.",
)
KNOWN_MISPLACED = Kind(
    code="dien-san-sai-cho",
    message="Mục “{label}” điền sẵn “{known}”, giá trị này không dùng được ở đây.",
    remedy="Giá trị là bảng thì đặt ở dòng mở bảng; giá trị của từng dòng thì đặt trong bảng ấy.",
)
WRITER_CANNOT = Kind(
    code="phan-khong-ai-dien",
    message="Mục “{label}” là phần của “{writer}”, biểu mẫu “{form}” không ai được điền phần ấy.",
    remedy="Ghi lại cột ‘Phần của ai’, hoặc cột ‘Ai lập’ của biểu mẫu.",
)
REPEAT_PARTED = Kind(
    code="bang-cua-hai-nguoi",
    message="Mục “{label}” là phần của “{writer}”, nhưng nằm trong bảng nhiều dòng của người khác.",
    remedy="Ghi cột ‘Phần của ai’ của mục như ở dòng mở bảng, hoặc đưa mục ra ngoài bảng.",
)
FILE_WITHIN = Kind(
    code="tep-trong-bang",
    message="Mục tệp đính kèm “{label}” nằm trong một bảng nhiều dòng, ở đó không nhận được tệp.",
    remedy="Chuyển mục này ra ngoài bảng.",
)
EXAMPLE_WRONG = Kind(
    code="vi-du-trai-rang-buoc",
    message="Ví dụ “{value}” của mục “{label}” lại không được nhận: {why}",
    remedy="Sửa ví dụ hoặc ràng buộc cho khớp nhau.",
)
FIGURES_DIFFER = Kind(
    code="loi-nhac-trai-rang-buoc",
    message="Ô ‘{column}’ của mục “{label}” nêu số {figure}, ràng buộc của mục không có số ấy.",
    remedy="Bỏ con số khỏi lời nhắc (máy tự nêu giới hạn), hoặc sửa ràng buộc.",
)
MESSAGE_MISSING = Kind(
    code="thieu-loi-bao-loi",
    message="Ràng buộc của mục “{label}” không đọc được thành lời, người nộp không biết sửa thế nào.",
    remedy="Ghi cột ‘Lời báo lỗi’ bằng một câu nêu giá trị nào được nhận.",
)
FILE_UNLIMITED = Kind(
    code="tep-khong-gioi-han",
    message="Mục tệp đính kèm “{label}” còn trống ô ‘{column}’.",
    remedy="Ghi loại tệp nhận, dung lượng và số tệp tối đa.",
)
FORMULA_SURPLUS = Kind(
    code="cong-thuc-o-muc-nhap",
    message="Mục “{label}” có công thức nhưng không phải loại máy tự tính, nên lời người nộp ghi bị bỏ qua.",
    remedy="Xóa ô ‘Công thức’, hoặc đổi loại của mục thành mục máy tự tính.",
)
FORMULA_MISSING = Kind(
    code="muc-tinh-thieu-cong-thuc",
    message="Mục “{label}” là mục máy tự tính nhưng chưa có công thức.",
    remedy="Ghi ô ‘Công thức’, hoặc đổi loại của mục.",
)
TEXT_COUNTED = Kind(
    code="cong-thuc-tinh-tren-chu",
    message="Ô ‘{column}’ tính hoặc so lớn nhỏ với mục “{label}”, mục này không phải mục ghi số.",
    remedy="Đổi loại của mục thành số, hoặc sửa công thức.",
)
OPTION_UNKNOWN = Kind(
    code="cong-thuc-nhac-lua-chon-khong-co",
    message="Ô ‘{column}’ so mục “{label}” với “{value}”, mục ấy không có lựa chọn nào mang mã này.",
    remedy="Ghi đúng mã một lựa chọn của mục ấy: {options}.",
)
TARGET_TWICE = Kind(
    code="hai-muc-ghi-mot-cot",
    message="Mục “{label}” ghi vào “{target}”, đã có mục khác của bộ trường này ghi vào cột ấy.",
    remedy="Để trống cột ‘Ghi vào’ ở một trong hai mục.",
)
TARGET_OTHER_KIND = Kind(
    code="loai-muc-khac-cot",
    message="Mục “{label}” thuộc loại “{kind}”, cột ‘{column}’ mà mục này ghi vào không nhận loại ấy.",
    remedy="Đổi loại của mục cho hợp với cột, hoặc để trống cột ‘Ghi vào’.",
)
HIDDEN_REQUIRED = Kind(
    code="muc-an-ma-bat-buoc",
    message="Mục “{label}” bắt buộc ghi nhưng lại ẩn, không điền sẵn, nên không ai nộp được biểu mẫu.",
    remedy="Cho hiện mục này, chọn giá trị điền sẵn, hoặc bỏ ghi bắt buộc.",
)
APPEARANCE_UNKNOWN = Kind(
    code="cach-trinh-bay-la",
    message="Mục “{label}” ghi cách trình bày “{appearance}”, chương trình không biết cách này.",
    remedy="Ghi “hidden” để ẩn mục, một cách trình bày của XLSForm (ví dụ “multiline”), hoặc để trống.",
)
LATER_PART = Kind(
    code="dieu-kien-cho-phan-sau",
    message="Mục “{label}” chỉ hỏi tùy theo mục “{other}”, nhưng mục ấy thuộc phần của người điền sau.",
    remedy="Sửa điều kiện hỏi, hoặc chuyển một trong hai mục sang phần của người kia.",
)
NAME_LONG = Kind(
    code="ten-muc-qua-dai",
    message="Tên của mục “{label}” dài {count} ký tự, nhiều nhất là {most}.",
    remedy="Đặt tên ngắn hơn, và sửa tên ấy trong các công thức nhắc tới mục.",
)
OPTION_TWICE = Kind(
    code="lua-chon-trung-ten",
    message="Lựa chọn “{name}” trùng với tên hoặc mã của lựa chọn “{other}” trong cùng danh sách.",
    remedy="Đặt tên khác cho một trong hai lựa chọn.",
)
OPTION_PARTED = Kind(
    code="lua-chon-co-dau-ngan",
    message="Tên lựa chọn “{name}” có dấu “|” hoặc “;”, là dấu ngăn cách các lựa chọn khi ghi vào Excel.",
    remedy="Thay dấu ấy bằng dấu phẩy hoặc chữ “và”.",
)

UNANSWERED = Kind(
    code="muc-chua-ghi",
    message="Chưa ghi mục ‘{label}’.",
    remedy="{fill}.",
)
NO_NUMBER = Kind(
    code="muc-khong-phai-so",
    message="Mục ‘{label}’ ghi “{value}”, không phải là {what}.",
    remedy="{again}.",
)
NUMBER_TWOFOLD = Kind(
    code="muc-so-hai-cach",
    message="Mục ‘{label}’ ghi “{value}”, có thể hiểu theo hai cách: {ways}.",
    remedy="Hãy ghi lại {clear}.",
)
NUMBER_IN_PERCENT = Kind(
    code="muc-so-co-dau-phan-tram",
    message="Mục ‘{label}’ ghi “{value}”, có dấu % sau con số.",
    remedy="Ghi {number}, không ghi dấu %; ô Excel dạng phần trăm thì đổi về dạng số thường rồi ghi lại.",
)
NO_OPTION = Kind(
    code="muc-chon-sai",
    message="Mục ‘{label}’ ghi “{value}”, không có trong các giá trị để chọn.",
    remedy="{again}.",
)
OUT_OF_BOUNDS = Kind(
    code="muc-ngoai-gioi-han",
    message="Mục ‘{label}’ ghi “{value}”, không được nhận.",
    remedy="{again}.",
)
REGISTER_REFUSES = Kind(
    code="muc-so-khong-nhan",
    message="Mục ‘{label}’ ghi “{value}”, cột ‘{column}’ của bảng ‘{table}’ không nhận giá trị này.",
    remedy="{again}; nếu giá trị này đúng thì báo bộ phận tổ chức.",
)
SUM_OFF = Kind(
    code="muc-tinh-khong-khop",
    message="Mục ‘{label}’ tính ra {value}, không khớp.",
    remedy="Xem lại các số đã ghi, {asked}.",
)
NOT_YOURS = Kind(
    code="muc-khong-duoc-sua",
    message="Mục ‘{label}’ đã khác với bản đang giữ: “{kept}” thành “{value}”.",
    remedy="Mục này điền sẵn, hoặc là phần của người khác: để nguyên; cần sửa thì báo bộ phận tổ chức.",
)
UNKNOWN_FIELD = Kind(
    code="muc-la",
    message="Tệp có mục “{name}”, biểu mẫu này không có.",
    remedy="Dùng lại tệp mẫu của năm này.",
)
ROWS_DIFFER = Kind(
    code="bang-khac-so-dong",
    message="Bảng ‘{label}’ có {given} dòng, biểu mẫu đã lập sẵn {kept} dòng.",
    remedy="Giữ nguyên các dòng đã lập sẵn; cần thêm, bớt người thì báo bộ phận tổ chức, cán bộ.",
)
FILE_UNFIT = Kind(
    code="tep-khong-nhan",
    message="Tệp “{file}” ở mục ‘{label}’ không được nhận: {why}.",
    remedy="Nộp {asked}.",
)
FILE_TOO_LARGE = Kind(
    code="tep-bieu-mau-qua-lon",
    message="Tệp biểu mẫu nặng {size} MB, lớn hơn {most} MB.",
    remedy="Bỏ bớt tệp kèm theo rồi lưu lại từ biểu mẫu.",
)
FILE_NO_FORM = Kind(
    code="tep-khong-phai-bieu-mau",
    message="Tệp không phải biểu mẫu lưu ra từ chương trình: {why}.",
    remedy="Nộp đúng tệp do nút “Lưu tệp để nộp” của biểu mẫu lưu ra, không lưu lại bằng chương trình khác.",
)
FILE_CUT = Kind(
    code="tep-bieu-mau-bi-cat",
    message="Tệp biểu mẫu bị cắt mất phần cuối.",
    remedy="Chép hoặc gửi lại tệp cho đủ; nếu tệp gốc cũng vậy thì lưu lại từ biểu mẫu.",
)
FILE_CHANGED = Kind(
    code="tep-bieu-mau-bi-sua",
    message="Câu trả lời trong tệp đã bị sửa bên ngoài biểu mẫu, hoặc tệp bị hỏng trên đường gửi.",
    remedy="Mở tệp gốc bằng trình duyệt, ghi lại chỗ cần đổi rồi bấm “Lưu tệp để nộp”.",
)
SHEET_UNREAD = Kind(
    code="phieu-excel-khong-doc-duoc",
    message="Tệp Excel nộp về {why}, nên không đọc được.",
    remedy="{how}",
)
SHEET_UNSAFE = Kind(
    code="phieu-excel-khong-an-toan",
    message="Tệp Excel nộp về có {what}, nên không được nhận.",
    remedy="{how}",
)
NO_SHEET = Kind(
    code="khong-phai-phieu-excel",
    message="Tệp nộp về không phải phiếu Excel do cơ quan phát, hoặc đã mất trang ẩn ghi phiếu là của ai.",
    remedy="Xin lại phiếu Excel, chép câu trả lời vào đó rồi nộp; không chép trang sang sổ tính khác.",
)
ORIGIN_CHANGED = Kind(
    code="phieu-excel-doi-nguoi",
    message="Phiếu Excel này phát cho {whom}, nhưng chỗ ghi phiếu về ai đã bị sửa.",
    remedy="Dùng phiếu phát riêng cho từng người, từng đơn vị; không sửa phiếu của người này cho người khác.",
)
CELL_LOST = Kind(
    code="phieu-excel-mat-o",
    message="Phiếu Excel không còn ô trả lời của mục ‘{label}’{row}: dòng hoặc cột có ô ấy đã bị xóa.",
    remedy="Xin lại phiếu Excel, chép các câu trả lời vào đó rồi nộp; không xóa dòng nào của phiếu.",
)
ANSWER_WORKED_OUT = Kind(
    code="phieu-excel-co-cong-thuc",
    message="Ô trả lời của mục ‘{label}’{row} có công thức.",
    remedy="Thay công thức bằng chính giá trị phải ghi, rồi lưu và nộp lại.",
)
ROWS_MOVED = Kind(
    code="phieu-excel-doi-dong",
    message="Các dòng trong bảng của phiếu Excel đã đổi chỗ: dòng của “{kept}” nay ghi “{value}”.",
    remedy="Xin lại phiếu Excel, ghi lại theo đúng thứ tự các dòng đã có; không sắp xếp, không chép đè dòng.",
)
BESIDE = Kind(
    code="phieu-excel-chu-ngoai-o",
    message="Ô {cell} của trang “{sheet}” có “{value}”, nằm ngoài các ô trả lời nên sẽ không được nhận.",
    remedy="Chép nội dung ấy vào ô trả lời của mục; nếu là chữ thừa thì xóa đi, rồi lưu và nộp lại.",
)
