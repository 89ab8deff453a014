"""What bank details and payouts refuse: one class each, with a stable code."""

from __future__ import annotations

from ..errors import Conflict, Forbidden, Invalid, NotFound, TooLarge


class UnknownAccount(NotFound):
    code = "unknown_account"
    message = "Ces coordonnées bancaires n'existent pas. Rechargez la page."


class SameAccount(Conflict):
    code = "same_account"
    message = "Ce compte est déjà celui de la structure. Il n'y a rien à changer."


class AccountGone(Conflict):
    code = "account_gone"
    message = "La banque a dit que ce compte n'existe plus : rien n'y arrivera. Indiquez un autre IBAN."


class AccountDecided(Conflict):
    code = "account_decided"
    message = (
        "Ces coordonnées ne sont plus à confirmer : elles l'ont été, ou d'autres les remplacent. Rechargez la page."
    )


class FourEyes(Forbidden):
    code = "four_eyes"
    message = "Vous avez fait la première étape : une autre personne de l'opérateur doit faire celle-ci."


class UnknownBatch(NotFound):
    code = "unknown_batch"
    message = "Ce virement n'existe pas. Rechargez la page."


class NothingToPay(Conflict):
    code = "nothing_to_pay"
    message = "Aucun relevé ne peut être payé maintenant. Regardez ce qui attend et pourquoi."


class BeingPaid(Conflict):
    code = "being_paid"
    message = "Quelqu'un vient de préparer ces paiements. Rechargez la page pour voir son virement."


class OperatorHasNoAccount(Conflict):
    code = "operator_has_no_account"
    message = "Le compte de l'opérateur n'est pas connu. Enregistrez son IBAN sous « Identité légale »."


class InvalidExecutionDay(Invalid):
    code = "invalid_execution_day"
    message = "Choisissez un jour d'exécution entre aujourd'hui et dans 60 jours."


class ExecutionDayOver(Conflict):
    """Its words name the day."""

    code = "execution_day_over"
    message = "Le jour de ce virement est passé. Annulez-le, puis préparez-le à nouveau pour un autre jour."


class NotABankDay(Invalid):
    """Its words name the next day that is one."""

    code = "not_a_bank_day"
    message = "Les banques ne font aucun virement ce jour-là. Choisissez un jour ouvré."


class AmountAboveLimit(Conflict):
    code = "amount_above_limit"
    message = (
        "Un paiement dépasse à lui seul le plafond de la banque pour un fichier. "
        "Décochez-le, et convenez avec la banque d'un autre plafond."
    )


class NotPayable(Conflict):
    code = "not_payable"
    message = "Un de ces paiements ne peut plus être préparé. Rechargez la page, puis choisissez à nouveau."


class PayoutPaidAgain(Conflict):
    code = "payout_paid_again"
    message = "Ce document est payé de nouveau depuis : son virement revenu ne peut plus être annulé."


class AccountRefused(Conflict):
    code = "account_refused"
    message = (
        "La banque a refusé un compte de ce virement. Annulez le virement, "
        "puis préparez-le à nouveau : ce paiement attendra un autre RIB."
    )


class BatchApproved(Conflict):
    code = "batch_approved"
    message = "Ce virement est déjà approuvé. Rechargez la page pour voir par qui."


class BatchCancelled(Conflict):
    code = "batch_cancelled"
    message = "Ce virement est annulé. Préparez-en un autre."


class BatchNotApproved(Conflict):
    code = "batch_not_approved"
    message = "Ce virement n'est pas approuvé. Une deuxième personne doit d'abord l'approuver."


class AccountChanging(Conflict):
    code = "account_changing"
    message = "Un compte de ce virement est en train de changer. Annulez le virement, puis préparez-le à nouveau."


class BatchNotSent(Conflict):
    code = "batch_not_sent"
    message = "Ce fichier parle d'un virement qui n'est pas marqué comme envoyé. Marquez-le d'abord, puis recommencez."


class AnswerTooLarge(TooLarge):
    code = "bank_file_too_large"
    message = "Ce fichier dépasse 4 Mo : rien n'a changé. Demandez à la banque des fichiers plus courts."


class AnswerTwice(Conflict):
    code = "bank_file_twice"
    message = "Ce fichier a déjà été importé : rien n'a changé."


class NotInEuros(Invalid):
    code = "bank_file_not_in_euros"
    message = "Ce fichier n'est pas en euros : rien n'a changé. Vérifiez le compte dont il vient."


class UnknownEntry(NotFound):
    code = "unknown_bank_entry"
    message = "Cette ligne de la banque n'existe pas ou n'est plus à traiter. Rechargez la page."
