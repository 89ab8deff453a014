"""A scheme in which every table of money has rows: each made by the service that makes it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import time_machine
from sqlalchemy import select

from server import clock
from server.accounting import auxiliaries
from server.activity.reversals import Undo, reverse
from server.approvals import deciding
from server.approvals.writing import ApprovalStep
from server.bank_statements import own_accounts
from server.bank_statements.imports import import_files
from server.bank_statements.models import FUNDS, OwnBankAccount
from server.bank_statements.own_accounts import OwnAccountDetails
from server.billing import deposits, documents, issuing, quotes
from server.books import disbursing, openings
from server.campaigns.models import Order
from server.commands import CONSOLE
from server.credits import service as credits_service
from server.db import db, transaction
from server.guarantee.service import honour_due
from server.invoicing import issued
from server.invoicing.invoice import NO_REFERENCES, BuyerReferences
from server.matching.automatic.explaining import explain_by_itself
from server.matching.effects import Part
from server.matching.models import ADVANCE, ORDER, PAYOUT, BankMatch
from server.matching.service import undo
from server.organisations import qualification
from server.payouts.bank_answers import assigning, imports
from server.payouts.models import SENT, Payout
from server.promises import service as promises
from server.solvency import changes
from server.transparency import service as log
from tests.admission.support.papers import pdf
from tests.audit.support.making import record_making
from tests.bank_statements.support import camt, desk
from tests.billing.support.sides import WITHOUT_VAT, make_sides
from tests.credits.support.ends import End
from tests.guarantee.support.rivals import LATER, Rivals
from tests.payouts.support.office import Office
from tests.support import factories, worlds
from tests.support.money_in import credit, match, treasurer

AUTUMN = datetime(2026, 11, 30, 20, tzinfo=UTC)
WINTER = datetime(2026, 12, 3, 9, tzinfo=UTC)
NEXT_DAY = datetime(2026, 12, 4, 9, tzinfo=UTC)
DAY = date(2026, 12, 2)
REFERENCES = BuyerReferences("SERVICE-33", "2026ENG0042", "2026M017")


def enter_everything(moving: time_machine.Traveller) -> None:
    """As `make_everything`, made once in each process; the clock stands where it ends."""

    def make() -> datetime:
        make_everything(moving)
        return clock.now()

    moving.move_to(worlds.enter("everything", make))


def make_everything(moving: time_machine.Traveller) -> None:
    """A lost race, a campaign that ends, invoices, promises, credits undone, our own money, transfers and answers."""
    end = End(moving)
    sold = end.order(60)
    _first, second = (end.scan(end.booklets(sold)[0], place) for place in (1, 2))
    reverse(end.phone, UUID(str(second["id"])), Undo(uuid4(), "mistake"))
    end.order(issued=False, payment_order="M-2026-2")
    _promise()
    _lose_a_race()
    moving.move_to(LATER)
    honour_due()
    moving.move_to(AUTUMN)
    desk.open_accounts()
    office = Office()
    _decide(office)
    _bill()
    _match_and_undo()
    organisation = office.owed(3)
    moving.move_to(WINTER)
    _own_money(office)
    for month in ("2026-07", "2026-10", "2026-11"):
        office.close(month)
    office.account(organisation)
    _transfer(office)
    _notice()
    moving.move_to(NEXT_DAY)
    _tell_and_take_back(office)
    end.over()
    credits_service.issue(end.operator, end.campaign.id)
    changes.tell_change()
    auxiliaries.open_missing()
    record_making()
    log.publish(whole=True)


def _lose_a_race() -> None:
    rivals = Rivals()
    rivals.conflict()
    with transaction() as session:
        order = session.get_one(Order, rivals.booklet.order_id)
        order.first_serial, order.last_serial = 1, order.booklet_count


def _decide(office: Office) -> None:
    campaign, organisation = factories.campaign(open_spans=[]), factories.qualified_organisation()
    qualification.suspend(office.first, organisation.id, reason="Contrôle")
    qualification.qualify(office.first, organisation.id)
    deciding.decide(office.first, campaign.id, ApprovalStep(organisation.id, "approved"))


def _bill() -> None:
    """A quote; an invoice that was deposited, refused, cancelled and corrected; the papers drawn."""
    sides = make_sides(WITHOUT_VAT)
    quote = quotes.issue_quote(sides.operator, factories.order(sides.order.campaign, state="draft", ordered_at=None).id)
    issued.load_or_make(quote.number, lambda: documents.quote_document(quote))
    invoice = issuing.issue_invoice(sides.sponsor, sides.order.id, NO_REFERENCES)
    issued.load_or_make(invoice.number, lambda: documents.invoice_document(invoice))
    deposits.record_deposit(sides.operator, invoice.number, state="refused", reason="Engagement inconnu")
    issuing.correct_invoice(sides.operator, sides.order.id, REFERENCES)


def _promise() -> None:
    """Two orders worth money by a promise, of which one was undone."""
    campaign = factories.campaign(trusts_promises=True)
    for _ in range(2):
        order = factories.order(campaign)
        made = promises.propose(treasurer(), order.id, payment_order="M-2026-7", cents=order.total_cents, content=pdf())
        promises.confirm(treasurer("Trésorier"), made.id)
    promises.undo(treasurer(), made.id)


def _match_and_undo() -> None:
    """An order that was funded, lost its money, and an advance."""
    order = factories.order()
    [made] = match(credit(order.total_cents), Part(ORDER, order.total_cents, order_id=order.id))
    undo(treasurer(), made.id)
    match(credit(500), Part(ADVANCE, 500, campaign_id=order.campaign_id))


def _own_money(office: Office) -> None:
    """A bank's fee, credits booked as one, an opening, a withdrawal that was confirmed and one that was not."""
    fee = camt.movement(-35, DAY).replace("ESCT", "CHRG")
    both = camt.movement(300, DAY, camt.payment(100), camt.payment(200, text="Commande 13"), reference="LOT")
    desk.bring(camt.document(camt.statement(DAY, 1_000, [-35, 300], movements=fee + both)))
    explain_by_itself(office.first)
    account = db.session.scalars(select(OwnBankAccount.id).where(OwnBankAccount.iban == camt.FUNDS)).one()
    openings.tell(office.first, account, 900)
    openings.confirm(office.second, account)
    for reason in ("Frais", "Encore"):
        asked = disbursing.ask_withdrawal(office.first, 20, reason)
        decide = disbursing.confirm if reason == "Frais" else disbursing.refuse
        decide(office.second, asked.id)


