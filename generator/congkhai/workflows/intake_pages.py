"""The pages of the intake that need nobody to be in, and the files that its pages ask for."""

from base64 import b64encode
from collections.abc import Callable
from functools import partial
from hashlib import sha256

from congkhai.intake import pages
from congkhai.workflows.intake_site import Site


def enter(site: Site, token: str) -> str:
    """The page behind a link; what the link is worth is asked only once its button is pressed."""
    return pages.enter(site.frame(None), token)


def left(site: Site) -> str:
    """What is shown on a device that somebody left."""
    told = ["Đã thoát khỏi máy này. Lần sau mở lại đường liên kết được cấp rồi bấm “Vào”."]
    return pages.plain(site.frame(None), "Đã thoát", told)


def refused(site: Site) -> Callable[[str, str, str], str]:
    """What makes the page of a request that was not taken, of its title, its sentence and where it leads back
    to; whatever becomes of the package, it is as the service began with it."""
    return partial(pages.refused, site.frame(None))


def style_hash() -> str:
    """The hash of the style that such a page bears, as a browser is told it."""
    return b64encode(sha256(pages.REFUSED_STYLE.encode()).digest()).decode()


def asset(name: str) -> tuple[str, str] | None:
    """The media type and the text of a file that pages ask for; None for any other."""
    kind = pages.ASSETS.get(name)
    return (kind, pages.asset(name)) if kind else None
