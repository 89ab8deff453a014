"""From an invitation to a withdrawal, with real mail: every link opens its door once, and only to its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.messages.support.postbox import Postbox
from tests.support import factories as make

from .support.desk import Desk
from .support.gallery import Gallery
from .support.letters import read_link
from .support.office import Office
from .support.paper import Account, Place
from .support.patience import be_patient
from .support.people import PASSWORD, accept, invite, open_people
from .support.server import Server

NewDesk = Callable[..., Desk]
NewPage = Callable[[], Page]


@pytest.fixture(scope="module")
def postbox() -> Iterator[Postbox]:
    """The mail server."""
    box = Postbox()
    box.open()
    yield box
    box.close()


@pytest.fixture(scope="module")
def mailing(
    tmp_path_factory: pytest.TempPathFactory, released_server: Server, postbox: Postbox
) -> Iterator[tuple[Server, Office]]:
    """A server with mail, and its office."""
    server = Server(tmp_path_factory.mktemp("mailing"))
    server.release_as(released_server)
    server.environment |= {"SMTP_URL": postbox.url, "MAIL_FROM": "pass@example.fr"}
    office = Office(server)
    server.start()
    yield server, office
    office.close()
    server.kill()


@pytest.fixture
def new_page(
    mailing: tuple[Server, Office], browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[NewPage]:
    """Opens browsers that nobody has used."""
    opened: list[BrowserContext] = []

    def open_page() -> Page:
        opened.append(browser.new_context(**browser_context_args | {"base_url": mailing[0].url}))
        be_patient(opened[-1])
        return opened[-1].new_page()

    yield open_page
    for context in opened:
        context.close()


def limit_to_one_venue(manager: Desk, mediator: Page, gallery: Gallery) -> None:
    """Limit Inès to one of two venues, and see what her phone is offered."""
    manager.page.goto("/gestion#personnes")
    manager.press("Choisir les lieux d’Inès")
    manager.dialog.get_by_role("checkbox", name="Le Hangar").check()
    gallery.look(manager.page, "people-limit")
    manager.dialog.get_by_role("button", name="Enregistrer").click()
    expect(manager.page.get_by_text("seulement : Le Hangar")).to_be_visible()
    mediator.reload()
    expect(mediator.get_by_role("radio", name="Le Hangar")).to_be_visible()
    expect(mediator.get_by_role("radio")).to_have_count(1)
    mediator.get_by_role("link", name="Mon compte").click()
    expect(mediator.get_by_text("Vous vous connectez avec ines@example.org")).to_be_visible()
    gallery.look(mediator, "account-door")


def test_people_come_by_invitation_and_go_by_withdrawal(
    mailing: tuple[Server, Office], postbox: Postbox, new_page: NewPage, gallery: Gallery
) -> None:
    _, office = mailing
    with office.app.app_context():
        here = make.qualified_organisation(name="Centre social Bacalan", runs_venues=True, prescribes=True)
        make.venue(here, name="La Fabrique")
        make.venue(here, name="Le Hangar")
    operator = Desk(new_page()).open("/operateur#structures", office.operator_account)
    operator.page.get_by_label("Que cherchez-vous ?").fill("bacalan")
    operator.press("Chercher")
    operator.page.get_by_role("button", name="Centre social Bacalan").click()
    operator.page.get_by_role("button", name="Ses personnes").click()
    invite(operator, "Léa Roy", "Lea.Roy+Pass@example.org", "Gestionnaire")
    gallery.look(operator.page, "people-invited")
    operator.dialog.get_by_role("button", name="Fermer").last.click()
    gallery.look(operator.page, "people-operator")

    first_link = read_link(postbox, "lea.roy+pass@example.org")
    manager = Desk(new_page())
    manager.page.goto(first_link)
    expect(manager.page.get_by_text("vous invite : gestionnaire, Centre social Bacalan")).to_be_visible()
    gallery.look(manager.page, "invitation-door")
    accept(manager.page, first_link)
    expect(manager.page.get_by_role("heading", name="Espace de gestion")).to_be_visible()
    open_people(manager)
    expect(manager.page.get_by_text("Dernière personne dans ce rôle")).to_be_visible()
    invite(manager, "Inès", "ines@example.org", "Médiateur")
    manager.dialog.get_by_role("button", name="Fermer").last.click()
    gallery.look(manager.page, "people-manager")

    link = read_link(postbox, "ines@example.org")
    manager.page.goto(link)
    manager.page.reload()
    expect(manager.page.get_by_text("Cette invitation est pour ines@example.org")).to_be_visible()
    gallery.look(manager.page, "invitation-of-another")
    mediator = new_page()
    accept(mediator, link)
    expect(mediator.get_by_role("radio")).to_have_count(2)
    limit_to_one_venue(manager, mediator, gallery)

    for dead, words in ((link, "déjà servi"), (link[:-1], "n’existe pas")):
        stranger = new_page()
        stranger.goto(dead)
        expect(stranger.get_by_role("alert")).to_contain_text(words)

    manager.press("Retirer le rôle Médiateur d’Inès")
    gallery.look(manager.page, "people-withdraw")
    manager.dialog.get_by_role("button", name="Retirer").click()
    expect(manager.page.get_by_text("ines@example.org")).to_have_count(0)
    mediator.reload()
    expect(mediator.get_by_role("button", name="Se connecter", exact=True)).to_be_visible()


def test_an_invitation_is_sent_again_and_withdrawn(
    mailing: tuple[Server, Office], postbox: Postbox, new_page: NewPage
) -> None:
    _, office = mailing
    desk = open_people(Desk(new_page()).open("/operateur", office.operator_account))
    invite(desk, "Zoé", "zoe@example.org", "Auditeur")
    desk.dialog.get_by_role("button", name="Fermer").last.click()
    first = read_link(postbox, "zoe@example.org")
    desk.press("Renvoyer l’invitation de Zoé")
    second = read_link(postbox, "zoe@example.org", seen=1)
    guest = new_page()
    guest.goto(first)
    expect(guest.get_by_role("alert")).to_contain_text("a été remplacée")
    guest = new_page()
    guest.goto(second)
    expect(guest.get_by_text("auditeur du Pass numérique")).to_be_visible()
    desk.dialog.get_by_role("button", name="Fermer").last.click()
    desk.press("Retirer l’invitation de Zoé")
    desk.dialog.get_by_role("button", name="Retirer").click()
    expect(desk.page.get_by_text("zoe@example.org")).to_have_count(0)
    guest.reload()
    expect(guest.get_by_role("alert")).to_contain_text("a été retirée")


def test_a_forgotten_password_and_another_address(
    mailing: tuple[Server, Office], postbox: Postbox, new_page: NewPage, gallery: Gallery
) -> None:
    _, office = mailing
    with office.app.app_context():
        someone = make.manager(make.qualified_venue())
        account = Account(someone.email, someone.name, PASSWORD)
    page = new_page()
    page.goto("/gestion")
    page.get_by_role("link", name="Mot de passe oublié ?").click()
    page.get_by_label("Adresse électronique").fill(account.email)
    gallery.look(page, "password-ask")
    page.get_by_role("button", name="Envoyer le lien").click()
    expect(page.get_by_text("Si un compte a cette adresse")).to_be_visible()
    gallery.look(page, "password-asked")
    link = read_link(postbox, account.email)
    page.goto(link)
    page.reload()
    page.get_by_label("Nouveau mot de passe", exact=True).fill("court")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("alert")).to_contain_text("12 à 200 caractères")
    page.get_by_label("Nouveau mot de passe", exact=True).fill(PASSWORD)
    gallery.look(page, "password-set")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Toutes vos sessions sont fermées")).to_be_visible()
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("déjà servi")

    desk = Desk(new_page()).open("/gestion", account)
    desk.press("Mon compte")
    desk.page.get_by_label("Votre nom").fill("Noé Petit")
    desk.page.get_by_role("button", name="Enregistrer").click()
    expect(desk.page.get_by_text("Connecté : Noé Petit")).to_be_visible()
    desk.page.get_by_label("Nouvelle adresse").fill("noe@example.org")
    desk.page.get_by_label("Mot de passe actuel").first.fill(PASSWORD)
    desk.press("Envoyer le lien")
    expect(desk.page.get_by_text("Un courriel part vers noe@example.org")).to_be_visible()
    gallery.look(desk.page, "account")
    door = new_page()
    door.goto(read_link(postbox, "noe@example.org"))
    gallery.look(door, "address-door")
    door.get_by_role("button", name="Confirmer").click()
    expect(door.get_by_text("Vous vous connectez maintenant avec noe@example.org")).to_be_visible()
    Desk(new_page()).open("/gestion", Account("noe@example.org", "Noé Petit", PASSWORD))


def test_without_mail_the_inviter_shows_the_link_and_a_qr(
    new_desk: NewDesk, place: Place, gallery: Gallery, profile: Callable[..., BrowserContext], base_url: str
) -> None:
    desk = open_people(new_desk("/gestion", place.manager))
    invite(desk, "Inès", "ines.sans.courriel@example.org")
    expect(desk.dialog.get_by_role("img", name="Le lien de l’invitation")).to_be_visible()
    link = desk.dialog.locator("details").get_by_text(f"{base_url}/invitation#").text_content() or ""
    gallery.look(desk.page, "people-link")
    page = profile().new_page()
    accept(page, link)
    expect(page.get_by_role("heading", name="Espace de gestion")).to_be_visible()
