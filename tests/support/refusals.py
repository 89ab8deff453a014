"""Every refusal of the server, found by importing all of its modules."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import server
from server.errors import Refusal


def _under(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for child in kind.__subclasses__():
        yield child
        yield from _under(child)


for _module in pkgutil.walk_packages(server.__path__, "server."):
    if _module.name != "server.gunicorn_conf":  # importing it turns garbage collection off
        import_module(_module.name)
REFUSALS = {f"{kind.__module__}.{kind.__name__}": kind for kind in _under(Refusal)}
"""By the full name of its class."""
