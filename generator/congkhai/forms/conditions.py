"""When a field is asked: whether that can still change while its part is filled in, and in words."""

from collections.abc import Mapping
from typing import Final

from congkhai.forms.definition import Definition, Item
from congkhai.model.forms import Writer
from congkhai.notation.formula import Answer, Call, Chain, Formula, Number, Text, Tree

_ELSE: Final = "Chỉ ghi mục này nếu câu trả lời ở mục {names} đòi hỏi."


class Conditions:
    """What the conditions of a form's fields rest on, for one writer."""

    def __init__(self, definition: Definition, writer: Writer) -> None:
        self._by_name, self._writer = definition.by_name, writer
        self._rests: dict[str, bool] = {}

    def open(self, item: Item) -> bool:
        """Whether an answer that the writer still gives decides if the field is asked."""
        return item.relevant is not None and any(map(self._answered, item.relevant.names))

    def _answered(self, name: str) -> bool:
        """Whether the writer gives the answer, or one that it is computed from or shown by."""
        item = self._by_name.get(name)
        if item is None:
            return False
        if name not in self._rests:
            self._rests[name] = False
            formulas = [one for one in (item.calculation, item.relevant) if one]
            own = item.typed and item.row.writer is self._writer
            self._rests[name] = own or any(self._answered(one) for each in formulas for one in each.names)
        return self._rests[name]

    def in_words(self, item: Item) -> str:
        """When the field is asked, as a sentence; "" where that is settled."""
        if item.relevant is None or not self.open(item):
            return ""
        if when := when_asked(self._by_name, item.relevant):
            return f"Chỉ ghi mục này khi {when}."
        return _ELSE.format(names=self._names(item.relevant))

    def _names(self, formula: Formula) -> str:
        labels = (self._by_name[one].label for one in sorted(formula.names) if one in self._by_name)
        return ", ".join(f"‘{one}’" for one in labels)


def when_asked(by_name: Mapping[str, Item], formula: Formula | None) -> str:
    """A condition in words, after "khi"; "" where it cannot be said plainly."""
    if formula is None:
        return ""
    match formula.tree:
        case Chain(first, steps) if steps and all(operator == "and" for operator, _ in steps):
            parts = [_clause(by_name, one) for one in (first, *(one for _, one in steps))]
        case tree:
            parts = [_clause(by_name, tree)]
    return " và ".join(parts) if all(parts) else ""


def _clause(by_name: Mapping[str, Item], tree: Tree) -> str:
    match tree:
        case Chain(Answer(name), (("=", Text(id)),)) if name in by_name:
            return f"mục ‘{by_name[name].label}’ là “{_option(by_name[name], id)}”"
        case Call("selected", (Answer(name), Text(id))) if name in by_name:
            return f"ở mục ‘{by_name[name].label}’ có chọn “{_option(by_name[name], id)}”"
        case Chain(Call("count-selected", (Answer(name),)), (("<", Number(most)),)) if name in by_name:
            return f"ở mục ‘{by_name[name].label}’ chọn ít hơn {most} dòng"
        case Chain(Call("string-length", (Answer(name),)), ((">", Number(0)),)) if name in by_name:
            return f"đã ghi mục ‘{by_name[name].label}’"
    return ""


def _option(item: Item, id: str) -> str:
    option = item.option(id)
    return option.name if option else id
