"""What rendering makes: pages for the site's renderer, and sheets that stand alone."""

from congkhai.value import Value


class Page(Value):
    """A page of the site: Markdown (with HTML blocks), rendered by the site's renderer.

    `path` is relative, with forward slashes, ending in .md. `named` pages show names of persons and
    are not indexed by search engines; `section` places the page in the navigation, "" leaves it out.
    """

    path: str
    title: str
    body: str
    section: str = ""
    summary: str = ""
    named: bool = False


class SiteFile(Value):
    """A file that is complete as it stands: a print view, a fragment, a CSV, a form to download."""

    path: str
    content: bytes


class DataFile(Value):
    """A data file offered for download: `columns` are triples of name, title and explanation."""

    path: str
    title: str
    explanation: str
    columns: tuple[tuple[str, str, str], ...] = ()
