"""What an address of the web means to a browser."""

from urllib.parse import urlsplit


def host(address: str) -> str:
    """The host that a browser would ask; "" where it cannot be told."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
