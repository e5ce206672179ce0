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
    message="Tệp của bảng ‘{table}’ là sổ tính của Excel hay LibreOffice, nhưng mang tên tệp CSV.",
    remedy=f"{{how}}, {_SAVE_AS}.",
)
BY_TIDY = "Chạy congkhai tidy --write để chuyển thành tệp CSV, hoặc mở tệp bằng Excel"
BY_HAND = "Mở tệp bằng Excel, sửa điều nêu riêng về tệp này"
LOCKED_BOOK = Kind(
    code="so-tinh-co-mat-khau",
    message="Sổ tính của bảng ‘{table}’ có mật khẩu nên không đọc được.",
    remedy="Mở sổ tính bằng Excel, vào Tệp › Thông tin › Bảo vệ sổ làm việc › Mã hoá bằng mật khẩu, "
    "xoá mật khẩu rồi lưu lại.",
)
DAMAGED_BOOK = Kind(
    code="so-tinh-hong",
    message="Tệp của bảng ‘{table}’ bị hỏng, hoặc không phải sổ tính của Excel hay LibreOffice.",
    remedy="Mở tệp bằng Excel; mở được thì lưu thành kiểu .xlsx, ghi tên tệp mới vào datapackage.json rồi "
    "xoá tệp cũ; không mở được thì lấy lại từ bản sao lưu.",
)
FOREIGN_BOOK = Kind(
    code="so-tinh-kieu-khac",
    message="Tệp của bảng ‘{table}’ là sổ tính kiểu {format}, kiểu này không đọc được ở đây.",
    remedy="Mở tệp bằng chính phần mềm đã lưu nó hoặc bằng Excel, chọn Tệp › Lưu thành (File › Save As), "
    "lưu lại dạng .xlsx (Excel Workbook), ghi tên tệp mới vào datapackage.json rồi xoá tệp cũ.",
)
HUGE_BOOK = Kind(
    code="so-tinh-qua-lon",
    message="Sổ tính của bảng ‘{table}’ {why}, nên không được mở.",
    remedy="Mở sổ tính bằng Excel, chỉ chép phần có bảng sang một sổ tính mới rồi lưu thay tệp này.",
)
UNCLEAR_SHEET = Kind(
    code="khong-ro-trang-tinh",
    message="Không rõ bảng ‘{table}’ nằm ở trang tính nào của sổ: có các trang {names}, {why}.",
    remedy="Đặt tên trang tính có bảng là “{name}”; trang khác cũng mang tên bảng thì đổi tên trang đó.",
)
MERGED_CELLS = Kind(
    code="o-bi-gop",
    message="Bảng ‘{table}’ có ô bị gộp ({ranges}): chỉ ô đầu của mỗi chỗ gộp có giá trị, các ô kia trống.",
    remedy="Mở sổ tính bằng Excel, chọn các ô đó, bỏ gộp ô (Merge & Center), rồi ghi đủ giá trị vào từng ô.",
)
TOO_WIDE = Kind(
    code="bang-qua-nhieu-cot",
    message="Dòng {row} của bảng ‘{table}’ có {count} cột, quá mức {limit} cột của một bảng, nên bảng không "
    "được đọc.",
    remedy="Mở tệp bằng Excel, xoá các cột thừa ở bên phải bảng và dấu phẩy, dấu chấm phẩy gõ thừa, rồi lưu "
    "lại; nếu nhầm tệp thì lấy lại bản sao lưu.",
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
EXPONENT = Kind(
    code="so-bi-rut-gon",
    message="Ô ‘{column}’ ghi “{value}”: phần mềm bảng tính đã rút gọn một dãy {digits} chữ số bắt đầu bằng "
    "{first}, các chữ số cuối đã mất.",
    remedy="Đặt định dạng cột là Văn bản (Text), rồi gõ lại đủ các chữ số theo giấy tờ gốc.",
)
ERROR_CELL = Kind(
    code="o-bao-loi",
    message="Ô ‘{column}’ ghi “{value}”, là dấu báo lỗi hoặc dấu thiếu chỗ của phần mềm bảng tính.",
    remedy="Mở tệp bằng Excel, sửa công thức hoặc nới rộng cột, rồi thay bằng chính giá trị phải ghi.",
)
FORMULA = Kind(
    code="o-cong-thuc",
    message="Ô ‘{column}’ có công thức chưa tính, hoặc chữ bắt đầu như một công thức của Excel: “{value}”.",
    remedy="Thay công thức bằng chính giá trị của nó; nếu là chữ thì bỏ ký tự đầu ô. Nhiều ô cùng có công "
    "thức thì mở tệp bằng Excel, đợi tính xong rồi lưu lại.",
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

#: Those about a file as a whole; the others are about cells.
ABOUT_FILES = (
    EMPTY,
    NOT_CSV,
    LOCKED_BOOK,
    DAMAGED_BOOK,
    FOREIGN_BOOK,
    HUGE_BOOK,
    UNCLEAR_SHEET,
    TOO_WIDE,
    FOREIGN_ENCODING,
    BROKEN_QUOTES,
)
