"""Faults that only show when rows are put together."""

from congkhai.findings import Kind

SUBJECT_UNCLEAR = Kind(
    code="doi-tuong-khong-ro",
    message="Dòng này phải ghi đúng một đối tượng: hoặc cột ‘Tập thể’, hoặc cột ‘Cá nhân’; hiện {state}.",
    remedy="Giữ lại một trong hai ô, xoá trắng ô kia.",
)
DUE_WITHOUT_DATE = Kind(
    code="han-thieu-ngay",
    message="Công việc “{task}” có loại hạn “{due}” nhưng chưa ghi ngày ở cột ‘Hạn như ghi’.",
    remedy="Ghi ngày như trong kế hoạch, hoặc chọn loại hạn “không ấn định ngày” (khong_han).",
)
RELATIVE_WITHOUT_TASK = Kind(
    code="han-thieu-viec",
    message=(
        "Công việc “{task}” có hạn tính theo một việc khác nhưng thiếu cột ‘Trước việc’ "
        "hoặc ‘Số ngày làm việc’."
    ),
    remedy="Ghi mã công việc phải xong trước và số ngày làm việc.",
)
WINDOW_REVERSED = Kind(
    code="thoi-han-nguoc",
    message="Ngày kết thúc công khai ({ends}) trước ngày bắt đầu ({starts}).",
    remedy="Đối chiếu với văn bản quyết định hình thức công khai rồi sửa lại hai ngày.",
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
