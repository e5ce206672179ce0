"""A dossier is written on the form for the position of whom it is about."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.review_places import PersonKind, forms_given, kinds, rows_with_form
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.forms import DossierKind
from congkhai.model.plan import ReviewPlace
from congkhai.rules.rule import Findings, Rule, unless
from congkhai.text.phrases import inside

WRONG_FORM = Kind(
    code="sai-bieu-mau",
    message="Hồ sơ của {bearer} dùng {used}; {who} phải dùng {wanted}.",
    remedy=(
        "Nếu ghi nhầm thì sửa ô ‘Biểu mẫu’; nếu đúng là dùng mẫu khác thì trả lại để làm theo mẫu đúng, nhận "
        "lại thì sửa ‘Biểu mẫu’, ‘Ngày nộp’ ở dòng này."
    ),
)
FORM_UNKNOWN = Kind(
    code="chua-ghi-bieu-mau",
    message="Hồ sơ của {bearer} chưa ghi dùng mẫu nào; {who} phải dùng {wanted}.",
    remedy="Xem hồ sơ đã nhận và ghi mẫu đã dùng ở ô ‘Biểu mẫu’.",
)
ON_A_FORM = (DossierKind.SELF_REVIEW, DossierKind.RATING_FORM)


def right_form(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Self-reviews and rating forms are on a form of their kind of person (plan 2022, II.4.2a, IV.3).

    Which form is whose is what the office filled in (`noi_kiem_diem.bieu_mau`); kinds without one are free.
    The form of party members in general holds for whom no other row has one. A rating form may be one that
    the office gave to nobody in particular, such as Mẫu 02 of NĐ 335/2025, but not another kind's.
    """
    configured = forms_given(cycle)
    given = {row.form for rows in configured.values() for row in rows}
    known: dict[frozenset[PersonKind], list[ReviewPlace]] = {}
    for dossier in cycle.dossiers if configured else ():
        common = dossier.kind is DossierKind.RATING_FORM and dossier.form not in given
        if dossier.kind not in ON_A_FORM or dossier.official is None or common:
            continue
        post = agency.post(dossier.official, cycle.last_day)
        of = kinds(agency, post, cycle.last_day) if post else frozenset()
        rows = known.get(of) or known.setdefault(of, rows_with_form(of, configured))
        wanted = {row.form.id: row.form.name for row in rows if row.form}
        if wanted and (dossier.form is None or dossier.form.id not in wanted):
            kind = WRONG_FORM if dossier.form else FORM_UNKNOWN
            yield kind.at(
                at(dossier, "form"),
                used=dossier.form.name if dossier.form else "",
                who=" và ".join(dict.fromkeys(inside(row.kind_name) for row in rows)),
                wanted=" hoặc ".join(wanted.values()),
            )


RULE = Rule(
    code="dung-bieu-mau",
    title="Bản tự kiểm điểm, phiếu xếp loại dùng đúng mẫu của từng loại đối tượng",
    check=right_form,
    passes="Trưởng phòng viết bản tự kiểm điểm theo mẫu dùng cho lãnh đạo, quản lý: đúng mẫu.",
    fails="Chuyên viên viết bản tự kiểm điểm theo mẫu dùng cho lãnh đạo, quản lý: sai mẫu.",
    lacks=unless(
        lambda agency, cycle: forms_given(cycle),
        "bảng Nơi kiểm điểm chưa ghi biểu mẫu của loại đối tượng nào",
    ),
)
