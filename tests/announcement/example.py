"""An invented office as the portal and the staff see it, and the same without names or announcement."""

from datetime import date
from decimal import Decimal

from congkhai.announcement import compose
from congkhai.announcement.notice import Notice
from congkhai.announcement.notice import notice as notice_of
from congkhai.disclosure.public import (
    Audience,
    PublicAgency,
    PublicAnnouncement,
    PublicCitation,
    PublicCount,
    PublicCycle,
    PublicDocument,
    PublicOffice,
    PublicOrder,
    PublicRating,
    PublicResults,
    PublicTask,
    PublicTotals,
    PublicUnitRating,
)
from congkhai.rendering.page import Page, SiteFile
from congkhai.value import replace

BEST, GOOD, DONE = "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ"
UNITS = (
    "Tập thể lãnh đạo Ban",
    "Phòng Tổng hợp – Hành chính",
    "Phòng Chính sách dân tộc",
    "Phòng Tuyên truyền – Vận động",
    "Phòng Địa bàn",
    "Thanh tra Ban",
)
FAMILIES = ("Đinh", "Lò Văn", "Cầm Thị", "Vàng A", "Dương", "Đường Thị", "Quàng Văn", "Sùng A")
GIVEN = ("Nhẫn", "Thuỷ", "Dế", "Hoà", "Phương", "Sếnh", "Ngần")


def document(key: str, kind: str, number: str, issued: date | None, subject: str) -> PublicDocument:
    return PublicDocument(
        id=key,
        number=number,
        printed=(number,),
        kind=kind,
        issuer="Chính phủ" if kind == "Nghị định" else "Ban Dân tộc tỉnh Sơn La",
        issued=issued,
        subject=subject,
        signer="Lường Thị Mẫu" if kind == "Thông báo" else "",
        signer_title="KT. TRƯỞNG BAN – PHÓ TRƯỞNG BAN" if kind == "Thông báo" else "",
        file="",
        sha256="",
        title=f"{kind} số {number}",
        validity="",
        validity_source="",
        in_force=None,
    )


DECREE = document(
    "ND-90",
    "Nghị định",
    "90/2020/NĐ-CP",
    date(2020, 8, 13),
    "Về đánh giá, xếp loại chất lượng cán bộ, công chức, viên chức",
)
PLAN = document(
    "KH-99",
    "Kế hoạch",
    "99/KH-BDT",
    date(2022, 11, 21),
    "Tổ chức kiểm điểm, đánh giá, xếp loại đối với tập thể, cá nhân năm 2022",
)
DECISION = document(
    "QD-137",
    "Quyết định",
    "137/QĐ-BDT",
    date(2022, 12, 2),
    "Xếp loại chất lượng cán bộ, công chức năm 2022",
)
BASIS = document(
    "QD-140",
    "Quyết định",
    "140/QĐ-BDT",
    date(2022, 12, 5),
    "Về hình thức công khai kết quả xếp loại năm 2022",
)
ISSUED = PublicAnnouncement(
    id="TB-1",
    title="Thông báo kết quả đánh giá, xếp loại chất lượng tập thể, cá nhân năm 2022",
    petitions_to="Phòng Tổng hợp – Hành chính, Ban Dân tộc tỉnh Sơn La",
    document=document("TB-61", "Thông báo", "61/TB-BDT", date(2022, 12, 5), "Kết quả đánh giá, xếp loại"),
    replaced_by="",
    sha256="",
)
OFFICE = PublicOffice(
    name="Ban Dân tộc tỉnh Sơn La",
    symbol="BDT",
    parent="UBND tỉnh Sơn La",
    head_title="Trưởng ban",
    locality="Sơn La",
    url="https://bandantoc.sonla.example",
)
TASK = PublicTask(
    id="CV-01",
    name="Kiểm điểm tập thể lãnh đạo Ban",
    detail="",
    who="Tập thể lãnh đạo Ban",
    product="Báo cáo kiểm điểm",
    due="truoc",
    date=date(2022, 11, 26),
    recipient="Sở Nội vụ",
    form="Mẫu 01",
    clause="III.1",
    due_text="Trước ngày 26/11/2022",
    last_day=date(2022, 11, 25),
    last_working_day=None,
    limit="chậm nhất thứ Sáu, ngày 25/11/2022",
    done=False,
)
TOTALS = PublicTotals(
    rows=(
        PublicCount(title=BEST, count=7, percent=Decimal("15.6")),
        PublicCount(title=GOOD, count=31, percent=Decimal("68.9")),
        PublicCount(title=f"{DONE} trở xuống", count=7, percent=Decimal("15.5")),
    ),
    total_title="Số người được xếp loại",
    total=45,
    not_rated=None,
    note="Các mức có từ 1 đến 4 người được gộp vào một dòng.",
)


