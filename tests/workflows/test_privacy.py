"""Nothing private shows, proved by what must not differ and by marks that must not be found."""

from collections import Counter

import pytest

from tests.workflows.columns import columns, narrower, unchanged
from tests.workflows.disguise import RATED, change_agency_only, change_restricted
from tests.workflows.markers import disguises, found, plant, plantable
from tests.workflows.office import Office, copied, tree

RESULTS = "xep_loai_ca_nhan"


@pytest.fixture(scope="module")
def lenient(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The sample whose rules only warn, both sites built: what a disguised one is held against."""
    office = copied(tmp_path_factory.mktemp("chi-canh-bao") / "co-quan")
    office.warn_only()
    office.build()
    return office


@pytest.fixture(scope="module")
def unnamed(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The same where no row of `cong_khai` lets the portal name anybody; both sites built."""
    office = copied(tmp_path_factory.mktemp("khong-ten") / "co-quan")
    office.warn_only()
    office.without_names()
    office.build()
    return office


def test_other_restricted_values_change_no_byte_of_either_site(lenient, office):
    restricted = narrower(office, "agency")
    office.warn_only()
    change_restricted(office)
    assert unchanged(lenient, office, restricted) == []
    office.build()
    for audience in ("portal", "agency"):
        assert tree(office.current(audience)) == tree(lenient.current(audience))


def test_other_agency_only_values_change_no_byte_of_the_portal(master, unnamed, office):
    agency_only = [column for column in columns(office) if column.visibility == "agency"]
    narrow = narrower(office, "public")
    office.warn_only()
    office.without_names()
    change_restricted(office)
    change_agency_only(office)
    passed_on = {f"{RESULTS}.{name}" for name in RATED}
    assert set(unchanged(master, office, agency_only)) == passed_on
    assert [column for column in narrow if column.table == "bieu_quyet"]
    for column in RATED:
        before, after = ([row[column] for row in each.rows(RESULTS)] for each in (master, office))
        assert before != after
        assert Counter(before) == Counter(after)
    office.build()
    assert tree(office.current("portal")) == tree(unnamed.current("portal"))
    assert tree(office.current("agency")) != tree(unnamed.current("agency"))


def test_names_stand_on_the_portal_only_under_their_row(master, unnamed):
    named, plain = (each.current("portal") / "2022/ket-qua.html" for each in (master, unnamed))
    name = master.rows("can_bo")[4]["ho_ten"]
    assert name in named.read_text(encoding="utf-8")
    assert name not in plain.read_text(encoding="utf-8")


def test_planted_marks_stand_nowhere_they_must_not(office):
    planted = plantable(narrower(office, "public"))
    restricted = {f"{column.table}.{column.name}" for column in planted if column.visibility == "restricted"}
    assert {"kien_nghi.noi_dung", "de_xuat.ly_do", "bieu_quyet.ma", "hoi_nghi.ket_luan"} <= restricted
    plant(office, planted)
    office.build("--audience", "portal")
    assert found(office.current("portal"), planted) == {"can_bo.ho_ten"}
    office.without_names()
    office.build()
    assert office.run("announce", "draft", "2022").code == 0
    assert found(office.current("portal"), planted) == set()
    # The paper for the inside stays in the office; everything else of the draft is for the portal.
    assert found(office.folder / "out", planted) == {"can_bo.ho_ten"}
    (office.folder / "out" / "2022" / "thong-bao-noi-bo-in.html").unlink()
    assert found(office.folder / "out", planted) == set()
    assert not found(office.current("agency"), planted) & restricted
    assert {"can_bo.ho_ten", "hoi_nghi.ten", "hoi_nghi.thanh_phan"} <= found(
        office.current("agency"), planted
    )


@pytest.mark.parametrize(("name", "content"), [*disguises("Zừngxậm000zêquýt")])
def test_a_mark_is_found_in_any_disguise(name, content, office, tmp_path):
    (tmp_path / "trang").mkdir()
    (tmp_path / "trang" / name).write_bytes(content)
    planted = plantable(narrower(office, "public"))
    assert found(tmp_path / "trang", planted) == {f"{planted[0].table}.{planted[0].name}"}


def test_a_column_without_visibility_counts_as_restricted(office):
    schema = office.folder / "datapackage" / "schemas" / "kien_nghi.json"
    text = schema.read_text(encoding="utf-8")
    schema.write_text(text.replace('"congkhai:visibility": "restricted"', '"x": 1'), encoding="utf-8")
    assert "noi_dung" in {column.name for column in narrower(office, "agency")}
