"""A new process that gets its first requests all at once: `python -m tests.support.stampede DATABASE_URL`.

It reads GET addresses and users of sessions from stdin, as JSON. For each address all users ask at once, with threads
switching every microsecond; then each asks again. An answer of 500 or above is printed, a line each
(docs/decisions/first-requests-at-once.md). It imports nothing of the features: the first requests do.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from functools import partial

from flask import Flask
from flask.testing import FlaskClient

from server import create_app
from tests.support.databases import settings
from tests.support.races import at_once

FAILURE = 500


def main(database_url: str) -> None:
    """Print each address that answered 500 or above."""
    sys.setswitchinterval(1e-6)
    asked = json.load(sys.stdin)
    app = create_app(settings(database_url))
    with app.app_context():
        people = [_client(app, user) for user in asked["users"]]
        for address in asked["addresses"]:
            for wrong in _all_at_once(app, people, address):
                print(wrong)  # noqa: T201  # read by the test that started this process


def _client(app: Flask, user: str) -> FlaskClient:
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = user
    return client


def _all_at_once(app: Flask, people: Sequence[FlaskClient], address: str) -> Iterator[str]:
    acts = [partial(_status, person, address) for person in people]
    for first, act in zip(at_once(app, *acts), acts, strict=True):
        [again] = at_once(app, act)
        if max(first, again) >= FAILURE:
            yield f"{address}: {first}, then {again}"


def _status(person: FlaskClient, address: str) -> int:
    return person.get(address).status_code


if __name__ == "__main__":
    main(sys.argv[1])
