"""The picture in README.md is taken from the site as built."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image

PICTURE = Path(__file__).resolve().parents[2] / "README.png"
SIZE = (1280, 851)


def test_readme_shows_the_home_page(wide, sites):
    page = wide.open(sites["portal"].server + "index.html")
    page.evaluate("document.fonts.ready")
    taken = page.screenshot(clip={"x": 0, "y": 0, "width": SIZE[0], "height": SIZE[1]})
    if os.environ.get("CONGKHAI_WRITE_SCREENSHOT"):
        PICTURE.write_bytes(taken)
    with Image.open(BytesIO(taken)) as now, Image.open(PICTURE) as kept:
        assert now.size == kept.size == SIZE
        assert inked(now) > 0.01
        assert inked(kept) > 0.01


def inked(picture):
    """The part of a picture that is not of its commonest colour."""
    counts = sorted(count for count, _ in picture.convert("RGB").getcolors(maxcolors=1 << 24))
    return 1 - counts[-1] / sum(counts)
