"""Permissions: every route names one; every role gets through exactly where it should, and to its own objects only.

The matrix has a cell for each route, each asker of `tests/support/access/askers.py`, and each side of its world.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server.access import DEVICE, PERMISSIONS, PERSON, ROLES
from server.errors import Invalid
from server.printing import apart
from tests.support import worlds
from tests.support.access.askers import ASKERS, Asker, enter
from tests.support.access.bodies import BODIES, FILES, QUERIES
from tests.support.access.matrix import Answer, Cell, Route, ask, matrix, routes, unknown
from tests.support.access.world import NOW, World, make_world
from tests.support.routes import every_rule

SHOWN_TO_MANY = {
    "redemptions.get_bundle": "a phone judges vouchers of every campaign",
    "transfers.list_destinations": "booklets are sent to any sponsor or prescriber",
    "approvals.list_approvals": "a sponsor chooses among all qualified organisations of a campaign's territory",
    "approvals.list_own": "a manager may ask to redeem in any sponsor's campaign",
    "approvals.ask": "and is answered with the same list",
}
"""Routes that say other organisations' names on purpose, and why."""
NAMELESS = {
    *("accounts.list_sessions", "factors.show_factors", "oidc.show_linked", "venues.opening_hours"),
    *("accounting.export_journal", "first_steps.get_first_steps", "first_steps.get_mail_state", "pins.read_pin"),
    *("bank_statements.list_bank_statements", "operator_identity.list_identities", "signing_keys.list_signing_keys"),
    *("acpr.get_acpr", "front.get_public_facts", "front.list_announcements", "front.list_meetings"),
    *("application_desk.count_waiting", "application_desk.list_applications", "bank_answers.list_answers"),
    *("books.list_books", "disbursements.list_disbursements"),
    *("matching.list_to_explain", "application_desk.export_applications"),
    *("found_batches.find_batches", "found_batches.export_batches"),
    *("expiry.list_counters", "credits.list_due_credit_notes", "payouts.show_payouts", "settlements.list_settlements"),
    *("statements.get_closing", "redemptions.get_bundle", "printing.list_waiting_proofs"),
}
"""Lists of the asker's own sessions and factors, of the scheme's months and papers, of ids; what phones are told."""
UNREAD, NOT_THEIRS = (400, 415), (401, 403, 404)
"""Statuses of a request that was not understood, and of an object that is not there for the asker."""


@pytest.fixture
def printer_busy() -> Iterator[None]:
    """Nothing is drawn: who may have a PDF is told that the printer is busy."""
    for _ in range(3):
        apart.INSIDE.acquire()
    yield
    for _ in range(3):
        apart.INSIDE.release()


@pytest.fixture
def world(app: Flask) -> Iterator[World]:
    with time_machine.travel(NOW, tick=False):
        yield worlds.enter("access", make_world)


def test_every_route_names_a_permission_of_the_table(app: Flask) -> None:
    unnamed = [rule.rule for rule in every_rule(app) if not hasattr(app.view_functions[rule.endpoint], "permission")]
    assert unnamed == []
    assert {route.permission for route in routes(app) if route.permission} <= PERMISSIONS.keys()


def test_no_permission_is_without_a_route(app: Flask) -> None:
    assert PERMISSIONS.keys() - {route.permission for route in routes(app)} == set()


def test_permissions_name_known_roles_only() -> None:
    assert frozenset().union(*PERMISSIONS.values()) <= {*ROLES, DEVICE, PERSON}


def test_the_tables_name_routes_that_exist(app: Flask) -> None:
    assert {*BODIES, *QUERIES, *FILES, *SHOWN_TO_MANY} <= {route.endpoint for route in routes(app)}


@pytest.mark.parametrize("asker", ASKERS, ids=lambda asker: asker.name)
def test_everyone_reaches_what_is_theirs_and_nothing_else_exists_for_them(
    app: Flask, client: FlaskClient, world: World, asker: Asker, printer_busy: None
) -> None:
    headers, own = enter(asker, client, world)
    strange, wrong = asker.strange_names(world), []
    nowhere: dict[Route, Answer] = {}
    for cell in matrix(app, asker, world, own):
        route = cell.route
        if cell.own is False and route not in nowhere:
            nowhere[route] = ask(app, client, route, unknown(cell.ids), headers)
        answer = ask(app, client, route, cell.ids, headers)
        if not is_right(asker, cell, answer, nowhere.get(route)):
            wrong.append(
                (route.method, route.rule, cell.where, "own" if cell.own else "not own", answer, nowhere.get(route))
            )
        if route.permission and route.endpoint not in SHOWN_TO_MANY and answer.status < 300:
            wrong += [(route.method, route.rule, "says", name) for name in strange if name in answer.text]
    assert wrong == []


def is_right(asker: Asker, cell: Cell, answer: Answer, nothing: Answer | None) -> bool:
    """Whether this is the answer for a cell; ``nothing`` is that for what does not exist."""
    if cell.own is None:
        refused = answer.code if answer.status in (401, 403) else None
        expected = asker.refusal(cell.route.permission) if cell.route.permission else None
        return refused == expected or (cell.route.permission is None and refused == "wrong_credentials")
    if cell.own:
        return answer.status not in UNREAD and answer.status not in NOT_THEIRS and answer.code != Invalid.code
    return answer == nothing and (answer.status == 404 or not any(cell.route.parameters.values()))


def test_the_lists_say_the_names_that_others_must_not_read(app: Flask, world: World, printer_busy: None) -> None:
    """A name that stands nowhere would be no proof."""
    said, lists = set(), set()
    for asker in ASKERS[: len(ROLES)]:
        client = app.test_client()
        headers, own = enter(asker, client, world)
        for cell in matrix(app, asker, world, own):
            route = cell.route
            if route.method == "GET" and route.permission and not any(route.parameters.values()):
                lists.add(route.endpoint)
                if world.corners[0].name in ask(app, client, route, cell.ids, headers).text:
                    said.add(route.endpoint)
    assert lists - said - NAMELESS == set()
