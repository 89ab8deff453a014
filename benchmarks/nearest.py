"""`nearest`: the query for the nearest of 20,000 venues, against reading one row by its key, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import event, insert, select

from server import clock
from server.db import db, transaction
from server.venues.models import QUALIFIED, Organisation, Venue
from server.venues.nearest import SHOWN, nearest_venues
from server.venues.postcodes import TABLE, Position, position_of

from . import worlds
from .load import BadAnswer
from .rows import Row, at_most, middle_ratio
from .worlds import Database

ROWS = ("nearest",)
VENUES = 20_000
ORGANISATIONS = 5_000
ASKED = 300
ROUNDS = 5
LIMIT = 5
Times = tuple[list[float], list[float]]


def measure() -> Iterator[Row]:
    """The worst of both databases and both questions: around a position, and near a postcode without venues."""
    asked = {
        f"{database.__name__}_{question}": times
        for database in (worlds.postgres, worlds.sqlite)
        for question, times in _asked(database).items()
    }
    ratio = max(middle_ratio(ours, keys) for ours, keys in asked.values())
    detail = {f"{name}_ms": median(ours) for name, (ours, _) in asked.items()}
    detail |= {f"{name}_key_ms": median(keys) for name, (_, keys) in asked.items()}
    yield at_most("nearest", ratio, 10, "x key read", **detail)


def _asked(database: Database) -> dict[str, Times]:
    with database() as url:
        with worlds.inside(url):
            _fill()
        worlds.settle_down(url)
        with worlds.inside(url):
            _check_index()
            return _timed()


def _fill() -> None:
    """Store venues around the positions of random postcodes, a quarter of them around twenty, the cities."""
    random = Random(3)  # noqa: S311  # the same world each time
    places = [(float(line[6:14]), float(line[15:])) for line in _lines()]
    cities = random.sample(places, 20)
    with transaction() as session:
        session.execute(
            insert(Organisation),
            [
                {"id": n, "name": f"Structure {n}", "qualification": QUALIFIED, "decided_at": clock.now()}
                for n in range(1, ORGANISATIONS + 1)
            ],
        )
        session.execute(
            insert(Venue),
            [_venue(n, random.choice(cities if n % 4 == 0 else places), random) for n in range(1, VENUES + 1)],
        )


def _lines() -> list[str]:
    return TABLE.read_text("ascii").splitlines()


def _venue(number: int, near: Position, random: Random) -> dict[str, Any]:
    return {
        "id": number,
        "organisation_id": number % ORGANISATIONS + 1,
        "source_id": f"bench_{number}",
        "name": f"Lieu {number}",
        "address": "1 rue de la Paix",
        "commune": "Ville",
        "postcode": f"{number % 1000:05}",
        "latitude": near[0] + random.gauss(0, 0.03),
        "longitude": near[1] + random.gauss(0, 0.03),
        "services": ["digital_tools"],
    }


def _timed() -> dict[str, Times]:
    """Alternate rounds of each question with rounds of key reads, so that noise affects both."""
    random = Random(4)  # noqa: S311  # the same questions each time
    postcodes = [line[:5] for line in random.sample(_lines(), ASKED)]
    questions: dict[str, list[Any]] = {
        "position": [position_of(postcode) for postcode in postcodes],
        "postcode": postcodes,
    }
    keys = random.sample(range(1, VENUES + 1), ASKED)
    _milliseconds(_read_one, keys)
    times: dict[str, Times] = {name: ([], []) for name in questions}
    for _ in range(ROUNDS):
        for name, places in questions.items():
            times[name][0].append(_milliseconds(_look_near, places))
            times[name][1].append(_milliseconds(_read_one, keys))
    return times


def _read_one(key: int) -> None:
    db.session.execute(select(*SHOWN).where(Venue.id == key)).one()


def _look_near(place: Position | str) -> None:
    if len(nearest_venues(db.session(), near=place, limit=LIMIT)) != LIMIT:
        raise BadAnswer(f"fewer than {LIMIT} venues near {place}")


def _check_index() -> None:
    """Check with EXPLAIN that no query of a search reads the whole table. Raises BadAnswer when one does."""
    sent: list[tuple[str, Any]] = []
    note = lambda *args: sent.append((args[2], args[3]))  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", note)
    _look_near("33000")
    event.remove(db.engine, "before_cursor_execute", note)
    word = "EXPLAIN" if db.engine.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
    for statement, values in sent:
        plan = str(db.session.connection().exec_driver_sql(f"{word} {statement}", values).all())
        if "Seq Scan on venues" in plan or "SCAN venues'" in plan:
            raise BadAnswer(f"reads every venue: {plan}")


def _milliseconds(ask: Callable[[Any], object], of: list[Any]) -> float:
    """The median time of calling ``ask`` with each item."""
    times = []
    for one in of:
        start = perf_counter()
        ask(one)
        times.append(perf_counter() - start)
    return median(times) * 1000
