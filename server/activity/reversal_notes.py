"""The message to a venue's managers when the operator undoes one of its scans."""

from __future__ import annotations

from .. import clock
from ..access import MANAGER
from ..messages.service import Note, To
from ..money import say_euros
from ..redemptions.models import Redemption, Reversal
from ..venues.models import Venue
from ..vouchers import ids
from ..wallet.words import day_in_words

REASONS = {
    "mistake": "erreur de scan",
    "wrong_person": "pas la bonne personne",
    "session_cancelled": "séance annulée",
    "other": "autre raison",
}


def make_note(reversal: Reversal, redemption: Redemption, venue: Venue) -> Note:
    """The message that a scan was undone, why, and from which month its money is taken."""
    month = "du mois en cours" if reversal.effective_at > redemption.recorded_at else "du mois du scan"
    values = {
        "voucher": ids.voucher_number(redemption.voucher_id or 0),
        "venue": venue.name,
        "day": day_in_words(clock.paris_day(redemption.scanned_at)),
        "amount": say_euros(redemption.net_cents or 0),
        "reason": REASONS[reversal.reason],
        "month": month,
    }
    return Note(
        f"reversal:{reversal.id}", To(role=MANAGER, organisation_id=venue.organisation_id), "scan_undone", values
    )
