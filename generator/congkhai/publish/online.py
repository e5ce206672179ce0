"""What is known of the release that is online, or was last, for whoever is about to replace it."""

from pathlib import Path

from congkhai.publish.manifest import Announced
from congkhai.publish.reading import files
from congkhai.publish.shelf import Shelf
from congkhai.value import Value


class Online(Value):
    """The release online: its folder, its files, the announcements it shows, hashes of those it names by id
    (`named`) and by id and name (`persons`).

    The last three are None where its manifest does not say or can no longer be read.
    """

    folder: Path
    files: frozenset[str]
    announced: tuple[Announced, ...] | None
    named: frozenset[str] | None
    persons: frozenset[str] | None = None


def online(site: Path, audience: str) -> Online | None:
    """What is known of the audience's release; None where none is online or was.

    Where the link to it is gone, what was online last still counts: whoever builds next would otherwise take
    off in silence what the public has read.
    """
    shelf = Shelf(site=site, audience=audience)
    id = shelf.last_online()
    if id is None:
        return None
    manifest, folder = shelf.described(id), shelf.release(id)
    if manifest is None:
        there = frozenset(name for name, _ in files(folder)) if folder.is_dir() else frozenset()
        return Online(folder=folder, files=there, announced=None, named=None)
    return Online(
        folder=folder,
        files=frozenset(entry.path for entry in manifest.files),
        announced=manifest.announced,
        named=frozenset(manifest.shown),
        persons=None if manifest.persons is None else frozenset(manifest.persons),
    )


def never_online(site: Path, audience: str) -> bool:
    """Whether nothing says that a release of the audience was ever online."""
    shelf = Shelf(site=site, audience=audience)
    return shelf.online() is None and not shelf.switched()
