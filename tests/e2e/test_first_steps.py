"""On an empty database, from the command's link through every first step, with real mail; then the list is gone."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.messages.support.postbox import Postbox
from tests.venues.support.places import GIRONDE

from .support.desk import Desk
from .support.gallery import Gallery
from .support.patience import be_patient, eventually
from .support.server import PROGRAMS, ROOT, Server
from .support.watch import Watch

PASSWORD = "une longue phrase à moi"  # of the tests
OPERATOR, SECOND, SPONSOR = "ada@example.fr", "grace@example.fr", "joan@example.fr"
BAD_LINES = "id,nom,adresse,code_postal,commune,latitude,longitude\nx-1,,1 rue Bleue,33000,Bordeaux,44.8,-0.5\n"


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """The mail server."""
    box = Postbox()
    box.open()
    yield box
    box.close()


@pytest.fixture
def server(tmp_path: Path, released_server: Server, postbox: Postbox) -> Iterator[Server]:
    """A server with mail whose database is migrated and empty."""
    server = Server(tmp_path)
    server.release_as(released_server)
    server.environment |= {"SMTP_URL": postbox.url, "MAIL_FROM": "pass@example.fr"}
    server.start()
    yield server
    server.kill()


@pytest.fixture
def new_page(server: Server, browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[[], Page]]:
    """Opens browsers that nobody has used; no page of them may ask another host, break the policy or throw."""
    opened: list[BrowserContext] = []
    watch = Watch(server.url)

    def open_page() -> Page:
        opened.append(browser.new_context(**browser_context_args | {"base_url": server.url}))
        be_patient(opened[-1])
        watch.over(opened[-1])
        return opened[-1].new_page()

    yield open_page
    assert watch.all_offences() == []
    for context in opened:
        context.close()


def first_link(server: Server) -> str:
    """What the one command prints."""
    done = subprocess.run(  # noqa: S603  # our own
        [str(PROGRAMS / "flask"), "people", "first", "--email", OPERATOR],
        cwd=ROOT,
        env={**os.environ, **server.environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def read_link(postbox: Postbox, address: str) -> str:
    """The link in the newest mail to an address."""
    eventually(lambda: any(str(mail["To"]) == address for mail in postbox.mails))
    mail = [mail for mail in postbox.mails if str(mail["To"]) == address][-1]
    found = re.search(r"http://\S+#\S+", mail.get_content())
    assert found
    return found[0]


def become(page: Page, link: str, name: str) -> None:
    """Make an account by the link of an invitation."""
    page.goto(link)
    page.get_by_label("Votre nom").fill(name)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Créer mon compte").click()


def checklist(page: Page) -> Locator:
    """The first steps on the operator's desk."""
    return page.locator("section").filter(has=page.get_by_role("heading", name="Premiers pas"))


def open_step(desk: Desk, name: str) -> None:
    """Go to the desk, and from a step to its screen, with the keyboard alone."""
    desk.page.goto("/operateur")
    step = checklist(desk.page).get_by_role("button", name=re.compile(f"^{name}"))
    step.focus()
    desk.page.keyboard.press("Enter")


def is_done(desk: Desk, name: str, left: int) -> None:
    """See on the desk that a step is done, and how many are left."""
    desk.page.goto("/operateur")
    expect(checklist(desk.page).get_by_text(re.compile(f"^{name}.: fait"))).to_be_visible()
    expect(checklist(desk.page).get_by_text(re.compile(f"^Encore {left} étape"))).to_be_visible()


