"""What each route is sent in the matrix of permissions, so that only the object decides, and not the shape."""

from __future__ import annotations

from typing import Any

from tests.support.access.addresses import DEPOT, NEW, ROLE, Of

MOMENT = "2026-12-17T08:30:00Z"
HAND_OVER = {"id": NEW, "number": Of("booklet"), "criteria_checked": True, "handed_over_at": MOMENT, "seq": 1}
VENUE = {"name": "Antenne", "postcode": "33000", "commune": "Bordeaux", "services": ["digital_tools"]}
CAMPAIGN = {"name": "Campagne de plus", "first_day": "2026-12-01", "valid_days": 90}

PARTS = {"parts": [{"kind": "advance", "cents": 100, "campaign_id": Of("campaign")}]}

BODIES: dict[str, dict[str, Any]] = {
    "accounts.enrol_device": {"label": "Téléphone", "venue_id": Of("venue")},
    "factors.rename_passkey": {"name": "Clé"},
    "factors.reset_factors": {"reason": "perdu"},
    "people.limit_to_venues": {"venue_ids": [Of("venue")]},
    "people.invite": {"email": "a@exemple.fr", "name": "A", "role": ROLE, "organisation_id": Of("organisation")},
    "campaigns.create_campaign": {**CAMPAIGN, "sponsor_id": Of("sponsor")},
    "campaigns.change_campaign": {"name": "Autre nom"},
    "campaigns.place_order": {"campaign_id": Of("campaign"), "booklet_size": 5, "booklet_count": 1},
    "billing.record_deposit": {"state": "deposited"},
    "billing.record_needs": {"service": False, "engagement": False, "contract": False},
    "expiry.edit_expiry": {"acknowledge": "2026-12-26"},
    "hand_overs.hand_over": {"hand_overs": [HAND_OVER]},
    "phones.rename_device": {"label": "Accueil"},
    "phones.share_device": {"shared": False},
    "phones.revoke_devices": {"device_ids": [Of("phone")]},
    "phones.invite_device": {"label": "Accueil", "venue_id": Of("venue")},
    "reissues.reissue": {"replacement": Of("other booklet")},
    "decisions.read_decisions": {"redemption_ids": [Of("conflict")]},
    "reversals.post_reversal": {"id": NEW, "reason": "mistake"},
    "conflicts.decide_conflict": {"outcome": "refused", "reason": "other", "note": "Vu."},
    "approvals.need_approval": {"needed": True},
    "approvals.decide": {"state": "approved"},
    "approvals.ask": {"organisation_id": Of("organisation")},
    "application_desk.ask": {"text": "Quel est le siège ?"},
    "application_desk.refuse": {"reason": "Hors champ."},
    "organisations.change_organisation": {"email": "contact@exemple.fr"},
    "organisations.decide": {"state": "suspended", "reason": "Contrôle."},
    "organisations.answer_decision": {"text": "Voici notre réponse."},
    "organisations.close_answer": {"reply": "Lu."},
    "bank_accounts.propose_account": {"holder": "Compte", "iban": "DE89370400440532013000"},
    "bank_accounts.refuse_account": {"reason": "Illisible."},
    "bank_answers.set_entry_aside": {"note": "Vu."},
    "bank_answers.assign_entry": {"payout_id": Of("payout")},
    "books.tell_opening": {"cents": 1},
    "disbursements.ask_withdrawal": {"cents": 1, "reason": "Frais"},
    "disbursements.ask_cancellation": {"reason": "Compte clos"},
    "disbursements.ask_refund": {"cents": 1, "reason": "Trop payé", "campaign_id": Of("campaign")},
    "matching.propose_matches": PARTS,
    "matching.use_match_otherwise": PARTS,
    "venues.patch_venue": {"website": "https://exemple.fr"},
    "venues.post_venue": {**VENUE, "organisation_id": Of("organisation")},
    "venues.put_closing": {"closed_from": "2026-12-31"},
    "vouchers.hand_over": {"criteria_checked": True},
    "vouchers.void": {"reason": "lost"},
    "printing.approve_proof": {"fingerprint": "0" * 64},
    "printing.write_text": {"text": "Merci."},
    "printing.change_support_phone": {"support_phone": "05 56 00 00 01"},
    "transfers.send": {"to_organisation_id": DEPOT, "booklets": [Of("other booklet")]},
    "front.change_meeting": {"subject": "Autre sujet"},
    "front.cancel_meeting": {"reason": "Malade."},
    "front.follow_up": {"state": "contacted"},
}
"""By endpoint; others are sent an empty object."""
QUERIES = {
    "phones.list_devices": {"venue_id": Of("venue")},
    "phones.find_devices": {"venue_id": Of("venue")},
    "phones.export_devices": {"venue_id": Of("venue")},
    "phones.list_holders": {"venue_id": Of("venue")},
    "people.list_people": {"organisation_id": Of("organisation")},
    "stock.count_stock": {"campaign_id": Of("campaign")},
    "vouchers.list_booklets": {"campaign_id": Of("campaign")},
    "statements.list_statements": {"organisation_id": Of("organisation")},
    "ledger.list_lines": {"organisation_id": Of("organisation")},
    "trail.list_acts": {"organisation_id": Of("organisation")},
    "trail.export_acts": {"organisation_id": Of("organisation")},
    "promises.propose_promise": {"payment_order": "M-2026-1", "cents": 10_400},
    "venues.opening_hours": {"text": "lundi 9 h - 12 h"},
}
"""What stands in the address after the question mark."""
FILES = {"printing.take_logo": "image/png", "promises.propose_promise": "application/octet-stream"}
"""Routes that take a file."""
