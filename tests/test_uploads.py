"""Files as bodies of requests: read whole or refused, with or without a Content-Length."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask

from server.errors import TooLarge
from server.uploads import read_upload

LARGEST = 100
CHUNKED = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}


def read(size: int, *, announced: bool) -> tuple[bytes, BytesIO]:
    """The result for a body of this many bytes, and the stream it was read from."""
    stream = BytesIO(b"x" * size)
    length = {"content_length": size} if announced else {"environ_overrides": CHUNKED}
    with Flask(__name__).test_request_context(method="PUT", input_stream=stream, **length):
        return read_upload(LARGEST, TooLarge), stream


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_of_the_largest_size_is_read_whole(announced: bool) -> None:
    content, _ = read(LARGEST, announced=announced)
    assert len(content) == LARGEST


@pytest.mark.parametrize("announced", [True, False])
@pytest.mark.parametrize("more", [1, 2, 100_000])
def test_a_larger_body_is_refused_never_cut_off(announced: bool, more: int) -> None:
    with pytest.raises(TooLarge):
        read(LARGEST + more, announced=announced)


def test_a_refused_body_is_read_to_its_end() -> None:
    stream = BytesIO(b"x" * 100_000)
    request = Flask(__name__).test_request_context(method="PUT", input_stream=stream, content_length=100_000)
    with request, pytest.raises(TooLarge):
        read_upload(LARGEST, TooLarge)
    assert stream.tell() == 100_000