def say_who_the_operator_is(desk: Desk, gallery: Gallery) -> None:
    """Identity in law, wrong first; and the public facts."""
    open_step(desk, "Identité légale")
    page = desk.page
    desk.press("Enregistrer l’identité")
    expect(page.get_by_text("Remplissez ce champ.")).to_have_count(7)
    texts = {
        "Nom": "Poinçon",
        "Forme juridique": "SCIC SA à capital variable",
        "SIRET": "130 025 265 00014",
        "Numéro et rue": "12 rue des Frères-Bonie",
        "Code postal": "33000",
        "Commune": "Bordeaux",
        "Adresse électronique": "comptabilite@example.fr",
        "IBAN": "FR76 3000 6000 0112 3456 7890 189",
    }
    for label, text in texts.items():
        page.get_by_label(label, exact=True).fill(text)
    desk.press("Enregistrer l’identité")
    expect(page.get_by_text("Ce SIRET est incorrect")).to_be_visible()
    gallery.look(page, "steps-identity-wrong")
    page.get_by_label("SIRET", exact=True).fill("130 025 265 00013")
    desk.press("Enregistrer l’identité")
    expect(page.get_by_role("listitem").filter(has_text="SIRET 13002526500013")).to_be_visible()
    gallery.look(page, "steps-identity")
    is_done(desk, "Identité légale", 7)
    open_step(desk, "Informations publiques")
    facts = {
        ("Téléphone", "Téléphone de l’hébergeur"): "05 56 00 00 00",
        ("Adresse électronique", "Adresse électronique pour les données personnelles"): "bonjour@example.fr",
        ("Adresse", "Adresse de l’hébergeur", "Nom de l’hébergeur"): "12 rue des Frères-Bonie, 33000 Bordeaux",
        ("Directeur ou directrice de la publication",): "Ada Lovelace",
    }
    for labels, text in facts.items():
        for label in labels:
            page.get_by_label(label, exact=True).fill(text)
    desk.press("Enregistrer")
    expect(page.get_by_text("Les pages publiques ont tout ce qu’il faut.")).to_be_visible()
    is_done(desk, "Informations publiques", 6)


def make_keys(desk: Desk, gallery: Gallery) -> None:
    """The first signing key; then another one, after reading what that means."""
    open_step(desk, "Clé de signature")
    expect(desk.page.get_by_text("Aucune clé : aucun pass ne peut être imprimé.")).to_be_visible()
    desk.press("Créer la clé")
    desk.dialog.get_by_role("button", name="Créer la clé").click()
    expect(desk.page.get_by_role("listitem").filter(has_text="Clé 1 · signe maintenant")).to_be_visible()
    desk.press("Changer de clé")
    expect(desk.dialog.get_by_text("Les pass déjà imprimés restent valables")).to_be_visible()
    gallery.look(desk.page, "steps-keys-rotate")
    desk.dialog.get_by_role("button", name="Changer de clé").click()
    expect(desk.page.get_by_role("listitem").filter(has_text="Clé 2 · signe bientôt")).to_be_visible()
    expect(desk.page.get_by_role("listitem").filter(has_text="Clé 1 · signe maintenant")).to_be_visible()
    gallery.look(desk.page, "steps-keys")
    is_done(desk, "Clé de signature", 5)


def see_the_mail_come(desk: Desk, postbox: Postbox, gallery: Gallery) -> None:
    """A test that is refused, then one that comes."""
    open_step(desk, "Courriel")
    postbox.answers[OPERATOR] = "550 boîte inconnue"
    desk.press("M’envoyer un essai")
    expect(desk.page.get_by_text("550 boîte inconnue")).to_be_visible()
    gallery.look(desk.page, "steps-mail-refused")
    postbox.answers.clear()
    desk.press("Envoyer un autre essai")
    expect(desk.page.get_by_text("Message remis au serveur de courriel.")).to_be_visible()
    gallery.look(desk.page, "steps-mail-sent")
    desk.page.goto(read_link(postbox, OPERATOR))
    desk.press("Le message est arrivé")
    expect(desk.page.get_by_text("L’essai est arrivé : le courriel fonctionne.")).to_be_visible()
    gallery.look(desk.page, "steps-mail-came")
    is_done(desk, "Courriel", 4)


def invite_a_second_person(desk: Desk, postbox: Postbox, other: Page) -> None:
    """Somebody is invited, which is not enough, and accepts."""
    open_step(desk, "Deuxième personne")
    desk.press("Inviter quelqu’un")
    desk.dialog.get_by_role("radio", name=re.compile("^Opérateur")).check()
    desk.dialog.get_by_label("Adresse électronique").fill(SECOND)
    desk.dialog.get_by_label("Prénom et nom").fill("Grace Hopper")
    desk.press("Envoyer l’invitation")
    expect(desk.dialog.get_by_role("heading", name="Invitation envoyée")).to_be_visible()
    desk.page.goto("/operateur")
    expect(checklist(desk.page).get_by_text("Invitation envoyée, pas encore acceptée")).to_be_visible()
    become(other, read_link(postbox, SECOND), "Grace Hopper")
    expect(checklist(other)).to_be_visible()
    is_done(desk, "Deuxième personne", 3)


