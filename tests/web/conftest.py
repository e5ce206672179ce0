"""The offices of `tests/workflows`, looked at in the preview."""

from tests.workflows.conftest import built, master, office

__all__ = ["built", "master", "office"]
