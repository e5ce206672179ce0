"""Whom a new release names whom the release online does not name."""

from collections.abc import Iterator, Mapping

from congkhai.findings import Finding, Kind, Place
from congkhai.publish.manifest import Facts, person_hash
from congkhai.publish.online import Online

NEWLY_NAMED = Kind(
    code="neu-ten-lan-dau",
    message="Bản mới của {where} nêu tên {count} người mà {before}: {names}.",
    remedy="Soát từng người. Nếu đúng là được nêu tên: chạy lại congkhai build và trả lời “có” khi được hỏi, "
    "hoặc chạy congkhai build --names-ok. Nếu chưa: sửa dòng cho nêu tên ở bảng Công khai (cong_khai.csv), "
    "hoặc kết quả của người đó, rồi chạy lại.",
)
NOT_THERE = "bản đang đăng chưa nêu"
NOT_KNOWN = "không rõ bản đang đăng đã nêu hay chưa (bản kê của bản ấy không đọc được)"


def newly_named(before: Online, facts: Facts, where: str, names: Mapping[str, str]) -> Iterator[Finding]:
    """One finding for all whom the new release names anew; `names` are of all officials, by their ids.

    A person is known by the id alone: a name spelled anew is nobody new.
    """
    known = before.named or frozenset()
    people = listed((id for id in facts.shown if person_hash(id) not in known), names)
    if people:
        unsure = NOT_KNOWN if before.named is None else NOT_THERE
        yield NEWLY_NAMED.at(Place(), where=where, count=len(people), before=unsure, names="; ".join(people))


def listed(ids: Iterator[str] | frozenset[str], names: Mapping[str, str]) -> list[str]:
    """The persons as a clerk tells them apart, "Lò Thị Mai (CB-007)", in the order of `names`."""
    wanted = frozenset(ids)
    return [f"{name} ({id})" for id, name in names.items() if id in wanted]
