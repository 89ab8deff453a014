"""The public pages: for anyone, without script, their figures those of the campaigns today."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from lxml import etree

from server import clock
from server.campaigns.terms import change_campaign
from server.commands import CONSOLE
from server.front.help_texts import read_help
from server.front.pages import LISTED, TOLD
from server.shell import PHONE_COOKIE
from tests.support import factories as make

from .support.pages import BROWSER, plain

OURS = ("/accueil", *TOLD, "/reunions", "/annonce")
APP = '<div id="app">'


def text_of(client: FlaskClient, path: str) -> str:
    return plain(client.get(path).text)


def status_of(client: FlaskClient, path: str) -> int:
    with client.get(path) as answer:
        return answer.status_code


@pytest.mark.parametrize("path", OURS)
def test_each_page_is_whole_french_and_without_script(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/html"
    assert '<html lang="fr">' in answer.text
    assert re.search(r"<title>[^<]+ – Poinçon</title>", answer.text)
    assert re.search(r'<meta name="description" content="[^"]{30,200}">', answer.text)
    assert answer.text.count("<h1>") == 1
    assert 'href="#contenu"' in answer.text
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    assert "&lt;" not in answer.text
    assert "compléter" not in answer.text


@pytest.mark.parametrize("path", OURS)
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, path: str) -> None:
    links = set(re.findall(r'href="(/[^"#]*)', client.get(path).text)) - {"/front.css", "/icons/icon-48.png"}
    assert {"/comprendre", "/solvabilite", "/contact", "/mentions-legales"} <= links
    assert [link for link in links if status_of(client, link) != 200] == []


def test_somebody_unknown_gets_the_front_page_with_five_ways_on(client: FlaskClient) -> None:
    answer = client.get("/")
    assert "Cookie" in answer.headers["Vary"]
    ways = re.findall(r'<a class="way[^"]*" href="([^"]+)"', answer.text)
    assert ways == ["/lieux", "/mon-carnet", "/rejoindre", "/financer", "/connexion"]


def test_an_enrolled_phone_gets_the_app_without_its_cache(client: FlaskClient) -> None:
    client.set_cookie(PHONE_COOKIE, "1")
    with client.get("/") as answer:
        assert APP in answer.text
    assert APP not in client.get("/accueil").text


def test_whoever_signed_in_gets_the_app_and_the_front_page_after_signing_out(client: FlaskClient) -> None:
    someone = make.operator()
    client.post("/api/session", json={"email": someone.email, "password": make.PASSWORD})
    with client.get("/") as answer:
        assert APP in answer.text
    client.delete("/api/session")
    assert APP not in client.get("/").text


def test_search_engines_get_the_pages_and_leave_the_desks_alone(client: FlaskClient) -> None:
    robots = client.get("/robots.txt")
    assert robots.mimetype == "text/plain"
    assert "Disallow: /operateur\n" in robots.text
    assert "Sitemap: http://localhost:8000/sitemap.xml" in robots.text
    found = [one.text for one in etree.fromstring(client.get("/sitemap.xml").data).iter("{*}loc")]
    assert found == [f"http://localhost:8000{path}" for path in LISTED]


def test_a_wrong_address_is_a_page_with_ways_on_for_browsers(client: FlaskClient) -> None:
    answer = client.get("/nulle-part", headers=BROWSER)
    assert answer.status_code == 404
    assert "Cette page n'existe pas" in plain(answer.text)
    assert 'href="/accueil"' in answer.text
    assert "noindex" in answer.text


@pytest.mark.parametrize(
    ("path", "headers"), [("/nulle-part", {}), ("/nulle-part", {"Accept": "*/*"}), ("/api/nulle-part", {})]
)
def test_a_wrong_address_is_json_for_programs(client: FlaskClient, path: str, headers: dict[str, str]) -> None:
    assert client.get(path, headers=headers).json["error"]["code"] == "not_found"


def test_without_a_campaign_no_figure_is_told(client: FlaskClient) -> None:
    text = text_of(client, "/questions")
    assert "Aucune campagne n'est ouverte" in text
    assert "€" not in text
    assert "Aucune campagne n'est en cours" in text_of(client, "/calendrier")


def test_figures_are_those_of_the_campaign(client: FlaskClient) -> None:
    make.funded_order(make.campaign(voucher_cents=1000, fee_bps=400, allowance=10, allowance_alone=5))
    text = text_of(client, "/questions")
    assert "Un pass vaut 10 €." in text
    assert "Un carnet compte 5 ou 10 pass. Il vaut donc 50 € ou 100 €." in text
    assert "Pour un pass de 10 €, le lieu touche 9,60 € : les frais de gestion sont de 4 %, soit 0,40 €." in text
    assert "il peut remettre 10 pass d'un coup. Sans prescripteur, une personne en reçoit 5 à la fois" in text
    assert "au plus tard le 15" in text
    assert "9,60 €" in text_of(client, "/rejoindre")
    assert "100 carnets de 10 pass coûtent 10400 €" in text_of(client, "/financer").replace("\u202f", "")


def test_figures_change_with_the_campaign(client: FlaskClient) -> None:
    campaign = make.campaign()
    make.order(campaign)
    assert "Un pass vaut 10 €." in text_of(client, "/questions")
    change_campaign(CONSOLE, campaign.id, {"voucher_cents": 1250, "fee_bps": 300, "allowance": 20})
    text = text_of(client, "/questions")
    assert "Un pass vaut 12,50 €." in text
    assert "le lieu touche 12,12 €" in text
    assert "20 pass par personne" in text


def test_several_campaigns_are_told_as_a_range_and_one_by_one(client: FlaskClient) -> None:
    for name, cents in (("Gironde", 1000), ("Landes", 1500), ("Lot", 2000)):
        make.funded_order(make.campaign(name=name, voucher_cents=cents))
    text = text_of(client, "/questions")
    assert "Un pass vaut de 10 € à 20 €." in text
    assert "Landes" in text
    assert "15 €" in text


def test_the_calendar_says_where_and_until_when(client: FlaskClient) -> None:
    today = clock.paris_day(clock.now())
    make.funded_order(make.campaign(name="En Gironde", territory=["33", "24100"], services=["digital_tools"]))
    later = {"first_day": today + timedelta(days=40), "last_day": date(2200, 1, 1), "grace_day": date(2200, 2, 1)}
    make.order(make.campaign(name="Bientôt partout", **later))
    make.campaign(name="Un projet")
    text = text_of(client, "/calendrier")
    running, coming = text.split("À venir")
    assert "En Gironde" in running
    assert "Gironde (33) ; code postal 24100" in running
    assert f"jusqu'au 31 décembre {today.year}" in running
    assert "Maîtrise des outils numériques du quotidien" in running
    assert "Bientôt partout" in coming
    assert "Partout en France" in coming
    assert "Commandée, pas encore payée" in coming
    assert "Un projet" not in text


def test_a_campaign_in_grace_is_told_apart_and_gives_no_figures(client: FlaskClient) -> None:
    today = clock.paris_day(clock.now())
    over = {"first_day": today - timedelta(days=90), "last_day": today - timedelta(days=1)}
    make.funded_order(make.campaign(name="La dernière", grace_day=today, **over))
    assert "La dernière" in text_of(client, "/calendrier").split("Terminées, encore acceptées")[1]
    assert "€" not in text_of(client, "/questions")


@pytest.mark.parametrize("path", OURS)
def test_no_page_names_a_person(client: FlaskClient, path: str) -> None:
    someone = make.sponsor_person(make.funded_order().campaign.sponsor)
    html = client.get(path).text
    assert someone.name not in html
    assert someone.email not in html


@pytest.mark.parametrize("path", ["/contact", "/mon-carnet"])
def test_who_answers_for_a_booklet_is_named_while_its_campaign_is_in_sight(client: FlaskClient, path: str) -> None:
    over = {"first_day": date(2020, 1, 1), "last_day": date(2020, 2, 1), "grace_day": date(2020, 3, 1)}
    make.funded_order(make.campaign(name="Finie", sponsor=make.sponsor(support_phone="0557000099"), **over))
    make.funded_order(make.campaign(name="En cours", sponsor=make.sponsor(support_phone="0557000002")))
    text = text_of(client, path)
    assert re.search(r"\(En cours\) 05 57 00 00 02", text)
    assert "05 57 00 00 99" not in text


def test_each_screen_has_its_answer_and_whom_to_ask(client: FlaskClient) -> None:
    html = client.get("/aide").text
    screens = [screen for group in read_help() for screen in group.screens]
    anchors = re.findall(r'<div class="help" id="([^"]+)">', html)
    assert anchors == [screen.key for screen in screens]
    assert len(set(anchors)) == len(anchors) > 50
    assert all(sentence.endswith((".", "!")) for screen in screens for sentence in screen.says)
    assert set(re.findall(r'href="#([^"]+)"', html)) - {"contenu"} <= set(re.findall(r'id="([^"]+)"', html))
