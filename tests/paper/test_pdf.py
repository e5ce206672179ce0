"""PDF files: what they say, why that may not be all, and that no file of bad will does harm."""

import io
import subprocess
import unicodedata
import zlib
from hashlib import sha256

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from congkhai.paper import pdf
from congkhai.paper.gaps import Gap
from congkhai.paper.traces import Trace
from congkhai.publish.leaks import Phrasebook
from tests.paper.papers import text_document

SECRET = "Đường Thị Lệ Quyên"
FORBIDDEN = Phrasebook({SECRET: "can_bo.ho_ten"})
FOUND = {(SECRET, "can_bo.ho_ten")}
PARAGRAPHS = {
    "plain": SECRET,
    "in two runs": 'Đường Thị L<text:span text:style-name="B">ệ</text:span> Quy<text:span '
    'text:style-name="B">ên</text:span>',
    "letters set apart": f'<text:span text:style-name="S">{SECRET}</text:span>',
    "marks apart": unicodedata.normalize("NFD", SECRET),
    "in capitals": SECRET.upper(),
}


@pytest.fixture(scope="module")
def printed(writer) -> dict[str, bytes]:
    return {
        name: writer.saved("a.fodt", text_document(f"<text:p>Bà {said}, phòng Tổng hợp.</text:p>"), "pdf")
        for name, said in PARAGRAPHS.items()
    }


@pytest.fixture
def plain(printed) -> PdfWriter:
    """The document with nothing secret in it, to be spoilt."""
    return PdfWriter(clone_from=io.BytesIO(printed["plain"]))


def said(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def added(writer: PdfWriter, **entries: object) -> None:
    """More entries of the document's root."""
    for name, value in entries.items():
        writer.root_object[NameObject(f"/{name}")] = value


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_a_name_in_a_pdf_of_libreoffice_is_read(name, printed):
    reading = pdf.read(printed[name])
    assert FORBIDDEN.found(reading.text) | FORBIDDEN.found_in_pieces(reading.text) == FOUND
    assert reading.gaps == frozenset()


def test_ligatures_are_their_letters(writer):
    content = writer.saved("a.fodt", text_document("<text:p>Ông Lò Văn ﬁn Offi</text:p>"), "pdf")
    book = Phrasebook({"Lò Văn Fin Offi": "can_bo.ho_ten"})
    assert book.found(pdf.read(content).text)


def test_other_words_in_pieces_are_no_name():
    assert FORBIDDEN.found_in_pieces("Đường Thị Lệ và Quyên; Đường Thị Lệ Quyênh") == set()
    assert FORBIDDEN.found_in_pieces("ôngĐ ư ờng Thị L ệ QuyênBà") == FOUND


def outline(writer: PdfWriter) -> None:
    writer.add_outline_item(title=SECRET, page_number=0)


def described(writer: PdfWriter) -> None:
    writer.add_metadata({"/Subject": SECRET})


def noted(writer: PdfWriter) -> None:
    writer.add_annotation(0, FreeText(text=SECRET, rect=(50, 50, 200, 100)))


def filled_in(writer: PdfWriter) -> None:
    field = DictionaryObject(
        {NameObject("/FT"): NameObject("/Tx"), NameObject("/T"): TextStringObject("o"),
         NameObject("/V"): TextStringObject(SECRET)}
    )  # fmt: skip
    added(
        writer, AcroForm=DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})
    )


def in_xmp(writer: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode())
    stream[NameObject("/Type")], stream[NameObject("/Subtype")] = NameObject("/Metadata"), NameObject("/XML")
    added(writer, Metadata=writer._add_object(stream))


@pytest.mark.parametrize("hide", [outline, described, noted, filled_in, in_xmp])
def test_what_stands_beside_the_pages_is_read_too(hide, writer):
    blank = PdfWriter()
    blank.add_blank_page(300, 300)
    hide(blank)
    assert FORBIDDEN.found(pdf.read(said(blank)).text) == FOUND


def test_files_inside_are_given_out(plain):
    plain.add_attachment("danh-sach.txt", SECRET.encode())
    assert pdf.read(said(plain)).files == (("danh-sach.txt", SECRET.encode()),)


