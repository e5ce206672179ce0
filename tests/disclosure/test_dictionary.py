"""The data dictionary in the clerks' words: what a column holds, where it points, how far it goes."""

import pytest

from congkhai.disclosure.described import PublicColumn
from congkhai.disclosure.dictionary import dictionary
from congkhai.disclosure.gate import gate
from congkhai.disclosure.public import Audience
from tests.packages.story import sample


def told() -> dict[tuple[str, str], PublicColumn]:
    """Every column of the dictionary by its table and name."""
    tables = dictionary(gate(sample().tables, Audience.AGENCY), sample().tables)
    return {(table.name, column.name): column for table in tables for column in table.columns}


@pytest.mark.parametrize(
    ("table", "name", "said"),
    [
        ("xep_loai_ca_nhan", "ky", ("chữ", True, "Kỳ đánh giá", "được đăng")),
        ("xep_loai_ca_nhan", "muc", ("chữ", False, "Mức xếp loại", "chỉ trong cơ quan")),
        ("xep_loai_ca_nhan", "diem", ("số", False, "", "không bao giờ đăng")),
        ("cong_viec", "han", ("ngày", False, "", "được đăng")),
    ],
)
def test_a_column_is_told_in_words(table, name, said):
    column = told()[table, name]
    assert (column.type, column.required, column.target, column.visibility) == said


def test_every_column_and_choice_of_the_schemas_is_there():
    asked = {
        (table.name, column.name): column.choices for table in sample().tables for column in table.columns
    }
    assert {key: column.choices for key, column in told().items()} == asked
