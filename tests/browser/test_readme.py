"""The pictures in README.md are taken from the site as built, and from the intake as it is served."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.packages.intake_demo import lay_down
from tests.web.intake_office import NOVEMBER, OFFICIAL, SELF, served
from tests.workflows.office import Office

ROOT = Path(__file__).resolve().parents[2]
WIDTH = 1280
HOME, INTAKE = 851, 1100


def test_readme_shows_the_home_page(wide, sites):
    page = wide.open(sites["portal"].server + "index.html")
    page.evaluate("document.fonts.ready")
    held(page, "README.png", HOME)


def test_readme_shows_a_form_filled_in_by_half(half_filled):
    assert half_filled.locator("[name='f.tc_2_4']").input_value() == "2,25"
    assert half_filled.locator("[name='f.tc_3_1']").input_value() == ""
    held(half_filled, "README-intake.png", INTAKE)


@pytest.fixture
def half_filled(browser, tmp_path):
    """Mẫu số 01 in a browser, its first two groups typed in."""
    lay_down(tmp_path / "so")
    with served(Office(folder=tmp_path / "so")) as running:
        page = browser.new_page(viewport={"width": WIDTH, "height": INTAKE})
        page.goto(f"{running.address}vao/{running.link(OFFICIAL)}")
        page.get_by_role("button", name="Vào").click()
        page.goto(f"{running.address}{NOVEMBER[1:]}/nguoi_lap")
        for name, points in SELF.items():
            if name.startswith(("f.tc_1", "f.tc_2")):
                page.locator(f"[name='{name}']").fill(points)
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        page.evaluate("document.fonts.ready")
        yield page
        page.close()


def held(page, name, height):
    """What the page shows at its top is a picture like the one kept; that is written anew where asked for."""
    taken = page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
    if os.environ.get("CONGKHAI_WRITE_SCREENSHOT"):
        (ROOT / name).write_bytes(taken)
    with Image.open(BytesIO(taken)) as now, Image.open(ROOT / name) as kept:
        assert now.size == kept.size == (WIDTH, height)
        assert inked(now) > 0.01
        assert inked(kept) > 0.01


def inked(picture):
    """The part of a picture that is not of its commonest colour."""
    counts = sorted(count for count, _ in picture.convert("RGB").getcolors(maxcolors=1 << 24))
    return 1 - counts[-1] / sum(counts)
