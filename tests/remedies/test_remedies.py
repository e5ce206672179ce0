"""Every kind of finding: a good package made wrong tells it, and the remedy done as told ends it."""

from collections import Counter
from pathlib import Path

import pytest

from congkhai.publish import render
from congkhai.rules.idle import NOT_RUN
from congkhai.workflows import stopped
from tests.remedies.case import Case, Topic
from tests.remedies.cells import FAULTS_OF_CELLS
from tests.remedies.package import FAULTS_OF_FILES
from tests.remedies.papers import FAULTS_OF_PAPERS
from tests.remedies.procedure import FAULTS_OF_PROCEDURE
from tests.remedies.published import INSPECTED, PUBLISHED
from tests.remedies.records import FAULTS_OF_RECORDS
from tests.remedies.staged import CHECKED, DRAFTED, STAGED
from tests.remedies.workbooks import BROUGHT_BACK
from tests.remedies.written import FAULTS_OF_PAGES
from tests.remedies.xlsx_tables import TABLE_IN_WORKBOOK
from tests.test_findings import KINDS

#: To add kinds: a module with a Topic on one of the benches (year.bench for records and rules), and its
#: name here.
TOPICS = (
    FAULTS_OF_FILES,
    FAULTS_OF_CELLS,
    TABLE_IN_WORKBOOK,
    BROUGHT_BACK,
    FAULTS_OF_RECORDS,
    FAULTS_OF_PROCEDURE,
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
        "bao-cao-muon bi-ky-luat-ma-khong-ha-muc "
        "bien-ban-chua-thong-qua bo-quy-dinh-het-hieu-luc bo-quy-dinh-sai-doi-tuong "
        "cap-duoi-sau-cap-tren chua-bao-cao chua-co-bo-quy-dinh chua-co-ho-so-don-vi "
        "chua-du-thang-ma-xep-loai chua-ghi-bieu-mau chua-ghi-chu-tri chua-ghi-nhom-nhiem-vu "
        "chua-kiem-diem-dung-noi chua-tu-cham-diem co-quan-chua-cau-hinh co-so-ty-le-khong-ro "
        "co-so-ty-le-thieu-van-ban con-diem-tam-tinh cot-them-sau dong-de-muc "
        "de-xuat-sau-quyet-dinh diem-chung-vuot-toi-da diem-lanh-dao-khac-50-100 diem-nam-khong-khop "
        "diem-nhom-vuot-toi-da diem-tam-tinh diem-tap-the-khong-khop diem-tap-the-vuot-toi-da "
        "du-thang-ma-khong-xep-loai hai-bo-quy-dinh-mot-nam "
        "han-het-vao-ngay-nghi han-ngay-nghi hieu-luc-truoc-ban-hanh ho-so-don-vi-muon "
        "hop-dong-chua-co-quyet-dinh hop-dong-thieu-van-ban hop-ngay-nghi ke-hoach-chua-ban-hanh "
        "khong-hoan-thanh-chua-ro-can-cu khong-phai-cap-pho-chu-tri "
        "khong-xep-loai-ma-co-diem khong-xep-loai-thieu-ly-do khong-xep-loai-thieu-so-thang "
        "kiem-diem-tap-the-chua-ket-luan ky-ngoai-nam lam-khi-chua-xep-loai-cong-chuc "
        "lam-truoc-xep-loai-cong-chuc lanh-dao-thieu-noi-kiem-diem ly-do-khong-duoc-bo-xep-loai "
        "mot-hanh-vi-tinh-hai-nam muc-cao-hon-diem muc-tap-the-cao-hon-diem muc-tap-the-thap-hon-diem "
        "muc-thap-hon-diem ngay-chua-den ngay-hai-cach-hieu ngay-ngoai-ky o-bao-loi "
        "phong-chua-kiem-diem-tap-the qua-han-chua-quyet-dinh quy-khong-co quyet-dinh-muon "
        "quyet-dinh-truoc-kiem-diem-tap-the sai-bieu-mau so-bi-rut-gon "
        "tap-the-chua-du-dieu-kien tap-the-hoan-thanh-duoi-nguong "
        "tap-the-khong-hoan-thanh-chua-ro-can-cu tap-the-sai-pham-ma-khong-ha-muc tap-the-thieu-so-lieu "
        "ten-co-quan-chong-nhau thang-lan-quy thi-dua-truoc-dang-vien thieu-bien-ban "
        "thieu-bieu-quyet-o-phong thieu-de-xuat-hoi-dong thieu-diem-lanh-dao thieu-diem-theo-doi "
        "thieu-ky-cham-diem thieu-y-kien-cap-uy thong-bao-ca-nhan-truoc-quyet-dinh thua-diem-lanh-dao "
        "thua-ky-cham-diem tong-diem-khong-khop "
        "trung-ten-trong-don-vi tu-cham-diem-muon "
        "ty-le-cao-hon-thieu-ly-do ty-le-cao-hon-thieu-quyet-dinh ty-le-vuot-100 ty-le-vuot-toi-da "
        "vang-lau-ma-xep-cao viec-chua-xac-nhan viec-qua-han viec-xong-muon vuot-ty-le-tap-the "
        "vuot-ty-le-trong-nhom xep-loai-khi-chua-kiem-diem xep-loai-ma-chua-kiem-diem "
        "xep-loai-truoc-kiem-diem xep-loai-truoc-kiem-diem-tap-the y-kien-cap-uy-sau-quyet-dinh "
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
