"""What invoicing refuses: one class each, with a stable code."""

from __future__ import annotations

from ..errors import Conflict, Invalid


class OperatorUnknown(Conflict):
    code = "operator_unknown"
    message = (
        "Ce document doit nommer l'opérateur, dont l'identité légale manque. "
        "L'opérateur l'enregistre sous « Identité légale »."
    )


class IdentityRefused(Invalid):
    code = "identity_refused"
    message = "Cette identité légale est incomplète ou incorrecte. Vérifiez-la, puis recommencez."
