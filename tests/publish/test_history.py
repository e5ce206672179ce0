from datetime import date

import pytest

from congkhai.errors import Changed, WrongUse
from congkhai.findings import Refused
from congkhai.locks import held
from congkhai.publish import history
from congkhai.publish.history import Allowed
from congkhai.publish.manifest import Permission, person_hash
from congkhai.publish.release import keep, switch
from congkhai.rendering.page import Page

TODAY = date(2022, 12, 6)
NOTHING = Permission()
NOBODY = Allowed(named=frozenset(), permission=NOTHING)
EVERYTHING = Permission(names=True, full_table=True)


def naming(*hashes, permission=NOTHING):
    return Allowed(named=frozenset(hashes), permission=permission)


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


@pytest.fixture
def publish(build, site, pages):
    """Publish one more release, unlike the ones before; `facts` go into its manifest."""

    def make(number, **facts):
        body = Page(path=f"them-{number}.md", title="Thêm", body="Thêm")
        built = build(str(number), made=(*pages, body))
        id = keep(built.folder, site, built.manifest(**facts))
        return switch(site, "portal", id, TODAY).id

    return make


def online(site):
    return (site / "portal" / "current").readlink().name


def refused(site, id=None, today=TODAY, allowed=NOBODY):
    before = online(site)
    with pytest.raises(Refused) as caught:
        history.rollback(site, "portal", id, today, allowed)
    assert online(site) == before
    return [finding.code for finding in caught.value.findings]


def verified(site, today=TODAY):
    return [(finding.code, finding.place.file) for finding in history.verify(site, "portal", today)]


def test_the_list_says_which_one_is_online(publish, site):
    ids = [publish(number) for number in (1, 2)]
    listed = {release.id: release.online for release in history.releases(site, "portal")}
    assert listed == {ids[0]: False, ids[1]: True}
    found = history.online(site, "portal")
    assert found is not None and found.id == ids[1]
    assert history.pages_online(site, "portal") == 7


def test_nothing_online(site):
    assert verified(site) == [("chua-cong-khai", None)]
    assert history.releases(site, "portal") == ()
    assert history.online(site, "portal") is None
    assert history.pages_online(site, "portal") is None
    with pytest.raises(Refused):
        history.rollback(site, "portal", None, TODAY, NOBODY)
    assert not site.exists()


def test_what_is_online_is_what_was_built(publish, site):
    publish(1)
    assert verified(site) == []


def test_a_changed_a_missing_and_a_strange_file(publish, site):
    folder = site / "portal" / "releases" / publish(1)
    (folder / "index.html").write_text("khác", encoding="utf-8")
    (folder / "ket-qua.html").unlink()
    (folder / "la.html").write_text("lạ", encoding="utf-8")
    (folder / "assets" / "trang.css").rename(folder / "assets" / "khac.css")
    (folder / "assets" / "trang.css").symlink_to("khac.css")
    assert verified(site) == [
        ("tep-cong-khai-la", "assets/khac.css"),
        ("tep-cong-khai-bi-sua", "assets/trang.css"),
        ("tep-cong-khai-bi-sua", "index.html"),
        ("tep-cong-khai-mat", "ket-qua.html"),
        ("tep-cong-khai-la", "la.html"),
    ]


def test_a_release_whose_folder_or_manifest_is_gone(publish, site):
    id = publish(1)
    (site / "portal" / "releases" / id).rename(site / "x")
    assert verified(site) == [("ban-phat-hanh-mat", None)]
    (site / "portal" / "manifests" / f"{id}.json").write_text("{}", encoding="utf-8")
    assert verified(site) == [("ban-ke-hong", None)]


def test_a_lost_manifest_leaves_the_number_of_pages_known(publish, site):
    id = publish(1)
    (site / "portal" / "manifests" / f"{id}.json").unlink()
    assert history.pages_online(site, "portal") == 7


def test_the_last_day_itself_is_still_in_time(publish, site):
    publish(1, last_day=date(2022, 12, 31))
    assert verified(site, date(2022, 12, 31)) == []
    [finding] = history.verify(site, "portal", date(2023, 1, 1))
    assert finding.message.endswith("đến hết ngày 31/12/2022: hết thời hạn, cần build lại.")


def test_back_to_the_one_before_and_forth_again(publish, site):
    first, second = publish(1), publish(2)
    assert history.rollback(site, "portal", None, TODAY, NOBODY).id == first == online(site)
    assert history.rollback(site, "portal", None, TODAY, NOBODY).id == second == online(site)


def test_back_to_a_named_release(publish, site):
    first, _, _ = publish(1), publish(2), publish(3)
    release = history.rollback(site, "portal", first, TODAY, NOBODY)
    assert (release.id, release.online) == (first, True)
    assert verified(site) == []


def test_there_must_be_one_before(publish, site):
    publish(1)
    assert refused(site) == ["khong-co-ban-truoc"]


