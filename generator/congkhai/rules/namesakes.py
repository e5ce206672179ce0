"""Two people of one name in one unit are told, so that nobody takes one for the other."""

from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.structure import Assignment
from congkhai.rules.rule import Findings, Rule
from congkhai.text.fold import same_key

SAME_NAME = Kind(
    code="trung-ten-trong-don-vi",
    message="Trong {unit} có hai người cùng tên này (người kia: {other}, bảng ‘Phân công’, dòng {row}).",
    remedy=(
        "Nếu là một người thì giữ một mã, xoá dòng của mã kia ở bảng Cán bộ, Phân công; nếu là hai người thì "
        "dùng mã cán bộ ở mọi bảng, không dùng tên, và không phải sửa gì thêm."
    ),
    severity=Severity.INFO,
)


def namesakes(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Same name, same unit, at the end of the cycle; ids keep them apart (no article says so)."""
    first: dict[tuple[str, str], Assignment] = {}
    for post in agency.assignments:
        if post.main and post.holds(cycle.last_day):
            earlier = first.setdefault((post.unit.id, same_key(post.official.name)), post)
            if earlier.official != post.official:
                place = at(post, "official")
                facts = {"unit": post.unit.name, "other": earlier.official.id, "row": earlier.place.row}
                yield SAME_NAME.at(place, **facts)


RULE = Rule(
    code="trung-ten",
    title="Hai người cùng tên trong một đơn vị thì nêu để khỏi nhầm",
    check=namesakes,
    passes="Hai người cùng tên ở hai phòng khác nhau: không nêu.",
    fails="Hai người cùng tên trong một phòng: nêu để dùng mã cán bộ, tránh nhầm.",
)
