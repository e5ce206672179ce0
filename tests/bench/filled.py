"""The rows of each table of an agency that does not exist.

A table joins by a function that yields its rows, and a line in `FILLED`.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from tests.bench.invented import DONE, DONE_BESIDE_LEADING, LEADERS, Agency, Person
from tests.rules.build import Row, law_and_plan

YEAR = 2026
CYCLE = f"KY-{YEAR}"
HELD = {"LDB": "LD"}
#: Who is reviewed where, on which form.
PLACES = (
    ("tap_the_lanh_dao", "LDB", "M-TT"),
    ("don_vi", "", "M-TT"),
    ("dang_vien", "CHIBO", ""),
    ("lanh_dao_quan_ly", "CHIBO", "M-LD"),
    ("lanh_dao_quan_ly", "", "M-LD"),
    ("cong_chuc_dang_vien", "CHIBO", "M-CC"),
    ("cong_chuc_dang_vien", "", "M-CC"),
    ("cong_chuc_ngoai_dang", "", "M-CC"),
)
#: Steps of the plan and their last day, on which they were done.
TASKS = (
    ("tu_kiem_diem", "11-20"),
    ("ho_so_don_vi", "11-27"),
    ("tu_cham_diem", "11-27"),
    ("hoi_dong", "11-27"),
    ("xep_loai", "11-30"),
    ("quyet_dinh", "12-02"),
    ("dong_bo", "12-07"),
    ("bao_cao", "12-10"),
)
REASONS = (
    "Hoàn thành các việc được giao trong năm, không có văn bản quá hạn.",
    "Chủ động nhận việc ở địa bàn xa, được các bản ghi nhận.",
    "Còn hai báo cáo gửi chậm trong quý III, đã tự nhận và khắc phục.",
    "",
)


def units(agency: Agency) -> Iterator[Row]:
    for number, unit in enumerate(agency.units, 1):
        yield {"ma": unit, "ten": f"Phòng Địa bàn số {number}", "loai": "phong", "cap_tren": "LDB"}


def documents(agency: Agency) -> Iterator[Row]:
    for id, number, issuer in (
        ("QD-1", f"120/QĐ-{agency.office['ky_hieu']}", agency.office["ten"]),
        ("QD-CT", "2210/QĐ-UBND", agency.office["cap_tren"]),
    ):
        made = {"ma": id, "so_ky_hieu": number, "so_nhu_in": number, "loai": "quyet_dinh"}
        made |= {"co_quan_ban_hanh": issuer, "ngay_ban_hanh": f"{YEAR}-12-02"}
        yield made | {"nguoi_ky": "Hà Văn Đức", "trich_yeu": f"Về xếp loại chất lượng năm {YEAR}"}


def cycles(agency: Agency) -> Iterator[Row]:
    cycle = {"ma": CYCLE, "nam": str(YEAR), "co_quan": agency.office["ma"], "bo_quy_dinh": "ND335"}
    yield cycle | {"tu_ngay": f"{YEAR}-11-02", "den_ngay": f"{YEAR}-12-31"}


def rules(agency: Agency) -> Iterator[Row]:
    """What the law does not switch on for the year, so that every rule has its share of the work."""
    rows = law_and_plan(YEAR)["quy_tac"]
    on = {row["ma"] for row in rows if int(row["tu_nam"]) <= YEAR <= int(row["den_nam"] or YEAR)}
    for code, name in {row["ma"]: row["ten"] for row in rows if row["ma"] not in on}.items():
        row = {"ma": code, "ten": name, "muc_do": "loi", "bat": "co", "tu_nam": str(YEAR)}
        yield row | {"van_ban": "ND-335-2025", "doi_chieu": "da_doi_chieu"}


def parameters(agency: Agency) -> Iterator[Row]:
    for code in ("NGAY-GUI-DU-THAO", "VANG-TU-THANG"):
        yield {"ma": code, "ten": code, "gia_tri": "3", "tu_nam": f"{YEAR}", "doi_chieu": "chua_doi_chieu"}


def officials(agency: Agency) -> Iterator[Row]:
    for person in agency.people:
        yield {"ma": person.id, "ho_ten": person.name}


def posts(agency: Agency) -> Iterator[Row]:
    """The main post of everybody, and a seat in the council for one in ten."""
    for person in agency.people:
        post = {"ma": f"PC-{person.number:05}", "can_bo": person.id, "loai_lao_dong": "cong_chuc"}
        post |= {"nhom_nhiem_vu": f"Nhóm {person.unit}", "dang_vien": agency.chance.choice(("co", "khong"))}
        post |= {"tu_ngay": f"{agency.chance.randint(2005, 2025)}-0{agency.chance.randint(1, 9)}-01"}
        yield post | {
            "don_vi": person.unit,
            "chuc_vu": person.position,
            "vai_tro": person.role,
            "chinh": "co",
        }
        if person.number % 10 == 9:
            seat = {"ma": f"PC-{person.number:05}-HD", "don_vi": "HD-TD", "chuc_vu": "CTHD"}
            yield post | seat | {"vai_tro": "thanh_vien", "chinh": "khong"}


def meetings(agency: Agency) -> Iterator[Row]:
    yield _meeting("HN-LD-TT", "kiem_diem_tap_the", "LDB", "25", "07:30") | {"ket_luan": "Nhất trí."}
    yield _meeting("HN-LD-CN", "kiem_diem_ca_nhan", "LDB", "25", "09:00")
    for unit in agency.units:
        yield _meeting(f"HN-{unit}-TT", "kiem_diem_tap_the", unit, "25", "14:00")
        yield _meeting(f"HN-{unit}-CN", "kiem_diem_ca_nhan", unit, "26", "07:30")
    yield _meeting("HN-CB", "kiem_diem_ca_nhan", "CHIBO", "27", "07:30")
    yield _meeting("HN-HD", "hoi_dong", "HD-TD", "27", "14:00")
    yield _meeting("HN-XL", "xep_loai", "LDB", "30", "08:00")


def _meeting(id: str, kind: str, unit: str, day: str, hour: str) -> Row:
    meeting = {"ma": id, "ky": CYCLE, "ten": f"Hội nghị {id}", "loai": kind, "don_vi": unit, "gio": hour}
    meeting |= {"ngay": f"{YEAR}-11-{day}", "dia_diem": "Phòng họp tầng 2", "thanh_phan": "Toàn thể"}
    meeting |= {"chu_tri": "TB", "trieu_tap": "11", "co_mat": "11", "bien_ban": f"{day}/BB"}
    return meeting | {"thong_qua": "co"}


def reviews(agency: Agency) -> Iterator[Row]:
    """Every collective once; everybody in the unit and in the party cell."""
    held = chain(
        [("HN-LD-TT", "LDB", "", "")],
        ((f"HN-{unit}-TT", unit, "", "") for unit in agency.units),
        ((f"HN-{HELD.get(one.unit, one.unit)}-CN", "", one.id, _chair(one)) for one in agency.people),
        (("HN-CB", "", one.id, "") for one in agency.people),
    )
    for number, (meeting, unit, who, chair) in enumerate(held, 1):
        review = {"ma": f"KD-{number:06}", "hoi_nghi": meeting, "don_vi": unit, "can_bo": who}
        review |= {"chu_tri": chair}
        yield review | {"ngay_gui": f"{YEAR}-11-{agency.chance.randint(16, 18)}"}


def _chair(person: Person) -> str:
    """A deputy chairs while the head is reviewed."""
    return {"TB": "PTB", "TP": "PTP"}.get(person.position, "")


def votes(agency: Agency) -> Iterator[Row]:
    subjects = chain(((unit, "") for unit in agency.units), (("", one.id) for one in agency.people[1:]))
    for number, (unit, who) in enumerate(subjects, 1):
        best = agency.chance.randint(0, 8)
        counts = {"phieu_muc_1": best, "phieu_muc_2": 10 - best, "phieu_muc_3": 0, "phieu_muc_4": 0}
        cast = {"phat_ra": 11, "thu_vao": 11, "khong_hop_le": 1} | counts
        vote = {"ma": f"BQ-{number:06}", "hoi_nghi": "HN-XL", "don_vi": unit, "can_bo": who}
        yield vote | {column: str(count) for column, count in cast.items()}


def proposals(agency: Agency) -> Iterator[Row]:
    """The unit's own, then the council's."""
    rated = agency.people[1:]
    said = chain(
        ((unit, unit, "", "HTTNV") for unit in agency.units),
        ((one.unit, "", one.id, one.level) for one in agency.people[LEADERS:]),
        (("HD-TD", unit, "", "HTTNV") for unit in agency.units),
        (("HD-TD", "", one.id, one.level) for one in rated),
    )
    for number, (by, unit, who, level) in enumerate(said, 1):
        proposal = {"ma": f"DX-{number:06}", "ky": CYCLE, "don_vi_de_xuat": by, "don_vi": unit, "can_bo": who}
        day = f"{YEAR}-11-{'28' if by == 'HD-TD' else '27'}"
        yield proposal | {"muc": level, "ngay": day, "ly_do": agency.chance.choice(REASONS)}


def unit_ratings(agency: Agency) -> Iterator[Row]:
    yield {"ma": "XT-0000", "ky": CYCLE, "don_vi": "LDB", "trang_thai": "cap_tren"}
    for number, unit in enumerate(agency.units, 1):
        rating = {"ma": f"XT-{number:04}", "ky": CYCLE, "don_vi": unit, "trang_thai": "da_xep_loai"}
        rating |= {"muc": "HTTNV", "quyet_dinh": "QD-1", "tu_de_nghi": "HTTNV", "diem": "86.5"}
        rating |= {"diem_chung": "27", "diem_ket_qua": "59.5", "ty_le_hoan_thanh": "100"}
        yield rating | {"ty_le_vuot": "22", "ty_le_cham": "0", "da_khac_phuc": "co", "sai_pham": "khong"}


def person_ratings(agency: Agency) -> Iterator[Row]:
    for person in agency.people:
        rating = {"ma": f"XL-{person.number:05}", "ky": CYCLE, "can_bo": person.id, "don_vi": person.unit}
        rating |= {"chuc_vu": person.position, "so_thang": "12", "tu_xep_loai": person.level}
        if person.number == 0:
            yield rating | {"trang_thai": "cap_tren"}
            continue
        rating |= {"trang_thai": "da_xep_loai", "muc": person.level, "quyet_dinh": "QD-1"}
        rating |= {"diem": f"{person.score}"}
        yield rating | {"ly_do": agency.chance.choice(REASONS)}


def scores(agency: Agency) -> Iterator[Row]:
    """A row a quarter and person; all parts of the result are done to the same percentage."""
    parts = ("so_luong", "chat_luong", "tien_do"), ("linh_vuc", "to_chuc", "doan_ket")
    for person in agency.people:
        of_all = dict.fromkeys(parts[0], f"{DONE_BESIDE_LEADING if person.leads else DONE[person.level]}")
        of_leaders = dict.fromkeys(parts[1], "100")
        for quarter, (points, score) in enumerate(zip(person.points, person.scores, strict=True), 1):
            row = {"ky": CYCLE, "can_bo": person.id, "loai_ky": "quy", "so_ky": f"{quarter}"}
            row |= {"trang_thai": "chinh_thuc", "tong": f"{score}"}
            row |= {"nhom_1": "10", "nhom_2": "10", "nhom_3": f"{points - 20}"} | of_all
            yield row | (of_leaders if person.leads else {})


def dossiers(agency: Agency) -> Iterator[Row]:
    for unit in agency.units:
        dossier = {"ma": f"HS-{unit}", "ky": CYCLE, "loai": "ho_so_don_vi", "don_vi": unit}
        yield dossier | {"ngay_nop": f"{YEAR}-11-27", "noi_nhan": "HD-TD"}
    for person in agency.people:
        form = "M-LD" if person.leads else "M-CC"
        dossier = {"ky": CYCLE, "can_bo": person.id, "noi_nhan": person.unit, "bieu_mau": form}
        dossier |= {"ma": f"HS-{person.number:05}", "loai": "tu_kiem_diem"}
        yield dossier | {"ngay_nop": f"{YEAR}-11-{agency.chance.randint(16, 20)}"}
        if person.leads:
            own = {"ma": f"HS-{person.number:05}-D", "loai": "tu_cham_diem", "bieu_mau": ""}
            yield dossier | own | {"ngay_nop": f"{YEAR}-11-23"}


def opinions(agency: Agency) -> Iterator[Row]:
    """The party cell's, on everybody who leads."""
    for person in agency.people:
        if person.leads:
            opinion = {"ma": f"YK-{person.number:05}", "ky": CYCLE, "noi_y_kien": "CHIBO"}
            opinion |= {"can_bo": person.id, "ngay": f"{YEAR}-11-27", "noi_dung": "Nhất trí."}
            yield opinion | {"muc": person.level}


