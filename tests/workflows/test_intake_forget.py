"""What the office does not keep for good goes after the days of its row, and not before."""

from datetime import datetime, timedelta

import pytest

from congkhai.intake import drafts, forgetting
from congkhai.intake.store import Store
from congkhai.intake.values import Draft, Piece, Subject, SubjectKind
from congkhai.text.dates import ZONE
from congkhai.value import replace
from congkhai.workflows import intake_desk
from congkhai.workflows.intake_desk import Standing
from congkhai.workflows.intake_forget import forget
from tests.packages.story import office, office_tables

NOW = datetime(2026, 12, 10, 9, tzinfo=ZONE)
PIECE = Piece(
    form="KN",
    cycle="KY-2026",
    subject=Subject(kind=SubjectKind.PERSON, id="CB-010"),
    period="",
    part="nguoi_lap",
)


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "tiep-nhan.sqlite") as opened:
        yield opened


def known(days: str | None) -> Standing:
    agency = office()
    rows = tuple(
        replace(row, value=type(row.value)(days)) if days else None
        for row in agency.parameters
        if row.id == "SO-NGAY-GIU-BAN-NHAP"
    )
    others = tuple(row for row in agency.parameters if row.id != "SO-NGAY-GIU-BAN-NHAP")
    changed = replace(agency, parameters=(*others, *(row for row in rows if row)))
    return intake_desk.standing_of(changed, office_tables())


def keep(store: Store, who: str, moment: datetime) -> None:
    store.write(drafts.save, Draft(who=who, piece=PIECE, moment=moment, content="{}")).result()


def test_a_draft_goes_after_its_days_and_the_log_says_by_which_row(store):
    keep(store, "CB-010", NOW - timedelta(days=31))
    keep(store, "CB-011", NOW - timedelta(days=29))
    assert forget(store, known("30"), NOW) == 1
    assert store.read(drafts.draft, "CB-010", PIECE) is None
    assert store.read(drafts.draft, "CB-011", PIECE) is not None
    assert [line.rule for line in store.read(forgetting.erasures)] == ["SO-NGAY-GIU-BAN-NHAP"]


def test_without_the_row_nothing_goes(store):
    keep(store, "CB-010", NOW - timedelta(days=4000))
    assert forget(store, known(None), NOW) == 0
    assert store.read(drafts.draft, "CB-010", PIECE) is not None


def test_the_offices_start_with_half_a_year(store):
    keep(store, "CB-010", NOW - timedelta(days=179))
    keep(store, "CB-011", NOW - timedelta(days=181))
    assert forget(store, known("180"), NOW) == 1
    assert {str(row.value) for row in office().parameters if row.id == "SO-NGAY-GIU-BAN-NHAP"} == {"180"}
