"""The French of roles and invitations in mails. Pure."""

from __future__ import annotations

from ..permissions import AUDITOR, HUB, MANAGER, MEDIATOR, OPERATOR, PRESCRIBER, SPONSOR

ROLE_IN_WORDS = {
    OPERATOR: "opérateur du Pass numérique",
    AUDITOR: "auditeur du Pass numérique",
    SPONSOR: "commanditaire",
    PRESCRIBER: "prescripteur",
    MANAGER: "gestionnaire",
    MEDIATOR: "médiateur",
    HUB: "observateur du territoire",
}


def role_in_words(role: str, organisation: str | None) -> str:
    """A role and its organisation: ``gestionnaire de « Médiathèque »``."""
    words = ROLE_IN_WORDS[role]
    return f"{words} de « {organisation} »" if organisation else words
