"""Requests that the preview does not answer: what no browser sends, and what would lead astray."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

_METHODS = frozenset({"GET", "HEAD"})
_LONGEST = 2000
"""How many signs a path may have; no page of a website comes near it."""

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?")
"""What may stand in `Host` (RFC 9110, 7.2): a name or an address, and a port."""

_ASTRAY = re.compile(r"//|/[A-Za-z]:|.*[\x00-\x1f\x7f\\]", re.DOTALL)
"""Paths that some system takes for another computer or drive, or that no file can have."""


def refusal(environ: Mapping[str, Any]) -> HTTPStatus | None:
    """Return with which status a request is refused; None where it is in order.

    >>> refusal({"REQUEST_METHOD": "GET", "PATH_INFO": "/index.html", "HTTP_HOST": "localhost"})
    >>> refusal({"REQUEST_METHOD": "GET", "PATH_INFO": "//evil.example", "HTTP_HOST": "localhost"})
    <HTTPStatus.BAD_REQUEST: 400>
    """
    if environ.get("REQUEST_METHOD", "GET") not in _METHODS:
        return HTTPStatus.METHOD_NOT_ALLOWED
    path = str(environ.get("PATH_INFO", ""))
    if len(path) > _LONGEST:
        return HTTPStatus.REQUEST_URI_TOO_LONG
    is_good = path.startswith("/") and not _ASTRAY.match(path) and _is_utf8(path)
    if not is_good or host_of(environ) is None:
        return HTTPStatus.BAD_REQUEST
    return None


def host_of(environ: Mapping[str, Any]) -> str | None:
    """Return the name or address that a request is for; None where it names none, or several.

    >>> host_of({"HTTP_HOST": "[::1]:8000"}), host_of({"HTTP_HOST": "localhost,evil.example"})
    ('::1', None)
    """
    match = _HOST.fullmatch(str(environ.get("HTTP_HOST", "")))
    return match[1].strip("[]").lower() if match else None


def _is_utf8(path: str) -> bool:
    """Tell whether the bytes of a path, which WSGI gives as Latin-1, are UTF-8."""
    try:
        path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return True
