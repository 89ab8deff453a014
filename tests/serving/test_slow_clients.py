"""Clients that send or read slowly, or not at all, keep nobody else waiting."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress

import pytest

from server.serving.lanes import PAGES, PAPERS, PHONES
from server.serving.worker import MOST_ARRIVING, SEND_SECONDS
from tests.support.gunicorn import Gunicorn, serve

from .support.clients import read_all, send

APP = "tests.serving.support.app:app"
HALVES = {
    "nothing": b"",
    "half a head": b"GET / HTTP/1.1\r\nHost: ",
    "half a body": b"POST /api/redemptions HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{",
    "an upload that stops": b"POST /api/files HTTP/1.1\r\nHost: h\r\nContent-Length: 999999\r\n\r\nx",
    "chunks that stop": b"POST /api/files HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
}
MANY = 3 * (PHONES.threads + PAGES.threads)


@pytest.fixture(scope="module")
def server() -> Iterator[Gunicorn]:
    with serve(APP) as server:
        yield server


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES.keys())
def test_half_sent_requests_hold_up_nobody(server: Gunicorn, half: bytes) -> None:
    with ExitStack() as open_ones:
        for _ in range(MANY):
            open_ones.enter_context(send(server, half))
        assert server.get("/healthz") == server.get("/") == 200


def test_answers_that_nobody_reads_hold_up_no_phone(server: Gunicorn) -> None:
    with ExitStack() as open_ones:
        for _ in range(PAPERS.threads + 4):
            open_ones.enter_context(send(server, b"GET /big.pdf HTTP/1.1\r\nHost: h\r\n\r\n"))
        assert server.get("/healthz") == server.get("/") == 200


def test_work_of_pages_holds_up_no_phone() -> None:
    with serve(APP) as server, ThreadPoolExecutor(PAGES.threads) as pool:
        waiting = [pool.submit(server.get, "/wait") for _ in range(PAGES.threads)]
        assert server.get("/healthz") == 200
        assert server.get("/healthz?go") == 200
        assert [one.result() for one in waiting] == [200] * PAGES.threads


def test_requests_beyond_what_a_lane_takes_are_told_to_come_back() -> None:
    with serve(APP) as server, ExitStack() as open_ones:
        for _ in range(PAGES.most):
            open_ones.enter_context(send(server, b"GET /wait HTTP/1.1\r\nHost: h\r\n\r\n"))
        with send(server, b"GET /wait HTTP/1.1\r\nHost: h\r\n\r\n") as client:
            refused = read_all(client)
        assert refused.startswith(b"HTTP/1.1 503 ")
        assert b"Retry-After: 5" in refused
        assert server.get("/healthz?go") == 200


def test_request_sent_byte_by_byte_is_answered(server: Gunicorn) -> None:
    with send(server, b"") as client:
        for byte in b"POST /echo HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc":
            client.sendall(bytes([byte]))
        assert read_all(client).endswith(b"\r\n\r\n3")


def test_requests_sent_at_once_are_all_answered(server: Gunicorn) -> None:
    one = b"POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab"
    last = one.replace(b"Host: h", b"Host: h\r\nConnection: close").replace(b"2\r\n\r\nab", b"3\r\n\r\nabc")
    with send(server, one + one + last[:-1]) as client:
        client.sendall(last[-1:])
        assert read_all(client).count(b"200 OK") == 3


def test_upload_is_answered(server: Gunicorn) -> None:
    with send(
        server, b"POST /echo HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 400000\r\n\r\n"
    ) as client:
        client.sendall(b"x" * 400_000)
        assert read_all(client).endswith(b"\r\n\r\n400000")


def test_endless_head_is_refused(server: Gunicorn) -> None:
    with send(server, b"GET /" + b"a" * 40_000) as client, suppress(ConnectionResetError):  # closed before all was read
        assert read_all(client).startswith(b"HTTP/1.1 431 ")
    assert server.lives()


def test_more_half_sent_requests_than_are_kept_push_out_the_oldest(server: Gunicorn) -> None:
    with ExitStack() as open_ones:
        oldest = open_ones.enter_context(send(server, b"GET"))
        for _ in range(MOST_ARRIVING):
            open_ones.enter_context(send(server, b"GET"))
        assert read_all(oldest) == b""
        assert server.lives()


def test_stopping_server_lets_go_of_half_sent_requests() -> None:
    with serve(APP, "--graceful-timeout", "500") as server, send(server, b"GET /"):
        assert server.stop(SEND_SECONDS - 5) == 0
