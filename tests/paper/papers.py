"""Papers for tests: written by LibreOffice, or put together part by part as Word and Excel would."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PIL import Image

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)  # fmt: skip
_HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" '
    'office:mimetype="application/vnd.oasis.opendocument.text">'
)
_STYLES = """<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>
</style:style><style:style style:name="S" style:family="text">
<style:text-properties fo:letter-spacing="0.1cm"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>
</style:style>
</office:automatic-styles>"""
TOLD = ("Lò Văn Soạn", "Vì Thị Sửa", "Giàng A Xoá", "Tòng Văn Ghi", "Quàng Thị Ẩn", "Ban Thuộc Tính")
_BY = "<dc:creator>Vì Thị Sửa</dc:creator><dc:date>2022-12-01T10:00:00</dc:date>"
EDITED = f"""<office:meta><dc:title>Mẫu số 01</dc:title>
<meta:initial-creator>Lò Văn Soạn</meta:initial-creator>
<dc:creator>Vì Thị Sửa</dc:creator><meta:user-defined meta:name="Company">Ban Thuộc Tính</meta:user-defined>
</office:meta>{_STYLES}<office:body><office:text><text:tracked-changes>
<text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info>{_BY}</office:change-info>
<text:p>Giàng A Xoá</text:p></text:deletion></text:changed-region>
<text:changed-region xml:id="c2" text:id="c2"><text:insertion><office:change-info>{_BY}
</office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<text:p>BẢN TỰ KIỂM ĐIỂM<office:annotation>{_BY}<text:p>Hỏi lại ông Tòng Văn Ghi</text:p></office:annotation>
</text:p><text:p>Trước <text:change text:change-id="c1"/>sau, <text:change-start text:change-id="c2"/>phần
 thêm<text:change-end text:change-id="c2"/>.</text:p>
<text:p>Hiện<text:span text:style-name="H"> Quàng Thị Ẩn</text:span> rõ.</text:p>
</office:text></office:body></office:document>"""
SHOWN = ["BẢN TỰ KIỂM ĐIỂM", "Trước sau, phần thêm.", "Hiện rõ."]


def text_document(body: str) -> str:
    """A flat ODT with this body; the styles are B (bold) and S (letters set apart)."""
    return f"{_HEAD}{_STYLES}<office:body><office:text>{body}</office:text></office:body></office:document>"


def edited_document() -> str:
    """A text that was commented, changed while changes were tracked, and hidden in part; by `TOLD`."""
    return _HEAD + EDITED


class Writer:
    """LibreOffice Writer with settings of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = shutil.which("soffice")
        assert self.program, "soffice is missing: apt-get install libreoffice-writer"

    def saved(self, name: str, content: str | bytes, form: str) -> bytes:
        """The document saved in another form, as a clerk's "save as" does it."""
        source = self.folder / name
        source.write_bytes(content.encode() if isinstance(content, str) else content)
        target = self.folder / "ra" / f"{source.stem}.{form.partition(':')[0]}"
        profile = (self.folder / "profile").as_uri()
        command = [str(self.program), f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
        command += ["--outdir", str(target.parent), str(source)]
        done = subprocess.run(command, capture_output=True, timeout=180, check=False)
        assert target.is_file(), done.stdout + done.stderr
        content = target.read_bytes()
        target.unlink()
        return content

    def lines(self, name: str, content: bytes) -> list[str]:
        """What the document shows, line by line."""
        said = self.saved(name, content, "txt:Text (encoded):UTF8").decode("utf-8-sig")
        return [" ".join(line.split()) for line in said.splitlines() if line.strip()]


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def relations(*rows: tuple[str, str, str]) -> str:
    """A part of relations: id, last part of the type, target; a target with ":" lies outside."""
    outside = ' TargetMode="External"'
    said = "".join(
        f'<Relationship Id="{id}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{outside if ':' in target else ''}/>"
        for id, kind, target in rows
    )
    return f'<Relationships xmlns="{_RELATIONS}">{said}</Relationships>'


def docx(body: str, parts: Mapping[str, bytes | str] = MappingProxyType({})) -> bytes:
    """A Word file of these paragraphs, with more parts."""
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
            f'ContentType="{_MAIN}"/>'
            "</Types>",
            "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
            **parts,
        }
    )


def photograph(form: str, **saved: object) -> bytes:
    """A small picture with what a camera writes beside it where the form can hold that."""
    picture = Image.new("RGB", (64, 48), (200, 30, 30))
    exif = Image.Exif()
    exif[0x013B], exif[0x010F] = "Lò Văn Soạn", "May anh"
    stream = io.BytesIO()
    picture.save(stream, form, **({"exif": exif} if form in ("JPEG", "PNG", "TIFF") else {}), **saved)
    return stream.getvalue()
