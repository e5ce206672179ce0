"""When a field is asked: whether that can still change while its part is filled in, and in words."""

from typing import Final

from congkhai.forms.definition import Definition, Item
from congkhai.model.forms import Writer
from congkhai.notation.formula import Answer, Chain, Formula, Text

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
        return self._of_one_answer(item.relevant) or _ELSE.format(names=self._names(item.relevant))

    def _of_one_answer(self, formula: Formula) -> str:
        match formula.tree:
            case Chain(Answer(name), (("=", Text(id)),)) if name in self._by_name:
                asked = self._by_name[name]
                option = asked.option(id)
                return f"Chỉ ghi mục này khi mục ‘{asked.label}’ là “{option.name if option else id}”."
        return ""

    def _names(self, formula: Formula) -> str:
        labels = (self._by_name[one].label for one in sorted(formula.names) if one in self._by_name)
        return ", ".join(f"‘{one}’" for one in labels)
