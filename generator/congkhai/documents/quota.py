"""How many may be rated at the highest level, as a text: both readings of the base side by side."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, islice
from types import MappingProxyType
from typing import Final

from congkhai.documents.lines import item, paragraph
from congkhai.law.allotment import Allotment, Heard, Outside, Share
from congkhai.law.quota import Base, ceiling, ceiling_among, exceeds
from congkhai.model.agency import Cycle
from congkhai.model.law import Parameter
from congkhai.rules.rule import as_cited
from congkhai.text.numbers import plain
from congkhai.text.phrases import first_few
from congkhai.value import Value

#: How many changes of the answer are told for the whole agency.
STEPS: Final = 4
WAYS: Final = MappingProxyType({Base.GOOD_ONLY: "cách 1", Base.GOOD_AND_ABOVE: "cách 2"})
HEARD: Final = MappingProxyType(
    {
        Heard.DECIDED: "đã có quyết định",
        Heard.COUNCIL: "theo đề xuất của Hội đồng",
        Heard.PROPOSED: "theo đề xuất của phòng hoặc dự kiến",
        Heard.NOBODY: "chưa có đề xuất",
    }
)
APART: Final = "Tính riêng, không cộng vào số công chức."
WHY: Final = MappingProxyType(
    {
        Outside.SUPERIOR: "do cấp trên hoặc cơ quan khác xếp loại",
        Outside.NOT_RATED: "không xếp loại",
        Outside.PUBLIC_EMPLOYEE: "viên chức, theo bộ quy định riêng",
        Outside.CONTRACT: "người làm việc theo hợp đồng lao động, cơ quan chưa quyết định áp dụng",
    }
)


class Percent(Value):
    """The percentage reckoned with, and the rows that set the usual, the most and the one decided, if any.

    `row` is the id of the row in which a decision is written down.
    """

    value: Decimal
    usual: Parameter
    most: Parameter | None
    decided: Parameter | None
    row: str

    @property
    def raised(self) -> bool:
        """Whether it is above the usual one."""
        return self.value > self.usual.value


class Asked(Value):
    """What is reckoned: the bases shown, the one that the agency follows, the percentages (None: not set)."""

    bases: tuple[Base, ...]
    own: Base | None
    people: Percent | None
    units: Percent | None


def text(cycle: Cycle, allotment: Allotment, asked: Asked) -> str:
    """The whole answer for one year."""
    head = paragraph(f"Xếp mức cao nhất năm {cycle.year} ở {cycle.office.name}: nhiều nhất là bao nhiêu.")
    if asked.people is None:
        none = f"Bảng Tham số không đặt tỷ lệ nào cho năm {cycle.year}, nên không có mức trần để tính."
        return "\n".join((head, paragraph(none), ""))
    names = [level.name for level in cycle.rule_set.levels]
    lines = [head, *_percent(asked.people), "", *_ways(names, asked, asked.people), ""]
    lines += ["CÔNG CHỨC TOÀN CƠ QUAN", *_share(allotment.whole, names, asked, asked.people, "công chức")]
    lines += [*_steps(allotment.whole, asked, asked.people), ""]
    lines += ["TỪNG NHÓM CÓ NHIỆM VỤ TƯƠNG ĐỒNG", *_groups(allotment, asked, asked.people), ""]
    if allotment.contracts.people:
        lines += ["NGƯỜI LÀM VIỆC THEO HỢP ĐỒNG LAO ĐỘNG", paragraph(APART)]
        lines += [*_share(allotment.contracts, names, asked, asked.people, "người"), ""]
    if asked.units:
        lines += ["PHÒNG, ĐƠN VỊ", *_percent(asked.units)]
        lines += [*_share(allotment.units, names, asked, asked.units, "đơn vị"), ""]
    return "\n".join((*lines, "KHÔNG TÍNH VÀO TỶ LỆ", *_outside(allotment), ""))


def _percent(percent: Percent) -> Iterator[str]:
    row = percent.decided or (percent.most if percent.raised else None) or percent.usual
    yield paragraph(f"Tỷ lệ {plain(percent.value)}%. Căn cứ: {as_cited(row.source)}.")
    if percent.raised and percent.decided is None:
        yield paragraph(
            f"Tỷ lệ cao hơn {plain(percent.usual.value)}% chỉ áp dụng khi cấp có thẩm quyền quyết định; "
            f"bảng Tham số chưa có dòng {percent.row} ghi quyết định đó, nên đây mới là tính thử."
        )


def _ways(names: Sequence[str], asked: Asked, percent: Percent) -> Iterator[str]:
    said = plain(percent.value)
    two = " Tỷ lệ tính trên số nào thì có hai cách hiểu:" if len(asked.bases) > 1 else ""
    yield paragraph(f"“Không vượt quá” thì so bằng số nguyên, không làm tròn lên.{two}")
    mean = {
        Base.GOOD_ONLY: f"chỉ tính người xếp “{names[1]}”, đúng câu chữ của điều khoản: 100 lần số xuất sắc "
        f"không quá {said} lần số tốt",
        Base.GOOD_AND_ABOVE: f"tính từ “{names[1]}” trở lên, kể cả xuất sắc: 100 lần số xuất sắc không quá "
        f"{said} lần tổng số tốt và xuất sắc",
    }
    for base in asked.bases:
        own = " (cơ quan đang áp dụng, theo tham số CO-SO-TY-LE)" if base is asked.own else ""
        yield item(f"{WAYS[base].capitalize()}{own}: {mean[base]}.")


def _share(share: Share, names: Sequence[str], asked: Asked, percent: Percent, noun: str) -> Iterator[str]:
    if not share.people:
        yield paragraph(f"Chưa có {noun} nào tính vào tỷ lệ.")
        return
    heard = ", ".join(f"{share.heard[by]} {HEARD[by]}" for by in Heard if share.heard[by])
    yield paragraph(f"{share.people} {noun} tính vào tỷ lệ{f' ({heard})' if heard else ''}.")
    counts = [f"“{name}” {count}" for name, count in zip(names, share.by_level, strict=True)]
    yield paragraph(f"Đang biết: {', '.join(counts)}.")
    highest, following = share.by_level[:2]
    beside = ((base, ceiling(following, percent.value, base)) for base in asked.bases)
    most = ", ".join(f"{_most(count)} theo {WAYS[base]}" for base, count in beside)
    yield item(f"Nếu số {noun} xếp tốt đúng là {following}: xuất sắc nhiều nhất {most}.")
    good = share.at_least_good
    among = _among(good, asked, percent)
    yield item(f"Nếu {good} {noun} từ tốt trở lên, kể cả xuất sắc: xuất sắc nhiều nhất {among}.")
    yield item(f"Đang biết {highest} {noun} xuất sắc: {_kept(share, asked, percent)}.")


def _kept(share: Share, asked: Asked, percent: Percent) -> str:
    """Whether those known at the highest level are too many, even if all still open come to stand second."""
    highest, following = share.by_level[:2]
    over = [base for base in asked.bases if exceeds(highest, following + share.open, percent.value, base)]
    now = [base for base in asked.bases if exceeds(highest, following, percent.value, base)]
    if over:
        return f"VƯỢT tỷ lệ theo {' và '.join(WAYS[base] for base in over)}"
    return f"chưa biết có vượt hay không, còn {share.open} chưa có mức" if now else "không vượt tỷ lệ"


def _most(count: int | None) -> str:
    return "không giới hạn" if count is None else str(count)


def _steps(share: Share, asked: Asked, percent: Percent) -> Iterator[str]:
    """The second question for fewer people at the second level or above, as far as the answer changes."""
    if not share.people:
        return
    yield paragraph("Số công chức từ tốt trở lên khác đi thì số xuất sắc nhiều nhất là:")
    answers = groupby(range(share.people, 0, -1), lambda people: _among(people, asked, percent))
    for most, counts in islice(answers, STEPS):
        last, *_, first = (*counts,) * 2
        yield item(f"{first if first == last else f'từ {first} đến {last}'} công chức: {most}.")


def _among(people: int, asked: Asked, percent: Percent) -> str:
    most = {base: ceiling_among(people, percent.value, base) for base in asked.bases}
    return ", ".join(f"{count} theo {WAYS[base]}" for base, count in most.items())


def _groups(allotment: Allotment, asked: Asked, percent: Percent) -> Iterator[str]:
    for group in allotment.groups:
        good = group.at_least_good
        yield item(
            f"{group.name}: {group.people} công chức, {good} từ tốt trở lên; xuất sắc nhiều nhất "
            f"{_among(good, asked, percent)}; đang biết {group.by_level[0]}, {_kept(group, asked, percent)}."
        )
    if not allotment.groups:
        yield paragraph("Bảng Phân công chưa ghi ‘Nhóm nhiệm vụ tương đồng’, nên chưa chia được theo nhóm.")
    elif allotment.ungrouped:
        ungrouped = f"{allotment.ungrouped} công chức trong số trên chưa ghi ‘Nhóm nhiệm vụ tương đồng’"
        yield paragraph(f"{ungrouped}, không tính ở đây.")


def _outside(allotment: Allotment) -> Iterator[str]:
    if not allotment.outside:
        yield paragraph("Không có ai.")
    for why, people in allotment.outside.items():
        named = first_few((f"{person.name} ({person.id})" for person in people), "người")
        yield item(f"{len(people)} người {WHY[why].removeprefix('người ')}: {named}.")
