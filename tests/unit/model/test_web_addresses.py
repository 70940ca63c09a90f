"""Addresses of the web and of mail: which can be opened."""

import pytest

from afterword.model.web_addresses import mail_address_problem, web_address_problem


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org",
        "HTTPS://EXAMPLE.ORG/A",
        "http://example.org:8080/a_(b)/%D0%9E?x=1&y=2#p",
        "https://web.archive.org/web/2016/https://www.osce.org/odihr",
        "https://example.org/?url=https://example.com",
        "https://en.wikipedia.org/wiki/Washington,_D.C.",
        "https://en.wikipedia.org/wiki/Apple_Inc.",
        "https://medium.com/@user/a",
        "https://сайлау.қаз/тізім",
        "https://8.8.8.8/a",
        "https://[2001:4860:4860::8888]/",
        "https://a_b.example.org/~c/d;e=f,g:h",
        "https://example.org/a?b=c;d=e&f=%20#:~:text=x,y",
        "https://example.org/a'b*c|d^e`f{g}",
    ],
)
def test_an_address_that_a_browser_opens_is_taken(address: str) -> None:
    assert web_address_problem(address) is None


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("http://localhost:8000/x", "leads to no host of the web"),
        ("https://example", "leads to no host of the web"),
        ("https://127.0.0.1/", "leads to no host of the web"),
        ("https://192.168.1.10/a", "leads to no host of the web"),
        ("https://[::1]/", "leads to no host of the web"),
        ("https://printer.local/a", "leads to no host of the web"),
        ("https://https://example.org", "leads to no host of the web"),
        ("https://-a.example.org", "leads to no host of the web"),
        ("https://www..example.org", "has a point or another sign too many in 'www..example.org'"),
        ("https://www.example.org.", "has a point or another sign too many in 'www.example.org.'"),
        ("https://user:pw@example.org/", "tells the name of a user before its host"),
        ("https://user@example.org/", "tells the name of a user before its host"),
        ("https://example.org/a).", "ends with '.'"),
        ("https://example.org/a)", "ends with ')', which is not opened in it"),
        ("https://example.org/a,", "ends with ','"),
        ("https://example.org/…", "ends with '…'"),
        ("https://example.org/a”", "ends with '”'"),
        (
            "https://a.example.org/,https://b.example.org/",
            "holds a second address, https://b.example.org/",
        ),
        ("https://a.orghttps://b.org", "holds a second address, https://b.org"),
        ("https://example.org/a b", "holds a blank"),
        ("https://example.org/a\u00a0b", "holds a blank"),
        ("https://example.org:0/", "has no port after its ':'"),
        ("https://example.org:/", "has no port after its ':'"),
        ("https://example.org:99999/", "is not a web address"),
        ("https:/example.org", "is not a web address"),
        ("https://example.org\\a", "holds a sign that no address has"),
    ],
)
def test_an_address_that_no_browser_opens_is_refused(address: str, wrong: str) -> None:
    found = web_address_problem(address)
    assert found is not None
    assert found[0] == wrong


@pytest.mark.parametrize(
    "address",
    [
        "mailto:office@example.org",
        "mailto:a.b+c@example.org?subject=x%20y",
        "mailto:a@example.org,b@example.org",
        "mailto:a%40example.org",
    ],
)
def test_an_address_of_mail_is_taken(address: str) -> None:
    assert mail_address_problem(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "mailto:",
        "mailto:nobody",
        "mailto:a@b",
        "mailto:a@@example.org",
        "mailto:a@example..org",
        "mailto:a b@example.org",
        "mailto://a@example.org",
    ],
)
def test_what_is_no_address_of_mail_is_refused(address: str) -> None:
    assert mail_address_problem(address) is not None
