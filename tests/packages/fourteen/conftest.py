"""The office of fourteen after its first announcement."""

import pytest

from tests.packages.fourteen import autumn, plan
from tests.packages.fourteen.clerk import Clerk

#: What a clerk may have to type in all years beside the monthly scores.
MOST_CELLS = 900
SIGNED = {
    "so_ky_hieu": "41/KH-SVT",
    "so_nhu_in": "41/KH-SVT",
    "ngay_ban_hanh": "2026-11-02",
    "nguoi_ky": "Đỗ Văn Sơn",
    "chuc_danh_ky": "GIÁM ĐỐC",
}


@pytest.fixture(scope="package")
def first_year(tmp_path_factory: pytest.TempPathFactory) -> Clerk:
    """The office on the day of its first announcement, both sites online."""
    clerk = plan.opened(tmp_path_factory.mktemp("tinh") / "so")
    plan.peopled(clerk)
    plan.issued(clerk, 2026, SIGNED)
    clerk.run("rows", "prepare", "2026", "--write")
    autumn.held(clerk, 2026)
    autumn.drafts_sent(clerk, 2026)
    autumn.voted(clerk, 2026)
    autumn.scored(clerk, 2026)
    clerk.today = "2026-12-07"
    autumn.heard(clerk, 2026)
    autumn.decided(clerk, 2026)
    autumn.announced(clerk, 2026)
    clerk.run("build")
    clerk.today = "2026-12-09"
    autumn.reported(clerk, 2026)
    return clerk
