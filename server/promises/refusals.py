"""Why a promise is refused."""

from __future__ import annotations

from ..errors import Conflict, NotFound


class UnknownPromise(NotFound):
    code = "unknown_promise"
    message = "Cette promesse de paiement n'existe pas. Rechargez la page."


class PromisesNotTrusted(Conflict):
    code = "promises_not_trusted"
    message = "Cette campagne attend l'argent : elle ne se contente pas d'un mandat. Changez-le dans ses réglages."


class PromiseAmountWrong(Conflict):
    code = "promise_amount_wrong"
    message = "Le mandat n'a pas le montant de la commande. Demandez-en un du prix exact, ou attendez le virement."


class PromiseOfPartlyPaid(Conflict):
    code = "promise_of_partly_paid"
    message = "Une partie du prix est déjà arrivée : attendez le reste, une promesse ne vaut que pour le tout."


class PromiseExists(Conflict):
    code = "promise_exists"
    message = "Un mandat est déjà enregistré pour cette commande. Confirmez-le ou retirez-le."


class OrderNotWaiting(Conflict):
    code = "order_not_waiting"
    message = "Cette commande n'attend plus son argent : elle a déjà sa valeur."


class PromiseDecided(Conflict):
    code = "promise_decided"
    message = "Cette promesse est déjà confirmée, retirée ou annulée. Rechargez la page."


class SecondPersonForPromise(Conflict):
    code = "promise_second_person"
    message = "Une autre personne doit lire le mandat et le confirmer."


class PromisePaid(Conflict):
    code = "promise_paid"
    message = "De l'argent de cette promesse est arrivé : annulez d'abord son rapprochement."
