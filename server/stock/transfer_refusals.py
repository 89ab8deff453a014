"""What sending, receiving and cancelling a transfer refuse: one class each, with a stable code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ..errors import Conflict, Invalid, NotFound
from ..vouchers.refusals import list_codes

MOST_NAMED = 500


class UnknownTransfer(NotFound):
    code = "unknown_transfer"
    message = "Cet envoi n'existe pas ou ne vous concerne pas. Vérifiez son numéro."


class NotInYourStock(Conflict):
    code = "not_in_your_stock"
    message = "Certains carnets ne peuvent pas partir. Retirez-les de l'envoi."

    def __init__(self, kept: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:
        numbers = [number for some in kept.values() for number in some]
        reasons = "".join(list_codes(f" {why}", some) for why, some in kept.items())
        fields = {"booklets": numbers[:MOST_NAMED]} if numbers else None
        super().__init__(f"{self.message}{reasons}", fields=fields)


class WrongRange(Invalid):
    code = "wrong_range"
    message = "Donnez des numéros de carnets, ou le premier puis le dernier d'une même campagne : 100 000 au plus."


class SeveralPlaces(Conflict):
    code = "several_places"
    message = "Ces carnets ne sont pas au même endroit. Faites un envoi par endroit."


class SamePlace(Conflict):
    code = "same_place"
    message = "Ces carnets sont déjà dans cette structure. Choisissez une autre structure."


class AlreadyReceived(Conflict):
    code = "already_received"
    message = "Cet envoi est déjà reçu : il ne s'annule plus. Demandez à l'autre structure de renvoyer les carnets."


class AlreadyCancelled(Conflict):
    code = "already_cancelled"
    message = "Cet envoi est annulé : ses carnets sont restés chez l'expéditeur. Demandez un nouvel envoi."
