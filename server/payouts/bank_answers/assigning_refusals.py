"""What assigning an entry of the bank's to a payout refuses: one class each, with a stable code."""

from __future__ import annotations

from ...errors import Conflict, NotFound


class UnknownPayout(NotFound):
    code = "unknown_payout"
    message = "Ce paiement n'existe pas. Rechargez la page."


class EntryAssigned(Conflict):
    code = "bank_entry_assigned"
    message = "Cette ligne est déjà rattachée à un autre paiement. Rechargez la page."


class EntryOfOtherAmount(Conflict):
    code = "bank_entry_other_amount"
    message = "Cette ligne et ce paiement n'ont pas le même montant. Choisissez un autre paiement."


class EntryOfOtherAccount(Conflict):
    code = "bank_entry_other_account"
    message = "Ce paiement n'est pas parti du compte dont parle cette ligne. Choisissez un autre paiement."


class EntryOfOtherState(Conflict):
    """The payout's state does not allow what the entry says, or it was sent after the entry's day."""

    code = "bank_entry_other_state"
    message = "L'état de ce paiement ne permet pas ce que dit cette ligne. Rechargez la page."
