"""Ballots add up and do not exceed the people present."""

from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import Vote
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import EXPLAIN

VOTES_EXCEED_PRESENT = Kind(
    code="phieu-vuot-so-du-hop",
    message="Số phiếu phát ra ({issued}) lớn hơn số người có mặt ở hội nghị ({present}).",
    remedy="Đối chiếu lại biên bản hội nghị ghi ở dòng này: số người có mặt và số phiếu phát ra.",
    contradicts=True,
)
FEWER_ISSUED = Kind(
    code="phieu-phat-thieu",
    message="Phát ra {issued} phiếu, ít hơn số người có mặt có quyền biểu quyết ({present}).",
    remedy=(
        "Đối chiếu lại biên bản hội nghị ghi ở dòng này: người không có quyền biểu quyết thì không tính ở ô "
        f"‘Số có mặt’ của hội nghị; nếu có người không nhận phiếu thì {EXPLAIN}."
    ),
    severity=Severity.WARNING,
)
RETURNED_EXCEED_ISSUED = Kind(
    code="phieu-thu-vuot-phat",
    message="Số phiếu thu vào ({returned}) lớn hơn số phiếu phát ra.",
    remedy="Đối chiếu lại biên bản kiểm phiếu của hội nghị ghi ở dòng này.",
    contradicts=True,
)
VOTES_DO_NOT_ADD_UP = Kind(
    code="phieu-khong-khop",
    message="Số phiếu thu vào là {returned}, nhưng cộng phiếu các mức với phiếu không hợp lệ được {total}.",
    remedy="Đối chiếu lại biên bản kiểm phiếu của hội nghị ghi ở dòng này.",
    contradicts=True,
)
PRESENT_EXCEED_INVITED = Kind(
    code="co-mat-vuot-trieu-tap",
    message="Số người có mặt ({present}) lớn hơn số người được triệu tập ({invited}).",
    remedy="Đối chiếu lại biên bản hội nghị.",
    contradicts=True,
)
PRESENT_UNKNOWN = Kind(
    code="chua-ghi-so-co-mat",
    message="Hội nghị {meeting} có biểu quyết nhưng chưa ghi số người có mặt.",
    remedy="Ghi số người có mặt theo biên bản.",
)


def votes_add_up(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Issued ≥ returned = invalid + Σ levels; issued = present ≤ invited (plan 2022, IV.3).

    A ballot that somebody present did not take is no fault of the count, so fewer issued is but a warning.
    """
    for vote in cycle.votes:
        yield from _vote(vote)
    voted = {vote.meeting.id for vote in cycle.votes}
    for meeting in cycle.meetings:
        present, invited = meeting.present, meeting.invited
        if present is not None and invited is not None and present > invited:
            yield PRESENT_EXCEED_INVITED.at(at(meeting, "present"), present=present, invited=invited)
        if present is None and meeting.id in voted:
            yield PRESENT_UNKNOWN.at(at(meeting, "present"), meeting=meeting.id)


def _vote(vote: Vote) -> Findings:
    present, counted = vote.meeting.present, sum(vote.by_rank) + vote.invalid
    if present is not None and vote.issued > present:
        yield VOTES_EXCEED_PRESENT.at(at(vote, "issued"), issued=vote.issued, present=present)
    if vote.returned > vote.issued:
        yield RETURNED_EXCEED_ISSUED.at(at(vote, "returned"), returned=vote.returned)
    elif present is not None and vote.issued < present:
        yield FEWER_ISSUED.at(at(vote, "issued"), issued=vote.issued, present=present)
    if counted != vote.returned:
        yield VOTES_DO_NOT_ADD_UP.at(at(vote, "returned"), returned=vote.returned, total=counted)


RULE = Rule(
    code="phieu-khop",
    title="Phiếu biểu quyết khớp nhau và không vượt số người có mặt",
    check=votes_add_up,
    passes="Có 9 người có mặt, phát 9 phiếu, thu về 9 phiếu: khớp.",
    fails="Có 9 người có mặt, phát 10 phiếu: lỗi.",
)
