"""What no check finds when it is changed, table by table and column by column, and why it need not be.

A table that is only added to, or has an amount, and is not named here has to be found, each bit of it.
"""

from __future__ import annotations

TABLES = {
    "application_events": "what applicant and operator wrote to each other; the decision is in qualification_decisions",
    "dashboard_daily_uses": "day counts, made again from the redemptions by a command, which decide nothing",
}
COLUMNS = {
    "bank_accounts.known_emails": "who hears of the next change; empty lists of people are no money",
    "bank_accounts.reason": "words for whoever entered the account",
    "bank_accounts.state": "changes; the database knows four words and asks for two people; the account is in the log",
    "bank_entries.note": "why somebody set an answer aside, which moves nothing",
    "bank_entries.set_aside_at": "when somebody set an answer aside, which moves nothing",
    "bank_entries.set_aside_by_id": "who set an answer aside, which moves nothing",
    "bank_matches.withdrawn_at": "a proposal that was never confirmed moves nothing",
    "bank_matches.withdrawn_by_id": "a proposal that was never confirmed moves nothing",
    "bank_movements.id": "a number of ours: of a movement that nothing names, another one says the same",
    "campaigns.next_serial": "a number too low is refused with the first booklet, one too high costs numbers only",
    "campaigns.open_spans": "acts tell each turn, not its moment; each scan keeps how it was judged",
    "campaigns.stock_blocked": "the act that confirmed the blocking is in the log; what is used counts all the same",
    "disbursement_parts.campaign_id": "which campaign's share it is of what was refused or not sent moves nothing yet",
    "disbursement_parts.disbursement_id": "as its campaign: sums are checked, and what was sent is compared",
    "movement_standings.movement_id": "one of which nothing is taken says nothing",
    "orders.issued_at": "shown only; its ledger line's moment is in the log",
    "orders.ordered_at": "shown only, before the order is worth anything; the act is in the log",
    "payouts.reason": "the bank's words for a transfer that failed; its answer is in the log",
    "payouts.reason_code": "the bank's code for a transfer that failed; its answer is in the log",
    "statement_lines.id": "a number of ours: with another one for the last line all lines stay in their order",
}
