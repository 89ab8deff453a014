"""Permissions: every route names one, and every role gets through exactly where it should."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.routing.converters import IntegerConverter, UUIDConverter

from server.access import DEVICE, PERMISSIONS, PERSON, ROLES, WITHOUT_ORGANISATION
from tests.support import factories
from tests.support.routes import every_rule

ANYONE = "anyone"
ENDING = ["people.withdraw_role", "accounts.sign_out"]
"""Tried last, in this order: they end the session."""


def routes(app: Flask) -> Iterator[tuple[str, Rule, str | None]]:
    """Each method and rule with its permission; None for public ones."""
    for rule in every_rule(app):
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield method, rule, app.view_functions[rule.endpoint].permission  # type: ignore[attr-defined]


def address(app: Flask, rule: Rule) -> str:
    """A URL that matches a rule; what it names need not exist."""
    values = {name: _value(rule._converters[name]) for name in rule.arguments}
    return app.url_map.bind("localhost").build(rule.endpoint, values, method=next(iter(rule.methods or {"GET"})))


def _value(converter: object) -> object:
    if isinstance(converter, UUIDConverter):
        return uuid.uuid4()
    return 1 if isinstance(converter, IntegerConverter) else "unknown"


def become(role: str, client: FlaskClient) -> dict[str, str]:
    """Sign the client in with a role; for a phone, return the header with its token."""
    venue = factories.qualified_venue()
    if role == DEVICE:
        return factories.bearer_header(factories.phone(venue)[1])
    if role in ROLES:
        factories.sign_in(client, factories.person(role, None if role in WITHOUT_ORGANISATION else venue.organisation))
    return {}


def test_every_route_names_a_permission_of_the_table(app: Flask) -> None:
    unnamed = [rule.rule for rule in every_rule(app) if not hasattr(app.view_functions[rule.endpoint], "permission")]
    assert unnamed == []
    assert {permission for _, _, permission in routes(app) if permission} <= PERMISSIONS.keys()


def test_no_permission_is_without_a_route(app: Flask) -> None:
    assert PERMISSIONS.keys() - {permission for _, _, permission in routes(app)} == set()


def test_permissions_name_known_roles_only() -> None:
    assert frozenset().union(*PERMISSIONS.values()) <= {*ROLES, DEVICE, PERSON}


@pytest.mark.parametrize("role", [*ROLES, DEVICE, ANYONE])
def test_a_role_gets_through_exactly_where_its_permissions_say(app: Flask, client: FlaskClient, role: str) -> None:
    wrong = []
    headers = become(role, client)
    for method, rule, permission in sorted(
        routes(app), key=lambda route: ENDING.index(route[1].endpoint) + 1 if route[1].endpoint in ENDING else 0
    ):
        body = {} if method in ("POST", "PUT", "PATCH") else None
        with client.open(address(app, rule), method=method, json=body, headers=headers) as answer:
            refused = answer.json["error"]["code"] if answer.status_code in (401, 403) else None
        expected = _refusal(role, permission)
        if refused != expected and not (permission is None and refused == "wrong_credentials"):
            wrong.append((method, rule.rule, permission, answer.status_code, refused))
    assert wrong == []


def _refusal(role: str, permission: str | None) -> str | None:
    if permission is None or role in PERMISSIONS[permission]:
        return None
    return "sign_in_needed" if role == ANYONE else "forbidden"


def _in_order(route: tuple[str, Rule, str | None]) -> int:
    return ENDING.index(route[1].endpoint) if route[1].endpoint in ENDING else -1
