"""Every route of the intake with right and absurd addresses and forms: no fault, and the usual headers."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.intake_client import Client

pytestmark = pytest.mark.slow

ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Server": "congkhai",
    "Cross-Origin-Opener-Policy": "same-origin",
}

ROUTES = (
    *("/", "/vao/{}", "/vao", "/thiet-bi", "/xac-nhan", "/tinh/{}", "/hang-doi", "/hang-doi/{}", "/ban-giay"),
    *(
        "/phieu/{}/{}/{}/{}",
        "/phieu/{}/{}/{}/{}/nhap",
        "/phieu/{}/{}/{}/{}/tep.html",
        "/phieu/{}/{}/{}/{}/tep.xlsx",
    ),
    *("/bien-nhan/{}", "/bien-nhan/{}/tep", "/bien-nhan/{}/noi-dung", "/ho-so/{}", "/bien-nhan/{}/kem/{}"),
)
#: Parts of addresses: right ones, and what might lead somewhere else.
PARTS = st.one_of(
    st.sampled_from(
        [
            "M-335-01",
            "KN",
            "BB-HN",
            "CB-010",
            "CB-018",
            "thang-11",
            "-",
            "nguoi_lap",
            "thu_ky",
            "1",
            "0",
            "all",
            "9" * 20,
            "9" * 5000,
            "-1",
            "1.5",
            "%31",
            "%2e%2e",
            "..",
            "%00",
            "%0d%0aX:%20y",
            "%ff",
            "%f0%9f%98%80",
            "trang.css",
            "%2Fetc%2Fpasswd",
            "a" * 3000,
            "%E1%BB%87",
            "nhap",
            "tep.html",
            "waiting",
            "%ed%a0%80",
        ]
    ),
    st.text(
        st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#?"), min_size=1, max_size=9
    ),
)
FIELDS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "viec",
                "ma",
                "truoc",
                "phien",
                "so",
                "may",
                "ly_do",
                "ghi_chu",
                "ma_xac_nhan",
                "lien_ket",
                "f.uu_diem",
                "f.tc_1_1",
                "f.noi_dung",
                "f.doi_tuong.1.muc_1",
                "f.doi_tuong.999.muc_1",
                "het",
                "f.",
                "f.x.y.z",
            ]
        ),
        st.one_of(
            st.sampled_from(["nop", "luu", "nhan", "tra", "ghi", "1", "9" * 30, ""]), st.text(max_size=40)
        ),
    ),
    max_size=6,
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    route=st.sampled_from(ROUTES),
    parts=st.lists(PARTS, min_size=4, max_size=4),
    method=st.sampled_from(["GET", "POST", "POST", "HEAD", "PUT"]),
    fields=FIELDS,
    who=st.sampled_from(["own", "clerk", "petitioner", "nobody"]),
    honest=st.booleans(),
)
def test_no_address_and_no_form_breaks_anything(
    inside, own, clerk, petitioner, petition, route, parts, method, fields, who, honest
):
    """Every route, with right and absurd parts, by everybody, with the token of its form and without."""
    client = {"own": own, "clerk": clerk, "petitioner": petitioner, "nobody": Client(inside)}[who]
    path = route.format(*parts)
    if method != "POST":
        answer = client.ask(method, path)
    else:
        page = client.get(path).text if honest else ""
        token = re.search(r'name="ma" value="(\w+)"', page)
        sent = [(name, text) for name, text in fields if name != "ma" or not token]
        sent += [("ma", token[1])] if token else []
        answer = client.post(path, [*sent, ("het", "1")])
    assert answer.status < 500, (answer.status, path)
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy


def test_after_all_that_no_fault_of_ours_was_told(inside):
    assert "Chương trình gặp lỗi" not in inside.said()
