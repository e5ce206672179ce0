"""What can be downloaded, with a plain explanation of every field."""

from collections.abc import Sequence

from congkhai.disclosure.public import PublicAgency
from congkhai.pages import readers, sections
from congkhai.rendering.page import DataFile, Page
from congkhai.rendering.templates import block, inline
from congkhai.text.fold import slug


def page(agency: PublicAgency, data: Sequence[DataFile], files: frozenset[str]) -> Page:
    """tai-ve.md: the data files with their columns, then the forms that have a file."""
    body = block("pages/downloads_intro.html", agency=agency, data=data)
    for file in data:
        if file.columns:
            body += sections.heading(inline(file.title), _anchor(file))
            body += block("pages/download.html", file=file, name=file.path.rpartition("/")[2])
    others = [file for file in data if not file.columns]
    if others:
        body += sections.heading("Dạng dùng cho phần mềm", "dang-khac")
        body += block("pages/downloads_others.html", files=others)
    ready = [item for form in agency.cycle.forms if (item := readers.form_status(form, files)).href]
    body += sections.heading("Biểu mẫu", "bieu-mau") + block("pages/downloads_forms.html", ready=ready)
    return Page(
        path="tai-ve.md",
        title="Tải dữ liệu",
        section=sections.LOOKUP,
        summary="Dữ liệu công khai dạng CSV, JSON và ý nghĩa từng cột.",
        body=body,
    )


def _anchor(file: DataFile) -> str:
    return "tep-" + slug(file.path.rpartition("/")[2])
