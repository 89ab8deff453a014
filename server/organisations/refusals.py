"""Organisations that are not there, also for whoever may not see them."""

from __future__ import annotations

from ..errors import NotFound


class UnknownOrganisation(NotFound):
    code = "unknown_organisation"
    message = "Cette structure n'existe pas. Vérifiez son numéro."