@pytest.mark.parametrize("id", ["2022-12-06-000000000000", "../releases", ".."])
def test_a_release_that_is_not_there(id, publish, site):
    publish(1)
    with pytest.raises(WrongUse, match="Không có bản phát hành"):
        history.rollback(site, "portal", id, TODAY, NOBODY)


def test_never_past_the_last_day(publish, site):
    first, _ = publish(1, last_day=date(2022, 12, 31)), publish(2)
    assert refused(site, first, date(2023, 1, 1)) == ["het-thoi-han"]
    assert history.rollback(site, "portal", first, date(2022, 12, 31), NOBODY).id == first


def test_never_to_a_release_that_names_somebody_who_may_no_longer_be_named(publish, site):
    first, _ = publish(1, shown={2022: frozenset({"CB-001", "CB-002"})}), publish(2)
    hashes = [person_hash(official) for official in ("CB-001", "CB-002", "CB-003")]
    assert refused(site, first, allowed=naming(*hashes[1:])) == ["nguoi-khong-con-duoc-neu-ten"]
    assert history.rollback(site, "portal", first, TODAY, naming(*hashes)).id == first


def test_never_to_names_of_a_year_that_may_no_longer_be_named_though_another_may(publish, site):
    names = {"CB-001": "Lò Văn Hoà"}
    shown = {2022: frozenset(names)}
    first, _ = publish(1, shown=shown, names=names), publish(2)

    def allowed(year: int) -> Allowed:
        return Allowed(
            named=frozenset(map(person_hash, names)),
            permission=Permission(),
            persons=frozenset(person_hash(id, name) for id, name in names.items()),
            in_years=frozenset(person_hash(id, name, year) for id, name in names.items()),
        )

    assert refused(site, first, allowed=allowed(2023)) == ["nguoi-khong-con-duoc-neu-ten"]
    assert history.rollback(site, "portal", first, TODAY, allowed(2022)).id == first


def test_never_to_a_full_table_that_is_no_longer_ordered(publish, site):
    first, _ = publish(1, relies_on=Permission(full_table=True)), publish(2)
    assert refused(site, first) == ["khong-con-duoc-phep"]
    assert refused(site, first, allowed=naming(permission=Permission(names=True))) == ["khong-con-duoc-phep"]
    with pytest.raises(Refused) as caught:
        history.rollback(site, "portal", first, TODAY, NOBODY)
    assert "cho phép đăng bảng đầy đủ" in caught.value.findings[0].message
    allowed = naming(permission=Permission(full_table=True))
    assert history.rollback(site, "portal", first, TODAY, allowed).id == first


def test_never_to_a_full_table_of_a_year_for_which_alone_it_is_no_longer_ordered(publish, site):
    granted = Permission(full_table=True)
    first, _ = publish(1, relies_on=granted, full=frozenset({2022})), publish(2)

    def allowed(year: int) -> Allowed:
        return Allowed(named=frozenset(), permission=granted, full=frozenset({year}))

    assert refused(site, first, allowed=allowed(2023)) == ["khong-con-duoc-phep"]
    assert history.rollback(site, "portal", first, TODAY, allowed(2022)).id == first


def test_never_to_names_that_are_no_longer_ordered(publish, site):
    shown = {"shown": {2022: frozenset({"CB-001"})}, "relies_on": EVERYTHING}
    first, second, _ = publish(1, relies_on=Permission(names=True)), publish(2, **shown), publish(3)
    assert refused(site, first) == ["khong-con-duoc-phep"]
    assert refused(site, second) == ["nguoi-khong-con-duoc-neu-ten", "khong-con-duoc-phep"]
    named = person_hash("CB-001")
    assert refused(site, second, allowed=naming(named)) == ["khong-con-duoc-phep"] * 2
    allowed = naming(named, permission=EVERYTHING)
    assert history.rollback(site, "portal", second, TODAY, allowed).id == second


def test_a_release_that_relies_on_nothing_needs_nothing(publish, site):
    first, _ = publish(1), publish(2)
    allowed = naming(permission=EVERYTHING)
    assert history.rollback(site, "portal", first, TODAY, allowed).id == first


def test_never_to_a_release_that_is_not_intact(publish, site):
    first, _ = publish(1), publish(2)
    folder = site / "portal" / "releases" / first
    (folder / "index.html").unlink()
    assert refused(site) == ["tep-cong-khai-mat"]
    (site / "portal" / "manifests" / f"{first}.json").unlink()
    assert refused(site, first) == ["ban-ke-hong"]


def test_every_reason_is_told_at_once(publish, site):
    first, _ = publish(1, shown={2022: frozenset({"CB-001"})}, last_day=TODAY), publish(2)
    (site / "portal" / "releases" / first / "index.html").unlink()
    assert refused(site, first, date(2022, 12, 7)) == [
        "het-thoi-han", "nguoi-khong-con-duoc-neu-ten", "tep-cong-khai-mat"
    ]  # fmt: skip


def test_no_way_back_while_a_build_runs(publish, site):
    publish(1), publish(2)
    with held(site), pytest.raises(Changed):
        history.rollback(site, "portal", None, TODAY, NOBODY)
