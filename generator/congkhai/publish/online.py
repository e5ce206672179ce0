"""What is known of the release that is online, or was last, for whoever is about to replace it.

What a new release would change of it is a remark, said once of all sites of which it is true.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from congkhai.findings import Finding, Kind, Place
from congkhai.publish.manifest import Announced, Facts, person_hash
from congkhai.publish.reading import files
from congkhai.publish.shelf import Shelf
from congkhai.value import Value

NEWLY_NAMED = Kind(
    code="neu-ten-lan-dau",
    message="Bản mới của {where} nêu tên {count} người ở phần năm {year} mà {before}: {names}.",
    remedy="Soát từng người. Được nêu tên thì trả lời “có” khi được hỏi, hoặc chạy congkhai build "
    "--names-ok; chưa được thì sửa dòng ở bảng Công khai, hoặc kết quả của người đó.",
)
NOT_THERE = "bản đang đăng chưa nêu"
NOT_KNOWN = "không rõ bản đang đăng đã nêu hay chưa (bản kê của bản ấy không đọc được)"
_AND: Final = " và "


class Online(Value):
    """The release online: its folder, its files, the announcements it shows, hashes of those it names by id
    (`named`), by id and name (`persons`), and with the year (`in_years`).

    The last four are None where its manifest does not say or can no longer be read.
    """

    folder: Path
    files: frozenset[str]
    announced: tuple[Announced, ...] | None
    named: frozenset[str] | None
    persons: frozenset[str] | None = None
    in_years: frozenset[str] | None = None


def online(site: Path, audience: str) -> Online | None:
    """What is known of the audience's release; None where none is online or was.

    Where the link to it is gone, what was online last still counts: whoever builds next would otherwise take
    off in silence what the public has read.
    """
    shelf = Shelf(site=site, audience=audience)
    id = shelf.last_online()
    if id is None:
        return None
    manifest, folder = shelf.described(id), shelf.release(id)
    if manifest is None:
        there = frozenset(name for name, _ in files(folder)) if folder.is_dir() else frozenset()
        return Online(folder=folder, files=there, announced=None, named=None)
    return Online(
        folder=folder,
        files=frozenset(entry.path for entry in manifest.files),
        announced=manifest.announced,
        named=frozenset(manifest.shown),
        persons=None if manifest.persons is None else frozenset(manifest.persons),
        in_years=None if manifest.in_years is None else frozenset(manifest.in_years),
    )


def never_online(site: Path, audience: str) -> bool:
    """Whether nothing says that a release of the audience was ever online."""
    shelf = Shelf(site=site, audience=audience)
    return shelf.online() is None and not shelf.switched()


def newly_named(before: Online, facts: Facts, names: Mapping[str, str]) -> Iterator[Finding]:
    """One remark a year for all whom the new release names anew in it; `names` are of all officials, by id.

    A person is known by the year and the id with the name: a name spelled anew is nobody new, another name
    under an old id is somebody new. Where the release online notes no years or names, the id alone counts.
    """
    unsure = NOT_KNOWN if before.named is None else NOT_THERE
    for year, ids in facts.shown.items():
        people = listed((id for id in ids if not _known(before, id, names[id], year)), names)
        if people:
            facts_of_year = {"count": len(people), "year": year, "before": unsure}
            yield remark(NEWLY_NAMED, Place(), **facts_of_year, names="; ".join(people))


def _known(before: Online, id: str, name: str, year: int) -> bool:
    if before.in_years is not None:
        return person_hash(id, name, year) in before.in_years
    if before.persons is not None:
        return person_hash(id, name) in before.persons
    return before.named is not None and person_hash(id) in before.named


def listed(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """The persons as a clerk tells them apart, "Lò Thị Mai (CB-007)", in the order of `names`."""
    wanted = frozenset(ids)
    return [f"{name} ({id})" for id, name in names.items() if id in wanted]


def remark(kind: Kind, place: Place, /, **facts: object) -> Finding:
    """A finding that does not say yet of which site, its fact `where`."""
    return kind.at(place, where="", **facts)


def told(remarks: Iterable[tuple[str, Finding]]) -> list[Finding]:
    """The findings of remarks, each with what its site is called, in the order of the first of each."""
    sites: dict[Finding, list[str]] = {}
    for where, finding in remarks:
        sites.setdefault(finding, []).append(where)
    return [finding.with_facts(where=_AND.join(dict.fromkeys(named))) for finding, named in sites.items()]
