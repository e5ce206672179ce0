"""What was published: the list, whether it is still what was built, and the way back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from congkhai.errors import WrongUse
from congkhai.findings import Finding, Kind, Place, Refused
from congkhai.locks import held
from congkhai.publish.inspect import page_count
from congkhai.publish.manifest import Permission, ReleasedFile, entries
from congkhai.publish.release import switch, told
from congkhai.publish.shelf import Release, Shelf
from congkhai.value import Value

NOTHING_ONLINE = Kind(
    code="chua-cong-khai",
    message="Chưa có bản nào đang được công khai cho “{audience}”.",
    remedy="Chạy congkhai build để công khai bản đầu tiên.",
)
COPIED = Kind(
    code="current-khong-phai-lien-ket",
    message="“{file}” là {what}, không phải liên kết tới một bản phát hành, nên không biết bản nào đang được "
    "công khai cho “{audience}” và không đối chiếu được.",
    remedy="Đổi tên nó (ví dụ thành current-cu), chạy congkhai build, mở xem trang; đúng thì xoá bản đã "
    "đổi tên. Lần sau chép hoặc khôi phục thư mục thì giữ nguyên liên kết (cp -a, rsync -a).",
)
NO_MANIFEST = Kind(
    code="ban-ke-hong",
    message="Bản kê của bản phát hành {release} không còn hoặc đã bị sửa, nên không đối chiếu được.",
    remedy="Chạy lại congkhai build, hoặc khôi phục thư mục manifests từ bản sao lưu.",
)
RELEASE_GONE = Kind(
    code="ban-phat-hanh-mat",
    message="Thư mục của bản phát hành {release} không còn.",
    remedy="Chạy lại congkhai build, hoặc khôi phục thư mục releases từ bản sao lưu.",
)
FILE_MISSING = Kind(
    code="tep-cong-khai-mat",
    message="Bản phát hành {release} thiếu tệp “{file}”.",
    remedy="Chạy lại congkhai build rồi tìm xem ai đã xoá tệp.",
)
FILE_CHANGED = Kind(
    code="tep-cong-khai-bi-sua",
    message="Tệp “{file}” của bản phát hành {release} không còn như lúc dựng.",
    remedy="Chạy lại congkhai build rồi tìm xem ai đã sửa tệp.",
)
FILE_EXTRA = Kind(
    code="tep-cong-khai-la",
    message="Bản phát hành {release} có thêm tệp lạ “{file}”.",
    remedy="Xem tệp này từ đâu đến, xoá đi, rồi chạy lại congkhai build.",
)
EXPIRED = Kind(
    code="het-thoi-han",
    message="Bản phát hành {release} chỉ được công khai đến hết ngày {last_day:%d/%m/%Y}: "
    "hết thời hạn, cần build lại.",
    remedy="Chạy congkhai build để dựng bản đúng với hôm nay.",
)
NO_LONGER_NAMED = Kind(
    code="nguoi-khong-con-duoc-neu-ten",
    message="Bản phát hành {release} nêu tên {count} người mà dữ liệu hiện nay không còn cho phép nêu tên.",
    remedy="Không quay lại bản này; chạy congkhai build từ dữ liệu hiện nay.",
)
NO_LONGER_GRANTED = Kind(
    code="khong-con-duoc-phep",
    message="Bản phát hành {release} được dựng khi có văn bản cho phép {what}; dữ liệu hiện nay không còn "
    "cho phép việc đó.",
    remedy="Không quay lại bản này; chạy congkhai build từ dữ liệu hiện nay. Nếu vẫn được phép, ghi lại dòng "
    "trong bảng Công khai kèm văn bản quyết định.",
)
NOTHING_EARLIER = Kind(
    code="khong-co-ban-truoc",
    message="Không có bản nào trước đó của “{audience}” để quay lại.",
    remedy="Xem congkhai release list.",
)


def releases(site: Path, audience: str) -> tuple[Release, ...]:
    """The kept releases of an audience, oldest day first."""
    shelf = Shelf(site=site, audience=audience)
    return tuple(told(shelf, id) for id in shelf.kept())


def online(site: Path, audience: str) -> Release | None:
    """The release that is online; None where there is none, or where nothing is known of it any more."""
    return next((release for release in releases(site, audience) if release.online), None)


def pages_online(site: Path, audience: str) -> int | None:
    """How many HTML files the release online, or online last, has, for `Expectation.online`; None where there
    is none.
    """
    shelf = Shelf(site=site, audience=audience)
    id = shelf.last_online()
    if id is None:
        return None
    manifest = shelf.described(id)
    return manifest.pages if manifest else page_count(shelf.release(id))


def verify(site: Path, audience: str, today: date) -> list[Finding]:
    """What of the online release is not as it was built, and whether its time is over."""
    shelf = Shelf(site=site, audience=audience)
    id = shelf.online()
    if shelf.copied:
        file = f"{site.name}/{audience}/{shelf.current.name}"
        return [COPIED.at(Place(file=file), file=file, what=shelf.copied, audience=audience)]
    if id is None:
        return [NOTHING_ONLINE.at(Place(), audience=audience)]
    return [*_damage(shelf, id), *_expiry(shelf, id, today)]


class Allowed(Value):
    """What the present package lets an audience see today; `named` holds hashes of ids, `persons` of ids with
    their names, `in_years` of both with the year (`person_hash`), `full` the years whose full table may be
    shown.
    """

    named: frozenset[str]
    permission: Permission
    persons: frozenset[str] = frozenset()
    in_years: frozenset[str] = frozenset()
    full: frozenset[int] = frozenset()


def rollback(site: Path, audience: str, id: str | None, today: date, allowed: Allowed) -> Release:
    """Put an earlier release online: `id`, or the one that was online before the present one.

    Refused past its last day, where it names anybody who may not be named now or relies on a permission
    that is withdrawn, or where its files are not intact; WrongUse where there is no release `id`; Changed
    where a build is running.
    """
    shelf = Shelf(site=site, audience=audience)
    if not shelf.folder.is_dir():
        raise Refused([NOTHING_EARLIER.at(Place(), audience=audience)])
    with held(site):
        target = id or _previous(shelf)
        if target not in shelf.ids():
            raise WrongUse(f"Không có bản phát hành “{target}” của “{audience}”. Xem congkhai release list.")
        found = [*_expiry(shelf, target, today), *_beyond(shelf, target, allowed), *_damage(shelf, target)]
        if found:
            raise Refused(found)
        return switch(site, audience, target, today, what="rollback")


def _previous(shelf: Shelf) -> str:
    kept, present = shelf.kept(), shelf.online()
    logged = [str(entry.get("release")) for entry in reversed(shelf.switched())]
    earlier = (id for id in (*logged, *reversed(kept)) if id in kept and id != present)
    found = next(earlier, None)
    if found is None:
        raise Refused([NOTHING_EARLIER.at(Place(), audience=shelf.audience)])
    return found


def _damage(shelf: Shelf, id: str) -> Iterator[Finding]:
    manifest = shelf.described(id)
    if manifest is None:
        yield NO_MANIFEST.at(Place(), release=id)
        return
    if not shelf.release(id).is_dir():
        yield RELEASE_GONE.at(Place(), release=id)
        return
    wanted = {entry.path: entry for entry in manifest.files}
    found: dict[str, ReleasedFile] = {entry.path: entry for entry in entries(shelf.release(id))}
    for file in sorted(wanted.keys() | found.keys()):
        kind = _difference(wanted.get(file), found.get(file))
        if kind:
            yield kind.at(Place(file=file), release=id, file=file)


def _difference(wanted: ReleasedFile | None, found: ReleasedFile | None) -> Kind | None:
    if found is None:
        return FILE_MISSING
    if wanted is None:
        return FILE_EXTRA
    return None if wanted == found else FILE_CHANGED


def _expiry(shelf: Shelf, id: str, today: date) -> Iterator[Finding]:
    manifest = shelf.described(id)
    if manifest and manifest.last_day and manifest.last_day < today:
        yield EXPIRED.at(Place(), release=id, last_day=manifest.last_day)


def _beyond(shelf: Shelf, id: str, allowed: Allowed) -> Iterator[Finding]:
    manifest = shelf.described(id)
    if manifest is None:
        return
    gone = frozenset(manifest.shown) - allowed.named
    if manifest.persons is not None:
        # Another person under an old id: the one that the release names may be named no longer.
        gone = frozenset(manifest.persons) - allowed.persons
    # Who may be named for one year may not yet be, or no more, for another.
    gone = gone or frozenset(manifest.in_years or ()) - allowed.in_years
    if gone:
        yield NO_LONGER_NAMED.at(Place(), release=id, count=len(gone))
    withdrawn = manifest.relies_on.beyond(allowed.permission)
    if withdrawn.names and not gone:
        yield NO_LONGER_GRANTED.at(Place(), release=id, what="nêu tên người")
    if withdrawn.full_table or frozenset(manifest.full or ()) - allowed.full:
        yield NO_LONGER_GRANTED.at(Place(), release=id, what="đăng bảng đầy đủ, kể cả nhóm chỉ có vài người")
