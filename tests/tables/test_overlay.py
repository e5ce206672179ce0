"""A folder's schemas under the program's own: stricter is kept, looser is told and not followed."""

import copy
import json
import time

import pytest

from congkhai.findings import Place, Severity, blocking
from congkhai.tables import originals
from congkhai.tables.compare import held_against, tables_of_persons
from congkhai.tables.schema import Schema, choices, parse
from tests.tables.mutated import places, spoilt

LOOSER, PERSON, WIDER, OTHER = (
    "luoc-do-noi-long",
    "luoc-do-mo-cot-ve-nguoi",
    "luoc-do-mo-rong",
    "luoc-do-khac",
)


def own(table):
    return copy.deepcopy(json.loads(originals.schema(table) or b""))


def field(raw, name):
    return next(one for one in raw["fields"] if one["name"] == name)


def held(table, raw):
    """The schema by which the table is judged, and the codes told besides that it is another."""
    schema = parse(raw, table)
    assert isinstance(schema, Schema), schema
    judged, findings = held_against(schema, originals.parsed(table), Place(table=table, table_title=table))
    return judged, [finding.code for finding in findings if finding.code != OTHER]


def dropped(table, name, part):
    raw = own(table)
    del field(raw, name)["constraints"][part]
    return raw


@pytest.mark.parametrize(
    ("table", "name", "part"),
    [
        ("can_bo", "ho_ten", "required"),
        ("xep_loai_ca_nhan", "trang_thai", "enum"),
        ("can_bo", "ma", "pattern"),
        ("bieu_quyet", "phat_ra", "minimum"),
        ("xep_loai_ca_nhan", "so_thang", "maximum"),
    ],
)
def test_a_constraint_taken_away_is_told_and_still_holds(table, name, part):
    judged, codes = held(table, dropped(table, name, part))
    assert codes == [LOOSER]
    assert judged.field(name)["constraints"] == field(own(table), name)["constraints"]


def test_a_pointer_and_a_key_taken_away_are_told_and_still_hold():
    raw = own("phan_cong")
    raw |= {"foreignKeys": raw["foreignKeys"][1:], "primaryKey": "can_bo"}
    judged, codes = held("phan_cong", raw)
    first = originals.parsed("phan_cong")
    assert codes == [LOOSER]
    assert first and (judged.foreign_keys, judged.key) == (first.foreign_keys, first.key)


def test_a_value_that_the_program_does_not_know_is_told_and_refused():
    raw = own("xep_loai_ca_nhan")
    field(raw, "trang_thai")["constraints"]["enum"].append("tam_hoan")
    judged, codes = held("xep_loai_ca_nhan", raw)
    assert codes == [LOOSER]
    assert "tam_hoan" not in choices(judged.field("trang_thai"))


def test_what_is_stricter_or_the_offices_own_is_kept():
    raw = own("hoi_nghi")
    field(raw, "dia_diem").setdefault("constraints", {}).update(required=True, maxLength=80)
    field(raw, "loai")["constraints"]["enum"].remove("hop_phong")
    field(raw, "trieu_tap")["constraints"] |= {"minimum": 3, "maximum": 50}
    field(raw, "loai")["congkhai:nhan"]["hoi_dong"] = "hội đồng họp"
    field(raw, "ten")["title"] = "Tên cuộc họp"
    raw["fields"].insert(2, {"name": "so_phong", "type": "string", "constraints": {"pattern": "P[0-9]+"}})
    raw["foreignKeys"].append({"fields": "so_phong", "reference": {"resource": "don_vi", "fields": "ma"}})
    raw["missingValues"] = ["", "-", "…"]
    judged, codes = held("hoi_nghi", raw)
    assert codes == []
    assert [one["name"] for one in judged.fields[:4]] == ["ma", "ky", "so_phong", "ten"]
    assert judged.field("dia_diem")["constraints"] == {"required": True, "maxLength": 80}
    assert "hop_phong" not in choices(judged.field("loai"))
    assert judged.field("trieu_tap")["constraints"] == {"minimum": 3, "maximum": 50}
    assert choices(judged.field("loai"))["hoi_dong"] == "hội đồng họp"
    assert judged.foreign_keys[-1].target == "don_vi" and judged.raw["missingValues"] == ["", "-", "…"]


