"""An order on paper: the sponsor uploads its logo, approves the proof, and downloads its booklets file by file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from server.commands import CONSOLE
from server.vouchers import issue
from tests.printing.support import logos, paper
from tests.support import factories as make

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Account

NewDesk = Callable[..., Desk]
BOOKLETS, FIRST_PART = 103, 100
TEXT = "Avec le soutien de l’État. Renseignements : pass.example.fr"


def ordered(office: Office) -> tuple[int, Account]:
    """An order funded and issued, and someone of its sponsor."""
    with office.app.app_context():
        order = make.funded_order(make.campaign(name="Médoc connecté"), booklet_size=5, booklet_count=BOOKLETS)
        for _ in issue.issue(CONSOLE, order.id):
            pass
        person = make.sponsor_person(order.campaign.sponsor)
        return order.id, Account(person.email, person.name)


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    """A logo as a file."""
    path = tmp_path / "logo.png"
    path.write_bytes(logos.picture(mode="RGBA"))
    return path


def downloads(page: Page) -> list[Download]:
    """The files that the page downloads from now on."""
    files: list[Download] = []

    def keep(file: Download) -> None:
        files.append(file)

    page.on("download", keep)
    return files


def approve(page: Page) -> None:
    """Open the proof, then approve it."""
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Épreuve A4").click()
    popup.value.close()
    page.get_by_role("button", name="J’approuve l’épreuve").click()
    expect(page.get_by_text("Épreuve approuvée par")).to_be_visible()


def test_a_sponsor_approves_the_proof_and_downloads_its_booklets(
    new_desk: NewDesk, office: Office, gallery: Gallery, logo: Path, tmp_path: Path
) -> None:
    order_id, sponsor = ordered(office)
    page = new_desk(f"/commanditaire#commande-{order_id}", sponsor).page
    expect(page.get_by_text("Ni logo ni texte")).to_be_visible()
    page.get_by_role("button", name="Changer le logo ou le texte").click()
    page.get_by_label("Logo", exact=True).set_input_files(logo)
    expect(page.get_by_role("img", name="Logo imprimé")).to_be_visible()
    page.get_by_label("Texte", exact=True).fill(TEXT)
    page.get_by_role("button", name="Enregistrer le texte").click()
    expect(page.get_by_text(TEXT)).to_be_visible()
    page.get_by_role("button", name="J’approuve l’épreuve").click()
    expect(page.get_by_text("Ouvrez d’abord l’épreuve")).to_be_visible()
    gallery.look(page, "paper-proof")
    approve(page)
    page.get_by_text("Feuilles A4").scroll_into_view_if_needed()
    gallery.look(page, "paper-ready")

    files = downloads(page)
    page.get_by_role("button", name=f"Télécharger les {BOOKLETS} carnets").click()
    expect(page.get_by_text("Tout est là : 2 fichiers")).to_be_visible()
    page.get_by_text("Tout est là").scroll_into_view_if_needed()
    gallery.look(page, "paper-done")
    assert len(files) == 2
    last = tmp_path / files[1].suggested_filename
    files[1].save_as(last)
    assert len(paper.codes(last)) == (BOOKLETS - FIRST_PART) * 6
    assert all(TEXT in text for text in paper.texts(last))


def test_a_download_cut_off_goes_on_where_it_stopped(new_desk: NewDesk, office: Office, gallery: Gallery) -> None:
    order_id, sponsor = ordered(office)
    page = new_desk(f"/commanditaire#commande-{order_id}", sponsor).page
    approve(page)
    files = downloads(page)
    refused = {"status": 409, "json": {"error": {"code": "drawing_failed", "message": "Recommencez."}}}
    page.route("**/print/2.pdf*", lambda route: route.fulfill(**refused), times=1)
    page.get_by_role("button", name=f"Télécharger les {BOOKLETS} carnets").click()
    expect(page.get_by_text("Ce qui est téléchargé est gardé")).to_be_visible()
    expect(page.get_by_label(f"{FIRST_PART} carnets sur {BOOKLETS}")).to_be_visible()
    page.get_by_text("Fichier par fichier").click()
    page.get_by_text("Ce qui est téléchargé est gardé").scroll_into_view_if_needed()
    gallery.look(page, "paper-cut-off")
    page.get_by_role("button", name="Reprendre le téléchargement").click()
    expect(page.get_by_text("Tout est là : 2 fichiers")).to_be_visible()
    assert [file.suggested_filename[:11] for file in files] == ["partie-0001", "partie-0002"]


def test_a_logo_too_large_or_not_an_image_is_refused_in_a_sentence(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    order_id, sponsor = ordered(office)
    page = new_desk(f"/commanditaire#commande-{order_id}", sponsor).page
    page.get_by_role("button", name="Changer le logo ou le texte").click()
    field = page.get_by_label("Logo", exact=True)
    field.set_input_files({"name": "logo.png", "mimeType": "image/png", "buffer": bytes(20 * 1024 * 1024)})
    expect(page.get_by_text("Ce fichier dépasse 2 Mo")).to_be_visible()
    field.set_input_files({"name": "logo.png", "mimeType": "image/png", "buffer": b"%PDF-1.7 no picture"})
    expect(page.get_by_text("Ce fichier n’est pas une image")).to_be_visible()
    gallery.look(page, "paper-bad-logo")


def test_the_operator_is_told_that_the_sponsor_approves(new_desk: NewDesk, office: Office, gallery: Gallery) -> None:
    order_id, _sponsor = ordered(office)
    page = new_desk(f"/operateur#commande-{order_id}", office.operator_account).page
    told = page.get_by_text("relit l’épreuve et l’approuve dans son espace")
    expect(told).to_be_visible()
    expect(page.get_by_role("button", name="J’approuve l’épreuve")).to_have_count(0)
    told.scroll_into_view_if_needed()
    gallery.look(page, "paper-operator")
