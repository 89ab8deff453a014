"""Files that people send as the body of a request: `read_upload` reads one, or refuses it when it is too large."""

from __future__ import annotations

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from .errors import TooLarge

READ_IN_VAIN = 32 * 1024 * 1024  # of a larger body the rest is read, or the browser would never see the answer
PIECE = 64 * 1024


def read_upload(largest: int, too_large: type[TooLarge]) -> bytes:
    """The body of this request, of at most so many bytes. Raises ``too_large``.

    A byte more is let in and refused here: of a body that announces no length, Flask would cut off what is too much.
    """
    request.max_content_length = largest + 1
    try:
        content = request.get_data(cache=False)
    except RequestEntityTooLarge as error:
        _read_in_vain()
        raise too_large from error
    if len(content) > largest:
        raise too_large
    return content


def _read_in_vain() -> None:
    body, left = request.environ["wsgi.input"], min(request.content_length or 0, READ_IN_VAIN)
    while left > 0 and (read := len(body.read(min(left, PIECE)))):
        left -= read
