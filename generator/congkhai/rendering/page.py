"""What rendering makes: pages for the site's renderer, and sheets that stand alone."""

from congkhai.value import Value, replace


class Page(Value):
    """A page of the site: Markdown (with HTML blocks), rendered by the site's renderer.

    `path` is relative, with forward slashes, ending in .md. `named` pages show names of persons and
    are not indexed by search engines; `section` places the page in the navigation, "" leaves it out, under
    its `label` (its title where there is none). `year` is that of its cycle, None for a page of all years.
    """

    path: str
    title: str
    body: str
    section: str = ""
    summary: str = ""
    named: bool = False
    label: str = ""
    year: int | None = None

    def below(self, year: int) -> "Page":
        """The page in the folder of the year."""
        return replace(self, path=f"{year}/{self.path}", year=year)


class SiteFile(Value):
    """A file that is complete as it stands: a print view, a fragment, a CSV, a form to download."""

    path: str
    content: bytes

    def below(self, year: int) -> "SiteFile":
        """The file in the folder of the year."""
        return replace(self, path=f"{year}/{self.path}")


class DataFile(Value):
    """A data file offered for download: `columns` are triples of name, title and explanation."""

    path: str
    title: str
    explanation: str
    columns: tuple[tuple[str, str, str], ...] = ()
