"""Copies of papers: what their makers left in them is gone, what they show is there."""

import io
import re
import time
import zipfile

import openpyxl
import pytest
import xlsxwriter
from PIL import Image

from congkhai.paper import archive, pictures
from congkhai.paper.cleaned import cleaned
from congkhai.paper.gaps import Gap
from congkhai.paper.traces import Trace
from tests.paper.papers import (
    SHOWN,
    TOLD,
    WORD,
    docx,
    edited_document,
    members,
    photograph,
    relations,
    zipped,
)


@pytest.fixture(scope="module", params=["docx", "odt"])
def edited(request, writer) -> tuple[str, bytes]:
    """A text that was commented, tracked and hidden in part, as LibreOffice saves it."""
    return f"mau.{request.param}", writer.saved("mau.fodt", edited_document(), request.param)


def everything(content: bytes) -> str:
    return "\n".join(part.decode("utf-8", "ignore") for part in members(content).values())


def test_a_copy_holds_what_shows_and_nothing_else(edited, writer):
    name, content = edited
    assert all(word in everything(content) for word in TOLD)
    made = cleaned(name, content)
    assert made.copy is not None and made.gaps == frozenset() and not made.signed
    assert [word for word in TOLD if word in everything(made.copy)] == []
    assert not re.search(r"rsid|2022-12-01", everything(made.copy))
    assert "Mẫu số 01" in everything(made.copy)
    assert writer.lines(name, made.copy) == SHOWN
    told = dict(made.traces)
    assert {Trace.AUTHOR, Trace.COMMENTS, Trace.CHANGES, Trace.HIDDEN_TEXT} <= told.keys()
    assert (told[Trace.COMMENTS], told[Trace.HIDDEN_TEXT]) == ("1", "1")


def test_a_copy_is_the_same_each_time_and_its_own_copy(edited):
    name, content = edited
    made = cleaned(name, content)
    assert made == cleaned(name, content)
    again = cleaned(name, made.copy or b"")
    assert (again.copy, again.traces) == (made.copy, ())


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


RELATIONS = "word/_rels/document.xml.rels"
KEPT, GONE = run("giữ lại"), run("bỏ đi")
BY = 'w:id="1" w:author="Lò Văn Soạn" w:date="2022-12-01T00:00:00Z"'
SHOWN_AGAIN = '<w:vanish w:val="0"/>'
VANISH, STYLED = "<w:vanish/>", '<w:rStyle w:val="An2"/>'
DROPPED = f"<w:del {BY}>{GONE}</w:del>"
BODIES = {
    "inserted": f"<w:p><w:ins {BY}>{KEPT}</w:ins></w:p>",
    "deleted": f"<w:p>{KEPT}<w:del {BY}><w:r><w:delText>bỏ đi</w:delText></w:r></w:del></w:p>",
    "moved": f"<w:p><w:moveFromRangeStart {BY}/><w:moveFrom {BY}>{GONE}</w:moveFrom>"
    f"<w:moveTo {BY}>{KEPT}</w:moveTo></w:p>",
    "inserted, then deleted by another": f"<w:p><w:ins {BY}>{KEPT}{DROPPED}</w:ins></w:p>",
    "looked otherwise": f"<w:p><w:pPr><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr>{KEPT}</w:p>",
    "a deleted paragraph": f"<w:p>{KEPT}</w:p><w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>"
    f"{DROPPED}</w:p>",
    "a deleted row": f"<w:tbl><w:tr><w:tc><w:p>{KEPT}</w:p></w:tc></w:tr>"
    f"<w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc><w:p>{GONE}</w:p></w:tc></w:tr></w:tbl>",
    "hidden": f"<w:p>{KEPT}{run('bỏ đi', VANISH)}</w:p>",
    "hidden by its style": f"<w:p>{KEPT}{run('bỏ đi', STYLED)}</w:p>",
    "in a paragraph of such a style": f'<w:p><w:pPr><w:pStyle w:val="An2"/></w:pPr>{GONE}</w:p>'
    f"<w:p>{KEPT}</w:p>",
    "hidden in a text box": f"<w:p>{KEPT}<w:r><b:x xmlns:b='u:m'><w:p>{run('bỏ đi', VANISH)}</w:p></b:x>"
    "</w:r></w:p>",
    "marks of people": f'<w:p w:rsidR="00AB12CD"><w:permStart w:id="1" w:ed="Lò Văn Soạn"/>{KEPT}</w:p>',
}
STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="An1"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="An2"><w:basedOn w:val="An1"/></w:style></w:styles>'
)


