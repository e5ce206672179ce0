"""Faults of the surroundings, as opposed to faults in the data (those are findings)."""


class Stopped(Exception):
    """The command cannot go on; `exit_code` is what the process answers, the text is for the clerk."""

    exit_code = 3


class Misconfigured(Stopped):
    """No agency folder, no readable datapackage.json, or settings that make no sense. Exit code 3."""


class Changed(Stopped):
    """A file was locked, or changed by somebody else since it was read. Exit code 3."""


class WrongUse(Stopped):
    """The command was called in a way that has no meaning. Exit code 2."""

    exit_code = 2


class Interrupted(Stopped):
    """Somebody stopped a write in the middle; the next command finishes it. Exit code 130."""

    exit_code = 130
