"""From a manager's IBAN to the bank's answer: two people approve, and the paid organisation sees it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from .support.alone import Alone
from .support.desk import Desk
from .support.gallery import Gallery

WRONG, RIGHT = "FR15 2004 1010 0505 0001 3M02 606", "FR14 2004 1010 0505 0001 3M02 606"


def enter_account(page: Page) -> None:
    """Enter an account: first with a wrong digit, which the form reports at the field."""
    page.get_by_role("button", name="Indiquer un compte").press("Enter")
    page.get_by_label("Titulaire").fill("Médiathèque Jacques-Ellul")
    page.get_by_label("IBAN", exact=True).fill(WRONG)
    page.get_by_role("button", name="Enregistrer ce compte").press("Enter")
    expect(page.get_by_text("Cet IBAN est faux")).to_be_visible()
    page.get_by_label("IBAN", exact=True).fill(RIGHT)
    page.get_by_role("button", name="Enregistrer ce compte").press("Enter")
    expect(page.get_by_text("Compte noté.")).to_be_visible()


def opened(desk: Desk, screen: str) -> Page:
    """A screen of the operator's desk."""
    desk.page.goto("about:blank")
    desk.page.goto(f"/operateur#{screen}")
    return desk.page


def confirmed(page: Page, act: str, yes: str) -> None:
    """Press a button and confirm its dialog."""
    page.get_by_role("button", name=act, exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=yes, exact=True).click()


def answer(path: Path, *lines: str) -> Path:
    """A CSV file of the bank's answers."""
    path.write_text("\n".join(["date;end_to_end_id;amount;status;reason", *lines, ""]))
    return path


def confirm_account(desk: Desk, gallery: Gallery) -> None:
    """Confirm the account, as another person than the one who entered it."""
    desk.line("Confirmer un compte bancaire").click()
    expect(desk.page.get_by_text(RIGHT)).to_be_visible()
    gallery.look(desk.page, "operator-account-to-confirm")
    confirmed(desk.page, "Confirmer ce compte", "Confirmer")
    expect(desk.page.get_by_text("FR•• •••• 2606")).to_be_visible()


def prepare(desk: Desk, gallery: Gallery) -> None:
    """Prepare a batch of all that can be paid."""
    page = opened(desk, "paiements")
    expect(page.get_by_text("28,80 €").first).to_be_visible()
    gallery.look(page, "operator-payments")
    page.get_by_role("button", name="Préparer le virement").click()
    expect(page.get_by_role("checkbox")).to_be_checked()
    page.get_by_role("checkbox").uncheck()
    expect(page.get_by_text("Cochez au moins un paiement.")).to_be_visible()
    page.get_by_role("checkbox").check()
    gallery.look(page, "operator-payments-chosen")
    page.get_by_role("dialog").get_by_role("button", name="Préparer", exact=True).click()
    expect(page.get_by_text("une autre personne doit l’approuver")).to_be_visible()
    gallery.look(page, "operator-transfer-prepared")


def approve_and_send(desk: Desk, gallery: Gallery, number: str) -> None:
    """Approve as the second person, download the bank's file, and mark the batch as sent."""
    desk.line("Approuver 1 virement").click()
    confirmed(desk.page, "Approuver ce virement", "Approuver")
    expect(desk.page.get_by_text("Téléchargez le fichier.")).to_be_visible()
    gallery.look(desk.page, "operator-transfer-approved")
    with desk.page.expect_download() as download:
        desk.page.get_by_role("button", name="Télécharger le fichier SEPA").click()
    assert number in download.value.path().read_text()
    expect(desk.page.get_by_text("Ce fichier a déjà été téléchargé.")).to_be_visible()
    gallery.look(desk.page, "operator-transfer-taken")
    confirmed(desk.page, "La banque a le fichier", "Oui, il est envoyé")
    expect(desk.page.get_by_text("Importez sa réponse")).to_be_visible()
    gallery.look(desk.page, "operator-transfer-sent")


def read_answer(desk: Desk, gallery: Gallery, path: Path) -> None:
    """Import an answer: one payment is paid, another matches none of ours and is set aside."""
    page = opened(desk, "paiements-banque")
    page.get_by_label("Fichier de la banque").set_input_files(path)
    expect(page.get_by_role("alert").get_by_text("Fait : 1 payé.")).to_be_visible()
    expect(page.get_by_role("heading", name="1 ligne à regarder")).to_be_visible()
    gallery.look(page, "operator-bank-answer")
    page.get_by_role("button", name="Mettre de côté").click()
    page.get_by_label("Pourquoi").fill("Payé à la main.")
    page.get_by_role("button", name="Mettre de côté").click()
    expect(page.get_by_role("heading", name="1 ligne à regarder")).to_be_hidden()


def assign_return(page: Page, gallery: Gallery, path: Path, number: str) -> None:
    """Assign a return that names none of our payments to the one it is about."""
    page.get_by_label("Fichier de la banque").set_input_files(path)
    page.get_by_role("button", name="Rattacher à un paiement").click()
    page.get_by_role("radio", name=number).check()
    expect(page.get_by_text("noté comme revenu")).to_be_visible()
    gallery.look(page, "operator-bank-assign")
    page.get_by_role("button", name="Rattacher", exact=True).click()
    expect(page.get_by_role("heading", name="1 ligne à regarder")).to_be_hidden()


def test_a_statement_is_paid_by_two_people_and_comes_back(alone: Alone, gallery: Gallery, tmp_path: Path) -> None:
    place = alone.office.place(name="Médiathèque Jacques-Ellul")
    month = alone.office.scans_of_last_month(place, 3)
    second_account, number = alone.office.bank(), f"R-{month}-0001"
    alone.office.operator.post(f"/api/settlements/{month}/close", {})
    manager = alone.desk("/gestion", place.manager)
    expect(manager.page.get_by_text("cette structure ne peut pas être payée")).to_be_visible()
    enter_account(manager.page)
    gallery.look(manager.page, "manager-account-waiting")
    first = alone.desk("/operateur", alone.office.operator_account)
    expect(first.line("Confirmer un compte bancaire")).to_be_visible()
    gallery.look(first.page, "operator-payments-corner")
    confirm_account(first, gallery)
    prepare(first, gallery)
    second = alone.desk("/operateur", second_account)
    approve_and_send(second, gallery, number)

    paid, back = f"2026-12-03;{number};28,80;paid;", "2026-12-05;RETOUR 77;28,80;returned;AC04"
    first_answer = answer(tmp_path / "1.csv", paid, "2026-12-03;R-2020-01-0001;1,00;paid;")
    read_answer(second, gallery, first_answer)
    manager.page.reload()
    expect(manager.line("Payé le").first).to_be_visible()
    assign_return(second.page, gallery, answer(tmp_path / "2.csv", back), number)
    second.page.get_by_label("Fichier de la banque").set_input_files(first_answer)
    expect(second.page.get_by_text("Ce fichier a déjà été importé")).to_be_visible()
    expect(opened(second, "paiements").get_by_text("Il faut un autre RIB")).to_be_visible()
    gallery.look(second.page, "operator-payments-returned")
    manager.page.reload()
    expect(manager.line("Revenu de la banque").first).to_be_visible()
    gallery.look(manager.page, "manager-payment-returned")
