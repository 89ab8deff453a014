"""`statements`: how many queries a batch takes, for one scan and for a hundred, for every outcome."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context

import orjson
from flask.testing import FlaskClient

from tests.support.factories import bearer_header
from tests.support.queries import heard

from . import worlds
from .load import BadAnswer
from .phones import PATH
from .rows import Row
from .scans import BATCH, body
from .worlds import Database, World

ROWS = ("statements",)
LENGTHS = (1, BATCH)
OUTCOMES = ("accepted", "duplicate", "conflict")
PHONES = len(OUTCOMES) * (1 + len(LENGTHS))  # a new phone for each request, since the server caches phones


def measure() -> Iterator[Row]:
    """Queries for a hundred scans over queries for one: the worst of both databases and all outcomes."""
    counts = {
        f"{database.__name__}_{outcome}": per_length
        for database in (worlds.postgres, worlds.sqlite)
        for outcome, per_length in _counted(database).items()
    }
    ratio = max(hundred / one for one, hundred in counts.values())
    detail: dict[str, float | str] = {name: f"{one}/{hundred}" for name, (one, hundred) in counts.items()}
    yield Row("statements", ratio, "x for 100", "== 1", ratio == 1, detail)


def _counted(database: Database) -> dict[str, tuple[int, int]]:
    """For each outcome, the number of queries for one scan and for a hundred."""
    with worlds.world(database, 1 + sum(LENGTHS), PHONES) as world, _listening(world) as (client, statements):
        phones = iter(world.bearers)
        _count(client, statements, world.scans.texts(1), phones)  # reads the key ring
        one, hundred = (_count(client, statements, world.scans.texts(length), phones) for length in LENGTHS)
    return {outcome: (one[outcome], hundred[outcome]) for outcome in OUTCOMES}


@contextmanager
def _listening(world: World) -> Iterator[tuple[FlaskClient, list[str]]]:
    """A client outside any app context, and the list of queries that its requests make."""
    with worlds.inside(world.database_url) as app, heard(app) as statements:
        yield app.test_client(), statements


def _count(client: FlaskClient, statements: list[str], texts: list[str], phones: Iterator[str]) -> dict[str, int]:
    """The number of queries for a batch, for the same batch again, and for other scans of the same vouchers."""
    first, other = body(texts), body(texts)
    counts = {}
    for outcome, content in zip(OUTCOMES, (first, first, other), strict=True):
        statements.clear()
        _send(client, content, next(phones), outcome)
        counts[outcome] = len(statements)
    return counts


def _send(client: FlaskClient, content: bytes, bearer: str, outcome: str) -> None:
    options = {"data": content, "headers": bearer_header(bearer), "content_type": "application/json"}
    answer = Context().run(client.post, PATH, **options)
    if any(result["status"] != outcome for result in orjson.loads(answer.data)["results"]):
        raise BadAnswer(f"not {outcome}: {answer.data[:300]!r}")
