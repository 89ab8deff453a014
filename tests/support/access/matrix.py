"""The cells of the matrix: each route, asked for what is one's own, for what is another's, and for what nobody has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.support.access.addresses import (
    DEPOT,
    LARGE,
    NEW,
    NO_OBJECT,
    OF_OPERATOR,
    OF_PERSON,
    OF_VENUE,
    ROLE,
    UNKNOWN,
    Of,
    kind_of,
)
from tests.support.access.askers import Asker
from tests.support.access.bodies import BODIES, FILES, QUERIES
from tests.support.access.sides import Ids
from tests.support.access.world import World
from tests.support.routes import every_rule

WRITES = ("POST", "PUT", "PATCH")
ENDING = (
    *("factors.make_recovery_codes", "factors.remove_passkey", "factors.remove_authenticator"),
    *("accounts.end_other_sessions", "people.withdraw_role", "accounts.sign_out"),
)
"""Tried last, in this order: they end the person's other sessions, then the one that asks."""
UNTOLD = """
{rule} has the parameter {name}, which no table knows: say in tests/support/access/addresses.py which kind of object it
names, let tests/support/access/sides.py make one for each side, and say in bodies.py what the route is sent.
"""


@dataclass(frozen=True)
class Route:
    """A method of an address, its permission (None: public), and the kind of object that each parameter names."""

    method: str
    rule: str
    endpoint: str
    permission: str | None
    parameters: dict[str, str | None] = field(hash=False)

    @property
    def kinds(self) -> set[str]:
        """The kinds of objects that a request names: in its address, its query, its body."""
        sent = {*_places(BODIES.get(self.endpoint)), *_places(QUERIES.get(self.endpoint))} - {NEW, ROLE, DEPOT}
        return {kind for kind in self.parameters.values() if kind} | {place.kind for place in sent}

    @property
    def order(self) -> tuple[int, int]:
        """Reading comes first, then changing, then deleting, at last what ends the session."""
        if self.endpoint in ENDING:
            return 3, ENDING.index(self.endpoint)
        return 2 if self.method == "DELETE" else int(self.method in WRITES), 0


@dataclass(frozen=True)
class Cell:
    """A route to be asked with these ids, which are of ``where``.

    ``own``: whether they are of what is the asker's business; None where no object decides.
    """

    route: Route
    ids: Ids
    own: bool | None
    where: str

    @property
    def order(self) -> tuple[object, ...]:
        """What is another's is asked for before one's own, which may change by it."""
        return *self.route.order, bool(self.own)


@dataclass(frozen=True)
class Answer:
    """What came back: the text without the ids that were sent, and the code of a refusal."""

    status: int
    text: str
    code: str | None


def routes(app: Flask) -> list[Route]:
    """Every route of the app. Raises AssertionError for one that the tables of addresses do not know."""
    return [
        Route(method, rule.rule, rule.endpoint, permission, _parameters(rule, permission))
        for rule in every_rule(app)
        for permission in [app.view_functions[rule.endpoint].permission]  # type: ignore[attr-defined]
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def matrix(app: Flask, asker: Asker, world: World, own: Ids) -> list[Cell]:
    """All cells of an asker, in an order in which none spoils another."""
    found = (cell for route in routes(app) for cell in _cells(asker, route, world, own))
    return sorted(found, key=lambda cell: cell.order)


def _cells(asker: Asker, route: Route, world: World, own: Ids) -> Iterator[Cell]:
    """One for each side, and for each venue where that matters; one where all get the same answer."""
    corners = [corner for corner in world.corners if corner.main or route.kinds & OF_VENUE]
    corners = corners[:1] if route.kinds <= OF_OPERATOR else corners
    home = asker.ids_in(corners[0]) | own
    if route.permission is None or asker.refusal(route.permission) or not route.kinds:
        yield Cell(route, home, None, corners[0].name)
        return
    if route.kinds & OF_PERSON:
        yield Cell(route, home, own=True, where="their own")
    for corner in corners:
        theirs = all(asker.reaches(route.endpoint, route.permission, kind, corner) for kind in route.kinds)
        yield Cell(route, asker.ids_in(corner), theirs, corner.name)


def ask(app: Flask, client: FlaskClient, route: Route, ids: Ids, headers: dict[str, str]) -> Answer:
    """Send a request about the objects with these ids."""
    ids = ids | {NEW.kind: uuid4()}
    values = {name: ids[kind] if kind else NO_OBJECT.get(name, 1) for name, kind in route.parameters.items()}
    path = app.url_map.bind("localhost").build(route.endpoint, values, method=route.method)
    sent: dict[str, Any] = {}
    if route.endpoint in FILES:
        sent = {"data": b"", "content_type": FILES[route.endpoint]}
    elif route.method in WRITES:
        sent = {"json": _filled(BODIES.get(route.endpoint, {}), ids)}
    query = _filled(QUERIES.get(route.endpoint, {}), ids)
    with client.open(path, method=route.method, query_string=query, headers=headers, **sent) as answer:
        text = answer.get_data().decode(errors="ignore")
        code = answer.json["error"]["code"] if answer.status_code >= 400 and answer.is_json else None
    return Answer(answer.status_code, _without([ids[kind] for kind in (*route.kinds, NEW.kind)], text), code)


def unknown(ids: Ids) -> Ids:
    """Ids that nothing has, beside what names nobody's object."""
    kept = {place.kind: ids[place.kind] for place in (ROLE, DEPOT)}
    return {kind: UNKNOWN.get(kind, LARGE) for kind in ids} | kept


def _without(ids: list[Any], text: str) -> str:
    """A text without these ids; those that are mere numbers stay."""
    for found in ids:
        if not isinstance(found, int):
            text = re.sub(rf"(?<![\w-]){re.escape(str(found))}(?![\w-])", "…", text)
    return text


def _parameters(rule: Rule, permission: str | None) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for name in sorted(rule.arguments):
        try:
            found[name] = None if permission is None else kind_of(rule.endpoint, name)
        except KeyError:
            raise AssertionError(UNTOLD.format(rule=rule.rule, name=name)) from None
    return found


def _places(value: Any) -> Iterator[Of]:
    if isinstance(value, Of):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _places(part)


def _filled(value: Any, ids: Ids) -> Any:
    if isinstance(value, Of):
        found = ids[value.kind]
        return found if isinstance(found, int | str) else str(found)
    if isinstance(value, dict):
        return {name: _filled(part, ids) for name, part in value.items()}
    return [_filled(part, ids) for part in value] if isinstance(value, list) else value
