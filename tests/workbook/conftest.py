"""The small package of the tables' tests."""

from tests.tables.conftest import small

__all__ = ["small"]
