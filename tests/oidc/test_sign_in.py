"""Sign-in with a real provider that runs beside the tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import RSAKey
from sqlalchemy import select

from server import clock
from server.accounts.models import Person
from server.config import Config, ConfigError, OpenIdSettings
from server.db import db
from server.oidc import tokens
from server.oidc.models import ProviderAccount
from server.oidc.provider import Provider
from server.oidc.refusals import ProviderFailed
from server.people.withdrawing import withdraw_role
from server.trail.models import Act
from tests.factors.support.people import add_app, by_password, require
from tests.support import factories
from tests.support.databases import SECRET_KEY

from .support.provider import LocalProvider
from .support.visits import CLIENT, go, known, use


def test_a_verified_address_signs_in_and_links_the_account(app: Flask, provider: LocalProvider) -> None:
    someone = factories.mediator(factories.venue())
    subject, client = known(provider, someone), app.test_client()
    assert go(client, provider, subject) == "/connexion"
    assert client.get("/api/session").json["id"] == someone.id
    assert client.get("/api/sessions").json["sessions"][0]["way"] == "provider"
    provider.know(subject, email="moved@example.org", email_verified=True)
    later = app.test_client()
    assert go(later, provider, subject) == "/connexion"
    assert later.get("/api/session").json["id"] == someone.id
    assert [act.verb for act in db.session.scalars(select(Act))] == ["provider.linked"]


def test_an_address_that_is_not_verified_or_nobody_s_signs_nobody_in(app: Flask, provider: LocalProvider) -> None:
    subject = known(provider, factories.operator(), verified=False)
    provider.know("stranger", email="stranger@example.org", email_verified=True)
    for one in (subject, "stranger"):
        client = app.test_client()
        assert go(client, provider, one) == "/connexion#unknown_identity"
        assert client.get("/api/session").status_code == 401
    assert db.session.query(ProviderAccount).count() == 0
    assert db.session.query(Person).count() == 1


def test_who_is_withdrawn_is_linked_no_more_and_an_address_opens_nothing(app: Flask, provider: LocalProvider) -> None:
    venue = factories.qualified_venue()
    someone, boss = factories.manager(venue), factories.actor(factories.manager(venue))
    provider.know("other-name", email="private@example.org")
    subject, browser = known(provider, someone), by_password(app, someone)
    assert go(browser, provider, "other-name", "/api/provider/link") == "/connexion"
    [role] = db.session.get_one(Person, someone.id).memberships
    withdraw_role(boss, role.id)
    assert browser.get("/api/session").status_code == 401
    assert go(app.test_client(), provider, "other-name") == "/connexion#unknown_identity"
    again = app.test_client()
    assert go(again, provider, subject) == "/connexion"
    assert again.get("/api/session").json["roles"] == []
    assert again.get("/api/balances").status_code == 403


def test_who_is_signed_in_links_any_account_and_unlinks_it(app: Flask, provider: LocalProvider) -> None:
    someone = factories.operator()
    provider.know("other-name", email="private@example.org")
    client = by_password(app, someone)
    assert client.get("/api/provider/link").json == {"label": "ProConnect", "linked_at": None}
    assert go(client, provider, "other-name", "/api/provider/link") == "/connexion"
    assert client.get("/api/provider/link").json["linked_at"] is not None
    assert go(app.test_client(), provider, "other-name") == "/connexion"
    assert client.delete("/api/provider/link").status_code == 204
    assert go(app.test_client(), provider, "other-name") == "/connexion#unknown_identity"


def test_an_account_is_linked_to_one_person(app: Flask, provider: LocalProvider) -> None:
    provider.know("shared")
    first, second = (by_password(app, factories.operator()) for _ in range(2))
    assert go(first, provider, "shared", "/api/provider/link") == "/connexion"
    assert go(second, provider, "shared", "/api/provider/link") == "/connexion#account_taken"


def test_an_account_is_not_linked_to_whoever_signed_in_meanwhile(app: Flask, provider: LocalProvider) -> None:
    provider.know("mine")
    client = by_password(app, factories.operator())
    told = provider.authorize(client.post("/api/provider/link").json["address"], "mine")
    with client.session_transaction() as session:
        session["_user_id"] = factories.session_key(factories.operator())
    answer = client.get("/connexion/retour", query_string=told)
    assert answer.headers["Location"] == "/connexion#provider_failed"


def test_a_stolen_password_links_no_account_beside_a_second_factor(app: Flask) -> None:
    require(app)
    someone = factories.operator()
    add_app(by_password(app, someone))
    refused = by_password(app, someone).post("/api/provider/link")
    assert (refused.status_code, refused.json["error"]["code"]) == (403, "second_factor_needed")


def test_an_answer_counts_once_and_only_in_the_browser_that_asked(app: Flask, provider: LocalProvider) -> None:
    subject = known(provider, factories.operator())
    mine, other = app.test_client(), app.test_client()
    told = provider.authorize(mine.post("/api/provider/begin").json["address"], subject)
    other.post("/api/provider/begin")
    for client in (other, app.test_client()):
        assert client.get("/connexion/retour", query_string=told).headers["Location"].endswith("#provider_failed")
    assert mine.get("/connexion/retour", query_string=told).headers["Location"] == "/connexion"
    assert mine.get("/connexion/retour", query_string=told).headers["Location"].endswith("#provider_failed")


@pytest.mark.parametrize("wrong", [{"state": "x"}, {"state": "é"}, {"code": "x"}, {"iss": "https://other.example.org"}])
def test_an_altered_answer_signs_nobody_in(app: Flask, provider: LocalProvider, wrong: dict[str, str]) -> None:
    subject, client = known(provider, factories.operator()), app.test_client()
    told = provider.authorize(client.post("/api/provider/begin").json["address"], subject)
    answer = client.get("/connexion/retour", query_string=told | wrong)
    assert answer.headers["Location"] == "/connexion#provider_failed"
    assert client.get("/api/session").status_code == 401


def test_an_answer_after_ten_minutes_is_too_late(app: Flask, provider: LocalProvider) -> None:
    client, now = app.test_client(), clock.now()
    told = provider.authorize(client.post("/api/provider/begin").json["address"], known(provider, factories.operator()))
    with time_machine.travel(now.timestamp() + 605):
        answer = client.get("/connexion/retour", query_string=told)
    assert answer.headers["Location"] == "/connexion#provider_failed"


def test_what_is_asked_for_has_state_nonce_and_pkce(client: FlaskClient) -> None:
    asked = parse_qs(urlsplit(client.post("/api/provider/begin").json["address"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://localhost:8000/connexion/retour"]
    assert all(len(asked[name][0]) >= 43 for name in ("state", "nonce", "code_challenge"))
    assert asked["scope"] == ["openid email"]


def test_a_provider_that_is_down_hinders_no_password(app: Flask, settings: OpenIdSettings) -> None:
    use(app, replace(settings, issuer="http://localhost:9"))
    client = app.test_client()
    refused = client.post("/api/provider/begin")
    assert (refused.status_code, refused.json["error"]["code"]) == (409, "provider_failed")
    assert client.get("/api/provider").json == {"label": "ProConnect"}
    by_password(app, factories.operator())


def test_without_a_provider_there_is_no_button(app: Flask, client: FlaskClient) -> None:
    use(app, None)
    assert client.get("/api/provider").json == {"label": None}
    refused = client.post("/api/provider/begin")
    assert (refused.status_code, refused.json["error"]["code"]) == (404, "no_provider")
    assert client.get("/connexion/retour?code=x&state=y").headers["Location"] == "/connexion#provider_failed"


def test_signing_in_there_is_no_second_factor_by_itself(app: Flask, provider: LocalProvider) -> None:
    require(app)
    someone, client = factories.operator(), app.test_client()
    go(client, provider, known(provider, someone))
    assert client.get("/api/session").json["second_factor"] == "to_set_up"


KEY, OTHER = RSAKey.generate_key(2048, {"kid": "1"}), RSAKey.generate_key(2048, {"kid": "1"})
GOOD: dict[str, Any] = {"iss": "", "aud": CLIENT, "sub": "s", "nonce": "n", "acr": "eidas2"}


def published(issuer: str) -> Provider:
    return Provider(issuer, "", "", "there", None, {"keys": [KEY.as_dict(private=False)]}, 0)


def signed(claims: dict[str, Any], key: RSAKey = KEY) -> str:
    return jwt.encode({"alg": "RS256", "kid": "1"}, claims, key)


def tried(monkeypatch: pytest.MonkeyPatch, provider: LocalProvider, token: str, about: bytes) -> tokens.AboutPerson:
    here = published(provider.issuer)
    monkeypatch.setattr(tokens, "find_provider", lambda **_: here)
    monkeypatch.setattr(tokens, "fetch", lambda *_, **__: about)
    return tokens.check_person(here, {"id_token": token, "access_token": "a"}, "n")


def claims_of(provider: LocalProvider, **others: Any) -> dict[str, Any]:
    now = int(clock.now().timestamp())
    return {**GOOD, "iss": provider.issuer, "iat": now, "exp": now + 60, **others}


def test_what_is_said_of_the_person_may_be_a_signed_jwt(
    app: Flask, provider: LocalProvider, settings: OpenIdSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(app, replace(settings, strong_acr=("eidas2", "eidas3")))
    said = {"sub": "s", "iss": provider.issuer, "aud": CLIENT, "email": "a@example.org", "email_verified": True}
    found = tried(monkeypatch, provider, signed(claims_of(provider)), signed(said).encode())
    assert found == tokens.AboutPerson(provider.issuer, "s", "a@example.org", strong=True)
    with pytest.raises(ProviderFailed):
        tried(monkeypatch, provider, signed(claims_of(provider)), signed(said, OTHER).encode())


WRONG_CLAIMS = [{"iss": "https://other"}, {"aud": "other"}, {"azp": "other"}, {"nonce": "m"}, {"exp": 1}, {"sub": None}]


@pytest.mark.parametrize("wrong", WRONG_CLAIMS)
def test_a_token_for_elsewhere_or_late_is_not_believed(
    app: Flask, provider: LocalProvider, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, Any]
) -> None:
    with pytest.raises(ProviderFailed):
        tried(monkeypatch, provider, signed(claims_of(provider, **wrong)), b'{"sub": "s"}')


@pytest.mark.parametrize("about", [b'{"sub": "other"}', b"{}", b"", b"no token", b"{"])
def test_what_is_said_of_another_is_not_believed(
    app: Flask, provider: LocalProvider, monkeypatch: pytest.MonkeyPatch, about: bytes
) -> None:
    with pytest.raises(ProviderFailed):
        tried(monkeypatch, provider, signed(claims_of(provider)), about)


def test_a_token_of_another_key_or_without_one_is_not_believed(
    app: Flask, provider: LocalProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsigned = "eyJhbGciOiJub25lIn0." + signed(claims_of(provider)).split(".")[1] + "."
    for token in (signed(claims_of(provider), OTHER), unsigned, ""):
        with pytest.raises(ProviderFailed):
            tried(monkeypatch, provider, token, b'{"sub": "s"}')


def test_settings_of_a_provider_are_whole_and_secure() -> None:
    given = {"DATABASE_URL": "sqlite://", "SECRET_KEY": SECRET_KEY, "PUBLIC_URL": "https://pass.example.fr"}
    client = {"OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"}
    assert Config.from_environment(given | client).openid is None
    found = Config.from_environment(
        {**given, **client, "OIDC_ISSUER": "https://idp.example.fr/api", "OIDC_STRONG_ACR": "x y"}
    )
    assert found.openid == OpenIdSettings("https://idp.example.fr/api", "a", "b", "idp.example.fr", ("x", "y"))
    for wrong in ({"OIDC_ISSUER": "https://idp.example.fr"}, {**client, "OIDC_ISSUER": "http://idp.example.fr"}):
        with pytest.raises(ConfigError):
            Config.from_environment({**given, **wrong})