def test_both_patterns_hold_where_the_folder_has_another(small):
    raw = own("can_bo")
    field(raw, "ma")["constraints"]["pattern"] = r"\S{6,9}"
    small.reshape("can_bo", raw)
    small.write("can_bo", [*small.rows("can_bo"), ["CB-4", "Lò Văn Ba"], ["cb-0004", "Lò Văn Bốn"]])
    told = [one for one in small.found() if one[0] == "sai-dang"]
    assert [one[2] for one in told] == [5, 6]


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("van_ban", lambda raw: raw.update(missingValues=["", "mat"])),
        ("van_ban", lambda raw: raw.update(missingValues=[])),
        ("hoi_nghi", lambda raw: field(raw, "thong_qua").update(trueValues=["khong"], falseValues=["co"])),
        ("xep_loai_ca_nhan", lambda raw: field(raw, "muc").update({"congkhai:tro_den": "can_bo"})),
        ("can_bo", lambda raw: field(raw, "ho_ten").update(title="Mã")),
        ("van_ban", lambda raw: field(raw, "do_mat")["congkhai:nhan"].update(mat="không", khong="mật")),
        ("xep_loai_ca_nhan", lambda raw: raw.update({"congkhai:nhan_dong": ["khong_co"]})),
        ("hoi_nghi", lambda raw: field(raw, "gio").pop("format")),
    ],
)
def test_words_that_would_turn_a_cell_into_its_opposite_are_told_and_not_followed(table, change):
    raw = own(table)
    change(raw)
    judged, codes = held(table, raw)
    first = originals.parsed(table)
    assert codes == [LOOSER] and first is not None
    assert ([*judged.fields], judged.raw["missingValues"]) == ([*first.fields], [""])


def test_the_tables_of_persons_follow_from_the_schemas():
    persons = tables_of_persons()
    assert {"can_bo", "phan_cong", "xep_loai_ca_nhan", "thong_bao_ca_nhan", "ky_luat", "diem"} <= persons
    assert not persons & {"hoi_nghi", "don_vi", "chuc_vu", "van_ban", "xep_loai_tap_the", "cong_viec"}


@pytest.mark.parametrize(
    ("table", "column", "width", "codes"),
    [
        ("can_bo", "ho_ten", "public", [PERSON]),
        ("thong_bao_ca_nhan", "ngay_gui", "agency", [PERSON]),
        ("phan_cong", "dang_vien", "agency", [PERSON]),
        ("hoi_nghi", "thu_ky", "agency", [PERSON]),
        ("hoi_nghi", "dia_diem", "public", [WIDER]),
        ("van_ban", "do_mat", "public", [WIDER]),
        ("can_bo", "ho_ten", "restricted", []),
        ("don_vi", "ten", "agency", []),
    ],
)
def test_a_column_shown_more_widely_is_told(table, column, width, codes):
    raw = own(table)
    field(raw, column)["congkhai:visibility"] = width
    assert held(table, raw)[1] == codes


@pytest.mark.parametrize(
    ("table", "width", "codes"),
    [("can_bo", "public", [PERSON]), ("can_bo", "agency", []), ("don_vi", "public", [])],
)
def test_a_column_of_the_offices_own_about_a_person_is_never_public(table, width, codes):
    raw = own(table)
    raw["fields"].append({"name": "dien_thoai", "type": "string", "congkhai:visibility": width})
    assert held(table, raw)[1] == codes


def test_only_what_is_about_a_person_blocks(small):
    raw = own("hoi_nghi")
    field(raw, "gio")["congkhai:visibility"] = "public"
    small.reshape("hoi_nghi", raw)
    findings = small.load()[1]
    assert not blocking(findings)
    (wider,) = [finding for finding in findings if finding.code == WIDER]
    assert wider.severity is Severity.WARNING and "‘Giờ’ (gio) trên trang đăng ra ngoài" in wider.message
    assert wider.place.file == "datapackage/schemas/hoi_nghi.json"


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: field(raw, "ho_ten").update(constraints={"pattern": "(a+)+b"}),
        lambda raw: field(raw, "ho_ten").update(constraints={"required": "có"}),
        lambda raw: field(raw, "ho_ten").update(constraints={"minLength": -1}),
        lambda raw: field(raw, "ho_ten").update(constraints={"enum": []}),
        lambda raw: field(raw, "ho_ten").update({"congkhai:visibility": "Public"}),
        lambda raw: field(raw, "ho_ten").update(name=["ho_ten"]),
        lambda raw: raw["fields"].append(raw["fields"][0]),
        lambda raw: raw.update(foreignKeys=[{"fields": "ma", "reference": {"resource": "x", "fields": []}}]),
        lambda raw: raw.update(
            foreignKeys=[{"fields": "ma", "reference": {"resource": "https://x.vn/a.json", "fields": "ma"}}]
        ),
        lambda raw: raw["fields"].append({"name": "rieng", "type": "hình"}),
        lambda raw: raw["fields"].append({"name": "rieng", "$ref": "../../x.json"}),
        lambda raw: raw.update({"$ref": "https://x.vn/a.json"}),
        lambda raw: raw["fields"].append({"name": "rieng", "type": "string", "constraints": {"minimum": 3}}),
    ],
)
def test_a_schema_nobody_can_judge_by_is_told_at_its_file(small, change):
    raw = own("can_bo")
    change(raw)
    small.reshape("can_bo", raw)
    head, *rows = small.rows("can_bo")
    small.write("can_bo", [[*head, "rieng"], *([row[0], "a" * 40, "x"] for row in rows)])
    before = time.monotonic()
    assert ("luoc-do-hong", "schemas/can_bo.json") in {one[:2] for one in small.found()}
    assert time.monotonic() - before < 20


