"""Every printed document, with a logo and a text: it is made without warnings and can be read aloud."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.campaigns.models import Campaign
from server.printing import design, drawing, proof, sponsor_papers
from server.printing.contents import make_drawable
from tests.support import factories

from .support import anatomy, logos, paper


@pytest.fixture
def campaign(app: Flask) -> Campaign:
    """A campaign of a sponsor with a logo and a text."""
    factories.key_ring()
    made, operator = factories.campaign(), factories.actor(factories.operator())
    sponsor_papers.take_logo(operator, made.sponsor_id, logos.picture())
    sponsor_papers.write_text(operator, made.sponsor_id, "Avec le soutien de l’État.")
    return made


@pytest.mark.parametrize("layout", design.FORMATS)
def test_a_run_with_a_logo_has_no_fault(campaign: Campaign, layout: str) -> None:
    assert anatomy.faults(paper.rendered(paper.issued_order(1, of=campaign), layout)) == []


@pytest.mark.parametrize("layout", design.FORMATS)
def test_a_proof_has_no_fault(campaign: Campaign, layout: str) -> None:
    assert anatomy.faults(drawing.render(make_drawable(proof.part(factories.order(campaign), layout)))) == []


def test_a_letter_has_no_fault(client: FlaskClient, campaign: Campaign) -> None:
    factories.qualified_venue(emails="bonjour@example.org")
    booklet = factories.booklet(factories.funded_order(campaign), postcode="33000")
    factories.sign_in(client, factories.operator())
    assert anatomy.faults(client.get(f"/api/booklets/{booklet.number}/letter.pdf").data) == []
