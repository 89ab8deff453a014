"""A social centre's side: the form of its application, left and resumed, and the answer to a question."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.admission.support.papers import pdf, picture

from ..gallery import keep

CENTRE = "Centre social L’Escale"
VENUE = "L’Escale"


def press(page: Page, name: str) -> None:
    """Press a button by its name."""
    page.get_by_role("button", name=name, exact=True).click()


def onward(page: Page) -> None:
    """Save a step and go to the next."""
    press(page, "Enregistrer et continuer")


def begin(page: Page, email: str) -> None:
    """From the front page to the form, and its first step."""
    page.goto("/")
    page.get_by_role("link", name="Ma structure veut accueillir ou prescrire").click()
    keep(page, "line-join")
    page.get_by_role("link", name="Déposer une candidature").click()
    page.get_by_label("Votre adresse électronique").fill(email)
    keep(page, "line-apply")
    press(page, "Commencer")
    page.get_by_label("Accueillir des personnes").check()
    page.get_by_label("SIRET", exact=True).fill("356 000 000 00048")
    page.get_by_label("Nom de la structure").fill(CENTRE)
    page.get_by_label("Forme juridique").select_option("association")
    _say_where(page)
    keep(page, "line-apply-who")
    onward(page)
    expect(page.get_by_label("Nom de la personne qui représente la structure")).to_be_visible()


def resume(page: Page, link: str, representative: str) -> None:
    """Go on in another browser by the link in the mail, to the end."""
    page.goto(link)
    page.get_by_label("Nom de la personne qui représente la structure").fill(representative)
    onward(page)
    press(page, "Ajouter un lieu qui n’y est pas")
    form = page.get_by_role("form", name="Ajouter un lieu qui n’y est pas")
    form.get_by_label("Nom du lieu").fill(VENUE)
    form.get_by_label("Adresse").fill("3 rue des Lilas")
    form.get_by_label("Code postal").fill("33130")
    form.get_by_label("Commune").fill("Bègles")
    form.get_by_role("button", name="Ajouter ce lieu").click()
    expect(page.get_by_role("button", name=f"Retirer {VENUE}")).to_be_visible()
    page.get_by_label("Maîtrise des outils numériques du quotidien").check()
    keep(page, "line-apply-venues")
    onward(page)
    _hand_in(page, "Statuts", "statuts.pdf", pdf())
    _hand_in(page, "Récépissé de déclaration en préfecture", "recepisse.jpg", picture("JPEG"))
    keep(page, "line-apply-documents")
    onward(page)
    page.get_by_label("Nous acceptons la charte").check()
    expect(page.get_by_text("Tout y est.")).to_be_visible()
    press(page, "Envoyer la candidature")
    expect(page.get_by_text("Votre candidature est envoyée.")).to_be_visible()
    keep(page, "line-applied")


def answer(page: Page, link: str, question: str, text: str) -> None:
    """Answer the operator's question by the link in the mail that asks it."""
    page.goto("about:blank")
    page.goto(link)
    expect(page.get_by_text(question).first).to_be_visible()
    keep(page, "line-apply-question")
    page.get_by_label("Votre réponse").fill(text)
    press(page, "Envoyer la réponse")
    expect(page.get_by_text("Votre réponse est envoyée.")).to_be_visible()


def _say_where(page: Page) -> None:
    page.get_by_label("Adresse", exact=True).fill("3 rue des Lilas")
    page.get_by_label("Code postal").fill("33130")
    page.get_by_label("Commune").fill("Bègles")


def _hand_in(page: Page, what: str, name: str, content: bytes) -> None:
    section = page.locator("section").filter(has=page.get_by_role("heading", name=what))
    section.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})
    expect(page.get_by_text(name)).to_be_visible()
