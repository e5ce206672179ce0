"""The office of the rules' tests, for values that are made of a whole record."""

from tests.rules.conftest import office

__all__ = ["office"]
