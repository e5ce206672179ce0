"""What is known of the release that is online, for whoever is about to replace it."""

from dataclasses import dataclass
from pathlib import Path

from congkhai.publish.manifest import Announced
from congkhai.publish.reading import files
from congkhai.publish.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Online:
    """The release online: its folder, its files, the announcements it shows, hashes of those it names.

    `announced` and `named` are None where its manifest does not say or can no longer be read.
    """

    folder: Path
    files: frozenset[str]
    announced: tuple[Announced, ...] | None
    named: frozenset[str] | None


def online(site: Path, audience: str) -> Online | None:
    """What is known of the audience's release; None where none is online."""
    shelf = Shelf(site=site, audience=audience)
    id = shelf.online()
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
    )
