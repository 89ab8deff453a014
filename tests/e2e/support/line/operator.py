"""The operator's side: organisations and their people, a campaign, an order paid and issued, an application decided."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from server import clock
from server.money import format_euros

from ..desk import Desk
from ..gallery import keep
from ..people import invite, open_people

DESK, IBAN = "/operateur", "FR7630001007941234567890185"


def make_organisation(desk: Desk, name: str, siret: str, *does: str, departments: str = "") -> None:
    """Make an organisation that does these things, qualified at once; its page stays open."""
    desk.page.goto(f"{DESK}#structures")
    desk.press("Nouvelle structure")
    desk.page.get_by_label("Nom", exact=True).fill(name)
    desk.page.get_by_label("SIRET", exact=True).fill(siret)
    for what in does:
        desk.page.get_by_label(what).check()
    desk.page.get_by_label("Départements").fill(departments)
    keep(desk.page, f"line-new-{name}")
    desk.press("Créer la structure")
    expect(desk.page.get_by_role("heading", name=name)).to_be_visible()
    expect(desk.page.get_by_text("Qualifiée").first).to_be_visible()
    keep(desk.page, f"line-made-{name}")


def invite_to(desk: Desk, name: str, email: str, role: str) -> None:
    """Invite somebody to the organisation whose page is open, and come back to it."""
    desk.page.get_by_role("button", name="Ses personnes").click()
    invite(desk, name, email, role)
    desk.dialog.get_by_role("button", name="Fermer").last.click()
    desk.press("Retour")


def open_campaign(desk: Desk, sponsor: str, name: str) -> None:
    """Open a campaign that is not near its end, whatever today is."""
    last_day = clock.paris_day(clock.now()) + timedelta(days=200)
    desk.page.goto(DESK)
    desk.go_to("Campagnes")
    desk.press("Ouvrir une campagne")
    desk.page.get_by_label("Commanditaire", exact=True).select_option(label=sponsor)
    desk.page.get_by_label("Nom de la campagne").fill(name)
    desk.page.get_by_label("Territoire").fill("33")
    desk.page.get_by_label("Dernier jour", exact=True).fill(last_day.isoformat())
    keep(desk.page, "line-campaign-form")
    desk.press("Ouvrir la campagne")
    expect(desk.page.get_by_role("heading", name=name)).to_be_visible()
    keep(desk.page, "line-campaign")


def invite_operator(desk: Desk, name: str, email: str) -> None:
    """Invite a second person of the operator."""
    desk.page.goto(DESK)
    invite(open_people(desk), name, email, "Opérateur")
    desk.dialog.get_by_role("button", name="Fermer").last.click()


def take_statement(desk: Desk, cents: int, text: str) -> None:
    """Add the account of the funds, and import its first statement: one credit, of yesterday."""
    day = clock.paris_day(clock.now()) - timedelta(days=1)
    euros = format_euros(cents)
    table = f"compte;date;montant;solde;libelle\n{IBAN};{day:%d/%m/%Y};{euros};{euros};{text}\n"
    desk.page.goto(f"{DESK}#releves-bancaires")
    desk.press("Ajouter un compte")
    desk.page.get_by_label("Nom du compte").fill("Fonds des commanditaires")
    desk.page.get_by_label("IBAN", exact=True).fill(IBAN)
    desk.press("Ajouter ce compte")
    file = {"name": "releve.csv", "mimeType": "text/csv", "buffer": table.encode()}
    desk.page.get_by_label("Fichiers de la banque").set_input_files(file)
    expect(desk.page.get_by_text("1 relevé importé.")).to_be_visible()
    keep(desk.page, "line-statement")


def explain(desk: Desk, act: str, then: str) -> None:
    """Open the credit that waits, and say or confirm what it is."""
    desk.page.goto(f"{DESK}#a-expliquer")
    desk.line("€").first.click()
    desk.page.get_by_role("button", name=act).first.click()
    expect(desk.page.get_by_text(then)).to_be_visible()
    keep(desk.page, f"line-{act}")


def issue(desk: Desk, booklets: int) -> None:
    """Issue the booklets of the order whose money is there."""
    desk.page.goto(DESK)
    desk.line(f"Émettre {booklets} carnets").click()
    desk.press(f"Émettre {booklets} carnets")
    expect(desk.page.get_by_text(f"{booklets} carnets émis.")).to_be_visible()
    keep(desk.page, "line-issued")


def open_application(desk: Desk, name: str) -> None:
    """Open the application that waits, from what there is to do."""
    desk.page.goto(DESK)
    desk.line("Répondre à", "candidature").click()
    opened, listed = desk.page.get_by_text("Tout ce qui est demandé y est."), desk.page.get_by_role("button", name=name)
    expect(opened.or_(listed).first).to_be_visible()
    if listed.is_visible():
        listed.click()
    expect(opened).to_be_visible()


def ask(desk: Desk, question: str) -> None:
    """Read a document of the open application, and ask something."""
    keep(desk.page, "line-application-read")
    with desk.page.expect_download():
        desk.page.get_by_role("link", name="statuts.pdf").click()
    desk.press("Poser une question")
    desk.dialog.get_by_label("Votre question").fill(question)
    desk.dialog.get_by_role("button", name="Envoyer la question").click()
    expect(desk.page.get_by_text("Question posée")).to_be_visible()


def admit(desk: Desk, answer: str) -> None:
    """Read the answer and accept the open application."""
    expect(desk.page.get_by_text(answer)).to_be_visible()
    desk.press("Accepter")
    desk.dialog.get_by_label("Un mot pour la structure").fill("Bienvenue.")
    desk.dialog.get_by_role("button", name="Accepter", exact=True).click()
    expect(desk.page.get_by_text("Candidature acceptée")).to_be_visible()
    keep(desk.page, "line-admitted")