@pytest.mark.parametrize("kind", BODIES)
def test_what_word_keeps_of_editing_goes(kind):
    content = docx(
        BODIES[kind],
        {RELATIONS: relations(("r9", "styles", "styles.xml")), "word/styles.xml": STYLES},
    )
    copy = cleaned("a.docx", content).copy
    assert copy is not None
    said = members(copy)["word/document.xml"].decode()
    assert ("giữ lại" in said, "bỏ đi" in said, "Lò Văn" in said, "rsid" in said) == (
        True,
        False,
        False,
        False,
    )


def test_shown_words_of_a_hidden_style_stay():
    body = f"<w:p>{run('hiện', STYLED + SHOWN_AGAIN)}</w:p>"
    parts = {
        RELATIONS: relations(("r9", "styles", "styles.xml")),
        "word/styles.xml": STYLES,
    }
    copy = cleaned("a.docx", docx(body, parts)).copy
    assert copy is not None and "hiện" in everything(copy)


def test_a_part_that_nothing_leads_to_is_left_out():
    copy = cleaned("a.docx", docx(f"<w:p>{KEPT}</w:p>", {"word/ghi.xml": "<a>Tòng Văn Ghi</a>"})).copy
    assert copy is not None and sorted(members(copy)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
    ]


def test_addresses_of_other_files_go_and_those_of_the_web_stay():
    rows = (
        ("r1", "hyperlink", "https://vbpl.vn/"),
        ("r2", "hyperlink", "file:///C:/Users/Soan/a.docx"),
        ("r3", "image", "https://x.example/theo-doi.png"),
        ("r4", "attachedTemplate", "file:///C:/mau.dotx"),
    )
    made = cleaned("a.docx", docx(f"<w:p>{KEPT}</w:p>", {RELATIONS: relations(*rows)}))
    assert made.copy is not None
    said = members(made.copy)[RELATIONS].decode()
    assert re.findall('Target="([^"]*)"', said) == ["https://vbpl.vn/", "about:blank", "NULL"]
    assert dict(made.traces)[Trace.LINKS] == "3"


@pytest.mark.parametrize(
    ("kind", "gap"),
    [
        ("vbaProject", Gap.PROGRAM),
        ("oleObject", Gap.PROGRAM),
        ("package", Gap.PROGRAM),
        ("notesSlide", Gap.HIDDEN),
    ],
)
def test_what_cannot_be_looked_into_is_told(kind, gap):
    made = cleaned("a.docx", docx("<w:p/>", {RELATIONS: relations(("r1", kind, "x.bin"))}))
    assert made.gaps == {gap}


def workbook(**hidden: bool) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.set_properties({"author": "Lò Văn Soạn", "company": "Ban Thuộc Tính", "title": "Bảng điểm"})
        sheet, other = book.add_worksheet("Điểm"), book.add_worksheet("Danh sách")
        sheet.write("A1", "Điểm")
        sheet.write_formula("A2", "='[1]Nguồn'!A1", None, 7)
        sheet.write_comment("A1", "Hỏi lại ông Tòng Văn Ghi", {"author": "Vì Thị Sửa"})
        other.write("A1", "tốt")
        if hidden.get("sheet"):
            other.very_hidden()
        if hidden.get("row"):
            sheet.set_row(5, None, None, {"hidden": True})
        if hidden.get("column"):
            sheet.set_column(3, 3, None, None, {"hidden": True})
    return stream.getvalue()


