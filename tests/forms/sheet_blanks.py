"""Parts of forms as somebody gets them, with made-up persons and figures, and plain answers."""

from collections.abc import Iterator, Mapping

from congkhai.forms.answers import Answers
from congkhai.forms.blank import Blank, Head
from congkhai.forms.definition import Definition, Item
from congkhai.model.forms import FieldKind, Known, Writer

#: What the program would fill in.
FILLED_IN: Mapping[Known, tuple[str, ...]] = {
    Known.OFFICE: ("Sở Dân tộc và Tôn giáo",),
    Known.NAME: ("Lò Văn Hoà",),
    Known.POST: ("Chuyên viên",),
    Known.UNIT: ("Phòng Chính sách",),
    Known.COLLECTIVE: ("Phòng Chính sách",),
    Known.PERIOD: ("tháng 3 năm 2026",),
    Known.YEAR: ("2026",),
    Known.LEADS: ("khong",),
    Known.MEAN: ("91.25",),
    Known.ONE_PERIOD: ("Tháng 1", "Tháng 2", "Tháng 3"),
    Known.ONE_SCORE: ("92.5", "90", "91.25"),
    Known.MEETING: ("Hội nghị kiểm điểm của phòng",),
    Known.DAY: ("2026-12-04",),
    Known.HOUR: ("07:30",),
    Known.WHERE: ("Phòng họp tầng 2",),
    Known.MET: ("Phòng Chính sách",),
    Known.CHAIR: ("Cầm Thị Lả",),
    Known.SUBJECT_ID: ("CB-01", "CB-02", "CB-03"),
    Known.SUBJECT_NAME: ("Lò Văn Hoà", "Cầm Thị Lả", "Nguyễn Thị Minh Nguyệt"),
    Known.RESULT: ("Hoàn thành tốt nhiệm vụ",),
    Known.ASKED: ("Chi bộ",),
    Known.CRITERION: ("Phẩm chất chính trị", "Kết quả công tác", "Đoàn kết nội bộ"),
    Known.CRITERION_MOST: ("20", "50", "30"),
    Known.RESULT_MOST: ("70",),
}
ROWS = 3


def blank(form: Definition, writer: Writer, leads: str = "khong") -> Blank:
    """The part of one writer, the parts before it answered."""
    order = form.writers
    earlier = order[: order.index(writer)]
    head = Head(
        form=form.form.id,
        cycle=form.cycle.id,
        version=form.version,
        subject="CB-01",
        period="thang-03",
        writer=writer,
        earlier="0" * 64 if earlier else "",
    )
    return Blank(
        definition=form,
        head=head,
        known=known(form, leads) | {k: v for w in earlier for k, v in typed_by(form, w).items()},
        office="SỞ DÂN TỘC VÀ TÔN GIÁO",
        subject_name="Lò Văn Hoà",
        period_name="tháng 3 năm 2026",
        due="chậm nhất thứ Ba, ngày 07/04/2026",
        to_whom="Trưởng phòng Chính sách",
    )


def known(form: Definition, leads: str) -> dict[str, object]:
    """What the program fills in, with the rows that it lays out."""
    told: dict[str, object] = {}
    for item, repeat in form.every():
        if item.kind is FieldKind.REPEAT and item.row.known:
            told[item.name] = tuple(row(item, at) for at in range(ROWS))
        elif repeat is None and item.row.known:
            told[item.name] = leads if item.row.known is Known.LEADS else FILLED_IN[item.row.known][0]
    return told


def row(repeat: Item, at: int) -> dict[str, str]:
    """What the program fills into one row of a table."""
    return {one.name: FILLED_IN[one.row.known][at] for one in repeat.items if one.row.known}


def typed_by(form: Definition, writer: Writer) -> Answers:
    """A plain answer in every field of one writer, outside tables."""
    return {item.name: plain(item) for item in fields(form, writer) if item.name not in form.repeat_of}


def plain(item: Item) -> str:
    """An answer that the field takes, as it is kept."""
    if item.options:
        return item.options[0].id
    kinds = {
        FieldKind.NUMBER: "2.5",
        FieldKind.WHOLE: "3",
        FieldKind.DAY: "2026-12-04",
        FieldKind.HOUR: "14:30",
    }
    return kinds.get(item.kind, "- Đã làm xong.")


def fields(form: Definition, writer: Writer) -> Iterator[Item]:
    """What one writer answers, without files."""
    for item, _ in form.every():
        if item.typed and item.row.writer is writer and item.kind is not FieldKind.FILE and not item.hidden:
            yield item
