"""Money from a country that the operator blocked: it stays to be explained, and takes two people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner

from server.campaigns.models import Order
from server.config import Config, ConfigError
from server.matching.effects import Part
from server.matching.models import ADVANCE, INTEREST, ORDER
from server.matching.refusals import SecondPersonNeeded
from server.matching.service import confirm, propose
from tests.support import factories
from tests.support.money_in import credit, match, treasurer

WHOLE, CYPRUS = 10_400, "CY17002001280000001200527600"
OF_INTEREST = "PMNT-RCDT-INTR"


@pytest.fixture
def blocking(app: Flask) -> None:
    app.config["POINCON"] = replace(app.config["POINCON"], blocked_countries=frozenset({"RU", "CY"}))


@pytest.fixture
def order(app: Flask) -> Order:
    """An order whose sponsor has paid from Cyprus before, so that all of a transfer agrees."""
    assert app
    made = factories.order()
    match(credit(100, party_iban=CYPRUS), Part(ADVANCE, 100, campaign_id=made.campaign_id))
    return made


def matched(runner: FlaskCliRunner) -> str:
    return runner.invoke(args=["bank", "match"]).output.splitlines()[-1]


def test_without_the_setting_the_transfer_is_matched_by_itself(order: Order, runner: FlaskCliRunner) -> None:
    credit(WHOLE, text=f"Commande {order.id}", party_iban=CYPRUS)
    assert matched(runner) == "1 matched, 0 to be explained"


@pytest.mark.usefixtures("blocking")
def test_what_agrees_is_not_matched_by_itself_nor_by_one_person(order: Order, runner: FlaskCliRunner) -> None:
    movement = credit(WHOLE, text=f"Commande {order.id}", party_iban=CYPRUS)
    assert matched(runner) == "0 matched, 1 to be explained"
    [made] = propose(treasurer(), movement.id, [Part(ORDER, WHOLE, order_id=order.id)])
    assert (made.confirmed_at, made.reference_agrees, made.iban_agrees) == (None, True, False)
    with pytest.raises(SecondPersonNeeded):
        confirm(treasurer(), made.id)
    assert confirm(treasurer("Trésorier"), made.id).confirmed_at


@pytest.mark.usefixtures("blocking")
def test_a_bank_s_code_does_not_say_what_it_is_either(app: Flask) -> None:
    assert app
    ours = credit(WHOLE, code=OF_INTEREST)
    assert propose(treasurer(), ours.id, [Part(INTEREST, WHOLE)], only_agreeing=True)
    movement = credit(WHOLE, party_iban=CYPRUS, code=OF_INTEREST)
    with pytest.raises(SecondPersonNeeded):
        propose(treasurer(), movement.id, [Part(INTEREST, WHOLE)], only_agreeing=True)


@pytest.mark.usefixtures("blocking")
def test_whoever_explains_it_is_told(order: Order, client: FlaskClient) -> None:
    movement = credit(WHOLE, text=f"Commande {order.id}", party_iban=CYPRUS)
    other = credit(WHOLE, text=f"Commande {order.id}")
    factories.sign_in(client, factories.operator())
    listed = client.get("/api/movements?page=1").json["movements"]
    assert {one["id"]: one["is_blocked"] for one in listed} == {movement.id: True, other.id: False}
    seen = client.get(f"/api/movements/{movement.id}").json
    assert (seen["is_blocked"], "iban_blocked" in seen["suggestions"][0]["suggestion"]["reasons"]) == (True, True)


REQUIRED = {"DATABASE_URL": "sqlite:///x", "SECRET_KEY": "x", "PUBLIC_URL": "http://localhost:8000"}


def test_countries_are_codes_of_two_capital_letters() -> None:
    assert Config.from_environment(REQUIRED).blocked_countries == frozenset()
    assert Config.from_environment({**REQUIRED, "BLOCKED_COUNTRIES": "RU  BY"}).blocked_countries == {"RU", "BY"}
    for wrong in ("ru", "Russie", "RU,BY"):
        with pytest.raises(ConfigError, match="BLOCKED_COUNTRIES"):
            Config.from_environment({**REQUIRED, "BLOCKED_COUNTRIES": wrong})
