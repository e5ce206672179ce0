"""A form that no agency has yet: rows that the writer adds, a group without a name, conditions of rows."""

from congkhai.forms.blank import Blank, Head
from congkhai.forms.definition import Definition, Option
from congkhai.forms.laid_out import laid_out
from congkhai.model.forms import FieldKind, FormField, Writer
from congkhai.value import replace
from tests.forms.blanks import blanks
from tests.packages.story import office

ROWS = (
    (FieldKind.GROUP, "", "Việc đã làm", {"relevant": "${co_viec} = 'co'"}),
    (FieldKind.NOTE, "", "Ghi từng việc một dòng.", {}),
    (FieldKind.REPEAT, "viec", "Các việc", {}),
    (FieldKind.TEXT, "ten_viec", "Tên việc", {"required": True}),
    (FieldKind.WHOLE, "so_lan", "Số lần", {"constraint": ". >= 1 and . <= 20"}),
    (FieldKind.DAY, "ngay_xong", "Ngày xong", {"relevant": "${so_lan} > 2"}),
    (FieldKind.HOUR, "gio_xong", "Giờ xong", {}),
    (FieldKind.END_REPEAT, "", "", {}),
    (FieldKind.COMPUTED, "tong_lan", "Tổng số lần", {"calculation": "sum(${so_lan})"}),
    (FieldKind.COMPUTED, "so_viec", "Số việc", {"calculation": "count(${ten_viec})"}),
    (FieldKind.END_GROUP, "", "", {}),
    (FieldKind.TEXT, "ly_do", "Lý do", {"relevant": "${so_viec} = 0", "required": True}),
)


def repeated() -> Blank:
    """The blank of that form."""
    like = blanks()["2022-KN-nguoi_lap"]
    pattern = like.definition.by_name["noi_dung"].row
    asked: list[FormField] = [
        *(
            replace(
                pattern,
                **{
                    **{
                        "order": at,
                        "kind": kind,
                        "name": name,
                        "label": label,
                        "hint": "",
                        "required": False,
                    },
                    **{"constraint": "", "target": "", **said},
                },
            )
            for at, (kind, name, label, said) in enumerate(ROWS, 2)
        )
    ]
    first = replace(
        pattern,
        order=1,
        kind=FieldKind.ONE_OF,
        name="co_viec",
        label="Có việc",
        list="co_khong",
        constraint="",
    )
    agency = office()
    made = laid_out(agency, agency.cycles[-1], [first, *asked])
    assert made.findings == []
    definition = Definition(form=like.definition.form, cycle=agency.cycles[-1], items=made.items)
    assert definition.by_name["co_viec"].options == (Option("co", "Có"), Option("khong", "Không"))
    head = Head(
        form="KN",
        cycle="KY-2026",
        version=definition.version,
        subject="CB-01",
        period="",
        writer=Writer.AUTHOR,
    )
    return replace(like, definition=definition, head=head, known={}, draft={})
