"""Each self-review, and each form of rating, comes in by the day of the plan."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from congkhai.findings import Kind, Severity
from congkhai.law.calendar import calendar
from congkhai.law.received import first_received
from congkhai.law.register import forms_asked, posts_asked
from congkhai.law.until import last_of, sent_in
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import DossierKind
from congkhai.model.plan import Step, Task
from congkhai.rules.by_last_day import Duty, by_last_day, handed_in
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN, no_dated
from congkhai.text.dates import named_day
from congkhai.text.phrases import capital
from congkhai.text.workdays import Calendar
from congkhai.value import replace

PAPER_LATE = Kind(
    code="ban-tu-kiem-diem-muon",
    message="{Paper} của {bearer} nhận ngày {done}, muộn: phải nộp {due}.",
    remedy=f"Kiểm tra ngày nhận; nếu đúng là nộp muộn thì {EXPLAIN}.",
    severity=Severity.WARNING,
)
PAPER_MISSING = Kind(
    code="chua-co-ban-tu-kiem-diem",
    message="Chưa ghi {paper} của {bearer}, phải nộp {due}.",
    remedy=f"Khi nhận được thì ghi vào bảng Hồ sơ đã nhận; nếu người này không phải nộp thì {EXPLAIN}.",
    severity=Severity.WARNING,
)
_SELF_REVIEW: Final = "bản tự kiểm điểm"
_RATING_FORM: Final = "phiếu xếp loại chất lượng"


def self_reviews(agency: Agency, cycle: Cycle, today: date) -> Iterator[Duty]:
    """The self-review (plan 2022, II.4.2a), the form of rating (NĐ 335/2025 Đ.21.1a, 21.2a), by their tasks.

    A form of rating stands for the self-review. Who was away writes none. What has no day of its own is due
    when it is sent to those who attend.
    """
    days = calendar(agency.holidays, {cycle.year})
    rating_forms = first_received(cycle, DossierKind.RATING_FORM)
    reviews = rating_forms | first_received(cycle, DossierKind.SELF_REVIEW)
    for task, last in _due(cycle, Step.SELF_REVIEW, days):
        for post in posts_asked(agency, cycle):
            duty = handed_in(task, reviews.get(post.bearer), post.official)
            yield _named(duty, _SELF_REVIEW, last)
    for task, last in _due(cycle, Step.RATING_FORM, days):
        for post in forms_asked(agency, cycle):
            duty = handed_in(task, rating_forms.get(post.bearer), post.official)
            yield _named(duty, _RATING_FORM, last)


def _due(cycle: Cycle, step: Step, days: Calendar) -> Iterator[tuple[Task, date]]:
    """The confirmed tasks of a step that have a last day, their own or that of sending what they make."""
    for task in cycle.tasks:
        last = last_of(cycle, sent_in(cycle, task), days) if task.step is step and not task.draft else None
        if last:
            yield task, last


def _named(duty: Duty, paper: str, last: date) -> Duty:
    told = duty.facts["due"] or f"chậm nhất {named_day(last)}"
    facts = {**duty.facts, "due": told, "paper": paper, "Paper": capital(paper)}
    return replace(duty, last=last, facts=facts)


def _undated(agency: Agency, cycle: Cycle) -> str:
    """What lacks where neither paper has a day; "" where one has."""
    days = calendar(agency.holidays, {cycle.year})
    if any(any(_due(cycle, step, days)) for step in (Step.RATING_FORM, Step.SELF_REVIEW)):
        return ""
    return no_dated(Step.SELF_REVIEW, "làm bản tự kiểm điểm")(agency, cycle)


RULE = Rule(
    code="ban-tu-kiem-diem-dung-han",
    title="Bản tự kiểm điểm, phiếu xếp loại chất lượng của từng người nộp đúng hạn",
    check=by_last_day(self_reviews, late=PAPER_LATE, missing=PAPER_MISSING),
    passes="Bản tự kiểm điểm phải nộp chậm nhất ngày 19/11, nhận ngày 19/11: đúng ngày cuối.",
    fails="Bản tự kiểm điểm phải nộp chậm nhất ngày 19/11, nhận ngày 20/11: muộn.",
    lacks=_undated,
)
