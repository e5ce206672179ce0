"""The sample agency's rows, read with nothing but the csv module."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

Row = dict[str, str]


class Sample:
    """The sample as it stands on disk, with the few looks that several tests take at it."""

    folder = Path(__file__).resolve().parents[2] / "datapackage"
    units = ("P-THHC", "P-CSDT", "P-TTVD", "P-DB", "P-KHDA", "P-TTR")

    def rows(self, table: str) -> list[Row]:
        with (self.folder / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def by_key(self, table: str) -> dict[str, Row]:
        return {row["ma"]: row for row in self.rows(table)}

    def names(self) -> dict[str, str]:
        return {row["ma"]: row["ho_ten"] for row in self.rows("can_bo")}

    def posts(self) -> dict[str, Row]:
        """Each official's main assignment, by official."""
        return {row["can_bo"]: row for row in self.rows("phan_cong") if row["chinh"] == "co"}

    def standing(self, table: str) -> list[Row]:
        """The results that no later row replaces."""
        replaced = {row["thay_the"] for row in self.rows(table)}
        return [row for row in self.rows(table) if row["ma"] not in replaced]

    def levels(self) -> dict[str, str]:
        return {row["can_bo"]: row["muc"] for row in self.standing("xep_loai_ca_nhan") if row["muc"]}

    def unit_levels(self) -> dict[str, str]:
        return {row["don_vi"]: row["muc"] for row in self.standing("xep_loai_tap_the") if row["muc"]}

    def reviews(self) -> Iterator[tuple[str, str, Row]]:
        """(official, collective, meeting) of every review; one of the first two is empty."""
        meetings = self.by_key("hoi_nghi")
        for row in self.rows("kiem_diem"):
            yield row["can_bo"], row["don_vi"], meetings[row["hoi_nghi"]]

    def places(self, person: str) -> set[str]:
        """Where this official was reviewed."""
        return {meeting["don_vi"] for official, _, meeting in self.reviews() if official == person}


@pytest.fixture
def sample() -> Sample:
    return Sample()
