"""What an application still lacks: `list_missing`, by the names that the form gives to its parts."""

from __future__ import annotations

from typing import Final

from ...organisations.legal_forms import NEEDED
from .charter import CHARTER_VERSION
from .models import AdmissionApplication

FACTS: Final = ("siret", "name", "legal_form", "address", "postcode", "commune", "representative", "email")
PARTS: Final = ("capacities", "venues", "services", "charter")


def list_missing(application: AdmissionApplication) -> list[str]:
    """Names of facts and parts, and ``document:`` with the kind of each document that its legal form needs."""
    missing = [name for name in FACTS if not getattr(application, name)]
    if not (application.runs_venues or application.prescribes or application.sponsors):
        missing.append("capacities")
    if application.runs_venues and not application.venues:
        missing.append("venues")
    if application.runs_venues and not application.services:
        missing.append("services")
    handed_in = {document.kind for document in application.documents}
    needed = NEEDED.get(application.legal_form, ())
    missing += [f"document:{kind}" for kind in needed if kind not in handed_in]
    if application.charter_version != CHARTER_VERSION:
        missing.append("charter")
    return missing
