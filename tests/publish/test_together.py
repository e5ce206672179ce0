"""What is the same of several sites is said once."""

from congkhai.findings import Kind, Place
from congkhai.publish.online import remark, told

KIND = Kind(code="x", message="{where}: {what}", remedy="")


def test_the_same_of_two_sites_is_said_once_and_names_both():
    said = [("A", remark(KIND, Place(), what="mất")), ("B", remark(KIND, Place(), what="mất"))]
    assert [finding.message for finding in told(said)] == ["A và B: mất"]


def test_what_differs_in_a_fact_or_a_place_stays_apart():
    said = [
        ("A", remark(KIND, Place(), what="mất")),
        ("B", remark(KIND, Place(), what="khác")),
        ("B", remark(KIND, Place(row=2), what="mất")),
    ]
    assert [finding.message for finding in told(said)] == ["A: mất", "B: khác", "B: mất"]
