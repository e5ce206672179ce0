"""What a form is called on paper, and who signs it where."""

from collections.abc import Mapping
from typing import Final

from congkhai.model.forms import DossierKind
from congkhai.model.plan import Form
from congkhai.value import Value


class Signed(Value, kw_only=False):
    """The two places to sign: who fills the form in on the left, who has the power on the right."""

    left: str
    right: str


#: Below each place to sign, as in Mẫu số 01 and Mẫu số 02.
HOW_TO_SIGN: Final = "(Ký tên, ghi rõ họ tên)"
# The first two as in NĐ 335/2025, Phụ lục II, Mẫu số 01 and Mẫu số 02; the others, for which no model is
# known, on the same sides.
_PERIOD: Final = Signed("Công chức tự đánh giá", "Cấp có thẩm quyền theo dõi, đánh giá")
_YEAR: Final = Signed("Công chức tự xếp loại", "Cấp có thẩm quyền xếp loại")
_USUAL: Final = Signed("Người lập", "Cấp có thẩm quyền")
_SIGNED: Final[Mapping[DossierKind, Signed]] = {
    DossierKind.PERIOD_FORM: _PERIOD,
    DossierKind.RATING_FORM: _YEAR,
    DossierKind.SELF_REVIEW: Signed("Người tự kiểm điểm", "Cấp có thẩm quyền"),
    DossierKind.SELF_SCORE: Signed("Người tự chấm điểm", "Cấp có thẩm quyền"),
    DossierKind.MINUTES: Signed("Thư ký", "Chủ trì"),
    DossierKind.UNIT_ASSESSMENT: Signed("Người đứng đầu đơn vị", "Cấp có thẩm quyền"),
    DossierKind.OPINION: Signed("Người ghi ý kiến", "Nơi cho ý kiến"),
    DossierKind.APPRAISAL: Signed("Người lập phiếu", "Hội đồng thẩm định"),
    DossierKind.SUGGESTION: Signed("Người được gợi ý", "Cấp có thẩm quyền"),
    DossierKind.PETITION: Signed("Người kiến nghị", "Cấp có thẩm quyền giải quyết"),
}
#: The title that the law gives a form that the plan calls by a number alone.
_TITLES: Final[Mapping[DossierKind, str]] = {
    DossierKind.PERIOD_FORM: "Phiếu theo dõi, đánh giá công chức",
    DossierKind.RATING_FORM: "Phiếu xếp loại chất lượng công chức",
}
#: How the column is called in which somebody scores himself; the first as in Mẫu số 01.
_GIVEN: Final[Mapping[DossierKind, str]] = {
    DossierKind.PERIOD_FORM: "Điểm do cá nhân tự chấm",
    DossierKind.SELF_SCORE: "Điểm do cá nhân tự chấm",
}


def points_given(form: Form) -> str:
    """How the column of points is called in a table of criteria."""
    return _GIVEN.get(form.dossier, "Điểm") if form.dossier else "Điểm"


def signed(form: Form) -> Signed:
    """Who signs a form where."""
    return _SIGNED.get(form.dossier, _USUAL) if form.dossier else _USUAL


def title_and_number(form: Form) -> tuple[str, str]:
    """What a form is called, and its number ("Mẫu số 01"), "" where its name is no number."""
    title = _TITLES.get(form.dossier) if form.dossier else None
    return (title, form.name) if title and form.name.startswith("Mẫu") else (form.name, "")


def heading(form: Form) -> str:
    """What a form is called, in one line: "Phiếu xếp loại chất lượng công chức (Mẫu số 02)"."""
    title, number = title_and_number(form)
    return f"{title} ({number})" if number else title
