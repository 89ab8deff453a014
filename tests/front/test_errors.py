"""Nothing is a dead end: whatever fails in a browser is a page in French with the way on and whom to call."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from werkzeug.routing import Rule

from server import error_pages
from server.accounts.throttle import SlowedDown
from server.errors import HTTP_CODES, Busy, Conflict, Forbidden, Invalid, NotFound, SignInNeeded, TooLarge
from server.front import facts, helplines
from tests.support import factories as make
from tests.support.routes import every_rule

from .support.pages import BROWSER, INNER, NAVIGATION, check_page, plain

OLDER_BROWSER = BROWSER
FETCH = {"Accept": "*/*", "Sec-Fetch-Mode": "cors"}
JAVA = {"Accept": "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"}
PHONE, SAID = "0556000001", "05 56 00 00 01"
SPONSOR_PHONE, SPONSOR_SAID = "0557000002", "05 57 00 00 02"
KINDS: tuple[tuple[Exception, int], ...] = (
    (SignInNeeded(), 401),
    (Forbidden(), 403),
    (NotFound(), 404),
    (Conflict(), 409),
    (TooLarge(), 413),
    (Invalid(), 422),
    (SlowedDown(90), 429),
    (Busy(5), 503),
    (ZeroDivisionError("secret of the server"), 500),
)


@pytest.fixture
def failing(app: Flask) -> Flask:
    """The app with `/tombe`, which raises what a test puts into its settings."""
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def fall() -> str:
        raise app.config["FALLS_WITH"]

    app.add_url_rule("/tombe", view_func=fall)
    app.add_url_rule("/api/session/tombe.pdf", endpoint="fall_api", view_func=fall)
    return app


@pytest.fixture
def reachable(app: Flask) -> None:
    """The operator has a telephone, and so has the sponsor of a campaign that runs."""
    facts.change_facts(make.actor(make.operator()), {"phone": PHONE})
    make.funded_order(make.campaign(sponsor=make.sponsor(support_phone=SPONSOR_PHONE)))


@pytest.mark.usefixtures("reachable")
@pytest.mark.parametrize(("falls", "status"), KINDS, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("path", ["/tombe", "/api/session/tombe.pdf"])
def test_each_kind_of_error_is_a_page_with_a_telephone(
    failing: Flask, client: FlaskClient, path: str, falls: Exception, status: int
) -> None:
    failing.config["FALLS_WITH"] = falls
    answer = client.get(path, headers=NAVIGATION)
    words = check_page(answer, status)
    assert f'href="tel:+33{PHONE[1:]}"' in answer.text
    assert SAID in words
    assert SPONSOR_SAID in words
    assert plain(error_pages.TITLES[status]) in words


@pytest.mark.parametrize(("falls", "status"), KINDS, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("headers", [{}, FETCH, JAVA, {"Accept": "application/json"}])
def test_each_kind_of_error_is_json_for_programs(
    failing: Flask, client: FlaskClient, falls: Exception, status: int, headers: dict[str, str]
) -> None:
    failing.config["FALLS_WITH"] = falls
    answer = client.get("/api/session/tombe.pdf", headers=headers)
    assert (answer.status_code, answer.mimetype) == (status, "application/json")
    assert answer.json["error"].keys() <= {"code", "message", "fields"}
    assert not [one for one in INNER if one in answer.text]


def test_who_must_wait_reads_how_long_and_may_try_again(failing: Flask, client: FlaskClient) -> None:
    failing.config["FALLS_WITH"] = SlowedDown(90)
    answer = client.get("/tombe?a=1", headers=NAVIGATION)
    assert answer.headers["Retry-After"] == "90"
    assert "Réessayez dans 2 minutes." in plain(answer.text)
    assert 'href=""' in answer.text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (0, ""),
        (1, "1 seconde"),
        (60, "60 secondes"),
        (61, "2 minutes"),
        (3600, "60 minutes"),
        (7200, "2 heures"),
    ],
)
def test_a_wait_is_said_in_words_and_never_too_short(seconds: int | None, said: str) -> None:
    assert error_pages.say_wait(seconds) == said


def test_a_fault_says_what_to_tell_the_operator(failing: Flask, client: FlaskClient, reachable: None) -> None:
    failing.config["FALLS_WITH"] = ZeroDivisionError()
    words = check_page(client.get("/tombe", headers=NAVIGATION), 500)
    assert re.search(r"dites-nous ce que vous faisiez, et l'heure : \d{1,2} h", words)


def test_the_last_known_telephone_is_told_while_the_database_is_away(
    failing: Flask, client: FlaskClient, reachable: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing.config["FALLS_WITH"] = away = OperationalError("SELECT secret", {}, Exception("postgres is gone"))
    client.get("/nulle-part", headers=NAVIGATION)

    def fail(*_: Any, **__: Any) -> None:
        raise away

    monkeypatch.setattr(helplines, "read_face", fail)
    assert SAID in check_page(client.get("/tombe", headers=NAVIGATION), 500)
    failing.extensions.pop("helplines")
    check_page(client.get("/tombe", headers=NAVIGATION), 500)


def test_the_page_comes_even_if_it_cannot_be_made(
    failing: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(error_pages, "render_template", lambda *_, **__: 1 / 0)
    answer = client.get("/nulle-part", headers=NAVIGATION)
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert "Cette page n’existe pas" in answer.text
    assert 'href="/accueil"' in answer.text


def test_a_page_asked_for_in_the_wrong_way_is_a_page(client: FlaskClient) -> None:
    answer = client.post("/questions", headers=NAVIGATION)
    check_page(answer, 405)
    assert "GET" in answer.headers["Allow"]
    check_page(client.put("/api/session", headers=OLDER_BROWSER), 405)


@pytest.mark.parametrize(
    "path",
    ["/reunions/999", "/reunions/retrait", "/reunions/retrait?lien=faux", "/solvabilite/nulle", "/%00", "/x?%00"],
)
def test_a_broken_or_altered_link_is_a_page(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers=NAVIGATION)
    check_page(answer, 422 if path.startswith("/x") else 404)


def filled(rule: Rule) -> str:
    """An address of a rule, whose parameters name nothing that is there."""
    keyed = re.sub(r"<uuid:[^>]+>", "00000000-0000-4000-8000-000000000000", rule.rule)
    return re.sub(r"<[^>]+>", "inconnu", re.sub(r"<[^>]*int[^>]*>", "987654", keyed))


def test_whatever_of_the_api_a_browser_opens_without_an_account_is_a_page(app: Flask, client: FlaskClient) -> None:
    """All addresses, downloads among them: a new one needs no line here."""
    rules = [one for one in every_rule(app) if one.rule.startswith("/api/") and "GET" in (one.methods or ())]
    seen = {rule.rule: client.get(filled(rule), headers=NAVIGATION) for rule in rules}
    refused = {rule: answer for rule, answer in seen.items() if answer.status_code >= 400}
    assert len(refused) > 80
    assert {rule for rule, answer in refused.items() if answer.mimetype != "text/html"} == set()
    assert {rule for rule, answer in refused.items() if answer.status_code >= 500} == set()
    assert sum(rule.endswith((".pdf", ".csv", ".xml", ".jsonl", ".svg", ".png")) for rule in refused) > 15


def test_every_status_that_we_answer_has_a_title() -> None:
    statuses = {status for _, status in KINDS} | HTTP_CODES.keys()
    assert statuses - error_pages.TITLES.keys() - {415} == set()
