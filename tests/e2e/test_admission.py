"""A social centre applies, is asked one question, answers and is qualified; the operator's desk of organisations."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.admission.support.papers import pdf, picture
from tests.support import factories as make

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office

NewDesk = Callable[..., Desk]
SIRET = "130 025 265 00013"
NAME = "Centre social L’Escale"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def onward(page: Page) -> None:
    press(page, "Enregistrer et continuer")


def hand_in(page: Page, what: str, content: bytes, name: str = "statuts.pdf") -> None:
    """Choose a file for a kind of document."""
    section = page.locator("section").filter(has=page.get_by_role("heading", name=what))
    section.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/pdf", "buffer": content}
    )


def say_who(page: Page, gallery: Gallery) -> None:
    """The first step, with a SIREN first."""
    expect(page.get_by_text("Notez ce lien")).to_be_visible()
    page.get_by_label("Accueillir des personnes").check()
    page.get_by_label("SIRET", exact=True).fill("130025265")
    onward(page)
    expect(page.get_by_text("C’est un SIREN")).to_be_visible()
    gallery.look(page, "application-siren")
    page.get_by_label("SIRET", exact=True).fill(SIRET)
    page.get_by_label("Nom de la structure").fill(NAME)
    page.get_by_label("Forme juridique").select_option("association")
    page.get_by_label("Adresse", exact=True).fill("3 rue des Lilas")
    page.get_by_label("Code postal").fill("33130")
    page.get_by_label("Commune").fill("Bègles")
    onward(page)


def say_where(page: Page, gallery: Gallery) -> None:
    """The third step: a known venue is claimed, another typed."""
    page.get_by_label("Chercher votre lieu").fill("mediatheque begles")
    press(page, "Chercher")
    press(page, "C’est le nôtre")
    expect(page.get_by_text("Lieu connu, à confirmer par l’opérateur")).to_be_visible()
    press(page, "Ajouter un lieu qui n’y est pas")
    form = page.get_by_role("form", name="Ajouter un lieu qui n’y est pas")
    form.get_by_label("Nom du lieu").fill("L’Escale")
    form.get_by_label("Adresse").fill("3 rue des Lilas")
    form.get_by_label("Code postal").fill("33130")
    form.get_by_label("Commune").fill("Bègles")
    form.get_by_role("button", name="Ajouter ce lieu").click()
    expect(page.get_by_role("button", name="Retirer L’Escale")).to_be_visible()
    page.get_by_label("Maîtrise des outils numériques du quotidien").check()
    gallery.look(page, "application-venues")
    onward(page)


def hand_in_and_send(page: Page, gallery: Gallery) -> None:
    """The last two steps, with a page of the web called .pdf first."""
    hand_in(page, "Statuts", b"<html>statuts</html>")
    expect(page.get_by_text("ni un PDF, ni une image")).to_be_visible()
    hand_in(page, "Statuts", pdf())
    hand_in(page, "Récépissé de déclaration en préfecture", picture("JPEG"), "recepisse.jpg")
    expect(page.get_by_text("recepisse.jpg")).to_be_visible()
    gallery.look(page, "application-documents")
    onward(page)
    expect(page.get_by_role("button", name="Envoyer la candidature")).to_be_disabled()
    page.get_by_label("Nous acceptons la charte").check()
    expect(page.get_by_text("Tout y est.")).to_be_visible()
    gallery.look(page, "application-send")
    press(page, "Envoyer la candidature")
    expect(page.get_by_text("Votre candidature est envoyée.")).to_be_visible()
    gallery.look(page, "application-sent")


def read_and_ask(desk: Desk, gallery: Gallery) -> None:
    """The operator finds the application among what is to do, opens a document and asks."""
    expect(desk.line("Répondre à", "candidature")).to_be_visible()
    desk.page.goto("/operateur#candidatures")
    gallery.look(desk.page, "operator-queue")
    desk.page.get_by_role("button", name=NAME).click()
    expect(desk.page.get_by_text("Tout ce qui est demandé y est.")).to_be_visible()
    gallery.look(desk.page, "operator-application")
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="statuts.pdf").click()
    assert download.value.suggested_filename.startswith("candidature-")
    desk.press("Poser une question")
    desk.dialog.get_by_label("Votre question").fill("Qui tient l’atelier ?")
    gallery.look(desk.page, "operator-question")
    desk.dialog.get_by_role("button", name="Envoyer la question").click()
    expect(desk.page.get_by_text("Question posée")).to_be_visible()


def answer(page: Page, gallery: Gallery) -> None:
    """The applicant reads the question on the page of the application, and answers."""
    page.reload()
    expect(page.get_by_text("Qui tient l’atelier ?").first).to_be_visible()
    gallery.look(page, "application-question")
    page.get_by_label("Votre réponse").fill("Karim, le mardi et le jeudi.")
    press(page, "Envoyer la réponse")
    expect(page.get_by_text("Votre réponse est envoyée.")).to_be_visible()


def accept(desk: Desk, gallery: Gallery) -> None:
    """The operator reads the answer and accepts."""
    desk.page.reload()
    expect(desk.page.get_by_text("Karim, le mardi et le jeudi.")).to_be_visible()
    desk.press("Accepter")
    desk.dialog.get_by_label("Un mot pour la structure").fill("Bienvenue.")
    desk.dialog.get_by_role("button", name="Accepter", exact=True).click()
    expect(desk.page.get_by_text("Donnez ce lien à la personne")).to_be_visible()
    expect(desk.page.get_by_text("/invitation#")).to_be_visible()
    gallery.look(desk.page, "operator-accepted")
    desk.page.get_by_role("button", name=NAME).click()
    expect(desk.page.get_by_text("Qualifiée").first).to_be_visible()
    gallery.look(desk.page, "operator-organisation")


def test_a_social_centre_applies_answers_a_question_and_is_qualified(
    new_desk: NewDesk, kept_profile: Callable[[], BrowserContext], office: Office, gallery: Gallery
) -> None:
    with office.app.app_context():
        make.venue(name="Médiathèque de Bègles", postcode="33130", commune="Bègles")
    page = kept_profile().pages[0]
    page.goto("/candidature")
    gallery.look(page, "application-start")
    page.get_by_label("Votre adresse électronique").fill("Nadia@Escale.example.org")
    press(page, "Commencer")
    say_who(page, gallery)
    page.get_by_label("Nom de la personne qui représente la structure").fill("Nadia Rami")
    gallery.look(page, "application-contact")
    link = page.url
    page.goto("/connexion")
    page.goto(link)
    expect(page.get_by_label("Adresse électronique")).to_have_value("nadia@escale.example.org")
    page.get_by_label("Nom de la personne qui représente la structure").fill("Nadia Rami")
    onward(page)
    say_where(page, gallery)
    hand_in_and_send(page, gallery)
    desk = new_desk("/operateur", office.operator_account)
    read_and_ask(desk, gallery)
    answer(page, gallery)
    accept(desk, gallery)
    page.reload()
    expect(page.get_by_text("Votre structure est qualifiée.")).to_be_visible()
    expect(page.get_by_text("Bienvenue.").first).to_be_visible()


def test_the_operator_makes_a_sponsor_without_a_venue_and_suspends_an_organisation(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    place = office.place(name="Tiers-lieu La Forge")
    desk = new_desk("/operateur#structures", office.operator_account)
    expect(desk.page.get_by_role("heading", name="Structures")).to_be_visible()
    gallery.look(desk.page, "operator-organisations")
    desk.press("Nouvelle structure")
    desk.page.get_by_label("Nom", exact=True).fill("Département des Landes")
    desk.page.get_by_label("Finance des pass").check()
    desk.page.get_by_label("Départements").fill("40")
    gallery.look(desk.page, "operator-new-organisation")
    desk.press("Créer la structure")
    expect(desk.page.get_by_role("heading", name="Département des Landes")).to_be_visible()
    expect(desk.page.get_by_text("Landes (40)")).to_be_visible()

    desk.page.goto("/operateur#structures")
    desk.page.get_by_label("Que cherchez-vous ?").fill("la forge")
    desk.page.get_by_role("button", name="Chercher").click()
    expect(desk.page.get_by_text("1 structure", exact=True)).to_be_visible()
    desk.page.get_by_role("list", name="Structures").get_by_role("button").first.click()
    desk.press("Suspendre")
    desk.dialog.get_by_role("button", name="Suspendre", exact=True).click()
    expect(desk.dialog.get_by_text("Donnez la raison")).to_be_visible()
    desk.dialog.get_by_label("Raison").fill("Assurance échue.")
    desk.dialog.get_by_role("button", name="Suspendre", exact=True).click()
    expect(desk.page.get_by_text("Suspendue").first).to_be_visible()

    manager = new_desk("/gestion", place.manager)
    expect(manager.page.get_by_text("Raison : Assurance échue.")).to_be_visible()
    manager.press("Répondre à l’opérateur")
    manager.page.get_by_label("Votre réponse").fill("La nouvelle est jointe.")
    gallery.look(manager.page, "manager-suspended")
    manager.press("Envoyer")
    expect(manager.page.get_by_text("L’opérateur vous lit.")).to_be_visible()

    desk.page.reload()
    desk.page.get_by_label("Votre réponse").fill("Merci.")
    gallery.look(desk.page, "operator-answer")
    desk.press("Répondre et clore")
    expect(desk.page.get_by_text("Votre réponse : Merci.")).to_be_visible()
