"""Answers made for a request, smaller on their way: gzip for pages and data. Built files are packed by the build.

The BREACH attack reads a secret from the lengths of compressed answers that repeat a text of the attacker's beside it.
It has nothing to measure here (docs/decisions/first-screens.md): what another site has a signed-in browser send is
answered as it is, and writes are never compressed.
"""

from __future__ import annotations

import gzip

from flask import Flask, Response, request
from werkzeug.wsgi import FileWrapper

KINDS = ("text/html", "application/json", "image/svg+xml")
LEAST_BYTES = 500
OWN_SITES = ("same-origin", "none")
NOT_WHOLE = (204, 206, 304)


def compress(response: Response) -> Response:
    """Compress what was read, if that saves anything and the client takes it. A validator becomes a weak one."""
    if request.method != "GET" or response.mimetype not in KINDS:
        return response
    response.vary.add("Accept-Encoding")
    _weaken(response)
    if response.status_code in NOT_WHOLE or response.content_encoding or not _may_shrink():
        return response
    body = _read(response)
    if len(body) >= LEAST_BYTES:
        response.set_data(gzip.compress(body, compresslevel=6, mtime=0))
        response.content_encoding = "gzip"
        response.headers.pop("Accept-Ranges", None)
    return response


def _read(response: Response) -> bytes:
    """The body; of a built page the file, which is closed."""
    response.direct_passthrough = False
    source, body = response.response, response.get_data()
    if isinstance(source, FileWrapper):
        source.close()
    return body


def _weaken(response: Response) -> None:
    """Both forms of an answer have the same validator, so it promises the same meaning, not the same bytes."""
    etag, _ = response.get_etag()
    if etag is not None:
        response.set_etag(etag, weak=True)


def _may_shrink() -> bool:
    """Whether the client takes gzip and no other site has it ask in somebody's name."""
    foreign = bool(request.cookies) and request.headers.get("Sec-Fetch-Site", "none") not in OWN_SITES
    return not foreign and bool(request.accept_encodings.quality("gzip"))


def init_app(app: Flask) -> None:
    """Compress what the app's views answer."""
    app.after_request(compress)
