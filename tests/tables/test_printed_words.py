"""What pages and papers print for a value is taken for it in a cell, whatever a folder's schema calls it."""

import json
from collections.abc import Iterator

import pytest

from congkhai.documents.why import EMPLOYMENTS
from congkhai.documents.why_level import WHOM
from congkhai.rules.rule_set_holds import WORDS
from congkhai.tables import originals
from congkhai.tables.normalise import reader, writer
from congkhai.tables.overlay import overlaid
from congkhai.tables.schema import OTHERS, Field, Misshapen, Schema, choices, other_labels, parse
from congkhai.text.fold import same_key


def field(table: str, column: str) -> Field:
    schema = originals.parsed(table)
    assert schema is not None
    return schema.field(column)


def lists() -> Iterator[tuple[str, Field]]:
    """Every column with a list of values."""
    for table in originals.titles():
        schema = originals.parsed(table)
        for one in schema.fields if schema else ():
            if choices(one):
                yield f"{table}.{one['name']}", one


LISTS = dict(lists())


@pytest.mark.parametrize(
    ("table", "column", "word", "value"),
    [
        ("xep_loai_ca_nhan", "trang_thai", "do cấp trên xếp loại", "cap_tren"),
        ("xep_loai_tap_the", "trang_thai", "Cấp trên xếp loại", "cap_tren"),
        ("xep_loai_ca_nhan", "trang_thai", "CHỜ QUYẾT ĐỊNH", "cho_quyet_dinh"),
        ("don_vi", "loai", "phòng", "phong"),
        ("noi_kiem_diem", "doi_tuong", "Phòng", "don_vi"),
        ("phan_cong", "loai_lao_dong", "hợp đồng lao động", "hop_dong"),
        ("thong_bao_ca_nhan", "hinh_thuc", "Giấy", "giay"),
    ],
)
def test_a_word_as_it_is_printed_is_the_value(table, column, word, value):
    one = field(table, column)
    assert reader(one)(word) == writer(one)(word) == value


@pytest.mark.parametrize("words", [EMPLOYMENTS, WORDS, WHOM])
def test_the_kinds_of_employment_are_taken_as_explanations_and_rules_print_them(words):
    read = reader(field("phan_cong", "loai_lao_dong"))
    assert {read(word): word for word in words.values()} == {kind.value: word for kind, word in words.items()}


@pytest.mark.parametrize("one", LISTS.values(), ids=LISTS)
def test_no_word_stands_for_two_values(one):
    owners: dict[str, set[str]] = {}
    every = [*choices(one).items(), *((value, value) for value in choices(one))]
    for value, word in (*every, *((value, word) for word, value in other_labels(one))):
        owners.setdefault(same_key(word), set()).add(value)
    assert {word: values for word, values in owners.items() if len(values) > 1} == {}


def reshaped(**words: str) -> Schema:
    """The program's schema of units as a folder has it, with other labels and further words."""
    raw = json.loads(originals.schema("don_vi") or b"")
    kind = next(one for one in raw["fields"] if one["name"] == "loai")
    kind["congkhai:nhan"]["phong"] = "ban chuyên môn"
    kind[OTHERS] = words
    schema = parse(raw, "don_vi")
    assert isinstance(schema, Schema)
    return schema


def test_a_folder_that_calls_a_value_otherwise_still_takes_the_program_s_words_and_its_own():
    own = originals.parsed("don_vi")
    assert own is not None
    judged, _ = overlaid(reshaped(phong="tổ chuyên môn"), own)
    read = reader(judged.field("loai"))
    for word in ("ban chuyên môn", "phòng chuyên môn, nghiệp vụ", "phòng", "tổ chuyên môn"):
        assert read(word) == "phong"


def test_a_further_word_never_takes_a_label_away_from_its_value():
    own = originals.parsed("don_vi")
    assert own is not None
    judged, _ = overlaid(reshaped(phong="chi bộ"), own)
    assert reader(judged.field("loai"))("chi bộ") == "chi_bo"


def test_further_words_that_are_no_texts_are_told():
    raw = json.loads(originals.schema("don_vi") or b"")
    next(one for one in raw["fields"] if one["name"] == "loai")[OTHERS] = {"phong": ["phòng"]}
    assert isinstance(parse(raw, "don_vi"), Misshapen)
