"""One HTML file that is form, draft, receipt and resubmission at once: made here, and read again as bytes.

Nothing of a file that comes back is run or trusted: its one block of JSON is looked for by letters alone.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from hashlib import sha256
from typing import Final, TypeGuard

from congkhai.findings import Finding, Place
from congkhai.forms.answers import Answers, Row
from congkhai.forms.assets import allowed, file_script, style
from congkhai.forms.blank import MARK, Attached, Blank, Handed, Head
from congkhai.forms.fields import WHOSE, fields, said
from congkhai.forms.for_script import Told, for_script, in_script
from congkhai.forms.kinds import FILE_CHANGED, FILE_CUT, FILE_NO_FORM, FILE_TOO_LARGE
from congkhai.forms.paper_words import HOW_TO_SIGN, heading, signed
from congkhai.forms.posted import MOST_ROWS, whole_faults
from congkhai.model.forms import Writer
from congkhai.notation import json_text
from congkhai.notation.misread import Misread
from congkhai.rendering.templates import finished, render
from congkhai.text.fold import slug
from congkhai.text.phrases import SAMPLE
from congkhai.value import replace

MEGABYTE: Final = 1024 * 1024
#: No file is larger: five attachments of five megabytes, twice, a third more as base64.
LARGEST: Final = 70 * MEGABYTE
_BEGINS: Final = b'<script type="application/json" id="tra-loi">'
_ENDS: Final = b"</script>"
_LAST: Final = b"</html>"
_HEAD: Final = ("bieu_mau", "ky", "phien_ban", "doi_tuong", "ky_theo_doi", "phan", "phan_truoc")


def one_file(
    blank: Blank,
    answers: Answers | None = None,
    receipt: Sequence[tuple[str, str]] = (),
    files: tuple[Attached, ...] = (),
) -> bytes:
    """The file of one part: it opens without a network and asks for nothing.

    `answers` are typed texts, those of the draft where they are not given; `receipt` the lines of a receipt,
    each a label and a text; `files` what was attached, held within. Its own policy lets in its one script and
    its one style alone.
    """
    typed = _with_names(blank.draft if answers is None else answers, files)
    shown = replace(blank, draft=typed)
    script, css = file_script(), f"\n{style()}"
    page = render(
        "forms/one_file.html",
        blank=shown,
        heading=heading(shown.definition.form),
        policy=policy(script, css),
        title=shown.title,
        mark=SAMPLE if shown.sample else "",
        whose=WHOSE[shown.head.writer],
        receipt=receipt,
        how_to_sign=HOW_TO_SIGN,
        signed=signed(shown.definition.form),
        missing=[said(one) for one in whole_faults(shown)],
        fields=finished(fields(shown)),
        file_name=file_name(shown),
        form=finished(for_script(shown)),
        saved=finished(in_script(_saved(shown, files))),
        script=finished(script),
        style=finished(css),
    )
    return page.encode()


def policy(script: str, css: str) -> str:
    """The Content-Security-Policy of a file that holds one script and one style and asks for nothing."""
    rules = (
        "default-src 'none'",
        f"style-src {allowed(css)}",
        f"script-src {allowed(script)}",
        "img-src data:",
    )
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


def file_name(blank: Blank) -> str:
    """What the file is called: the form, whom it is about, the period; ASCII letters and dashes."""
    parts = (blank.definition.form.name, blank.subject_name, blank.head.period or blank.head.cycle)
    return "-".join(slug(part)[:60] for part in parts if slug(part)) + ".html"


def _saved(blank: Blank, files: tuple[Attached, ...]) -> Told:
    head = blank.head
    texts = (head.form, head.cycle, head.version, head.subject, head.period, head.writer.value, head.earlier)
    attached: list[Told] = [
        {"muc": f"f.{one.field}", "ten": one.name, "noi_dung": b64encode(one.content).decode()}
        for one in files
    ]
    typed: dict[str, Told] = {
        name: held if isinstance(held, str) else [dict(row) for row in held]
        for name, held in blank.draft.items()
    }
    kept: Told = {"dau": dict(zip(_HEAD, texts, strict=True)), "tra_loi": typed, "tep": attached}
    return {MARK: 1, "sha256": fingerprint(kept), "noi_dung": kept}


def fingerprint(kept: object) -> str:
    """The SHA-256 of the JSON of what a file holds, as the page's script counts it."""
    told = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()


