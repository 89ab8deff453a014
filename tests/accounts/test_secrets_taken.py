"""Each public route that takes a secret: nobody guesses it, for it has 128 bits or more, or tries are slowed down."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.accounts.tokens import new_token
from server.activity import receipt_links
from server.admission.applications import links as application_links
from server.front import guest_links
from server.vouchers import links as booklet_links
from tests.support import factories as make
from tests.support.access.matrix import Route, routes

RANDOM = {
    *("people.look_at_invitation", "people.accept_invitation", "phones.accept_invitation"),
    *("account.confirm_email", "account.look_at_password_link", "account.set_password"),
}
"""Tokens of `new_token`, of which the database has the hash."""
SIGNED = {
    *("shell.wallet_page", "wallet.get_wallet", "wallet.wallet_svg", "wallet.wallet_png", "pages.voucher_page"),
    *("wallet.search_wallet_places", "reports.undo_report"),
    *("meeting_pages.withdrawal_page", "meeting_pages.withdraw", "receipt_pages.receipt_page"),
    *("get_own", "save", "look_up", "find_venues", "add_venue", "remove_venue", "add_document", "remove_document"),
    *("submit", "answer", "withdraw"),
}
"""Links and vouchers that we signed; the routes of `applications` without their blueprint's name."""
CHALLENGED = {"factors.sign_in_by_passkey", "oidc_pages.come_back"}
"""What answers a challenge of ours, once."""
SLOWED = {"accounts.sign_in"}
"""What people choose or type: tries cost more and more."""
NO_SECRET = {
    *("accounts.sign_out", "factors.ask_passkey", "oidc.begin", "account.forget_password", "start"),
    *("wallet.search_places",),
    *("reports.post_report", "log.get_proof", "solvency.get_campaign_solvency", "solvency_pages.campaign_page"),
    *("meeting_pages.meeting_page", "meeting_pages.register", "announcement_pages.send_announcement"),
}
BITS = 128


def takes_something(route: Route) -> bool:
    """Whether a public route is sent more than questions that anyone asks."""
    reads_link = route.endpoint in ("oidc_pages.come_back", "meeting_pages.withdrawal_page")
    return bool(route.parameters) or route.method != "GET" or reads_link or "/applications/mine" in route.rule


def test_every_public_route_says_what_secret_it_takes(app: Flask) -> None:
    public = {route.endpoint for route in routes(app) if route.permission is None and takes_something(route)}
    named = {endpoint.removeprefix("applications.") for endpoint in public}
    assert named == RANDOM | SIGNED | CHALLENGED | SLOWED | NO_SECRET


def test_random_tokens_are_long_enough() -> None:
    assert len(urlsafe_b64decode(new_token() + "==")) * 8 >= BITS


def test_signatures_of_links_are_long_enough(app: Flask) -> None:
    signed = [booklet_links.link_of(1 << 32 | 1), guest_links.link_of(1), application_links.token_of(1, "a" * 32)]
    signed.append(receipt_links.link_of(uuid4()))
    for link in signed:
        signature = link.rsplit(".", 1)[1]
        assert len(urlsafe_b64decode(signature + "==")) * 8 >= BITS


def test_a_link_with_another_signature_opens_nothing(client: FlaskClient) -> None:
    make.key_ring()
    link = booklet_links.link_of(make.booklet().id)
    number, signature = link.rsplit(".", 1)
    assert client.get(f"/api/wallet/{link}").status_code == 200
    assert client.get(f"/api/wallet/{number}.{signature[::-1]}").status_code == 404


@pytest.mark.parametrize("endpoint", sorted(SLOWED))
def test_tries_of_what_people_choose_are_slowed(client: FlaskClient, endpoint: str) -> None:
    assert endpoint == "accounts.sign_in"
    tries = [client.post("/api/session", json={"email": "a@exemple.fr", "password": "x"}) for _ in range(20)]
    assert tries[-1].status_code == 429
