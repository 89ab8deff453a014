"""What looking for a booklet without its number refuses: one class each, with a stable code."""

from __future__ import annotations

from ..errors import Forbidden, Invalid


class PlaceOfUseHidden(Forbidden):
    """A prescriber sees its stock, never where people went (docs/glossary.md, rule 28 "Who sees what")."""

    code = "place_of_use_hidden"
    message = "Où un carnet a servi ne vous est pas montré. Cherchez sans le lieu, ou demandez à l'opérateur."


class SearchTooWide(Invalid):
    code = "search_too_wide"
    message = "Cette recherche lirait trop de carnets. Donnez un premier et un dernier jour, ou un prescripteur."
