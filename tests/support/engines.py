"""Engines of the databases of tests: an app gets one that another test is done with, with all it has learned.

An engine knows its database's version and keeps the SQL that it compiled; PostgreSQL's also keep their connections,
each of which costs a process there. No two apps have the same engine at the same time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy
from flask import Flask
from sqlalchemy import URL, Engine, make_url

import server.engines
from server.db import db

Key = tuple[str, URL]


class Engines:
    """Lends engines of some databases, and keeps one of each kind between two tests."""

    def __init__(self) -> None:
        self._shared: set[URL] = set()
        self._kept: dict[Key, Engine] = {}
        self._lent: list[tuple[Key, Engine]] = []

    def share(self, url: URL) -> None:
        """Lend engines of this database from now on."""
        self._shared.add(url)

    def lend(self, kind: str, url: URL, make: Callable[[], Engine]) -> Engine:
        """The engine of this kind that was kept, else a new one."""
        if url not in self._shared:
            return make()
        engine = self._kept.pop((kind, url), None) or make()
        self._lent.append(((kind, url), engine))
        return engine

    def take_back(self, url: URL) -> bool:
        """Keep an engine of each kind, close the others; whether nobody holds a connection to this database."""
        back = [(key, engine) for key, engine in self._lent if key[1] == url]
        self._lent = [(key, engine) for key, engine in self._lent if key[1] != url]
        for key, engine in back:
            if key in self._kept or _in_use(engine):
                engine.dispose()
            else:
                self._kept[key] = engine
        return not any(_in_use(engine) for _key, engine in back)


def _in_use(engine: Engine) -> bool:
    """Whether a connection is out, or a test or an app listens to it still."""
    pool: Any = engine.pool
    listening = any(listener.__module__.startswith("tests.") for listener in pool.dispatch.connect)
    heard = [*engine.dispatch.before_cursor_execute, *pool.dispatch.checkin]
    return bool(pool.checkedout() or listening or heard)


engines = Engines()


def _main(_bind: str | None, options: dict[str, Any], _app: Flask) -> Engine:
    return engines.lend("main", make_url(options["url"]), lambda: sqlalchemy.engine_from_config(options, prefix=""))


def _autocommit(url: URL, **options: Any) -> Engine:
    return engines.lend("autocommit", url, lambda: sqlalchemy.create_engine(url, **options))


def share_engines() -> None:
    """Let the apps of this process take the engines that others are done with."""
    db._make_engine = _main
    server.engines.create_engine = _autocommit  # type: ignore[attr-defined]
