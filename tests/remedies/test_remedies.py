"""Every kind of finding: a good package made wrong tells it, and the remedy done as told ends it."""

from collections import Counter
from pathlib import Path

import pytest

from congkhai.publish import render
from congkhai.rules.idle import NOT_RUN
from congkhai.workflows import stopped
from tests.remedies.case import Case, Topic
from tests.remedies.cells import FAULTS_OF_CELLS
from tests.remedies.conduct import FAULTS_OF_CONDUCT
from tests.remedies.deadlines import FAULTS_OF_DEADLINES
from tests.remedies.package import FAULTS_OF_FILES
from tests.remedies.papers import FAULTS_OF_PAPERS
from tests.remedies.procedure import FAULTS_OF_PROCEDURE
from tests.remedies.published import INSPECTED, PUBLISHED
from tests.remedies.records import FAULTS_OF_RECORDS
from tests.remedies.staged import CHECKED, DRAFTED, STAGED
from tests.remedies.written import FAULTS_OF_PAGES
from tests.test_findings import KINDS

#: To add kinds: a module with a Topic on one of the benches (year.bench for records and rules), and its
#: name here.
TOPICS = (
    FAULTS_OF_FILES,
    FAULTS_OF_CELLS,
    FAULTS_OF_RECORDS,
    FAULTS_OF_PROCEDURE,
    FAULTS_OF_CONDUCT,
    FAULTS_OF_DEADLINES,
    FAULTS_OF_PAPERS,
    FAULTS_OF_PAGES,
    STAGED,
    INSPECTED,
    PUBLISHED,
    CHECKED,
    DRAFTED,
)
CASES = [pytest.param(topic, case, id=case.kind.code) for topic in TOPICS for case in topic.cases]
#: Kinds that no file of an office brings about, each with the reason.
APART = {
    render.NOT_RENDERED.code: "what the renderer itself says; a page at fault is told before it is called",
    NOT_RUN.code: "a remark about the switches of all rules at once, which an office may want so",
    stopped.WRONG_USE.code: "about one call of the program, not about the folder",
    stopped.SURROUNDINGS.code: "about the machine: a full disk, a missing right, a locked file",
}
#: Kinds whose case is still to be written.
NOT_YET: frozenset[str] = frozenset(
    (
        "bang-da-xoa-dong bang-khong-phai-csv bi-ky-luat-ma-khong-ha-muc bo-quy-dinh-het-hieu-luc "
        "bo-quy-dinh-sai-doi-tuong chua-co-bo-quy-dinh chua-du-thang-ma-xep-loai chua-ghi-nhom-nhiem-vu "
        "co-so-ty-le-khong-ro co-so-ty-le-thieu-van-ban con-diem-tam-tinh danh-dau-xoa-la "
        "diem-chung-vuot-toi-da diem-lanh-dao-khac-50-100 diem-nam-khong-khop diem-nhom-vuot-toi-da "
        "diem-tam-tinh diem-tap-the-khong-khop diem-tap-the-vuot-toi-da du-thang-ma-khong-xep-loai "
        "hai-ben-cung-sua hai-ben-cung-them hai-bo-quy-dinh-mot-nam hop-dong-chua-co-quyet-dinh "
        "hop-dong-thieu-van-ban khong-hoan-thanh-chua-ro-can-cu khong-ro-trang-tinh "
        "khong-xep-loai-ma-co-diem khong-xep-loai-thieu-ly-do khong-xep-loai-thieu-so-thang "
        "lam-khi-chua-xep-loai-cong-chuc lam-truoc-xep-loai-cong-chuc ly-do-khong-duoc-bo-xep-loai "
        "mot-hanh-vi-tinh-hai-nam muc-cao-hon-diem muc-tap-the-cao-hon-diem muc-tap-the-thap-hon-diem "
        "muc-thap-hon-diem o-bi-gop quy-khong-co so-cu-hon-cac-cot so-cua-ban-moi-hon so-cua-co-quan-khac "
        "so-cua-nam-khac so-hong-trang-an so-khong-mo-duoc so-khong-phai-cua-chuong-trinh "
        "so-tinh-co-mat-khau so-tinh-hong so-tinh-qua-lon so-xoa-dong-da-sua tap-the-chua-du-dieu-kien "
        "tap-the-hoan-thanh-duoi-nguong tap-the-khong-hoan-thanh-chua-ro-can-cu "
        "tap-the-sai-pham-ma-khong-ha-muc tap-the-thieu-so-lieu ten-cua-nhieu-ma thang-lan-quy "
        "thi-dua-truoc-dang-vien thieu-diem-lanh-dao thieu-diem-theo-doi thieu-ky-cham-diem "
        "thua-diem-lanh-dao thua-ky-cham-diem tong-diem-khong-khop trang-bi-xoa trang-khong-con-dong "
        "trang-thieu-cot trang-thua-cot trang-trung-cot ty-le-cao-hon-thieu-ly-do "
        "ty-le-cao-hon-thieu-quyet-dinh ty-le-vuot-100 ty-le-vuot-toi-da vang-lau-ma-xep-cao "
        "vuot-ty-le-tap-the vuot-ty-le-trong-nhom xep-loai-ma-chua-kiem-diem xep-loai-truoc-kiem-diem "
    ).split()
)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_nothing_is_wrong_before(topic: Topic, tmp_path: Path):
    assert topic.bench(tmp_path).codes() == set()


@pytest.mark.parametrize(("topic", "case"), CASES)
def test_the_remedy_done_as_told_ends_it(topic: Topic, case: Case, tmp_path: Path):
    bench = topic.bench(tmp_path)
    case.broken(bench)
    assert case.kind.code in bench.codes()
    case.mended(bench)
    assert bench.codes() == case.beside


def test_every_kind_has_a_case_or_a_reason():
    tried = Counter(case.kind.code for topic in TOPICS for case in topic.cases)
    assert [code for code, times in tried.items() if times > 1] == []
    assert {kind.code for kind in KINDS} - tried.keys() - APART.keys() == NOT_YET
    assert tried.keys() & (APART.keys() | NOT_YET) == set()
