"""Which module serves which addresses, and when it is imported: at start, or at the first request below its addresses.

Importing every feature would take half of the start time (docs/decisions/start.md).
"""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from itertools import chain
from threading import RLock
from typing import Any

from flask import Blueprint, Flask
from sqlalchemy.orm.mapper import _CONFIGURE_MUTEX
from werkzeug.routing import Map, Rule
from werkzeug.utils import import_string

API = {
    "accounts.routes": ("/api/session", "/api/sessions", "/api/devices"),
    "pins.routes": ("/api/account",),
    "factors.routes": ("/api/session", "/api/factors", "/api/people"),
    "oidc.routes": ("/api/provider",),
    "messages.routes": ("/api/messages", "/api/messages.csv"),
    "people.routes": ("/api/people", "/api/invitations"),
    "people.account_routes": ("/api/account", "/api/password"),
    "campaigns.routes": ("/api/campaigns", "/api/orders", "/api/orders.csv", "/api/sponsors"),
    "billing.routes": ("/api/orders", "/api/quotes", "/api/invoices", "/api/organisations"),
    "dashboards.routes": ("/api/campaigns",),
    "expiry.routes": ("/api/campaigns", "/api/expiry"),
    "hand_overs.routes": ("/api/hand-overs", "/api/prescriber"),
    "redemptions.routes": ("/api/redemptions", "/api/bundle", "/api/vouchers"),
    "phones.routes": ("/api/devices", "/api/devices.csv"),
    "stock.finding_routes": ("/api/booklets",),
    "stock.reissue_routes": ("/api/booklets",),
    "stock.routes": ("/api/stock",),
    "guarantee.routes": ("/api/redemptions",),
    "activity.reversal_routes": ("/api/redemptions",),
    "activity.receipt_routes": ("/api/redemptions",),
    "activity.conflict_routes": ("/api/conflicts",),
    "statements.proof_routes": ("/api/statements",),
    "activity.routes": ("/api/settlements", "/api/venues"),
    "statements.routes": ("/api/statements", "/api/statements.csv", "/api/settlements"),
    "statements.pdf.routes": ("/api/statements",),
    "credits.routes": ("/api/credit-notes", "/api/campaigns"),
    "admission.applications.routes": ("/api/applications",),
    "admission.applications.desk_routes": ("/api/applications",),
    "admission.routes": ("/api/organisations", "/api/organisations.csv"),
    "admission.territory_routes": ("/api/territory",),
    "approvals.routes": ("/api/campaigns", "/api/approvals"),
    "solvency.acpr_routes": ("/api/acpr",),
    "bank_statements.routes": ("/api/bank-statements", "/api/own-bank-accounts"),
    "matching.routes": ("/api/movements", "/api/matches", "/api/orders"),
    "promises.routes": ("/api/promises", "/api/orders"),
    "payouts.routes": ("/api/payouts", "/api/payments"),
    "payouts.found.routes": ("/api/payouts",),
    "payouts.bank_accounts.routes": ("/api/bank-accounts", "/api/organisations"),
    "payouts.bank_answers.routes": ("/api/payouts",),
    "payouts.balance_routes": ("/api/balances", "/api/venues"),
    "books.routes": ("/api/books",),
    "books.disbursing_routes": ("/api/disbursements",),
    "venues.routes": ("/api/venues", "/api/communes", "/api/map", "/api/opening-hours"),
    "venues.found.routes": ("/api/venues",),
    "reports.routes": ("/api/reports", "/api/venues"),
    "vouchers.routes": ("/api/booklets", "/api/keys", "/api/orders"),
    "vouchers.qr_routes": ("/api/vouchers",),
    "printing.routes": ("/api/orders", "/api/booklets", "/api/proofs", "/api/sponsors"),
    "stock.transfer_routes": ("/api/transfers",),
    "wallet.routes": ("/api/wallet", "/api/places"),
    "transparency.routes": ("/api/log",),
    "solvency.routes": ("/api/solvency",),
    "solvency.proof_routes": ("/api/solvency", "/api/orders"),
    "keys.routes": ("/api/signing-keys",),
    "invoicing.routes": ("/api/operator-identity",),
    "venues.open_data.routes": ("/api/venues",),
    "first_steps.routes": ("/api/first-steps",),
    "todo.routes": ("/api/todo",),
    "first_screens.routes": ("/api/first-screens",),
    "front.routes": ("/api/public-facts", "/api/meetings", "/api/announcements"),
    "audit.routes": ("/api/ledger", "/api/ledger.csv"),
    "accounting.routes": ("/api/ledger",),
    "audit.trail_routes": ("/api/trail", "/api/trail.csv"),
}
"""Each module of the API, with the beginnings of its addresses; the API document keeps this order."""
PAGES = {
    "shell": ("/",),
    "oidc.pages": ("/connexion",),
    "wallet.pages": ("/v", "/V"),
    "wallet.places_pages": ("/lieux",),
    "activity.receipt_pages": ("/recu",),
    "solvency.pages": ("/solvabilite",),
    "solvency.past.pages": ("/solvabilite",),
    "front.meeting_pages": ("/reunions",),
    "front.announcement_pages": ("/annonce",),
    "front.pages": (
        *("/mon-carnet", "/rejoindre", "/financer", "/comprendre", "/qualification", "/questions", "/calendrier"),
        "/aide",
        *("/contact", "/mentions-legales", "/confidentialite", "/accessibilite", "/robots.txt", "/sitemap.xml"),
    ),
    "health": ("/healthz",),
    "metrics": ("/metrics",),
    "api_page": ("/api/docs", "/api/openapi.json"),
    "demo.pages": ("/demo",),
}
MODULES = API | PAGES
AT_START = ("redemptions.routes", "shell", "health")
"""What scanning needs, so that no scan waits for an import, and every worker process shares its memory."""
OF_DEMO = "demo.pages"
BELOW = {
    beginning: [module for module, beginnings in MODULES.items() if beginning in beginnings]
    for beginning in chain.from_iterable(MODULES.values())
}
"""The modules that serve the addresses below each beginning."""


