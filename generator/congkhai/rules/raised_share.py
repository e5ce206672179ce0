"""A share above the usual rests on a decision and a reason, and is never above the most."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.quota import OF_PEOPLE, OF_UNITS, Percents, lawful, limit
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.law import Parameter, Source
from congkhai.rules.rule import Findings, Rule, as_cited
from congkhai.rules.wording import told
from congkhai.value import replace

ABOVE_LAW = Kind(
    code="ty-le-vuot-quy-dinh",
    message="Tham số {id} ghi {said}%, cao hơn {most}% mà quy định cho phép; chương trình tính theo {most}%.",
    remedy=(
        "Ghi lại {most} ở ô ‘Giá trị’. Tỷ lệ mà cấp có thẩm quyền quyết định cao hơn mức chung thì ghi ở một "
        "dòng riêng, mã {decided}, có ‘Văn bản’ và ‘Ghi chú’."
    ),
)
ABOVE_MOST = Kind(
    code="ty-le-vuot-toi-da",
    message="Tỷ lệ quyết định cho năm {year} là {said}%, cao hơn mức tối đa; chương trình tính theo {most}%.",
    remedy="Ghi tỷ lệ theo quyết định của cấp có thẩm quyền, nhiều nhất là {most}%.",
)
NO_PAPER = Kind(
    code="ty-le-cao-hon-thieu-quyet-dinh",
    message="Tỷ lệ {said}% của năm {year} cao hơn {usual}% nhưng chưa có quyết định {missing}.",
    remedy=(
        "Ghi quyết định của cấp có thẩm quyền ở ô ‘Văn bản’, quyết định có số và ngày ở bảng Văn bản; nếu "
        "không có quyết định thì xoá dòng tham số này."
    ),
)
NO_REASON = Kind(
    code="ty-le-cao-hon-thieu-ly-do",
    message="Tỷ lệ {said}% của năm {year} cao hơn {usual}% nhưng chưa ghi thành tích làm lý do.",
    remedy="Ghi ở ô ‘Ghi chú’ thành tích xuất sắc, nổi trội mà quyết định nêu; không có thì xoá dòng này.",
)


def raised_share(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Above the usual by a decision and for a reason, never above the most (NĐ 335/2025 Đ.20.5b, 8.5b).

    The usual and the most are the law's: what a row has beyond them is told, and not followed. An office
    that raises nothing has no row for it, and nothing is asked of it.
    """
    for percents in (OF_PEOPLE, OF_UNITS):
        for id in (percents.usual, percents.most):
            yield from _beyond_law(agency, cycle, id, percents)
        usual = lawful(agency, cycle.year, percents.usual)
        decided = agency.parameter(percents.decided, cycle.year)
        if usual is not None and decided is not None and decided.value > usual.value:
            yield from _raised(agency, cycle, decided, usual, percents)


def _beyond_law(agency: Agency, cycle: Cycle, id: str, percents: Percents) -> Findings:
    row, law = agency.parameter(id, cycle.year), limit(agency, cycle.year, id)
    if row is None or law is None or row.value <= law.value:
        return
    source = Source(document=agency.documents.get(law.document), article=law.article, compared=True)
    facts = {"id": id, "said": row.value, "most": law.value, "decided": percents.decided}
    finding = told(ABOVE_LAW, Where(row, "value"), **facts)
    yield replace(finding, source=as_cited(source))


def _raised(
    agency: Agency, cycle: Cycle, decided: Parameter, usual: Parameter, percents: Percents
) -> Findings:
    most = lawful(agency, cycle.year, percents.most) or usual
    said = {"said": decided.value, "usual": usual.value, "year": cycle.year}
    if decided.value > most.value:
        yield told(ABOVE_MOST, Where(decided, "value"), most=most.value, **said)
    if missing := _missing(decided):
        yield told(NO_PAPER, Where(decided, "source.document"), missing=missing, **said)
    if not decided.note:
        yield told(NO_REASON, Where(decided, "note"), **said)


def _missing(decided: Parameter) -> str:
    paper = decided.source.document
    if paper is None:
        return "của cấp có thẩm quyền"
    missing = [word for word, value in (("số", paper.number), ("ngày ban hành", paper.issued)) if not value]
    return f"có đủ số, ngày (thiếu {', '.join(missing)})" if missing else ""


RULE = Rule(
    code="ty-le-cao-hon",
    title="Tỷ lệ cao hơn mức chung phải có quyết định, lý do và không vượt mức tối đa",
    check=raised_share,
    passes="Tỷ lệ 25% theo văn bản có số, ngày của cấp có thẩm quyền, ghi rõ thành tích: đúng.",
    fails="Tỷ lệ 25% không dẫn quyết định nào: lỗi.",
)
