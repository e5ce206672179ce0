"""The command line: parse, call one workflow, show, exit."""

import sys

try:
    from congkhai.cli.main import main
except KeyboardInterrupt:
    # Pressed while the program was being loaded, before anybody was there to hear it.
    sys.exit(130)

__all__ = ["main"]
