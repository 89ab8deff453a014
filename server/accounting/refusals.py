"""What accounting refuses: one class each, with a stable code."""

from __future__ import annotations

from datetime import date

from ..errors import Busy, Conflict, Invalid


class PeriodReversed(Invalid):
    code = "period_reversed"
    message = "La période finit avant de commencer. Échangez les deux dates, puis recommencez."


class DayNotOver(Invalid):
    code = "day_not_over"
    message = "Le dernier jour n'est pas terminé : des écritures peuvent encore arriver. Choisissez hier ou avant."


class TwoFiscalYears(Invalid):
    """Its words name the last day that fits."""

    code = "two_fiscal_years"

    def __init__(self, last_day: date) -> None:
        super().__init__(
            "Un fichier ne contient qu'un exercice. "
            f"Terminez celui-ci au {last_day:%d/%m/%Y}, puis exportez la suite dans un autre."
        )


class ChartUnreadable(Conflict):
    code = "chart_unreadable"
    message = "Le plan de comptes est illisible. L'opérateur corrige le fichier que nomme CHART_OF_ACCOUNTS."


class ExportUnderWay(Busy):
    code = "export_under_way"
    message = "Un autre export est en cours. Attendez une minute, puis recommencez."
