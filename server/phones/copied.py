"""Telling managers and the operator that a copy of a phone's token was used, and its access ended."""

from __future__ import annotations

from sqlalchemy.orm import Session

from ..access import MANAGER
from ..accounts.models import Device
from ..messages.service import THE_OPERATOR, Note, To, write
from ..venues.models import Venue


def tell(session: Session, device: Device, venue: Venue) -> None:
    """Write the messages, in the transaction that ends the phone's access; each once for a phone."""
    values = {"phone": device.label, "venue": venue.name}
    manager = To(role=MANAGER, organisation_id=venue.organisation_id)
    notes = [Note(f"token-copied:{device.id}:manager", manager, "token_copied", values)]
    notes.append(Note(f"token-copied:{device.id}:operator", THE_OPERATOR, "token_copied", values))
    write(session, notes)