def _transfer(office: Office) -> None:
    """A batch of which one transfer was paid, and one was rejected by an answer that named none of ours."""
    office.sent()
    office.answered("2026-12-03;VIR 77;28,80;rejected;AC04 clos")
    [entry] = imports.list_unmatched()
    [meant] = assigning.candidates(entry.id)
    assigning.assign(office.second, entry.id, meant.id)


def _tell_and_take_back(office: Office) -> None:
    """A transfer that was paid by the bank's word, until that was matched with something else."""
    sent = db.session.scalars(select(Payout).where(Payout.state == SENT)).one()
    account, day = sent.batch.debtor_iban, WINTER.date()
    own_accounts.add(CONSOLE, OwnAccountDetails("Versements", FUNDS, account))
    told = camt.payment(-sent.cents, end_to_end_id=sent.end_to_end_id)
    moved = camt.movement(-sent.cents, day, told)
    desk.bring(camt.document(camt.statement(day, 1_000, [-sent.cents], movements=moved, iban=account)))
    explain_by_itself(office.first)
    undo(office.second, db.session.scalars(select(BankMatch.id).where(BankMatch.kind == PAYOUT)).one())


def _notice() -> None:
    """A movement that the bank told before its statement."""
    told = camt.statement(DAY, 0, [77], kind="054", iban=camt.FEES)
    import_files(CONSOLE, "avis.xml", camt.document(told, kind="054"))
