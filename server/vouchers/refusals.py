"""What issuing, stock and hand-over refuse: one class each, with a stable code."""

from __future__ import annotations

from collections.abc import Sequence

from .. import french
from ..errors import Conflict, Invalid, NotFound

SMALLEST = 5  # vouchers of the smallest booklet
MOST_LISTED = 10


def list_codes(label: str, codes: Sequence[str]) -> str:
    """A label and the first MOST_LISTED codes, for the end of a message; empty when there are none."""
    more = "…" if len(codes) > MOST_LISTED else "."
    return f"{label} : {', '.join(codes[:MOST_LISTED])}{more}" if codes else ""


class AlreadyIssued(Conflict):
    code = "already_issued"
    message = "Les carnets de cette commande existent déjà. Ouvrez la liste des carnets."


class TooManyAtOnce(Invalid):
    code = "too_many_at_once"
    message = "Cette commande est trop grosse pour cette page. Lancez « flask booklets issue » sur le serveur."


class UnknownBooklet(NotFound):
    code = "unknown_booklet"
    message = "Ce carnet n'existe pas ou n'est pas dans votre stock. Vérifiez son numéro."


class UnknownPrescriber(NotFound):
    code = "unknown_prescriber"
    message = "Cette structure n'existe pas. Vérifiez son numéro."


class NotEnoughStock(Conflict):
    code = "not_enough_stock"

    def __init__(self, left: int) -> None:
        some = french.say_count(left, "carnet financé", "carnets financés")
        super().__init__(f"Il reste {some} à confier dans cette campagne. Demandez-en moins.")


class AlreadyHandedOver(Conflict):
    code = "already_handed_over"
    message = "Ce carnet est déjà remis. Prenez-en un autre."


class BookletVoided(Conflict):
    code = "booklet_voided"
    message = "Ce carnet est annulé. Prenez-en un autre et détruisez celui-ci."


class BookletBlocked(Conflict):
    code = "booklet_blocked"
    message = "Ce carnet est bloqué. Prenez-en un autre et demandez à l'opérateur."


class BookletNotFunded(Conflict):
    code = "booklet_not_funded"
    message = "Ce carnet n'est pas encore financé : il ne vaut rien. Attendez le paiement du commanditaire."


class BookletInTransit(Conflict):
    code = "booklet_in_transit"
    message = "Ce carnet est en route vers une autre structure. Attendez sa réception, ou annulez l'envoi."


class UnknownEarlierBooklet(NotFound):
    code = "unknown_earlier_booklet"
    message = "L'ancien carnet n'est pas reconnu. Vérifiez son numéro, ou scannez le code de sa couverture."


class EarlierNotHandedOver(Conflict):
    code = "earlier_not_handed_over"
    message = "L'ancien carnet n'a été remis à personne : il ne prouve rien. Vérifiez son numéro."


class PostcodeOfNowhere(Invalid):
    code = "postcode_of_nowhere"
    message = "Ce code postal n'existe pas. Corrigez-le, ou laissez-le vide."


class OutsideTerritory(Conflict):
    code = "outside_territory"
    message = "Ce code postal est hors du territoire de la campagne. Prenez un carnet d'une autre campagne."

    def __init__(self, territory: Sequence[str] = ()) -> None:
        super().__init__(f"{self.message}{list_codes(' Territoire', territory)}")


class UnknownPublic(Conflict):
    code = "unknown_public"
    message = "Cette campagne n'est pas pour ce public. Choisissez un public de la campagne, ou un autre carnet."

    def __init__(self, publics: Sequence[str] = ()) -> None:
        super().__init__(f"{self.message}{list_codes(' Publics', publics)}")


class AllowanceReached(Conflict):
    code = "allowance_reached"
    message = "Cette personne a déjà reçu tous ses pass de l'année. Proposez un carnet d'une autre campagne."

    def __init__(self, most: int = 10, had: int = 10) -> None:
        left = most - had
        todo = f"Remettez un carnet de {left} pass au plus" if left >= SMALLEST else "Attendez l'année prochaine"
        super().__init__(
            f"Règle : {most} pass au plus par personne, par campagne et par année civile ; déjà reçus : {had}. "
            f"{todo}, ou proposez un carnet d'une autre campagne."
        )


class AllowanceAlone(Conflict):
    code = "allowance_alone"
    message = "Sans accompagnement, une personne reçoit peu de pass à la fois. Prenez un carnet plus petit."

    def __init__(self, most: int = 5) -> None:
        super().__init__(
            f"Règle : sans accompagnement, {most} pass à la fois, à renouveler une fois. "
            f"Prenez un carnet de {most} pass, ou accompagnez la personne comme prescripteur."
        )


class StockBlocked(Conflict):
    code = "stock_blocked"
    message = "La campagne se termine : ses carnets en stock ne se remettent plus. Rendez celui-ci au commanditaire."


class CampaignEnded(Conflict):
    code = "campaign_ended"
    message = "Ce carnet est périmé : sa campagne est terminée. Prenez-en un autre et détruisez celui-ci."


class AlreadyVoided(Conflict):
    code = "already_voided"
    message = "Ce carnet est déjà annulé, pour une autre raison. Rien n'a changé."
