"""What can be wrong with a file or a cell before anybody asks what it means."""

from congkhai.findings import Kind

_SAVE_AS = "chọn Tệp › Lưu thành (File › Save As) và chọn kiểu “CSV UTF-8 (Comma delimited)”"

EMPTY = Kind(
    code="tep-rong",
    message="Tệp của bảng ‘{table}’ rỗng, không có cả dòng tiêu đề.",
    remedy="Chép lại tệp từ bản sao lưu, hoặc ghi dòng tiêu đề gồm tên các cột.",
)
NOT_CSV = Kind(
    code="khong-phai-csv",
    message="Tệp của bảng ‘{table}’ là sổ tính Excel được đổi đuôi tên, không phải tệp CSV.",
    remedy=f"Mở tệp bằng Excel, {_SAVE_AS}.",
)
FOREIGN_ENCODING = Kind(
    code="ma-hoa-la",
    message="Tệp của bảng ‘{table}’ được lưu bằng bảng mã {encoding}, không phải Unicode (UTF-8).",
    remedy=f"{{how}} rồi {_SAVE_AS}; xem lại chữ có dấu trước khi lưu.",
)
BROKEN_QUOTES = Kind(
    code="ngoac-kep-hong",
    message="Dấu ngoặc kép ở dòng {row} mở ra mà không đóng lại đúng chỗ, nên từ dòng này không tách được ô.",
    remedy=f"Mở tệp bằng Excel, sửa các ô ở dòng này, {_SAVE_AS}.",
)
LOST_LETTERS = Kind(
    code="chu-bi-mat",
    message="Ô ‘{column}’ có dấu hỏi thay cho chữ có dấu: “{value}”.",
    remedy="Gõ lại nội dung ô cho đủ dấu. Nếu nhiều ô cùng bị, lấy lại bản gốc rồi lưu bằng kiểu CSV UTF-8.",
)
LEGACY_TEXT = Kind(
    code="chu-sai-bang-ma",
    message="Ô ‘{column}’ ghi “{value}”, là chữ {encoding}.",
    remedy="Gõ lại nội dung ô bằng bộ gõ đặt ở bảng mã Unicode.",
)
CONTROL = Kind(
    code="ky-tu-dieu-khien",
    message="Ô ‘{column}’ có ký tự điều khiển không nhìn thấy (mã {character}).",
    remedy="Xoá hết nội dung ô rồi gõ lại bằng tay.",
)
FORMULA = Kind(
    code="o-cong-thuc",
    message="Ô ‘{column}’ bắt đầu như một công thức của Excel: “{value}”.",
    remedy="Thay công thức bằng chính giá trị của nó; nếu là chữ thì bỏ ký tự đầu ô.",
)
MARKUP = Kind(
    code="o-co-the-html",
    message="Ô ‘{column}’ chứa mã trang web: “{value}”.",
    remedy="Xoá phần nằm trong dấu < và >, chỉ để lại nội dung chữ.",
)
TOO_LONG = Kind(
    code="o-qua-dai",
    message="Ô ‘{column}’ dài {length} ký tự, quá mức 32.767 ký tự mà một ô Excel chứa được.",
    remedy="Rút gọn nội dung ô; văn bản dài để trong tệp riêng. Nếu không do gõ thì tìm dấu ngoặc kép thừa.",
)

KINDS = (
    EMPTY,
    NOT_CSV,
    FOREIGN_ENCODING,
    BROKEN_QUOTES,
    LOST_LETTERS,
    LEGACY_TEXT,
    CONTROL,
    FORMULA,
    MARKUP,
    TOO_LONG,
)
#: Those about a file as a whole; the others are about cells.
ABOUT_FILES = (EMPTY, NOT_CSV, FOREIGN_ENCODING, BROKEN_QUOTES)