def test_an_earlier_version_that_is_still_inside_is_read(printed):
    """A name that was taken out of a document saved "quickly" is still in its file."""
    later = PdfWriter(io.BytesIO(printed["plain"]), incremental=True)
    page = later.pages[0]
    empty = DecodedStreamObject()
    empty.set_data(b"")
    page[NameObject("/Contents")] = later._add_object(empty)
    content = said(later)
    assert SECRET not in (PdfReader(io.BytesIO(content)).pages[0].extract_text() or "")
    assert FORBIDDEN.found(pdf.read(content).text) == FOUND


def without_letters(writer: PdfWriter) -> bytes:
    for thing in writer._objects:
        if isinstance(thing, DictionaryObject):
            thing.pop("/ToUnicode", None)
    return said(writer)


def encrypted(writer: PdfWriter) -> bytes:
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    return said(writer)


def scanned(_: PdfWriter) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(stream, "PDF")
    return stream.getvalue()


def with_a_picture(writer: PdfWriter) -> bytes:
    pages = PdfReader(io.BytesIO(scanned(writer)))
    writer.pages[0].merge_page(pages.pages[0])
    return said(writer)


def in_an_old_font(writer: PdfWriter) -> bytes:
    for thing in writer._objects:
        if isinstance(thing, DictionaryObject) and thing.get("/Type") == "/Font":
            thing[NameObject("/BaseFont")] = NameObject("/ABCDEF+.VnTime")
    return said(writer)


def locked_with_no_password(writer: PdfWriter) -> bytes:
    writer.encrypt("", "chu", algorithm="RC4-128")
    return said(writer)


def cut_short(writer: PdfWriter) -> bytes:
    content = said(writer)
    return content[: len(content) // 2]


def no_pages(_: PdfWriter) -> bytes:
    return b"%PDF-1.4 scan"


UNREAD = {
    without_letters: Gap.FONT,
    encrypted: Gap.LOCKED,
    scanned: Gap.SCAN,
    with_a_picture: Gap.PICTURE,
    in_an_old_font: Gap.OLD_FONT,
    cut_short: Gap.DAMAGED,
    no_pages: Gap.DAMAGED,
}


def test_a_pdf_that_is_locked_and_opens_all_the_same_is_read_and_told(plain):
    reading = pdf.read(locked_with_no_password(plain))
    assert reading.gaps == {Gap.LOCKED} and FORBIDDEN.found(reading.text) == FOUND


@pytest.mark.parametrize("spoil", UNREAD)
def test_why_a_pdf_was_not_read_wholly(spoil, plain):
    assert UNREAD[spoil] in pdf.read(spoil(plain)).gaps


def drawing(content: bytes, kind: str = "/Form", **entries: object) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(content)
    stream[NameObject("/Type")], stream[NameObject("/Subtype")] = NameObject("/XObject"), NameObject(kind)
    stream[NameObject("/BBox")] = ArrayObject([NumberObject(0), NumberObject(0), *[NumberObject(900)] * 2])
    for name, value in entries.items():
        stream[NameObject(f"/{name}")] = NumberObject(value) if isinstance(value, int) else value
    return stream


def listed(writer: PdfWriter, things: dict[str, DecodedStreamObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): writer._add_object(one) for name, one in things.items()})


def shown(writer: PdfWriter, content: bytes, things: dict[str, DecodedStreamObject] | None = None) -> bytes:
    """The document with this drawn over its page as well."""
    page, more = writer.pages[0], DecodedStreamObject()
    more.set_data(b"\n" + content)
    page[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(more)])
    page["/Resources"][NameObject("/XObject")] = listed(writer, things or {})
    return said(writer)


LETTER = b"10 10 m 12 14 l 14 10 l 15 10 16 11 17 12 c 18 13 19 14 20 15 c h f\n"
NAME_IN_OUTLINES = LETTER * 11
NAME_IN_STRAIGHT_LINES = b"10 10 m 12 14 l 14 10 l 13 12 l 11 12 l 10 10 l f\n" * 11
NAME_IN_SINGLE_STROKES = b"10 10 m 12 14 l S 12 14 m 14 10 l S 11 12 m 13 12 l S\n" * 25
CUT_OUT = LETTER.replace(b"f", b"W n") * 11
NAMES = (NAME_IN_OUTLINES, NAME_IN_STRAIGHT_LINES, NAME_IN_SINGLE_STROKES, CUT_OUT)
RULES = b"10 10 m 500 10 l S 10 10 80 20 re S 10 10 m 90 10 l 90 30 l 10 30 l 10 10 l h S\n" * 200
MITRED = b"10 10 m 90 10 l 89 11 l 11 11 l h f\n" * 200


