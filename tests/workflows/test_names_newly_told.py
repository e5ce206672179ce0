"""Whom a build names that the release online does not: told, and let pass by a word."""

import json

import pytest

from congkhai.publish.manifest import read
from congkhai.workflows.build import Declined
from tests.cli.terminal import terminal
from tests.workflows.beside import BOTH, published
from tests.workflows.office import Office, copied, tree

MARK = "neu-ten-lan-dau"
ONE = "Lò Văn Hoà (CB-005)"


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A portal online that names people; only to be copied."""
    office = copied(tmp_path_factory.mktemp("co-ten") / "co-quan")
    published(office)
    return office


@pytest.fixture(scope="module")
def nameless(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Both sites online name nobody, though the rows let people be named again; only to be copied."""
    office = copied(tmp_path_factory.mktemp("khong-ten") / "co-quan")
    let(office, "khong")
    published(office, BOTH)
    let(office, "co")
    return office


@pytest.fixture
def online(named: Office, tmp_path) -> Office:
    return copied(tmp_path / "co-quan", named.folder)


@pytest.fixture
def unnamed(nameless: Office, tmp_path) -> Office:
    return copied(tmp_path / "co-quan", nameless.folder)


def let(office: Office, names: str) -> None:
    office.change("cong_khai", lambda row: row | {"co_ten": names})


def test_the_first_release_lists_whom_it_names_and_goes_on(tmp_path):
    done = published(copied(tmp_path / "co-quan"))
    [line] = [line for line in done.said if line.startswith("Lần đầu đăng")]
    assert not done.refused
    assert "43 người" in line
    assert ONE in line
    assert "Lò Văn Hoà (CB-024)" in line


def test_a_build_of_the_same_names_or_of_one_spelled_anew_asks_nothing(online):
    online.change("can_bo", lambda row: row | {"ho_ten": "Lò Văn Hòa"} if row["ma"] == "CB-005" else row)
    done = published(online)
    assert (done.refused, done.codes()) == (False, [])
    assert not any("Lò Văn" in line for line in done.said)


def test_another_person_under_an_old_id_is_told(online):
    online.change("can_bo", lambda row: row | {"ho_ten": "Hồ Khác Hẳn"} if row["ma"] == "CB-003" else row)
    done = published(online)
    assert (done.refused, done.codes()) == (True, [MARK])
    assert done.message(MARK).endswith(": Hồ Khác Hẳn (CB-003).")


def test_where_nobody_can_answer_both_audiences_are_told_and_nothing_changes(unnamed):
    before = tree(unnamed.folder / "site")
    done = published(unnamed, BOTH)
    assert (done.refused, done.codes()) == (True, [MARK, MARK])
    assert [name in finding.message for finding in done.findings for name in (ONE,)] == [True, True]
    assert "43 người" in done.findings[0].message
    assert "--names-ok" in done.findings[0].remedy
    assert tree(unnamed.folder / "site") == before


def test_each_audience_is_compared_with_its_own_release(unnamed):
    done = published(unnamed, ("agency",), names_ok=True)
    assert not done.refused
    assert any(ONE in line for line in done.said)
    done = published(unnamed, BOTH)
    assert (done.refused, done.codes()) == (True, [MARK])
    assert "(portal)" in done.message(MARK)


def test_who_was_taken_off_is_new_again(online):
    rows = online.rows("cong_khai")
    online.write("cong_khai", [row for row in rows if row["noi"] != "portal"])
    assert not published(online).refused
    online.write("cong_khai", rows)
    assert published(online).codes() == [MARK]


def test_one_person_more_is_the_one_that_is_told(online):
    rated = online.rows("xep_loai_ca_nhan")
    status = {"trang_thai": "khong_xep_loai", "muc": "", "quyet_dinh": ""}
    online.change("xep_loai_ca_nhan", lambda row: row | status if row["can_bo"] == "CB-011" else row)
    assert not published(online).refused
    online.write("xep_loai_ca_nhan", rated)
    done = published(online)
    assert "nêu tên 1 người" in done.message(MARK)
    assert done.message(MARK).endswith(" (CB-011).")


def test_where_the_manifest_cannot_be_read_everybody_counts_as_new(online):
    for file in (online.folder / "site" / "portal" / "manifests").iterdir():
        file.write_text("{", encoding="utf-8")
    done = published(online)
    assert done.refused
    assert "43 người" in done.message(MARK)
    assert "không đọc được" in done.message(MARK)
    assert not published(online, names_ok=True).refused


def test_a_release_of_an_earlier_program_is_compared_too(online):
    """Its manifest does not say which announcements it shows."""
    shelf = online.folder / "site" / "portal"
    file = next((shelf / "manifests").iterdir())
    said = json.loads(file.read_bytes())
    assert said.pop("announced")
    name = read(json.dumps(said).encode()).id
    (shelf / "releases" / said["id"]).rename(shelf / "releases" / name)
    file.rename(file.with_name(f"{name}.json")).write_text(json.dumps(said | {"id": name}), "utf-8")
    (shelf / "current").unlink()
    (shelf / "current").symlink_to(f"releases/{name}")
    done = published(online)
    assert (done.refused, done.codes()) == (False, [])


@pytest.mark.parametrize(("answer", "published_now"), [(True, True), (False, False)])
def test_whoever_is_asked_decides(unnamed, answer, published_now):
    asked = []
    before = unnamed.online("portal")

    def ask(doubts):
        asked.append([finding.code for finding in doubts])
        return answer

    try:
        published(unnamed, ask=ask)
    except Declined as declined:
        assert (declined.exit_code, published_now) == (1, False)
    assert asked == [[MARK]]
    assert (unnamed.online("portal") != before) == published_now


def test_at_a_terminal_the_question_is_put_and_no_means_no(unnamed):
    before = tree(unnamed.folder / "site")
    with terminal(unnamed.folder, "build", "--audience", "portal") as shown:
        assert ONE in shown.until("(có/không)")
        shown.type("không")
        assert shown.code() == 1
    assert "Chưa đăng gì" in shown.screen
    assert tree(unnamed.folder / "site") == before


def test_the_command_without_a_terminal_wants_the_option(unnamed):
    done = unnamed.run("build", "--audience", "portal")
    assert done.code == 1
    assert ONE in done.said
    assert "--names-ok" in done.said
    assert unnamed.run("build", "--audience", "portal", "--names-ok").code == 0