def test_a_key_written_twice_in_a_schema_is_told_with_its_line(small):
    path = small.folder / "schemas" / "can_bo.json"
    lines = path.read_text("utf-8").replace(
        '"type": "string",', '"type": "string",\n      "type": "date",', 1
    )
    path.write_text(lines, "utf-8")
    row = lines[: lines.index('"type": "date"')].count("\n") + 1
    assert ("luoc-do-hong", "schemas/can_bo.json", row, None) in small.found()


def test_whatever_is_spoilt_in_a_schema_is_told_and_never_makes_it_looser():
    """Every twentieth property of every schema, in every way: no trace, nothing silent, nothing looser."""
    for table in originals.titles():
        first, raw = originals.parsed(table), own(table)
        assert first is not None
        for way in [*places(raw)][::20]:
            for other in spoilt(raw, way):
                schema = parse(other, table)
                if not isinstance(schema, Schema) or other == raw:
                    continue
                judged, findings = held_against(schema, first, Place(table=table, table_title=table))
                assert findings, way
                assert looser(judged, first) == [], way


def looser(judged, first):
    """The columns by which fewer cells would be refused than by the program's own schema."""
    names = [one["name"] for one in first.fields]
    assert [one["name"] for one in judged.fields if one["name"] in names] == names
    assert judged.key == first.key and {*first.foreign_keys} <= {*judged.foreign_keys}
    return [name for name in names if not as_strict(judged.field(name), first.field(name))]


def as_strict(given, needed):
    mine, theirs = given.get("constraints", {}), needed.get("constraints", {})
    return (
        all(given.get(part) == needed.get(part) for part in ("type", "format", "trueValues", "falseValues"))
        and bool(mine.get("required")) >= bool(theirs.get("required"))
        and {*mine.get("enum", theirs.get("enum", []))} <= {*theirs.get("enum", mine.get("enum", []))}
        and ("enum" in mine) >= ("enum" in theirs)
        and theirs.get("pattern", "") in mine.get("pattern", "")
        and all(part in mine for part in ("minimum", "maximum") if part in theirs)
    )


def all_told(table, raw):
    schema = parse(raw, table)
    assert isinstance(schema, Schema), schema
    return held_against(schema, originals.parsed(table), Place(table=table, table_title=table))[1]


def test_that_a_schema_differs_is_not_told_beside_what_must_be_mended():
    raw = own("can_bo")
    field(raw, "ho_ten")["congkhai:visibility"] = "public"
    assert [one.code for one in all_told("can_bo", raw)] == [PERSON]


def test_what_is_looser_is_told_once_with_its_columns():
    raw = dropped("can_bo", "ho_ten", "required")
    del field(raw, "ma")["constraints"]["pattern"]
    (told,) = all_told("can_bo", raw)
    assert told.code == LOOSER and "(ma)" in told.message and "(ho_ten)" in told.message


@pytest.mark.parametrize(("type_", "said"), [("integer", "là kiểu integer"), (None, "không ghi kiểu")])
def test_a_column_of_another_type_is_told_with_its_type(type_, said):
    raw = own("can_bo")
    field(raw, "ho_ten").pop("type")
    field(raw, "ho_ten").update({"type": type_} if type_ else {})
    field(raw, "ho_ten").pop("constraints")
    codes = {one.code: one.message for one in all_told("can_bo", raw)}
    assert said in codes["luoc-do-sai-kieu-cot"] and "luoc-do-thieu-cot" not in codes


@pytest.mark.parametrize("key", ["congkhai:Visibility", "congkhai:visibilty", "congkhai:la", "Congkhai:nhan"])
def test_an_entry_that_nobody_reads_is_told(key):
    raw = own("can_bo")
    field(raw, "ho_ten")[key] = "x"
    (told,) = all_told("can_bo", raw)
    assert (told.code, told.place.column, told.place.value) == ("muc-rieng-khong-ro", "ho_ten", key)


@pytest.mark.parametrize("key", ["congkhai:Minh_hoa", "congkhai:minh_hoạ", "c\u043engkhai:minh_hoa"])
def test_what_reads_as_the_mark_of_a_sample_counts_as_it(key, small):
    descriptor = json.loads((small.folder / "datapackage.json").read_bytes())
    (small.folder / "datapackage.json").write_text(json.dumps(descriptor | {key: True}), "utf-8")
    tables, findings = small.load()
    assert tables.sample and "dau-minh-hoa-sai-ten" in [one.code for one in findings]


def test_a_folder_in_place_of_a_table(small):
    small.file("can_bo").unlink()
    small.file("can_bo").mkdir()
    assert "thu-muc-o-cho-cua-tep" in [one[0] for one in small.found()]
    assert "thieu-tep" not in [one[0] for one in small.found()]
