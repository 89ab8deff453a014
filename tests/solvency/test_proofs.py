"""What is published is checked with files and public keys alone, and one changed byte is found."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from server import clock
from server.db import db
from server.transparency import service as log
from server.verify.__main__ import main
from server.verify.proofs import NotProven
from server.verify.solvency_page import check_page
from server.verify.transfer_proof import check_transfers
from tests.credits.support.ends import End
from tests.solvency.support.bank import Bank
from tests.solvency.support.places import solvency
from tests.support import factories

KEYS = "/api/keys"


def published(client: FlaskClient) -> tuple[Any, Any, Any]:
    """The page, its proof and the keys, as anyone saves them."""
    page = solvency(client)
    return page, client.get("/api/solvency/proof").get_json(), client.get(KEYS).get_json()["keys"]


def order_proof(client: FlaskClient, end: End, order_id: int) -> Any:
    factories.sign_in(client, factories.sponsor_person(end.campaign.sponsor))
    answer = client.get(f"/api/orders/{order_id}/bank-proof.json")
    assert answer.status_code == 200
    return answer.get_json()


def test_the_page_is_what_the_statements_in_the_log_say(end: End, client: FlaskClient) -> None:
    end.order(200)
    end.order(100)
    page, proof, keys = published(client)
    proven = check_page(page, proof, keys)
    assert (proven.coverage.bank_cents, proven.statements) == (3120000, 2)
    head = log.newest_head()
    assert head
    assert proven.head == (head.size, head.root)
    assert "iban" not in json.dumps(proof)


CHANGES: dict[str, Any] = {
    "a larger balance": lambda page: page["coverage"]["accounts"][0].update(closing_cents=9_000_000),
    "a larger sum": lambda page: page["coverage"].update(bank_cents=9_000_000),
    "a later day": lambda page: page["coverage"]["accounts"][0].update(day="2026-07-01"),
    "another file": lambda page: page["coverage"]["accounts"][0].update(digest="00" * 32),
    "a better share": lambda page: page["coverage"].update(coverage_bps=20_000),
    "another state": lambda page: page["coverage"].update(state="stale"),
    "less owed": lambda page: page["coverage"].update(owed_cents=1),
    "an account twice": lambda page: page["coverage"]["accounts"].append(page["coverage"]["accounts"][0]),
    "another statement": lambda page: page["coverage"]["accounts"][0].update(statement_id=77),
    "no coverage": lambda page: page.pop("coverage"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_that_says_more_than_the_bank_is_found(end: End, client: FlaskClient, change: str) -> None:
    end.order(200)
    page, proof, keys = published(client)
    CHANGES[change](page)
    with pytest.raises(NotProven):
        check_page(page, proof, keys)


def test_a_statement_that_the_log_does_not_hold_is_found(end: End, client: FlaskClient) -> None:
    end.order(200)
    page, proof, keys = published(client)
    for one in (page["coverage"]["accounts"][0], proof["statements"][0]["columns"]):
        one["closing_cents"] += 1
    page["coverage"]["bank_cents"] += 1
    with pytest.raises(NotProven, match="is not what the log holds as leaf"):
        check_page(page, proof, keys)


def test_a_sponsor_proves_that_its_transfer_is_in_the_books(end: End, client: FlaskClient) -> None:
    order = end.order(200)
    proof = order_proof(client, end, order.id)
    proven = check_transfers(proof, client.get(KEYS).get_json()["keys"])
    assert (proven.order_id, proven.cents, len(proven.transfers)) == (order.id, 2080000, 1)
    assert (proven.transfers[0].day, proven.transfers[0].reference) == ("2026-06-30", "M-2026-1")


def test_another_sponsor_gets_no_proof(end: End, client: FlaskClient) -> None:
    order = end.order()
    factories.sign_in(client, factories.sponsor_person(factories.campaign().sponsor))
    assert client.get(f"/api/orders/{order.id}/bank-proof.json").status_code == 404


def _texts(shown: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to all that a proof says."""
    if isinstance(shown, dict):
        return [found for key, value in shown.items() for found in _texts(value, (*path, key))]
    if isinstance(shown, list):
        return [found for key, value in enumerate(shown) for found in _texts(value, (*path, key))]
    return [path] if shown not in (None, "") else []


def test_one_changed_value_of_a_transfers_proof_is_found(end: End, client: FlaskClient) -> None:
    order = end.order(200)
    proof, keys = order_proof(client, end, order.id), client.get(KEYS).get_json()["keys"]
    for path in _texts(proof):
        changed = deepcopy(proof)
        *steps, last = path
        at = changed
        for step in steps:
            at = at[step]
        at[last] = _other(at[last])
        with pytest.raises(Exception, match=r".") as found:
            check_transfers(changed, keys)
        assert type(found.value).__name__ in ("NotProven", "NotGenuine"), path


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else ("1" if value[0] != "1" else "2") + value[1:]


def test_the_command_says_it_in_a_line(app: Flask, end: End, client: FlaskClient, tmp_path: Path) -> None:
    order = end.order(200)
    page, proof, keys = published(client)
    files = {"page": page, "proof": proof, "keys": {"keys": keys}, "order": order_proof(client, end, order.id)}
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content))
    of_page = ["solvency", *_paths(tmp_path, "page", "proof"), "--keys", *_paths(tmp_path, "keys")]
    run = CliRunner().invoke(main, of_page)
    assert run.exit_code == 0
    assert "The bank says 20800,00 € as of 2026-06-30, by 1 statement in" in run.output
    assert "101.96 % of what has to be there, covered." in run.output
    shown = CliRunner().invoke(main, ["transfer", *_paths(tmp_path, "order"), "--keys", *_paths(tmp_path, "keys")])
    assert f"Order {order.id}: 20800,00 € are on bank statements" in shown.output
    page["coverage"]["bank_cents"] += 1
    (tmp_path / "page").write_text(json.dumps(page))
    bad = CliRunner().invoke(main, of_page)
    assert (bad.exit_code, bad.output) == (1, "Error: the bank cents come to 2080000, the page says 2080001\n")


def _paths(folder: Path, *names: str) -> list[str]:
    return [str(folder / name) for name in names]


def test_the_proof_follows_the_newest_statement(end: End, client: FlaskClient) -> None:
    end.order(200)
    end.moving.shift(timedelta(days=1))
    Bank.of_last_order().tells(clock.paris_day(clock.now()) - timedelta(days=1), 100)
    db.session.rollback()
    page, proof, keys = published(client)
    assert check_page(page, proof, keys).coverage.bank_cents == 2080100
