"""The demo's sheet: codes to scan from another screen, each with the answer that the phone should show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from .. import clock
from ..campaigns.models import Campaign, Sponsor
from ..db import db
from ..organisations.models import Organisation
from ..redemptions.states import BookletState, Use, booklet_state
from ..states import STATES
from ..vouchers import codes, ids, links, qr, stock
from ..vouchers.models import IN_STOCK, Booklet, Voucher
from ..vouchers.show import qr_text
from .cast import CHOSEN, NEAR_ITS_END, OVER, PRESCRIBER_KEY, SPONSOR_KEY
from .vouchers import find_unfunded, list_unspent

BOOKLETS_SHOWN, COVERS_SHOWN = 2, 2
FOREIGN = "https://example.org/menu-du-jour"


@dataclass(frozen=True, slots=True)
class Card:
    """One QR code to scan, with the expected answer; ``code`` is its typed code, None without one."""

    title: str
    text: str
    expected: str
    code: str | None = None
    use: Use | None = None

    @property
    def svg(self) -> str:
        """Its QR."""
        return qr.svg(self.text)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Booklets with unused vouchers, each with its page's URL and its cards; covers to hand over; codes to refuse."""

    booklets: list[tuple[Booklet, str, list[Card]]]
    covers: list[Card]
    others: list[Card]


def sheet() -> Sheet | None:
    """The current sheet; None until the demo is loaded."""
    campaign_id = _campaign_id()
    if campaign_id is None:
        return None
    left = list_unspent(campaign_id)
    chosen = list(dict.fromkeys(voucher.booklet.id for voucher in left))[:BOOKLETS_SHOWN]
    states = [state for booklet_id in chosen if (state := booklet_state(db.session(), booklet_id, clock.now()))]
    booklets = [(state.booklet, links.address_of(state.booklet.id), list(_cards(state))) for state in states]
    return Sheet(booklets, list(_covers(campaign_id)), list(_others(campaign_id, left[0].text if left else None)))


def _cards(state: BookletState) -> Iterator[Card]:
    booklet = state.booklet
    stored = select(Voucher.id, Voucher.code).where(Voucher.booklet_id == booklet.id).order_by(Voucher.id)
    for voucher_id, code in db.session.execute(stored):
        position, use = ids.position_of(voucher_id), state.uses.get(voucher_id)
        expected = STATES["scan"]["conflict" if use else "accepted"]
        title = f"Pass {position} sur {booklet.size}"
        yield Card(title, qr_text(booklet, position), expected, codes.format_code(code), use)


def _covers(campaign_id: int) -> Iterator[Card]:
    """Cards for the covers of booklets in the demo prescriber's stock."""
    query = select(Booklet.id).join(Booklet.holder).where(Organisation.source_key == PRESCRIBER_KEY)
    held = query.where(Booklet.campaign_id == campaign_id, Booklet.transfer_id.is_(None), *stock.IN_STATE[IN_STOCK])
    for booklet_id in db.session.scalars(held.order_by(Booklet.id).limit(COVERS_SHOWN)):
        number = ids.booklet_number(booklet_id)
        yield Card(f"La couverture du carnet {number}", links.address_of(booklet_id), f"Carnet {number}, à remettre")


def _others(campaign_id: int, real: str | None) -> Iterator[Card]:
    if real:
        yield Card("Un pass falsifié", _forged(real), "Refusé : ce n’est pas un vrai pass")
    booklet = find_unfunded(campaign_id)
    if booklet:
        yield Card("Un pass que personne n’a payé", qr_text(booklet, 1), "Refusé : pas encore financé")
    yield Card("Le menu d’un restaurant", FOREIGN, "Rien : l’application cherche encore un pass")


def _forged(text: str) -> str:
    """A real voucher's text with the last character of its signature changed."""
    return text[:-1] + ("A" if text[-1] != "A" else "B")


def _campaign_id() -> int | None:
    query = select(Campaign.id).join(Campaign.sponsor).join(Sponsor.organisation)
    of_the_year = query.where(
        Organisation.source_key == SPONSOR_KEY, Campaign.name.not_in((NEAR_ITS_END, CHOSEN, OVER))
    )
    return db.session.scalar(of_the_year.order_by(Campaign.id.desc()).limit(1))
