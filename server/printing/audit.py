"""The audit trail of printing: one line on stderr for each file, never with a code, since codes are worth money."""

from __future__ import annotations

import logging

from ..access import Actor

log = logging.getLogger("poincon.audit")
log.setLevel(logging.INFO)
_on_stderr = logging.StreamHandler()
_on_stderr.setFormatter(logging.Formatter("%(asctime)s audit: %(message)s"))
log.addHandler(_on_stderr)


def note(what: str, actor: Actor, **details: object) -> None:
    """Write one line: what a person did, and details such as order and part."""
    words = " ".join(f"{name}={value}" for name, value in details.items())
    log.info("%s person=%d %s", what, actor.person_id, words)
