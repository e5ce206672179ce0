"""`can_cu`, `bieu_mau`, `cong_viec`, `noi_kiem_diem`, `noi_nhan` of one cycle."""

from collections.abc import Iterator, Mapping

from congkhai.findings import Finding
from congkhai.model.law import Document
from congkhai.model.plan import Citation, Due, Form, Recipient, ReviewPlace, Step, Task
from congkhai.model.structure import Unit
from congkhai.records.cells import Row, rows
from congkhai.records.kinds import DUE_WITHOUT_DATE, RELATIVE_WITHOUT_TASK
from congkhai.records.schema import labels
from congkhai.tables.table import Tables


def of_cycle(tables: Tables, table: str, cycle: str) -> Iterator[Row]:
    """The rows of a table that belong to one cycle."""
    return (row for row in rows(tables, table) if row.text("ky") == cycle)


def citations(tables: Tables, cycle: str, papers: Mapping[str, Document]) -> tuple[Citation, ...]:
    """What the plan rests on and cites, in its order."""
    made = [
        Citation(
            place=row.place,
            order=row.whole("thu_tu") or 0,
            document=papers[row.text("van_ban")],
            clause=row.text("dieu_khoan"),
            purpose=row.text("noi_dung"),
        )
        for row in of_cycle(tables, "can_cu", cycle)
    ]
    return tuple(sorted(made, key=lambda citation: citation.order))


def forms(tables: Tables, cycle: str) -> dict[str, Form]:
    """The forms the plan names, by id, in its order."""
    made = [
        Form(
            id=row.text("ma"),
            order=row.whole("thu_tu") or 0,
            name=row.text("ten"),
            said=row.text("ke_hoach_noi"),
            used_by=row.text("dung_cho"),
            clause=row.text("dieu_khoan"),
            file=row.text("tep"),
            place=row.place,
        )
        for row in of_cycle(tables, "bieu_mau", cycle)
    ]
    return {form.id: form for form in sorted(made, key=lambda form: form.order)}


def tasks(
    tables: Tables,
    cycle: str,
    bodies: Mapping[str, Unit],
    templates: Mapping[str, Form],
    papers: Mapping[str, Document],
) -> tuple[Task, ...]:
    """The duties of the plan in its order."""
    made = [
        Task(
            place=row.place,
            id=row.text("ma"),
            order=row.whole("thu_tu") or 0,
            name=row.text("ten"),
            detail=row.text("dien_giai"),
            who=row.text("ai"),
            unit=row.find("don_vi", bodies),
            product=row.text("san_pham"),
            due=Due(row.text("loai_han")),
            date=row.day("han"),
            days=row.whole("so_ngay"),
            before=row.link("truoc_viec"),
            after=row.link("sau_viec"),
            recipient=row.text("gui"),
            form=row.find("bieu_mau", templates),
            clause=row.text("dieu_khoan"),
            step=Step(row.text("buoc")) if row.text("buoc") else None,
            draft=row.flag("du_thao"),
            finished=row.day("ngay_xong"),
            outcome=row.find("ket_qua", papers),
        )
        for row in of_cycle(tables, "cong_viec", cycle)
    ]
    return tuple(sorted(made, key=lambda task: task.order))


def task_faults(tables: Tables, made: tuple[Task, ...]) -> Iterator[Finding]:
    """Tasks whose kind of time limit lacks what it needs."""
    names = labels(tables, "cong_viec", "loai_han")
    for task in made:
        if task.due in (Due.BEFORE, Due.AT_LATEST) and task.date is None:
            place = task.place.cell("han", "Hạn như ghi", "")
            yield DUE_WITHOUT_DATE.at(place, task=task.name, due=names.get(task.due, task.due))
        if task.due is Due.RELATIVE and (task.before is None or not task.days):
            place = task.place.cell("truoc_viec", "Trước việc", task.before or "")
            yield RELATIVE_WITHOUT_TASK.at(place, task=task.name)


def places(
    tables: Tables, cycle: str, bodies: Mapping[str, Unit], templates: Mapping[str, Form]
) -> tuple[ReviewPlace, ...]:
    """Who is reviewed where, by kind of person."""
    made = [
        ReviewPlace(
            place=row.place,
            id=row.text("ma"),
            order=row.whole("thu_tu") or 0,
            kind=row.text("doi_tuong"),
            kind_name=row.text("ten_doi_tuong"),
            unit=row.find("don_vi", bodies),
            where=row.text("noi"),
            manner=row.text("cach_thuc"),
            form=row.find("bieu_mau", templates),
            clause=row.text("dieu_khoan"),
        )
        for row in of_cycle(tables, "noi_kiem_diem", cycle)
    ]
    return tuple(sorted(made, key=lambda place: place.order))


def recipients(tables: Tables, cycle: str, bodies: Mapping[str, Unit]) -> tuple[Recipient, ...]:
    """The recipients of the plan in its order."""
    made = [
        Recipient(order=row.whole("thu_tu") or 0, name=row.text("ten"), unit=row.find("don_vi", bodies))
        for row in of_cycle(tables, "noi_nhan", cycle)
    ]
    return tuple(sorted(made, key=lambda recipient: recipient.order))
