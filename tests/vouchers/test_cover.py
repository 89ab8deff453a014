"""The cover of a booklet leads to the beneficiary's page, and only the booklet's holder can see it."""

from flask import Flask
from flask.testing import FlaskClient

from server.vouchers import links
from tests.support import factories


def test_a_prescriber_shows_the_address_of_a_booklet_held(client: FlaskClient, app: Flask) -> None:
    prescriber = factories.prescriber()
    booklet = factories.booklet(holder_id=prescriber.memberships[0].organisation_id, handed_over=False)
    cover = factories.sign_in(client, prescriber).get(f"/api/booklets/{booklet.number}/cover").json
    assert cover["number"] == booklet.number
    assert links.read(cover["address"].rpartition("/")[2]) == booklet.id
    assert cover["svg"].startswith("<svg ")


def test_another_prescribers_booklet_is_unknown(client: FlaskClient, app: Flask) -> None:
    booklet = factories.booklet()
    factories.sign_in(client, factories.prescriber())
    for number in (booklet.number, "1-999", "le bleu"):
        answer = client.get(f"/api/booklets/{number}/cover")
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_booklet")