IMPORTING = _CONFIGURE_MUTEX
"""Held by a thread that imports features while others serve.

No other thread may configure the mappers then, as its first query after an import does: of a module whose models are
half defined, SQLAlchemy would keep the failure until the process ends. So this is SQLAlchemy's own lock for that.
"""


def import_named(path: str) -> Any:
    """What `module:name` below this package is; imports its module."""
    with IMPORTING:
        return import_string(f"{__package__}.{path}")


def blueprint(module: str) -> Blueprint:
    """A feature's blueprint; imports its module."""
    found: Blueprint = import_named(f"{module}:blp")
    return found


class Features:
    """The features of one app. Safe to use from several threads.

    Flask takes no blueprint after its first request, and adding to a map of addresses that others read is not safe.
    So blueprints are registered on a copy of the app that has seen no request: it shares all with the app but the map,
    which the app gets when it is complete.
    """

    def __init__(self, app: Flask, *, demo: bool) -> None:
        self._app, self._register = app, copy(app)
        self._register.jinja_env = app.jinja_env  # made when first read: without this the copy would make its own
        self._missing = [module for module in MODULES if demo or module != OF_DEMO]
        self._loading = RLock()
        self._load(AT_START)
        self._always = {rule.rule for rule in app.url_map.iter_rules() if not rule.arguments}

    def load_for(self, path: str) -> None:
        """Load what may serve this path, unless that was served from the start."""
        if self._missing and path not in self._always:
            self._load(BELOW.get(beginning(path), ()))

    def load_all(self) -> None:
        """Load every feature."""
        self._load(MODULES)

    def _load(self, modules: Collection[str]) -> None:
        with self._loading, IMPORTING:
            if not (fresh := [module for module in self._missing if module in modules]):
                return
            self._register.url_map = Map([_copied(rule) for rule in self._app.url_map.iter_rules()])
            for module in fresh:
                self._register.register_blueprint(blueprint(module))
            self._app.url_map = self._register.url_map
            self._missing = [module for module in self._missing if module not in fresh]


def beginning(path: str) -> str:
    """The part of a path that chooses the features: two steps under /api, otherwise one."""
    steps = path.split("/", 3)[1:3]
    return "/" + "/".join(steps if steps[0] == "api" else steps[:1])


def _copied(rule: Rule) -> Rule:
    """An unbound copy of a rule, with the mark by which Flask answers OPTIONS."""
    unbound = rule.empty()
    unbound.provide_automatic_options = rule.provide_automatic_options  # type: ignore[attr-defined]  # Flask's own
    return unbound
