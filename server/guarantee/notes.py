"""Messages about decisions to the managers of the venue's organisation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import money
from ..access import MANAGER
from ..clock import paris_day
from ..messages.service import Note, To
from ..money import Amounts
from ..venues.models import Venue
from ..vouchers import ids
from ..wallet.words import day_in_words
from .conflicts import Ruling
from .models import HONOURED
from .rules import SAME_VENUE

REASONS = {
    "by_rule": "Votre scan était de bonne foi.",
    "session_shown": "La séance a été justifiée.",
    "not_their_fault": "Votre lieu n'y est pour rien.",
    "not_in_good_faith": "La bonne foi n'a pas été établie.",
    "same_venue": "Votre lieu avait déjà présenté ce pass.",
    "nothing_left": "La garantie de cette campagne est épuisée.",
    "other": "",
}
"""Each reason as a venue reads it."""


def make_notes(session: Session, rulings: Sequence[Ruling], prices: Mapping[int, Amounts]) -> Iterator[Note]:
    """A message for each decision, but none where one venue presented a voucher twice: its phone has said so."""
    others = [ruling for ruling in rulings if ruling.reason != SAME_VENUE]
    venue_ids = {ruling.conflict.redemption.venue_id for ruling in others}
    names = dict(session.execute(select(Venue.id, Venue.name).where(Venue.id.in_(venue_ids))).all())
    for ruling in others:
        scan = ruling.conflict.redemption
        yield Note(
            f"conflict:{scan.id}",
            To(role=MANAGER, organisation_id=ruling.conflict.organisation_id),
            "conflict_honoured" if ruling.outcome == HONOURED else "conflict_refused",
            {
                "voucher": ids.voucher_number(scan.voucher_id or 0),
                "venue": names[scan.venue_id],
                "day": day_in_words(paris_day(scan.scanned_at)),
                "amount": money.say_euros(prices[ruling.conflict.campaign_id].net_cents),
                "reason": " ".join(filter(None, (REASONS[ruling.reason], ruling.note))),
            },
        )
