"""What keeps an announcement from being written."""

from congkhai.findings import Kind

NOTHING_DECIDED = Kind(
    code="chua-co-ket-qua",
    message=(
        "Năm {year} chưa có quyết định xếp loại nào ban hành đến ngày {today}, nên chưa soạn được thông báo."
    ),
    remedy="Ghi quyết định vào bảng Văn bản và kết quả vào hai bảng Xếp loại, rồi chạy lại.",
)
