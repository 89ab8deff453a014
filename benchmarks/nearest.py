"""`nearest`: the nearest of 20,000 venues, against reading one row by its key, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from sqlalchemy import event, insert

from server import clock
from server.db import db, transaction
from server.organisations.models import QUALIFIED, Organisation
from server.venues.models import Venue
from server.venues.nearest import nearest_venues
from server.venues.postcodes import TABLE

from . import reading, worlds
from .load import BadAnswer
from .reading import Reads
from .rows import Row, at_most
from .worlds import Database

ROWS = ("nearest",)
VENUES = 20_000
ORGANISATIONS = 5_000
ASKED, ROUNDS = 60, 7
LIMIT = 5
MOST_KEY_READS = 5


def measure() -> Iterator[Row]:
    """The time of a question over that of a read by primary key (`reading`).

    The worst of both databases and both questions: around a position, and near a postcode without venues.
    """
    asked = {
        f"{database.__name__}_{question}": reads
        for database in (worlds.postgres, worlds.sqlite)
        for question, reads in _asked(database).items()
    }
    detail = {f"{name}_ms": reads.milliseconds(0.5) for name, reads in asked.items()}
    detail |= {f"{name}_key_ms": reads.key_milliseconds(0.5) for name, reads in asked.items()}
    worst = max(reads.ratio(0.5) for reads in asked.values())
    yield at_most("nearest", worst, MOST_KEY_READS, "x key read", **detail)


def _asked(database: Database) -> dict[str, Reads]:
    with database() as url:
        with worlds.inside(url):
            _fill()
        worlds.settle_down(url)
        with worlds.inside(url):
            _check_index()
        keys = range(1, VENUES + 1)
        return {name: reading.compared(url, rounds, keys, _check) for name, rounds in _rounds().items()}


def _rounds() -> dict[str, list[list[str]]]:
    """The paths of each question, round by round."""
    lines = _asked_lines()
    questions = {
        "position": [f"lat={float(line[6:14])}&lon={float(line[15:])}" for line in lines],
        "postcode": [f"postcode={line[:5]}" for line in lines],
    }
    return {
        name: [
            [f"/api/venues?limit={LIMIT}&{place}" for place in asked[start : start + ASKED]]
            for start in range(0, len(asked), ASKED)
        ]
        for name, asked in questions.items()
    }


def _check(answer: dict[str, Any]) -> None:
    if len(answer["venues"]) != LIMIT:
        raise BadAnswer(f"{len(answer['venues'])} venues instead of {LIMIT}")


def _fill() -> None:
    """Store venues near the postcodes that nobody asks for, a quarter of them near twenty, the cities."""
    random = Random(3)  # noqa: S311  # the same world each time
    asked = set(_asked_lines())
    places = [line for line in _lines() if line not in asked]
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


def _asked_lines() -> list[str]:
    return Random(4).sample(_lines(), ROUNDS * ASKED)  # noqa: S311  # the same in every run


def _venue(number: int, line: str, random: Random) -> dict[str, Any]:
    return {
        "id": number,
        "organisation_id": number % ORGANISATIONS + 1,
        "source_id": f"bench_{number}",
        "name": f"Lieu {number}",
        "address": "1 rue de la Paix",
        "commune": "Ville",
        "postcode": line[:5],
        "latitude": float(line[6:14]) + random.gauss(0, 0.03),
        "longitude": float(line[15:]) + random.gauss(0, 0.03),
        "services": ["digital_tools"],
    }


def _check_index() -> None:
    """Check with EXPLAIN that no query of a search reads the whole table. Raises BadAnswer when one does."""
    sent: list[tuple[str, Any]] = []
    note = lambda *args: sent.append((args[2], args[3]))  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", note)
    nearest_venues(db.session(), near="33000", limit=LIMIT)
    event.remove(db.engine, "before_cursor_execute", note)
    word = "EXPLAIN" if db.engine.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
    for statement, values in sent:
        plan = str(db.session.connection().exec_driver_sql(f"{word} {statement}", values).all())
        if "Seq Scan on venues" in plan or "SCAN venues'" in plan:
            raise BadAnswer(f"reads every venue: {plan}")
