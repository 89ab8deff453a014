"""A PostgreSQL that hangs, ends and comes back, under a real server: it says so, keeps no thread, and goes on."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from server.serving.lanes import PHONES
from tests.e2e.support.patience import eventually
from tests.setup.postgres import private_server
from tests.support.databases import PUBLIC_URL, SECRET_KEY, create_tables
from tests.support.gunicorn import Gunicorn, serve

pytestmark = pytest.mark.own_server


@pytest.fixture
def database() -> Iterator[str]:
    with private_server(durable=False) as url:
        create_tables(url)
        yield url


def test_hanging_database_is_told_and_keeps_no_thread(database: str) -> None:
    with _served(database) as server:
        assert _ask(server) == 401
        with _hanging(database):
            for _ in range(PHONES.threads):
                assert _ask(server) == 503
            assert server.get("/healthz") == 200
            assert server.get("/readyz") == 503
            assert server.get("/manifest.webmanifest") == 200
        eventually(lambda: _ask(server) == 401)


def test_database_that_crashed_is_found_again(database: str) -> None:
    with _served(database) as server:
        with ThreadPoolExecutor(PHONES.threads) as pool:
            assert set(pool.map(_ask, [server] * 4 * PHONES.threads)) == {401}
        os.kill(next(pid for pid in _processes(database) if b"[local]" in _title(pid)), signal.SIGKILL)
        said = []
        eventually(lambda: said.append(_ask(server)) or said[-3:] == [401] * 3)  # type: ignore[func-returns-value]
        assert set(said) <= {401, 503}


def _served(url: str) -> AbstractContextManager[Gunicorn]:
    return serve("server:create_app()", DATABASE_URL=url, SECRET_KEY=SECRET_KEY, PUBLIC_URL=PUBLIC_URL)


def _ask(server: Gunicorn) -> int:
    """The status that a phone nobody knows gets, which takes a query."""
    return server.get("/api/bundle", Authorization="Bearer nobody")


@contextmanager
def _hanging(url: str) -> Iterator[None]:
    """Stop every process of the database until the block ends."""
    pids = list(_processes(url))
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def _title(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _processes(url: str) -> Iterator[int]:
    """The main process first, so that it starts none while the others are stopped."""
    main = int((Path(parse_qs(urlsplit(url).query)["host"][0]) / "data" / "postmaster.pid").read_text().split()[0])
    yield main
    yield from map(int, Path(f"/proc/{main}/task/{main}/children").read_text().split())
