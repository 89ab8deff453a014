"""Who and where in the demo: seven accounts, real venues of the Gironde, made-up organisations around them."""

from __future__ import annotations

from dataclasses import dataclass

from ..access import MANAGER, MEDIATOR, OPERATOR, PRESCRIBER, SPONSOR

VENUE = "gironde_147"  # a public digital space in a small town: position, telephone, four services
SIRET_OF_A_TOWN = "23300003300008"  # of nobody: public bodies' begin with 1 or 2, and get an attestation
SPONSOR_KEY = "demo:sponsor"
PRESCRIBER_KEY = "demo:prescriber"
OTHER_PRESCRIBER_KEY = "demo:prescriber:2"
SPONSOR_NAME = "Département de la Gironde (démo)"
SPONSOR_PHONE = "+33556000033"
PRESCRIBER_NAME = "Maison des solidarités de Bourg (démo)"
OTHER_PRESCRIBER_NAME = "France services de Libourne (démo)"
POSTCODE = "33710"
NEAR_ITS_END = "Coup de pouce numérique (démo)"
OVER = "Printemps connecté (démo)"
MEDIATORS_ELSEWHERE = (  # name, and the venue where they scan; nobody signs in as them
    ("Sonia Lafon", "gironde_127"),
    ("Théo Barreyre", "gironde_108"),
    ("Awa Diallo", "gironde_298"),
)


BANK_ACCOUNTS = {  # where the venues' organisations are paid; numbers of no real account
    VENUE: "FR7630001002150000001470041",
    "gironde_127": "FR7630001002150000001270027",
    "gironde_108": "FR7630001002150000001080004",
    "gironde_298": "FR7630001002150000002980040",
}
SPONSOR_ACCOUNT = "FR7630001002150000000330097"
CLOSED_ACCOUNT = "gironde_298"  # its bank closed it: a transfer comes back


@dataclass(frozen=True, slots=True)
class Account:
    """Someone of the demo: their role, the page they start on, how they sign in, and the key of where they work."""

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
    Account(MEDIATOR, "médiateur", "Inès Moreau", "/", "mediateur@poincon.test", "bonjour-mediateur", VENUE),
)
