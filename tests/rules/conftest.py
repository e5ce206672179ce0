"""An office to change, made for one test."""

import importlib
import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from congkhai.findings import Kind
from tests.rules.build import Office


@pytest.fixture
def whole(tmp_path: Path) -> Callable[..., Office]:
    """whole(year) is the same office; its test is told what every rule finds."""
    return lambda year=2022: Office(tmp_path / f"co-quan-{year}", year)


@pytest.fixture
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[..., Office]:
    """office(year) is a small office with nothing wrong in it.

    The test of a rule (test_quota.py of rules/quota.py) is told what that rule finds, and no other.
    """
    rule = f"congkhai.rules.{request.path.stem.removeprefix('test_')}"
    module = importlib.import_module(rule) if importlib.util.find_spec(rule) else None
    of_rule = vars(module).values() if hasattr(module, "RULE") else ()
    asked = [value.code for value in of_rule if isinstance(value, Kind)]
    return lambda year=2022: Office(tmp_path / f"co-quan-{year}", year, asked)