def notices(agency: Agency) -> Iterator[Row]:
    for person in agency.people[1:]:
        notice = {"ma": f"TBCN-{person.number:05}", "ky": CYCLE, "ket_qua": f"XL-{person.number:05}"}
        way = agency.chance.choice(("giay", "dien_tu"))
        yield notice | {"ngay_gui": f"{YEAR}-12-04", "hinh_thuc": way, "so_ky_hieu": f"{person.number}/TB"}


def petitions(agency: Agency) -> Iterator[Row]:
    for person in agency.people[50::100]:
        petition = {"ma": f"KN-{person.number:05}", "ky": CYCLE, "can_bo": person.id}
        petition |= {"ngay_nhan": f"{YEAR}-12-03", "noi_dung": "Đề nghị xem lại số tháng được tính."}
        yield petition | {"ngay_giai_quyet": f"{YEAR}-12-07", "ket_qua": "Giữ nguyên.", "quyet_dinh": "QD-1"}


def forms(agency: Agency) -> Iterator[Row]:
    for order, (id, name) in enumerate({"M-TT": "Mẫu 01", "M-LD": "Mẫu 02", "M-CC": "Mẫu 03"}.items(), 1):
        form = {"ma": id, "ky": CYCLE, "thu_tu": f"{order}", "ten": name, "dieu_khoan": "II.1"}
        yield form | {"ke_hoach_noi": "Theo mẫu này."}


