"""Addresses of the web and of mail: which of them a browser can open from anywhere."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

_SIGNS = re.compile(r"[^\s<>\"\\\x00-\x1f\x7f-\x9f]+")
_SECOND = re.compile(r"[^/=:?&]https?://", re.IGNORECASE)
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_NOT_PUBLIC = frozenset({"localhost", "local", "internal", "invalid", "test", "lan", "localdomain"})
"""Last parts of names that lead to no host of the web (RFC 6761, RFC 6762, and what is usual)."""

_TRAILING = ",;:.…!\"'”’»“*|"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_ENDS_IN_POINT = re.compile(
    r"(\.[^/.]{1,3}|[A-Z]|(?<![A-Za-z])(Inc|Ltd|Corp|Co|Jr|Sr|Dr|St|No|etc))\.$"
)
"""Names that end in a point of their own: Washington,_D.C., Apple_Inc."""

_MAIL = re.compile(r"[^\s@/,;:<>()\[\]\"\\]+@([^\s@,;:/?&#]+)")


def web_address_problem(address: str) -> tuple[str, str] | None:
    """Return what keeps a browser from opening an address with its scheme, and what to do; None
    where nothing does.

    >>> web_address_problem("https://example.org/a_(b)?c=1#d")
    >>> web_address_problem("http://localhost:8000/")[0]
    'leads to no host of the web'
    """
    return next(_wrong(address), None)


def mail_address_problem(address: str) -> tuple[str, str] | None:
    """Return what keeps a `mailto:` address from being written to, and what to do; None where
    nothing does.

    >>> mail_address_problem("mailto:office@example.org?subject=x")
    >>> mail_address_problem("mailto:nobody")[0]
    'is no address of mail'
    """
    names = address.partition(":")[2].partition("?")[0].replace("%40", "@")
    for name in names.split(","):
        match = _MAIL.fullmatch(name.strip())
        if match is None or not _is_host(match.group(1)):
            return "is no address of mail", "write mailto: and the whole address: mailto:a@b.org"
    return None


def _wrong(address: str) -> Iterator[tuple[str, str]]:
    if not re.match("https?://", address, re.IGNORECASE):
        yield "is not a web address", "write it in full, with https://"
        return
    if re.search(r"\s", address):
        yield "holds a blank", "write %20 for it, or remove it"
    if not _SIGNS.fullmatch(address):
        yield "holds a sign that no address has", 'remove it; a backslash is %5C, a " is %22'
    if second := _SECOND.search(address):
        at = second.start() + 1
        yield f"holds a second address, {address[at:]}", "keep one of the two"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        yield "is not a web address", "correct its host or port"
        return
    yield from _wrong_host(parts, port)
    yield from _wrong_end(address)


def _wrong_host(parts: SplitResult, port: int | None) -> Iterator[tuple[str, str]]:
    host = parts.hostname or ""
    if "@" in parts.netloc:
        yield "tells the name of a user before its host", "remove what stands before the '@'"
    if not host:
        yield "names no host", "write it in full: https://www.example.org/page"
    elif host.endswith(tuple(_TRAILING)) or ".." in host:
        yield f"has a point or another sign too many in '{host}'", "remove it"
    elif not _is_host(host):
        yield "leads to no host of the web", "write the address that everybody can open"
    elif port == 0 or parts.netloc.endswith(":"):
        yield "has no port after its ':'", "write the number of the port, or remove the ':'"


def _is_host(host: str) -> bool:
    """Tell whether a host is found from anywhere: a name with a point, or a public number."""
    try:
        return ip_address(host).is_global
    except ValueError:
        pass
    labels = host.split(".")
    last = labels[-1]
    return (
        len(labels) > 1
        and len(host) <= 253
        and all(map(_LABEL.fullmatch, labels))
        and len(last) > 1
        and not last[0].isdigit()
        and last.lower() not in _NOT_PUBLIC
    )


def _wrong_end(address: str) -> Iterator[tuple[str, str]]:
    last = address[-1]
    opened = _BRACKETS.get(last)
    if opened and address.count(last) > address.count(opened):
        yield f"ends with '{last}', which is not opened in it", "remove it"
    if last in _TRAILING and not _ENDS_IN_POINT.search(address):
        code = f"%{ord(last):02X}" if last.isascii() else "percent signs"
        yield f"ends with '{last}'", f"remove it, or write {code} where it is part of the address"
