"""Where a service that people send things to may be."""

import pytest

from congkhai.text.web_address import service


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("https://noivu.tinh.gov.vn", "https://noivu.tinh.gov.vn"),
        ("https://noivu.tinh.gov.vn/nop-ho-so/", "https://noivu.tinh.gov.vn/nop-ho-so"),
        (" https://noivu.tinh.gov.vn:8443/a/b ", "https://noivu.tinh.gov.vn:8443/a/b"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:8080/", "http://localhost:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("http://noivu.tinh.gov.vn", ""),
        ("http://10.0.0.5:8080", ""),
        ("https://ai@noivu.tinh.gov.vn", ""),
        ("https://noivu.tinh.gov.vn/?a=b", ""),
        ("https://noivu.tinh.gov.vn/a?", ""),
        ("https://noivu.tinh.gov.vn/#", ""),
        ("https://noivu.tinh.gov.vn/../a", ""),
        ("https://noivu.tinh.gov.vn/a b", ""),
        ("https://noivu.tinh.gov.vn:la", ""),
        ("https://noivu.tinh.gov.vn\n/a", ""),
        ("https://[ghi-địa-chỉ-trang-công-khai]", ""),
        ("javascript:alert(1)", ""),
        ("noivu.tinh.gov.vn", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_only_by_tls_or_on_this_machine(address, taken):
    assert service(address) == taken
