"""Clients and command runners that leave the test's app context for each call."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import Context
from typing import Any

from flask.testing import FlaskClient, FlaskCliRunner

from server.db import db


class FreshClient(FlaskClient):
    """Sends each request outside the test's app context, as on a server; the test's session then sees its writes."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        return _outside(super().open, *args, **kwargs)


class FreshRunner(FlaskCliRunner):
    """Runs each command outside the test's app context, as in a shell."""

    def invoke(self, *args: Any, **kwargs: Any) -> Any:
        return _outside(super().invoke, *args, **kwargs)


def _outside(call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    db.session.rollback()
    return Context().run(call, *args, **kwargs)
