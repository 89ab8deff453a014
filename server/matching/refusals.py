"""Why a match is refused."""

from __future__ import annotations

from ..errors import Conflict, Invalid, NotFound


class UnknownMovement(NotFound):
    code = "unknown_movement"
    message = "Ce mouvement n'est sur aucun relevé de nos comptes. Rechargez la page."


class UnknownMatch(NotFound):
    code = "unknown_match"
    message = "Ce rapprochement n'existe pas. Rechargez la page."


class TakenAlready(Conflict):
    code = "movement_taken"
    message = "Ce mouvement est déjà rapproché, ou il n'en reste pas autant. Rechargez la page."


class MoreThanOrderLacks(Conflict):
    code = "more_than_order_lacks"
    message = "C'est plus qu'il ne manque à la commande. Gardez le reste en avance du commanditaire."


class MatchDecided(Conflict):
    code = "match_decided"
    message = "Ce rapprochement est déjà confirmé, retiré ou annulé. Rechargez la page."


class NotConfirmed(Conflict):
    code = "match_not_confirmed"
    message = "Ce rapprochement n'est pas confirmé : il n'y a rien à annuler."


class SecondPersonNeeded(Conflict):
    code = "second_person_needed"
    message = "Référence, montant et compte ne concordent pas tous : une autre personne doit confirmer."


class OrderRedeemed(Conflict):
    code = "order_redeemed"
    message = "Un pass de cette commande est déjà utilisé : ce rapprochement ne s'annule plus."


class UnlikePayout(Conflict):
    code = "unlike_payout"
    message = "Ce paiement n'a pas ce montant, ou n'est pas parti de ce compte. Choisissez-en un autre."


class PayoutNotSent(Conflict):
    code = "payout_not_sent"
    message = "Ce paiement n'est pas marqué comme envoyé à la banque. Marquez-le d'abord, puis recommencez."


class PayoutMatchedAlready(Conflict):
    code = "payout_matched"
    message = "Ce paiement est déjà rapproché d'un autre mouvement. Rechargez la page."


class NotOwnMoney(Conflict):
    code = "not_own_money"
    message = "L'argent de ce compte est celui des commanditaires : l'opérateur n'y paie rien pour lui-même."


class GuaranteeUsed(Conflict):
    code = "guarantee_used"
    message = "La garantie de cette commande a déjà payé des lieux : ce rapprochement ne s'annule plus."


class CampaignCredited(Conflict):
    code = "campaign_credited"
    message = "Un avoir a déjà rendu ce qui restait de cette campagne : ce rapprochement ne s'annule plus."


class AdvanceUsed(Conflict):
    code = "advance_used"
    message = "Cette avance est déjà utilisée ou rendue : il n'en reste pas autant. Rechargez la page."


class LessThanReceived(Conflict):
    code = "less_than_received"
    message = "La banque reprend plus que la commande n'a reçu. Choisissez la commande que ce virement avait payée."


class PartNotOfMovement(Invalid):
    code = "part_not_of_movement"
    message = "Cette part n'est pas possible : elle a le signe du mouvement, et une part par commande. Vérifiez-la."