def from_one_file(content: bytes) -> Handed | tuple[Finding, ...]:
    """What a file holds, or why it is not taken; whether it fits to its form, its reader asks.

    A field of files has the names of its files for an answer, a line each.
    """
    if len(content) > LARGEST:
        size = len(content) // MEGABYTE
        return (FILE_TOO_LARGE.at(Place(), size=size, most=LARGEST // MEGABYTE),)
    before, found, rest = content.partition(_BEGINS)
    if not found:
        return _no_form("không có phần câu trả lời")
    block, ended, after = rest.partition(_ENDS)
    if not ended or _LAST not in after:
        return (FILE_CUT.at(Place()),)
    if _BEGINS in after or not _is_utf8(before + after):
        return _no_form("có hai phần câu trả lời" if _BEGINS in after else "không được lưu bằng UTF-8")
    told = json_text.value(block)
    if isinstance(told, Misread):
        return _no_form(f"phần câu trả lời {told.why}")
    if not _is_group(told) or told.get(MARK) != 1 or "noi_dung" not in told:
        return _no_form("phần câu trả lời không đúng dạng")
    if told.get("sha256") != fingerprint(told["noi_dung"]):
        return (FILE_CHANGED.at(Place()),)
    return _handed(told["noi_dung"]) or _no_form("phần câu trả lời không đúng dạng")


def _no_form(why: str) -> tuple[Finding, ...]:
    return (FILE_NO_FORM.at(Place(), why=why),)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _handed(kept: object) -> Handed | None:
    """What is held, None where it has another shape than the page gives it."""
    if not _is_group(kept) or set(kept) != {"dau", "tra_loi", "tep"}:
        return None
    head, files = _head(kept["dau"]), _files(kept["tep"])
    answers = _answers(kept["tra_loi"])
    if head is None or files is None or answers is None:
        return None
    return Handed(head=head, answers=_with_names(answers, files), files=files)


def _head(told: object) -> Head | None:
    if not _is_row(told) or tuple(told) != _HEAD or told["phan"] not in [one.value for one in Writer]:
        return None
    form, cycle, version, subject, period, writer, earlier = told.values()
    return Head(
        form=form,
        cycle=cycle,
        version=version,
        subject=subject,
        period=period,
        writer=Writer(writer),
        earlier=earlier,
    )


def _answers(told: object) -> Answers | None:
    if not _is_group(told):
        return None
    answers: dict[str, str | Sequence[Row]] = {}
    for name, held in told.items():
        if isinstance(held, str):
            answers[name] = held
        elif _is_list(held) and len(held) <= MOST_ROWS and all(map(_is_row, held)):
            answers[name] = tuple(row for row in held if _is_row(row))
        else:
            return None
    return answers


def _files(told: object) -> tuple[Attached, ...] | None:
    if not _is_list(told):
        return None
    files = [_file(one) for one in told]
    whole = tuple(one for one in files if one is not None)
    return whole if len(whole) == len(files) else None


def _file(told: object) -> Attached | None:
    if not _is_row(told) or set(told) != {"muc", "ten", "noi_dung"} or not told["muc"].startswith("f."):
        return None
    try:
        content = b64decode(told["noi_dung"], validate=True)
    except (NotBase64, ValueError):
        return None
    return Attached(field=told["muc"].removeprefix("f."), name=told["ten"], content=content)


def _with_names(answers: Answers, files: tuple[Attached, ...]) -> Answers:
    """The answers with the names of the files that are really there."""
    names = {
        field: [one.name for one in files if one.field == field] for field in {one.field for one in files}
    }
    return {**answers, **{field: "\n".join(held) for field, held in names.items() if "." not in field}}


def _is_group(told: object) -> TypeGuard[dict[str, object]]:
    return isinstance(told, dict)


def _is_list(told: object) -> TypeGuard[list[object]]:
    return isinstance(told, list)


def _is_row(told: object) -> TypeGuard[dict[str, str]]:
    return isinstance(told, dict) and all(isinstance(text, str) for text in told.values())
