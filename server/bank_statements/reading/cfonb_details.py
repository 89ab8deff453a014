"""CFONB 120, what the lines 05 add to a movement: the other side, its words, the payment's own id. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ...banking.references import read_id

ID = slice(0, 35)
DEBTOR, CREDITOR = ("NPY", "CPY"), ("NBE", "CBE")
"""Name and account of who pays, and of who is paid."""


class CfonbDetails(NamedTuple):
    """What the bank adds; each empty where it does not."""

    label: str = ""
    remittance: str = ""
    creditor_reference: str = ""
    end_to_end_id: str = ""
    party: str = ""
    party_iban: str = ""


def read(lines: Sequence[str], *, is_credit: bool) -> CfonbDetails:
    """Lines of one kind follow each other; those of a kind we do not know are left out."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines:
        told[line[45:48]].append(line[48:118].rstrip())
    name, account = DEBTOR if is_credit else CREDITOR
    return CfonbDetails(
        label=_joined(told["LIB"] + told["   "]),
        remittance=_joined(told["LCC"] + told["LC2"]),
        creditor_reference=_joined(told["LCS"]),
        end_to_end_id=read_id("".join(told["RCN"][:1])[ID].strip()),
        party=_joined(told[name][:1]),
        party_iban="".join("".join(told[account][:1]).split())[:34],
    )


def _joined(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split())
