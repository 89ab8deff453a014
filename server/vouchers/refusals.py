"""What issuing, stock and hand-over refuse: one class each, with a stable code."""

from __future__ import annotations

from ..errors import Conflict, Invalid, NotFound


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
        super().__init__(f"Il reste {left} carnets financés à confier dans cette campagne. Demandez-en moins.")


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


class StockBlocked(Conflict):
    code = "stock_blocked"
    message = "La campagne se termine : ses carnets en stock ne se remettent plus. Rendez celui-ci au commanditaire."


class CampaignEnded(Conflict):
    code = "campaign_ended"
    message = "Le dernier jour de la campagne est passé : ce carnet ne se remet plus. Rendez-le au commanditaire."


class AlreadyVoided(Conflict):
    code = "already_voided"
    message = "Ce carnet est déjà annulé, pour une autre raison. Rien n'a changé."
