"""What a decision on a conflict may be refused for."""

from __future__ import annotations

from ..errors import Conflict, Invalid, NotFound


class UnknownConflict(NotFound):
    code = "unknown_conflict"
    message = "Ce scan n'est pas un conflit. Rechargez la liste."


class AlreadyDecided(Conflict):
    code = "already_decided"
    message = "Ce conflit est déjà décidé autrement. Rechargez la liste pour lire la décision."


class CeilingReached(Conflict):
    code = "ceiling_reached"
    message = (
        "La garantie de cette campagne ne suffit plus pour ce pass. Refusez-le, ou attendez qu'elle soit réalimentée."
    )


class SameVenue(Conflict):
    code = "same_venue"
    message = "Ce lieu a lui-même présenté ce pass deux fois : la garantie ne le paie pas. Refusez-le."


class DecisionReasonMissing(Invalid):
    code = "conflict_reason_missing"
    message = "Choisissez une raison de la liste. Pour « autre raison », écrivez laquelle : le lieu la lira."
