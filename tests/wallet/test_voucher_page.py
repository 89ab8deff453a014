"""The page behind a voucher's QR, read as a person would."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from flask.testing import FlaskClient

from server import clock
from server.front import facts
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.vouchers.models import Booklet
from tests.support import factories as make

pytestmark = pytest.mark.usefixtures("app")
DAYS = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31), "grace_day": date(2027, 1, 31)}


@pytest.fixture
def booklet() -> Booklet:
    """A booklet of 2026, funded and handed over."""
    make.key_ring()
    return make.booklet(make.funded_order(make.campaign(**DAYS)))


def page(client: FlaskClient, text: str, status: int = 200) -> str:
    """The text of the page, without its tags."""
    answer = client.get(f"/V/{text}")
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert "<script" not in answer.text
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.text)).split())


def test_a_good_voucher_says_what_it_is_and_until_when(client: FlaskClient, booklet: Booklet) -> None:
    with time_machine.travel("2026-11-23T10:00:00Z", tick=False):
        said = page(client, make.tokens(booklet)[2])
    assert "Ce pass est valable" in said
    assert "Valeur 10 €" in said
    assert "jeudi 31 décembre 2026" in said
    assert f"Carnet {booklet.number} · Pass 3 sur 10" in said
    assert "05 56 00 00 00" in said


def test_small_letters_open_the_same_page(client: FlaskClient, booklet: Booklet) -> None:
    answer = client.get(f"/v/{make.tokens(booklet)[0].lower()}")
    assert answer.status_code == 200


def test_in_grace_the_last_accepted_day_is_told(client: FlaskClient, booklet: Booklet) -> None:
    with time_machine.travel("2027-01-10T10:00:00Z", tick=False):
        said = page(client, make.tokens(booklet)[0])
    assert "Ce pass est encore accepté" in said
    assert "dimanche 31 janvier 2027" in said


def test_a_used_voucher_says_when_and_where(client: FlaskClient, booklet: Booklet) -> None:
    venue = make.qualified_venue(name="Médiathèque", commune="Libourne")
    text = make.tokens(booklet)[0]
    with time_machine.travel("2026-11-23T13:05:00Z", tick=False):
        redeem(make.device_actor(make.phone(venue)[0]), [Scan(uuid4(), "digital_tools", clock.now(), 1, token=text)])
        said = page(client, text)
    assert "Ce pass a déjà servi" in said
    assert "Utilisé le lundi 23 novembre 2026 à 14 h 05, à Médiathèque (Libourne)." in said
    assert "Où aller" not in said


@pytest.mark.parametrize(
    ("at", "columns", "title"),
    [
        ("2027-02-01T10:00:00Z", {}, "La date de ce pass est passée"),
        ("2026-11-23T10:00:00Z", {"voided_at": datetime(2026, 6, 1, tzinfo=UTC)}, "Ce carnet a été annulé"),
        ("2026-11-23T10:00:00Z", {"blocked_at": datetime(2026, 6, 1, tzinfo=UTC)}, "Ce carnet est bloqué"),
    ],
)
def test_a_voucher_out_of_use_says_so(client: FlaskClient, at: str, columns: dict[str, datetime], title: str) -> None:
    make.key_ring()
    booklet = make.booklet(make.funded_order(make.campaign(**DAYS)), **columns)
    with time_machine.travel(at, tick=False):
        assert title in page(client, make.tokens(booklet)[0])


def test_a_cut_code_is_told_from_a_forged_one(client: FlaskClient, booklet: Booklet) -> None:
    text = make.tokens(booklet)[0]
    other = make.tokens(booklet)[1]
    assert "Ce code n’est pas complet" in page(client, text[:-1], 404)
    assert "Ce pass n’est pas authentique" in page(client, text[:19] + other[19:], 404)


def test_venues_near_a_postcode_can_be_called(client: FlaskClient, booklet: Booklet) -> None:
    make.qualified_venue(
        name="<Médiathèque>", postcode="33500", phone="+33557657539", opening_hours="Mo-Fr 09:00-12:00"
    )
    with time_machine.travel("2026-11-23T10:00:00Z", tick=False):
        answer = client.get(f"/V/{make.tokens(booklet)[0]}?code_postal=33500")
    assert "&lt;Médiathèque&gt;" in answer.text
    assert 'href="tel:+33557657539"' in answer.text
    assert "Appeler le 05\u00a057\u00a065\u00a075\u00a039" in answer.text
    assert "Ouvert jusqu’à 12\u00a0h\u00a000" in answer.text


@pytest.mark.parametrize("typed", ["", "3350", "paris", "99999", '"><b>'])
def test_a_postcode_without_venues_is_no_error(client: FlaskClient, booklet: Booklet, typed: str) -> None:
    answer = client.get(f"/V/{make.tokens(booklet)[0]}", query_string={"code_postal": typed})
    assert answer.status_code == 200
    assert "<b>" not in answer.text


def test_a_commune_is_found_by_its_name(client: FlaskClient, booklet: Booklet) -> None:
    make.qualified_venue(name="Médiathèque", postcode="33500")
    said = client.get(f"/V/{make.tokens(booklet)[0]}?code_postal=LIBOURNE ").text
    assert "Médiathèque" in said
    assert 'name="code_postal" value="33500"' in said


def test_of_several_communes_of_a_name_one_is_chosen(client: FlaskClient, booklet: Booklet) -> None:
    text = make.tokens(booklet)[0]
    said = client.get(f"/V/{text}?langue=fr&code_postal=St-Denis").text
    assert "Quelle commune\u00a0?" in said
    assert re.search(r'href="\?[^"]*code_postal=93200"><bdi>Saint-Denis \(93200\)</bdi></a>', said)
    assert "Quelle commune" not in page(client, f"{text}?langue=fr&code_postal=93200")


def test_one_voucher_does_not_open_the_whole_booklet(client: FlaskClient, booklet: Booklet) -> None:
    assert "/carnet/" not in client.get(f"/V/{make.tokens(booklet)[0]}").text


def test_an_itinerant_place_says_so_with_its_week_in_words(client: FlaskClient, booklet: Booklet) -> None:
    make.qualified_venue(mobility="Itinérant", opening_hours="Mo,Tu 09:00-12:00", postcode="33500")
    said = page(client, f"{make.tokens(booklet)[0]}?code_postal=33500")
    assert "Lieu itinérant" in said
    assert "mardi : 9 h 00 – 12 h 00" in said


def test_a_postcode_that_does_not_exist_shows_no_place_and_says_what_to_do(
    client: FlaskClient, booklet: Booklet
) -> None:
    make.qualified_venue()
    said = page(client, f"{make.tokens(booklet)[0]}?code_postal=33999")
    assert "Aucun lieu trouvé. Vérifiez le code postal" in said


def test_a_phone_of_another_language_is_answered_in_it(client: FlaskClient, booklet: Booklet) -> None:
    with time_machine.travel("2026-11-23T10:00:00Z", tick=False):
        answer = client.get(f"/V/{make.tokens(booklet)[0]}", headers={"Accept-Language": "ar-DZ,fr;q=0.5"})
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert "هذه القسيمة صالحة" in answer.text
    assert "Accept-Language" in answer.headers["Vary"]


def test_a_language_is_chosen_without_script_and_kept_while_looking_for_places(
    client: FlaskClient, booklet: Booklet
) -> None:
    make.qualified_venue(name="Médiathèque", postcode="33500")
    query = {"langue": "uk", "code_postal": "33500"}
    said = client.get(f"/V/{make.tokens(booklet)[0]}", query_string=query, headers={"Accept-Language": "fr"}).text
    assert '<html lang="uk" dir="ltr">' in said
    assert "Мова: Українська" in said
    assert 'href="?langue=tr&amp;code_postal=33500" lang="tr" hreflang="tr">Türkçe</a>' in said
    assert '<input type="hidden" name="langue" value="uk">' in said
    assert 'name="code_postal" value="33500"' in said
    assert 'href="/lieux?langue=uk&amp;code_postal=33500"' in said


@pytest.mark.parametrize(
    ("browser", "scheme"), [("Mozilla/5.0 (Linux; Android 11)", "geo:"), ("Safari", "https://www.openstreetmap.org/")]
)
def test_the_way_to_a_place_is_a_plain_link(client: FlaskClient, booklet: Booklet, browser: str, scheme: str) -> None:
    make.qualified_venue(postcode="33500")
    text = make.tokens(booklet)[0]
    said = client.get(f"/V/{text}?code_postal=33500", headers={"User-Agent": browser}).text
    assert f'href="{scheme}' in said


@pytest.mark.parametrize("language", ["<b>", "xx", "../fr", ""])
def test_a_language_nobody_speaks_is_answered_in_french(client: FlaskClient, booklet: Booklet, language: str) -> None:
    answer = client.get(f"/V/{make.tokens(booklet)[0]}", query_string={"langue": language})
    assert '<html lang="fr" dir="ltr">' in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize("damage", ["cut", "altered", "nonsense"])
def test_a_damaged_address_still_tells_whom_to_call_and_where_to_go(
    client: FlaskClient, booklet: Booklet, damage: str
) -> None:
    facts.change_facts(make.actor(make.operator()), {"phone": "05 57 11 22 33"})
    good = make.tokens(booklet)[0]
    text = {"cut": good[:40], "altered": good[:-9] + "ABCDEFGHI", "nonsense": "x"}[damage]
    with time_machine.travel("2026-11-23T10:00:00Z", tick=False):
        said = page(client, text, 404)
    assert "Aide · Commanditaire" in said or "Aide · Structure" in said
    assert "05 56 00 00 00" in said
    assert "05 57 11 22 33" in said
    assert 'href="/lieux' in client.get(f"/V/{text}").text


def test_a_voucher_whose_sponsor_has_no_telephone_names_the_operator_s(client: FlaskClient) -> None:
    make.key_ring()
    booklet = make.booklet(make.funded_order(make.campaign(sponsor=make.sponsor(support_phone=None), **DAYS)))
    facts.change_facts(make.actor(make.operator()), {"phone": "05 57 11 22 33"})
    assert "Aide 05 57 11 22 33" in page(client, make.tokens(booklet)[0])
