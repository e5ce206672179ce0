"""A signed file goes to the portal only where it can name nobody, or while names are ordered."""

from datetime import date

import pytest

from congkhai.disclosure.public import Audience
from congkhai.disclosure.reveal import reveal
from congkhai.disclosure.signed import signed
from congkhai.model.agency import Agency
from congkhai.value import replace
from tests.packages.story import sample

PORTAL, AGENCY = Audience.PORTAL, Audience.AGENCY
TODAY = date(2022, 12, 6)
LAW = {paper.id for paper in sample().documents.values() if paper.kind in ("luat", "nghi_dinh", "nghi_quyet")}
GENERAL = LAW | {"KH-99", "CT-2022", "HD-02-HDTU", "HD-05-HDTU", "KH-87-KHTU", "CV-2574", "CV-4379"}
DECISIONS = {"QD-BDT-136", "QD-BDT-137", "QD-BDT-138", "QD-BDT-139"}


@pytest.mark.parametrize("audience", [PORTAL, AGENCY])
def test_a_classified_document_is_in_no_list(audience):
    agency = sample()
    papers = dict(agency.documents)
    papers["CV-2574"] = replace(papers["CV-2574"], secrecy="mat")
    shown = {paper.id for paper in reveal(replace(agency, documents=papers), audience, TODAY).documents}
    assert shown == set(papers) - {"CV-2574"}


def filed() -> Agency:
    """The sample with a signed file for every document, in place of the same documents everywhere."""
    agency = sample()
    made = {
        id: replace(document, file=f"tep/{id}.pdf", sha256="0" * 64)
        for id, document in agency.documents.items()
    }
    [cycle] = agency.cycles
    changed = replace(
        cycle,
        plan=made["KH-99"],
        orders=tuple(replace(row, document=made[row.document.id]) for row in cycle.orders),
        announcements=tuple(replace(row, document=made[row.document.id]) for row in cycle.announcements),
        person_ratings=tuple(
            replace(row, decision=row.decision and made[row.decision.id]) for row in cycle.person_ratings
        ),
    )
    return replace(agency, documents=made, cycles=(changed,))


FILED = filed()


def offered(agency: Agency, audience: Audience, today: date) -> set[str]:
    return {paper.id for paper in reveal(agency, audience, today).documents if paper.file}


def orders(**change: object) -> Agency:
    [cycle] = FILED.cycles
    return replace(
        FILED, cycles=(replace(cycle, orders=tuple(replace(row, **change) for row in cycle.orders)),)
    )


@pytest.mark.parametrize("today", [date(2022, 12, 4), date(2023, 1, 5)])
def test_outside_the_window_only_law_and_plans(today):
    assert offered(FILED, PORTAL, today) >= GENERAL
    assert not offered(FILED, PORTAL, today) & {"TB-BDT-61", "QD-BDT-140", "QD-129", *DECISIONS}


def test_while_names_are_ordered_the_order_and_the_announcement_too():
    assert offered(FILED, PORTAL, TODAY) == GENERAL | {"TB-BDT-61", "QD-BDT-140"}


def test_an_order_without_names_brings_no_file():
    assert offered(orders(names=False, full_table=True), PORTAL, TODAY) == GENERAL


def test_inside_every_file_is_offered():
    assert offered(FILED, AGENCY, TODAY) == set(FILED.documents)


def test_no_way_round_by_a_decision_that_is_shown_elsewhere():
    results = reveal(FILED, PORTAL, TODAY).newest.results
    assert results is not None and results.basis is not None
    assert results.basis.file == "tep/QD-BDT-140.pdf"
    assert {paper.id for paper in results.decisions} & DECISIONS
    assert {(paper.file, paper.sha256) for paper in results.decisions} == {("", "")}


def test_an_announcement_that_is_replaced_or_not_yet_issued_brings_none():
    [cycle] = FILED.cycles
    [row] = cycle.announcements
    later = replace(
        FILED.documents["QD-BDT-140"], id="TB-BDT-70", kind="thong_bao", issued=date(2022, 12, 20)
    )
    two = (row, replace(row, id="TB-2022-02", document=later, replaces=row.id))
    agency = replace(FILED, cycles=(replace(cycle, announcements=two),))
    allowed = {day: signed(agency, agency.cycles[0], PORTAL, date(2022, 12, day)) for day in (19, 20)}
    assert "TB-BDT-61" in allowed[19] and "TB-BDT-70" not in allowed[19]
    assert "TB-BDT-61" not in allowed[20] and "TB-BDT-70" in allowed[20]


@pytest.mark.parametrize(("number", "brought"), [("61/TB-BDT", True), ("", False)])
def test_an_announcement_without_a_number_is_not_issued_and_brings_none(number, brought):
    [cycle] = FILED.cycles
    [row] = cycle.announcements
    numbered = (replace(row, document=replace(row.document, number=number)),)
    assert ("TB-BDT-61" in signed(FILED, replace(cycle, announcements=numbered), PORTAL, TODAY)) == brought


def test_the_hash_of_an_announcement_stays_after_the_names():
    day = date(2023, 1, 5)
    (issued,) = reveal(FILED, PORTAL, day).newest.announcements
    assert (issued.document.file, issued.document.sha256) == ("", "")
    assert issued.sha256 == FILED.documents["TB-BDT-61"].sha256 != ""
