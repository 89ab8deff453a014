"""The bank's word decides: a withdrawal in no book is said within one import, and stops issuing, not scanning."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import select

from server import clock
from server.bank_statements.models import FEES, BankStatement
from server.campaigns.funding import fund
from server.campaigns.models import PROMISE, WORD, Order
from server.campaigns.service import order_locked, place_order
from server.commands import CONSOLE
from server.db import db, transaction
from server.messages.models import Message
from server.solvency.changes import tell_change
from server.solvency.stops import BankSilent, NotCovered
from server.vouchers.issue import issue_now
from tests.credits.support.ends import End
from tests.payouts.support.office import Office
from tests.solvency.support.bank import Bank
from tests.solvency.support.places import solvency
from tests.solvency.support.scans import DECEMBER, scans
from tests.support.money_in import credit, pay

FEES_IBAN = "FR7630006000011234567890189"
DAY = timedelta(days=1)


def today() -> date:
    return clock.paris_day(clock.now())


def coverage(client: FlaskClient) -> Any:
    return solvency(client)["coverage"]


def page(client: FlaskClient, path: str = "/solvabilite") -> str:
    client.application.extensions.pop("solvency", None)
    return client.get(path).get_data(as_text=True)


def unissued(end: End) -> Order:
    """An order that is placed, neither paid nor issued."""
    return place_order(end.operator, campaign_id=end.campaign.id, booklet_size=10, booklet_count=1)


def told() -> list[tuple[str, str | None, str]]:
    db.session.rollback()
    rows = db.session.scalars(select(Message).where(Message.key.startswith("coverage")).order_by(Message.id))
    return [(message.key.split(":")[1], message.role, message.subject) for message in rows]


def test_the_page_shows_the_statement_with_its_day_and_the_digest_of_its_file(end: End, client: FlaskClient) -> None:
    end.order(200)
    found, statement = coverage(client), db.session.scalars(select(BankStatement)).one()
    [account] = found["accounts"]
    assert (found["state"], found["bank_cents"], found["owed_cents"], found["coverage_bps"]) == (
        *("covered", 2080000, 2040000),
        10196,
    )
    assert (account["day"], account["closing_cents"], account["digest"]) == (
        *("2026-06-30", 2080000),
        statement.file.digest.hex(),
    )
    html = page(client)
    assert "La banque couvre 101,9\u00a0% de ce qui doit être là, selon son relevé du mardi 30\u00a0juin 2026." in html
    assert statement.file.digest.hex() in html
    assert statement.iban not in html
    assert f"FR•• •••• {statement.iban[-4:]}" in html
    assert "Vert&nbsp;:" in html


def test_a_withdrawal_that_is_in_no_book_is_said_within_one_import_and_stops_issuing(
    end: End, office: Office, client: FlaskClient
) -> None:
    order = end.order(200)
    waiting, booklet = unissued(end), end.booklets(order)[0]
    assert "La banque couvre" in page(client)
    end.moving.shift(timedelta(days=2))
    Bank.of_last_order().tells(today() - DAY, -100000)
    html = client.get("/solvabilite").get_data(as_text=True)  # the import made the page forget its minute
    assert "La banque couvre 97\u00a0% de ce qui doit être là. Plus aucune commande n’est émise ni promise." in html
    assert "1\u202f000,00\u00a0€ ont quitté le compte sans être dans nos livres" in html
    assert coverage(client)["state"] == "short"
    pay(waiting.id)
    with pytest.raises(NotCovered):
        issue_now(CONSOLE, waiting.id)
    assert end.scan(booklet, 1)["status"] == "accepted"
    end.moving.move_to(DECEMBER)
    office.close("2026-07")
    office.account(end.venue.organisation)
    assert office.sent().payouts
    assert sorted({role or "" for _number, role, _subject in told()}) == ["manager", "operator", "sponsor"]


def test_everyone_is_told_once_when_it_is_short_and_when_it_is_well_again(
    end: End, runner: FlaskCliRunner, client: FlaskClient
) -> None:
    end.order(200)
    assert "coverage: covered\n" in runner.invoke(args=["day"]).output
    assert told() == []
    end.moving.shift(timedelta(days=2))
    bank = Bank.of_last_order()
    bank.tells(today() - DAY, -100000)
    end.moving.shift(DAY)
    assert "coverage" not in runner.invoke(args=["day"]).output
    assert tell_change() is None
    first = told()
    assert len(first) == 3
    assert {subject for _number, _role, subject in first} == {"L’argent en banque ne couvre plus ce qui est dû"}
    assert "C’est ainsi depuis le 3\u00a0juillet 2026" in page(client)
    bank.tells(today() - DAY, 100000)
    assert {subject for _number, _role, subject in told()[3:]} == {"L’argent en banque couvre de nouveau ce qui est dû"}
    assert len(told()) == 6


def test_old_statements_stop_issuing_until_the_bank_speaks_again(
    end: End, runner: FlaskCliRunner, client: FlaskClient
) -> None:
    end.order(200)
    waiting = unissued(end)
    end.moving.shift(timedelta(days=8))
    assert coverage(client)["bank_days"] == 6
    assert "Aucun relevé de banque depuis le mardi 30\u00a0juin 2026" in page(client)
    with pytest.raises(BankSilent):
        issue_now(CONSOLE, waiting.id)
    assert "coverage: stale\n" in runner.invoke(args=["day"]).output
    Bank.of_last_order().tells(today() - DAY, 1)
    assert issue_now(CONSOLE, waiting.id).booklets == 1
    assert {subject for _number, _role, subject in told()[:3]} == {
        "Plus de relevé de banque depuis le mardi 30\u00a0juin 2026"
    }


def test_before_the_first_statement_orders_are_issued_and_the_page_says_what_that_means(
    end: End, client: FlaskClient
) -> None:
    assert issue_now(CONSOLE, unissued(end).id).booklets == 1
    assert coverage(client)["state"] == "unproven"
    assert "Aucun relevé de banque\u00a0: ces chiffres ne sont que nos livres." in page(client)
    assert tell_change() is None


def test_a_promise_is_shown_apart_and_covers_nothing_else(end: End, client: FlaskClient) -> None:
    end.order(200)
    promised = unissued(end)
    with transaction() as session:
        fund(session, CONSOLE, order_locked(session, promised.id), PROMISE, "M-9")
    issue_now(CONSOLE, promised.id)
    found = coverage(client)
    assert (found["bank_cents"], found["promised_cents"], found["awaited_cents"]) == (2080000, 10400, 10200)
    assert (found["needed_cents"], found["without_promises_bps"]) == (2040000, 10145)
    assert "104,00\u00a0€</strong> sont promis par des comptables publics" in page(client)
    figures = solvency(client, f"/api/solvency/{end.campaign.id}")["figures"]
    assert figures["received_cents"] == 2080000


def test_what_was_only_said_to_be_paid_is_told_as_such(end: End, client: FlaskClient) -> None:
    end.order(200)
    said = unissued(end)
    with transaction() as session:
        fund(session, CONSOLE, order_locked(session, said.id), WORD, "aucun virement reçu")
    found = coverage(client)
    assert (found["by_word_cents"], found["books_cents"], found["rest_cents"]) == (10400, 2090400, -10400)
    for path in ("/solvabilite", f"/solvabilite/{end.campaign.id}"):
        assert "104,00\u00a0€</strong> ont été dits payés" in page(client, path)


def test_money_of_unknown_origin_covers_nothing(end: End, client: FlaskClient) -> None:
    end.order(200)
    credit(500000)
    found = coverage(client)
    assert (found["bank_cents"], found["covering_cents"]) == (2580000, 2080000)
    assert (found["under_way"]["unexplained_in_cents"], found["rest_cents"]) == (500000, 0)


def test_the_operators_own_account_counts_for_nothing(end: End, client: FlaskClient) -> None:
    end.order(200)
    Bank.opened(FEES_IBAN, FEES).tells(today() - DAY, 900000)
    found = coverage(client)
    assert (found["bank_cents"], len(found["accounts"])) == (2080000, 1)


def test_several_accounts_of_the_funds_are_added_up(end: End, client: FlaskClient) -> None:
    end.order(200)
    end.order(100)
    found = coverage(client)
    assert [one["closing_cents"] for one in found["accounts"]] == [2080000, 1040000]
    assert (found["bank_cents"], found["books_cents"], found["difference_cents"]) == (3120000, 3120000, 0)


def test_a_transfer_on_its_way_makes_no_ordinary_day_red(end: End, office: Office, client: FlaskClient) -> None:
    scans(end, 3)
    bank = Bank.of_last_order()
    end.moving.move_to(DECEMBER)
    [statement] = office.close()
    office.account(end.venue.organisation)
    batch = office.sent()
    bank.tells(today() - DAY, (-2880, statement.number))
    found = coverage(client)
    assert (found["bank_cents"], found["covering_cents"], found["under_way"]["leaving_cents"]) == (7520, 10400, 2880)
    assert (found["under_way"]["unexplained_out_cents"], found["rest_cents"], found["state"]) == (0, 0, "covered")
    office.answered(f"2026-12-02;{statement.number};28,80;paid;")
    found = coverage(client)
    assert (found["covering_cents"], found["difference_cents"], batch.execution_day) == (
        7520 - 2880,
        0,
        date(2026, 12, 3),
    )


def test_transfer_is_known_by_the_word_of_the_account_it_left(end: End, office: Office, client: FlaskClient) -> None:
    scans(end, 3)
    end.moving.move_to(DECEMBER)
    [statement] = office.close()
    office.account(end.venue.organisation)
    batch = office.sent()
    office.answered(f"2026-12-03;{statement.number};28,80;paid;")
    end.moving.move_to(DECEMBER + 4 * DAY)
    assert coverage(client)["under_way"]["left_cents"] == 2880
    debtor = Bank.opened(batch.debtor_iban)
    debtor.tells(batch.execution_day - DAY, 2880)
    assert coverage(client)["under_way"]["left_cents"] == 2880
    debtor.tells(batch.execution_day, (-2880, statement.number))
    assert coverage(client)["under_way"]["left_cents"] == 0  # though the other account has told nothing since


def test_transfers_in_one_debit_are_known_by_their_sum_or_by_what_is_inside(
    end: End, office: Office, client: FlaskClient
) -> None:
    scans(end, 3)
    other, phone = office.place()
    office.scans(phone, 2, of=end.campaign)
    bank = Bank.of_last_order()
    end.moving.move_to(DECEMBER)
    office.close()
    for owner in (end.venue.organisation, other.organisation):
        office.account(owner)
    office.sent()
    bank.tells(date(2026, 12, 1), 100)
    before = coverage(client)
    end.moving.move_to(DECEMBER + 2 * DAY)
    bank.tells(date(2026, 12, 3), -4800)
    found = coverage(client)
    assert found["under_way"]["leaving_cents"] == 2880 + 1920
    assert found["covering_cents"] == before["covering_cents"]
    bank.tells(date(2026, 12, 3), -4800)
    way = coverage(client)["under_way"]
    assert (way["leaving_cents"], way["unexplained_out_cents"]) == (4800, 4800)  # no transfer leaves twice