def import_venues(desk: Desk, gallery: Gallery) -> None:
    """A file that is none, one without a good line, then the real one: told first, written on a press."""
    open_step(desk, "Lieux")
    choose = desk.page.get_by_label("Fichier de lieux")
    choose.set_input_files({"name": "photo.csv", "mimeType": "text/csv", "buffer": b"a;b\n1;2\n"})
    expect(desk.page.get_by_text("n’a pas les colonnes du schéma national")).to_be_visible()
    choose.set_input_files({"name": "sans-nom.csv", "mimeType": "text/csv", "buffer": BAD_LINES.encode()})
    expect(desk.page.get_by_text("ne contient aucun lieu")).to_be_visible()
    expect(desk.page.get_by_text("Ligne 2 :")).to_be_visible()
    gallery.look(desk.page, "steps-venues-rejected")
    choose.set_input_files(GIRONDE)
    expect(desk.page.get_by_text("Rien n’est encore enregistré.")).to_be_visible()
    gallery.look(desk.page, "steps-venues-preview")
    desk.page.get_by_role("button", name=re.compile(r"^Importer \d+ lieux$")).click()
    expect(desk.page.get_by_text("lieux-gironde.csv est importé.")).to_be_visible()
    is_done(desk, "Lieux", 2)


def make_a_sponsor(desk: Desk) -> None:
    """An organisation, which is not enough, and somebody in it."""
    open_step(desk, "Premier commanditaire")
    desk.page.get_by_label("Nom", exact=True).fill("Département de l’Exemple")
    desk.page.get_by_label("Finance des pass").check()
    desk.press("Créer la structure")
    expect(desk.page.get_by_role("heading", name="Département de l’Exemple")).to_be_visible()
    desk.page.goto("/operateur")
    expect(checklist(desk.page).get_by_text("La structure existe : invitez quelqu’un chez elle")).to_be_visible()
    open_step(desk, "Premier commanditaire")
    desk.press("Inviter quelqu’un")
    desk.dialog.get_by_role("radio", name=re.compile("^Commanditaire")).check()
    desk.dialog.get_by_label("Adresse électronique").fill(SPONSOR)
    desk.dialog.get_by_label("Prénom et nom").fill("Joan Clarke")
    desk.press("Envoyer l’invitation")
    expect(desk.dialog.get_by_role("heading", name="Invitation envoyée")).to_be_visible()
    is_done(desk, "Premier commanditaire", 1)


def test_from_the_link_to_the_first_campaign(
    server: Server, new_page: Callable[[], Page], postbox: Postbox, gallery: Gallery
) -> None:
    page = new_page()
    desk = Desk(page)
    link = first_link(server)
    become(page, link, "Ada Lovelace")
    expect(checklist(page).get_by_text("Encore 8 étapes avant les premiers carnets.")).to_be_visible()
    gallery.look(page, "steps-checklist")
    late = new_page()
    late.goto(link)
    expect(late.get_by_text("Cette invitation a déjà servi.")).to_be_visible()
    say_who_the_operator_is(desk, gallery)
    make_keys(desk, gallery)
    see_the_mail_come(desk, postbox, gallery)
    invite_a_second_person(desk, postbox, new_page())
    import_venues(desk, gallery)
    make_a_sponsor(desk)
    gallery.look(page, "steps-last")
    open_step(desk, "Première campagne")
    page.get_by_label("Commanditaire", exact=True).select_option(index=1)
    page.get_by_label("Nom de la campagne").fill("Pass 2027")
    desk.press("Ouvrir la campagne")
    expect(page.get_by_role("heading", name="Pass 2027")).to_be_visible()
    page.goto("/operateur")
    expect(page.get_by_role("heading", name="À faire").first).to_be_visible()
    expect(checklist(page)).to_have_count(0)
    desk.go_to("Service")
    expect(page.get_by_role("heading", name="Réglages du service")).to_be_visible()
