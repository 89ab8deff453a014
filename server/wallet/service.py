"""The wallet: `find` a booklet by its link, `open_booklet` for its holder, `fingerprint` it as an ETag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import select

from .. import clock
from ..campaigns.approval_models import redeems_in
from ..db import db
from ..errors import NotFound
from ..keys.ring import key_ring
from ..redemptions.states import BookletState, Use, booklet_state
from ..venues.distances import Position
from ..venues.telephone_numbers import Telephone
from ..venues.telephones import calls
from ..vouchers import ids, links, qr, show
from ..vouchers.models import Voucher
from .places import NearPlaces, NearVenue, find_places, places_near
from .wanted import Wish

MOST_PLACES = 30
STANDING = {
    "not_funded": "not_funded",
    "voided": "voided",
    "blocked": "blocked",
    "not_handed_over": "blocked",
    "expired": "expired",
}
STANDINGS = ("active", "used_up", *dict.fromkeys(STANDING.values()))


class NothingToShow(NotFound):
    code = "voucher_not_available"
    message = "Ce pass n'existe pas ou n'est plus utilisable. Choisissez-en un autre dans le carnet."


@dataclass(frozen=True, slots=True)
class HeldVoucher:
    """A voucher as its holder sees it: with ``text``, ``code`` and ``svg`` while available, or when and where used."""

    position: int
    state: str
    used_at: datetime | None = None
    venue: str | None = None
    text: str | None = None
    code: str | None = None
    svg: str | None = None


@dataclass(frozen=True, slots=True)
class Wallet:
    """A booklet as its holder sees it."""

    booklet: str
    sponsor: str
    campaign: str
    support_phone: str | None
    support_phones: tuple[Telephone, ...]
    size: int
    left: int
    value_cents: int
    last_day: date | None
    grace_day: date | None
    state: str
    postcode: str | None
    vouchers: list[HeldVoucher]
    venues: list[NearVenue]


def standing(state: BookletState) -> str:
    """What a holder can do with a booklet, as one of STANDINGS."""
    if state.left == 0:
        return "used_up"
    return STANDING[state.reason] if state.reason else "active"


def find(link: str) -> BookletState:
    """The current state of a link's booklet. Raises UnknownLink."""
    state = booklet_state(db.session(), links.read(link), clock.now())
    if state is None:
        raise links.UnknownLink
    return state


def fingerprint(state: BookletState, postcode: str | None) -> str:
    """A hash that changes when what the holder sees changes, and every hour, since venues and their hours change."""
    uses = sorted((voucher_id, use.used_at, use.venue) for voucher_id, use in state.uses.items())
    shown = (state.booklet.id, standing(state), state.last_day, state.grace_day, uses)
    when = clock.now().replace(minute=0, second=0, microsecond=0)
    return sha256(repr((shown, _near(state, postcode), key_ring().signing_id, when)).encode()).hexdigest()[:32]


def open_booklet(state: BookletState, postcode: str | None) -> Wallet:
    """All that the holder's page shows; venues are those near ``postcode``, or else near the booklet's."""
    booklet, campaign = state.booklet, state.booklet.campaign
    near = _near(state, postcode)
    return Wallet(
        booklet=booklet.number,
        sponsor=campaign.sponsor.organisation.name,
        campaign=campaign.name,
        support_phone=campaign.sponsor.support_phone,
        support_phones=calls(campaign.sponsor.support_phone or "").phones,
        size=booklet.worth,
        left=state.left,
        value_cents=campaign.voucher_cents,
        last_day=state.last_day,
        grace_day=state.grace_day,
        state=standing(state),
        postcode=near,
        vouchers=_held(state),
        venues=places_near(near, MOST_PLACES, campaign) if near else [],
    )


def find_booklet_places(state: BookletState, *, near: Position | str, wanted: Wish, limit: int) -> NearPlaces:
    """The nearest places where a booklet can be used and that are wanted. Raises UnknownPostcode."""
    return find_places(near=near, limit=limit, wanted=wanted, among=redeems_in(state.booklet.campaign))


def qr_text_of(state: BookletState, position: int) -> str:
    """The QR text of a voucher that can still be used. Raises NothingToShow."""
    voucher_id = state.booklet.id << ids.POSITION_BITS | position
    usable = state.has(voucher_id) and position <= state.booklet.worth
    if not usable or voucher_id in state.uses or standing(state) != "active":
        raise NothingToShow
    return show.qr_text(state.booklet, position)


def _near(state: BookletState, postcode: str | None) -> str | None:
    return postcode or state.booklet.postcode


def _held(state: BookletState) -> list[HeldVoucher]:
    codes, worth = _codes(state.booklet.id), state.booklet.worth
    return [_holding(state, key, codes) for key in sorted(codes) if ids.position_of(key) <= worth]


def _codes(booklet_id: int) -> Mapping[int, str]:
    rows = db.session.execute(select(Voucher.id, Voucher.code).where(Voucher.booklet_id == booklet_id))
    return {row.id: row.code for row in rows}


def _holding(state: BookletState, voucher_id: int, codes: Mapping[int, str]) -> HeldVoucher:
    position = ids.position_of(voucher_id)
    use: Use | None = state.uses.get(voucher_id)
    if use:
        return HeldVoucher(position, "used", used_at=use.used_at, venue=use.venue)
    if standing(state) != "active":
        return HeldVoucher(position, "unavailable")
    text = show.qr_text(state.booklet, position)
    return HeldVoucher(position, "available", text=text, code=codes[voucher_id], svg=qr.svg(text))
