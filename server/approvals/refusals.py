"""What approvals refuse: one class each, with a stable code."""

from __future__ import annotations

from ..errors import Conflict, Invalid


class ApprovalNotNeeded(Conflict):
    code = "approval_not_needed"
    message = "Cette campagne est ouverte à toutes les structures qualifiées. Il n'y a pas d'accord à donner."


class NoSuchStep(Conflict):
    code = "no_such_step"
    message = "L'accord de cette structure a changé entre-temps. Rechargez la page, puis décidez."


class ApprovalReasonMissing(Invalid):
    code = "approval_reason_missing"
    message = "Donnez la raison : la structure la lira."
