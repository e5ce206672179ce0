"""Those who lead are reviewed in the two places that the plan names."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.review_places import missing
from congkhai.model.agency import Agency, Cycle
from congkhai.rules.rule import Findings, Rule, unless
from congkhai.rules.wording import EXPLAIN

ONE_PLACE_SHORT = Kind(
    code="lanh-dao-thieu-noi-kiem-diem",
    message=(
        "{bearer} là cán bộ lãnh đạo, quản lý, chưa có dòng kiểm điểm tại {body}; kế hoạch ghi nơi kiểm điểm "
        "“{where}” (mục {clause})."
    ),
    remedy=(
        "Thêm dòng kiểm điểm tại nơi đó vào bảng Kiểm điểm; nếu người này không kiểm điểm ở đó thì "
        f"{EXPLAIN}."
    ),
)


def leaders_reviewed_twice(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Before the party cell and before the highest leadership; at work too for who holds several posts.

    Said once the reviews of the body that lacks one are recorded and past (plan 2022, II.2.2).
    """
    for lack in missing(agency, cycle, today):
        if lack.official and lack.leads:
            yield ONE_PLACE_SHORT.at(
                lack.official.place, body=lack.where.name, where=lack.place.where, clause=lack.place.clause
            )


no_places = unless(lambda agency, cycle: cycle.places, "bảng Nơi kiểm điểm chưa có dòng nào của năm này")
RULE = Rule(
    code="lanh-dao-kiem-diem-hai-noi",
    title="Cán bộ lãnh đạo, quản lý kiểm điểm ở hai nơi",
    check=leaders_reviewed_twice,
    passes="Phó Giám đốc kiểm điểm ở chi bộ và ở tập thể lãnh đạo Sở: đủ hai nơi.",
    fails="Phó Giám đốc kiểm điểm ở tập thể lãnh đạo Sở nhưng không có dòng nào ở chi bộ: thiếu một nơi.",
    lacks=no_places,
)
