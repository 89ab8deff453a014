"""The demo's social centre: its application waits for the operator, and a second one for an answer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from ..admission.applications import applying, desk, parts
from ..admission.applications.models import AdmissionApplication
from ..db import db
from ..organisations.legal_forms import PUBLIC_BODY
from ..organisations.models import PRESCRIBES, RUNS_VENUES
from .people import operator

WAITING: dict[str, Any] = {
    "siret": "33339904600015",
    "name": "Centre communal d'action sociale de Blaye (démo)",
    "legal_form": PUBLIC_BODY,
    "address": "2 cours du Port",
    "postcode": "33390",
    "commune": "Blaye",
    "representative": "Denise Faure",
    "phone": "05 57 00 00 04",
    PRESCRIBES: True,
    RUNS_VENUES: True,
    "services": ["administrative_help", "digital_tools"],
}
ASKED: dict[str, Any] = {
    "siret": "33339905300011",
    "name": "Centre social L'Escale (démo)",
    "legal_form": PUBLIC_BODY,
    "address": "3 rue des Lilas",
    "postcode": "33130",
    "commune": "Bègles",
    "representative": "Nadia Rami",
    "phone": "05 56 00 00 05",
    RUNS_VENUES: True,
    "services": ["digital_tools"],
}
QUESTION = "Qui anime les ateliers, et quels jours ?"


def apply_to_join() -> None:
    """Send both applications, unless there are any."""
    if db.session.scalar(select(AdmissionApplication.id).limit(1)) is None:
        _apply("ccas@poincon.test", WAITING)
        desk.ask(operator(), _apply("escale@poincon.test", ASKED), QUESTION)


def _apply(email: str, facts: dict[str, Any]) -> int:
    started = applying.start(email)
    applying.save(started.token, charter=True, **facts)
    place = {name: facts[name] for name in ("name", "address", "postcode", "commune", "phone")}
    parts.add_venue(started.token, **place)
    return applying.submit(started.token).id
