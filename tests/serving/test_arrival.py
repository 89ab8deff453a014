"""A request is passed on when it is complete, at whatever bytes it was cut; what is streamed, when its head is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.serving.arrival import MOST_HEAD_BYTES, MOST_KEPT_BYTES, Arrived, TooLong, find_request

HEAD = b"POST /api/redemptions?x=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n"
NO_BODY = b"GET /lieux HTTP/1.1\r\nHost: h\r\n\r\n"


@given(st.integers(0, len(HEAD) + 4))
def test_part_of_a_request_is_none(cut: int) -> None:
    assert find_request((HEAD + b"12345")[:cut]) is None


@pytest.mark.parametrize(
    ("sent", "path"),
    [
        (HEAD + b"12345", "/api/redemptions"),
        (HEAD + b"12345" + NO_BODY, "/api/redemptions"),
        (NO_BODY, "/lieux"),
        (b"GET http://h/lieux HTTP/1.1\r\nHost: h\r\n\r\n", "/lieux"),
        (b"GET / HTTP/1.0\r\n\r\n", "/"),
        (b"POST /a HTTP/1.1\r\ncontent-LENGTH:0\r\n\r\n", "/a"),
        (b"nonsense\r\n\r\n", ""),
    ],
)
def test_whole_request_has_a_path(sent: bytes, path: str) -> None:
    assert find_request(sent) == Arrived(path)


@pytest.mark.parametrize(
    "header", [b"Transfer-Encoding: chunked", b"Expect: 100-continue", b"Content-Length: %d" % (MOST_KEPT_BYTES + 1)]
)
def test_large_body_is_not_waited_for(header: bytes) -> None:
    assert find_request(b"POST /f HTTP/1.1\r\n" + header + b"\r\n\r\n") == Arrived("/f", streamed=True)


def test_largest_kept_body_is_waited_for() -> None:
    head = b"POST /f HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % MOST_KEPT_BYTES
    assert find_request(head + b"x" * (MOST_KEPT_BYTES - 1)) is None
    assert find_request(head + b"x" * MOST_KEPT_BYTES) == Arrived("/f")


def test_endless_head_is_too_long() -> None:
    assert find_request(b"G" * MOST_HEAD_BYTES) is None
    with pytest.raises(TooLong):
        find_request(b"G" * (MOST_HEAD_BYTES + 1))