def places(agency: Agency) -> Iterator[Row]:
    for order, (kind, unit, form) in enumerate(PLACES, 1):
        place = {"ma": f"NK-{order}", "ky": CYCLE, "thu_tu": f"{order}", "doi_tuong": kind, "don_vi": unit}
        place |= {"ten_doi_tuong": kind, "noi": "Hội nghị kiểm điểm", "bieu_mau": form}
        yield place | {"dieu_khoan": "II.2"}


def tasks(agency: Agency) -> Iterator[Row]:
    for order, (step, day) in enumerate(TASKS, 1):
        task = {"ma": f"CV-{order}", "ky": CYCLE, "thu_tu": f"{order}", "ten": step, "ai": "Cơ quan"}
        task |= {"loai_han": "cham_nhat", "han": f"{YEAR}-{day}", "ngay_xong": f"{YEAR}-{day}"}
        yield task | {"dieu_khoan": "III.1", "buoc": step}


def files_looked_at(agency: Agency) -> Iterator[Row]:
    """Versions of one file that somebody has looked at, one for a hundred people."""
    for person in agency.people[::100]:
        version = {"tep": "ban-goc.md", "sha256": f"{person.number:064x}"}
        yield version | {"nguoi_xem": person.id, "ngay_xem": f"{YEAR}-12-01", "ket_luan": "dang_duoc"}


def permitted_values(agency: Agency) -> Iterator[Row]:
    """Telephones of divisions."""
    for number, _ in enumerate(agency.units, 1):
        value = {"loai": "dien_thoai", "gia_tri": f"0212 3850 {number:03}"}
        yield value | {"ly_do": "Số máy bàn của phòng, không của riêng ai."}


FILLED: Mapping[str, Callable[[Agency], Iterator[Row]]] = {
    "don_vi": units,
    "van_ban": documents,
    "quy_tac": rules,
    "tham_so": parameters,
    "ky_danh_gia": cycles,
    "can_bo": officials,
    "phan_cong": posts,
    "hoi_nghi": meetings,
    "kiem_diem": reviews,
    "bieu_quyet": votes,
    "de_xuat": proposals,
    "xep_loai_tap_the": unit_ratings,
    "xep_loai_ca_nhan": person_ratings,
    "kien_nghi": petitions,
    "bieu_mau": forms,
    "noi_kiem_diem": places,
    "cong_viec": tasks,
    "diem": scores,
    "ho_so": dossiers,
    "y_kien": opinions,
    "thong_bao_ca_nhan": notices,
    "tep_da_xem": files_looked_at,
    "gia_tri_duoc_phep": permitted_values,
}
