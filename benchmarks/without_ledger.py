"""Poinçon without the ledger: a batch's rows are inserted with the same query, but without ledger lines."""

from __future__ import annotations

from flask import Flask

import server
from server.prepared import Prepared
from server.redemptions import insertion


def create_app() -> Flask:
    """The app of a server that writes no ledger lines."""
    insertion.INSERT_JSON = Prepared(insertion.INSERT.returning(insertion.TABLE.c.id))
    return server.create_app()
