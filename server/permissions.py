"""The roles, and which of them carry each permission. Pure."""

from __future__ import annotations

OPERATOR, SPONSOR, PRESCRIBER, MANAGER, MEDIATOR = "operator", "sponsor", "prescriber", "manager", "mediator"
AUDITOR, HUB = "auditor", "hub"
ROLES = (OPERATOR, SPONSOR, PRESCRIBER, MANAGER, MEDIATOR, AUDITOR, HUB)
WITHOUT_ORGANISATION = (OPERATOR, AUDITOR)
"""Roles that belong to no organisation."""
DEVICE, PERSON = "device", "person"
"""What is allowed to every phone, and to everyone who is signed in, whatever their roles."""
ANYONE_SIGNED_IN = frozenset({*ROLES, PERSON})
NEED_SECOND_FACTOR = frozenset({OPERATOR, SPONSOR, MANAGER, AUDITOR})
"""Roles that may move money or people, or read all: carried only after a second factor."""

PERMISSIONS: dict[str, frozenset[str]] = {
    "session.read": ANYONE_SIGNED_IN,
    "session.end": ANYONE_SIGNED_IN,
    "factor.edit": ANYONE_SIGNED_IN,
    "factor.reset": frozenset({OPERATOR}),
    "message.read": frozenset(ROLES),
    "account.edit": frozenset(ROLES),
    "people.read": frozenset({OPERATOR, SPONSOR, PRESCRIBER, MANAGER, AUDITOR}),
    "people.invite": frozenset({OPERATOR, SPONSOR, PRESCRIBER, MANAGER}),
    "people.withdraw": frozenset(ROLES),
    "people.limit": frozenset({OPERATOR, MANAGER}),
    "device.enrol": frozenset({MANAGER, MEDIATOR}),
    "device.read": frozenset({MANAGER, MEDIATOR, OPERATOR, AUDITOR}),
    "device.edit": frozenset({MANAGER, MEDIATOR, OPERATOR}),
    "device.invite": frozenset({MANAGER, OPERATOR}),
    "device.read_in": frozenset({MANAGER, OPERATOR}),
    "device.revoke": frozenset({MANAGER, MEDIATOR, OPERATOR}),
    "device.rotate": frozenset({DEVICE}),
    "bundle.read": frozenset({DEVICE}),
    "voucher.check": frozenset({DEVICE}),
    "voucher.show": frozenset({OPERATOR, PRESCRIBER}),
    "voucher.redeem": frozenset({DEVICE}),
    "decision.read": frozenset({DEVICE}),
    "redemption.reverse": frozenset({DEVICE, MANAGER, OPERATOR}),
    "redemption.read": frozenset({DEVICE, MANAGER, OPERATOR, AUDITOR}),
    "venue.balance": frozenset({DEVICE, MANAGER, OPERATOR, AUDITOR}),
    "venue.redemptions": frozenset({MANAGER, OPERATOR, AUDITOR}),
    "venue.edit": frozenset({MANAGER, OPERATOR}),
    "report.read": frozenset({MANAGER, OPERATOR, AUDITOR}),
    "report.close": frozenset({MANAGER, OPERATOR}),
    "campaign.read": frozenset({OPERATOR, SPONSOR, AUDITOR}),
    "campaign.create": frozenset({OPERATOR}),
    "campaign.dashboard": frozenset({OPERATOR, SPONSOR, AUDITOR}),
    "expiry.read": frozenset({OPERATOR, SPONSOR, AUDITOR}),
    "expiry.edit": frozenset({OPERATOR}),
    "expiry.confirm": frozenset({OPERATOR, SPONSOR}),
    "acpr.read": frozenset({OPERATOR, AUDITOR}),
    "credit.read": frozenset({OPERATOR, SPONSOR, AUDITOR}),
    "credit.issue": frozenset({OPERATOR}),
    "order.read": frozenset({OPERATOR, SPONSOR, AUDITOR}),
    "order.create": frozenset({OPERATOR, SPONSOR}),
    "order.cancel": frozenset({OPERATOR, SPONSOR}),
    "order.fund": frozenset({OPERATOR}),
    "order.issue": frozenset({OPERATOR}),
    "order.print": frozenset({OPERATOR, SPONSOR}),
    "sponsor.paper": frozenset({OPERATOR, SPONSOR}),
    "booklet.read": frozenset({OPERATOR, PRESCRIBER, AUDITOR}),
    "booklet.hand_over": frozenset({OPERATOR, PRESCRIBER}),
    "booklet.letter": frozenset({OPERATOR, PRESCRIBER}),
    "booklet.void": frozenset({OPERATOR, PRESCRIBER}),
    "booklet.reissue": frozenset({OPERATOR, PRESCRIBER}),
    "stock.read": frozenset({OPERATOR, SPONSOR, PRESCRIBER, AUDITOR}),
    "transfer.read": frozenset({OPERATOR, SPONSOR, PRESCRIBER, AUDITOR}),
    "transfer.send": frozenset({OPERATOR, SPONSOR, PRESCRIBER}),
    "transfer.receive": frozenset({OPERATOR, SPONSOR, PRESCRIBER}),
    "ledger.read": frozenset({OPERATOR, AUDITOR}),
    "ledger.export": frozenset({OPERATOR, AUDITOR}),
    "settlement.read": frozenset({OPERATOR, AUDITOR}),
    "settlement.close": frozenset({OPERATOR}),
    "payout.read": frozenset({OPERATOR, AUDITOR}),
    "payout.prepare": frozenset({OPERATOR}),
    "payout.approve": frozenset({OPERATOR}),
    "payout.send": frozenset({OPERATOR}),
    "payout.answer": frozenset({OPERATOR}),
    "payment.read": frozenset({SPONSOR, MANAGER}),
    "bank_account.read": frozenset({OPERATOR, SPONSOR, MANAGER, AUDITOR}),
    "bank_account.propose": frozenset({OPERATOR, SPONSOR, MANAGER}),
    "bank_account.confirm": frozenset({OPERATOR}),
    "application.read": frozenset({OPERATOR, AUDITOR}),
    "application.decide": frozenset({OPERATOR}),
    "organisation.read": frozenset({OPERATOR, AUDITOR}),
    "organisation.edit": frozenset({OPERATOR}),
    "organisation.decide": frozenset({OPERATOR}),
    "territory.read": frozenset({OPERATOR, SPONSOR, HUB, AUDITOR}),
    "organisation.own": frozenset({MANAGER, PRESCRIBER, SPONSOR}),
    "conflict.decide": frozenset({OPERATOR}),
    "trail.read": frozenset({OPERATOR, SPONSOR, PRESCRIBER, MANAGER, AUDITOR}),
    "front.read": frozenset({OPERATOR, AUDITOR}),
    "front.edit": frozenset({OPERATOR}),
    "statement.read": frozenset({MANAGER, OPERATOR, AUDITOR}),
}
OF_REVOKED = frozenset({"voucher.redeem", "decision.read", "redemption.reverse"})
"""What a revoked phone may still do with what it did before: send it, undo it, and hear what became of it."""
