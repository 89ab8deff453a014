"""A sponsor's logo and text: chosen by the sponsor or the operator; bad files are refused."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.campaigns.models import Sponsor
from server.printing import sponsor_papers
from server.printing.models import LONGEST_TEXT
from tests.support import factories

from .support import logos


@pytest.fixture
def sponsor(app: Flask) -> Sponsor:
    """A sponsor without logo and text."""
    return factories.sponsor()


@pytest.fixture
def signed_in(client: FlaskClient, sponsor: Sponsor) -> FlaskClient:
    """Someone of the sponsor."""
    return factories.sign_in(client, factories.sponsor_person(sponsor))


def test_a_sponsor_chooses_its_words_and_sees_them(signed_in: FlaskClient, sponsor: Sponsor) -> None:
    address = f"/api/sponsors/{sponsor.id}/paper"
    assert signed_in.get(address).json["text"] is None
    answer = signed_in.put(address, json={"text": "  Avec le soutien\nde l’État. "})
    assert answer.status_code == 200
    assert answer.json == signed_in.get(address).json
    assert answer.json["text"] == "Avec le soutien de l’État."
    assert signed_in.put(address, json={"text": " "}).json["text"] is None


@pytest.mark.parametrize("text", ["x" * (LONGEST_TEXT + 1), 3])
def test_words_that_do_not_fit_are_refused(signed_in: FlaskClient, sponsor: Sponsor, text: object) -> None:
    answer = signed_in.put(f"/api/sponsors/{sponsor.id}/paper", json={"text": text})
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "invalid")


def test_a_logo_is_kept_shown_and_dropped(signed_in: FlaskClient, sponsor: Sponsor) -> None:
    address = f"/api/sponsors/{sponsor.id}/logo"
    assert signed_in.get(address).json["error"]["code"] == "no_logo"
    taken = signed_in.put(address, data=logos.picture("JPEG", "CMYK"), content_type="image/jpeg")
    assert taken.status_code == 200, taken.json
    shown = signed_in.get(address)
    assert shown.mimetype == "image/png"
    assert shown.data == sponsor_papers.logo_of(sponsor.id)
    assert signed_in.delete(address).json["logo_sha256"] is None
    assert signed_in.get(address).status_code == 404


@pytest.mark.parametrize("name", ["empty", "bomb", "white"])
def test_a_bad_logo_is_refused_and_the_good_one_stays(signed_in: FlaskClient, sponsor: Sponsor, name: str) -> None:
    address = f"/api/sponsors/{sponsor.id}/logo"
    signed_in.put(address, data=logos.picture())
    make, code = logos.BAD[name]
    answer = signed_in.put(address, data=make())
    assert (answer.status_code, answer.json["error"]["code"]) == (422, code)
    assert signed_in.get(address).status_code == 200


def test_a_file_of_20_mb_is_refused_in_a_sentence(signed_in: FlaskClient, sponsor: Sponsor) -> None:
    answer = signed_in.put(f"/api/sponsors/{sponsor.id}/logo", data=bytes(20 * 1024 * 1024))
    assert (answer.status_code, answer.json["error"]["code"]) == (413, "logo_too_large")
    assert "2 Mo" in answer.json["error"]["message"]


def test_other_writes_still_end_at_256_kb(signed_in: FlaskClient, sponsor: Sponsor) -> None:
    answer = signed_in.put(f"/api/sponsors/{sponsor.id}/paper", json={"text": "x" * 300_000})
    assert answer.status_code == 413


def test_another_sponsor_sees_and_changes_nothing(client: FlaskClient, sponsor: Sponsor) -> None:
    factories.sign_in(client, factories.sponsor_person(factories.sponsor()))
    for answer in (
        client.get(f"/api/sponsors/{sponsor.id}/paper"),
        client.put(f"/api/sponsors/{sponsor.id}/paper", json={"text": "x"}),
        client.get(f"/api/sponsors/{sponsor.id}/logo"),
        client.put(f"/api/sponsors/{sponsor.id}/logo", data=logos.picture()),
        client.delete(f"/api/sponsors/{sponsor.id}/logo"),
    ):
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_sponsor")


def test_the_operator_chooses_for_any_sponsor(client: FlaskClient, sponsor: Sponsor) -> None:
    factories.sign_in(client, factories.operator())
    assert client.put(f"/api/sponsors/{sponsor.id}/paper", json={"text": "Merci."}).json["text"] == "Merci."
