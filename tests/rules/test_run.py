"""What the rows of `quy_tac` do to the rules: switch, severity, years, source, plan."""

import importlib
import pkgutil
from collections import Counter
from datetime import date

import pytest

from congkhai import rules
from congkhai.findings import Severity
from congkhai.model.agency import Agency
from congkhai.rules.rule import Rule
from congkhai.rules.run import NOT_RUN, RULES, contradictions, run
from congkhai.rules.switch import cited, effective, gentler, row_for
from congkhai.value import replace
from tests.rules.build import Office, facts
from tests.rules.publishing import paper

LEVEL = "muc-xep-loai-cua-nam"
TODAY = date(2026, 12, 6)
#: Ten rules that one small office can break at once; each rule's own example is in test_examples.py.
CODES = tuple(
    "muc-xep-loai-cua-nam khong-xep-loai-khong-co-muc co-quyet-dinh dung-dau-khong-cao-hon-don-vi "
    "thu-tu-kiem-diem gui-du-thao-truoc phieu-khop co-bieu-quyet ty-le-xuat-sac "
    "nguoi-dung-dau-co-quan".split()
)
KIND_TO_RULE = {kind.code: rule.code for rule in RULES for kind in rule.kinds}
PLAN = ("thu-tu-kiem-diem", "gui-du-thao-truoc", "phieu-khop", "co-bieu-quyet")
SECRETS = ("77.75", "Nghỉ ốm dài ngày", "Nhóm kín")


def wrong(small: Office) -> Office:
    """Every one of the ten rules is broken; a row says of each that its text was compared."""
    row = {"muc_do": "loi", "bat": "co", "tu_nam": "2026", "doi_chieu": "da_doi_chieu"}
    small.tables["quy_tac"] = [row | {"ma": rule.code, "ten": rule.title} for rule in RULES]
    small.tables["quy_tac"] = [r for r in small.tables["quy_tac"] if r["ma"] in CODES]
    small.add(
        "tham_so",
        ma="NGAY-GUI-DU-THAO",
        ten="Gửi trước",
        gia_tri="9",
        tu_nam="2026",
        doi_chieu="da_doi_chieu",
    )
    private = {"diem": "77.75", "ly_do": "Nghỉ ốm dài ngày"}
    small.set("xep_loai_ca_nhan", 2, quyet_dinh="QD-1", muc="HTTNV", **private)
    small.set("xep_loai_ca_nhan", 3, muc="A", **private)
    small.set("xep_loai_ca_nhan", 4, muc="HTXSNV", quyet_dinh="", **private)
    unrated = {"trang_thai": "khong_xep_loai", "muc": "HTXSNV", "so_thang": "4"}
    small.set("xep_loai_ca_nhan", 5, ly_do=private["ly_do"], ma_ly_do="chua_du_6_thang", **unrated)
    small.set("phan_cong", 4, nhom_nhiem_vu="Nhóm kín")
    small.set("hoi_nghi", 2, gio="18:00")
    small.set("bieu_quyet", 2, phat_ra="9")
    small.drop("bieu_quyet", can_bo="CB-06")
    return small


def told(agency: Agency) -> set[str]:
    """Codes of the rules that found something."""
    return {KIND_TO_RULE[finding.code] for finding in run(agency, TODAY) if finding.code != NOT_RUN.code}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Agency:
    return wrong(Office(tmp_path_factory.mktemp("sai") / "co-quan", 2026)).agency()


def switched(agency: Agency, code: str, **change: object) -> Agency:
    """The rule's row changed."""
    rows = tuple(replace(row, **change) if row.code == code else row for row in agency.rules)
    return replace(agency, rules=rows)


def test_nothing_is_wrong_with_the_small_office(office):
    assert office(2022).found() == []
    assert office(2026).found() == []


def test_every_rule_that_stands_in_a_module_is_run_once():
    names = {module.name for module in pkgutil.iter_modules(rules.__path__)}
    held = [
        value.code
        for name in names
        for value in vars(importlib.import_module(f"congkhai.rules.{name}")).values()
        if isinstance(value, Rule)
    ]
    assert sorted(held) == sorted(rule.code for rule in RULES)


