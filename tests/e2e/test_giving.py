"""A booklet handed over by one scan, online or offline: recorded once, with its own time, and refusals are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import BrowserContext, expect

from server.db import db
from server.vouchers import qr
from server.vouchers.ids import parse_booklet
from server.vouchers.models import Booklet

from .support.camera import Camera
from .support.counter import Counter, Giver, counter
from .support.desk import go_to
from .support.gallery import Gallery
from .support.handset import Handset
from .support.office import Office
from .support.paper import PIXELS
from .support.server import Server
from .support.wire import Weather, Wire

NewGiver = Callable[[], Giver]


@pytest.fixture
def new_giver(kept_profile: Callable[[], BrowserContext], camera: Camera) -> NewGiver:
    """Makes new phones."""
    camera.look_away()
    return lambda: Giver(kept_profile(), camera)


@pytest.fixture
def desk(office: Office, server: Server) -> Counter:
    """A counter with five booklets."""
    assert server
    return counter(office, 5)


def handed_over(office: Office, number: str) -> Booklet:
    """A booklet as the server has it."""
    with office.app.app_context():
        db.session.rollback()
        return db.session.get_one(Booklet, parse_booklet(number))


def test_a_cover_is_scanned_and_the_booklet_handed_over(new_giver: NewGiver, desk: Counter, office: Office) -> None:
    giver = new_giver().open(desk.anna)
    cover = desk.covers[0]
    giver.scan(cover)
    giver.press("Remettre ce carnet")
    expect(giver.page.get_by_text("Vérifiez les critères, puis cochez la case")).to_be_visible()
    giver.press("Demandeurs d’emploi")
    giver.give()
    giver.tells("Remis", f"Carnet {cover.number}")
    letter = giver.page.get_by_role("link", name="Imprimer la lettre")
    expect(letter).to_have_attribute("href", f"/api/booklets/{cover.number}/letter.pdf?postcode=33150")
    giver.press("Montrer sur son téléphone")
    expect(giver.page.get_by_role("img", name=f"Code qui ouvre la page du carnet {cover.number}")).to_be_visible()
    kept = handed_over(office, cover.number)
    assert (kept.postcode, kept.target_public, kept.criteria_checked) == ("33150", "job_seekers", True)
    giver.home()
    expect(giver.lines).to_have_count(1)
    expect(giver.lines).to_contain_text("Remis")


def test_three_offline_survive_a_dead_battery_and_arrive_once_at_their_own_time(
    handset: Handset, desk: Counter, office: Office, server: Server
) -> None:
    giver = Giver(handset.switch_on().context, handset.camera).open(desk.anna).works_offline()
    server.kill()
    times = {}
    for cover in desk.covers[:3]:
        giver.scan(cover)
        giver.give()
        giver.tells("Remis, à envoyer", f"Carnet {cover.number}")
        times[cover.number] = datetime.now().astimezone()
        giver.home()
    expect(giver.status).to_contain_text("3 à envoyer")
    handset.pull_battery()
    giver = Giver(handset.switch_on().context, handset.camera).open()
    giver.context.clear_cookies()  # a night later the session is over
    expect(giver.status).to_contain_text("3 à envoyer")
    expect(giver.lines).to_have_count(3)
    server.start()
    expired = giver.page.get_by_text("Votre connexion a expiré. Les remises sont gardées")
    # The page may send by itself before the button is pressed.
    giver.page.get_by_role("button", name="Envoyer maintenant").or_(expired).first.click()
    expect(expired).to_be_visible()
    giver.press("Se reconnecter")
    giver.sign_in(desk.anna)
    expect(giver.status).to_contain_text("tout est envoyé")
    expect(giver.lines.filter(has_text="Remis")).to_have_count(3)
    for number, at in times.items():
        kept = handed_over(office, number)
        assert kept.handed_over_at
        assert abs((kept.handed_over_at - at).total_seconds()) < 20


def test_a_booklet_tells_what_waits_and_follows_the_servers_answer(
    wire: Wire, new_giver: NewGiver, desk: Counter
) -> None:
    giver = new_giver().open(desk.anna)
    expect(giver.status).to_contain_text("liste à jour")
    wire.weather = Weather.BUSY
    giver.scan(desk.covers[0])
    giver.give()
    giver.tells("Remis, à envoyer")
    giver.home()
    go_to(giver.page, "Carnets")
    stock = giver.page.get_by_role("list", name="Mes carnets").get_by_role("listitem")
    stock.filter(has_text=desk.covers[0].number).get_by_role("button").click()
    dialog = giver.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Carnet remis. Ce téléphone l’envoie dès que le serveur répond.")
    expect(dialog.get_by_role("button", name="Remettre ce carnet")).to_be_hidden()
    wire.weather = Weather.FAIR
    giver.page.evaluate("dispatchEvent(new Event('online'))")
    expect(dialog.get_by_role("img", name=f"Code qui ouvre la page du carnet {desk.covers[0].number}")).to_be_visible()
    giver.press("Fermer")
    expect(stock).to_have_count(4)


def test_of_two_phones_offline_one_hands_over_and_the_other_is_told_by_whom_and_when(
    new_giver: NewGiver, desk: Counter
) -> None:
    cover = desk.covers[0]
    phones = [new_giver().open(account).works_offline() for account in (desk.anna, desk.bob)]
    for each in phones:
        each.context.set_offline(True)
        each.scan(cover)
        each.give()
        each.tells("Remis, à envoyer")
        each.home()
    first, second = phones
    for each in phones:
        each.context.set_offline(False)
        expect(each.status).to_contain_text("tout est envoyé")
    expect(first.lines).to_contain_text("Remis")
    pile = second.page.get_by_role("list", name="À relire")
    expect(pile).to_contain_text(f"Remis par {desk.anna.name} ({desk.name}), aujourd’hui à")
    second.page.reload()
    second.ready()
    second.press(f"J’ai lu : carnet {cover.number}")
    expect(pile).to_be_hidden()


def test_offline_the_phone_says_at_once_what_is_not_to_be_handed_over(
    new_giver: NewGiver, desk: Counter, office: Office
) -> None:
    elsewhere = counter(office, 1)
    giver = new_giver().open(desk.anna).works_offline()
    giver.context.set_offline(True)
    giver.show(qr.png("https://autre-operateur.example/carnet/IjEtMSI.c2lnbmF0dXJl", PIXELS))
    expect(giver.page.get_by_role("alert")).to_contain_text("Couverture d’un autre opérateur")
    giver.press("Scanner une autre couverture")
    giver.show(elsewhere.covers[0].picture)
    expect(giver.page.get_by_role("alert")).to_contain_text("Ce carnet n’est pas dans votre stock")


def test_a_renewal_needs_the_earlier_booklet_and_stops_at_the_allowance(new_giver: NewGiver, desk: Counter) -> None:
    giver = new_giver().open(desk.anna)
    first, second, third = desk.covers[:3]
    giver.scan(first)
    giver.give()
    giver.tells("Remis")
    for cover, word in ((second, "Remis"), (third, "Refusé")):
        giver.press("Carnet suivant")
        giver.scan(cover)
        giver.press("La personne a déjà eu un carnet cette année ?")
        giver.page.get_by_label("Numéro de l’ancien carnet").fill(first.number)
        expect(giver.page.get_by_text(f"Ancien carnet : {first.number}")).to_be_visible()
        giver.give()
        giver.tells(word)
    giver.tells("Refusé", "Règle : 10 pass au plus par personne", "Ne donnez pas ce carnet")


def test_screens_of_handing_over_have_no_fault(
    new_giver: NewGiver, office: Office, server: Server, gallery: Gallery
) -> None:
    assert server
    desk = counter(office, 4, target_publics=["seniors", "job_seekers", "minimum_income"], territory=["33"])
    giver = new_giver().open(desk.anna).works_offline()
    gallery.look(giver.page, "give-home")
    giver.press("Scanner la couverture")
    expect(giver.page.get_by_text("Visez le code de la couverture")).to_be_visible()
    gallery.look(giver.page, "give-camera")
    giver.show(qr.png("https://autre-operateur.example/carnet/IjEtMSI.c2lnbmF0dXJl", PIXELS))
    expect(giver.page.get_by_role("alert")).to_be_visible()
    gallery.look(giver.page, "give-foreign")
    giver.press("Scanner une autre couverture")
    giver.scan(desk.covers[0])
    gallery.look(giver.page, "give-form")
    giver.press("La personne a déjà eu un carnet cette année ?")
    gallery.look(giver.page, "give-renewal")
    giver.press("Elle n’a pas d’ancien carnet")
    giver.give()
    giver.tells("Remis")
    gallery.look(giver.page, "give-done")
    giver.context.set_offline(True)
    giver.press("Carnet suivant")
    giver.scan(desk.covers[1])
    giver.give()
    giver.tells("Remis, à envoyer")
    gallery.look(giver.page, "give-kept")
    giver.home()
    expect(giver.status).to_contain_text("1 à envoyer")
    gallery.look(giver.page, "give-home-waiting")


def test_a_booklet_is_handed_over_by_the_keyboard_alone(new_giver: NewGiver, desk: Counter) -> None:
    giver = new_giver().open(desk.anna)
    number = giver.page.get_by_label("Ou le numéro du carnet")
    number.focus()
    giver.page.keyboard.type(desk.covers[0].number)
    giver.page.keyboard.press("Enter")
    expect(giver.page.get_by_role("heading", name=f"Carnet {desk.covers[0].number}")).to_be_focused()
    for _ in range(20):
        giver.page.keyboard.press("Tab")
        if giver.page.evaluate("document.activeElement.type") == "checkbox":
            break
    giver.page.keyboard.press("Space")
    giver.page.keyboard.press("Tab")
    giver.page.get_by_label("Code postal de la personne").focus()
    giver.page.keyboard.press("Enter")
    giver.tells("Remis")
