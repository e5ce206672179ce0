"""Links given out and withdrawn: what they open, where they are written, and that they are nowhere else."""

import re
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import date, datetime
from pathlib import Path

import pytest

from congkhai.errors import WrongUse
from congkhai.findings import Refused
from congkhai.intake import links
from congkhai.intake.faults import NotKept, not_kept
from congkhai.intake.location import place
from congkhai.intake.store import Store
from congkhai.intake.values import Role
from congkhai.project import Project, find
from congkhai.text.dates import ZONE
from congkhai.workflows.intake_invite import Made, Papers, Terms, Whom, invite, papers, withdraw
from tests.workflows.office import Office, Row

NOW = datetime(2022, 12, 6, 9, 0, tzinfo=ZONE)
TERMS = Terms(today=NOW.date(), moment=NOW)
HERE = "http://127.0.0.1:8080"
ADDRESS = re.compile(r"http\S+/vao/([\w-]{43})")
NOTHING = Papers()


@pytest.fixture
def project(office: Office) -> Project:
    return find(office.folder)


@pytest.fixture
def store(project: Project) -> Iterator[Store]:
    with Store(place(project.package)) as opened:
        yield opened


def tokens(text: str) -> list[str]:
    return ADDRESS.findall(text)


def given(project: Project, store: Store, whom: Whom, terms: Terms = TERMS) -> Made:
    return invite(project, store, whom, terms, NOTHING)


def test_a_link_leads_in_as_whom_it_was_made_for_until_its_last_day_is_over(project, store):
    whom = Whom(people=("CB-005",), units=("P-THHC",), bodies=("CHIBO",), office=("Nguyễn Văn Thư",))
    made = given(project, store, whom)
    found = [store.read(links.link, token) for token in tokens(made.text)]
    assert [(one.who, one.role) for one in found] == [
        ("CB-005", Role.PERSON),
        ("P-THHC", Role.UNIT),
        ("CHIBO", Role.BODY),
        ("Nguyễn Văn Thư", Role.OFFICE),
    ]
    assert (made.count, made.last_day) == (4, date(2023, 2, 4))
    assert {one.expires for one in found} == {datetime(2023, 2, 5, tzinfo=ZONE)}
    assert {one.open_at(datetime(2023, 2, 4, 23, 59, tzinfo=ZONE)) for one in found} == {True}
    assert len(set(tokens(made.text))) == 4


@pytest.mark.parametrize(
    ("row", "said", "day"),
    [
        ("30", None, date(2023, 1, 5)),
        ("30", 3, date(2022, 12, 9)),
        ("366", None, date(2023, 12, 7)),
        ("", None, date(2023, 2, 4)),
        (None, None, date(2023, 2, 4)),
    ],
)
def test_how_long_it_leads_in_is_a_row_or_said(row, said, day, office, project, store):
    def change(cells: Row) -> Row | None:
        if cells["ma"] != "SO-NGAY-LINK-NOP":
            return cells
        return None if row is None else cells | {"gia_tri": row}

    office.change("tham_so", change)
    terms = Terms(today=NOW.date(), moment=NOW, days=said)
    assert given(project, store, Whom(people=("CB-005",)), terms).last_day == day


def test_the_address_is_the_one_said_else_the_office_s_else_this_machine(office, project, store):
    whom = Whom(people=("CB-005",))
    made = given(project, store, whom)
    assert "https://bandantoc.sonla.example/nop-ho-so/vao/" in made.text
    assert "dòng CQ-2022 của bảng Cơ quan" in made.why
    said = Terms(today=NOW.date(), moment=NOW, url="https://noivu.tinh.gov.vn/ho-so/")
    made = given(project, store, whom, said)
    assert "https://noivu.tinh.gov.vn/ho-so/vao/" in made.text and "--url" in made.why
    rows = office.rows("co_quan")
    newer = rows[0] | {"ma": "CQ-2023", "dia_chi_cong": "", "tu_ngay": "2023-01-01"}
    office.write("co_quan", [newer, rows[0] | {"den_ngay": "2022-12-31"}])
    made = given(project, store, whom)
    assert f"  {HERE}/vao/" in made.text and "chưa ghi địa chỉ" in made.why


@pytest.mark.parametrize("url", ["http://noivu.tinh.gov.vn", "noivu.vn", "https://a.vn/?b", ""])
def test_an_address_that_leads_nowhere_makes_no_link(url, project, store):
    with pytest.raises(WrongUse, match="--url"):
        given(project, store, Whom(people=("CB-005",)), Terms(today=NOW.date(), moment=NOW, url=url))
    assert store.read(links.links_of, "CB-005") == ()


def test_nobody_gets_a_link_where_somebody_is_not_known(project, store):
    with pytest.raises(WrongUse, match="“Không Ai”"):
        given(project, store, Whom(people=("CB-005", "Không Ai")))
    assert store.read(links.links_of, "CB-005") == ()


def test_who_has_a_link_already_is_told(project, store):
    assert given(project, store, Whom(people=("CB-005",))).again == ()
    again = given(project, store, Whom(people=("CB-005", "CB-006"))).again
    assert len(again) == 1


