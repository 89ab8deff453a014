"""All that is printed, with a logo and words: each document opens without a warning and reads without eyes."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pikepdf import Pdf

from server.campaigns.models import Campaign
from server.printing import design, drawing, proof, sponsor_papers
from server.printing.contents import drawable
from tests import factories

from . import anatomy, logos, paper


@pytest.fixture
def campaign(app: Flask) -> Campaign:
    """A campaign of a sponsor with a logo and words."""
    factories.key_ring()
    made, operator = factories.campaign(), factories.actor(factories.operator())
    sponsor_papers.take_logo(operator, made.sponsor_id, logos.picture())
    sponsor_papers.write_text(operator, made.sponsor_id, "Avec le soutien de l’État.")
    return made


def faults(pdf: bytes) -> list[str]:
    """What is wrong with a document for qpdf, or for who hears it instead of seeing it."""
    with Pdf.open(BytesIO(pdf)) as opened:
        root, tagged = opened.Root, anatomy.tagged(opened)
        elements, fonts = anatomy.elements(opened), anatomy.fonts(opened)
        drawn = [anatomy.drawn(page) for page in opened.pages]
        wrong = {
            "warnings": bool(opened.check_pdf_syntax() or opened.get_warnings()),
            "not tagged": not root.MarkInfo.Marked or "/Suspects" in root.MarkInfo,
            "not French": str(root.Lang) != "fr-FR",
            "title not shown": not opened.docinfo.Title or not root.ViewerPreferences.DisplayDocTitle,
            "content outside the tree": any(stray for _, stray in drawn),
            "another order than drawn": any(tagged[n] != pieces for n, (pieces, _) in enumerate(drawn)),
            "pictures without words": not all(element.alt for element in elements if element.kind == "/Figure"),
            "no heading": "/H1" not in [element.kind for element in elements],
            "fonts outside": not all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts),
            "programs": bool(anatomy.programs(opened)),
        }
    return [fault for fault, found in wrong.items() if found]


@pytest.mark.parametrize("layout", design.FORMATS)
def test_a_run_with_a_logo_has_no_fault(campaign: Campaign, layout: str) -> None:
    assert faults(paper.rendered(paper.issued_order(1, of=campaign), layout)) == []


@pytest.mark.parametrize("layout", design.FORMATS)
def test_a_proof_has_no_fault(campaign: Campaign, layout: str) -> None:
    assert faults(drawing.render(drawable(proof.part(factories.order(campaign), layout)))) == []


def test_a_letter_has_no_fault(client: FlaskClient, campaign: Campaign) -> None:
    factories.qualified_venue(emails="bonjour@example.org")
    booklet = factories.booklet(factories.funded_order(campaign), postcode="33000")
    factories.sign_in(client, factories.operator())
    assert faults(client.get(f"/api/booklets/{booklet.number}/letter.pdf").data) == []
