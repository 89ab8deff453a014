"""The letter: one page with the nearest venues in words, for the prescriber who handed the booklet over."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pikepdf import Pdf

from server.db import transaction
from server.venues.services import SERVICES
from server.vouchers import booklets, links
from server.vouchers.models import Booklet
from tests.support import factories

from .support import anatomy, paper


@pytest.fixture
def booklet(app: Flask) -> Booklet:
    """A booklet handed over with the postcode 33000."""
    factories.key_ring()
    return factories.booklet(postcode="33000", holder=factories.qualified_organisation())


@pytest.fixture
def prescriber(client: FlaskClient, booklet: Booklet) -> FlaskClient:
    """The prescriber who handed it over, signed in."""
    return factories.sign_in(client, factories.prescriber(booklet.holder))


def sent(client: FlaskClient, booklet: Booklet, query: str = "") -> bytes:
    answer = client.get(f"/api/booklets/{booklet.number}/letter.pdf{query}")
    assert answer.status_code == 200, answer.json
    assert answer.mimetype == "application/pdf"
    return bytes(answer.data)


def test_it_says_where_to_go_when_and_whom_to_call(prescriber: FlaskClient, booklet: Booklet) -> None:
    factories.qualified_venue(name="Médiathèque", emails="bonjour@example.org|autre@example.org")
    [words] = paper.texts(sent(prescriber, booklet))
    for said in (
        "10 pass de 10 €",
        "Médiathèque",
        "8 rue de la Boétie, 33000 Bordeaux",
        "05 57 65 75 39",
        "bonjour@example.org",
        "du lundi au vendredi",
        SERVICES["digital_tools"],
        "05 56 00 00 00",
        f"Carnet {booklet.number}",
    ):
        assert said in words


def test_it_names_approved_places_alone_where_the_campaign_needs_approval(
    prescriber: FlaskClient, booklet: Booklet
) -> None:
    factories.approved(factories.qualified_venue(name="Médiathèque").organisation, booklet.campaign)
    factories.qualified_venue(name="Cyberespace")
    with transaction() as session:
        session.merge(booklet.campaign).open_spans = []
    [words] = paper.texts(sent(prescriber, booklet))
    assert "Médiathèque" in words
    assert "Cyberespace" not in words


def test_its_code_opens_the_beneficiarys_page(prescriber: FlaskClient, booklet: Booklet) -> None:
    assert paper.codes(sent(prescriber, booklet)) == [links.address_of(booklet.id)]


def test_printed_again_it_has_the_same_code_for_prescriber_and_operator(client: FlaskClient, booklet: Booklet) -> None:
    for who in (factories.prescriber(booklet.holder), factories.operator()):
        factories.sign_in(client, who)
        assert [paper.codes(sent(client, booklet)) for _ in range(2)] == [[links.address_of(booklet.id)]] * 2


def test_an_itinerant_venue_says_so_and_unknown_hours_are_asked_for(prescriber: FlaskClient, booklet: Booklet) -> None:
    factories.qualified_venue(mobility="Itinérant", opening_hours="")
    [words] = paper.texts(sent(prescriber, booklet))
    assert "Ce lieu se déplace" in words
    assert "demandez-les au lieu" in words


def test_another_postcode_may_be_asked_for(prescriber: FlaskClient, booklet: Booklet) -> None:
    factories.qualified_venue(name="À Bordeaux")
    factories.qualified_venue(name="À Lille", postcode="59000", latitude=50.63, longitude=3.06)
    [words] = paper.texts(sent(prescriber, booklet, "?postcode=59000"))
    assert words.index("À Lille") < words.index("proches du 59000")


def test_only_services_the_campaign_pays_are_named(client: FlaskClient, app: Flask) -> None:
    factories.key_ring()
    of = factories.funded_order(factories.campaign(services=["digital_tools"]))
    booklet = factories.booklet(of, postcode="33000", holder=factories.qualified_organisation())
    factories.qualified_venue()
    factories.sign_in(client, factories.prescriber(booklet.holder))
    [words] = paper.texts(sent(client, booklet))
    assert SERVICES["digital_tools"] in words
    assert SERVICES["administrative_help"] not in words


def test_however_much_there_is_to_say_it_is_one_page(prescriber: FlaskClient, booklet: Booklet) -> None:
    for _ in range(8):
        factories.qualified_venue(
            name="Maison des services au public et de l’inclusion numérique " * 3,
            services=list(SERVICES),
            opening_hours="Mo 09:00-12:00; Tu 10:00-12:00; We 11:00-12:00; Th 08:00-12:00; Fr 07:00-12:00",
        )
    pdf = sent(prescriber, booklet)
    [words] = paper.texts(pdf)
    assert words.count("Horaires") in (1, 2, 3)
    assert "Besoin d’aide" in words


def test_nowhere_near_is_said(prescriber: FlaskClient, booklet: Booklet) -> None:
    [words] = paper.texts(sent(prescriber, booklet))
    assert "Aucun lieu n’est connu près du 33000" in words


def test_a_screen_reader_gets_title_language_headings_and_words_for_the_code(
    prescriber: FlaskClient, booklet: Booklet
) -> None:
    factories.qualified_venue()
    with Pdf.open(BytesIO(sent(prescriber, booklet))) as pdf:
        assert str(pdf.Root.Lang) == "fr-FR"
        kinds = [element.kind for element in anatomy.elements(pdf)]
        alts = [element.alt for element in anatomy.elements(pdf) if element.kind == "/Figure"]
        assert (kinds.count("/H1"), kinds.count("/H2")) == (1, 1)
        assert alts == [f"Code QR : ouvre la page du carnet {booklet.number} sur un téléphone"]
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [("?postcode=99999", 404, "unknown_postcode"), ("?postcode=abc", 422, "invalid")],
)
def test_a_postcode_of_nowhere_is_refused(
    prescriber: FlaskClient, booklet: Booklet, query: str, status: int, code: str
) -> None:
    answer = prescriber.get(f"/api/booklets/{booklet.number}/letter.pdf{query}")
    assert (answer.status_code, answer.json["error"]["code"]) == (status, code)


def refused(client: FlaskClient, booklet: Booklet) -> tuple[int, str]:
    answer: Any = client.get(f"/api/booklets/{booklet.number}/letter.pdf")
    return answer.status_code, answer.json["error"]["code"]


def test_a_booklet_without_postcode_needs_one(client: FlaskClient, app: Flask) -> None:
    booklet = factories.booklet(holder=factories.qualified_organisation())
    factories.sign_in(client, factories.prescriber(booklet.holder))
    assert refused(client, booklet) == (422, "postcode_needed")


def test_a_voided_booklet_has_no_letter(prescriber: FlaskClient, booklet: Booklet) -> None:
    booklets.void(factories.actor(factories.operator()), booklet.number, reason="lost")
    assert refused(prescriber, booklet) == (409, "booklet_voided")


def test_another_prescriber_gets_none(client: FlaskClient, booklet: Booklet) -> None:
    factories.sign_in(client, factories.prescriber())
    assert refused(client, booklet) == (404, "unknown_booklet")


def test_words_of_venues_are_no_markup(prescriber: FlaskClient, booklet: Booklet) -> None:
    factories.qualified_venue(name='#panic("!") *gras* $x$ <b>')
    [words] = paper.texts(sent(prescriber, booklet))
    assert '#panic("!") *gras* $x$ <b>' in words
