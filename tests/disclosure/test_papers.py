"""What a page says of a document: its title, and whether it is in force on the day shown."""

from datetime import date

import pytest

from congkhai.disclosure.gate import gate
from congkhai.disclosure.papers import paper, title
from congkhai.disclosure.public import Audience
from congkhai.value import replace
from tests.packages.story import sample

DOOR = gate(sample().tables, Audience.PORTAL)
PLAN = sample().documents["KH-99"]
START, END = date(2022, 3, 1), date(2022, 9, 30)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, "Kế hoạch số 99/KH-BDT ngày 21/11/2022"),
        ({"issued": None}, "Kế hoạch số 99/KH-BDT"),
        ({"number": "", "subject": "Kiểm điểm năm 2022"}, "Kiểm điểm năm 2022"),
    ],
)
def test_a_title_names_number_and_day_as_far_as_they_are_known(cells, said):
    assert title(replace(PLAN, **cells)) == said


@pytest.mark.parametrize(
    ("starts", "ends", "today", "said", "in_force"),
    [
        (START, END, date(2022, 2, 28), "có hiệu lực từ ngày 01/03/2022", False),
        (START, END, START, "có hiệu lực từ 01/03/2022 đến hết 30/09/2022", True),
        (START, END, END, "có hiệu lực từ 01/03/2022 đến hết 30/09/2022", True),
        (START, END, date(2022, 10, 1), "hết hiệu lực từ sau ngày 30/09/2022", False),
        (START, None, date(2022, 2, 28), "có hiệu lực từ ngày 01/03/2022", False),
        (START, None, START, "có hiệu lực từ ngày 01/03/2022", True),
        (None, END, date(2022, 10, 1), "hết hiệu lực từ sau ngày 30/09/2022", False),
        (None, END, END, "chưa rõ thời hạn hiệu lực", None),
        (None, None, END, "chưa rõ thời hạn hiệu lực", None),
    ],
)
def test_a_document_is_in_force_from_its_first_day_to_its_last(starts, ends, today, said, in_force):
    shown = paper(DOOR, replace(PLAN, valid_from=starts, valid_to=ends), today)
    assert (shown.validity, shown.in_force) == (said, in_force)


@pytest.mark.parametrize("offered", [True, False])
def test_a_signed_file_goes_with_its_checksum_or_not_at_all(offered):
    filed = replace(PLAN, file="tep/KH-99.pdf", sha256="a" * 64)
    door = gate(sample().tables, Audience.PORTAL, frozenset({PLAN.id} if offered else ()))
    shown = paper(door, filed, START)
    assert (shown.file, shown.sha256) == (("tep/KH-99.pdf", "a" * 64) if offered else ("", ""))
