"""What the portal's editor pastes: a fragment with inline styles only, and its title and summary."""

from types import MappingProxyType

from congkhai.announcement.notice import Notice
from congkhai.announcement.wording import address, brief, named, outcome, signing
from congkhai.rendering.templates import render
from congkhai.text.phrases import SAMPLE, inside

_INK = "color:#1a1a1a;text-indent:0;text-transform:none;letter-spacing:normal;"
_CELL = _INK + "border:1px solid #8a8a8a;padding:6px 8px;vertical-align:top;line-height:1.45;"
_WHITE = _CELL + "background-color:#ffffff;font-weight:normal;"
_TINTED = _CELL + "background-color:#f6f3ec;font-weight:bold;"
# Everything a host page's own style sheet may have reset is said again on each element.
_STYLE = MappingProxyType(
    {
        "box": _INK + "font-size:16px;line-height:1.6;text-align:left;",
        "mark": "margin:0 0 16px;padding:8px 12px;border:2px solid #9a1b1b;color:#7a1010;"
        "background-color:#fdf3f2;font-weight:bold;text-align:center;text-indent:0;",
        "p": _INK + "margin:0 0 10px;text-align:left;",
        "ground": _INK + "margin:0 0 6px;text-align:left;font-style:italic;",
        "h": _INK + "margin:22px 0 10px;font-family:inherit;font-size:18px;line-height:1.4;"
        "font-weight:bold;text-align:left;",
        "scroll": "margin:0 0 14px;overflow-x:auto;",
        "table": "width:100%;border-collapse:collapse;border:1px solid #8a8a8a;margin:0;font-size:15px;"
        "background-color:#ffffff;",
        "caption": _INK + "caption-side:top;padding:0 0 6px;text-align:left;font-weight:bold;",
        "head": _CELL + "background-color:#ece7dc;font-weight:bold;text-align:center;",
        "group": _TINTED + "text-align:left;",
        "row": _WHITE + "text-align:left;",
        "text": _WHITE + "text-align:left;",
        "number": _WHITE + "text-align:center;white-space:nowrap;",
        "figure": _WHITE + "text-align:right;white-space:nowrap;",
        "total": _TINTED + "text-align:left;",
        "sum": _TINTED + "text-align:right;white-space:nowrap;",
        "named": _INK + "margin:0 0 12px;text-align:left;font-weight:bold;",
        "sign": _INK + "margin:16px 0 4px;text-align:right;font-weight:bold;",
        "signer": _INK + "margin:0 0 14px;text-align:right;font-weight:bold;",
        "link": "color:#0b4f8a;text-decoration:underline;",
    }
)


def fragment(notice: Notice) -> str:
    """The announcement as HTML without a document around it: no class, id, script or style sheet.

    It opens with the announcement's number and ends with who signed it, links or no links. Links are
    absolute and stand only where an https address of the site is configured.
    """
    document = notice.document
    return render(
        "announcement/fragment.html",
        notice=notice,
        outcome=outcome,
        brief=brief,
        style=_STYLE,
        mark=SAMPLE if notice.sample else "",
        named=f"{named(document, notice.office)} của {notice.office.name}",
        signing=signing(document.signer_title) if document else (),
        signer=document.signer if document else "",
        base=address(notice.office),
    )


def title_and_summary(notice: Notice) -> str:
    """The title and the summary (sapo) as plain text, ready to be copied into their boxes."""
    lines = [SAMPLE, ""] if notice.sample else []
    lines += ["TIÊU ĐỀ", title(notice), "", "TÓM TẮT", summary(notice), ""]
    return "\n".join(lines)


def title(notice: Notice) -> str:
    """The headline: what is announced and by whom, in one line."""
    return f"{notice.office.name}: {inside(notice.subject)}"


def summary(notice: Notice) -> str:
    """Two sentences: by which announcement what is made public; where and until when."""
    office = notice.office
    by = f"Tại {named(notice.document, office)}, {office.name}"
    what = f"{by} thông báo công khai {inside(notice.subject)}."
    when = f"Kết quả được {inside(notice.window)}" if notice.window else ""
    return " ".join(part for part in (what, notice.replaces, when) if part)
