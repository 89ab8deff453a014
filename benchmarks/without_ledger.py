"""Poinçon as it was before the ledger: a batch's rows are inserted by the same statement without the ledger's lines."""

from __future__ import annotations

from flask import Flask

import server
from server.prepared import Prepared
from server.redemptions import insertion


def create_app() -> Flask:
    """The app of a server that posts nothing."""
    insertion.INSERT_JSON = Prepared(insertion.INSERT.returning(insertion.TABLE.c.id))
    return server.create_app()
