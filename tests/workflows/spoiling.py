"""Ways to spoil a file of the package, drawn by hypothesis: bytes, rows and cells, encodings, JSON."""

import csv
import io
import json
from collections.abc import Callable

from hypothesis import strategies as st

Spoil = Callable[[bytes], bytes]

WEIRD = st.one_of(
    st.sampled_from(
        [
            *("", " ", "\u00a0", "0", "-1", "1.597", "98,5", "1e400", "NaN", "9" * 400, "1,23E+11", "007"),
            *("24/11/2022", "11/24/2022", "05/12/2022", "0001-01-01", "9999-12-31", "31/02/2022", "24:00"),
            *("có", "khong", "co", "CB-001", "P-THHC", "LDB", "KY-2022", "HN-01", "KH-99", "cong_chuc"),
            *("=1+1", "<script>", "a\0b", "\x1b[31m", "{value}", "%s", "\ufeff", "\u202e", "a\r\nb", "2_022"),
            *("../x", "tep/khong-co.pdf", "http://x.example/", "2022", "xuáº¥t", "Gi?ng", "C«ng chøc"),
        ]
    ),
    st.text(max_size=12),
    st.integers().map(str),
    st.dates().map(str),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
WAYS = ("cell", "cell", "cell", "drop", "double", "swap", "cut", "extend", "column")
ENCODINGS = ("utf-16", "utf-16-le", "utf-8-sig", "cp1258", "cp1252", "latin-1", "utf-32", "utf-7")


@st.composite
def bytes_spoilt(draw: st.DrawFn, content: bytes) -> bytes:
    """A few places of the bytes cut out, filled in, written over or doubled."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(0, len(content) - 1)))
        end = start + draw(st.integers(0, 40))
        middle = draw(st.binary(max_size=8) | st.just(content[start:end] * 2) | st.just(b""))
        content = content[:start] + middle + content[end:]
    return content


@st.composite
def table_spoilt(draw: st.DrawFn, content: bytes) -> bytes:
    """Cells, titles and rows changed, taken away, doubled or exchanged; perhaps saved in another form."""
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(rows) - 1))
        row = rows[at]
        match draw(st.sampled_from(WAYS)):
            case "cell" if row:
                row[draw(st.integers(0, len(row) - 1))] = draw(WEIRD)
            case "drop" if len(rows) > 1:
                del rows[at]
            case "double":
                rows.insert(draw(st.integers(0, len(rows))), list(row))
            case "swap":
                other = draw(st.integers(0, len(rows) - 1))
                rows[at], rows[other] = rows[other], rows[at]
            case "cut":
                del row[draw(st.integers(0, len(row))) :]
            case "extend":
                row.append(draw(WEIRD))
            case "column" if row:
                position = draw(st.integers(0, len(row) - 1))
                for one in rows:
                    one[position : position + 1] = draw(st.sampled_from([[], ["x"], ["a", "b"]]))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=draw(st.sampled_from(",,,;\t|")), lineterminator="\n").writerows(rows)
    encoding = draw(st.just("utf-8") | st.sampled_from(ENCODINGS))
    return text.getvalue().encode(encoding, "replace")


@st.composite
def json_spoilt(draw: st.DrawFn, content: bytes) -> bytes:
    """One or two places of the JSON replaced by anything, or taken away."""
    whole = [json.loads(content)]
    for _ in range(draw(st.integers(1, 2))):
        inside, key = whole, 0
        while draw(st.integers(0, 5)) and isinstance(inside[key], dict | list) and inside[key]:
            inside = inside[key]
            keys = sorted(inside) if isinstance(inside, dict) else range(len(inside))
            key = draw(st.sampled_from(keys))
        if inside is not whole and draw(st.booleans()):
            del inside[key]
        else:
            inside[key] = draw(JSON)
    return json.dumps(whole[0], ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
