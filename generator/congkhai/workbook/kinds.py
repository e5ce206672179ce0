"""What can be wrong with a workbook that comes back, and where it and the tables were both changed."""

from congkhai.findings import Kind, Severity

_EXPORT = "xuất sổ mới, đặt tên khác, bằng lệnh “congkhai workbook export TÊN_MỚI.xlsx” rồi ghi vào sổ đó"

UNREADABLE = Kind(
    code="so-khong-mo-duoc",
    message="Tệp “{name}” không mở được như một sổ tính Excel hay LibreOffice: {why}.",
    remedy="Mở bằng Excel, bỏ mật khẩu, xoá ô ghi lạc ở xa bảng, lưu kiểu .xlsx; "
    f"không mở được thì {_EXPORT}.",
)
FOREIGN = Kind(
    code="so-khong-phai-cua-chuong-trinh",
    message="Sổ “{name}” không do lệnh “congkhai workbook export” xuất ra, hoặc đã mất trang ẩn “{sheet}”.",
    remedy=f"Ghi vào đúng sổ đã xuất; nếu không còn sổ đó thì {_EXPORT}.",
)
SPOILT = Kind(
    code="so-hong-trang-an",
    message="Trang ẩn “{sheet}” của sổ “{name}” đã bị sửa hoặc mất một phần, nên không biết ô nào đã đổi.",
    remedy=f"Lấy lại bản sổ chưa bị sửa trang ẩn; nếu không còn thì {_EXPORT}.",
)
NEWER = Kind(
    code="so-cua-ban-moi-hon",
    message="Sổ “{name}” do một phiên bản congkhai mới hơn xuất ra.",
    remedy="Cập nhật congkhai trên máy này rồi nhập lại.",
)
OTHER_AGENCY = Kind(
    code="so-cua-co-quan-khac",
    message="Sổ “{name}” là của {theirs}, còn thư mục này là của {ours}.",
    remedy="Nhập sổ vào đúng thư mục của cơ quan đã xuất sổ (thêm -C THƯ_MỤC), hoặc chọn đúng sổ. "
    "Nếu đúng là sổ của cơ quan này, chỉ khác tên, thì ghi tên nay dùng vào trang “{sheet}” của sổ, "
    "rồi nhập lại.",
)
OTHER_YEAR = Kind(
    code="so-cua-nam-khac",
    message="Sổ “{name}” là của năm {theirs}, còn thư mục này là của năm {ours}.",
    remedy="Nhập sổ vào đúng thư mục của năm đó (thêm -C THƯ_MỤC), hoặc chọn đúng sổ.",
)
OTHER_COLUMNS = Kind(
    code="so-cu-hon-cac-cot",
    message="Bảng ‘{table}’ đã đổi tệp hoặc bớt cột từ ngày xuất sổ {day}, nên sổ “{name}” không còn khớp.",
    remedy=f"Đưa các cột của bảng về như cũ rồi nhập lại; nếu cột mới là đúng thì {_EXPORT}.",
)
NOT_IN_CSV = Kind(
    code="bang-khong-phai-csv",
    message="Sổ sửa bảng ‘{table}’, nhưng tệp {file} của bảng không phải CSV, mà chỉ tệp CSV mới ghi được.",
    remedy="Mở tệp đó bằng Excel, lưu thành kiểu “CSV UTF-8”, ghi tên tệp mới vào datapackage.json.",
)
SHEET_GONE = Kind(
    code="trang-bi-xoa",
    message="Trang “{sheet}” của bảng ‘{table}’ đã bị xoá hoặc đổi tên; không dòng nào của bảng bị xoá theo.",
    remedy="Lấy lại trang từ bản sao của sổ, đúng tên “{sheet}”. Muốn xoá dòng thì ghi x ở cột “Xoá”.",
)
SHEET_EMPTIED = Kind(
    code="trang-khong-con-dong",
    message="Trang “{sheet}” không còn dòng nào, trong khi lúc xuất có {count} dòng.",
    remedy="Lấy lại các dòng từ bản sao của sổ. Muốn xoá hết thì ghi x ở cột “Xoá” của từng dòng.",
)
COLUMN_GONE = Kind(
    code="trang-thieu-cot",
    message="Trang “{sheet}” thiếu cột “{column}”: cột đã bị xoá hoặc tiêu đề bị sửa.",
    remedy="Ghi lại đúng tiêu đề “{column}”; nếu cột đã bị xoá thì chép lại cột từ bản sao của sổ, "
    "mỗi giá trị vào đúng dòng có mã của nó.",
)
COLUMN_TWICE = Kind(
    code="trang-trung-cot",
    message="Trang “{sheet}” có hai cột cùng tiêu đề “{column}” ({first} và {second}).",
    remedy="Chỉ giữ một cột “{column}”; xoá cột kia sau khi đối chiếu nội dung.",
)
COLUMN_MORE = Kind(
    code="trang-thua-cot",
    message="Cột {letter} (“{heading}”) của trang “{sheet}” không thuộc bảng; nội dung ở đó không được nhập.",
    remedy="Không cần sửa nếu là ghi chú riêng; nếu là dữ liệu thì chuyển sang đúng cột rồi xoá cột này.",
    severity=Severity.WARNING,
)
EXTRA_SHEET = Kind(
    code="trang-khong-thuoc-bang",
    message="Trang{hidden} “{sheet}” không thuộc bảng nào của sổ; không nội dung nào ở đó được nhập.",
    remedy="Không cần sửa nếu là trang nháp của riêng mình; nếu là dữ liệu thì chép sang {right}, "
    "rồi xoá trang “{sheet}”.",
    severity=Severity.WARNING,
)
ODD_MARK = Kind(
    code="danh-dau-xoa-la",
    message="Ô “Xoá” ghi “{value}”; cột này chỉ ghi x để xoá dòng, hoặc để trống.",
    remedy="Muốn xoá dòng thì ghi x; nếu không thì xoá nội dung ô này.",
)
UNCLEAR = Kind(
    code="ten-cua-nhieu-ma",
    message="Ô “{column}” ghi “{value}”, chưa rõ là dòng nào: {codes}.",
    remedy="Ghi mã của đúng dòng cần chọn, hoặc chọn trong danh sách của ô.",
)
CELL_CONFLICT = Kind(
    code="hai-ben-cung-sua",
    message="Ô “{column}” của {row}: sổ ghi “{theirs}”, bảng nay ghi “{ours}”, {since} là “{base}”.",
    remedy="Quyết định giá trị đúng, rồi ghi giá trị đó vào ô này của sổ và cả của bảng ({file}), nhập lại.",
)
ADDED_CONFLICT = Kind(
    code="hai-ben-cung-them",
    message="Dòng {row} được thêm ở cả sổ và bảng; ô “{column}” sổ ghi “{theirs}”, bảng ghi “{ours}”.",
    remedy="Cùng một dòng thì ghi ô này cho giống nhau; hai dòng khác nhau thì đổi mã của dòng trong sổ.",
)
REMOVED_USED = Kind(
    code="dong-xoa-con-duoc-ghi",
    message="Sổ xoá dòng {row}, nhưng mã của dòng đó còn được ghi ở {users}.",
    remedy="Giữ dòng này: bỏ x ở cột “Xoá” (đã xoá hẳn khỏi trang thì chép lại từ bản sao của sổ). Muốn xoá "
    "thật thì ở các dòng nói trên ghi mã khác, hoặc ghi x ở cột “Xoá” của cả các dòng đó.",
)
REMOVED_HERE = Kind(
    code="bang-da-xoa-dong",
    message="Sổ sửa dòng {row}, nhưng dòng đó đã bị xoá khỏi bảng ‘{table}’ từ {since}.",
    remedy="Cần dòng đó thì ghi lại vào {file} đúng như {since}; không cần thì ghi x ở cột “Xoá” trong sổ.",
)
REMOVED_THERE = Kind(
    code="so-xoa-dong-da-sua",
    message="Sổ xoá dòng {row}, nhưng bảng ‘{table}’ đã sửa dòng đó từ {since}.",
    remedy="Vẫn muốn xoá thì xoá dòng đó trong {file}; muốn giữ thì đưa dòng trở lại trong sổ (bỏ x).",
)

#: Of a sheet with these it is known what it asks, but for the cell itself.
OF_A_CELL = frozenset({ODD_MARK.code, UNCLEAR.code})
