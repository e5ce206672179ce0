"""A command that could not run, told as a finding to the program that asked for one."""

from congkhai.findings import Finding, Kind, Place

WRONG_USE = Kind(
    code="sai-cach-dung",
    message="Lệnh không chạy được. {said}",
    remedy="Sửa dòng lệnh theo congkhai --help rồi chạy lại.",
)
SURROUNDINGS = Kind(
    code="moi-truong-khong-cho-phep",
    message="Lệnh không chạy được. {said}",
    remedy="Xử lý nguyên nhân nêu trong thông báo rồi chạy lại.",
)


def stopped(said: str, code: int) -> Finding:
    """What stopped a command that ended with exit code 2 (wrong use) or 3 (the surroundings)."""
    return (WRONG_USE if code == 2 else SURROUNDINGS).at(Place(), said=said)
