"""A campaign from its order to its credit note: every voucher is either redeemed or given back, and never both."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select

from server.activity.reversals import Undo, reverse
from server.audit import ledger as ledger_check
from server.campaigns.models import Order
from server.credits import service
from server.credits.models import CreditNote, CreditNotePart
from server.db import db
from server.ledger.models import LedgerLine
from server.redemptions.models import ACCEPTED, Redemption
from server.stock.reissue import reissue
from server.transparency import log_check
from server.transparency import service as log
from server.vouchers.booklets import void
from server.vouchers.models import Booklet, Voucher
from tests.credits.support.ends import AFTER, LAST_MOMENT, End

AUTUMN = datetime(2026, 11, 20, 10, tzinfo=UTC)
IN_GRACE = datetime(2027, 1, 20, 10, tzinfo=UTC)
A_YEAR_ON = datetime(2028, 3, 4, 10, tzinfo=UTC)


def scans(end: End, booklet: Booklet, positions: range, at: datetime | None = None) -> list[UUID]:
    """The redemptions of some vouchers of a booklet, all accepted."""
    answers = [end.scan(booklet, position, at) for position in positions]
    assert {answer["status"] for answer in answers} == {"accepted"}
    return [UUID(str(answer["id"])) for answer in answers]


def sums_to_the_face_value(end: End) -> None:
    """Assert for each order: redeemed + given back = face value; and that ledger, events and log agree."""
    db.session.rollback()
    for order in db.session.scalars(select(Order).where(Order.campaign_id == end.campaign.id)):
        live = (Redemption.status == ACCEPTED, Redemption.reversed_at.is_(None))
        of_order = select(func.coalesce(func.sum(Redemption.gross_cents), 0)).where(*live, Booklet.order_id == order.id)
        joined = of_order.join(Voucher, Voucher.id == Redemption.voucher_id)
        paid = db.session.scalar(joined.join(Booklet, Booklet.id == Voucher.booklet_id))
        parts = db.session.scalars(select(CreditNotePart).where(CreditNotePart.order_id == order.id))
        assert paid + sum(part.cents for part in parts) == order.face_value_cents
    left = [func.sum(LedgerLine.outstanding), func.sum(LedgerLine.funds_held), func.sum(LedgerLine.guarantee)]
    assert [int(cents) for cents in db.session.execute(select(*left)).one()] == [0, 0, 0]
    log.publish(whole=True)
    assert [*ledger_check.find_problems(), *log_check.find_problems()] == []


def test_every_voucher_is_redeemed_or_given_back_and_never_both(end: End) -> None:
    first, second, never = end.order(3), end.order(payment_order="M-2026-2"), end.order(2, issued=False)
    one, other, lost = end.booklets(first)
    (spare,) = end.booklets(second)
    end.moving.move_to(AUTUMN)
    undone, stays, *_ = scans(end, one, range(1, 6))
    reverse(end.operator, undone, Undo(uuid4(), "mistake"))
    scans(end, lost, range(1, 4))
    end.moving.move_to(IN_GRACE)
    scans(end, other, range(1, 3))
    end.agree()
    end.moving.move_to(LAST_MOMENT)
    scans(end, other, range(3, 4), IN_GRACE)
    end.moving.move_to(AFTER)
    seen = service.preview(end.operator, end.campaign.id).figures
    assert (seen.issued, seen.redeemed, seen.in_grace, seen.vouchers) == (40, 10, 3, 30)
    note = service.issue(end.operator, end.campaign.id)
    assert (note.vouchers, note.face_cents, note.unissued_cents) == (30, 30000, 20000)
    assert [(part.order_id, part.cents) for part in note.parts] == [
        (first.id, 20000),
        (second.id, 10000),
        (never.id, 20000),
    ]
    assert spare.order_id == second.id
    sums_to_the_face_value(end)

    end.moving.move_to(A_YEAR_ON)
    reverse(end.operator, stays, Undo(uuid4(), "other"))
    assert end.scan(one, 2)["reason"] == "expired"
    assert service.issue(end.operator, end.campaign.id).number == "A-2028-000001"
    sums_to_the_face_value(end)
    assert db.session.scalars(select(func.sum(CreditNote.vouchers))).one() == 31


def test_what_a_replacement_made_void_is_given_back_once(end: End) -> None:
    order = end.order(2)
    lost, new = end.booklets(order)
    scans(end, lost, range(1, 4))
    not_handed_over(new)
    void(end.operator, lost.number, "lost")
    reissue(end.operator, lost.number, new.number)
    (_, new) = end.booklets(order)
    assert new.live_vouchers == 7
    scans(end, new, range(1, 3))
    end.over()
    note = service.issue(end.operator, end.campaign.id)
    assert note.vouchers == 20 - 3 - 2
    sums_to_the_face_value(end)


def not_handed_over(booklet: Booklet) -> None:
    """Return the booklet to the stock."""
    booklet.handed_over_at = None
    db.session.commit()