def test_a_workbook_keeps_its_cells_and_loses_its_comments():
    made = cleaned("a.xlsx", workbook())
    assert made.copy is not None and made.gaps == frozenset()
    assert [word for word in TOLD if word in everything(made.copy)] == []
    book = openpyxl.load_workbook(io.BytesIO(made.copy), data_only=True)
    sheet = book["Điểm"]
    assert (sheet["A1"].value, sheet["A2"].value, sheet["A1"].comment) == ("Điểm", 7, None)
    assert book.properties.title == "Bảng điểm"
    told = dict(made.traces)
    assert told.keys() == {Trace.AUTHOR, Trace.ORGANISATION, Trace.COMMENTS} and told[Trace.COMMENTS] == "1"


@pytest.mark.parametrize("what", ["sheet", "row", "column"])
def test_what_is_hidden_in_a_workbook_is_told_and_not_taken_away(what):
    """Its lists and formulas may rest on it."""
    made = cleaned("a.xlsx", workbook(**{what: True}))
    assert made.gaps == {Gap.HIDDEN}
    assert made.copy is not None and "tốt" in everything(made.copy)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
def test_a_photograph_keeps_its_points_and_loses_what_the_camera_wrote(form):
    content = photograph(form)
    assert b"Soa" in content or b"May anh" in content
    bare = pictures.stripped(content)
    assert bare is not None and b"Soa" not in bare and b"May anh" not in bare
    old, new = Image.open(io.BytesIO(content)), Image.open(io.BytesIO(bare))
    assert (old.size, old.tobytes()) == (new.size, new.tobytes())
    assert pictures.stripped(bare) == bare


def test_a_turned_photograph_stays_turned():
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Lo Van Soan"
    stream = io.BytesIO()
    Image.new("RGB", (8, 4), "red").save(stream, "JPEG", exif=exif)
    bare = pictures.stripped(stream.getvalue())
    assert bare is not None and b"Soan" not in bare
    assert dict(Image.open(io.BytesIO(bare)).getexif()) == {0x0112: 6}


def test_what_stands_behind_an_image_goes():
    content = photograph("JPEG")
    assert pictures.stripped(content + b"tin mat") == pictures.stripped(content)


def test_a_picture_in_a_paper_is_stripped_and_told():
    rows = relations(("r1", "image", "media/a.jpg"))
    parts = {RELATIONS: rows, "word/media/a.jpg": photograph("JPEG")}
    made = cleaned("a.docx", docx("<w:p/>", parts))
    assert made.gaps == {Gap.PICTURE} and dict(made.traces) == {Trace.PICTURES: "1"}
    assert made.copy is not None and b"May anh" not in members(made.copy)["word/media/a.jpg"]


SIGNED = {
    "word": docx("<w:p/>", {"_xmlsignatures/sig1.xml": "<s/>"}),
    "opendocument": zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<m/>",
         "META-INF/documentsignatures.xml": "<s/>", "content.xml": "<c/>"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SIGNED)
def test_a_signed_paper_has_no_copy(kind):
    made = cleaned("a", SIGNED[kind])
    assert (made.signed, made.copy) == (True, None)


def bomb() -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("[Content_Types].xml", "w") as part,
    ):
        for _ in range(300):
            part.write(bytes(1024 * 1024))
    return stream.getvalue()


def entities() -> bytes:
    return docx("<w:p/>", {"word/a.xml": '<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'})


def twice() -> bytes:
    stream = io.BytesIO(docx("<w:p/>"))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as packed:
        packed.writestr("word/document.xml", "<a/>")
    return stream.getvalue()


def deep() -> bytes:
    return docx("<w:p>" * 5_000 + "</w:p>" * 5_000)


