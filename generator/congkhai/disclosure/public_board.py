"""How far the plan has come, as the agency's own staff may read it: counts, names only by a row of theirs."""

from dataclasses import dataclass
from datetime import date

from congkhai.disclosure.sourced import derived, of


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicStep:
    """One task of the plan as it stands.

    `state` is one of qua_han, den_han, dang_cho, da_xong. `limit` says the last day allowed with how it is
    counted, `left` how far off it is, `tally` how much is there, `missing` who is late, where the agency
    lets them be named; `waits` are the tasks that must come first.
    """

    id: str = of("cong_viec.ma")
    name: str = of("cong_viec.ten")
    who: str = of("cong_viec.ai")
    clause: str = of("cong_viec.dieu_khoan")
    state: str = derived()
    finished: date | None = of("cong_viec.ngay_xong", "hoi_nghi.ngay", "van_ban.ngay_ban_hanh")
    limit: str = derived("cong_viec.han", "cong_viec.loai_han", "cong_viec.so_ngay", "hoi_nghi.ngay")
    left: str = derived("cong_viec.han", "hoi_nghi.ngay")
    tally: str = derived()
    missing: tuple[str, ...] = derived("don_vi.ten", "can_bo.ho_ten")
    waits: tuple[str, ...] = derived("cong_viec.ten")
    unconfirmed: bool | None = of("cong_viec.du_thao")
