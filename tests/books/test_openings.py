"""What was our own on an account before its first statement: two people say it, once, and never too much."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from server.bank_statements.models import OwnBankAccount
from server.books import openings
from server.books.proof import find_problems, prove
from server.books.refusals import MoreThanOpening, NoStatementYet, OpeningConfirmed, OpeningUnknown
from server.commands import CONSOLE
from server.db import db
from server.matching.refusals import SecondPersonNeeded
from tests.bank_statements.support.desk import bring_days
from tests.payouts.support.office import Office


def account() -> int:
    return db.session.scalars(select(OwnBankAccount.id).order_by(OwnBankAccount.id)).all()[0]


def test_two_people_say_what_was_there(office: Office) -> None:
    bring_days((0, 700, [10]), (28, 710, []))
    openings.tell(office.first, account(), 600)
    for alone in (office.first, CONSOLE):
        with pytest.raises(SecondPersonNeeded):
            openings.confirm(alone, account())
    openings.confirm(office.second, account())
    openings.confirm(office.second, account())
    last = prove(db.session())[0].days[-1]
    assert (last.books_cents, last.bank_cents, last.under_way_cents) == (600, 710, -110)
    assert [*find_problems(db.session())] == []


def test_it_is_in_the_books_from_its_confirmation_on(office: Office) -> None:
    bring_days((0, 700, []), (28, 700, []))
    openings.tell(office.first, account(), 700)
    openings.confirm(office.second, account())
    days = prove(db.session())[0].days
    assert [(one.books_cents, one.under_way_cents) for one in days[-2:]] == [(0, -700), (700, 0)]


@pytest.mark.parametrize(("opening", "cents"), [(700, 701), (700, 0), (700, -1), (-50, -51), (-50, 1)])
def test_never_more_than_the_bank_said(office: Office, opening: int, cents: int) -> None:
    bring_days((0, opening, []))
    with pytest.raises(MoreThanOpening):
        openings.tell(office.first, account(), cents)


def test_not_before_the_first_statement_and_not_after_its_confirmation(office: Office) -> None:
    with pytest.raises(NoStatementYet):
        openings.tell(office.first, account(), 1)
    bring_days((0, 700, []))
    with pytest.raises(OpeningUnknown):
        openings.confirm(office.second, account())
    openings.tell(office.first, account(), 1)
    openings.confirm(office.second, account())
    with pytest.raises(OpeningConfirmed):
        openings.tell(office.first, account(), 2)