HOSTILE = {
    bomb: Gap.HUGE,
    entities: Gap.DAMAGED,
    twice: Gap.BROKEN,
    deep: Gap.DAMAGED,
    lambda: b"PK\x03\x04 hong": Gap.BROKEN,
    lambda: b"<html>": Gap.BROKEN,
    bytes: Gap.EMPTY,
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_paper_of_bad_will_has_no_copy_and_does_no_harm(hostile):
    made = cleaned("a.docx", hostile())
    assert (made.copy, made.gaps) == (None, {HOSTILE[hostile]})


FILTERS = {"docx": "MS Word 2007 XML", "odt": "writer8"}


def test_a_property_of_the_file_is_told_by_its_name(writer):
    told = cleaned("a.odt", writer.saved("mau.fodt", edited_document(), "odt")).traces
    assert (Trace.PROPERTIES, "Company: Ban Thuộc Tính") in told
    assert Trace.PROPERTIES.value.startswith("mục ghi thêm ở thuộc tính của tệp")


OLD = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
FONT_TABLE = f'<w:fonts xmlns:w="{WORD}"><w:font w:name=".VnTime"/></w:fonts>'
OLD_STYLE = (
    f'<w:styles xmlns:w="{WORD}"><w:style><w:rPr>{OLD.format("VNI-Times")}</w:rPr></w:style></w:styles>'
)


@pytest.mark.parametrize(
    ("look", "styles", "told"),
    [
        (OLD.format(".VnTime"), "", True),
        (OLD.format("VNI-Times"), "", True),
        ("", OLD_STYLE, True),
        (OLD.format("Times New Roman"), FONT_TABLE, False),
    ],
)
def test_words_in_an_old_font_show_as_others_and_are_told(look, styles, told):
    parts = (
        {RELATIONS: relations(("r9", "styles", "styles.xml")), "word/styles.xml": styles} if styles else {}
    )
    made = cleaned("a.docx", docx(f"<w:p>{run('Lång', look)}</w:p>", parts))
    assert made.gaps == ({Gap.OLD_FONT} if told else set())


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_name_that_libreoffice_keeps_in_an_old_font_is_told(form, writer):
    page = "<meta charset=utf-8><p>Mẫu báo cáo</p><p><font face='.VnTime'>Sïng A Lång</font></p>"
    told = cleaned(f"a.{form}", writer.saved("co.html", page, form + ":" + FILTERS[form]))
    plain = cleaned(
        f"a.{form}", writer.saved("moi.html", page.replace(".Vn", ""), form + ":" + FILTERS[form])
    )
    assert (Gap.OLD_FONT in told.gaps, Gap.OLD_FONT in plain.gaps) == (True, False)


@pytest.mark.parametrize("spread", [1, 50])
def test_a_paper_of_more_elements_than_anybody_writes_is_not_taken_apart(spread):
    """8,000,000 of them take 30 kB, and a minute to read."""
    part = "<w:p/>" * (2_000_000 // spread)
    more = {f"word/a{at}.xml": f"<a>{part}</a>" for at in range(spread)}
    start = time.process_time()
    made = cleaned("a.docx", docx("<w:p/>", more) + bytes(50_000))
    assert (made.copy, made.gaps) == (None, {Gap.HUGE})
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("name", "content", "gap"),
    [
        ("a.rtf", b"{\\rtf1 a}", Gap.OLD_FORMAT),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Gap.OLD_FORMAT),
        ("a.rar", b"Rar!\x1a\x07\x01\x00", Gap.OTHER_KIND),
        ("a.zip", zipped({"a.txt": "a"}), Gap.OTHER_KIND),
    ],
)
def test_what_has_no_copy_says_why(name, content, gap):
    made = cleaned(name, content)
    assert (made.copy, made.gaps) == (None, {gap})


def test_an_archive_tells_no_day():
    one = archive.packed({"mimetype": b"a", "b.xml": b"<b/>"})
    with zipfile.ZipFile(io.BytesIO(one)) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.opened(one) == {"mimetype": b"a", "b.xml": b"<b/>"}
