"""Who and where in the demo: five accounts, a real venue of the Gironde, made-up organisations around it."""

from __future__ import annotations

from dataclasses import dataclass

from ..access import MANAGER, MEDIATOR, OPERATOR, PRESCRIBER, SPONSOR

VENUE = "gironde_147"  # a public digital space in a small town: position, telephone, four services
SPONSOR_KEY = "demo:sponsor"
PRESCRIBER_KEY = "demo:prescriber"
SPONSOR_NAME = "Département de la Gironde (démo)"
SPONSOR_PHONE = "+33556000033"
PRESCRIBER_NAME = "Maison des solidarités de Bourg (démo)"
POSTCODE = "33710"


@dataclass(frozen=True, slots=True)
class Account:
    """Someone of the demo: their role, the page they start on, how they sign in."""

    role: str
    title: str
    name: str
    page: str
    email: str
    password: str


ACCOUNTS = (
    Account(OPERATOR, "opérateur", "Odile Perret", "/operateur", "operateur@poincon.test", "bonjour-operateur"),
    Account(
        SPONSOR, "commanditaire", "Karim Dulac", "/commanditaire", "commanditaire@poincon.test", "bonjour-commanditaire"
    ),
    Account(
        PRESCRIBER,
        "prescripteur",
        "Lucie Castaing",
        "/prescripteur",
        "prescripteur@poincon.test",
        "bonjour-prescripteur",
    ),
    Account(MANAGER, "gestionnaire", "Hugo Lartigue", "/gestion", "gestionnaire@poincon.test", "bonjour-gestionnaire"),
    Account(MEDIATOR, "médiateur", "Inès Moreau", "/", "mediateur@poincon.test", "bonjour-mediateur"),
)
