"""The document that is kept of a part: the same answers give the same bytes, readable by eye."""

import json

from hypothesis import given
from hypothesis import strategies as st

from congkhai.forms.blank import MARK, Attached
from congkhai.forms.document import document, files_in, fingerprint
from congkhai.forms.taken import taken
from congkhai.model.forms import Writer
from congkhai.value import replace
from tests.forms.filling import BALLOTS, HEAD, WHOLE, blank, found
from tests.forms.test_taken import MINUTES, SUBJECTS
from tests.packages.story import office

AGENCY = office()
FORM = blank(AGENCY, found(AGENCY, "M-335-01", "CB-010", "thang-11"), Writer.AUTHOR)
OWN = taken(FORM, WHOLE).own


def test_the_order_and_spelling_of_what_was_typed_leave_no_trace():
    otherwise = {name: f" {text} " for name, text in reversed(WHOLE.items())} | {
        "tc_1_1": "2.50",
        "tien_do": "100,0",
    }
    assert document(FORM, taken(FORM, otherwise).own) == document(FORM, OWN)


def test_another_answer_person_period_part_version_or_earlier_part_is_another_document():
    head = FORM.head
    heads = [
        replace(head, **{name: "khac"})
        for name in ("version", "subject", "period", "earlier", "cycle", "form")
    ]
    heads.append(replace(head, writer=Writer.TRACKER))
    others = [document(replace(FORM, head=one), OWN) for one in heads]
    others += [document(FORM, {**OWN, "so_luong": "91"}), document(FORM, OWN)]
    others += [document(FORM, OWN, (Attached(field="a", name="a.pdf", content=b"%PDF"),))]
    assert len({fingerprint(one) for one in others}) == len(others) == 10


def test_each_answer_stands_beside_its_label_in_letters_that_can_be_read():
    content = document(FORM, OWN)
    text = content.decode()
    assert "“" not in text and "\\u" not in text and "Mùa A Sếnh" in text and text.endswith("\n")
    told = json.loads(text)
    assert told[MARK] == 1 and told["doi_tuong"] == {"ma": "CB-010", "ten": "Mùa A Sếnh"}
    assert {"muc": "so_luong", "nhan": "a. Số lượng (%)", "tra_loi": "90"} in told["tra_loi"]
    assert told["bieu_mau"]["phien_ban"] == FORM.head.version


def test_rows_stand_in_it_with_those_whom_they_are_about():
    rows = taken(MINUTES, HEAD | {"doi_tuong": [BALLOTS for _ in SUBJECTS]}).own
    told = json.loads(document(MINUTES, rows))
    table = next(one for one in told["tra_loi"] if one["muc"] == "doi_tuong")
    assert len(table["dong"]) == 11
    assert {"muc": "ma", "nhan": "Mã", "tra_loi": "CB-005"} in table["dong"][1]


FILES = st.builds(
    Attached, field=st.just("tai_lieu"), name=st.text(max_size=9), content=st.binary(max_size=99)
)


@given(st.lists(FILES.filter(lambda one: one.name.isprintable()), max_size=3))
def test_files_come_out_as_they_went_in(files: list[Attached]):
    content = document(FORM, OWN, tuple(files))
    assert files_in(content) == tuple(files)
    assert all(fingerprint(one.content) in content.decode() for one in files)