def test_a_rule_about_the_agency_runs_once_and_one_about_a_cycle_for_each(office):
    small = office(2026)
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-02", do_mat="mat", tep="van-ban/02.pdf")
    small.set("xep_loai_ca_nhan", 3, muc="A")
    agency = small.agency()
    twice = replace(agency, cycles=(*agency.cycles, replace(agency.cycles[0], id="KY-CU")))
    codes = Counter(finding.code for finding in run(twice, TODAY))
    assert (codes["van-ban-mat-co-tep"], codes["muc-khong-co-trong-nam"]) == (1, 2)


def test_every_rule_finds_its_fault(faulty):
    assert told(faulty) == set(CODES)
    assert len(CODES) == 10
    found = [finding for finding in run(faulty, TODAY) if finding.code != NOT_RUN.code]
    assert {finding.severity for finding in found} == {Severity.ERROR}


@pytest.mark.parametrize("code", CODES)
def test_a_row_switches_its_rule_off_and_no_other(faulty, code):
    silent = set() if code == LEVEL else {code}
    assert told(switched(faulty, code, on=False)) == set(CODES) - silent
    assert (
        told(replace(faulty, rules=tuple(r for r in faulty.rules if r.code != code))) == set(CODES) - silent
    )


def test_what_is_idle_is_said_once_a_cycle(faulty, office):
    """A rule that stays silent must not read as one that found nothing."""
    none = replace(faulty, rules=tuple(row for row in faulty.rules if row.code != "ty-le-xuat-sac"))
    off = switched(switched(none, "phieu-khop", on=False), "gui-du-thao-truoc", first_year=2030)
    (before,), (idle,) = (
        [finding for finding in run(agency, TODAY) if finding.code == NOT_RUN.code]
        for agency in (faulty, off)
    )
    assert idle.severity is Severity.INFO
    others = len(RULES) - len(CODES) - sum(rule.always for rule in RULES if rule.code not in CODES)
    assert before.message.startswith(f"Năm 2026 có {others} quy tắc không chạy: ")
    assert idle.message.startswith(f"Năm 2026 có {others + 2} quy tắc không chạy: ")
    for told in (
        "Phiếu biểu quyết khớp nhau và không vượt số người có mặt (đã tắt)",
        "Số người xếp mức cao nhất không vượt tỷ lệ của năm (bảng Quy tắc kiểm tra không có dòng nào)",
    ):
        assert told in idle.message and told not in before.message
    assert "Dự thảo gửi trước" not in idle.message, "the law of another year is nobody's omission"
    small = office(2022)
    small.drop("tham_so", ma="NGAY-GUI-DU-THAO")
    (idle,) = [finding for finding in small.told() if finding.code == NOT_RUN.code]
    assert "đủ số ngày làm việc (chưa đặt tham số NGAY-GUI-DU-THAO)" in idle.message


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("years", [(2020, 2025), (2027, None)])
def test_a_rule_holds_in_its_years_only(faulty, code, years):
    silent = set() if code == LEVEL else {code}
    first, last = years
    assert told(switched(faulty, code, first_year=first, last_year=last)) == set(CODES) - silent
    assert told(switched(faulty, code, first_year=2026, last_year=2026)) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_what_was_not_compared_runs_and_never_blocks(faulty, code):
    source = replace(faulty.rules[0].source, document=faulty.documents["ND-90-2020"], compared=False)
    found = [f for f in run(switched(faulty, code, source=source), TODAY) if KIND_TO_RULE.get(f.code) == code]
    assert found
    assert {finding.severity for finding in found} == {Severity.ERROR if code == LEVEL else Severity.WARNING}
    assert all("chưa đối chiếu" in finding.source for finding in found)


def test_a_gentler_row_stays_gentle(faulty):
    rule = RULES[1]
    row = next(row for row in faulty.rules if row.code == rule.code)
    for severity in (Severity.WARNING, Severity.INFO):
        for compared in (True, False):
            source = replace(row.source, compared=compared)
            assert effective(replace(row, severity=severity, source=source), rule) is severity


@pytest.mark.parametrize("code", PLAN)
def test_a_rule_of_a_plan_holds_for_the_cycle_of_that_plan(faulty, code):
    plan = replace(faulty.documents["KH-99"], id="KH-26")
    source = replace(faulty.rules[0].source, document=plan)
    ordered = switched(faulty, code, source=source)
    rule = next(rule for rule in RULES if rule.code == code)
    own, other, none = (
        replace(faulty.cycles[0], plan=document) for document in (plan, faulty.documents["KH-99"], None)
    )
    assert row_for(ordered, own, rule) is not None
    assert row_for(ordered, other, rule) is None
    assert row_for(ordered, none, rule) is None


