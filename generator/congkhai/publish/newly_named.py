"""Whom a new release names whom the release online does not name."""

from collections.abc import Iterable, Iterator, Mapping

from congkhai.findings import Finding, Kind, Place
from congkhai.publish.manifest import Facts, person_hash
from congkhai.publish.online import Online
from congkhai.publish.together import remark

NEWLY_NAMED = Kind(
    code="neu-ten-lan-dau",
    message="Bản mới của {where} nêu tên {count} người mà {before}: {names}.",
    remedy="Soát từng người. Được nêu tên thì trả lời “có” khi được hỏi, hoặc chạy congkhai build "
    "--names-ok; chưa được thì sửa dòng ở bảng Công khai, hoặc kết quả của người đó.",
)
NOT_THERE = "bản đang đăng chưa nêu"
NOT_KNOWN = "không rõ bản đang đăng đã nêu hay chưa (bản kê của bản ấy không đọc được)"


def newly_named(before: Online, facts: Facts, names: Mapping[str, str]) -> Iterator[Finding]:
    """One remark for all whom the new release names anew; `names` are of all officials, by their ids.

    A person is known by the id with the name: a name spelled anew is nobody new, another name under an old
    id is somebody new. Where the release online notes no names, the id alone counts.
    """
    people = listed((id for id in facts.shown if not _known(before, id, names[id])), names)
    if people:
        unsure = NOT_KNOWN if before.named is None else NOT_THERE
        yield remark(NEWLY_NAMED, Place(), count=len(people), before=unsure, names="; ".join(people))


def _known(before: Online, id: str, name: str) -> bool:
    if before.persons is not None:
        return person_hash(id, name) in before.persons
    return before.named is not None and person_hash(id) in before.named


def listed(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """The persons as a clerk tells them apart, "Lò Thị Mai (CB-007)", in the order of `names`."""
    wanted = frozenset(ids)
    return [f"{name} ({id})" for id, name in names.items() if id in wanted]
