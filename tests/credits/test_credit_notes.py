"""A credit note: when it may be issued, what it gives back, that it is issued once, and its ledger lines."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from server.activity.reversals import Undo, reverse
from server.campaigns.models import CLOSED
from server.campaigns.refusals import OrderClosed
from server.commands import CONSOLE
from server.credits import service
from server.credits.models import CreditNote
from server.credits.refusals import ConflictsUndecided, NotAgreed, NothingToCredit, TooEarlyToCredit
from server.db import db, transaction
from server.expiry import service as expiry
from server.expiry.refusals import NoFixedEnd
from server.guarantee.service import OperatorDecision, decide
from server.ledger.models import LedgerLine
from server.ledger.posting import Posting, post
from server.ledger.rules import ACCOUNTS, Accounts
from server.messages.models import Message
from server.settlements.refusals import LedgerBroken
from server.vouchers.issue import issue_now
from tests.credits.support.ends import AFTER, LAST_MOMENT, TOO_EARLY, End
from tests.support import factories


def balances(campaign_id: int) -> dict[str, int]:
    """The ledger's accounts of a campaign, without those that are zero."""
    db.session.rollback()
    sums = [func.coalesce(func.sum(getattr(LedgerLine, name)), 0) for name in ACCOUNTS]
    row = db.session.execute(select(*sums).where(LedgerLine.campaign_id == campaign_id)).one()
    return {name: int(cents) for name, cents in zip(ACCOUNTS, row, strict=True) if cents}


def test_the_face_value_of_what_was_never_redeemed_is_given_back_and_the_rest_of_the_guarantee_released(
    end: End,
) -> None:
    order = end.order(2)
    end.scan(end.booklets(order)[0], 1)
    end.over()
    note = service.issue(end.operator, end.campaign.id)
    assert (note.number, note.issued_on) == ("A-2027-000001", date(2027, 3, 4))
    assert (note.vouchers, note.face_cents, note.unissued_cents, note.total_cents) == (19, 19000, 0, 19000)
    assert note.released_cents == 400
    assert [(part.payment_order, part.vouchers, part.cents) for part in note.parts] == [("M-2026-1", 19, 19000)]
    assert balances(end.campaign.id) == {"bank": 20800, "payable": -960, "due": -19000, "fees_earned": -840}


def test_the_sponsor_s_fee_is_never_given_back(end: End) -> None:
    order = end.order()
    end.over()
    assert service.issue(end.operator, end.campaign.id).total_cents == order.face_value_cents
    assert balances(end.campaign.id)["fees_earned"] == -order.sponsor_fee_cents


def test_money_of_an_order_that_was_never_issued_is_given_back_and_no_booklet_is_made_of_it_any_more(end: End) -> None:
    issued, waiting = end.order(), end.order(3, issued=False, payment_order="M-2026-2")
    end.over()
    note = service.issue(end.operator, end.campaign.id)
    assert (note.vouchers, note.face_cents, note.unissued_cents, note.total_cents) == (10, 10000, 30000, 40000)
    assert [(part.order_id, part.vouchers, part.cents) for part in note.parts] == [
        (issued.id, 10, 10000),
        (waiting.id, 0, 30000),
    ]
    assert waiting.state == CLOSED
    with pytest.raises(OrderClosed):
        issue_now(CONSOLE, waiting.id)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (datetime(2026, 12, 31, 9, tzinfo=UTC), "jusqu'au mardi 2\u00a0mars 2027"),
        (TOO_EARLY, "à partir du jeudi 4\u00a0mars 2027."),
    ],
)
def test_before_the_last_scan_can_have_come_it_is_refused_with_the_day(end: End, moment: datetime, told: str) -> None:
    end.order()
    end.moving.move_to(moment)
    with pytest.raises(TooEarlyToCredit, match=told):
        service.issue(end.operator, end.campaign.id)


@pytest.mark.parametrize("sides", [(), ("sponsor",), ("operator",)])
def test_without_the_word_of_both_sides_on_the_statement_it_is_refused(end: End, sides: tuple[str, ...]) -> None:
    end.order()
    end.moving.move_to(AFTER)
    expiry.take_due_steps()
    for side in sides:
        expiry.confirm(getattr(end, side), end.campaign.id, "statement")
    with pytest.raises(NotAgreed):
        service.issue(end.operator, end.campaign.id)
    assert service.due() == []


