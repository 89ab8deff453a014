"""`/lieux` without script: a form in the built page, and the list that it leads to, in eight languages."""

from __future__ import annotations

import re
from html import unescape

import pytest
import time_machine
from flask.testing import FlaskClient

from tests.support import factories as make


def said(client: FlaskClient, query: str) -> str:
    """The text of the list, without its tags."""
    answer = client.get(f"/lieux/liste?{query}")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "<script" not in answer.text
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.text)).split())


def test_the_built_page_holds_a_form_for_whoever_has_no_script(client: FlaskClient) -> None:
    page = client.get("/lieux?code_postal=33000&service=employment&langue=en").text
    form = re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)
    assert form
    assert 'action="/lieux/liste"' in form[1]
    assert 'name="code_postal" value="33000"' in form[1]
    assert '<option value="employment" selected>Looking for a job</option>' in form[1] or "employment" in form[1]
    assert 'lang="en"' in form[1]
    assert '<script type="module"' in page


def test_the_list_says_of_a_place_what_the_phone_says(client: FlaskClient) -> None:
    make.qualified_venue(
        name="Médiathèque <b>",
        opening_hours="Mo,Sa 09:00-12:00",
        services=["administrative_help"],
        booking_link="https://rdv.example.fr/1",
        phone="+33557657539",
    )
    with time_machine.travel("2026-11-23T10:00:00Z", tick=False):
        text = said(client, "code_postal=33000&service=administrative_help&jour=sa")
        html = client.get("/lieux/liste?code_postal=33000").text
    assert "Lieux près de 33000" in text
    assert "Ouvert jusqu’à 12 h 00" in text
    assert "samedi : 9 h 00 – 12 h 00" in text
    assert "Les lieux sans horaires ne sont pas montrés." in text
    assert 'href="https://rdv.example.fr/1"' in html
    assert 'href="tel:+33557657539"' in html
    assert "&lt;b&gt;" in html


def test_a_commune_is_enough_and_of_several_one_is_chosen(client: FlaskClient) -> None:
    make.qualified_venue(name="Médiathèque", postcode="33500")
    assert "Médiathèque" in said(client, "code_postal=Libourne")
    html = client.get("/lieux/liste?code_postal=St-Denis&jour=sa&langue=fr").text
    assert "jour=sa&amp;langue=fr" in html
    assert "code_postal=93200" in html


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("code_postal=99999", "Aucun lieu trouvé. Vérifiez le code postal"),
        ("code_postal=Bordo", "Aucun lieu trouvé. Vérifiez le code postal"),
        ("code_postal=33000&service=employment", "Aucun lieu trouvé avec ces choix. Enlevez-en un."),
        ("code_postal=33000&service=magie&jour=demain&accueil=x&parle=x", "Médiathèque"),
        ("", "Trouver un lieu près de chez vous"),
    ],
)
def test_what_finds_nothing_says_so_and_what_is_unknown_is_left_out(
    client: FlaskClient, query: str, answer: str
) -> None:
    make.qualified_venue(name="Médiathèque")
    assert answer in said(client, query)


def test_a_place_far_away_is_told_with_its_distance(client: FlaskClient) -> None:
    make.qualified_venue()
    assert "Aucun lieu à moins de 30 km. Le plus proche est à" in said(client, "code_postal=75011")


@pytest.mark.parametrize("language", ["fr", "en", "ar", "uk", "tr", "pt", "es", "fa-AF"])
def test_each_language_has_the_whole_page_and_leads_to_the_others(client: FlaskClient, language: str) -> None:
    make.qualified_venue()
    page = client.get(f"/lieux/liste?code_postal=33000&jour=sa&langue={language}").text
    assert f'<html lang="{language}"' in page
    assert page.count("langue=") >= 7
    assert "code_postal=33000&amp;jour=sa&amp;langue=" in page
