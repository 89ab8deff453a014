"""The whole line on an empty database: from the first operator's invitation to 9,60 €, and a mediator who leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .support.camera import Camera
from .support.desk import Desk, who
from .support.gallery import keep
from .support.line import applicant, booklet, operator, venue
from .support.line.first import invite_first_operator, make_signing_key
from .support.line.scheme import Scheme, first_day
from .support.people import accept, set_up_app
from .support.phone import Phone
from .support.server import Server

ADA, LUCIE, ANNA = "ada@operateur.example", "lucie@gironde.example", "anna@graves.example"
PAUL, PRICE = "paul@operateur.example", 31_200
NADIA, KARIM = "nadia@escale.example", "karim@escale.example"
SPONSOR, PRESCRIBER = "Département de la Gironde", "Mission locale des Graves"
QUESTION, ANSWER = "Qui tient l’atelier ?", "Karim, le mardi et le jeudi."
BOOKLETS = 3


@pytest.fixture
def scheme(
    tmp_path: Path, released_server: Server, browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[Scheme]:
    with first_day(tmp_path, released_server, browser, browser_context_args) as scheme:
        yield scheme


def arrive(page: Page, link: str, *, protected: bool = True) -> Desk:
    """Accept an invitation with a new account; a role that touches money or people is protected by an app of codes."""
    accept(page, link)
    if protected:
        set_up_app(page)
        keep(page, "line-recovery-codes")
        page.get_by_role("button", name="C’est noté").click()
    expect(who(page)).to_be_visible()
    return Desk(page)


def come(scheme: Scheme, email: str, *, protected: bool = True) -> Desk:
    """Somebody reads their invitation in their mail, and opens it in their own browser."""
    return arrive(scheme.page(), scheme.letter("invitation", email), protected=protected)


def begin(scheme: Scheme) -> tuple[Desk, Desk]:
    """The operator and the sponsor come; a campaign, an order, and its booklets."""
    ada = arrive(scheme.page(), invite_first_operator(scheme.server, ADA, "Ada Lemoine"))
    keep(ada.page, "line-first-desk")
    make_signing_key(ada)
    operator.make_organisation(ada, SPONSOR, "223 300 013 00016", "Finance des pass", departments="33")
    operator.invite_to(ada, "Lucie Martin", LUCIE, "Commanditaire")
    lucie = come(scheme, LUCIE)
    operator.open_campaign(ada, SPONSOR, "Gironde connectée")
    booklet.order(lucie, BOOKLETS)
    pay(scheme, ada)
    operator.issue(ada, BOOKLETS)
    return ada, lucie


def pay(scheme: Scheme, ada: Desk) -> None:
    """The transfer is on the bank's statement; one person says what it is, another confirms."""
    operator.invite_operator(ada, "Paul Roux", PAUL)
    paul = come(scheme, PAUL)
    operator.take_statement(ada, PRICE, "VIREMENT COMMANDE 1")
    operator.explain(ada, "Rapprocher ainsi", "une autre personne doit confirmer")
    operator.explain(paul, "Confirmer", "entièrement expliqué")


def apply(scheme: Scheme, ada: Desk) -> Desk:
    """A social centre applies, is asked one question, answers and is qualified; its manager comes."""
    applicant.begin(scheme.page(), "Nadia@Escale.example")
    page = scheme.page()
    applicant.resume(page, scheme.letter("candidature", NADIA), "Nadia Rami")
    operator.open_application(ada, applicant.CENTRE)
    operator.ask(ada, QUESTION)
    applicant.answer(page, scheme.letter("candidature", NADIA, seen=2), QUESTION, ANSWER)
    operator.open_application(ada, applicant.CENTRE)
    operator.admit(ada, ANSWER)
    nadia = come(scheme, NADIA)
    expect(nadia.page.get_by_text(applicant.VENUE, exact=True)).to_be_visible()
    return nadia


def prescribe(scheme: Scheme, ada: Desk, lucie: Desk) -> Desk:
    """Another organisation prescribes and runs a venue; its one person has both roles, and receives the booklets."""
    operator.make_organisation(ada, PRESCRIBER, "130 025 265 00013", "Remet des carnets", "Accueille dans des lieux")
    operator.invite_to(ada, "Anna Diop", ANNA, "Prescripteur")
    anna = come(scheme, ANNA, protected=False)
    operator.invite_to(ada, "Anna Diop", ANNA, "Gestionnaire")
    anna.page.goto(scheme.letter("invitation", ANNA, seen=1))
    anna.press("Accepter")
    set_up_app(anna.page)
    anna.press("C’est noté")
    venue.add_venue(anna, "Espace numérique des Graves")
    booklet.send(lucie, "1-1", BOOKLETS, PRESCRIBER)
    anna.page.get_by_role("link", name="Espace du prescripteur").click()
    booklet.receive(anna, BOOKLETS)
    return anna


def enrol(scheme: Scheme, nadia: Desk, camera: Camera) -> Phone:
    """The manager invites a mediator, who accepts on the phone; the manager's QR makes that phone the mediator's."""
    venue.invite_mediator(nadia, "Karim", KARIM)
    page = scheme.page(offline=True)
    accept(page, scheme.letter("invitation", KARIM))
    expect(page.get_by_role("heading", name="Où scannez-vous ?")).to_be_visible()
    page.goto(venue.qr_for(nadia, "Karim"))
    phone = Phone(page.context, camera, page)
    phone.press("Relier ce téléphone")
    phone.ready()
    expect(phone.status).to_contain_text("liste à jour")
    expect(nadia.dialog).to_contain_text("Fait : Téléphone de Karim est relié à ce lieu.")
    nadia.dialog.get_by_role("button", name="Fermer").last.click()
    keep(nadia.page, "line-phones")
    return phone.works_offline()


def owed(nadia: Desk, amount: str) -> None:
    """The manager reads what the venue is owed this month."""
    nadia.page.goto(venue.DESK)
    expect(nadia.figure("À recevoir")).to_have_text(amount)


def test_from_the_first_operator_to_what_a_venue_is_owed_and_a_mediator_who_leaves(
    scheme: Scheme, camera: Camera
) -> None:
    camera.look_away()
    ada, lucie = begin(scheme)
    nadia = apply(scheme, ada)
    anna = prescribe(scheme, ada, lucie)
    phone = enrol(scheme, nadia, camera)
    beneficiary = scheme.page()
    beneficiary.goto(booklet.hand_over(anna, "1-1"))

    camera.show(booklet.shown(beneficiary, 1))
    phone.tells("Accepté", "Pass 1 ")
    keep(phone.page, "line-accepted")
    expect(phone.total).to_contain_text("9,60")
    phone.waits_for(0)
    owed(nadia, "9,60 €")
    keep(nadia.page, "line-owed")

    phone.context.set_offline(True)
    expect(beneficiary.get_by_text("Pass 1 utilisé")).to_be_visible()
    beneficiary.get_by_role("button", name="Montrer le pass suivant").click()
    camera.show(booklet.shown(beneficiary, 2))
    phone.tells("Accepté hors ligne", "Pass 2 ")
    phone.waits_for(1)
    camera.look_away()
    venue.withdraw_mediator(nadia, "Karim")
    phone.context.set_offline(False)
    expect(phone.page.get_by_role("heading", name="Ce téléphone a été retiré")).to_be_visible()
    expect(phone.page.get_by_text("Tous ses scans sont envoyés.")).to_be_visible()
    keep(phone.page, "line-retired")
    owed(nadia, "19,20 €")
    phone.press("J’ai compris")
    expect(phone.page.get_by_role("button", name="Se connecter", exact=True)).to_be_visible()
