"""`collect`: answers of other addresses, each given by its own view to whoever asks."""

from __future__ import annotations

from collections.abc import Iterable

import orjson
from flask import current_app, request

from ..api import JSON

LEFT_OUT = ("werkzeug.", "HTTP_IF_", "HTTP_ACCEPT_ENCODING")
"""What of a request is not repeated: parts must be whole, and as they are."""


def collect(addresses: Iterable[str]) -> dict[str, orjson.Fragment]:
    """The body of each address that answers; what is refused is left out, and is asked for by itself.

    Each view runs as for a request of its own, with its permission and its rules, in this request's database session.
    """
    answered = ((address, _ask(address)) for address in addresses)
    return {address: body for address, body in answered if body is not None}


def _ask(address: str) -> orjson.Fragment | None:
    path, _, query = address.partition("?")
    environ = {name: value for name, value in request.environ.items() if not name.startswith(LEFT_OUT)}
    environ |= {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "RAW_URI": address}
    with current_app.request_context(environ):
        answer = current_app.full_dispatch_request()
        answered = answer.status_code == 200 and answer.mimetype == JSON
        return orjson.Fragment(answer.get_data()) if answered else None
