"""Personal links to the intake: made for whoever is named, put on paper where asked for, withdrawn."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final

from congkhai import durable
from congkhai.documents.invitations import Invited, lines, mail_merge, slips
from congkhai.errors import WrongUse
from congkhai.intake import links
from congkhai.intake.faults import NotKept, keeping
from congkhai.intake.store import Store
from congkhai.intake.values import Role
from congkhai.intake.whom import Recipient, Whom, recipients
from congkhai.model.agency import Agency
from congkhai.model.structure import Office
from congkhai.project import Project
from congkhai.text.web_address import service
from congkhai.value import Value
from congkhai.workflows import target
from congkhai.workflows.intake_desk import standing

__all__ = ["Made", "Papers", "Terms", "Whom", "invite", "papers", "usual_address", "withdraw"]

#: The row of `tham_so` that says for how many days a link leads in.
LINK_DAYS: Final = "SO-NGAY-LINK-NOP"
USUAL_DAYS: Final = 60
#: Where a service is that nobody gave an address, and below an office's own site.
_HERE: Final = "http://127.0.0.1:8080"
_BELOW: Final = "/nop-ho-so"
_PURPOSES: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.PERSON: "Dùng để điền, nộp biểu mẫu của ông (bà) và xem kết quả tiếp nhận.",
        Role.UNIT: "Dùng để nộp biên bản họp và biểu mẫu của đơn vị.",
        Role.BODY: "Dùng để gửi ý kiến, đề xuất của tổ chức.",
        Role.OFFICE: "Dùng cho người tiếp nhận hồ sơ: xem, chấp nhận, trả lại bản nộp.",
    }
)


class Terms(Value):
    """How links are made: at which moment, the address and the days where somebody says them."""

    today: date
    moment: datetime
    url: str | None = None
    days: int | None = None


class Papers(Value):
    """Where the links are to be written beside; None where they are not asked for."""

    slips: Path | None = None
    mail_merge: Path | None = None

    @property
    def paths(self) -> Sequence[Path]:
        """Those that are asked for."""
        return [path for path in (self.slips, self.mail_merge) if path]


class Made(Value):
    """What was made: `text` are the links where no paper was asked for, else ""; `why` says where they lead.

    `again` are those who have a link already that still leads in.
    """

    count: int
    text: str
    why: str
    last_day: date
    again: tuple[str, ...]


def papers(project: Project, slips: Path | None, merge: Path | None, *, over: bool) -> Papers:
    """Where slips and mail merge go; WrongUse where a path is no place for them, or stands and not `over`."""
    return Papers(
        slips=slips and target.fresh(project, slips, ".html", over=over),
        mail_merge=merge and target.fresh(project, merge, ".csv", over=over),
    )


def invite(project: Project, store: Store, whom: Whom, terms: Terms, wanted: Papers) -> Made:
    """Links for all who are named, on paper where that is asked for; only what they open is kept of them.

    Where the papers cannot be written the links lead nowhere. WrongUse where somebody is not known, or the
    address is none; Refused where the tables cannot be read.
    """
    agency = standing(project).agency
    named = recipients(agency, whom, terms.today)
    base, why = _address(agency, terms.url)
    last_day = terms.today + timedelta(days=terms.days or _days(agency, terms.today))
    expires = datetime.combine(last_day + timedelta(days=1), time(), terms.moment.tzinfo)
    again = [one.name for one in named if _open_links(store, one, terms.moment)]
    with keeping("Chưa cấp được đường dẫn nào"):
        given = [store.write(links.make, one.who, one.role, terms.moment, expires) for one in named]
        tokens = [future.result() for future in given]
    invited = [
        Invited(
            name=one.name,
            unit=one.unit,
            purpose=_PURPOSES[one.role],
            address=f"{base}/vao/{token}",
            last_day=last_day,
        )
        for one, token in zip(named, tokens, strict=True)
    ]
    with _withdrawn_unless_told(store, tokens, terms.moment):
        _write(agency, invited, wanted)
    text = "" if wanted.paths else lines(invited)
    return Made(count=len(invited), text=text, why=why, last_day=last_day, again=tuple(again))


def withdraw(project: Project, store: Store, whom: Whom, moment: datetime) -> tuple[tuple[str, int], ...]:
    """Every open link of all who are named leads in no more, nor does a device; who had some, and how many.

    `everybody` are all whom the tables know, also who left. WrongUse where somebody is not known.
    """
    named = recipients(standing(project).agency, whom, None)
    with keeping("Chưa thu hồi hết các đường dẫn"):
        counts = [(one.name, store.write(links.withdraw_all, one.who, one.role, moment)) for one in named]
        return tuple((name, had) for name, count in counts if (had := count.result()))


def _open_links(store: Store, one: Recipient, moment: datetime) -> bool:
    had = store.read(links.links_of, one.who)
    return any(link.role is one.role and link.open_at(moment) for link in had)


@contextmanager
def _withdrawn_unless_told(store: Store, tokens: Sequence[str], moment: datetime) -> Iterator[None]:
    try:
        yield
    except BaseException:
        # What stopped the papers is told, also where a full disk keeps links that nobody knows open.
        with suppress(NotKept):
            for token in tokens:
                store.write(links.withdraw, links.hashed(token), moment).result()
        raise


def _write(agency: Agency, invited: Sequence[Invited], wanted: Papers) -> None:
    # Both or none: slips of links that lead nowhere might be handed out.
    with ExitStack() as written:
        if wanted.slips:
            sheets = slips(_newest(agency).name, invited, sample=agency.sample)
            written.enter_context(durable.private(wanted.slips)).write(sheets.encode())
        if wanted.mail_merge:
            written.enter_context(durable.private(wanted.mail_merge)).write(mail_merge(invited))


def _days(agency: Agency, today: date) -> int:
    row = agency.parameter(LINK_DAYS, today.year)
    return int(row.value) if row and row.value >= 1 else USUAL_DAYS


def usual_address(agency: Agency) -> tuple[str, str]:
    """The agency as it is called last, and where its service is below its own site; "" without a site."""
    office = _newest(agency)
    base = service(office.url)
    return office.name, base and base + _BELOW


def _newest(agency: Agency) -> Office:
    """The agency as it is called last."""
    return max(enumerate(agency.offices), key=lambda at: (at[1].valid_from or date.min, at[0]))[1]


def _address(agency: Agency, url: str | None) -> tuple[str, str]:
    """Where the links lead, without `/` at the end, and why there; WrongUse where `url` leads nowhere."""
    if url is not None:
        base = service(url)
        if not base:
            raise WrongUse(
                f"--url {url} không dùng được: phải là địa chỉ https không có dấu ? hay #, ví dụ "
                f"https://noivu.tinh.gov.vn/nop-ho-so, hoặc {_HERE} để thử trên máy này."
            )
        return base, f"Đường dẫn dẫn tới {base}, theo --url."
    office, (_, base) = _newest(agency), usual_address(agency)
    if base:
        return base, (
            f"Đường dẫn dẫn tới {base}: địa chỉ cổng ở dòng {office.id} của bảng Cơ quan, thêm "
            f"{_BELOW}. Trang nộp hồ sơ phải mở ở địa chỉ ấy; mở ở nơi khác thì chạy lại với --url."
        )
    return _HERE, (
        f"Bảng Cơ quan chưa ghi địa chỉ https nào, cũng không có --url: đường dẫn dẫn tới {_HERE}, chỉ mở "
        "được trên chính máy đang chạy congkhai intake serve."
    )
