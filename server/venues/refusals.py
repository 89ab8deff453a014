"""Venues that are not there, also for whoever may not see them."""

from __future__ import annotations

from ..errors import NotFound


class UnknownVenue(NotFound):
    code = "unknown_venue"
    message = "Ce lieu n'existe pas. Vérifiez son identifiant."
