"""Drafts, and the content of what was returned or replaced, deleted after the days that a row sets."""

from datetime import datetime, timedelta

from congkhai.intake.forgetting import forget as forget_before
from congkhai.intake.store import Store
from congkhai.records.retention import DRAFT_DAYS
from congkhai.workflows.intake_desk import Standing


def forget(store: Store, known: Standing, moment: datetime) -> int:
    """Delete what is past its days, and how much that was; nothing where no row sets any.

    Receipts, hashes and reasons stay, and the log of deletions says what went by which row.
    """
    row = known.agency.parameter(DRAFT_DAYS, moment.year)
    if row is None or not row.value:
        return 0
    before = moment - timedelta(days=int(row.value))
    gone = store.write(forget_before, before, moment, DRAFT_DAYS).result()
    if gone:
        store.empty_journal()
    return len(gone)
