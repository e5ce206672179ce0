"""Personal links and the devices on which they were used; of tokens and cookies only hashes are kept.

Whoever comes is looked up by the hash of what he shows, so that how long an answer takes tells nothing of
the tokens that exist.
"""

import hashlib
import secrets
import sqlite3
from datetime import datetime
from typing import Any, Final

from congkhai.errors import WrongUse
from congkhai.intake import moments
from congkhai.intake.values import Device, Link, Role

#: 256 bits.
_BYTES: Final = 32
_LINK: Final = "token_sha256, who, role, made, expires, withdrawn"
_DEVICE: Final = f"""select cookie_sha256, first_seen, last_seen, label, ended, {_LINK}
from devices join links on link = token_sha256"""


def hashed(secret: str) -> str:
    """By what a token or a cookie is known here."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def make(connection: sqlite3.Connection, who: str, role: Role, made: datetime, expires: datetime) -> str:
    """The token of a new link; it is in no file, so it is shown now or never."""
    token = secrets.token_urlsafe(_BYTES)
    connection.execute(
        f"insert into links ({_LINK}) values (?, ?, ?, ?, ?, null)",
        (hashed(token), who, role.value, moments.written(made), moments.written(expires)),
    )
    return token


def link(connection: sqlite3.Connection, token: str) -> Link | None:
    """The link of a token, open or not; None where there is none. Nothing changes by asking."""
    return _link_of(connection, hashed(token))


def links_of(connection: sqlite3.Connection, who: str) -> tuple[Link, ...]:
    """All links that somebody was given, oldest first."""
    rows = connection.execute(f"select {_LINK} from links where who = ? order by made", (who,))
    return tuple(_link(row) for row in rows)


def withdraw(connection: sqlite3.Connection, token_sha256: str, moment: datetime) -> None:
    """The link and its devices lead in no more; one that was withdrawn before keeps its moment."""
    connection.execute(
        "update links set withdrawn = ? where token_sha256 = ? and withdrawn is null",
        (moments.written(moment), token_sha256),
    )


def withdraw_all(connection: sqlite3.Connection, who: str, role: Role, moment: datetime) -> int:
    """All links of somebody in a role that were still open lead in no more; how many they were."""
    now = moments.written(moment)
    done = connection.execute(
        "update links set withdrawn = ? where who = ? and role = ? and withdrawn is null and expires > ?",
        (now, who, role.value, now),
    )
    return done.rowcount


def enter(connection: sqlite3.Connection, token: str, label: str, moment: datetime) -> str:
    """The cookie of a new device on which the link is used from now on; WrongUse where it leads nowhere."""
    found = link(connection, token)
    if found is None or not found.open_at(moment):
        raise WrongUse("Đường dẫn này không còn dùng được. Hãy xin cơ quan cấp đường dẫn mới.")
    cookie, now = secrets.token_urlsafe(_BYTES), moments.written(moment)
    connection.execute(
        "insert into devices (cookie_sha256, link, first_seen, last_seen, label) values (?, ?, ?, ?, ?)",
        (hashed(cookie), found.token_sha256, now, now, label),
    )
    return cookie


def enter_open(connection: sqlite3.Connection, token: str, label: str, moment: datetime) -> str | None:
    """As `enter`, None where the link is unknown, has expired or was withdrawn; all are looked up alike."""
    found = link(connection, token)
    return enter(connection, token, label, moment) if found and found.open_at(moment) else None


def device(connection: sqlite3.Connection, cookie: str) -> Device | None:
    """The device of a cookie with its link, let in or not; None where there is none."""
    row = connection.execute(f"{_DEVICE} where cookie_sha256 = ?", (hashed(cookie),)).fetchone()
    return row and _device(row)


def devices_of(connection: sqlite3.Connection, who: str) -> tuple[Device, ...]:
    """All devices on which somebody's links were used, the one seen last first."""
    rows = connection.execute(f"{_DEVICE} where who = ? order by last_seen desc", (who,))
    return tuple(_device(row) for row in rows)


def see(connection: sqlite3.Connection, cookie_sha256: str, moment: datetime) -> None:
    """The device was seen at that moment."""
    connection.execute(
        "update devices set last_seen = max(last_seen, ?) where cookie_sha256 = ?",
        (moments.written(moment), cookie_sha256),
    )


def leave(connection: sqlite3.Connection, cookie_sha256: str, moment: datetime) -> None:
    """The device is let in no more; the link can be used again on it, or on another."""
    connection.execute(
        "update devices set ended = ? where cookie_sha256 = ? and ended is null",
        (moments.written(moment), cookie_sha256),
    )


def _link_of(connection: sqlite3.Connection, token_sha256: str) -> Link | None:
    row = connection.execute(f"select {_LINK} from links where token_sha256 = ?", (token_sha256,)).fetchone()
    return row and _link(row)


def _link(row: tuple[Any, ...]) -> Link:
    token_sha256, who, role, made, expires, withdrawn = row
    return Link(
        token_sha256=token_sha256,
        who=who,
        role=Role(role),
        made=moments.read(made),
        expires=moments.read(expires),
        withdrawn=moments.read_if_any(withdrawn),
    )


def _device(row: tuple[Any, ...]) -> Device:
    cookie_sha256, first_seen, last_seen, label, ended = row[:5]
    return Device(
        cookie_sha256=cookie_sha256,
        link=_link(row[5:]),
        first_seen=moments.read(first_seen),
        last_seen=moments.read(last_seen),
        label=label,
        ended=moments.read_if_any(ended),
    )
