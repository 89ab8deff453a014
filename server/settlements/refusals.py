"""What closing and reading a month refuse: one class each, with a stable code."""

from __future__ import annotations

from ..errors import Conflict, Invalid


class InvalidMonth(Invalid):
    code = "invalid_month"
    message = "Ce mois est illisible. Écrivez l'année puis le mois, par exemple 2026-11."


class PeriodNotOver(Conflict):
    code = "period_not_over"
    message = "Ce mois n'est pas fini. Clôturez-le à partir du 1er du mois suivant."


class PeriodAlreadyClosed(Conflict):
    code = "period_already_closed"
    message = "Ce mois est déjà clôturé. Rechargez la page pour voir ses montants."


class EarlierPeriodOpen(Conflict):
    code = "earlier_period_open"
    message = "Un mois plus ancien n'est pas clôturé. Clôturez-le d'abord."


class LedgerBroken(Conflict):
    code = "ledger_broken"
    message = "Les comptes d'une campagne ne tombent pas juste. Lancez « flask ledger check » avant de clôturer."
