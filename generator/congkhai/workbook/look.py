"""How the sheets of the workbook look; colours tell what a clerk may do where."""

from typing import Final

from congkhai.grids.xlsx_values import DAY, MINUTE, NUMBER, TEXT, Style

HEAD: Final = Style(form=TEXT, bold=True, letters="#FFFFFF", fill="#1F4E79", locked=True)
HEAD_REQUIRED: Final = Style(form=TEXT, bold=True, letters="#FFFFFF", fill="#7F3F00", locked=True)
HEAD_REMOVE: Final = Style(form=TEXT, bold=True, letters="#FFFFFF", fill="#9C0006", locked=True)
REMOVE: Final = Style(form=TEXT, bold=True, letters="#9C0006")
KEY: Final = "#E7E6E6"
PLAIN: Final = Style(form=TEXT, framed=False, locked=True)
BOLD: Final = Style(form=TEXT, framed=False, locked=True, bold=True)
TITLE: Final = Style(form=TEXT, framed=False, locked=True, bold=True, size=16)
WARNING: Final = Style(form=TEXT, bold=True, letters="#9C0006", fill="#FFE699", locked=True)
LINK: Final = Style(form=TEXT, letters="#0563C1", locked=True)
CELL: Final = Style(form=TEXT, locked=True)
COUNT: Final = Style(locked=True)

FORMS: Final = {"date": DAY, "time": MINUTE, "integer": NUMBER, "number": NUMBER}
"""Excel's pattern by the type of a field; all others are text."""
