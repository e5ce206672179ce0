"""Every fault of the office's files: its finding, at its cell, and nothing else said or written."""

import json

import pytest

from tests.tables.faults import (
    CAN_BO,
    DON_VI,
    FAULTS,
    PHAN_CONG,
    bound_of_another_type,
    duplicate_but_for_an_invisible_letter,
    impossible_date,
    key_in_use_left_empty,
    lost_letters,
    missing_column,
    not_in_the_list,
    schema_pointing_nowhere,
    schema_with_an_unknown_type,
    script,
    short_row,
    tcvn3,
    title_above_in_one_cell,
    unknown_unit,
    unknown_unit_of_two,
    windows_1258,
)


@pytest.mark.parametrize(
    ("fault", "code", "file", "row", "column"), FAULTS, ids=[f[0].__name__ for f in FAULTS]
)
def test_each_fault_is_told_once_at_its_place_and_nothing_is_written(small, fault, code, file, row, column):
    fault(small)
    before = small.fingerprint()
    findings = small.load()[1]
    told = [*map(place, findings)]
    assert told == [(code, file, row, column)]
    assert small.fingerprint() == before
    assert [cell for finding in findings for cell in other_cells_said(small, finding)] == []


def other_cells_said(small, finding):
    """Cells of other columns of the row that the finding lets show."""
    if (finding.place.row or 1) > 1 and finding.code != "ma-hoa-la":
        said = f"{finding.message} {finding.remedy} {finding.place.value}"
        heads, row = (small.rows(finding.place.table)[n] for n in (0, finding.place.row - 1))
        others = {cell for head, cell in zip(heads, row, strict=False) if head != finding.place.column}
        yield from (cell for cell in others if len(cell) > 4 and cell in said)


def place(finding):
    file = (finding.place.file or "").removeprefix("datapackage/")
    return (finding.code, file, finding.place.row, finding.place.column)


def test_a_sentence_a_clerk_understands(small):
    impossible_date(small)
    finding = small.load()[1][0]
    assert finding.message == "Ô ‘Ngày’ ghi “31/02/2022”, không phải một ngày có trong lịch."
    assert (finding.place.table_title, finding.place.value) == ("Hội nghị, cuộc họp", "31/02/2022")


def test_a_list_is_named_in_words(small):
    not_in_the_list(small)
    remedy = small.load()[1][0].remedy
    assert remedy == "Ghi một trong các giá trị: “người đứng đầu”, “cấp phó”, “thành viên”."


def test_the_encoding_is_named(small):
    windows_1258(small)
    tcvn3(small)
    named = {finding.place.table: finding.message for finding in small.load()[1]}
    assert ("Windows-1258" in named["can_bo"], "TCVN3" in named["don_vi"]) == (True, True)


def test_keys_that_look_alike_are_said_to(small):
    duplicate_but_for_an_invisible_letter(small)
    assert small.load()[1][0].message == (
        "Cột ‘Mã’ ghi “CB-001”, đã có ở dòng 2, chỉ khác cách gõ dấu hoặc ký tự không nhìn thấy. "
        "Có dấu cách không nhìn thấy U+200B ở ký tự thứ 7."
    )


def test_an_unknown_key_names_its_other_places_and_the_nearest_key(small):
    unknown_unit_of_two(small)
    assert [place.row for place in small.load()[1][0].also] == [4]
    unknown_unit(small)
    assert "(có phải “P-THHC”?)" in small.load()[1][0].remedy


@pytest.mark.parametrize(("column", "key"), [("can_bo", "CB-041"), ("can_bo", "CB_003"), ("chuc_vu", "CV1")])
def test_no_person_and_no_number_is_guessed(small, column, key):
    small.write("chuc_vu", [*small.rows("chuc_vu"), ["CV2", "Chuyên viên chính", "khong_giu_chuc_vu", "8"]])
    small.cell("phan_cong", 3, column, key)
    (finding,) = small.load()[1]
    assert (finding.code, "có phải" in finding.remedy) == ("khong-thay-khoa", False)


@pytest.mark.parametrize("key", ["cb 002", "CB-002\x1b", "C?-002"])
def test_a_key_at_fault_hides_no_other_unknown_key(small, key):
    small.cell("can_bo", 3, "ma", key)
    small.cell("phan_cong", 4, "can_bo", "CB-099")
    assert [one[1:] for one in small.found()] == [(CAN_BO, 3, "ma"), (PHAN_CONG, 4, "can_bo")]


def test_an_empty_key_hides_no_more_than_itself(small):
    key_in_use_left_empty(small)
    small.cell("phan_cong", 4, "can_bo", "CB-099")
    told = {one for one in small.found() if one[0] == "khong-thay-khoa"}
    assert told == {("khong-thay-khoa", PHAN_CONG, row, "can_bo") for row in (3, 4)}


