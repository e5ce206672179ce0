"""Ways to put a small package wrong, each with the finding, the file, the row and the column."""

import json
import unicodedata

from tests.grids.test_workbook import one_sheet

DESCRIPTOR = "datapackage.json"


def missing_file(p):
    p.file("can_bo").unlink()


def empty_file(p):
    p.file("can_bo").write_bytes(b"")


def only_a_mark(p):
    p.file("can_bo").write_bytes(b"\xef\xbb\xbf\r\n;;;\r\n")


def missing_column(p):
    p.write("co_quan", [row[:3] + row[4:] for row in p.rows("co_quan")])


def add_column(p, *cells):
    p.write("can_bo", [[*row, cell] for row, cell in zip(p.rows("can_bo"), cells, strict=True)])


def extra_column(p):
    add_column(p, "ghi_chu", "a", "b", "c")


def untitled_column(p):
    add_column(p, "", "a", "", "")


def doubled_column(p):
    p.write("can_bo", [[*row, row[1]] for row in p.rows("can_bo")])


def doubled_by_its_title(p):
    p.write("can_bo", [[*row, "Họ và tên" if i == 0 else ""] for i, row in enumerate(p.rows("can_bo"))])


def title_above(p):
    p.file("can_bo").write_bytes(("DANH SÁCH CÁN BỘ,\n" + p.file("can_bo").read_text("utf-8")).encode())


def title_above_in_one_cell(p):
    text = p.file("can_bo").read_text("utf-8").replace(",", ";").replace("ma;ho_ten", "Mã;Họ và tên")
    p.file("can_bo").write_bytes(f"BAN MẪU, TỈNH MẪU\n\nDANH SÁCH, NĂM 2022\n{text}".encode("utf-8-sig"))


def blank_rows_above(p):
    p.file("phan_cong").write_bytes(b"\n,,,\n" + p.file("phan_cong").read_bytes())


def header_left_out(p):
    p.write("can_bo", p.rows("can_bo")[1:])


def header_of_another_table(p):
    p.write("noi_nhan", [["Điện thoại", "Phòng ban"]])


def short_row(p):
    p.line("phan_cong", 3, "PC-002,CB-002,P-THHC")


def long_row(p):
    p.line("can_bo", 3, "CB-002,Giàng, Thị Dợ,thừa")


def only_a_surplus_cell(p):
    p.write("can_bo", [*p.rows("can_bo"), ["", "", "thừa"]])


def bound_of_another_type(p):
    schema = p.schema("noi_nhan")
    schema["fields"][1]["constraints"]["minimum"] = "một"
    p.reshape("noi_nhan", schema)


def windows_1258(p):
    text = p.file("can_bo").read_text(encoding="utf-8")
    p.file("can_bo").write_bytes(b"".join(map(in_windows_1258, text)))


