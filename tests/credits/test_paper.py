"""The PDF of a credit note: its content, its conformity to the rules for invoices, its addressee."""

from __future__ import annotations

from io import BytesIO

import facturx
import pytest
from flask.testing import FlaskClient
from pikepdf import Pdf

from server.accounts.models import Person
from server.commands import CONSOLE
from server.credits import paper, service
from server.credits.models import CreditNote
from server.db import db, transaction
from server.invoicing import cii, identity
from tests.credits.support.ends import End
from tests.invoicing.support import rulebook
from tests.invoicing.support.samples import IDENTITY
from tests.printing.support.paper import texts
from tests.support import factories

DEPARTEMENT = "22330001300016"


@pytest.fixture
def note(end: End) -> CreditNote:
    """A note of two orders, one of which was never issued."""
    identity.record_identity(CONSOLE, IDENTITY)
    with transaction() as session:
        session.merge(end.campaign.sponsor.organisation).siret = DEPARTEMENT
    end.scan(end.booklets(end.order())[0], 1)
    end.order(3, issued=False, payment_order="Mandat n° 17/2026")
    end.over()
    return service.issue(end.operator, end.campaign.id)


def signed_in(client: FlaskClient, someone: Person) -> FlaskClient:
    return factories.sign_in(client, someone)


def test_schema_and_rulebooks_find_nothing_wrong(note: CreditNote) -> None:
    xml = cii.xml(paper.invoice(db.session(), note))
    assert rulebook.fits_schema(xml)
    assert rulebook.broken_rules(xml, rulebook.EUROPEAN) == []
    assert rulebook.broken_rules(xml, rulebook.FRENCH) == []


def test_it_is_a_credit_note_outside_vat_of_the_orders_that_were_paid(note: CreditNote) -> None:
    made = paper.invoice(db.session(), note)
    first, second = (part.order_id for part in note.parts)
    assert (made.kind, made.number, made.tax.category, made.tax_cents) == ("381", "A-2027-000001", "O", 0)
    assert made.total_cents == note.total_cents == 39000
    assert [(line.name, line.description, line.net_cents) for line in made.lines] == [
        (f"Commande {first}, mandat M-2026-1", "9 pass jamais utilisés", 9000),
        (f"Commande {second}, mandat Mandat n° 17/2026", "Carnets jamais émis", 30000),
    ]
    assert [number for number, _day in made.preceding] == [f"COMMANDE-{first}", f"COMMANDE-{second}"]


def test_sponsor_and_operator_open_it_and_another_sponsor_does_not(
    client: FlaskClient, end: End, note: CreditNote
) -> None:
    path = f"/api/credit-notes/{note.number}/credit-note.pdf"
    for side in (end.sponsor, end.operator):
        answer = signed_in(client, db.session.get_one(Person, side.person_id)).get(path)
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
        words = " ".join(" ".join(texts(answer.data)).split())
        assert "Avoir" in words
        assert "Hors champ de la TVA" in words
        assert facturx.get_xml_from_pdf(answer.data, check_xsd=True)[0] == "factur-x.xml"
        assert Pdf.open(BytesIO(answer.data)).check_pdf_syntax() == []
    other = signed_in(client, factories.sponsor_person(factories.sponsor())).get(path)
    assert (other.status_code, other.json["error"]["code"]) == (404, "unknown_credit_note")


def test_without_the_operator_s_identity_it_says_what_is_missing(client: FlaskClient, end: End) -> None:
    end.order()
    end.over()
    number = service.issue(end.operator, end.campaign.id).number
    asked = signed_in(client, db.session.get_one(Person, end.operator.person_id))
    refused = asked.get(f"/api/credit-notes/{number}/credit-note.pdf")
    assert (refused.status_code, refused.json["error"]["code"]) == (409, "operator_unknown")
