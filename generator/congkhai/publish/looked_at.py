"""Files that cannot be read wholly: kept off the portal until somebody of the office looked at them."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from congkhai.findings import Finding, Kind, Place, Severity
from congkhai.model.columns import at
from congkhai.model.permitted import Conclusion, LookedAt
from congkhai.paper.cleaned import Cleaned, cleaned
from congkhai.paper.gaps import Gap
from congkhai.paper.traces import Trace, Traces
from congkhai.publish.reading import Part, opened
from congkhai.rendering.attached import is_there
from congkhai.text.dates import short_date
from congkhai.value import Value

_ROW: Final = (
    "ghi một dòng ở bảng ‘Tệp đã xem’ (‘Tệp’ {path}, ‘Mã băm SHA-256’ {sha256}, ‘Kết luận’ “Đăng được”)"
)
_LOOK: Final = "{mended}; hoặc xem từng trang rồi " + _ROW + "."
NOT_LOOKED_AT = Kind(
    code="tep-chua-co-nguoi-xem",
    message="Không đọc được hết chữ trong tệp “{path}” ({why}) nên chưa soát được tên người: tệp chưa được "
    "đăng lên cổng khi chưa có người của cơ quan xem.",
    remedy=_LOOK,
)
WORTHLESS = Kind(
    code="tep-rong-hoac-hong",
    message="Tệp “{path}” {why}, nên không đăng được.",
    remedy="{mended}.",
)
LOOKED_LATER = Kind(
    code="ngay-xem-sau-hom-nay",
    message="Ngày xem tệp “{path}” ghi {day}, sau hôm nay ({today}), nên lần xem này chưa được tính.",
    remedy="Ghi vào ô ‘Ngày xem’ của dòng này đúng ngày đã mở tệp ra xem.",
)
NO_SUCH_FILE = Kind(
    code="tep-da-xem-khong-con",
    message="Dòng này ghi đã xem tệp “{path}”, nhưng trong thư mục content không có tệp đó nên dòng này "
    "không có tác dụng.",
    remedy="Ghi lại đường dẫn đúng như check ghi, ví dụ content/tep/ke-hoach.pdf; "
    "tệp đã bỏ hẳn thì xoá dòng này.",
    severity=Severity.WARNING,
)
CHANGED_SINCE = Kind(
    code="tep-doi-sau-khi-xem",
    message="Tệp “{path}” đã đổi sau khi {who} xem ngày {day}, nên lần xem đó không còn tính ({why}).",
    remedy=_LOOK,
)
KEPT_BACK = Kind(
    code="tep-da-xem-khong-dang",
    message="{who} đã xem tệp “{path}” ngày {day} và kết luận không được đăng, nhưng tệp vẫn nằm trong các "
    "tệp sẽ đăng.",
    remedy="Bỏ tệp khỏi content (và xoá trắng ô ‘Tệp’ đã dẫn tệp đó); nếu xem lại thấy đăng được thì sửa ô "
    "‘Kết luận’ của dòng này thành “Đăng được”.",
)
NOT_SEARCHED = Kind(
    code="tep-chua-soat-duoc-chu",
    message="Không đọc được hết chữ trong tệp “{path}” ({why}) nên chưa soát được tên người.",
    remedy=_LOOK,
    severity=Severity.WARNING,
)
NOT_SEEN_THROUGH = Kind(
    code="tep-dang-chua-soat",
    message="“{name}” sắp lên cổng mà không đọc được hết chữ bên trong ({why}), và chưa có người xem.",
    remedy="Chạy congkhai check rồi làm theo cách sửa ghi ở tệp đó; nếu check không nêu thì bỏ tệp khỏi "
    "content.",
)
COPY_WITHOUT_WORDS = Kind(
    code="tep-co-phan-bi-bo",
    message="Tệp “{path}” được đăng bằng bản đã làm sạch, bỏ những phần đang có trong tệp gốc: {what}.",
    remedy="Mở tệp gốc xem bản đăng có còn đúng không; rồi nhận hoặc bỏ hết thay đổi, xoá chú thích và chữ "
    "ẩn trong tệp gốc và lưu lại (Word: Tệp > Thông tin > Kiểm tra tài liệu).",
    severity=Severity.WARNING,
)
COPY = Kind(
    code="tep-dang-ban-lam-sach",
    message="Tệp “{path}” được đăng bằng bản đã làm sạch, không kèm: {what}.",
    remedy="Không phải sửa gì. Muốn tệp gốc cũng sạch thì xoá các mục đó trong tệp (Word, Excel: Tệp > Thông "
    "tin > Kiểm tra tài liệu) rồi lưu lại.",
    severity=Severity.INFO,
)
SEALED_SHOWS = Kind(
    code="tep-nguyen-byte-lo-thong-tin",
    message="Tệp “{path}” {sealed} nên được đăng nguyên từng byte; ai tải về cũng thấy trong đó: {what}.",
    remedy="Đăng được thì " + _ROW + ". Không thì ký lại từ bản đã xoá các mục đó.",
    severity=Severity.WARNING,
)
SEALED_WORDS = Kind(
    code="tep-nguyen-byte-con-phan-an",
    message="Tệp “{path}” {sealed} nên phải đăng nguyên từng byte, mà trong tệp còn: {what}.",
    remedy="Chưa ký thì xoá các phần đó rồi ghi mã băm mới, hoặc xoá trắng ô ‘Mã băm SHA-256’. "
    "Vẫn đăng được thì " + _ROW + ".",
)
_SIGNED: Final = "đã ký số"
_RECORDED: Final = "có mã băm ghi trong bảng Văn bản"
_MOST_SHOWN: Final = 30


class Offered(Value):
    """A file that would be offered: its path below content, its bytes, its place, for whom.

    `recorded` says that a row holds its hash, so that another byte would contradict the row.
    """

    path: str
    content: bytes
    place: Place
    portal: bool
    recorded: bool = False


class Outgoing(Value):
    """The bytes to be published and their texts; `looked_at`: the office answers for what cannot be read."""

    content: bytes
    parts: tuple[Part, ...]
    looked_at: bool


def outgoing(file: Offered, looks: Iterable[LookedAt], today: date) -> tuple[Outgoing, tuple[Finding, ...]]:
    """What is published of the file, and what its owners have to be told first."""
    hash = sha256(file.content).hexdigest()
    made = cleaned(file.path, file.content)
    sealed = made.signed or file.recorded
    content = file.content if sealed or made.copy is None else made.copy
    own = [look for look in looks if look.file in (file.path, file.place.file)]
    right = [look for look in own if look.sha256 == hash and look.day <= today]
    parts = tuple(opened(file.path, content))
    facts = {"path": file.place.file or file.path, "sha256": hash}
    later = [look for look in own if look.sha256 == hash and look.day > today]
    if right:
        back = (_by(look, KEPT_BACK, file, facts) for look in right if look.conclusion is Conclusion.KEEP)
        found = list(back)
    else:
        found = [*_unread(file, made, parts, own, facts), *(_sealed(file, made, facts) if sealed else ())]
        if later and file.portal and found:
            found = [_later(look, facts, today) for look in later]
    if not sealed and made.copy is not None:
        found += _copied(file, made.traces, facts["path"])
    return Outgoing(content=content, parts=parts, looked_at=bool(right)), tuple(found)


def nowhere(looks: Iterable[LookedAt], content: Path) -> Iterator[Finding]:
    """The rows about files that are not in the folder `content`."""
    for look in looks:
        # What a finding calls the file begins with the folder, and is copied from there.
        names = (look.file, look.file.removeprefix(f"{content.name}/"))
        if not any(is_there(name, content) for name in names):
            yield NO_SUCH_FILE.at(at(look, "written"), path=look.file)


def unsearched(parts: Iterable[Part], looked_at: Collection[str]) -> Iterator[Finding]:
    """An error for each file of the finished portal that nobody could read or has looked at."""
    for part in parts:
        if part.gaps and part.file not in looked_at:
            yield NOT_SEEN_THROUGH.at(Place(file=part.file), name=part.called(), why=_reasons(part.gaps))


def _unread(
    file: Offered, made: Cleaned, parts: Iterable[Part], own: list[LookedAt], facts: dict[str, str]
) -> Iterator[Finding]:
    gaps = set(made.gaps)
    for part in parts:
        gaps |= part.gaps if part.text is not None else {Gap.DAMAGED}
    if not gaps:
        return
    first = next(gap for gap in Gap if gap in gaps)
    facts = facts | {"why": _reasons(gaps), "mended": first.mended}
    if first.worthless and file.portal:
        yield WORTHLESS.at(file.place, **facts | {"why": first.value})
    elif not file.portal:
        yield NOT_SEARCHED.at(file.place, **facts)
    elif own:
        yield _by(own[-1], CHANGED_SINCE, file, facts)
    else:
        yield NOT_LOOKED_AT.at(file.place, **facts)


def _later(look: LookedAt, facts: dict[str, str], today: date) -> Finding:
    return LOOKED_LATER.at(
        at(look, "day"), path=facts["path"], day=short_date(look.day), today=short_date(today)
    )


def _by(look: LookedAt, kind: Kind, file: Offered, facts: dict[str, str]) -> Finding:
    place = look.place if kind is KEPT_BACK else file.place
    return kind.at(place, who=look.official.name, day=short_date(look.day), **facts)


def _sealed(file: Offered, made: Cleaned, facts: dict[str, str]) -> Iterator[Finding]:
    facts = facts | {"sealed": _SIGNED if made.signed else _RECORDED}
    words = tuple(trace for trace in made.traces if trace[0].was_content)
    if words and file.portal:
        yield SEALED_WORDS.at(file.place, what=_listed(words), **facts)
    shown = made.shown or tuple(_told(trace) for trace in made.traces if trace not in words)
    if shown:
        yield SEALED_SHOWS.at(file.place, what="; ".join(shown[:_MOST_SHOWN]), **facts)


def _copied(file: Offered, traces: Traces, path: str) -> Iterator[Finding]:
    words = tuple(trace for trace in traces if trace[0].was_content)
    rest = tuple(trace for trace in traces if trace not in words)
    if words:
        yield COPY_WITHOUT_WORDS.at(file.place, path=path, what=_listed(words))
    if rest:
        yield COPY.at(file.place, path=path, what=_listed(rest))


def _listed(traces: Traces) -> str:
    return "; ".join(map(_told, traces))


def _told(trace: tuple[Trace, str]) -> str:
    kind, said = trace
    if said.isdigit():
        return f"{said} {kind.value}" if said != "0" else kind.value
    return f"{kind.value} “{said}”" if said else kind.value


def _reasons(gaps: Collection[Gap]) -> str:
    # What keeps a locked file from being read is its lock, whatever its format.
    hidden = {Gap.OLD_FORMAT} if Gap.LOCKED in gaps else set()
    return "; ".join(gap.value for gap in Gap if gap in gaps and gap not in hidden)
