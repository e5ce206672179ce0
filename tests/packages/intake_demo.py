"""The whole agency of 2026 while things are handed in: what `make intake-demo` lays down and invites to.

On 10 December Mẫu số 01 of November and Mẫu số 02 of an official of the Văn phòng are missing, and so are the
minutes of its meeting; everybody else is rated, so that petitions are open.
"""

import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from congkhai.intake.whom import Whom
from congkhai.project import find
from congkhai.text.dates import ZONE
from congkhai.workflows.intake_invite import Papers, Terms, invite
from congkhai.workflows.intake_open import opened
from tests.packages.story import TODAY
from tests.web.intake_office import CLERK, HEAD, OFFICIAL, laid_out

#: Who is invited, and what may be tried with the link.
INVITED = (
    (
        Whom(people=(OFFICIAL,)),
        "Cán bộ: ghi Mẫu số 01 tháng 11, nộp rồi tải giấy biên nhận; sau đó tự xếp loại ở Mẫu số 02.",
    ),
    (
        Whom(people=(HEAD,)),
        "Trưởng đơn vị của cán bộ ấy: nhận xét Mẫu số 01 đã nộp; gửi kiến nghị về kết quả của mình.",
    ),
    (
        Whom(office=(CLERK,)),
        "Người tiếp nhận: xem hàng đợi, chấp nhận hoặc trả lại; nhập biên bản họp HN-18 ở “Nhập bản giấy”.",
    ),
)


def lay_down(folder: Path) -> None:
    """The agency in its folder, unless it is there; one whose making was cut short is made anew."""
    if folder.exists():
        return
    beside = folder.with_name(f".{folder.name}")
    if beside.exists():
        shutil.rmtree(beside)
    beside.parent.mkdir(parents=True, exist_ok=True)
    office = laid_out(beside)
    own_rating = (OFFICIAL, "M-335-02")
    office.change("ho_so", lambda row: None if (row["can_bo"], row["bieu_mau"]) == own_rating else row)
    beside.rename(folder)


def invitations(folder: Path, url: str) -> Iterator[str]:
    """A sentence and a new link for each who is invited; links of before lead in as well."""
    project = find(folder)
    terms = Terms(today=TODAY, moment=datetime.combine(TODAY, datetime.now(ZONE).timetz()), url=url)
    with opened(project) as store:
        for whom, sentence in INVITED:
            yield f"{sentence}\n{invite(project, store, whom, terms, Papers()).text}"


if __name__ == "__main__":
    lay_down(Path(sys.argv[1]))
    sys.stdout.write("\n".join(invitations(Path(sys.argv[1]), sys.argv[2])))
