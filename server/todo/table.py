"""Every kind of task with the permission of the act that ends it, and the sources of each desk, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from ..access import MANAGER, OPERATOR, PRESCRIBER, SPONSOR, Actor
from .sources import admissions, bank, campaigns, closing, orders, payees, payouts, stock, venues
from .tasks import AT_LEISURE, IN_TURN, SOMEBODY_WAITS, STOPPED, Found

Source = Callable[[Session, Actor], Iterable[Found]]


class Kind(NamedTuple):
    """The permission of the act that ends such a task, and how pressing it is."""

    act: str
    pressing: int


KINDS: Final[Mapping[str, Kind]] = {
    "bank_silent": Kind("bank_statement.import", STOPPED),
    "not_covered": Kind("bank_statement.import", STOPPED),
    "import_again": Kind("bank_statement.import", SOMEBODY_WAITS),
    "books_broken": Kind("settlement.close", STOPPED),
    "finish_closing": Kind("settlement.close", STOPPED),
    "approve_batch": Kind("payout.approve", SOMEBODY_WAITS),
    "send_batch": Kind("payout.send", SOMEBODY_WAITS),
    "prepare_batch": Kind("payout.prepare", SOMEBODY_WAITS),
    "payees_hindered": Kind("bank_account.propose", IN_TURN),
    "confirm_account": Kind("bank_account.confirm", SOMEBODY_WAITS),
    "confirm_disbursement": Kind("payout.approve", IN_TURN),
    "look_at_answers": Kind("payout.answer", SOMEBODY_WAITS),
    "explain_movements": Kind("match.make", SOMEBODY_WAITS),
    "confirm_match": Kind("match.make", SOMEBODY_WAITS),
    "confirm_promise": Kind("order.fund", SOMEBODY_WAITS),
    "close_month": Kind("settlement.close", SOMEBODY_WAITS),
    "decide_conflicts": Kind("conflict.decide", IN_TURN),
    "issue_order": Kind("order.issue", SOMEBODY_WAITS),
    "deposit_invoice": Kind("invoice.deposit", IN_TURN),
    "chase_payment": Kind("order.cancel", IN_TURN),
    "give_back": Kind("credit.issue", IN_TURN),
    "decide_applications": Kind("application.decide", IN_TURN),
    "reply_to_answers": Kind("organisation.decide", IN_TURN),
    "confirm_reset": Kind("factor.reset", SOMEBODY_WAITS),
    "answer_announcements": Kind("front.edit", AT_LEISURE),
    "take_first_steps": Kind("first_steps.take", IN_TURN),
    "correct_invoice": Kind("order.bill", SOMEBODY_WAITS),
    "ask_invoice": Kind("order.bill", IN_TURN),
    "pay_order": Kind("order.bill", IN_TURN),
    "keep_promise": Kind("order.bill", SOMEBODY_WAITS),
    "place_draft": Kind("order.create", AT_LEISURE),
    "approve_proof": Kind("order.print", SOMEBODY_WAITS),
    "decide_approvals": Kind("approval.decide", IN_TURN),
    "confirm_block": Kind("expiry.confirm", IN_TURN),
    "confirm_acknowledge": Kind("expiry.confirm", IN_TURN),
    "confirm_statement": Kind("expiry.confirm", IN_TURN),
    "receive_transfer": Kind("transfer.receive", SOMEBODY_WAITS),
    "hand_over_in_time": Kind("booklet.hand_over", IN_TURN),
    "give_account": Kind("bank_account.propose", SOMEBODY_WAITS),
    "change_account": Kind("bank_account.propose", STOPPED),
    "account_waits": Kind("bank_account.propose", IN_TURN),
    "close_reports": Kind("report.close", AT_LEISURE),
    "read_in_phone": Kind("device.read_in", SOMEBODY_WAITS),
}

SOURCES: Final[Mapping[str, Sequence[Source]]] = {
    OPERATOR: (
        *(bank.stopped_issuing, bank.refused_files, closing.broken_books, closing.months_to_close, closing.conflicts),
        *(payouts.batches, payouts.to_pay, payouts.disbursements, payouts.answers),
        *(bank.movements, bank.matches, bank.promises),
        *(orders.to_issue, orders.to_deposit, orders.invoices, orders.to_chase, orders.proofs),
        *(campaigns.steps, campaigns.credit_notes, campaigns.approvals),
        *(admissions.applications, admissions.answers, admissions.announcements, admissions.resets),
        *(admissions.first_steps, venues.reports),
    ),
    SPONSOR: (
        *(orders.drafts, orders.invoices, orders.to_pay, orders.promised, orders.proofs),
        *(campaigns.steps, campaigns.approvals, stock.deliveries, payees.own_accounts),
    ),
    PRESCRIBER: (stock.deliveries, stock.to_hand_over),
    MANAGER: (payees.own_accounts, venues.reports, venues.phones),
}
"""What is asked at each desk. A source sees by the rules of the act: it is given the roles of that desk alone."""
