"""People and places of the demo: nine accounts, real venues of the Gironde, made-up organisations."""

from __future__ import annotations

from dataclasses import dataclass

from ..access import AUDITOR, HUB, MANAGER, MEDIATOR, OPERATOR, PRESCRIBER, SPONSOR

VENUE = "gironde_147"  # a public digital space in a small town: position, telephone, four services
SIRET_OF_A_TOWN = "23300003300008"  # nobody's; public bodies' SIRETs begin with 1 or 2 and get an attestation
SPONSOR_KEY = "demo:sponsor"
PRESCRIBER_KEY = "demo:prescriber"
OTHER_PRESCRIBER_KEY = "demo:prescriber:2"
SPONSOR_NAME = "Département de la Gironde (démo)"
SPONSOR_PHONE = "+33556000033"
PRESCRIBER_NAME = "Maison des solidarités de Bourg (démo)"
OTHER_PRESCRIBER_NAME = "France services de Libourne (démo)"
ORGANISATIONS = {  # SIRETs of nobody
    SPONSOR_KEY: ("22339901500013", SPONSOR_NAME),
    PRESCRIBER_KEY: ("26339902400011", PRESCRIBER_NAME),
    OTHER_PRESCRIBER_KEY: ("26339903200014", OTHER_PRESCRIBER_NAME),
}
POSTCODE = "33710"
NEAR_ITS_END = "Coup de pouce numérique (démo)"
CHOSEN = "Numérique et emploi (démo)"
OVER = "Printemps connecté (démo)"
GUEST, GUEST_EMAIL = "Camille Duprat", "camille@poincon.test"  # a mediator who was invited and has not answered
MEDIATORS_ELSEWHERE = (  # name and venue; nobody can sign in as them
    ("Sonia Lafon", "gironde_127"),
    ("Théo Barreyre", "gironde_108"),
    ("Awa Diallo", "gironde_298"),
)


BANK_ACCOUNTS = {  # of the venues' organisations; not real accounts
    VENUE: "FR7630001002150000001470041",
    "gironde_127": "FR7630001002150000001270027",
    "gironde_108": "FR7630001002150000001080004",
    "gironde_298": "FR7630001002150000002980040",
}
SPONSOR_ACCOUNT = "FR7630001002150000000330097"
CLOSED_ACCOUNT = "gironde_298"  # closed by its bank, so that one payout is returned


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the demo: role, start page, credentials, and the key of its venue or organisation."""

    role: str
    title: str
    name: str
    page: str
    email: str
    password: str
    workplace: str | None


ACCOUNTS = (
    Account(OPERATOR, "opérateur", "Odile Perret", "/operateur", "operateur@poincon.test", "bonjour-operateur", None),
    Account(OPERATOR, "comptable", "Paul Vidal", "/operateur", "comptable@poincon.test", "bonjour-comptable", None),
    Account(
        SPONSOR,
        "commanditaire",
        "Karim Dulac",
        "/commanditaire",
        "commanditaire@poincon.test",
        "bonjour-commanditaire",
        SPONSOR_KEY,
    ),
    Account(
        PRESCRIBER,
        "prescripteur",
        "Lucie Castaing",
        "/prescripteur",
        "prescripteur@poincon.test",
        "bonjour-prescripteur",
        PRESCRIBER_KEY,
    ),
    Account(
        PRESCRIBER,
        "autre prescripteur",
        "Marc Etcheverry",
        "/prescripteur",
        "prescripteur2@poincon.test",
        "bonjour-prescripteur2",
        OTHER_PRESCRIBER_KEY,
    ),
    Account(
        MANAGER,
        "gestionnaire",
        "Hugo Lartigue",
        "/gestion",
        "gestionnaire@poincon.test",
        "bonjour-gestionnaire",
        VENUE,
    ),
    Account(
        HUB, "territoire", "Nadia Cazaux", "/territoire", "territoire@poincon.test", "bonjour-territoire", SPONSOR_KEY
    ),
    Account(AUDITOR, "auditeur", "Maud Sarrazin", "/auditeur", "auditeur@poincon.test", "bonjour-auditeur", None),
    Account(MEDIATOR, "médiateur", "Inès Moreau", "/connexion", "mediateur@poincon.test", "bonjour-mediateur", VENUE),
)