def in_windows_1258(letter):
    """Windows-1258 writes the tone apart, after a letter that keeps its shape."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    marks = unicodedata.normalize("NFD", letter)
    shape = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
    return (shape + "".join(mark for mark in marks if mark in tones)).encode("cp1258")


def in_place_of_letters(p, before, after):
    content = p.file("don_vi").read_bytes()
    p.file("don_vi").write_bytes(content.replace(before.encode(), after.encode("cp1252")))


def tcvn3(p):
    in_place_of_letters(p, "Tập thể lãnh đạo Ban", "Ban")
    in_place_of_letters(p, "Phòng Tổng hợp", "Phßng Tæng hîp c«ng")


def vni(p):
    in_place_of_letters(p, "Tập thể lãnh đạo Ban", "Ban")
    in_place_of_letters(p, "Phòng Tổng hợp", "Phoøng Toång hôïp")


def windows_1252(p):
    p.file("can_bo").write_bytes("ma,ho_ten\nCB-001,Lò V?n Hoà\nCB-002,D?\nCB-003,?inh\n".encode("cp1252"))


def utf16_without_a_mark(p):
    p.file("can_bo").write_bytes(p.file("can_bo").read_text(encoding="utf-8").encode("utf-16-le"))


def a_workbook(p):
    p.file("can_bo").write_bytes(one_sheet(*p.rows("can_bo")))


def lost_letters(p):
    p.cell("can_bo", 3, "ho_ten", "Gi?ng Th? D?")


def mojibake(p):
    p.cell("don_vi", 3, "ten", "Phòng".encode().decode("cp1252") + " Tá»•ng há»£p")


def open_quote(p):
    p.line("can_bo", 3, 'CB-002,"Giàng Thị Dợ')


def stray_quote(p):
    p.line("can_bo", 3, 'CB-002,"Giàng" Thị Dợ')


def duplicate_key(p):
    p.write("can_bo", [*p.rows("can_bo"), ["CB-001", "Lò Văn Hoà"]])


def duplicate_but_for_an_invisible_letter(p):
    p.write("can_bo", [*p.rows("can_bo"), ["CB-001\u200b", "Lò Văn Hòa"]])


def same_key_in_two_columns(p):
    p.write("tham_so", [*p.rows("tham_so"), p.rows("tham_so")[1]])


def unknown_unit(p):
    p.cell("phan_cong", 3, "don_vi", "P-THCH")


def unknown_unit_of_two(p):
    p.cell("phan_cong", 3, "don_vi", "P-X")
    p.cell("phan_cong", 4, "don_vi", "P-X")


def unknown_in_its_own_table(p):
    p.cell("don_vi", 3, "cap_tren", "BAN")


def impossible_date(p):
    p.cell("hoi_nghi", 2, "ngay", "31/02/2022")


def month_first(p):
    p.cell("hoi_nghi", 2, "ngay", "11/24/2022")


def no_date(p):
    p.cell("hoi_nghi", 2, "ngay", "cuối tháng")


def impossible_hour(p):
    p.cell("hoi_nghi", 3, "gio", "25:00")


def two_ways_to_read(p):
    p.cell("tham_so", 2, "gia_tri", "1.597")


def underscored(p):
    p.cell("ky_danh_gia", 2, "nam", "2_022")


def wide_digits(p):
    p.cell("ky_danh_gia", 2, "nam", "２０２２")


def not_a_number(p):
    p.cell("tham_so", 2, "gia_tri", "NaN")


def a_fraction(p):
    p.cell("hoi_nghi", 2, "co_mat", "5.0")


def below_zero(p):
    p.cell("hoi_nghi", 2, "co_mat", "-5")


def a_year_that_no_calendar_has(p):
    p.cell("ky_danh_gia", 2, "nam", "20226")


def not_in_the_list(p):
    p.cell("phan_cong", 3, "vai_tro", "A")


def neither_yes_nor_no(p):
    p.cell("phan_cong", 3, "chinh", "x")


def left_empty(p):
    p.cell("can_bo", 3, "ho_ten", " \u00a0")


def key_left_empty(p):
    p.cell("can_bo", 4, "ma", "")


def key_of_the_wrong_shape(p):
    p.write("can_bo", [*p.rows("can_bo"), ["cb 4", "Vàng A Sùng"]])


def key_in_use_left_empty(p):
    p.cell("can_bo", 3, "ma", "")


def key_in_use_misspelt(p):
    p.cell("can_bo", 3, "ma", "cb 002")


def key_in_use_without_its_zeros(p):
    p.cell("can_bo", 3, "ma", "cb 2")


def key_in_use_with_a_lost_letter(p):
    p.cell("don_vi", 3, "ma", "P-T?C")


def key_in_use_by_formula(p):
    p.cell("can_bo", 3, "ma", '="CB-"&A1')


def nul(p):
    p.cell("don_vi", 3, "ten", "Phòng\0Tổng hợp")


def escape(p):
    p.cell("don_vi", 3, "ten", "Phòng \x1b[31mTổng hợp")


def formula(p):
    p.cell("don_vi", 3, "ten", '=HYPERLINK("http://x.example","Phòng")')


def formula_in_a_number(p):
    p.cell("hoi_nghi", 2, "co_mat", "=1+1")


def formula_by_plus(p):
    p.cell("don_vi", 3, "ten", "+cmd|' /C calc'!A0")


def formula_of_digits(p):
    p.cell("can_bo", 3, "ho_ten", "-2+3")


def number_for_a_name(p):
    p.cell("can_bo", 3, "ho_ten", "+84912")


def formula_by_at(p):
    p.cell("don_vi", 3, "ten", "@SUM(A1:A9)")


def script(p):
    p.cell("don_vi", 3, "ten", "Phòng<script>alert(1)</script>")


def image(p):
    p.cell("don_vi", 3, "ten", "Phòng <img src=x onerror=alert(1)")


def five_megabytes(p):
    p.cell("don_vi", 3, "ten", "a" * 5_000_000)


def way_up(p):
    p.describe(path="../bi-mat.csv")


def way_up_for_windows(p):
    p.describe(path="data\\..\\..\\bi-mat.csv")


def absolute(p):
    p.describe(path="/etc/hostname")


def drive(p):
    p.describe(path="C:/bi-mat.csv")


def on_the_net(p):
    p.describe(path="http://127.0.0.1:9/co_quan.csv")


def schema_on_the_net(p):
    p.describe(schema="https://127.0.0.1:9/co_quan.json")


def schema_up(p):
    p.describe(schema="schemas/../../co_quan.json")


def no_path(p):
    p.describe(path=None)


def in_parts(p):
    p.describe(path=["data/co_quan.csv", "data/co_quan.csv"])


def no_schema(p):
    p.describe(schema=None)


def schema_file_gone(p):
    (p.folder / "schemas" / "co_quan.json").unlink()


def schema_broken(p):
    (p.folder / "schemas" / "co_quan.json").write_text('{"fields": [', encoding="utf-8")


def schema_without_columns(p):
    p.reshape("co_quan", {"fields": []})


def schema_with_an_unknown_type(p):
    schema = p.schema("noi_nhan")
    schema["fields"][2]["type"] = "chữ"
    p.reshape("noi_nhan", schema)


def schema_pointing_nowhere(p):
    schema = p.schema("noi_nhan")
    schema["foreignKeys"][1]["reference"]["resource"] = "phong_ban"
    p.reshape("noi_nhan", schema)


def schema_with_a_list_for_abbreviations(p):
    schema = p.schema("noi_nhan")
    schema["fields"][2]["congkhai:ky_hieu"] = ["QĐ"]
    p.reshape("noi_nhan", schema)


def schema_of_another(p):
    p.reshape("noi_nhan", p.schema("noi_nhan") | {"title": "Gửi ai"})


def data_by_a_link(p):
    p.file("co_quan").rename(p.root / "that.csv")
    p.file("co_quan").symlink_to(p.root / "that.csv")


def folder_by_a_link(p):
    (p.folder / "schemas").rename(p.root / "luoc-do")
    (p.folder / "schemas").symlink_to(p.root / "luoc-do")


def descriptor_by_a_link(p):
    (p.folder / DESCRIPTOR).rename(p.root / "that.json")
    (p.folder / DESCRIPTOR).symlink_to(p.root / "that.json")


def descriptor_broken(p):
    (p.folder / DESCRIPTOR).write_text('{"resources": [', encoding="utf-8")


def descriptor_of_another_kind(p):
    (p.folder / DESCRIPTOR).write_text("[]", encoding="utf-8")


def descriptor_in_utf16(p):
    (p.folder / DESCRIPTOR).write_text(json.dumps(p.descriptor()), encoding="utf-16")


def descriptor_with_a_mark(p):
    (p.folder / DESCRIPTOR).write_bytes(b"\xef\xbb\xbf" + (p.folder / DESCRIPTOR).read_bytes())


def descriptor_without_tables(p):
    (p.folder / DESCRIPTOR).write_text('{"name": "x"}', encoding="utf-8")


def table_named_twice(p):
    raw = p.descriptor()
    raw["resources"].append(raw["resources"][0])
    (p.folder / DESCRIPTOR).write_text(json.dumps(raw), encoding="utf-8")


def sample_mark_in_quotes(p):
    raw = p.descriptor() | {"congkhai:minh_hoa": "true"}
    (p.folder / DESCRIPTOR).write_text(json.dumps(raw), encoding="utf-8")


def table_left_out(p):
    raw = p.descriptor()
    raw["resources"] = [r for r in raw["resources"] if r["name"] != "kien_nghi"]
    (p.folder / DESCRIPTOR).write_text(json.dumps(raw), encoding="utf-8")


CO_QUAN, CAN_BO, DON_VI = "data/co_quan.csv", "data/can_bo.csv", "data/don_vi.csv"
PHAN_CONG, HOI_NGHI, THAM_SO = "data/phan_cong.csv", "data/hoi_nghi.csv", "data/tham_so.csv"
FAULTS = [
    (missing_file, "thieu-tep", CAN_BO, None, None),
    (empty_file, "tep-rong", CAN_BO, None, None),
    (only_a_mark, "tep-rong", CAN_BO, None, None),
    (missing_column, "thieu-cot", CO_QUAN, 1, "cap_tren"),
    (extra_column, "thua-cot", CAN_BO, 1, "ghi_chu"),
    (untitled_column, "thua-cot", CAN_BO, 1, "C"),
    (doubled_column, "trung-cot", CAN_BO, 1, "ho_ten"),
    (doubled_by_its_title, "trung-cot", CAN_BO, 1, "ho_ten"),
    (title_above, "tieu-de-o-duoi", CAN_BO, 2, None),
    (title_above_in_one_cell, "tieu-de-o-duoi", CAN_BO, 4, None),
    (blank_rows_above, "tieu-de-o-duoi", PHAN_CONG, 3, None),
    (header_left_out, "khong-thay-tieu-de", CAN_BO, 1, None),
    (header_of_another_table, "khong-thay-tieu-de", "data/noi_nhan.csv", 1, None),
    (short_row, "dong-ngan", PHAN_CONG, 3, "chuc_vu"),
    (long_row, "dong-dai", CAN_BO, 3, None),
    (only_a_surplus_cell, "dong-dai", CAN_BO, 5, None),
    (windows_1258, "ma-hoa-la", CAN_BO, 2, None),
    (tcvn3, "ma-hoa-la", DON_VI, 3, None),
    (vni, "ma-hoa-la", DON_VI, 3, None),
    (windows_1252, "ma-hoa-la", CAN_BO, 2, None),
    (utf16_without_a_mark, "ma-hoa-la", CAN_BO, 1, None),
    (a_workbook, "khong-phai-csv", CAN_BO, None, None),
    (lost_letters, "chu-bi-mat", CAN_BO, 3, "ho_ten"),
    (mojibake, "chu-sai-bang-ma", DON_VI, 3, "ten"),
    (open_quote, "ngoac-kep-hong", CAN_BO, 3, None),
    (stray_quote, "ngoac-kep-hong", CAN_BO, 3, None),
    (duplicate_key, "trung-khoa", CAN_BO, 5, "ma"),
    (duplicate_but_for_an_invisible_letter, "trung-khoa", CAN_BO, 5, "ma"),
    (same_key_in_two_columns, "trung-khoa", THAM_SO, 3, "ma"),
    (unknown_unit, "khong-thay-khoa", PHAN_CONG, 3, "don_vi"),
    (unknown_unit_of_two, "khong-thay-khoa", PHAN_CONG, 3, "don_vi"),
    (unknown_in_its_own_table, "khong-thay-khoa", DON_VI, 3, "cap_tren"),
    (impossible_date, "ngay-khong-doc-duoc", HOI_NGHI, 2, "ngay"),
    (month_first, "ngay-khong-doc-duoc", HOI_NGHI, 2, "ngay"),
    (no_date, "ngay-khong-doc-duoc", HOI_NGHI, 2, "ngay"),
    (impossible_hour, "gio-khong-doc-duoc", HOI_NGHI, 3, "gio"),
    (two_ways_to_read, "so-khong-doc-duoc", THAM_SO, 2, "gia_tri"),
    (underscored, "so-khong-doc-duoc", "data/ky_danh_gia.csv", 2, "nam"),
    (wide_digits, "so-khong-doc-duoc", "data/ky_danh_gia.csv", 2, "nam"),
    (not_a_number, "so-khong-doc-duoc", THAM_SO, 2, "gia_tri"),
    (a_fraction, "so-khong-doc-duoc", HOI_NGHI, 2, "co_mat"),
    (below_zero, "ngoai-khoang", HOI_NGHI, 2, "co_mat"),
    (a_year_that_no_calendar_has, "ngoai-khoang", "data/ky_danh_gia.csv", 2, "nam"),
    (not_in_the_list, "khong-co-trong-danh-sach", PHAN_CONG, 3, "vai_tro"),
    (neither_yes_nor_no, "khong-co-trong-danh-sach", PHAN_CONG, 3, "chinh"),
    (left_empty, "thieu-gia-tri", CAN_BO, 3, "ho_ten"),
    (key_of_the_wrong_shape, "sai-dang", CAN_BO, 5, "ma"),
    (key_in_use_left_empty, "thieu-gia-tri", CAN_BO, 3, "ma"),
    (key_in_use_misspelt, "sai-dang", CAN_BO, 3, "ma"),
    (key_in_use_without_its_zeros, "sai-dang", CAN_BO, 3, "ma"),
    (key_in_use_by_formula, "o-cong-thuc", CAN_BO, 3, "ma"),
    (key_in_use_with_a_lost_letter, "chu-bi-mat", DON_VI, 3, "ma"),
    (nul, "ky-tu-dieu-khien", DON_VI, 3, "ten"),
    (escape, "ky-tu-dieu-khien", DON_VI, 3, "ten"),
    (formula, "o-cong-thuc", DON_VI, 3, "ten"),
    (formula_in_a_number, "o-cong-thuc", HOI_NGHI, 2, "co_mat"),
    (formula_by_plus, "o-cong-thuc", DON_VI, 3, "ten"),
    (formula_of_digits, "o-cong-thuc", CAN_BO, 3, "ho_ten"),
    (number_for_a_name, "o-cong-thuc", CAN_BO, 3, "ho_ten"),
    (formula_by_at, "o-cong-thuc", DON_VI, 3, "ten"),
    (script, "o-co-the-html", DON_VI, 3, "ten"),
    (image, "o-co-the-html", DON_VI, 3, "ten"),
    (five_megabytes, "o-qua-dai", DON_VI, 3, "ten"),
    (way_up, "duong-dan-la", DESCRIPTOR, None, None),
    (way_up_for_windows, "duong-dan-la", DESCRIPTOR, None, None),
    (absolute, "duong-dan-la", DESCRIPTOR, None, None),
    (drive, "duong-dan-la", DESCRIPTOR, None, None),
    (on_the_net, "duong-dan-la", DESCRIPTOR, None, None),
    (schema_on_the_net, "duong-dan-la", DESCRIPTOR, None, None),
    (schema_up, "duong-dan-la", DESCRIPTOR, None, None),
    (no_path, "duong-dan-la", DESCRIPTOR, None, None),
    (in_parts, "duong-dan-la", DESCRIPTOR, None, None),
    (no_schema, "thieu-luoc-do", DESCRIPTOR, None, None),
    (schema_file_gone, "thieu-luoc-do", "schemas/co_quan.json", None, None),
    (schema_broken, "luoc-do-hong", "schemas/co_quan.json", 1, None),
    (schema_without_columns, "luoc-do-hong", "schemas/co_quan.json", 1, None),
    (data_by_a_link, "lien-ket-tuong-trung", CO_QUAN, None, None),
    (folder_by_a_link, "lien-ket-tuong-trung", "schemas", None, None),
    (descriptor_by_a_link, "lien-ket-tuong-trung", DESCRIPTOR, None, None),
    (descriptor_broken, "goi-hong", DESCRIPTOR, 1, None),
    (descriptor_of_another_kind, "goi-hong", DESCRIPTOR, None, None),
    (descriptor_in_utf16, "goi-hong", DESCRIPTOR, None, None),
    (descriptor_without_tables, "goi-hong", DESCRIPTOR, None, None),
    (table_named_twice, "goi-hong", DESCRIPTOR, 1, None),
    (descriptor_with_a_mark, "goi-co-bom", DESCRIPTOR, None, None),
    (sample_mark_in_quotes, "dau-minh-hoa-sai", DESCRIPTOR, 1, None),
    (table_left_out, "thieu-bang", DESCRIPTOR, None, None),
    (schema_with_a_list_for_abbreviations, "luoc-do-hong", "schemas/noi_nhan.json", 1, "ten"),
    (schema_of_another, "luoc-do-khac", "schemas/noi_nhan.json", None, None),
]
