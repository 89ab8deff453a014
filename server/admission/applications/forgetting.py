"""Deleting what applications handed in once it is of no use (docs/glossary.md, rule 32 "Applications")."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, or_, select, update

from ...db import transaction
from .models import AdmissionApplication, ApplicationDocument, ApplicationVenue
from .states import ACCEPTED, DECIDED, DRAFT, WITHDRAWN

KEPT: Final = timedelta(days=90)


def forget_applications(now: datetime) -> int:
    """Delete old drafts, documents 90 days after a decision, and the contact of who was not accepted; how many."""
    old = AdmissionApplication.changed_at < now - KEPT
    never_sent = old, AdmissionApplication.submitted_at.is_(None), AdmissionApplication.state.in_((DRAFT, WITHDRAWN))
    over = select(AdmissionApplication.id).where(old, AdmissionApplication.state.in_((*DECIDED, WITHDRAWN)))
    with transaction() as session:
        drafts = session.scalars(select(AdmissionApplication.id).where(*never_sent)).all()
        gone = or_(ApplicationDocument.application_id.in_(over), ApplicationDocument.application_id.in_(drafts))
        documents = session.scalars(delete(ApplicationDocument).where(gone).returning(ApplicationDocument.id)).all()
        session.execute(delete(ApplicationVenue).where(ApplicationVenue.application_id.in_(drafts)))
        session.execute(delete(AdmissionApplication).where(AdmissionApplication.id.in_(drafts)))
        nobody = AdmissionApplication.id.in_(over), AdmissionApplication.state != ACCEPTED
        session.execute(update(AdmissionApplication).where(*nobody).values(representative="", email="", phone=""))
    return len(drafts) + len(documents)
