"""The sentence « aucun virement reçu » can no longer make anything worth money: no route, command or service."""

from __future__ import annotations

import ast
import inspect
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import func, select

from server.campaigns import funding
from server.campaigns.models import CREDITS, ORDERED, PROMISE, WORD
from server.commands import CONSOLE
from server.db import db
from server.ledger.models import FUNDED, LedgerLine
from server.matching.effects import Part
from server.matching.models import ADVANCE, ORDER
from server.matching.refusals import SecondPersonNeeded
from server.matching.service import confirm, propose
from tests.support import factories
from tests.support.money_in import credit
from tests.support.routes import every_rule
from tests.support.source import SERVER

WORDS = "aucun virement reçu"


def worth() -> int:
    return db.session.scalar(select(func.count()).where(LedgerLine.kind == FUNDED)) or 0


@pytest.mark.parametrize("body", [{"payment_order": WORDS}, {"text": WORDS}, {"reason": WORDS}, {"funded_by": "word"}])
def test_no_write_to_an_order_funds_it(client: FlaskClient, app: Flask, body: dict[str, Any]) -> None:
    order = factories.order()
    factories.sign_in(client, factories.operator())
    tried = 0
    for rule in every_rule(app):
        if "order_id" in rule.arguments and {"POST", "PUT", "PATCH"} & (rule.methods or set()):
            path = f"/api/orders/{order.id}{rule.rule.rpartition('order_id>')[2]}"
            for method in {"POST", "PUT", "PATCH"} & (rule.methods or set()):
                client.open(path, method=method, json=body)
                tried += 1
    assert tried > 5
    db.session.refresh(order)
    assert (order.funded_at, worth()) == (None, 0)
    assert client.post(f"/api/orders/{order.id}/fund", json=body).status_code in (404, 405)


@pytest.mark.parametrize(
    "args",
    [
        ["orders", "fund", "--order", "1", "--payment-order", WORDS],
        ["booklets", "issue", "--order", "1", "--payment-order", WORDS],
    ],
)
def test_no_command_takes_the_word(runner: FlaskCliRunner, args: list[str]) -> None:
    factories.order()
    assert runner.invoke(args=args).exit_code == 2
    assert worth() == 0


def test_no_command_names_a_payment_order(app: Flask) -> None:
    for group in app.cli.commands.values():
        for command in getattr(group, "commands", {"": group}).values():
            assert "payment_order" not in {option.name for option in command.params}


def test_only_credits_and_promises_call_fund_and_none_with_a_word(app: Flask) -> None:
    calls = {
        (path.relative_to(SERVER).as_posix(), node.args[3].id)
        for path in SERVER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr, getattr(node.func.value, "id", "")) == ("fund", "funding")
    }
    assert calls == {("matching/crediting.py", "CREDITS"), ("promises/service.py", "PROMISE")}
    assert {CREDITS, PROMISE} & {WORD} == set()
    assert "way" in inspect.signature(funding.fund).parameters


def test_a_credit_of_one_cent_with_the_word_funds_nothing(app: Flask) -> None:
    order = factories.order()
    movement = credit(1, text=WORDS)
    [part] = propose(CONSOLE, movement.id, [Part(ORDER, 1, order_id=order.id)])
    with pytest.raises(SecondPersonNeeded):
        confirm(CONSOLE, part.id)
    propose(CONSOLE, credit(10_400, text=WORDS).id, [Part(ADVANCE, 10_400, campaign_id=order.campaign_id)])
    db.session.refresh(order)
    assert (order.state, worth()) == (ORDERED, 0)
