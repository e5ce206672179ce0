"""Every kind of finding: a good package made wrong tells it, and the remedy done as told ends it."""

from collections import Counter
from pathlib import Path

import pytest

from congkhai.findings import Finding, Kind, Place
from congkhai.intake import kinds as intake
from congkhai.publish import render
from congkhai.rules.run import NOT_RUN
from congkhai.workflows import stopped
from tests.code_words import code_words
from tests.remedies.case import Case, Topic
from tests.remedies.cells import FAULTS_OF_CELLS
from tests.remedies.conduct import FAULTS_OF_CONDUCT
from tests.remedies.deadlines import FAULTS_OF_DEADLINES
from tests.remedies.fill_in import WORKBOOKS_FILLED_IN
from tests.remedies.forms import FAULTS_OF_FORMS, FILLED_IN
from tests.remedies.handed_in import HANDED_IN
from tests.remedies.html_files import SAVED, UNNAMED
from tests.remedies.levels import FAULTS_OF_LEVELS, FAULTS_UNTIL_2025
from tests.remedies.offered import OFFERED
from tests.remedies.order import FAULTS_OF_ORDER
from tests.remedies.package import FAULTS_OF_FILES
from tests.remedies.papers import FAULTS_OF_PAPERS
from tests.remedies.petitions import PETITIONS
from tests.remedies.procedure import FAULTS_OF_PROCEDURE
from tests.remedies.published import INSPECTED, PUBLISHED, REPLACED
from tests.remedies.records import FAULTS_OF_RECORDS
from tests.remedies.scores import FAULTS_AFTER_THE_YEAR, FAULTS_OF_SCORES
from tests.remedies.slips import SLIPS_OF_PAGES
from tests.remedies.staged import ASKED_FOR, CHECKED, DRAFTED, STAGED
from tests.remedies.units import FAULTS_OF_UNITS
from tests.remedies.workbooks import BROUGHT_BACK
from tests.remedies.written import FAULTS_OF_PAGES
from tests.remedies.xlsx_tables import TABLE_IN_WORKBOOK
from tests.test_findings import KINDS

#: To add kinds: a module with a Topic on one of the benches (year.bench for records and rules), and its
#: name here.
TOPICS = (
    FAULTS_OF_FILES,
    FAULTS_OF_CELLS,
    TABLE_IN_WORKBOOK,
    BROUGHT_BACK,
    FAULTS_OF_RECORDS,
    FAULTS_OF_PROCEDURE,
    FAULTS_OF_CONDUCT,
    FAULTS_OF_DEADLINES,
    FAULTS_OF_LEVELS,
    FAULTS_UNTIL_2025,
    FAULTS_OF_SCORES,
    FAULTS_AFTER_THE_YEAR,
    FAULTS_OF_UNITS,
    FAULTS_OF_ORDER,
    FAULTS_OF_PAPERS,
    FAULTS_OF_PAGES,
    SLIPS_OF_PAGES,
    OFFERED,
    STAGED,
    INSPECTED,
    PUBLISHED,
    REPLACED,
    CHECKED,
    ASKED_FOR,
    DRAFTED,
    FAULTS_OF_FORMS,
    FILLED_IN,
    WORKBOOKS_FILLED_IN,
    HANDED_IN,
    PETITIONS,
    SAVED,
    UNNAMED,
)
CASES = [pytest.param(topic, case, id=case.kind.code) for topic in TOPICS for case in topic.cases]
#: Kinds that no file of an office brings about, each with the reason.
APART = {
    render.NOT_RENDERED.code: "what the renderer itself says; a page at fault is told before it is called",
    intake.LATE.code: "a remark: it is received all the same, and nothing undoes that it came late",
    intake.NOTHING_DECIDED.code: "a remark: it is received all the same, and who decides looks at it",
    intake.DECISION_TO_COME.code: "a remark: the answer is received, whenever the decision comes",
    intake.UNPROVED_VERSION.code: "a remark: who sent the file is asked by the office, and no form says it",
    intake.NEW_VERSION.code: "a remark about a version that was there, for whoever hands in another",
    intake.PART_BEHIND.code: "a remark about a later part, which only its writer writes anew",
    intake.NOT_ADOPTED.code: "a remark: what a meeting did not adopt is received, and no fault of the form",
    intake.RATED_SINCE.code: "a remark about a decision that was made, which no form undoes",
    intake.SCORE_CHANGED.code: "a remark about a score that another version of the form changes",
    NOT_RUN.code: "a remark about the switches of all rules at once, which an office may want so",
    stopped.WRONG_USE.code: "about one call of the program, not about the folder",
    stopped.OUR_FAULT.code: "about the program itself, which no file of an office is to be blamed for",
    stopped.SURROUNDINGS.code: "about the machine: a full disk, a missing right, a locked file",
}


#: Kinds about a file's own heads, schemas and settings, about a cell that holds an unknown word, and about
#: the names by which formulas call fields: what they tell has to be found, or typed, as it stands there.
NAMES_A_CODE = frozenset(
    (
        "luoc-do-thieu-cot luoc-do-sai-kieu-cot luoc-do-noi-long luoc-do-mo-cot-ve-nguoi luoc-do-mo-rong "
        "khong-thay-tieu-de thieu-cot cot-them-sau thua-cot thieu-bang bang-them-sau khong-ro-trang-tinh "
        "o-ghi-khong-hieu mkdocs-khong-doc-duoc cot-khong-duoc-cong-khai "
        "nguoi-lap-khong-ro muc-trung-ten cong-thuc-nhac-muc-khong-co cong-thuc-vong"
    ).split()
)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_nothing_is_wrong_before(topic: Topic, tmp_path: Path):
    assert topic.bench(tmp_path).codes() == set()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """Every finding that is made, with its facts."""
    made: list[Finding] = []
    at = Kind.at

    def kept(kind: Kind, place: Place, /, **facts: object) -> Finding:
        made.append(at(kind, place, **facts))
        return made[-1]

    monkeypatch.setattr(Kind, "at", kept)
    return made


@pytest.mark.parametrize(("topic", "case"), CASES)
def test_the_remedy_done_as_told_ends_it(topic: Topic, case: Case, tmp_path: Path, said: list[Finding]):
    bench = topic.bench(tmp_path)
    case.broken(bench)
    assert case.kind.code in bench.codes()
    told = {f"{one.message} {one.remedy}" for one in said if one.kind == case.kind}
    codes = [word for text in told for word in code_words(text)]
    assert bool(codes) == (case.kind.code in NAMES_A_CODE), codes
    case.mended(bench)
    assert bench.codes() == case.beside


def test_every_kind_has_a_case_or_a_reason():
    tried = Counter(case.kind.code for topic in TOPICS for case in topic.cases)
    assert [code for code, times in tried.items() if times > 1] == []
    assert {kind.code for kind in KINDS} - tried.keys() - APART.keys() == set()
    assert tried.keys() & APART.keys() == set()
