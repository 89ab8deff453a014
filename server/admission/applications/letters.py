"""Mails to the applicant, each with the link that opens the application: `tell_applicant`."""

from __future__ import annotations

from sqlalchemy.orm import Session

from ...messages.service import Note, To, write
from . import links
from .models import AdmissionApplication


def tell_applicant(session: Session, application: AdmissionApplication, text: str, turn: str, **values: str) -> None:
    """Mail a text of the catalogue to the applicant; ``turn`` tells this mail from others of the same text."""
    if not application.email:
        return
    named = {"organisation": application.name, **values}
    address = links.address_of(application.id, application.key)
    key = f"application:{application.id}:{application.key[:8]}:{turn}"
    write(session, [Note(key, To(address=application.email), text, named, link=address)])