def test_a_campaign_whose_booklets_each_have_their_own_last_day_has_none(end: End) -> None:
    other = factories.campaign(valid_days=30)
    with pytest.raises(NoFixedEnd):
        service.issue(end.operator, other.id)


def test_with_every_voucher_used_there_is_nothing_to_give_back(end: End) -> None:
    booklet = end.booklets(end.order())[0]
    for position in range(1, 11):
        end.scan(booklet, position)
    end.over()
    assert service.due() == []
    with pytest.raises(NothingToCredit):
        service.issue(end.operator, end.campaign.id)


def test_again_is_the_note_that_was_made(end: End) -> None:
    end.order()
    end.over()
    first, again = (service.issue(end.operator, end.campaign.id).number for _ in range(2))
    assert first == again
    assert len(db.session.scalars(select(CreditNote)).all()) == 1


def test_a_late_reversal_is_given_back_by_a_further_note(end: End) -> None:
    booklet = end.booklets(end.order())[0]
    redeemed = end.scan(booklet, 1)
    end.over()
    service.issue(end.operator, end.campaign.id)
    assert service.due() == []
    reverse(end.operator, UUID(str(redeemed["id"])), Undo(uuid4(), "mistake"))
    assert [(one.campaign.id, one.total_cents) for one in service.due()] == [(end.campaign.id, 1000)]
    further = service.issue(end.operator, end.campaign.id)
    assert (further.number, further.vouchers, further.total_cents) == ("A-2027-000002", 1, 1000)
    assert further.released_cents == 0
    assert balances(end.campaign.id) == {"bank": 10400, "due": -10000, "fees_earned": -400}


def test_a_voucher_redeemed_in_grace_and_uploaded_at_the_last_moment_is_paid_and_not_credited(end: End) -> None:
    booklet = end.booklets(end.order())[0]
    end.agree()
    end.moving.move_to(LAST_MOMENT)
    late = end.scan(booklet, 1, datetime(2027, 1, 31, 22, 59, 59, tzinfo=UTC))
    assert (late["status"], late["in_grace"]) == ("accepted", True)
    end.moving.shift(1)
    assert end.scan(booklet, 2, datetime(2027, 1, 31, 22, 59, 59, tzinfo=UTC))["reason"] == "expired"
    end.moving.move_to(AFTER)
    assert service.issue(end.operator, end.campaign.id).vouchers == 9


def test_while_a_scan_that_lost_a_race_waits_the_guarantee_is_not_released(end: End) -> None:
    booklet = end.booklets(end.order())[0]
    end.scan(booklet, 1)
    lost = end.scan(booklet, 1)
    assert lost["status"] == "conflict"
    end.over()
    with pytest.raises(ConflictsUndecided):
        service.issue(end.operator, end.campaign.id)
    decide(end.operator, UUID(str(lost["id"])), OperatorDecision("refused", "same_venue"))
    assert service.issue(end.operator, end.campaign.id).released_cents == 200


def test_a_ledger_that_differs_from_the_vouchers_gives_nothing_back(end: End) -> None:
    end.order()
    end.over()
    with transaction() as session:
        stray = Posting("redeemed", uuid4().hex, end.campaign.id, AFTER, Accounts(outstanding=1000, fees_earned=-1000))
        post(session, stray)
    with pytest.raises(LedgerBroken):
        service.issue(end.operator, end.campaign.id)
    assert db.session.scalars(select(CreditNote)).all() == []


def test_the_sponsor_is_told(end: End) -> None:
    end.order()
    end.over()
    service.issue(end.operator, end.campaign.id)
    told = db.session.scalars(select(Message).where(Message.key.startswith("credit_note"))).one()
    assert (told.role, told.organisation_id) == ("sponsor", end.campaign.sponsor.organisation_id)
    assert told.subject == "Pass numérique 2026\u00a0: avoir de 100,00\u00a0€"
    assert "L’avoir A-2027-000001" in told.body


def test_name_and_siret_are_those_of_the_day(end: End) -> None:
    end.order()
    end.over()
    service.issue(end.operator, end.campaign.id)
    with transaction() as session:
        session.merge(end.campaign.sponsor.organisation).name = "Autre nom"
    (note,) = service.notes(end.sponsor)
    assert note.organisation_name.startswith("Structure")
