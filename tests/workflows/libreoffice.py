"""LibreOffice as a clerk in Vietnam has it: files saved anew by the real program, without a window."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

# Comma, quotes, UTF-8, from the first line, numbers and dates recognised as on opening by hand.
AS_TEXT = "44,34,76,1,,0,false,true,false"
FORMS = {
    "csv": f"csv:Text - txt - csv (StarCalc):{AS_TEXT}",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "xls": "xls:MS Excel 97",
    "ods": "ods:calc8",
}
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>vi-VN</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calc:
    """The program with settings of its own: Vietnamese decimals, dates and hours."""

    program: str
    profile: Path

    def saved(self, sources: Sequence[Path], form: str, folder: Path) -> None:
        """Open each file and save it into `folder` under the same stem: "csv", "xlsx", "xls" or "ods"."""
        command = [self.program, f"-env:UserInstallation={self.profile.as_uri()}", "--headless"]
        if sources[0].suffix == ".csv":
            command.append(f"--infilter=CSV:{AS_TEXT}")
        command += ["--convert-to", FORMS[form], "--outdir", str(folder)]
        subprocess.run([*command, *map(str, sources)], capture_output=True, check=True, timeout=300)
        assert {path.name for path in folder.iterdir()} == {f"{path.stem}.{form}" for path in sources}


def calc(profile: Path) -> Calc:
    """The system's LibreOffice with fresh settings; without it the test fails."""
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("Cần cài LibreOffice để kiểm thử: apt-get install libreoffice-calc", pytrace=False)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    return Calc(program=program, profile=profile)
