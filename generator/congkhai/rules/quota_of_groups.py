"""No more at the highest level in each group of like tasks than the quota allows."""

from collections.abc import Iterable
from datetime import date

from congkhai.findings import Kind, Place, Severity
from congkhai.law.members import Member, grouped, members
from congkhai.law.quota import OF_PEOPLE
from congkhai.model.agency import Agency, Cycle
from congkhai.rules.rule import Findings, Rule, unless
from congkhai.rules.shared_out import measure, passed
from congkhai.rules.wording import EXPLAIN

OVER_IN_GROUP = Kind(
    code="vuot-ty-le-trong-nhom",
    message=(
        "Nhóm “{group}” có {count} công chức xếp “{highest}”, vượt quá {percent}% của {base} công chức "
        "trong nhóm xếp {next}: nhiều nhất là {ceiling} người."
    ),
    remedy=(
        "Số người trong nhóm giữ mức “{highest}” nhiều nhất là {ceiling}; còn lại xếp “{following}”, ‘Mã lý "
        "do’ là “do tỷ lệ xuất sắc của năm”. Chia nhóm khác thì sửa ô ‘Nhóm nhiệm vụ tương đồng’ ở bảng Phân "
        f"công; giữ nguyên thì {EXPLAIN}.{{raised}}"
    ),
    unnamed=True,
)
NO_GROUP = Kind(
    code="chua-ghi-nhom-nhiem-vu",
    message=(
        "Có {count} công chức được xếp loại chưa có ‘Nhóm nhiệm vụ tương đồng’, nên chưa xét tỷ lệ theo nhóm "
        "được."
    ),
    remedy=(
        "Ghi ‘Nhóm nhiệm vụ tương đồng’ ở dòng phân công chính của từng người theo cách chia nhóm của cơ "
        "quan."
    ),
    severity=Severity.WARNING,
)


def quota_of_groups(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """In each group of civil servants with like tasks (NĐ 335/2025 Đ.20.5a); the office says who is in which.

    Civil servants without a group are told once, without a name.
    """
    by, everybody = measure(agency, cycle, OF_PEOPLE), members(agency, cycle)
    if by is None or not _anyone_grouped(everybody):
        return
    first = agency.assignments[0].place
    where = Place(table=first.table, file=first.file, table_title=first.table_title, key=cycle.id)
    for group, those in grouped(member for member in everybody if member.level).items():
        if not group:
            yield NO_GROUP.at(where, count=len(those))
            continue
        ratings = [member.rating for member in those if member.rating]
        if over := passed(OVER_IN_GROUP, f"{cycle.id} + {group}", ratings, by, group=group):
            yield over


def _anyone_grouped(people: Iterable[Member]) -> bool:
    """Whether the office has written down groups, whoever of them is rated already."""
    return any(member.group for member in people)


RULE = Rule(
    code="ty-le-theo-nhom",
    title="Số người xếp mức cao nhất không vượt tỷ lệ trong từng nhóm có nhiệm vụ tương đồng",
    check=quota_of_groups,
    passes="Nhóm lãnh đạo, quản lý có 10 người xếp tốt và 2 người xếp xuất sắc: đúng, vừa bằng 20%.",
    fails="Nhóm lãnh đạo, quản lý còn 9 người xếp tốt mà vẫn 2 người xếp xuất sắc: cảnh báo.",
    needs=OF_PEOPLE.usual,
    lacks=unless(
        lambda agency, cycle: _anyone_grouped(members(agency, cycle)),
        "bảng Phân công chưa ghi ‘Nhóm nhiệm vụ tương đồng’",
    ),
)
