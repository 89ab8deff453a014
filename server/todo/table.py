"""Every kind of task with the permission of the act that ends it, and the sources of each desk, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from ..access import MANAGER, OPERATOR, PRESCRIBER, SPONSOR, Actor
from .sources import admissions, bank, campaigns, closing, orders, payees, payouts, stock, venues
from .tasks import AT_LEISURE, IN_TURN, SOMEBODY_WAITS, STOPPED, Found

Source = Callable[[Session, Actor], Iterable[Found]]


class TaskKind(NamedTuple):
    """The permission of the act that ends such a task, and how pressing it is."""

    act: str
    pressing: int


KINDS: Final[Mapping[str, TaskKind]] = {
    "bank_silent": TaskKind("bank_statement.import", STOPPED),
    "not_covered": TaskKind("bank_statement.import", STOPPED),
    "import_again": TaskKind("bank_statement.import", SOMEBODY_WAITS),
    "books_broken": TaskKind("settlement.close", STOPPED),
    "finish_closing": TaskKind("settlement.close", STOPPED),
    "approve_batch": TaskKind("payout.approve", SOMEBODY_WAITS),
    "send_batch": TaskKind("payout.send", SOMEBODY_WAITS),
    "prepare_batch": TaskKind("payout.prepare", SOMEBODY_WAITS),
    "payees_hindered": TaskKind("bank_account.propose", IN_TURN),
    "confirm_account": TaskKind("bank_account.confirm", SOMEBODY_WAITS),
    "confirm_disbursement": TaskKind("payout.approve", IN_TURN),
    "look_at_answers": TaskKind("payout.answer", SOMEBODY_WAITS),
    "explain_movements": TaskKind("match.make", SOMEBODY_WAITS),
    "confirm_match": TaskKind("match.make", SOMEBODY_WAITS),
    "confirm_promise": TaskKind("order.fund", SOMEBODY_WAITS),
    "close_month": TaskKind("settlement.close", SOMEBODY_WAITS),
    "decide_conflicts": TaskKind("conflict.decide", IN_TURN),
    "issue_order": TaskKind("order.issue", SOMEBODY_WAITS),
    "deposit_invoice": TaskKind("invoice.deposit", IN_TURN),
    "chase_payment": TaskKind("order.cancel", IN_TURN),
    "give_back": TaskKind("credit.issue", IN_TURN),
    "decide_applications": TaskKind("application.decide", IN_TURN),
    "reply_to_answers": TaskKind("organisation.decide", IN_TURN),
    "confirm_reset": TaskKind("factor.reset", SOMEBODY_WAITS),
    "answer_announcements": TaskKind("front.edit", AT_LEISURE),
    "take_first_steps": TaskKind("first_steps.take", IN_TURN),
    "correct_invoice": TaskKind("order.bill", SOMEBODY_WAITS),
    "ask_invoice": TaskKind("order.bill", IN_TURN),
    "pay_order": TaskKind("order.bill", IN_TURN),
    "keep_promise": TaskKind("order.bill", SOMEBODY_WAITS),
    "pay_again": TaskKind("order.bill", SOMEBODY_WAITS),
    "place_draft": TaskKind("order.create", AT_LEISURE),
    "approve_proof": TaskKind("order.print", SOMEBODY_WAITS),
    "decide_approvals": TaskKind("approval.decide", IN_TURN),
    "confirm_block": TaskKind("expiry.confirm", IN_TURN),
    "confirm_acknowledge": TaskKind("expiry.confirm", IN_TURN),
    "confirm_statement": TaskKind("expiry.confirm", IN_TURN),
    "receive_transfer": TaskKind("transfer.receive", SOMEBODY_WAITS),
    "hand_over_in_time": TaskKind("booklet.hand_over", IN_TURN),
    "give_account": TaskKind("bank_account.propose", SOMEBODY_WAITS),
    "change_account": TaskKind("bank_account.propose", STOPPED),
    "account_waits": TaskKind("bank_account.propose", IN_TURN),
    "close_reports": TaskKind("report.close", AT_LEISURE),
    "read_in_phone": TaskKind("device.read_in", SOMEBODY_WAITS),
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
        *(orders.drafts, orders.invoices, orders.to_pay, orders.list_promised, orders.list_claimed, orders.proofs),
        *(campaigns.steps, campaigns.approvals, stock.deliveries, payees.own_accounts),
    ),
    PRESCRIBER: (stock.deliveries, stock.to_hand_over),
    MANAGER: (payees.own_accounts, venues.reports, venues.phones),
}
"""What is asked at each desk. A source sees by the rules of the act: it is given the roles of that desk alone."""
