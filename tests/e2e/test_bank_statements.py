"""The operator adds an account, has the bank's files read, sees what is missing or refused, and finds a movement."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import MONDAY, day

from .support.alone import Alone
from .support.gallery import Gallery

BATCH = [camt.payment(500_000, name="Département de la Gironde", text="Mandat 4512"), camt.payment(1, name="CCAS")]


def files(folder: Path) -> list[Path]:
    """Three files: a day with a batch, a day a week later, another account's."""
    whole = camt.movement(500_002, MONDAY, *BATCH, reference="2026110299812")
    first = camt.statement(MONDAY, 10_000, [], closing=510_002, movements=whole)
    later = camt.statement(day(8), 512_002, [-250])
    made = {"1.xml": [first, later], "2.xml": [camt.statement(MONDAY, 0, [5], iban=camt.OTHER)]}
    for name, statements in made.items():
        (folder / name).write_bytes(camt.document(*statements))
    return [folder / name for name in made]


def test_the_banks_word_is_read_and_what_is_missing_is_named(alone: Alone, gallery: Gallery, tmp_path: Path) -> None:
    desk = alone.desk("/operateur", alone.office.operator_account)
    page = desk.page
    page.goto("about:blank")
    page.goto("/operateur#paiements")
    page.get_by_role("button", name="Relevés bancaires").click()
    expect(page.get_by_text("Aucun compte pour l’instant")).to_be_visible()
    gallery.look(page, "operator-bank-statements-none")
    page.get_by_role("button", name="Ajouter un compte").press("Enter")
    page.get_by_label("Nom du compte").fill("Compte cantonné du Pass")
    page.get_by_label("IBAN", exact=True).fill("FR76 3000 4000 0312 3456 7890 144")
    page.get_by_role("button", name="Ajouter ce compte").press("Enter")
    expect(page.get_by_text("Cet IBAN est faux")).to_be_visible()
    gallery.look(page, "operator-own-account")
    page.get_by_label("IBAN", exact=True).fill("FR76 3000 4000 0312 3456 7890 143")
    page.get_by_role("button", name="Ajouter ce compte").press("Enter")
    expect(page.get_by_text("Aucun relevé pour l’instant.")).to_be_visible()

    page.get_by_label("Fichiers de la banque").set_input_files(files(tmp_path))
    expect(page.get_by_text("2 relevés importés. 2 mouvements nouveaux.")).to_be_visible()
    expect(page.get_by_text("Ce compte n’est pas le nôtre.").first).to_be_visible()
    expect(page.get_by_text("Il manque 5 jours : 3 novembre 2026")).to_be_visible()
    expect(page.get_by_role("heading", name="1 relevé refusé")).to_be_visible()
    gallery.look(page, "operator-bank-statements")
    page.get_by_role("heading", name="Nos comptes").scroll_into_view_if_needed()
    page.get_by_role("heading", name="1 relevé refusé").scroll_into_view_if_needed()
    gallery.look(page, "operator-bank-days")

    page.get_by_role("button", name="Compte cantonné du Pass").click()
    expect(page.get_by_text("2 mouvements")).to_be_visible()
    page.get_by_text("Plus de filtres").click()
    page.get_by_label("Sens").select_option("in")
    expect(page.get_by_text("1 mouvement", exact=True)).to_be_visible()
    page.get_by_text("2 paiements").click()
    expect(page.get_by_text("Département de la Gironde · Mandat 4512")).to_be_visible()
    expect(page.get_by_text("La somme des paiements n’est pas celle du mouvement.")).to_be_visible()
    gallery.look(page, "operator-bank-movements")
    page.get_by_label("Que cherchez-vous ?").fill("personne")
    page.get_by_role("button", name="Chercher").click()
    expect(page.get_by_text("Rien ne correspond")).to_be_visible()
