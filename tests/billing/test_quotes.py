"""Quotes: their price holds, they are numbered without gaps, and a placed order needs none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from flask import Flask
from pikepdf import Pdf

from server.billing import papers, quotes
from server.billing.refusals import OrderPlaced, UnknownQuote
from server.campaigns.models import DRAFT
from server.campaigns.refusals import TermsPromised, UnknownOrder
from server.campaigns.service import change_campaign
from server.commands import CONSOLE
from server.invoicing.refusals import OperatorUnknown
from tests.billing.support.sides import WITHOUT_VAT, Sides, make_sides
from tests.printing.support.paper import texts
from tests.support import factories

MARCH = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def draft(app: Flask) -> Sides:
    return make_sides(state=DRAFT, ordered_at=None)


def test_a_quote_states_face_value_without_vat_and_the_fee_with_it(draft: Sides) -> None:
    quote = quotes.issue_quote(draft.sponsor, draft.order.id)
    assert (quote.face_cents, quote.fee_cents, quote.vat_bps, quote.vat_cents) == (1_000_000, 40_000, 2000, 8_000)
    assert quote.total_cents == 1_048_000


def test_an_operator_without_vat_charges_none(app: Flask) -> None:
    sides = make_sides(WITHOUT_VAT, state=DRAFT, ordered_at=None)
    assert quotes.issue_quote(sides.sponsor, sides.order.id).total_cents == 1_040_000


def test_it_is_the_same_while_it_is_valid_and_another_after_that(draft: Sides) -> None:
    with time_machine.travel(MARCH, tick=False):
        first = quotes.issue_quote(draft.sponsor, draft.order.id)
    assert first.valid_until == date(2026, 5, 31)
    with time_machine.travel(MARCH + timedelta(days=90), tick=False):
        assert quotes.issue_quote(draft.operator, draft.order.id).number == first.number == "D-2026-000001"
    with time_machine.travel(MARCH + timedelta(days=91), tick=False):
        assert quotes.issue_quote(draft.operator, draft.order.id).number == "D-2026-000002"


def test_it_is_not_valid_beyond_its_campaign(draft: Sides) -> None:
    with time_machine.travel(datetime(2026, 12, 1, 10, tzinfo=UTC), tick=False):
        assert quotes.issue_quote(draft.sponsor, draft.order.id).valid_until == draft.order.campaign.last_day


def test_its_price_holds_until_it_ends(draft: Sides) -> None:
    with time_machine.travel(MARCH, tick=False):
        quotes.issue_quote(draft.sponsor, draft.order.id)
        with pytest.raises(TermsPromised):
            change_campaign(CONSOLE, draft.order.campaign_id, {"sponsor_fee_bps": 500})
    with time_machine.travel(MARCH + timedelta(days=91), tick=False):
        assert change_campaign(CONSOLE, draft.order.campaign_id, {"sponsor_fee_bps": 500}).sponsor_fee_bps == 500


def test_a_placed_order_needs_no_quote(app: Flask) -> None:
    sides = make_sides()
    with pytest.raises(OrderPlaced):
        quotes.issue_quote(sides.sponsor, sides.order.id)


def test_another_sponsor_gets_neither_the_quote_nor_its_paper(draft: Sides) -> None:
    with pytest.raises(UnknownOrder):
        quotes.issue_quote(draft.stranger, draft.order.id)
    number = quotes.issue_quote(draft.sponsor, draft.order.id).number
    with pytest.raises(UnknownQuote):
        papers.quote_pdf(draft.stranger, number)


def test_without_an_operator_in_law_there_is_no_quote(app: Flask) -> None:
    order = factories.order(state=DRAFT, ordered_at=None)
    with pytest.raises(OperatorUnknown):
        quotes.issue_quote(CONSOLE, order.id)


def test_its_paper_says_what_it_costs_until_when_and_how_to_order(draft: Sides) -> None:
    quote = quotes.issue_quote(draft.sponsor, draft.order.id)
    paper = papers.quote_pdf(draft.sponsor, quote.number)
    [page] = texts(paper.content)
    words = " ".join(page.replace("\u00a0", " ").replace("\u202f", " ").split())
    for said in ("Devis", quote.number, "Valable jusqu’au", "100 carnets de 10 pass à 10,00 €", "10 480,00 €"):
        assert said in words
    assert f"ouvrez la commande {draft.order.id}" in words
    assert not Pdf.open(BytesIO(paper.content)).attachments
