"""The demo's evidence: files of one paid statement that `python -m server.verify` checks without server or network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from ..activity import exports
from ..db import db
from ..keys.ring import public_jwks
from ..payouts.models import PAID, Payout
from ..settlements.models import Statement
from ..statements import proofs
from .people import operator


class Evidence(NamedTuple):
    """The paths of a statement's proof and of the public keys."""

    statement: Path
    keys: Path

    @property
    def command(self) -> str:
        """The command that checks it, for the directory where the demo was loaded."""
        return f"python -m server.verify statement {self.statement} --keys {self.keys}"


def write(folder: Path) -> Evidence | None:
    """Write the files for the last paid statement; None when there is none."""
    paid = select(Statement.number).join(Payout, Payout.statement_id == Statement.id).where(Payout.state == PAID)
    number = db.session.scalar(paid.order_by(Statement.id.desc()).limit(1))
    if number is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    made = Evidence(folder / f"{number}.jsonl", folder / "cles.json")
    made.statement.write_text(exports.json_lines(proofs.proof(operator(), number)), "utf-8")
    made.keys.write_text(json.dumps({"keys": public_jwks()}), "utf-8")
    return made
