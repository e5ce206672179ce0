"""What can be wrong with the package and its tables."""

from congkhai.findings import Kind, Severity
from congkhai.office_files import SYMLINK

_NEW = "một thư mục mới tạo bằng lệnh “congkhai new”"

BROKEN_PACKAGE = Kind(
    code="goi-hong",
    message="Tệp datapackage.json, nơi kê các bảng, không dùng được: {why}.",
    remedy="{how}",
)
MARKED_PACKAGE = Kind(
    code="goi-co-bom",
    message="Tệp datapackage.json có dấu BOM ở đầu, nên nhiều chương trình không đọc được.",
    remedy="Mở tệp bằng Notepad, chọn Lưu thành (Save As), ô mã hoá (Encoding) chọn “UTF-8”, không kèm BOM.",
)
BAD_SAMPLE_MARK = Kind(
    code="dau-minh-hoa-sai",
    message="Mục “congkhai:minh_hoa” trong datapackage.json ghi {value}, không phải true hoặc false; "
    "đến khi sửa xong, cả thư mục được coi là dữ liệu minh hoạ.",
    remedy="Dữ liệu minh hoạ thì ghi true, không đặt trong ngoặc kép; dữ liệu thật thì ghi false hoặc bỏ.",
)
ALIKE_MARK = Kind(
    code="dau-minh-hoa-sai-ten",
    message="Mục “{key}” trong datapackage.json chỉ gần giống mục “{mark}”; đến khi sửa xong, mục này được "
    "coi là dấu minh hoạ.",
    remedy="Dữ liệu minh hoạ thì đổi tên mục thành “{mark}”, đúng từng chữ; dữ liệu thật thì xoá mục này.",
)
UNKNOWN_ENTRY = Kind(
    code="muc-rieng-khong-ro",
    message="Mục “{key}”{whose} trong tệp {file} không được đọc: chương trình không có mục này ở đây{meant}.",
    remedy="Ghi sai tên thì sửa lại cho đúng từng chữ; không thì xoá mục này.",
    severity=Severity.WARNING,
)
MISSING_TABLE = Kind(
    code="thieu-bang",
    message="Tệp datapackage.json không kê bảng ‘{title}’ ({name}) mà chương trình cần.",
    remedy="Bảng đã có từ trước thì lấy lại tệp từ bản sao lưu; thư mục của phiên bản cũ thì chạy congkhai "
    "upgrade --write để thêm bảng trống.",
)
LATER_TABLE = Kind(
    code="bang-them-sau",
    message="Thư mục này chưa có bảng ‘{title}’ ({name}), là bảng được thêm từ phiên bản {since} của "
    "chương trình; bảng này được coi là chưa có dòng nào.",
    remedy="Chạy congkhai upgrade để xem, congkhai upgrade --write để thêm bảng.",
    severity=Severity.INFO,
)
STRANGE_PATH = Kind(
    code="duong-dan-la",
    message="Bảng ‘{table}’ trỏ tới “{value}”, {why}.",
    remedy="Sửa trong datapackage.json thành đường dẫn nằm trong thư mục datapackage, ví dụ {example}.",
)
MISSING_FILE = Kind(
    code="thieu-tep",
    message="Thiếu tệp {file} của bảng ‘{table}’.",
    remedy="Chép tệp từ bản sao lưu vào đúng chỗ; bảng chưa có dòng nào thì tạo tệp chỉ gồm dòng tiêu đề.",
)
OTHER_FORM = Kind(
    code="thieu-tep-con-so-tinh",
    message="Thiếu tệp {file} của bảng ‘{table}’; bên cạnh có tệp {there} cùng tên, không được đọc.",
    remedy="Mở {there} rồi lưu thành {name}, kiểu CSV UTF-8; hoặc ghi tên {there} vào datapackage.json "
    "thay cho {name}.",
)
BESIDE = Kind(
    code="hai-tep-mot-bang",
    message="Bảng ‘{table}’ có hai tệp: {read} được đọc; {unread} bên cạnh không được đọc, dù có thể "
    "mới hơn.",
    remedy="Nếu đã sửa trong {unread} thì mở tệp đó rồi lưu đè lên {read} (đuôi .csv là kiểu CSV UTF-8), "
    "xong thì xoá {unread}. Muốn dùng luôn {unread} thì ghi tên tệp đó vào datapackage.json và xoá {read}.",
    severity=Severity.WARNING,
)
MISSING_SCHEMA = Kind(
    code="thieu-luoc-do",
    message="Bảng ‘{table}’ không có lược đồ (tệp mô tả các cột): {why}.",
    remedy="{how}",
)
BROKEN_SCHEMA = Kind(
    code="luoc-do-hong",
    message="Lược đồ (tệp mô tả các cột) của bảng ‘{table}’ không dùng được: {why}.",
    remedy="{how}",
)
LACKING_SCHEMA = Kind(
    code="luoc-do-thieu-cot",
    message="Lược đồ (tệp mô tả các cột) của bảng ‘{table}’ không có cột ‘{column}’ ({name}, kiểu {type}) "
    "mà chương trình cần.",
    remedy="Chạy congkhai upgrade để xem, congkhai upgrade --write để thêm cột vào lược đồ; các phần riêng "
    "của cơ quan giữ nguyên.",
)
OTHER_TYPE = Kind(
    code="luoc-do-sai-kieu-cot",
    message="Lược đồ (tệp mô tả các cột) của bảng ‘{table}’ ghi cột ‘{column}’ ({name}) {type}, trong khi "
    "chương trình cần kiểu {wanted}.",
    remedy="Ghi lại “type”: “{wanted}” cho cột này.",
)
LOOSER_SCHEMA = Kind(
    code="luoc-do-noi-long",
    message="Lược đồ (tệp mô tả các cột) của bảng ‘{table}’ khác bản gốc ở chỗ chương trình dựa vào: {what}. "
    "Các ô vẫn được xét theo bản gốc.",
    remedy=f"Ghi lại các phần ấy như trong tệp cùng tên của {_NEW}; muốn chặt hơn hoặc có thêm cột riêng thì "
    "ghi thêm, không bớt đi.",
    severity=Severity.WARNING,
)
WIDENED_PERSON = Kind(
    code="luoc-do-mo-cot-ve-nguoi",
    message="Lược đồ của bảng ‘{table}’ cho hiện thông tin về từng người rộng hơn mức chương trình cho phép: "
    "{columns}.",
    remedy="Ghi lại mục “congkhai:visibility” của các cột này như trong lược đồ gốc (cột riêng của cơ quan "
    "thì ghi restricted). Kết quả kèm họ tên chỉ được đăng theo một dòng của bảng Công khai.",
)
WIDENED = Kind(
    code="luoc-do-mo-rong",
    message="Lược đồ của bảng ‘{table}’ cho hiện nhiều hơn bản gốc; sẽ hiện: {columns}.",
    remedy="Không cần sửa nếu cơ quan chủ ý đổi; nếu không thì ghi lại mục “congkhai:visibility” của các cột "
    "này như trong lược đồ gốc.",
    severity=Severity.WARNING,
)
OTHER_SCHEMA = Kind(
    code="luoc-do-khac",
    message="Lược đồ (tệp mô tả các cột) của bảng ‘{table}’ khác với bản gốc của chương trình.",
    remedy="Không cần sửa nếu cơ quan chủ ý đổi; nếu không thì chạy congkhai upgrade --write, hoặc chép lại "
    "lược đồ gốc của chương trình.",
    severity=Severity.INFO,
)
LOW_HEADER = Kind(
    code="tieu-de-o-duoi",
    message="Bảng ‘{table}’ bắt đầu ở dòng {row}; dòng tiêu đề phải là dòng 1.",
    remedy="Mở tệp bằng Excel, xoá các dòng phía trên dòng tiêu đề ({above}), kể cả dòng trống, rồi lưu lại.",
)
NO_HEADER = Kind(
    code="khong-thay-tieu-de",
    message="Dòng {row} của bảng ‘{table}’ không phải dòng tiêu đề: không có ô nào ghi đúng tên một cột.",
    remedy="Ghi ở dòng 1 tên các cột, mỗi tên một ô: {columns}.",
)
MISSING_COLUMN = Kind(
    code="thieu-cot",
    message="Bảng ‘{table}’ thiếu cột ‘{column}’ ({name}).",
    remedy="Thêm một cột có tiêu đề “{name}” (hoặc “{column}”); chưa có dữ liệu thì để trống các ô bên dưới.",
)
LATER_COLUMN = Kind(
    code="cot-them-sau",
    message="Bảng ‘{table}’ chưa có cột ‘{column}’ ({name}), là cột được thêm từ phiên bản {since} "
    "của chương trình; cột này được coi là để trống.",
    remedy="Chạy congkhai upgrade --write để thêm cột, hoặc tự thêm một cột có tiêu đề “{name}”.",
    severity=Severity.INFO,
)
EXTRA_COLUMN = Kind(
    code="thua-cot",
    message="Cột {letter} ({heading}) không phải cột của bảng ‘{table}’.",
    remedy="Sửa tiêu đề nếu gõ nhầm, hoặc xoá cả cột {letter}.{suggestion}",
    tells_value=True,
)
DOUBLED_COLUMN = Kind(
    code="trung-cot",
    message="Hai cột {first} và {second} cùng là ‘{column}’.",
    remedy="Chỉ giữ một cột; xoá cột kia sau khi đối chiếu nội dung.",
)
SHORT_ROW = Kind(
    code="dong-ngan",
    message="Dòng {row} chỉ có {cells} ô trong khi bảng có {width} cột, thiếu từ cột ‘{column}’.",
    remedy="Mở tệp bằng Excel, xem các ô ở dòng này có bị lệch cột không, sửa rồi lưu lại.",
)
LONG_ROW = Kind(
    code="dong-dai",
    message="Dòng {row} có {cells} ô trong khi bảng chỉ có {width} cột, thừa từ cột {letter}.",
    remedy="Thường do một ô có dấu phẩy mà không đặt trong ngoặc kép: mở bằng Excel, dồn lại cho đúng cột.",
)
DUPLICATE_KEY = Kind(
    code="trung-khoa",
    message="{columns} ghi “{value}”, đã có ở dòng {first}{alike}.",
    remedy="Mỗi dòng phải có mã riêng: đổi mã của một dòng, hoặc xoá dòng nếu là ghi hai lần.",
)
UNKNOWN_KEY = Kind(
    code="khong-thay-khoa",
    message="{columns} ghi “{value}” nhưng bảng ‘{target}’ không có mã này.",
    remedy="Sửa thành một mã có trong bảng ‘{target}’ ({file}){suggestion}, hoặc thêm dòng còn thiếu vào "
    "bảng đó.",
)
EMPTY_TARGET = Kind(
    code="bang-chua-co-dong",
    message="{columns} có {count} dòng ghi mã của bảng ‘{target}’, nhưng bảng đó chưa có dòng nào.",
    remedy="Nhập bảng ‘{target}’ ({file}) trước.",
)
REQUIRED = Kind(
    code="thieu-gia-tri",
    message="Ô ‘{column}’ để trống, nhưng cột này bắt buộc phải ghi.",
    remedy="Điền vào ô{described}.",
)
BAD_DATE = Kind(
    code="ngay-khong-doc-duoc",
    message="Ô ‘{column}’ ghi “{value}”, {why}.",
    remedy="Ghi ngày/tháng/năm đủ bốn chữ số năm, ví dụ 05/12/2022.{proposal}",
)
TWOFOLD_DATES = Kind(
    code="ngay-hai-cach-hieu",
    message="Cột ‘{column}’ có {count} ô có thể là hai ngày khác nhau, như “{value}” (dòng {row}): {why}.",
    remedy="“{value}” có thể là {day}, hoặc {other}: đối chiếu với giấy tờ gốc, rồi ghi lại các ngày của cột "
    "theo dạng năm-tháng-ngày, ví dụ {iso}.",
)
BAD_TIME = Kind(
    code="gio-khong-doc-duoc",
    message="Ô ‘{column}’ ghi “{value}”, không đọc được thành giờ trong ngày.",
    remedy="Ghi giờ và phút, ví dụ 07:30 hoặc 13:30.{proposal}",
)
BAD_NUMBER = Kind(
    code="so-khong-doc-duoc",
    message="Ô ‘{column}’ ghi “{value}”, {why}.",
    remedy="Ghi lại số theo giấy tờ gốc. {how}",
)
NOT_IN_LIST = Kind(
    code="khong-co-trong-danh-sach",
    message="Ô ‘{column}’ ghi “{value}”, không có trong danh sách được chọn.",
    remedy="Ghi một trong các giá trị: {choices}.",
)
BAD_PATTERN = Kind(
    code="sai-dang",
    message="Ô ‘{column}’ ghi “{value}”, không đúng dạng quy định của cột{more}.",
    remedy="Sửa ô cho đúng dạng. {how}",
)
HEADING_ROW = Kind(
    code="dong-de-muc",
    message="Ô ‘{column}’ ghi “{value}”, giống số La Mã của một dòng đề mục hơn là mã của một dòng dữ liệu.",
    remedy="Nếu là dòng đề mục thì xoá cả dòng; nếu đúng là mã thì đổi thành mã khác, ví dụ “M-{value}”, "
    "ở mọi bảng ghi mã này.",
    severity=Severity.WARNING,
)
OUT_OF_RANGE = Kind(
    code="ngoai-khoang",
    message="Ô ‘{column}’ ghi “{value}”, nhưng giá trị {bound}.",
    remedy="Đối chiếu lại với giấy tờ gốc rồi sửa ô.",
)
BAD_VALUE = Kind(
    code="gia-tri-khong-hop-le",
    message="Ô ‘{column}’ ghi “{value}”, không hợp với kiểu của cột.",
    remedy="Sửa lại ô{described}.",
)
TOO_MANY = Kind(
    code="qua-nhieu-loi",
    message="Bảng ‘{table}’ có quá nhiều lỗi; chỉ {limit} lỗi đầu tiên được xét, các dòng sau chưa kiểm tra.",
    remedy="Sửa các lỗi đã nêu rồi chạy lại lệnh kiểm tra.",
    severity=Severity.WARNING,
)

#: Those about the package and its files, and those about a table and its columns; the others are of cells.
ABOUT_FILES = (
    BROKEN_PACKAGE,
    MARKED_PACKAGE,
    BAD_SAMPLE_MARK,
    ALIKE_MARK,
    UNKNOWN_ENTRY,
    STRANGE_PATH,
    SYMLINK,
    MISSING_FILE,
    OTHER_FORM,
    BESIDE,
)
ABOUT_TABLES = (
    MISSING_TABLE,
    LATER_TABLE,
    MISSING_SCHEMA,
    BROKEN_SCHEMA,
    LACKING_SCHEMA,
    OTHER_TYPE,
    LOOSER_SCHEMA,
    WIDENED_PERSON,
    WIDENED,
    OTHER_SCHEMA,
    LOW_HEADER,
    NO_HEADER,
    MISSING_COLUMN,
    LATER_COLUMN,
    EXTRA_COLUMN,
    DOUBLED_COLUMN,
    SHORT_ROW,
    LONG_ROW,
    TOO_MANY,
)