def test_what_was_withdrawn_leads_in_no_more_nor_does_a_device(project, store):
    whom = Whom(people=("CB-005",), units=("CHIBO",))
    first, unit = tokens(given(project, store, whom).text)
    (second,) = tokens(given(project, store, Whom(people=("CB-005",))).text)
    cookie = store.write(links.enter, second, "máy", NOW).result()
    assert [count for _, count in withdraw(project, store, Whom(people=("CB-005",)), NOW)] == [2]
    assert [store.read(links.link, token).open_at(NOW) for token in (first, second, unit)] == [
        False,
        False,
        True,
    ]
    assert not store.read(links.device, cookie).open_at(NOW)
    # The same body under another role is somebody else.
    assert [count for _, count in withdraw(project, store, Whom(bodies=("CHIBO",)), NOW)] == []
    assert withdraw(project, store, Whom(people=("CB-005",)), NOW) == ()
    assert sum(count for _, count in withdraw(project, store, Whom(everybody=True), NOW)) == 1
    assert not store.read(links.link, unit).open_at(NOW)


def test_papers_hold_the_links_for_the_owner_alone_and_the_answer_does_not(project, store, tmp_path):
    wanted = papers(project, tmp_path / "phieu", tmp_path / "thu.csv", over=False)
    made = invite(project, store, Whom(people=("CB-005", "CB-006")), TERMS, wanted)
    assert [path.name for path in wanted.paths] == ["phieu.html", "thu.csv"]
    assert [path.stat().st_mode & 0o777 for path in wanted.paths] == [0o600, 0o600]
    on_slips, in_list = (tokens(path.read_text("utf-8").replace(",", " ")) for path in wanted.paths)
    assert made.text == ""
    assert len(in_list) == 2 and set(in_list) == set(on_slips)
    assert "DỮ LIỆU MINH HOẠ" in wanted.paths[0].read_text("utf-8")


def test_a_paper_that_stands_is_replaced_only_when_asked_and_never_where_things_are_published(
    project, tmp_path
):
    old = tmp_path / "phieu.html"
    old.write_text("cũ")
    with pytest.raises(WrongUse, match="--force"):
        papers(project, old, None, over=False)
    assert papers(project, old, None, over=True).slips == old
    for path in (
        project.content / "a.html",
        project.site / "a.html",
        tmp_path / "a.csv",
        tmp_path / "khong" / "a.html",
    ):
        with pytest.raises(WrongUse):
            papers(project, path, None, over=True)


def test_links_that_could_not_be_told_lead_nowhere(project, store, tmp_path):
    wanted = Papers(slips=tmp_path / "a.html", mail_merge=tmp_path / "khong-co" / "b.csv")
    with pytest.raises(FileNotFoundError):
        invite(project, store, Whom(people=("CB-005",)), TERMS, wanted)
    assert [one.open_at(NOW) for one in store.read(links.links_of, "CB-005")] == [False]
    assert [path.name for path in tmp_path.iterdir()] == ["co-quan"]


class Full(Store):
    """A store on a disk that is full."""

    def write(self, act, *given, **named):
        done = Future()
        done.set_exception(not_kept(None))
        return done


def test_a_full_disk_is_told_of_links_not_of_something_handed_in(project, store, tmp_path):
    with Full(store.path) as full, pytest.raises(NotKept) as told:
        given(project, full, Whom(people=("CB-005",)))
    assert str(told.value).startswith("Chưa cấp được đường dẫn nào: ổ đĩa đã đầy")
    assert "giấy biên nhận" not in str(told.value)


def test_faults_of_the_tables_are_the_answer(office, project, store):
    office.change("can_bo", lambda row: row | {"ho_ten": ""})
    with pytest.raises(Refused):
        given(project, store, Whom(people=("CB-005",)))


def test_the_command_tells_links_on_stdout_alone_and_keeps_only_their_hashes(office, tmp_path):
    done = office.run("intake", "invite", "CB-005", "--unit", "P-THHC", "--url", HERE)
    assert done.code == 0, done.told
    found = tokens(done.said)
    assert len(found) == 2
    assert "/vao/" not in done.told and HERE in done.told
    kept = b"".join(path.read_bytes() for path in office.folder.rglob("*") if path.is_file())
    assert not [token for token in found if token.encode() in kept]
    assert [links.hashed(token).encode() in kept for token in found] == [True, True]
    with Store(place(office.folder / "datapackage")) as store:
        # The sample's day counts for the service too.
        assert store.read(links.link, found[0]).made.date() == date(2022, 12, 6)


def test_the_command_writes_papers_and_withdraws(office, tmp_path):
    slips, merge = tmp_path / "phieu.html", tmp_path / "thu.csv"
    arguments = ("intake", "invite", "--all", "--slips", str(slips), "--csv", str(merge))
    done = office.run(*arguments)
    assert (done.code, done.said) == (0, f"{slips}\n{merge}\n"), done.told
    people = {row["can_bo"] for row in office.rows("phan_cong") if row["chinh"] == "co"}
    assert len(tokens(merge.read_text("utf-8").replace(",", " "))) >= len(people) > 10
    assert office.run(*arguments).code == 2
    assert office.run(*arguments, "--force").code == 0
    done = office.run("intake", "invite", "--all", "--withdraw")
    assert (done.code, done.said.count("đã thu hồi 2 đường dẫn")) == (0, done.said.count("\n")), done.said
    assert office.run("intake", "invite", "--all", "--withdraw", "--slips", "a.html").code == 2
    assert not (office.folder / "a.html").exists()


def test_nothing_is_made_where_there_is_nothing_to_withdraw(office):
    done = office.run("intake", "invite", "CB-005", "--withdraw")
    assert (done.code, done.said) == (2, "")
    assert not Path(place(office.folder / "datapackage")).exists()
