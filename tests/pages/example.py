"""A hand-made view of an invented agency, so that pages can be tried without reading a package."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from congkhai.catalogue import Catalogue, HeldRow, KindGroup, KindRow, RuleRows
from congkhai.disclosure.described import PublicColumn, PublicTable
from congkhai.disclosure.handing_in import PublicCollected, PublicHandIn
from congkhai.disclosure.public import (
    Audience,
    PublicAgency,
    PublicAnnouncement,
    PublicCitation,
    PublicCount,
    PublicCycle,
    PublicDocument,
    PublicForm,
    PublicMeeting,
    PublicOffice,
    PublicOrder,
    PublicRating,
    PublicReader,
    PublicResults,
    PublicReviewPlace,
    PublicTask,
    PublicTotals,
    PublicUnitRating,
)
from congkhai.disclosure.steps import PublicNote, PublicStep
from congkhai.pages import site
from congkhai.rendering.content import ContentPage, read
from congkhai.rendering.page import DataFile, Page
from congkhai.text.dates import named_day
from congkhai.value import replace

TODAY = date(2022, 12, 6)
CONTENT = Path(__file__).parents[2] / "content"
VOTES = KindRow(
    code="phieu-vuot", message="Số phiếu ({cast}) lớn hơn.", remedy="Xem lại {unit}.", severity="lỗi"
)
FILE = KindRow(code="tep-rong", message="Tệp rỗng.", remedy="Chép lại tệp.", severity="lỗi")
HELD = HeldRow(
    years="2022", severity="lỗi", on=True, source="Kế hoạch 99/KH-BDT, IV.3", compared=True, now=True
)
VOTES_RULE = RuleRows(
    code="phieu-khop",
    title="Phiếu khớp với số người có mặt",
    passes="Có mặt 6 người, phát 6 phiếu: đúng.",
    fails="Có mặt 6 người, phát 7 phiếu: lỗi.",
    always=False,
    needs="",
    held=(HELD,),
    kinds=(VOTES,),
)
TOLD = Catalogue(
    rules=(VOTES_RULE,), groups=(KindGroup(id="tep", title="Tệp", about="Các tệp.", kinds=(FILE,)),)
)
DATA = (
    DataFile(
        path="du-lieu/cong-viec.csv",
        title="Công việc của kế hoạch",
        explanation="Mỗi dòng một công việc.",
        columns=(("ten", "Công việc", "Việc phải làm, viết gọn."),),
    ),
)


def document(id: str, number: str, subject: str, issued: date | None) -> PublicDocument:
    """A document of the office in force since it was issued."""
    return PublicDocument(
        id=id,
        number=number,
        printed=(number,),
        kind="Quyết định",
        issuer="Ban Dân tộc tỉnh Sơn La",
        issued=issued,
        subject=subject,
        signer="Nguyễn Văn Mẫu",
        signer_title="TRƯỞNG BAN",
        file="",
        sha256="",
        title=f"Văn bản số {number}" if number else subject,
        validity="có hiệu lực",
        validity_source="",
        in_force=True,
    )


def task(id: str, name: str, **facts: object) -> PublicTask:
    """A task due before 26/11/2022 unless `facts` say otherwise."""
    usual: dict[str, object] = {
        "detail": "",
        "who": "Các phòng chuyên môn",
        "product": "Hồ sơ của phòng",
        "due": "truoc",
        "date": date(2022, 11, 26),
        "recipient": "",
        "form": "",
        "clause": "III.1",
        "due_text": "trước ngày 26/11/2022",
        "last_day": date(2022, 11, 25),
        "last_working_day": None,
        "done": False,
    }
    told = usual | facts
    limit = f"chậm nhất {named_day(told['last_day'])}" if told["last_day"] else ""
    return PublicTask(id=id, name=name, **({"limit": limit} | told))  # type: ignore[arg-type]


def undated(id: str, name: str, due: str, clause: str) -> PublicTask:
    """A task without a day of its own."""
    return task(
        id,
        name,
        due=due,
        date=None,
        last_day=None,
        clause=clause,
        due_text="không ấn định ngày",
        limit="không ấn định ngày",
    )


def place(kind: str, kind_name: str, where: str, form: str = "") -> PublicReviewPlace:
    """One row of who is reviewed where."""
    return PublicReviewPlace(
        kind=kind, kind_name=kind_name, where=where, manner="", form=form, clause="II.2.2"
    )


def step(name: str, state: str, **facts: object) -> PublicStep:
    """A task of the board that waits for nothing unless `facts` say otherwise."""
    usual: dict[str, object] = {
        "id": name,
        "who": "Các phòng chuyên môn",
        "clause": "III.1",
        "finished": None,
        "limit": "hết thứ Sáu, ngày 25/11/2022",
        "left": "",
        "tally": "",
        "missing": (),
        "waits": (),
        "unconfirmed": False,
    }
    return PublicStep(name=name, state=state, **(usual | facts))  # type: ignore[arg-type]


def collected(unit: str, asked: int, said: str) -> PublicCollected:
    """How many of a unit have handed in the form of November."""
    due = "chậm nhất thứ Tư, ngày 07/12/2022"
    return PublicCollected(
        form="Phiếu tháng", period="tháng 11 năm 2022", due=due, unit=unit, asked=asked, said=said
    )


def person(number: int, name: str, unit: str, level: str = "Hoàn thành tốt nhiệm vụ") -> PublicRating:
    """A line of the named list."""
    return PublicRating(
        number=number,
        name=name,
        position="Chuyên viên",
        unit=unit,
        status="đã xếp loại" if level else "không xếp loại",
        level=level,
        decision="140/QĐ-BDT" if level else "",
    )


PEOPLE = (
    person(1, "Đinh Thị Mẫu", "Phòng Tổng hợp – Hành chính"),
    person(2, "Dương Văn Thử", "Phòng Tổng hợp – Hành chính"),
    person(3, "Lò Văn Đường", "Phòng Địa bàn"),
    person(4, "Vàng Thị Đương", "Phòng Địa bàn", ""),
    person(5, "Cầm Thị Hoà", "Phòng Địa bàn"),
)
RESULTS = PublicResults(
    units=(
        PublicUnitRating(unit="Tập thể lãnh đạo Ban", status="do cấp trên xếp loại", level="", decision=""),
        PublicUnitRating(
            unit="Phòng Địa bàn", status="đã xếp loại", level="Hoàn thành nhiệm vụ", decision="139/QĐ-BDT"
        ),
    ),
    people=PEOPLE,
    named=True,
    totals=PublicTotals(
        rows=(
            PublicCount(title="Hoàn thành xuất sắc nhiệm vụ", count=7, percent=Decimal("16.3")),
            PublicCount(title="Hoàn thành tốt nhiệm vụ", count=30, percent=Decimal("69.8")),
            PublicCount(title="Hoàn thành nhiệm vụ", count=6, percent=Decimal("13.9")),
            PublicCount(title="Không hoàn thành nhiệm vụ", count=0, percent=Decimal("0.0")),
        ),
        total_title="Tổng số",
        total=44,
        not_rated=1,
        note="",
    ),
    basis=document("QD-CK", "141/QĐ-BDT", "Về hình thức công khai", date(2022, 12, 2)),
    starts=date(2022, 12, 5),
    ends=date(2023, 1, 4),
    decisions=(document("QD-XL", "140/QĐ-BDT", "Về xếp loại chất lượng công chức", date(2022, 12, 1)),),
    ordered=PublicOrder(
        document=document("QD-CK", "141/QĐ-BDT", "Về hình thức công khai", date(2022, 12, 2)),
        starts=date(2022, 12, 5),
        ends=date(2023, 1, 4),
        names=False,
    ),
)
CYCLE = PublicCycle(
    year=2022,
    as_of=TODAY,
    office=PublicOffice(
        name="Ban Dân tộc tỉnh Sơn La",
        symbol="BDT",
        parent="UBND tỉnh Sơn La",
        head_title="Trưởng ban",
        locality="Sơn La",
        url="https://bandantoc.sonla.example",
    ),
    plan=document("KH-99", "99/KH-BDT", "Tổ chức kiểm điểm năm 2022", date(2022, 11, 21)),
    rule_set="Nghị định số 90/2020/NĐ-CP",
    citations=(
        PublicCitation(
            document=document("QD-129", "129/QĐ-BDT", "Quy định chấm điểm", date(2022, 11, 21)),
            clause="III.1",
            purpose="tiêu chí chấm điểm",
        ),
    ),
    tasks=(
        task("CV-01", "Kiểm điểm tập thể lãnh đạo Ban"),
        task(
            "CV-02",
            "Họp Hội đồng xét duyệt sáng kiến",
            due_text="trước ngày 28/11/2022",
            last_day=date(2022, 11, 27),
            last_working_day=date(2022, 11, 25),
        ),
        task("CV-03", "Báo cáo UBND tỉnh", clause="IV.4", last_day=date(2022, 12, 14), recipient="Sở Nội vụ"),
        undated("CV-04", "Gửi trước bản kiểm điểm cá nhân", "tuong_doi", "II.4.2a"),
        undated("CV-05", "Thành lập Hội đồng thẩm định", "khong_han", "IV.1"),
        task("CV-06", "Làm bản tự kiểm điểm", form="Mẫu 02a", clause="II.4.2a"),
    ),
    places=(
        place("tap_the_lanh_dao", "Tập thể lãnh đạo Ban", "Tập thể lãnh đạo Ban", "Mẫu số 01"),
        place("dang_vien", "Đảng viên", "Chi bộ nơi sinh hoạt", "Mẫu 02a"),
        place("lanh_dao_quan_ly", "Lãnh đạo, quản lý", "Chi bộ nơi sinh hoạt"),
        place("lanh_dao_quan_ly", "Lãnh đạo, quản lý", "Tập thể lãnh đạo cao nhất"),
        place("cong_chuc_ngoai_dang", "Công chức không là đảng viên", ""),
    ),
    readers=(
        PublicReader(page="tap-the-lanh-dao", kinds=("tap_the_lanh_dao",), tasks=("CV-01",)),
        PublicReader(page="dang-vien", kinds=("dang_vien",), tasks=("CV-06",)),
        PublicReader(page="lanh-dao-quan-ly", kinds=("lanh_dao_quan_ly",), tasks=("CV-06", "CV-03")),
        PublicReader(page="cong-chuc", kinds=("cong_chuc_ngoai_dang",), tasks=()),
    ),
    recipients=("Sở Nội vụ", "Lãnh đạo Ban"),
    forms=(
        PublicForm(
            id="M-01", name="Mẫu số 01", said="Báo cáo tập thể.", used_by="Tập thể", clause="II.4.1a", file=""
        ),
        PublicForm(
            id="M-02A",
            name="Mẫu 02a",
            said="Bản tự kiểm điểm.",
            used_by="",
            clause="II.4.2a",
            file="mau-02a.docx",
        ),
    ),
    meetings=(
        PublicMeeting(
            name="Hội nghị kiểm điểm tập thể lãnh đạo Ban",
            kind="kiem_diem_tap_the",
            unit="Tập thể lãnh đạo Ban",
            starts=datetime(2022, 11, 24, 7, 30),
            where="Phòng họp số 1",
            chair="Trưởng ban",
            attendance="Các thành viên tập thể lãnh đạo Ban",
        ),
    ),
    results=RESULTS,
    announcements=(
        PublicAnnouncement(
            id="TB-01",
            title="Thông báo kết quả đánh giá, xếp loại năm 2022",
            petitions_to="Phòng Tổng hợp – Hành chính",
            document=document("TB-142", "142/TB-BDT", "Kết quả năm 2022", date(2022, 12, 5)),
            replaced_by="",
            sha256="",
        ),
    ),
    notes=(PublicNote(text="Hạn của cá nhân đến trước hạn của tập thể.", clauses=("III.2", "III.1")),),
    board=(
        step("Kiểm điểm tập thể lãnh đạo Ban", "da_xong", finished=date(2022, 11, 24)),
        step("Gửi hồ sơ của phòng", "qua_han", left="quá 7 ngày làm việc", tally="Đã nhận hồ sơ của 5 phòng"),
        step("Báo cáo UBND tỉnh", "dang_cho", waits=("Gửi hồ sơ của phòng",), unconfirmed=True),
    ),
    hand_ins=(
        PublicHandIn(
            id="M-02A",
            name="Mẫu 02a",
            who="",
            clause="II.4.2a",
            parts=("người lập",),
            to_whom="Phòng Tổng hợp – Hành chính",
            due="chậm nhất thứ Năm, ngày 24/11/2022",
            occasion=False,
            periods=(),
            late=False,
        ),
        PublicHandIn(
            id="M-T",
            name="Phiếu tháng",
            who="Công chức",
            clause="II.1",
            parts=("người lập", "người theo dõi, đánh giá"),
            to_whom="",
            due="trong 05 ngày làm việc sau khi hết tháng",
            occasion=False,
            periods=("Tháng 11 năm 2022: chậm nhất thứ Tư, ngày 07/12/2022",),
            late=None,
        ),
        PublicHandIn(
            id="KN",
            name="Kiến nghị",
            who="Công chức",
            clause="IV.4",
            parts=("người lập",),
            to_whom="",
            due="khi có việc",
            occasion=True,
            periods=(),
            late=None,
        ),
    ),
    collected=(
        collected("Phòng Tổng hợp – Hành chính", 9, "đã nộp đủ"),
        collected("Phòng Địa bàn; Thanh tra Ban", 7, "còn ít hơn 5 người chưa nộp"),
    ),
)
TABLES = (
    PublicTable(
        name="don_vi",
        title="Đơn vị và tổ chức",
        description="Các phòng.",
        columns=(
            PublicColumn(
                name="ma",
                title="Mã",
                description="Mã đơn vị.",
                type="chữ",
                required=True,
                choices=(("phong", "phòng"),),
                target="",
                visibility="được đăng",
            ),
        ),
    ),
)


def agency(audience: Audience = Audience.AGENCY, today: date = TODAY) -> PublicAgency:
    """What the agency's own staff see; on the portal the same without tables and meetings."""
    inside = audience is Audience.AGENCY
    return PublicAgency(
        audience=audience,
        today=today,
        sample=True,
        cycles=(CYCLE if inside else replace(CYCLE, meetings=(), board=(), hand_ins=(), collected=()),),
        documents=(CYCLE.citations[0].document,),
        tables=TABLES if inside else (),
        last_day=date(2023, 1, 4),
    )


def unnamed(view: PublicAgency) -> PublicAgency:
    """The view where no name of a person may be shown."""
    results = replace(RESULTS, people=(), named=False)
    return replace(view, cycles=(replace(view.newest, results=results),))


def content() -> tuple[ContentPage, ...]:
    """The hand-written pages of the sample."""
    return read(CONTENT)[0]


def composed(
    view: PublicAgency,
    written: tuple[ContentPage, ...] = (),
    files: frozenset[str] = frozenset(),
    data: tuple[DataFile, ...] = (),
) -> tuple[Page, ...]:
    """The pages of the view's years, each with the hand-written pages `written`, and those of all years."""
    years = {cycle.year: site.year(view, cycle, written, files, data) for cycle in view.cycles}
    pages = (
        *site.top(view, dict.fromkeys(years, written), TOLD, files, data),
        *(page.below(year) for year, pages in years.items() for page in pages),
    )
    return (*pages, site.listing(pages))
