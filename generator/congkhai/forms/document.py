"""The answers of one part as a document that is kept: the same answers give the same bytes."""

import json
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Any

from congkhai.forms.answers import Answers
from congkhai.forms.blank import MARK, Attached, Blank
from congkhai.forms.definition import Item


def document(blank: Blank, answers: Answers, files: tuple[Attached, ...] = ()) -> bytes:
    """UTF-8 JSON with the form's own words beside each answer, so that it can be read without the program.

    Answers are kept as `answers.checked` gives them; a file stands in it in base64, with its SHA-256.
    """
    told = {
        MARK: 1,
        "bieu_mau": {
            "ma": blank.head.form,
            "ten": blank.definition.form.name,
            "phien_ban": blank.head.version,
        },
        "ky": blank.head.cycle,
        "ky_theo_doi": blank.head.period,
        "doi_tuong": {"ma": blank.head.subject, "ten": blank.subject_name},
        "phan": blank.head.writer,
        "phan_truoc": blank.head.earlier,
        "tra_loi": [*_answered(blank.definition.items, answers)],
        "tep": [_of_file(one) for one in files],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def fingerprint(content: bytes) -> str:
    """The SHA-256 of a document."""
    return sha256(content).hexdigest()


def _answered(items: tuple[Item, ...], answers: Answers) -> list[Any]:
    told: list[Any] = []
    for item in items:
        held = answers.get(item.name, "")
        if item.items and isinstance(held, str):
            told += _answered(item.items, answers)
        elif not isinstance(held, str):
            rows = [_answered(item.items, row) for row in held]
            told.append({"muc": item.name, "nhan": item.label, "dong": rows})
        elif item.name and held:
            told.append({"muc": item.name, "nhan": item.label, "tra_loi": held})
    return told


def _of_file(one: Attached) -> dict[str, str]:
    inside = b64encode(one.content).decode("ascii")
    return {"muc": one.field, "ten": one.name, "sha256": fingerprint(one.content), "noi_dung": inside}


def files_in(content: bytes) -> tuple[Attached, ...]:
    """The files that stand in a document that `document` made."""
    told = json.loads(content)["tep"]
    return tuple(
        Attached(field=one["muc"], name=one["ten"], content=b64decode(one["noi_dung"])) for one in told
    )
