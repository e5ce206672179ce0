"""What an address of the web means to a browser."""

import re
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

_PATH: Final = re.compile(r"(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")


def host(address: str) -> str:
    """The host that a browser would ask; "" where it cannot be told."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def service(address: str) -> str:
    """The address without `/` at its end, where a service that people send things to can be there; else "".

    By TLS, or on this machine alone; nothing but host, port and a plain path.
    """
    address = address.strip()
    try:
        said = urlsplit(address)
        name, _ = (said.hostname or "").encode("idna").decode("ascii"), said.port
    except ValueError:
        return ""
    plain = "@" not in said.netloc and not said.query and not said.fragment and address.isprintable()
    safe = said.scheme == "https" or (said.scheme == "http" and _of_this_machine(name))
    fits = _PATH.fullmatch(said.path.rstrip("/")) and not {*address} & {"?", "#", " "}
    return address.rstrip("/") if name and plain and safe and fits else ""


def _of_this_machine(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name.lower() == "localhost"
