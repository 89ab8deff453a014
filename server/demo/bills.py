"""What the demo's sponsor is asked to pay, and what came of it: an invoice that waits, one partly paid, a promise."""

from __future__ import annotations

import io
from functools import partial

from PIL import Image, ImageDraw
from sqlalchemy import select

from .. import clock
from ..billing import issuing, quotes
from ..campaigns import service as campaigns
from ..campaigns.models import DRAFT, ORDERED, Order
from ..campaigns.promised import is_overdue
from ..campaigns.terms import change_campaign
from ..commands import CONSOLE
from ..db import db
from ..invoicing import sellers
from ..invoicing.invoice import BuyerReferences
from ..matching.listing import list_to_explain
from ..promises import service as promises
from . import bank
from .people import accountant, operator

REFERENCES = BuyerReferences(service="DIRNUM", engagement="2026-EJ-0417")
SIZE = 10
PARTLY_PAID, PROMISED, WAITING = 15, 25, 60  # booklets of the orders by which they are known again
PAYMENT_ORDER = "2026-MDT-00812"


def bill(campaign_id: int) -> None:
    """Invoice each placed order of a campaign, and quote each draft, once the operator is known in law."""
    if not sellers.is_known():
        return
    of_campaign = select(Order.id, Order.state).where(Order.campaign_id == campaign_id).order_by(Order.id)
    for order_id, state in db.session.execute(of_campaign).all():
        if state == ORDERED:
            issuing.issue_invoice(CONSOLE, order_id, REFERENCES)
        elif state == DRAFT:
            quotes.issue_quote(CONSOLE, order_id)


def show_money(campaign_id: int) -> None:
    """Let one order be partly paid and one promised, and a credit come that nobody has explained; each once."""
    place = partial(campaigns.place_order, CONSOLE, campaign_id=campaign_id, booklet_size=SIZE)
    if _find(campaign_id, PARTLY_PAID) is None:
        order = place(booklet_count=PARTLY_PAID)
        [half] = bank.receive([bank.Credit(order.total_cents // 2, f"{order.payment_reference} acompte")])
        bank.give(half, order)
    if _find(campaign_id, PROMISED) is None:
        _promise(campaign_id, place(booklet_count=PROMISED))
    waiting = _find(campaign_id, WAITING)
    if waiting and waiting.state == ORDERED and list_to_explain(CONSOLE).total == 0:
        bank.receive([bank.Credit(waiting.lacking_cents, f"CDE N {waiting.id} EJ 2026 EJ 0417")])


def keep_promises() -> None:
    """Let what was promised come before a later load issues anything: what is overdue would stop it."""
    late = db.session.scalars(select(Order).where(is_overdue(clock.now()))).all()
    for order in late:
        [movement] = bank.receive([bank.Credit(order.lacking_cents, f"mandat {order.payment_order}")])
        bank.give(movement, order)


def _promise(campaign_id: int, order: Order) -> None:
    change_campaign(CONSOLE, campaign_id, {"trusts_promises": True})
    promise = promises.propose(
        operator(), order.id, payment_order=PAYMENT_ORDER, cents=order.total_cents, content=_document()
    )
    promises.confirm(accountant(), promise.id)


def _find(campaign_id: int, booklet_count: int) -> Order | None:
    of_campaign = select(Order).where(Order.campaign_id == campaign_id, Order.booklet_count == booklet_count)
    return db.session.scalar(of_campaign.order_by(Order.id).limit(1))


def _document() -> bytes:
    """A picture of a payment order, as a scanner would send it."""
    page, content = Image.new("L", (620, 320), 255), io.BytesIO()
    ImageDraw.Draw(page).multiline_text((40, 40), f"MANDAT DE PAIEMENT\nNo {PAYMENT_ORDER}\nDEMONSTRATION", fill=0)
    page.save(content, "PNG")
    return content.getvalue()
