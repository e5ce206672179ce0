"""The only door to segno: QR codes for paper."""

import segno

#: Modules of quiet space around the code, as the standard wants them (ISO/IEC 18004).
_QUIET = 4


def square(text: str) -> str:
    """A QR code of `text` as an SVG element to stand inside HTML, sized by whoever lays it out.

    About a seventh of it may be soiled or creased. A screen reader passes it over: the text stands beside.
    """
    code = segno.make(text, error="m", micro=False)
    drawn: str = code.svg_inline(border=_QUIET, omitsize=True, svgclass="ma-qr", lineclass=None)
    return drawn.replace("<svg ", '<svg aria-hidden="true" ', 1)
