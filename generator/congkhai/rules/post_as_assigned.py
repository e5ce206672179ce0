"""A rating names the unit and the position that its person holds."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.posts import latest_post
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import PersonRating
from congkhai.model.structure import Assignment
from congkhai.rules.own_set import under_own_set
from congkhai.rules.rule import Findings, Rule

OTHER_UNIT = Kind(
    code="don-vi-khac-phan-cong",
    message="Dòng này ghi đơn vị “{found}”, trong khi bảng Phân công (dòng {row}) ghi “{wanted}”.",
    remedy="Đối chiếu quyết định phân công rồi sửa ô ‘Đơn vị’ ở dòng này hoặc ở bảng Phân công.",
)
OTHER_POSITION = Kind(
    code="chuc-vu-khac-phan-cong",
    message="Dòng này ghi chức vụ “{found}”, trong khi bảng Phân công (dòng {row}) ghi “{wanted}”.",
    remedy="Đối chiếu quyết định bổ nhiệm rồi sửa ô ‘Chức vụ’ ở dòng này hoặc ở bảng Phân công.",
)


def post_as_assigned(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Who is rated is rated where, and as what, they worked when it was done (NĐ 335/2025 Đ.19.1).

    The main post on the day of the decision, or at the cycle's end; the last one of who has left.
    """
    for rating in cycle.current_people:
        posts = _posts(agency, cycle, rating)
        written = (rating.unit, rating.position)
        if not posts or any((post.unit, post.position) == written for post in posts):
            continue
        for finding in _differing(rating, posts[0]):
            yield under_own_set(agency, cycle, rating.official, finding)


def _posts(agency: Agency, cycle: Cycle, rating: PersonRating) -> list[Assignment]:
    days = (rating.decided, cycle.last_day)
    posts = (latest_post(agency, rating.official, day) for day in days if day)
    return [post for post in posts if post]


def _differing(rating: PersonRating, post: Assignment) -> Findings:
    if post.unit != rating.unit:
        place = at(rating, "unit")
        yield OTHER_UNIT.at(place, found=rating.unit.name, wanted=post.unit.name, row=post.place.row)
    if post.position != rating.position:
        place = at(rating, "position")
        facts = {"found": rating.position.name, "wanted": post.position.name, "row": post.place.row}
        yield OTHER_POSITION.at(place, **facts)


RULE = Rule(
    code="vi-tri-theo-phan-cong",
    title="Đơn vị, chức vụ ghi ở kết quả xếp loại đúng với phân công",
    check=post_as_assigned,
    passes="Người được bổ nhiệm sau quyết định xếp loại vẫn ghi chức vụ cũ: không lỗi.",
    fails="Văn thư được ghi là Chánh Văn phòng ở bảng kết quả: lỗi.",
)