@pytest.mark.parametrize("name", NAMES)
def test_a_name_drawn_in_outlines_is_told(name, plain):
    assert pdf.read(shown(plain, name)).gaps == {Gap.DRAWN}


@pytest.mark.parametrize("content", [RULES, MITRED, LETTER * 4])
def test_rules_frames_and_a_mark_or_two_are_no_words(content, plain):
    assert pdf.read(shown(plain, content, {"F": drawing(content)})).gaps == frozenset()


def test_a_name_drawn_in_drawings_inside_drawings_is_told(plain):
    inner = listed(plain, {f"L{at}": drawing(LETTER) for at in range(11)})
    letters = b" ".join(b"/L%d Do" % at for at in range(11))
    outer = drawing(letters, Resources=DictionaryObject({NameObject("/XObject"): inner}))
    assert pdf.read(shown(plain, b"/F Do", {"F": outer})).gaps == {Gap.DRAWN}


def test_the_table_and_the_list_of_a_word_processor_are_no_words(writer):
    row = '<tr><td style="border:1px solid">1</td><td style="border:3px double red">ô</td></tr>'
    table = f"<meta charset=utf-8><table border=3>{row * 60}</table><ul>{'<li>mục' * 40}</ul><hr>"
    content = writer.saved("bang.html", table, "pdf:writer_web_pdf_Export")
    assert pdf.read(content).gaps == frozenset()


def points(width: int, height: int) -> DecodedStreamObject:
    return drawing(bytes(width * height), "/Image", Width=width, Height=height, BitsPerComponent=8,
                   ColorSpace=NameObject("/DeviceGray"))  # fmt: skip


def test_a_scan_cut_into_strips_is_told(plain):
    strips = {f"I{at}": points(300, 30) for at in range(20)}
    assert pdf.read(shown(plain, b" ".join(b"/I%d Do" % at for at in range(20)), strips)).gaps == {
        Gap.PICTURE
    }


def test_a_mark_of_a_few_points_is_no_words_however_often_it_stands_there(plain):
    assert pdf.read(shown(plain, b"/I Do " * 60, {"I": points(24, 24)})).gaps == frozenset()


def bomb() -> bytes:
    """A page that is a thousand times as long when unpacked."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    stream = StreamObject()
    stream._data = zlib.compress(b"0 0 m " * 40_000_000, 9)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    page[NameObject("/Contents")] = writer._add_object(stream)
    return said(writer)


def drawn_in_itself() -> bytes:
    """A drawing that holds itself."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    form = DecodedStreamObject()
    form.set_data(b"BT /F1 12 Tf (a) Tj ET /X Do /X Do")
    form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject([NumberObject(0)] * 4)
    place = writer._add_object(form)
    own = DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/X"): place})})
    form[NameObject("/Resources")] = own
    page[NameObject("/Resources")] = own
    contents = DecodedStreamObject()
    contents.set_data(b"/X Do")
    page[NameObject("/Contents")] = writer._add_object(contents)
    return said(writer)


def nested() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"


@pytest.mark.parametrize("hostile", [bomb, drawn_in_itself, nested])
def test_a_pdf_of_bad_will_is_told_and_does_no_harm(hostile):
    assert pdf.read(hostile()).gaps


def test_a_reader_that_never_ends_is_ended(printed, monkeypatch):
    monkeypatch.setattr(pdf, "_SECONDS", 0.01)
    monkeypatch.setattr(pdf, "_ANSWERS", pdf.Answers())
    assert pdf.read(printed["plain"]).gaps == {Gap.DAMAGED}


@pytest.fixture
def started(monkeypatch) -> list[list[str]]:
    """The processes started from now on; nothing is known yet."""
    run, commands = subprocess.run, []

    def counted(command, **options):
        commands.append(command)
        return run(command, **options)

    monkeypatch.setattr(pdf, "_ANSWERS", pdf.Answers())
    monkeypatch.setattr(pdf.subprocess, "run", counted)
    return commands


