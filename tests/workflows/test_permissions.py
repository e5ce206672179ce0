"""What a signed file or an earlier release may show is asked of today's rows, by the whole program."""

import hashlib
import json
import zlib

from tests.workflows.office import Office

INSIDE = "tep-chua-soat-duoc-chu"
SCAN = (
    b"%PDF-1.7\n4 0 obj << /Filter /FlateDecode >>\nstream\n"
    + zlib.compress(b"q /Im0 Do Q")
    + b"\nendstream\n"
)


def file(office: Office, content: bytes, **hashes: str) -> None:
    """Give the decision and the announcement a signed file each; `hashes` by the document's last number."""
    (office.folder / "content" / "tep").mkdir()
    for id in ("QD-BDT-137", "TB-BDT-61"):
        (office.folder / "content" / "tep" / f"{id}.pdf").write_bytes(content)
        row = {"tep": f"tep/{id}.pdf", "sha256": hashes.get(id.rpartition("-")[2], "")}
        office.change("van_ban", lambda old, id=id, row=row: old | row if old["ma"] == id else old)


def test_a_signed_decision_stays_inside_and_a_scan_is_to_be_looked_at(office):
    file(office, SCAN)
    refused = office.run("build")
    assert refused.code == 1 and refused.said.count("tep-chua-co-nguoi-xem") == 1
    assert "“content/tep/TB-BDT-61.pdf”" in refused.said
    look = {"tep": "tep/TB-BDT-61.pdf", "sha256": hashlib.sha256(SCAN).hexdigest(), "nguoi_xem": "CB-001"}
    office.write("tep_da_xem", [look | {"ngay_xem": "2022-12-05", "ket_luan": "dang_duoc", "ghi_chu": ""}])
    office.build()
    names = {
        audience: sorted(path.name for path in (office.current(audience) / "tep").iterdir())
        for audience in ("portal", "agency")
    }
    assert names == {"portal": ["TB-BDT-61.pdf"], "agency": ["QD-BDT-137.pdf", "TB-BDT-61.pdf"]}
    inside = json.loads(office.run("check", "--format", "json").said)["findings"]
    told = {finding["file"]: finding["severity"] for finding in inside if finding["code"] == INSIDE}
    assert told == {"content/tep/QD-BDT-137.pdf": "warning"}


def test_a_file_that_is_not_the_signed_one_blocks(office):
    file(office, SCAN, **{"137": hashlib.sha256(SCAN).hexdigest(), "61": "0" * 64})
    done = office.run("check")
    assert done.code == 1
    assert done.said.count("tep-khac-ma-bam") == 1
    assert "tep/TB-BDT-61.pdf" in done.said


def test_no_way_back_to_small_counts_whose_order_is_withdrawn(office):
    def order(names: str, full: str) -> None:
        row = {"co_ten": names, "bang_day_du": full}
        office.change("cong_khai", lambda old: old | row if old["noi"] == "portal" else old)

    order("khong", "co")
    office.build("--audience", "portal")
    order("khong", "khong")
    office.build("--audience", "portal")
    before = office.online("portal")
    done = office.run("release", "rollback", "--audience", "portal")
    assert (done.code, office.online("portal")) == (1, before)
    assert "khong-con-duoc-phep" in done.said and "bảng đầy đủ" in done.said
    order("khong", "co")
    assert office.run("release", "rollback", "--audience", "portal").code == 0
