"""The command line: parse, call one workflow, show, exit."""

from congkhai.cli.main import main

__all__ = ["main"]
