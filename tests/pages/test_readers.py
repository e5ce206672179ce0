"""The kinds of reader: rows say which guidance is whose, the pages themselves whom they are for."""

from congkhai.pages import readers
from congkhai.value import replace
from tests.pages import example

NO_FILES = frozenset[str]()


def names(cycle=example.CYCLE, content=None):
    rows = readers.rows(cycle, example.content() if content is None else content, NO_FILES)
    return [row.reader.name for row in rows]


def test_the_rows_say_which_pages_and_in_which_order():
    turned = replace(example.CYCLE, readers=example.CYCLE.readers[::-1])
    assert names(turned) == names()[::-1]
    first = replace(example.CYCLE, readers=example.CYCLE.readers[:1])
    unsaid = tuple(replace(page, meta={}) for page in example.content())
    assert names(first, unsaid) == names(content=unsaid)[:1]


def test_a_page_that_says_whom_it_is_for_is_offered_though_no_row_names_it():
    said = tuple(replace(page, meta={"danh_cho": "Ai đó"}) for page in example.content())
    first = replace(example.CYCLE, readers=example.CYCLE.readers[:1])
    assert len(names(first, said)) >= len(example.CYCLE.readers)


def test_a_page_says_whom_it_is_for_and_is_else_called_by_its_title():
    content = example.content()
    page = next(page for page in content if page.path == "huong-dan/dang-vien.md")
    assert page.title == "Tôi là đảng viên"
    for meta, name in (({"danh_cho": "Mọi đảng viên"}, "Mọi đảng viên"), ({}, "Đảng viên")):
        changed = tuple(replace(one, meta=meta) if one is page else one for one in content)
        assert names(content=changed)[1] == name


def test_a_reader_whose_page_is_not_there_has_no_row():
    content = tuple(page for page in example.content() if page.path != "huong-dan/dang-vien.md")
    assert len(names(content=content)) == len(example.CYCLE.readers) - 1


def test_where_no_row_names_a_page_every_guidance_page_is_offered():
    without = replace(example.CYCLE, readers=())
    guidance = [page for page in example.content() if page.path.startswith("huong-dan/")]
    assert len(names(without)) == len(guidance) - any(page.slug == "index" for page in guidance)
