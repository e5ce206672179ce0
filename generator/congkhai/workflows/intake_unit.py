"""The file by which a machine opens the intake of a folder when it starts."""

import sys
from pathlib import Path
from typing import Final

from congkhai.documents.startup import Startup, systemd, windows
from congkhai.errors import WrongUse
from congkhai.project import Project
from congkhai.workflows.intake_desk import standing
from congkhai.workflows.intake_invite import usual_address

#: Stands in for the office's own where its row names none.
_EXAMPLE: Final = "https://noivu.tinh.gov.vn/nop-ho-so"


def unit(project: Project, user: str, port: int, *, for_windows: bool) -> str:
    """The text of a unit of systemd, or of a batch file for the task scheduler of Windows.

    WrongUse where the folder's path or the user cannot stand in a line; Refused where the tables cannot be
    read.
    """
    if not (str(project.root) + sys.executable + user).isprintable():
        raise WrongUse(
            "Tên thư mục hoặc tên tài khoản có ký tự xuống dòng hay ký tự điều khiển: hãy đổi tên."
        )
    name, address = usual_address(standing(project).agency)
    startup = Startup(
        python=Path(sys.executable),
        folder=project.root,
        out=project.out,
        user=user,
        port=port,
        office=" ".join(name.split()),
        url=address or _EXAMPLE,
    )
    return windows(startup) if for_windows else systemd(startup)
