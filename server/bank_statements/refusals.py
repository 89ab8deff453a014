"""What accounts and statements refuse: one class each, with a stable code. One refused statement spoils no other."""

from __future__ import annotations

from ..errors import Conflict, Invalid, NotFound


class UnknownOwnAccount(NotFound):
    code = "unknown_own_account"
    message = "Ce compte n'existe pas. Rechargez la page."


class OwnAccountTwice(Conflict):
    code = "own_account_twice"
    message = "Ce compte est déjà enregistré. Il n'y a rien à faire."


class StatementOfOtherAccount(Invalid):
    code = "bank_statement_other_account"
    message = "Ce compte n'est pas le nôtre. Vérifiez le fichier, ou ajoutez d'abord le compte."


class StatementNotInEuros(Invalid):
    code = "bank_statement_not_in_euros"
    message = "Ce relevé n'est pas en euros. Vérifiez le compte dont il vient."


class StatementUnreadable(Invalid):
    code = "bank_statement_unreadable"
    message = "Une ligne de ce relevé est illisible. Téléchargez-le à nouveau depuis la banque."


class StatementWithoutBalance(Invalid):
    code = "bank_statement_without_balance"
    message = "Il manque à ce relevé un solde ou une date. Demandez à la banque le relevé de fin de jour (camt.053)."


class StatementOfFuture(Invalid):
    code = "bank_statement_of_future"
    message = "Ce relevé porte un jour à venir. Vérifiez le fichier, puis importez-le ce jour-là."


class StatementDoesNotAddUp(Invalid):
    code = "bank_statement_does_not_add_up"
    message = "Le solde final n'est pas le solde initial plus les mouvements. Demandez un nouveau relevé à la banque."


class StatementOpensOtherwise(Conflict):
    code = "bank_statement_opens_otherwise"
    message = "Le solde ne suit pas celui du relevé voisin. Cherchez lequel des deux est faux, ou s'il en manque un."


class StatementContradicts(Conflict):
    code = "bank_statement_contradicts"
    message = "Ces jours sont sur un autre relevé, avec d'autres mouvements. Demandez à la banque lequel est juste."
