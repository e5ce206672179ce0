"""`van_ban`, `bo_quy_dinh`, `muc_xep_loai`, `tham_so`, `quy_tac`, `ngay_nghi`."""

from collections.abc import Mapping
from decimal import Decimal

from congkhai.findings import Severity
from congkhai.model.law import (
    Criterion,
    Document,
    Holiday,
    Level,
    Parameter,
    RuleRow,
    RuleSet,
    Source,
)
from congkhai.records.cells import Row, rows
from congkhai.records.schema import labels
from congkhai.tables.table import Tables
from congkhai.text.fold import same_key

NOT_SECRET = "khong"
SEVERITIES = {"loi": Severity.ERROR, "canh_bao": Severity.WARNING, "thong_tin": Severity.INFO}


def documents(tables: Tables) -> dict[str, Document]:
    """Documents by id."""
    kinds = labels(tables, "van_ban", "loai")
    return {
        row.text("ma"): Document(
            place=row.place,
            id=row.text("ma"),
            number=row.text("so_ky_hieu"),
            printed=tuple(part.strip() for part in row.text("so_nhu_in").split("|") if part.strip()),
            kind=row.text("loai"),
            kind_name=kinds.get(row.text("loai"), row.text("loai")),
            issuer=row.text("co_quan_ban_hanh"),
            issued=row.day("ngay_ban_hanh"),
            subject=row.text("trich_yeu"),
            valid_from=row.day("hieu_luc_tu"),
            valid_to=row.day("hieu_luc_den"),
            signer=row.text("nguoi_ky"),
            signer_title=row.text("chuc_danh_ky"),
            replaces=row.link("thay_the"),
            file=row.text("tep"),
            sha256=row.text("sha256"),
            secrecy="" if row.text("do_mat") == NOT_SECRET else row.text("do_mat"),
            validity_source=row.text("nguon_hieu_luc"),
        )
        for row in rows(tables, "van_ban")
    }


def _source(row: Row, papers: Mapping[str, Document]) -> Source:
    return Source(
        document=row.find("van_ban", papers),
        article=row.text("dieu_khoan"),
        compared=row.text("doi_chieu") == "da_doi_chieu",
    )


def rule_sets(tables: Tables, papers: Mapping[str, Document]) -> dict[str, RuleSet]:
    """Rule sets by id, each with its levels, highest first."""
    levels: dict[str, list[Level]] = {}
    for row in rows(tables, "muc_xep_loai"):
        level = Level(
            id=row.text("ma"),
            name=row.text("ten"),
            rank=row.whole("thu_tu") or 0,
            source=_source(row, papers),
            least=row.number("diem_tu"),
            below=row.number("diem_duoi"),
        )
        levels.setdefault(row.text("bo_quy_dinh"), []).append(level)
    return {
        row.text("ma"): RuleSet(
            id=row.text("ma"),
            name=row.text("ten"),
            subject=row.text("doi_tuong"),
            first_year=row.whole("tu_nam") or 0,
            last_year=row.whole("den_nam"),
            source=_source(row, papers),
            levels=tuple(sorted(levels.get(row.text("ma"), ()), key=lambda level: level.rank)),
        )
        for row in rows(tables, "bo_quy_dinh")
    }


def spellings(tables: Tables) -> dict[str, str]:
    """Level ids by the spellings taken for them: the level's name, and the other names its row lists.

    A spelling that two rule sets give to different levels stands for none.
    """
    known: dict[str, set[str]] = {}
    for row in rows(tables, "muc_xep_loai"):
        for name in (row.text("ten"), *row.text("ten_khac").split("|")):
            if name.strip():
                known.setdefault(same_key(name), set()).add(row.text("ma"))
    return {spelling: ids.pop() for spelling, ids in known.items() if len(ids) == 1}


def criteria(tables: Tables, papers: Mapping[str, Document]) -> tuple[Criterion, ...]:
    """Groups of criteria and their criteria."""
    return tuple(
        Criterion(
            place=row.place,
            id=row.text("ma"),
            rule_set=row.text("bo_quy_dinh"),
            group=row.link("thuoc"),
            order=row.whole("thu_tu") or 0,
            name=row.text("ten"),
            most=row.number("diem_toi_da") or Decimal(0),
            source=_source(row, papers),
        )
        for row in rows(tables, "tieu_chi")
    )


def parameters(tables: Tables, papers: Mapping[str, Document]) -> tuple[Parameter, ...]:
    """Thresholds, quotas, numbers of days."""
    return tuple(
        Parameter(
            place=row.place,
            id=row.text("ma"),
            name=row.text("ten"),
            value=row.number("gia_tri") or Decimal(0),
            text=row.text("gia_tri_chu"),
            unit=row.text("don_vi_tinh"),
            note=row.text("ghi_chu"),
            first_year=row.whole("tu_nam") or 0,
            last_year=row.whole("den_nam"),
            source=_source(row, papers),
        )
        for row in rows(tables, "tham_so")
    )


def rules(tables: Tables, papers: Mapping[str, Document]) -> tuple[RuleRow, ...]:
    """The switches of the rules."""
    return tuple(
        RuleRow(
            place=row.place,
            code=row.text("ma"),
            name=row.text("ten"),
            severity=SEVERITIES[row.text("muc_do")],
            on=row.flag("bat"),
            first_year=row.whole("tu_nam") or 0,
            last_year=row.whole("den_nam"),
            source=_source(row, papers),
        )
        for row in rows(tables, "quy_tac")
    )


def holidays(tables: Tables) -> tuple[Holiday, ...]:
    """Days off and worked Saturdays."""
    return tuple(
        Holiday(
            day=day,
            off=row.text("loai") == "nghi",
            name=row.text("ten"),
            confirmed=row.text("trang_thai") == "chinh_thuc",
            source=row.text("nguon"),
        )
        for row in rows(tables, "ngay_nghi")
        if (day := row.day("ngay"))
    )
