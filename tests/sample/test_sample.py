"""The sample agency says of itself what was asked for: its people, its papers, what may be shown."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest
from frictionless import Package

TABLES = [
    "can_bo",
    "phan_cong",
    "hoi_nghi",
    "kiem_diem",
    "bieu_quyet",
    "de_xuat",
    "xep_loai_tap_the",
    "xep_loai_ca_nhan",
    "cong_khai",
    "thong_bao",
    "kien_nghi",
    "van_ban",
]
TODAY = "2022-12-06"


def test_the_whole_package_is_valid(sample):
    report = Package(str(sample.folder / "datapackage.json")).validate()
    assert report.flatten(["resourceName", "rowNumber", "fieldName", "note"]) == []


@pytest.mark.parametrize("table", TABLES)
def test_files_are_plain_utf8_with_composed_letters(sample, table):
    content = (sample.folder / "data" / f"{table}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert unicodedata.is_normalized("NFC", content.decode("utf-8"))


def test_forty_five_officials_in_the_leadership_and_six_units(sample):
    sizes = Counter(post["don_vi"] for post in sample.posts().values())
    assert sizes == {
        "LDB": 4, "P-THHC": 9, "P-CSDT": 7, "P-TTVD": 6, "P-DB": 7, "P-KHDA": 7, "P-TTR": 5,
    }  # fmt: skip
    assert sorted(sample.posts()) == sorted(sample.names())
    assert sum(row["chinh"] == "co" for row in sample.rows("phan_cong")) == len(sample.names())


def test_one_head_and_at_least_one_deputy_everywhere(sample):
    for unit in ("LDB", *sample.units):
        roles = Counter(post["vai_tro"] for post in sample.posts().values() if post["don_vi"] == unit)
        assert roles["dung_dau"] == 1, unit
        assert roles["cap_pho"] >= 1, unit


def test_names_hold_what_a_filter_must_find(sample):
    people = list(sample.names().values())
    assert [name for name, times in Counter(people).items() if times > 1] == ["Lò Văn Hoà"]
    namesakes = [
        sample.posts()[who]["don_vi"] for who, name in sample.names().items() if name == "Lò Văn Hoà"
    ]
    assert namesakes == ["P-THHC", "P-TTVD"]
    words = Counter(word for name in people for word in name.split())
    for word in ("Dương", "Đường", "Đương", "Đinh", "Đặng", "Đỗ", "Hoà", "Hòa", "Thuỷ", "Thủy", "Nguyễn"):
        assert words[word], word
    assert [name for name in people if " " not in name] == ["Pâng"]


def test_no_real_signatory_is_among_the_people(sample):
    [plan] = [row for row in sample.rows("van_ban") if row["ma"] == "KH-99"]
    assert plan["nguoi_ky"]
    assert plan["nguoi_ky"] not in sample.names().values()


def test_two_contract_workers_and_one_civil_servant_outside_the_party(sample):
    posts = sample.posts()
    contract = [who for who, post in posts.items() if post["loai_lao_dong"] == "hop_dong"]
    assert len(contract) == 2
    assert {posts[who]["chuc_vu"] for who in contract} == {"HDLD"}
    outside = [who for who, post in posts.items() if post["dang_vien"] == "khong" and who not in contract]
    [single] = outside
    assert posts[single]["vai_tro"] == "thanh_vien"
    assert all(row["dang_vien"] for row in sample.rows("phan_cong"))


def issued(sample) -> list[dict[str, str]]:
    return [row for row in sample.rows("van_ban") if row["ma"].startswith(("QD-BDT-", "TB-BDT-"))]


def test_an_invented_deputy_signs_the_papers_of_the_sample(sample):
    deputies = {sample.names()[who] for who, post in sample.posts().items() if post["chuc_vu"] == "PTB"}
    assert {row["nguoi_ky"] for row in issued(sample)} <= deputies
    assert {row["chuc_danh_ky"] for row in issued(sample)} == {"KT. TRƯỞNG BAN – PHÓ TRƯỞNG BAN"}


def test_papers_have_their_own_numbers_and_name_nobody(sample):
    numbers = [row["so_ky_hieu"] for row in sample.rows("van_ban") if row["so_ky_hieu"]]
    assert len(set(numbers)) == len(numbers)
    assert not [row for row in issued(sample) for name in sample.names().values() if name in row["trich_yeu"]]
    for row in issued(sample):
        kind, number = row["ma"].split("-")[0], row["ma"].split("-")[2]
        assert row["so_ky_hieu"] == f"{number}/{kind.replace('QD', 'QĐ')}-BDT"


def test_decisions_are_numbered_in_the_order_of_their_dates_after_the_one_of_the_plan(sample):
    decisions = [row for row in sample.rows("van_ban") if row["so_ky_hieu"].endswith("/QĐ-BDT")]
    by_number = sorted(decisions, key=lambda row: int(row["so_ky_hieu"].split("/")[0]))
    dates = [row["ngay_ban_hanh"] for row in by_number]
    assert by_number[0]["ma"] == "QD-129"
    assert dates == sorted(dates)


def test_the_announcement_follows_every_decision_it_rests_on(sample):
    [notice] = sample.rows("thong_bao")
    documents = sample.by_key("van_ban")
    rating = {row["quyet_dinh"] for table in RESULTS for row in sample.rows(table)} - {""}
    form = {row["van_ban"] for row in sample.rows("cong_khai")}
    assert documents[notice["van_ban"]]["ngay_ban_hanh"] == "2022-12-05"
    conference = max(m["ngay"] for m in sample.rows("hoi_nghi") if m["loai"] == "xep_loai")
    assert all(conference < documents[key]["ngay_ban_hanh"] <= "2022-12-02" for key in rating | form)


RESULTS = ("xep_loai_ca_nhan", "xep_loai_tap_the")


def test_both_places_may_show_names_on_the_day_of_the_sample(sample):
    open_today = [row for row in sample.rows("cong_khai") if row["tu_ngay"] <= TODAY <= row["den_ngay"]]
    assert {row["noi"]: row["co_ten"] for row in open_today} == {"agency": "co", "portal": "co"}
    assert {row["noi"]: row["bang_day_du"] for row in open_today} == {"agency": "co", "portal": "khong"}


def plain(text: str) -> str:
    """Small letters and figures without marks, one space between words."""
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return " ".join(re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c))))


def texts(sample, *visibilities: str) -> Iterator[tuple[str, str, str]]:
    """(table, column, text) of every free text seen by these readers; keys, levels and enums are none."""
    for path in sorted((sample.folder / "schemas").glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        free = [field["name"] for field in schema["fields"] if is_free_text(field, schema)]
        seen = {field["name"] for field in schema["fields"] if field["congkhai:visibility"] in visibilities}
        for row in sample.rows(path.stem):
            yield from ((path.stem, name, row[name]) for name in free if name in seen and row[name])


def is_free_text(field: dict, schema: dict) -> bool:
    """Whether a field holds text that somebody wrote."""
    keys = {schema["primaryKey"]} if isinstance(schema["primaryKey"], str) else set(schema["primaryKey"])
    keys |= {key["fields"] for key in schema.get("foreignKeys", [])}
    coded = field["name"] in keys or "enum" in field.get("constraints", {}) or field["name"] in LEVEL_COLUMNS
    return field["type"] == "string" and not coded


LEVEL_COLUMNS = ("muc", "tu_xep_loai", "tu_de_nghi")


def test_what_stays_inside_is_no_phrase_of_a_page_or_a_public_cell(sample):
    pages = sorted((sample.folder.parent / "content").rglob("*.md"))
    assert pages
    shown = [plain(path.read_text(encoding="utf-8")) for path in pages]
    shown += [plain(text) for _, _, text in texts(sample, "public")]
    inside = [cell for cell in texts(sample, "restricted", "agency") if cell[0] != "can_bo"]
    assert len(inside) > 150
    assert not [
        cell for cell in inside if len(plain(cell[2])) >= 6 and any(plain(cell[2]) in s for s in shown)
    ]


def test_a_good_share_of_the_private_notes_is_filled(sample):
    filled = Counter((table, column) for table, column, _ in texts(sample, "restricted"))
    assert filled["hoi_nghi", "ket_luan"] >= 15
    assert filled["hoi_nghi", "thu_ky"] == len(sample.rows("hoi_nghi"))
    assert filled["de_xuat", "ly_do"] >= 25
    assert filled["xep_loai_ca_nhan", "ly_do"] >= 12
    assert filled["kien_nghi", "noi_dung"] == filled["kien_nghi", "ket_qua"] == 1
