"""Every part of every form of both agencies, prefilled with made-up values, and answers to fill them with."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from congkhai.forms.answers import Answers, Row
from congkhai.forms.blank import Blank, Head
from congkhai.forms.definition import Definition, Item
from congkhai.forms.laid_out import laid_out
from congkhai.model.agency import Agency
from congkhai.model.forms import FieldKind, Known, Writer
from tests.packages.story import office, sample

PEOPLE = ("Lò Thị Ánh", "Hà Văn Quyết", "Cầm Bảo Ngọc")
TEXT = "Đã hoàn thành các nhiệm vụ được giao.\nCó hai việc chậm tiến độ."
KNOWN: Mapping[Known, str] = {
    Known.OFFICE: "Sở Dân tộc và Tôn giáo tỉnh Sơn La",
    Known.NAME: PEOPLE[0],
    Known.POST: "Chuyên viên",
    Known.UNIT: "Phòng Chính sách dân tộc",
    Known.COLLECTIVE: "Phòng Chính sách dân tộc",
    Known.PERIOD: "Tháng 3 năm 2026",
    Known.YEAR: "2026",
    Known.LEADS: "khong",
    Known.MEAN: "88.5",
    Known.MEETING: "Họp đánh giá, xếp loại công chức",
    Known.DAY: "2026-12-02",
    Known.HOUR: "14:00",
    Known.WHERE: "Phòng họp tầng 2",
    Known.MET: "Phòng Chính sách dân tộc",
    Known.CHAIR: "Hà Văn Quyết, Trưởng phòng",
    Known.RESULT: "Hoàn thành tốt nhiệm vụ",
    Known.ASKED: "Công đoàn cơ sở",
    Known.RESULT_MOST: "70",
}
OF_ROW: Mapping[Known, Sequence[str]] = {
    Known.ONE_PERIOD: ("Tháng 1", "Tháng 2", "Tháng 3"),
    Known.ONE_SCORE: ("90", "88.25", "87"),
    Known.SUBJECT_ID: ("CB-01", "CB-02", "CB-03"),
    Known.SUBJECT_NAME: PEOPLE,
    Known.CRITERION: ("Phẩm chất chính trị", "Năng lực lãnh đạo", "Kết quả công việc"),
    Known.CRITERION_MOST: ("10", "20", "70"),
}
TYPED = {
    FieldKind.TEXT: "Nguyễn Thị Hoà",
    FieldKind.LONG_TEXT: TEXT,
    FieldKind.NUMBER: "2,5",
    FieldKind.WHOLE: "1",
    FieldKind.DAY: "2/12/2026",
    FieldKind.HOUR: "14:30",
}


def definitions() -> Iterator[Definition]:
    """Every form that is filled in, of the sample's 2022 and of the agency of 2026."""
    for agency in (sample(), office()):
        cycle = agency.cycles[-1]
        for form in cycle.forms:
            if form.fields:
                rows = [row for row in agency.form_fields if row.set == form.fields]
                made = laid_out(agency, cycle, rows)
                assert made.findings == []
                yield Definition(form=form, cycle=cycle, items=made.items)


@cache
def blanks() -> Mapping[str, Blank]:
    """Each part of each form; that of a head too where a form asks heads for more."""
    return {name: blank for definition in definitions() for name, blank in _parts(definition)}


def _parts(definition: Definition) -> Iterator[tuple[str, Blank]]:
    for writer in definition.writers:
        name = f"{definition.cycle.year}-{definition.form.id}-{writer.value}"
        yield name, blank(definition, writer)
        if definition.form.id == "M-335-01":
            yield f"{name}-lanh-dao", blank(definition, writer, {Known.LEADS: "co"})


def blank(definition: Definition, writer: Writer, other: Mapping[Known, str] | None = None) -> Blank:
    """One part, with what is known, and with the answers of those who wrote before."""
    known = known_of(definition, {**KNOWN, **(other or {})})
    ahead = definition.writers[: definition.writers.index(writer)]
    for one in ahead:
        known = {**known, **filled(definition, one, known)}
    return Blank(
        definition=definition,
        head=Head(
            form=definition.form.id,
            cycle=definition.cycle.id,
            version=definition.version,
            subject="CB-01",
            period="thang-03",
            writer=writer,
            earlier="ab" * 32 if ahead else "",
        ),
        known=known,
        office=KNOWN[Known.OFFICE],
        subject_name=PEOPLE[0],
        period_name="tháng 3 năm 2026",
        due="chậm nhất ngày 07/4/2026",
        to_whom="Trưởng phòng",
        sample=True,
    )


def known_of(definition: Definition, known: Mapping[Known, str]) -> Answers:
    """What the program fills in: three rows where it lays rows out."""
    answers: dict[str, str | Sequence[Row]] = {}
    for item, repeat in definition.every():
        if item.kind is FieldKind.REPEAT and item.row.known:
            inner = [one for one in item.items if one.row.known]
            answers[item.name] = [
                {one.name: OF_ROW[one.row.known][at] for one in inner if one.row.known} for at in range(3)
            ]
        elif item.row.known and repeat is None and not item.items:
            answers[item.name] = known[item.row.known]
    return answers


def filled(definition: Definition, writer: Writer, known: Answers) -> Answers:
    """Something typed into every field of a writer, of the right kind but not always within bounds."""
    answers: dict[str, str | Sequence[Row]] = {}
    for item, repeat in definition.every():
        if item.kind is FieldKind.REPEAT:
            own = [one for one in item.items if _fills(one, writer)]
            if own:
                rows = known.get(item.name, ())
                count = len(rows) if not isinstance(rows, str) and rows else 3
                given = rows if not isinstance(rows, str) and rows else [{}] * 3
                answers[item.name] = [
                    {**given[at], **{one.name: typed_into(one) for one in own}} for at in range(count)
                ]
        elif repeat is None and _fills(item, writer):
            answers[item.name] = typed_into(item)
    return answers


def _fills(item: Item, writer: Writer) -> bool:
    return item.typed and item.row.writer is writer and item.kind is not FieldKind.FILE


def typed_into(item: Item) -> str:
    """What somebody types into a field."""
    if item.options:
        return item.options[0].id
    if item.row.example:
        return item.row.example
    return TYPED[item.kind]


def agencies() -> tuple[Agency, Agency]:
    """Whose forms these are."""
    return sample(), office()
