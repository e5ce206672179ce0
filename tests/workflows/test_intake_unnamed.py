"""A blank form says whose it is only once it came back: by a name or a code, and by its period."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from congkhai.findings import Finding
from congkhai.forms.blank import Handed, Head
from congkhai.forms.one_file import from_one_file
from congkhai.forms.sheet_back import from_sheet
from congkhai.intake.store import Store
from congkhai.model.forms import Known
from congkhai.text.dates import ZONE
from congkhai.value import replace
from congkhai.workflows import intake_desk
from congkhai.workflows.blank_forms import FOLDER, blanks
from congkhai.workflows.intake_desk import Standing
from congkhai.workflows.intake_files import Came, take
from congkhai.workflows.intake_unnamed import named
from tests.packages.story import office, office_tables

PEOPLE = {"tên": "Mùa A Sếnh", "mã": "cb-010", "không dấu": "mua a senh"}


@pytest.fixture(scope="module")
def known() -> Standing:
    return intake_desk.standing_of(office(), office_tables())


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    agency = office()
    return {file.path.removeprefix(f"{FOLDER}/"): file.content for file in blanks(agency, agency.cycles[0])}


def handed(known: Standing, form: str, answers: dict[str, str]) -> Handed:
    definition = known.rolls["KY-2026"].definitions[form]
    head = Head(
        form=form,
        cycle="KY-2026",
        version=definition.version,
        subject="",
        period="",
        writer=definition.writers[0],
    )
    return Handed(head=head, answers=answers)


def test_only_what_somebody_fills_in_first_is_given_out_for_nobody(files):
    assert sorted(files) == sorted(
        f"{form}.{ending}" for form in ("M-335-01", "M-335-02", "TDG-TT", "KN") for ending in ("html", "xlsx")
    )


def test_no_name_of_anybody_stands_in_them(files):
    for name, content in files.items():
        if name.endswith(".html"):
            text = content.decode()
            assert [one.name for one in office().officials if one.name in text] == [], name


@pytest.mark.parametrize("said", PEOPLE)
@pytest.mark.parametrize("period", ["tháng 3 năm 2026", "Tháng 3", "thang-03"])
def test_a_name_and_a_period_say_whose_it_is(known, said, period):
    found = named(known, handed(known, "M-335-01", {"ho_ten": PEOPLE[said], "ky": period, "so_luong": "90"}))
    assert isinstance(found, Handed)
    assert (found.head.subject, found.head.period) == ("CB-010", "thang-03")
    assert found.answers == {"so_luong": "90"}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"ho_ten": "Quàng Thị Phượng", "ky": "tháng 3"}, "Quàng Thị Phượng"),
        ({"ho_ten": "Ai Đó", "ky": "tháng 3"}, "Ai Đó"),
        ({"ky": "tháng 3"}, ""),
        ({"ho_ten": "CB-010", "ky": "tháng 13"}, "tháng 13"),
        ({"ho_ten": "CB-010"}, ""),
    ],
)
def test_what_is_not_clear_is_told(known, answers, told):
    found = named(known, handed(known, "M-335-01", answers))
    assert isinstance(found, Finding)
    assert (found.code, found.facts["told"]) == ("nop-khong-ro-cua-ai", told)


def test_a_unit_is_known_by_its_name(known):
    found = named(known, handed(known, "TDG-TT", {"tap_the": "Văn phòng Sở", "tcc_1": "20"}))
    assert isinstance(found, Handed)
    assert (found.head.subject, found.head.period, found.answers) == ("P-VP", "", {"tcc_1": "20"})


def test_a_form_that_says_whose_it_is_stays_as_it_is(known):
    one = handed(known, "KN", {"noi_dung": "x"})
    own = replace(one, head=replace(one.head, subject="CB-011"))
    assert named(known, own) == own


def test_what_is_asked_in_the_file_is_what_is_looked_for(files, known):
    read = from_one_file(files["M-335-01.html"])
    assert isinstance(read, Handed)
    assert read.head.subject == ""
    definition = known.rolls["KY-2026"].definitions["M-335-01"]
    assert read.head.version == definition.version
    asked = {item.name for item, _ in definition.every() if item.row.known in (Known.NAME, Known.PERIOD)}
    assert asked == {"ho_ten", "ky"}


def test_a_blank_workbook_comes_back_and_is_received(files, known, tmp_path):
    book = openpyxl.load_workbook(BytesIO(files["KN.xlsx"]))
    for name, text in {
        "f_ho_ten": "Mùa A Sếnh",
        "f_noi_dung": "Đề nghị xem lại điểm tháng 3.",
        "f_can_cu": "Điểm của nơi cũ gửi chậm.",
    }.items():
        sheet, cell = next(iter(book.defined_names[name].destinations))
        book[sheet][cell.replace("$", "").partition(":")[0]] = text
    out = BytesIO()
    book.save(out)
    assert isinstance(from_sheet(out.getvalue()), Handed)
    with Store(tmp_path / "tiep-nhan.sqlite") as store:
        came = Came(name="kien-nghi.xlsx", content=out.getvalue())
        moment = datetime(2026, 12, 12, 9, tzinfo=ZONE)
        done = take(store, known, came, (date(2026, 12, 12), moment))
    assert [one.message for one in done.outcome.findings] == []
    assert done.outcome.receipt is not None
    assert done.outcome.receipt.subject_name == "Mùa A Sếnh"
