"""Poinçon's server: `create_app()` puts the features together; nothing else lives here."""

from __future__ import annotations

from flask import Flask
from werkzeug.utils import import_string

from . import cli, db, errors, security, web
from .accounts import login
from .accounts.routes import blp as accounts
from .activity.conflict_routes import blp as conflicts
from .activity.reversal_routes import blp as reversals
from .activity.routes import blp as settlements
from .api_page import blp as api_page
from .audit.routes import blp as ledger
from .campaigns.routes import blp as campaigns
from .config import Config
from .credits.routes import blp as credit_notes
from .dashboards.routes import blp as dashboards
from .expiry.routes import blp as expiry
from .guarantee.routes import blp as decisions
from .hand_overs.routes import blp as hand_overs
from .health import blp as health
from .messages.routes import blp as messages
from .payouts.balance_routes import blp as balances
from .payouts.bank_accounts.routes import blp as bank_accounts
from .payouts.bank_answers.routes import blp as bank_answers
from .payouts.routes import blp as payouts
from .printing.routes import blp as printing
from .redemptions.routes import blp as redemptions
from .reports.routes import blp as reports
from .shell import blp as shell
from .solvency.acpr_routes import blp as acpr
from .solvency.pages import blp as solvency_pages
from .solvency.routes import blp as solvency
from .statements.log_source import OF_STATEMENTS
from .statements.pdf.routes import blp as papers
from .statements.proof_routes import blp as statement_proofs
from .statements.routes import blp as statements
from .stock.reissue_routes import blp as reissues
from .stock.routes import blp as stock
from .stock.transfer_routes import blp as transfers
from .transparency import sources as log_sources
from .transparency.routes import blp as log
from .venues.routes import blp as venues
from .vouchers.qr_routes import blp as qr_codes
from .vouchers.routes import blp as vouchers
from .wallet.pages import blp as pages
from .wallet.routes import blp as wallet

__version__ = "0.1.0"

log_sources.SOURCES.update(OF_STATEMENTS)  # all that the public log holds, whatever a process loads

BLUEPRINTS = (
    accounts,
    messages,
    campaigns,
    dashboards,
    expiry,
    hand_overs,
    redemptions,
    reissues,
    stock,
    decisions,
    reversals,
    conflicts,
    statement_proofs,
    settlements,
    statements,
    papers,
    credit_notes,
    acpr,
    payouts,
    bank_accounts,
    bank_answers,
    balances,
    venues,
    reports,
    vouchers,
    qr_codes,
    printing,
    transfers,
    wallet,
    log,
    solvency,
    ledger,
)
PAGES = (shell, pages, solvency_pages, health, api_page)
DEMO = f"{__name__}.demo.pages:blp"
"""Imported only with DEMO=1, so that other servers start without it."""


def create_app(config: Config | None = None) -> Flask:
    """The WSGI application. Raises ConfigError when the environment lacks a setting."""
    config = config or Config.from_environment()
    app = web.Application(__name__, static_folder=None)
    app.config.update(
        SECRET_KEY=config.secret_key,
        POINCON=config,
        MAX_CONTENT_LENGTH=256 * 1024,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.secure,
    )
    db.init_app(app, config.database_url)
    api = web.init_app(app)
    security.init_app(app)
    errors.init_app(app)  # after flask-smorest, whose own error body it replaces
    login.init_app(app)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint)
    for page in PAGES:
        app.register_blueprint(page)
    if config.demo:
        app.register_blueprint(import_string(DEMO))
    cli.init_app(app)
    return app
