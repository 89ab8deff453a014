"""`/solvabilite`: where the money is, as a page that anyone understands. HTML without script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import accumulate
from typing import NamedTuple

from flask import Blueprint, Response, make_response, render_template

from ..access import public
from ..clock import PARIS
from ..db import db
from ..schemas import ID_IN_PATH
from ..wallet.words import MONTHS, SPACE, hour
from . import coverage_words, service
from .changes import last_change
from .figures import Figures
from .routes import keep_a_minute
from .words import say_share

blp = Blueprint("solvency_pages", __name__, template_folder="templates")
WIDTH = 1_000
"""Of a bar, in units of its SVG."""
THIN = "\u202f"

PLACES = (
    ("paid", "Payé aux lieux", "Virements que la banque a faits pour des pass utilisés."),
    ("in_transit", "En route vers les lieux", "Virements demandés à la banque, pas encore confirmés."),
    ("owed", "Dû aux lieux", "Pass utilisés, à payer après la clôture du mois."),
    ("outstanding", "Pass en circulation", "Pass payés par le commanditaire et pas encore utilisés."),
    ("held", "Pas encore en pass", "Argent reçu dont les carnets ne sont pas encore fabriqués."),
    ("credit_due", "À rendre au commanditaire", "Avoirs pour des pass jamais utilisés, pas encore virés."),
    ("credit_in_transit", "En route vers le commanditaire", "Avoirs dont le virement est demandé à la banque."),
    ("credit_paid", "Rendu au commanditaire", "Avoirs que la banque a virés."),
    ("guarantee", "Garantie", "Mise de côté pour payer les lieux de bonne foi quand un pass a déjà servi ailleurs."),
    ("advance", "Avance du commanditaire", "Argent reçu qu’aucune commande n’a encore utilisé."),
    ("fees", "Frais de gestion", "Gardés par l’opérateur : part du commanditaire et part des lieux."),
)
"""Where money can be, in the order of the page: name, French word, meaning."""
PROMISED = "promised"
MISSING = (
    "Dû par le commanditaire",
    "Promis, ou repris par la banque : compté dans les lignes ci-dessus, et pas là.",
)
ALWAYS = ("paid", "owed", "outstanding", "guarantee", "fees")
"""Places that are listed even when they hold nothing."""


class Summand(NamedTuple):
    """One summand: its name, word, meaning and amount."""

    name: str
    word: str
    meaning: str
    cents: int


class Piece(NamedTuple):
    """A place's share of a bar, in the bar's units."""

    name: str
    start: float
    width: float


@blp.route("/solvabilite")
@public
def solvency_page() -> Response:
    """All campaigns."""
    seen, since = service.solvency(), last_change(db.session())
    return keep_a_minute(make_response(render_template("solvency.html", seen=seen, since=since)))


@blp.route(f"/solvabilite/<{ID_IN_PATH}:campaign_id>")
@public
def campaign_page(campaign_id: int) -> Response:
    """One campaign. An unknown one is a page that says so."""
    seen = service.solvency()
    try:
        one = seen.campaign(campaign_id)
    except service.UnknownSolvency as refusal:
        return make_response(render_template("no_solvency.html", refusal=refusal), 404)
    return keep_a_minute(make_response(render_template("campaign_solvency.html", seen=seen, one=one)))


@blp.app_template_filter()
def summands(figures: Figures) -> list[Summand]:
    """The places of the money with their amounts, less what is only promised; of the empty ones only ALWAYS."""
    missing = [Summand(PROMISED, *MISSING, -figures.promised_cents)] if figures.promised_cents else []
    amounts = ((name, word, meaning, getattr(figures, f"{name}_cents")) for name, word, meaning in PLACES)
    return [*(Summand(*one) for one in amounts if one[3] or one[0] in ALWAYS), *missing]


@blp.app_template_filter()
def pieces(figures: Figures) -> Iterator[Piece]:
    """The bar: each place as wide as its share; a negative one has no width."""
    places = [place for place in summands(figures) if place.cents > 0]
    whole = sum(place.cents for place in places)
    ends = accumulate((place.cents for place in places), initial=0)
    for place, start in zip(places, ends, strict=False):
        yield Piece(place.name, round(start * WIDTH / whole, 2), round(place.cents * WIDTH / whole, 2))


for phrase in (*(coverage_words.list_verdicts, coverage_words.list_differences, coverage_words.list_needed), say_share):
    blp.add_app_template_filter(phrase)


@blp.app_template_filter()
def euros(cents: int) -> str:
    """``1 234,50 €`` with no-break spaces, the sign of a negative amount in front."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'−' if cents < 0 else ''}{whole:,}".replace(",", THIN) + f",{rest:02}{SPACE}€"


@blp.app_template_filter()
def say_moment(moment: datetime) -> str:
    """``23 novembre 2026 à 14 h 05``, in Paris."""
    local = moment.astimezone(PARIS)
    return f"{say_day(local)} à {hour(local)}"


@blp.app_template_filter()
def say_day(day: date) -> str:
    """``23 novembre 2026``."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{SPACE}{MONTHS[day.month - 1]} {day.year}"
