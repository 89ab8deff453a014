"""What campaigns and orders refuse: one class each, with a stable code."""

from __future__ import annotations

from ..errors import Conflict, Invalid, NotFound


class UnknownSponsor(NotFound):
    code = "unknown_sponsor"
    message = "Ce commanditaire n'existe pas. Vérifiez son numéro."


class UnknownCampaign(NotFound):
    code = "unknown_campaign"
    message = "Cette campagne n'existe pas ou n'est pas la vôtre. Vérifiez son numéro."


class UnknownOrder(NotFound):
    code = "unknown_order"
    message = "Cette commande n'existe pas. Vérifiez son numéro."


class OneTelephone(Invalid):
    code = "one_telephone"
    message = "Donnez un seul numéro de téléphone, sans poste, comme « 05 56 00 00 00 »."


class OneKindOfValidity(Invalid):
    code = "one_kind_of_validity"
    message = "Donnez soit un dernier jour, soit une durée en jours après la remise : l'un des deux, pas les deux."


class DaysOutOfOrder(Invalid):
    code = "days_out_of_order"
    message = "Les jours ne se suivent pas. Mettez le premier, puis le dernier, puis la fin du délai de grâce."


class CampaignNumbersTaken(Conflict):
    code = "campaign_numbers_taken"
    message = "Cette campagne n'a pas reçu de numéro. Recommencez ; il en existe 65 535 en tout."


class CampaignOver(Conflict):
    code = "campaign_over"
    message = "Le dernier jour de cette campagne est passé. Choisissez une campagne en cours."


class NotOrdered(Conflict):
    code = "not_ordered"
    message = "Cette commande n'est encore qu'un brouillon. Passez-la d'abord."


class PromiseOverdue(Conflict):
    code = "promise_overdue"
    message = (
        "Un paiement promis par ce commanditaire n'est pas arrivé à temps : ni promesse ni émission de carnets "
        "avant qu'il arrive."
    )


class SponsorOwes(Conflict):
    code = "sponsor_owes"
    message = (
        "La banque a repris de l'argent de ce commanditaire, dont des pass ont déjà servi : ni promesse ni émission de "
        "carnets avant qu'il le paie."
    )


class OrderClosed(Conflict):
    code = "order_closed"
    message = "Cette commande est close : aucun carnet n'en est plus émis. Passez une nouvelle commande."


class OrderCancelled(Conflict):
    code = "order_cancelled"
    message = "Cette commande est annulée. Passez une nouvelle commande."


class OrderFunded(Conflict):
    code = "order_funded"
    message = "Cette commande est financée : elle ne s'annule plus. Demandez à l'opérateur."


class OrderHasMoney(Conflict):
    code = "order_has_money"
    message = "Une partie du prix est déjà arrivée : annulez d'abord le rapprochement, ou gardez l'argent en avance."


class OrderIssued(Conflict):
    code = "order_issued"
    message = "Les carnets de cette commande sont déjà émis : elle ne s'annule plus. Demandez à l'opérateur."


class NotADraft(Conflict):
    code = "not_a_draft"
    message = "Cette commande est déjà passée : elle ne s'efface plus. Demandez à l'opérateur."


class TermsFunded(Conflict):
    code = "terms_funded"
    message = (
        "Une commande est financée : la valeur du pass, les frais et la garantie ne changent plus. "
        "Ouvrez une autre campagne."
    )


class TermsPromised(Conflict):
    code = "terms_promised"
    message = (
        "Un devis ou une facture donne déjà le prix d'une commande : la valeur du pass, les frais et la garantie "
        "ne changent plus. Attendez la fin du devis, annulez la facture, ou ouvrez une autre campagne."
    )


class TermsIssued(Conflict):
    code = "terms_issued"
    message = (
        "Des carnets sont émis : la valeur du pass, les dates et les services ne changent plus. "
        "Ouvrez une autre campagne."
    )


class NotFunded(Conflict):
    code = "not_funded"
    message = "Cette commande n'est pas financée. Attendez le virement du commanditaire."
