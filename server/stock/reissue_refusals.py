"""What replacing a booklet refuses: one class each, with a stable code."""

from __future__ import annotations

from ..errors import Conflict
from ..vouchers.refusals import list_codes


class NotVoided(Conflict):
    code = "not_voided"
    message = "Ce carnet n'est pas annulé. Annulez-le d'abord, puis donnez le carnet de remplacement."


class NeverHandedOver(Conflict):
    code = "never_handed_over"
    message = "Ce carnet n'a été remis à personne : rien n'est à remplacer. Remettez simplement un autre carnet."


class AlreadyReissued(Conflict):
    code = "already_reissued"
    message = "Ce carnet est déjà remplacé par un autre. Cherchez son remplaçant dans la liste des carnets."

    def __init__(self, replacement: str = "") -> None:
        super().__init__(f"{self.message}{list_codes(' Remplaçant', [replacement] if replacement else [])}")


class OtherCampaign(Conflict):
    code = "other_campaign"
    message = "Le carnet de remplacement est d'une autre campagne. Prenez-en un de la même."


class NothingLeft(Conflict):
    code = "nothing_left"
    message = "Tous les pass de ce carnet sont utilisés : rien n'est à remplacer."


class ReplacementTooSmall(Conflict):
    code = "replacement_too_small"
    message = "Le carnet de remplacement est trop petit pour les pass qui restent. Prenez-en un de 10."
