"""How a route is asked for one's own object and for somebody else's: which kind of object each parameter names.

A new route whose parameter is not here is added here; `bodies` has what it is sent, also ids that stand in its body.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

OF_VENUE = {"venue", "phone", "redemption", "report", "phone invitation"}
"""Kinds of objects that belong to one venue; a role that is limited to venues reaches those of its venues only."""
OF_PERSON = {"session", "passkey", "personal message"}
"""Kinds that belong to one person, whatever the roles."""
OF_OPERATOR = {
    *("application", "document", "meeting", "announcement", "batch", "payout", "bank account"),
    *("answer", "conflict", "person", "bank entry", "other bank entry", "own bank account"),
    *("disbursement", "other disbursement"),
    *("bank movement", "bank match"),
}
"""Kinds that only the scheme's own roles handle: nobody's rather than somebody's. All others are an organisation's."""

KINDS = {
    "venue_id": "venue",
    "device_id": "phone",
    "redemption_id": "redemption",
    "report_id": "report",
    "session_id": "session",
    "passkey_id": "passkey",
    "message_id": "personal message",
    "membership_id": "membership",
    "campaign_id": "campaign",
    "order_id": "order",
    "sponsor_id": "sponsor",
    "organisation_id": "organisation",
    "transfer_id": "transfer",
    "account_id": "bank account",
    "answer_id": "answer",
    "person_id": "person",
    "application_id": "application",
    "document_id": "document",
    "meeting_id": "meeting",
    "announcement_id": "announcement",
    "batch_id": "batch",
    "entry_id": "bank entry",
    "disbursement_id": "disbursement",
    "movement_id": "bank movement",
    "match_id": "bank match",
    "promise_id": "promise",
}
"""A parameter of an address → the kind of object that it names."""
FEATURES = {
    "invitations": {"invitation_id": "invitation"},
    "people": {"invitation_id": "invitation"},
    "phones": {"invitation_id": "phone invitation"},
    "conflicts": {"redemption_id": "conflict"},
    "printing": {"order_id": "paid order"},
    "vouchers": {"number": "booklet"},
    "reissues": {"number": "given booklet"},
    "vouchers_qr": {"number": "voucher"},
    "statements": {"number": "statement"},
    "statement-proofs": {"number": "statement"},
    "papers": {"number": "statement"},
    "credits": {"number": "credit note"},
    "bank_statements": {"account_id": "own bank account"},
    "books": {"account_id": "own bank account"},
}
"""The same for a blueprint whose parameters mean something else."""
ROUTES = {
    "people.limit_to_venues": {"membership_id": "membership of a manager"},
    "people.give_pin": {"membership_id": "membership of a manager"},
    "campaigns.place_draft": {"order_id": "draft"},
    "campaigns.delete_draft": {"order_id": "draft"},
    "vouchers.issue_order": {"order_id": "paid order"},
    "vouchers.void": {"number": "given booklet"},
    "transfers.receive": {"transfer_id": "arrival"},
    "disbursements.refuse_disbursement": {"disbursement_id": "other disbursement"},
    "bank_answers.set_entry_aside": {"entry_id": "other bank entry"},
    "printing.show_letter": {"number": "given booklet"},
    "billing.issue_quote": {"order_id": "draft"},
    "billing.show_quote": {"number": "quote"},
    "billing.show_invoice": {"number": "invoice"},
    "billing.record_deposit": {"number": "invoice"},
    "billing.show_cancellation": {"number": "invoice's credit note"},
}
"""The same for single routes."""
NO_OBJECT = {"desk": "manager", "month": "2026-11", "step": "block", "number": 1}
"""Parameters that name nobody's object."""


@dataclass(frozen=True)
class Of:
    """A place in a request for the id of an object of this kind."""

    kind: str


NEW, ROLE, DEPOT = Of("new id"), Of("role"), Of("depot")
"""Places for an id that nothing has yet, the role that the asker has there, and where anyone may send booklets."""
UNKNOWN = {
    "booklet": "60000-1",
    "other booklet": "60000-2",
    "given booklet": "60000-4",
    "voucher": "60000-1-1",
    "statement": "R-2026-11-9999",
    "credit note": "AV-2026-60000",
    "quote": "D-2026-900000",
    "invoice": "F-2026-900000",
    "invoice's credit note": "A-2026-900000",
    "campaign": 60000,
    **{kind: uuid4() for kind in ("redemption", "conflict", "session", "invitation")},
}
"""Ids that nothing has; of other kinds LARGE."""
LARGE = 987_654


def kind_of(endpoint: str, parameter: str) -> str | None:
    """The kind of object that a parameter of a route names, None for one that names no object.

    Raises KeyError for a parameter that stands in no table here.
    """
    feature = endpoint.split(".", maxsplit=1)[0]
    for table in (ROUTES.get(endpoint, {}), FEATURES.get(feature, {}), KINDS):
        if parameter in table:
            return table[parameter]
    NO_OBJECT[parameter]
    return None