def test_the_row_of_the_header_is_said_in_plain_words(small):
    title_above_in_one_cell(small)
    (finding,) = small.load()[1]
    assert "bắt đầu ở dòng 4" in finding.message
    assert "xoá các dòng phía trên dòng tiêu đề (dòng 1 đến dòng 3)" in finding.remedy


@pytest.mark.parametrize("columns", range(10))
def test_a_header_at_fault_is_never_laid_on_the_schema(small, columns):
    small.write("phan_cong", [row[columns : columns + 2] for row in small.rows("phan_cong")])
    assert "luoc-do-hong" not in {one[0] for one in small.found()}


def test_an_empty_key_is_no_double_of_another_empty_key(small):
    small.cell("can_bo", 3, "ma", "")
    small.cell("can_bo", 4, "ma", "")
    own = [one for one in small.found() if one[1] == CAN_BO]
    assert own == [("thieu-gia-tri", CAN_BO, 3, "ma"), ("thieu-gia-tri", CAN_BO, 4, "ma")]


def test_a_table_with_its_header_alone_is_told_once_a_column(small):
    small.write("can_bo", small.rows("can_bo")[:1])
    assert small.found() == [("bang-chua-co-dong", PHAN_CONG, 2, "can_bo")]
    assert "3 dòng" in small.load()[1][0].message


def test_an_unreadable_table_brings_no_faults_of_those_that_point_to_it(small):
    tcvn3(small)
    unknown_unit(small)
    assert [one[0] for one in small.found()] == ["ma-hoa-la"]


def test_faults_of_many_tables_are_told_at_once(small):
    for fault in (impossible_date, lost_letters, missing_column, short_row, script):
        fault(small)
    codes = {one[0] for one in small.found()}
    assert codes == {"ngay-khong-doc-duoc", "chu-bi-mat", "thieu-cot", "dong-ngan", "o-co-the-html"}


def test_a_missing_column_does_not_hide_the_faults_of_others(small):
    small.write("phan_cong", [row[1:] for row in small.rows("phan_cong")])
    small.cell("phan_cong", 3, "don_vi", "P-X")
    assert small.found() == [("thieu-cot", PHAN_CONG, 1, "ma"), ("khong-thay-khoa", PHAN_CONG, 3, "don_vi")]


def test_more_than_a_thousand_faults_are_said_to_be_more(small):
    small.write("can_bo", [*small.rows("can_bo"), *([f"CB-{n}", ""] for n in range(100, 1200))])
    told = small.found()
    assert (len(told), told[-1]) == (1001, ("qua-nhieu-loi", CAN_BO, None, None))


@pytest.mark.parametrize(
    "fault", [schema_with_an_unknown_type, schema_pointing_nowhere, bound_of_another_type]
)
def test_a_schema_that_cannot_be_used_is_told(small, fault):
    fault(small)
    told = {one[0] for one in small.found() if one[1].startswith("schemas/")}
    assert told & {"luoc-do-hong", "luoc-do-thieu-cot"}


def test_what_no_cell_may_hold_is_told_in_every_cell_that_holds_it(small):
    for table, row, column in (("can_bo", 2, "ho_ten"), ("can_bo", 4, "ho_ten"), ("don_vi", 2, "ten")):
        small.cell(table, row, column, "=1+1")
    told = {one for one in small.found() if one[0] == "o-cong-thuc"}
    assert {one[1:] for one in told} == {(CAN_BO, 2, "ho_ten"), (CAN_BO, 4, "ho_ten"), (DON_VI, 2, "ten")}


def test_a_row_of_words_for_empty_is_told_where_its_key_lacks(small):
    small.reshape("can_bo", small.schema("can_bo") | {"missingValues": ["", "-"]})
    small.write("can_bo", [*small.rows("can_bo"), ["-", "-"]])
    told = [one for one in small.found() if one[0] != "luoc-do-khac"]
    assert told == [("thieu-gia-tri", CAN_BO, 5, "ma")]


def test_a_schema_without_what_the_program_needs_is_told(small):
    schema = small.schema("noi_nhan")
    schema["fields"][2]["type"] = "integer"
    small.reshape("noi_nhan", schema)
    assert ("luoc-do-sai-kieu-cot", "schemas/noi_nhan.json", 1, "ten") in small.found()


def test_a_mark_of_sample_data_written_twice_never_takes_it_away(small):
    path = small.folder / "datapackage.json"
    text = path.read_text("utf-8").replace("{", '{"congkhai:minh_hoa": true,\n"congkhai:minh_hoa": false,', 1)
    path.write_text(text, "utf-8")
    tables, findings = small.load()
    assert tables.sample
    assert [(one.code, one.place.row) for one in findings] == [("goi-hong", 2)]
    assert "mục “congkhai:minh_hoa” ghi hai lần (dòng 1 và dòng 2)" in findings[0].message
    assert "giữ mục ghi true" in findings[0].remedy and "congkhai new" not in findings[0].remedy
    path.write_text(text.replace('"congkhai:minh_hoa": false,', "", 1), "utf-8")
    tables, findings = small.load()
    assert (tables.sample, len(tables.tables), findings) == (True, 38, ())