def test_the_rules_of_the_plan_of_2022_end_with_it(office):
    """The same rows, the same faults: told for 2022, not for 2026."""
    said = {}
    for year in (2022, 2026):
        small = office(year)
        small.set("hoi_nghi", 2, gio="18:00")
        small.set("bieu_quyet", 2, phat_ra="9")
        small.set("kiem_diem", 3, ngay_gui="")
        small.drop("bieu_quyet", can_bo="CB-06")
        said[year] = {KIND_TO_RULE[code] for code, *_ in small.found()}
    assert said == {2022: set(PLAN), 2026: set()}


def test_a_kind_that_is_gentler_than_its_row_stays_so():
    assert gentler(Severity.ERROR, Severity.WARNING) is Severity.WARNING
    assert gentler(Severity.INFO, Severity.WARNING) is Severity.INFO
    assert gentler(Severity.ERROR, Severity.ERROR) is Severity.ERROR


def test_a_rule_that_nobody_wrote_is_named(office):
    small = office()
    row = small.add(
        "quy_tac", ma="quy-tac-la", ten="Lạ", muc_do="loi", bat="co", tu_nam="2022", doi_chieu="da_doi_chieu"
    )
    (finding,) = small.findings()
    assert facts(finding) == ("quy-tac-khong-biet", "quy_tac.csv", row, "ma")
    assert not finding.blocks


def test_a_source_is_cited_as_an_officer_writes_it(faulty):
    row = faulty.rules[0]
    decree = faulty.documents["ND-335-2025"]
    by_law = replace(row, source=replace(row.source, document=decree, article="Điều 20 khoản 6"))
    assert cited(by_law) == "Nghị định 335/2025/NĐ-CP, Điều 20 khoản 6"
    unread = replace(by_law, source=replace(by_law.source, compared=False, article=""))
    assert cited(unread) == "Nghị định 335/2025/NĐ-CP (chưa đối chiếu với nguyên văn)"
    nameless = replace(row, source=replace(row.source, document=None, article="", compared=False))
    assert cited(nameless) == ""
    chosen = replace(nameless, source=replace(nameless.source, article="Cơ quan tự ấn định"))
    assert cited(chosen) == "Cơ quan tự ấn định"


def test_no_finding_prints_another_column_of_a_persons_row(faulty):
    said = [f"{f.message} {f.remedy} {f.source} {f.place.value}" for f in run(faulty, TODAY)]
    assert len(said) > 10
    assert [text for text in said for secret in SECRETS if secret in text] == []


def test_every_finding_at_a_persons_or_units_row_names_whom_it_is_about(faulty):
    told = [finding for finding in run(faulty, TODAY) if finding.place.bearer]
    assert {finding.place.table for finding in told} >= {"xep_loai_ca_nhan", "bieu_quyet", "kiem_diem"}
    for finding in told:
        bearer = finding.place.bearer
        assert finding.kind.unnamed or f"{bearer.name} ({bearer.code})" in finding.message


def test_every_sentence_is_filled_and_ends(faulty):
    for finding in run(faulty, TODAY):
        for sentence in (finding.message, finding.remedy):
            assert sentence[0].isupper() or sentence[0] == "“"
            assert sentence.endswith(".")
            assert "{" not in sentence and "None" not in sentence and "  " not in sentence


def test_of_what_contradicts_itself_only_what_blocks_is_told(faulty):
    codes = {kind.code for rule in RULES for kind in rule.kinds if kind.contradicts}
    every = [*run(faulty, TODAY)]
    blocks = [finding for finding in every if finding.blocks and finding.code in codes]
    assert [*contradictions(faulty, TODAY)] == blocks != []
    assert len(blocks) < sum(finding.blocks for finding in every)


def test_what_only_lacks_contradicts_nothing():
    """A stage that is not finished says so by what is missing, and never hinders an import."""
    lacking = ("thieu-", "chua-", "bo-sot-", "qua-han-", "con-")
    kinds = [kind for rule in RULES for kind in rule.kinds]
    assert [kind.code for kind in kinds if kind.contradicts and kind.code.startswith(lacking)] == []
    assert any(kind.code.startswith(lacking) for kind in kinds)
