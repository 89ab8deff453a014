"""What the expiry procedure refuses: one class each, with a stable code."""

from __future__ import annotations

from ..errors import Conflict, Invalid, NotFound


class UnknownStep(NotFound):
    code = "unknown_step"
    message = "Cette étape n'existe pas ou n'est pas à confirmer. Rechargez la page."


class NoFixedEnd(Conflict):
    code = "no_fixed_end"
    message = "Cette campagne n'a pas de dernier jour fixe : chaque carnet a le sien, il n'y a rien à préparer."


class StepsOutOfOrder(Invalid):
    code = "steps_out_of_order"
    message = (
        "Les étapes ne se suivent pas. Mettez l'alerte, puis le blocage, puis la confirmation avant le dernier jour, "
        "et le bilan dans les 60 jours après le délai de grâce."
    )


class StepDone(Conflict):
    code = "step_done"
    message = "Cette étape a déjà eu lieu : sa date ne change plus. Rechargez la page."


class StepNotDue(Conflict):
    code = "step_not_due"
    message = "Cette étape n'a pas encore eu lieu. Confirmez-la à partir de sa date."