def people() -> tuple[PublicRating, ...]:
    """Forty-six persons of six units; the first one is rated above the agency, the last one not at all."""
    names = [f"{family} {given}" for given in GIVEN for family in FAMILIES][:46]
    lines = []
    for number, name in enumerate(names, start=1):
        unit = UNITS[(number - 1) * len(UNITS) // len(names)]
        first = not lines or lines[-1].unit != unit
        status = (
            "do cấp trên xếp loại" if number == 1 else "không xếp loại" if number == 46 else "đã xếp loại"
        )
        level = (BEST, GOOD, GOOD, GOOD, GOOD, DONE)[number % 6] if status == "đã xếp loại" else ""
        lines.append(
            PublicRating(
                number=number,
                name=name,
                position="Trưởng phòng" if first else "Chuyên viên",
                unit=unit,
                status=status,
                level=level,
                decision="137/QĐ-BDT" if level else "",
            )
        )
    return tuple(lines)


def units() -> tuple[PublicUnitRating, ...]:
    own = PublicUnitRating(unit=UNITS[0], status="do cấp trên xếp loại", level="", decision="")
    rest = (
        PublicUnitRating(unit=unit, status="đã xếp loại", level=GOOD, decision="136/QĐ-BDT")
        for unit in UNITS[1:]
    )
    return (own, *rest)


def named(audience: Audience = Audience.PORTAL) -> PublicAgency:
    """The office on a day when the list with names may be shown."""
    results = PublicResults(
        units=units(),
        people=people(),
        named=True,
        totals=TOTALS,
        basis=BASIS,
        starts=date(2022, 12, 5),
        ends=date(2023, 1, 4),
        decisions=(DECISION,),
        ordered=PublicOrder(document=BASIS, starts=date(2022, 12, 5), ends=date(2023, 1, 4), names=True),
    )
    cycle = PublicCycle(
        year=2022,
        as_of=date(2022, 12, 6),
        office=OFFICE,
        plan=PLAN,
        rule_set="Nghị định 90/2020/NĐ-CP",
        citations=(PublicCitation(document=DECREE, clause="II.5", purpose="Căn cứ xếp loại"),),
        tasks=(TASK,),
        places=(),
        readers=(),
        recipients=(
            "Sở Nội vụ",
            "Cấp ủy chi bộ",
            "Lãnh đạo Ban",
            "Các phòng chuyên môn",
            "Trang TTĐT của Ban",
            "Lưu: VT, THHC",
        ),
        forms=(),
        meetings=(),
        results=results,
        announcements=(ISSUED,),
        notes=(),
    )
    return PublicAgency(
        audience=audience,
        today=date(2022, 12, 6),
        sample=True,
        cycles=(cycle,),
        documents=(DECREE, PLAN, DECISION, BASIS, ISSUED.document),
        tables=(),
        last_day=date(2023, 1, 4),
    )


def changed(agency: PublicAgency, **parts: object) -> PublicAgency:
    """The same office with other parts of its cycle."""
    return replace(agency, cycles=(replace(agency.newest, **parts),))


def with_results(agency: PublicAgency, **parts: object) -> PublicAgency:
    """The same office with other parts of its results."""
    return changed(agency, results=replace(agency.newest.results, **parts))


def totals_only() -> PublicAgency:
    """The office on a day without a window: no names, no document that orders them."""
    return with_results(named(), people=(), named=False, basis=None, starts=None, ends=None, ordered=None)


def unissued() -> PublicAgency:
    """The office after the decisions and before the announcement."""
    return changed(named(), announcements=())


def undecided() -> PublicAgency:
    """The office before the decisions."""
    return changed(named(), announcements=(), results=None)


def notice(agency: PublicAgency) -> Notice | None:
    """What the announcement of the newest year says."""
    return notice_of(agency, agency.newest)


def page(agency: PublicAgency) -> Page:
    """The page of the newest year's announcement."""
    return compose.page(agency, agency.newest)


def draft(portal: PublicAgency, inside: PublicAgency | None = None) -> tuple[SiteFile, ...]:
    """The papers of the newest year."""
    return compose.draft(portal, inside, portal.newest.year)