def test_files_prepared_together_are_read_and_cleaned_by_one_process(printed, started):
    pdf.prepare([*printed.values(), b"no PDF"])
    assert len(started) == 1
    for content in printed.values():
        assert pdf.read(content).text
        copy, _ = pdf.cleaned(content) or (b"", ())
        assert pdf.read(copy).text
    pdf.prepare(printed.values())
    assert len(started) == 1


def test_a_file_of_bad_will_takes_no_other_with_it(printed, started, monkeypatch):
    content = printed["plain"]
    alone = (pdf.read(content), pdf.cleaned(content))
    for hostile in (bomb(), nested()):
        started.clear()
        monkeypatch.setattr(pdf, "_ANSWERS", pdf.Answers())
        pdf.prepare([hostile, content])
        assert (pdf.read(content), pdf.cleaned(content)) == alone
        assert len(started) <= 2
        assert pdf.read(hostile).gaps


def test_the_oldest_answer_is_forgotten():
    answers = pdf.Answers(most=10)
    first, second = ((content, sha256(content).hexdigest()) for content in (b"a", b"b"))
    answers.learn("read", first[1], {"text": "a"}, 6)
    answers.learn("read", second[1], {"text": "b"}, 6)
    assert answers.known("read", first[0]) is None
    assert answers.known("read", second[0]) == {"text": "b"}


def test_a_copy_has_the_same_pages_and_nothing_of_its_makers(plain, monkeypatch):
    plain.add_metadata({"/Author": "Lò Văn Soạn", "/Title": "Mẫu 01"})
    plain.add_attachment("a.txt", b"x")
    noted(plain)
    in_xmp(plain)
    content = said(plain)
    made = pdf.cleaned(content)
    assert made is not None
    copy, traces = made
    assert {trace for trace, _ in traces} == {Trace.AUTHOR, Trace.COMMENTS, Trace.FILES}
    assert (Trace.AUTHOR, "Lò Văn Soạn") in traces
    old, new = PdfReader(io.BytesIO(content)), PdfReader(io.BytesIO(copy))
    assert [page.extract_text() for page in new.pages] == [page.extract_text() for page in old.pages]
    assert (new.metadata, new.xmp_metadata, list(new.attachments)) == ({"/Title": "Mẫu 01"}, None, [])
    monkeypatch.setattr(pdf, "_ANSWERS", pdf.Answers())
    assert pdf.cleaned(content) == made
    again = pdf.cleaned(copy)
    assert again is not None and again[1] == ()


def certificate() -> bytes:
    """As much of a signature as names its signer."""

    def part(oid: bytes, text: str) -> bytes:
        return b"\x06" + bytes([len(oid)]) + oid + b"\x0c" + bytes([len(text.encode())]) + text.encode()

    uid = b"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x01"
    return b"0\x82" + part(b"\x55\x04\x03", "Cầm Xuân Ký") + part(uid, "CCCD:014075000001") + bytes(200)


def signed(writer: PdfWriter) -> bytes:
    sealed = DictionaryObject(
        {NameObject("/Type"): NameObject("/Sig"), NameObject("/Filter"): NameObject("/Adobe.PPKLite"),
         NameObject("/ByteRange"): ArrayObject([NumberObject(0)] * 4),
         NameObject("/Contents"): ByteStringObject(certificate()),
         NameObject("/Reason"): TextStringObject("Ban hành")}
    )  # fmt: skip
    field = DictionaryObject(
        {NameObject("/FT"): NameObject("/Sig"), NameObject("/T"): TextStringObject("ky"),
         NameObject("/V"): writer._add_object(sealed)}
    )  # fmt: skip
    added(
        writer, AcroForm=DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})
    )
    writer.add_metadata({"/Author": "Lò Văn Soạn"})
    return said(writer)


def test_whom_a_signature_names_is_told(plain):
    reading = pdf.read(signed(plain))
    assert reading.signed
    assert {"Reason: Ban hành", "Chứng thư, tên (CN)=Cầm Xuân Ký", "Author: Lò Văn Soạn"} <= set(
        reading.shown
    )
    assert "Chứng thư, mã người dùng (UID)=CCCD:014075000001" in reading.shown
    assert "Cầm Xuân Ký" in reading.text