@pytest.mark.parametrize("file", ["datapackage.json", "schemas/can_bo.json"])
def test_a_key_written_twice_is_mended_by_deleting_one_of_the_two(small, file):
    path = small.folder / file
    path.write_text(path.read_text("utf-8").replace("{", '{"title": "Một",\n"title": "Hai",', 1), "utf-8")
    told = [one for one in small.load()[1] if one.place.file.endswith(file)]
    assert [(one.code, one.place.row) for one in told[:1]] in ([("goi-hong", 2)], [("luoc-do-hong", 2)])
    assert "Xoá một trong hai mục “title”" in told[0].remedy and "chép" not in told[0].remedy
    path.write_text(
        path.read_text("utf-8").replace('{"title": "Một",', "{", 1).replace('"title": "Hai",', "", 1)
    )
    assert small.found() == []


@pytest.mark.parametrize(
    ("table", "part", "other"),
    [
        ("don_vi", "constraints", [1]),
        ("don_vi", "constraints", {"maximum": "abc"}),
        ("don_vi", "type", "chữ"),
    ],
)
def test_a_column_of_a_schema_that_cannot_be_used_is_named_with_its_line(small, table, part, other):
    schema = small.schema(table)
    schema["fields"][5][part] = other
    text = json.dumps(schema, ensure_ascii=False, indent=1)
    (small.folder / f"schemas/{table}.json").write_text(text, "utf-8")
    name = schema["fields"][5]["name"]
    rows = text.splitlines()
    row = next(number for number, line in enumerate(rows, 1) if f'"name": "{name}"' in line) - 1
    tables, findings = small.load()
    found = [one for one in findings if one.code == "luoc-do-hong"]
    assert not tables.tables.get(table) or "Đơn vị và tổ chức" in tables.unmatched
    assert [(one.place.file, one.place.row, one.place.column) for one in found] == [
        (f"datapackage/schemas/{table}.json", row, name)
    ]
    assert f"cột {name} " in found[0].message and f"dòng {row}" in found[0].message


@pytest.mark.parametrize("keys", [{"a": 1}, [1], [{"fields": 3}], [{"fields": "don_vi", "reference": []}]])
def test_foreign_keys_of_the_wrong_kind_have_a_line(small, keys):
    schema = small.schema("phan_cong") | {"foreignKeys": keys}
    text = json.dumps(schema, ensure_ascii=False, indent=1)
    (small.folder / "schemas/phan_cong.json").write_text(text, "utf-8")
    row = text[: text.index('"foreignKeys"')].count("\n") + 1 + isinstance(keys, list)
    found = [one for one in small.load()[1] if one.code == "luoc-do-hong"]
    assert [one.place.row for one in found] == [row]
    assert "foreignKeys" in found[0].message


@pytest.mark.parametrize(
    ("change", "code", "marker"),
    [
        ({"congkhai:minh_hoa": "true"}, "dau-minh-hoa-sai", "congkhai:minh_hoa"),
        ({"congkhai:minh_hoa": 1}, "dau-minh-hoa-sai", "congkhai:minh_hoa"),
        ({"congkhai:Minh_Hoa": True}, "dau-minh-hoa-sai-ten", "congkhai:Minh_Hoa"),
        ({"congkhai:la": True}, "muc-rieng-khong-ro", "congkhai:la"),
        ({"title": ["a"]}, "goi-hong", '"title": ['),
    ],
)
def test_what_is_wrong_in_datapackage_json_has_its_line(small, change, code, marker):
    text = json.dumps(small.descriptor() | change, ensure_ascii=False, indent=2)
    (small.folder / "datapackage.json").write_text(text, "utf-8")
    row = text[: text.rindex(marker)].count("\n") + 1
    assert (code, "datapackage.json", row, None) in small.found()


def test_a_table_without_a_name_has_its_line(small):
    raw = small.descriptor()
    raw["resources"][2]["name"] = None
    text = json.dumps(raw, ensure_ascii=False, indent=2)
    (small.folder / "datapackage.json").write_text(text, "utf-8")
    row = text[: text.index('"name": null')].count("\n") + 1
    assert ("goi-hong", "datapackage.json", row, None) in small.found()


@pytest.mark.parametrize("title", [["a", "b"], 2022, {"vi": "Gói"}])
def test_a_title_that_is_no_text_is_told(small, title):
    raw = small.descriptor() | {"title": title}
    (small.folder / "datapackage.json").write_text(json.dumps(raw), "utf-8")
    assert [one[0] for one in small.found()] == ["goi-hong"]
    raw = small.descriptor() | {"title": "Gói"}
    raw["resources"][0]["title"] = title
    (small.folder / "datapackage.json").write_text(json.dumps(raw), "utf-8")
    assert [one[0] for one in small.found()] == ["goi-hong"]
