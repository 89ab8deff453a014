"""Why the books refuse an opening, a withdrawal or a refund."""

from __future__ import annotations

from ..errors import Conflict, NotFound


class NoStatementYet(Conflict):
    code = "no_statement_yet"
    message = "La banque n'a encore donné aucun relevé de ce compte. Importez le premier, puis recommencez."


class MoreThanOpening(Conflict):
    code = "more_than_opening"
    message = "Le compte n'avait pas autant au premier relevé. Vérifiez le solde d'ouverture."


class OpeningConfirmed(Conflict):
    code = "opening_confirmed"
    message = "Ce solde de départ est déjà confirmé : il ne change plus."


class OpeningUnknown(Conflict):
    code = "opening_not_told"
    message = "Personne n'a encore indiqué de solde de départ pour ce compte."


class MoreThanEarned(Conflict):
    code = "more_than_earned"
    message = "C'est plus que les frais gagnés et pas encore retirés. Rechargez la page pour voir ce qui reste."


class MoreThanAdvance(Conflict):
    code = "more_than_advance"
    message = "C'est plus que l'avance libre de ce commanditaire. Rechargez la page pour voir ce qui reste."


class NoFeesAccount(Conflict):
    code = "no_fees_account"
    message = "Aucun compte de frais n'est enregistré. Ajoutez-le parmi nos comptes bancaires."


class NoAccountToRefund(Conflict):
    code = "no_account_to_refund"
    message = "Ce commanditaire n'a pas de compte connu. Demandez-lui un RIB, puis recommencez."


class UnknownDisbursement(NotFound):
    code = "unknown_disbursement"
    message = "Cette demande n'existe pas. Rechargez la page."


class NothingToCancel(Conflict):
    code = "nothing_to_cancel"
    message = (
        "Il n'y a rien à annuler ici : seule une demande confirmée et pas encore payée s'annule. Rechargez la page."
    )


class CancellationAsked(Conflict):
    code = "cancellation_asked"
    message = "Quelqu'un a déjà demandé d'annuler. Une autre personne doit confirmer."


class DisbursementBeingPaid(Conflict):
    code = "disbursement_being_paid"
    message = (
        "Son virement est préparé, envoyé ou payé. Annulez d'abord le virement, ou attendez la réponse de la banque."
    )


class DisbursementDecided(Conflict):
    code = "disbursement_decided"
    message = "Cette demande est déjà confirmée ou refusée. Rechargez la page."
