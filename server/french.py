"""French as it is written: what elides before a value, the signs that keep to their word, one and many. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BEFORE_A_VALUE = re.compile(r"\b([Dd]|[Qq]u)e \{(\w+)\}")
_VOWEL = re.compile(r"[aeiouàâäéèêëîïôöùûüœæ]|y(?![aeiou])", re.IGNORECASE)
_APOSTROPHE = re.compile(r"(?<=\w)'(?=[\w«{])")
_SIGN = re.compile(r" (?=[:;!?»€%])")


def elided(text: str, values: Mapping[str, object]) -> str:
    """A text before it is filled: the e of ``de {month}`` and ``que {name}`` gives way before a vowel.

    A ``y`` before a consonant is a vowel (Yves, not Yann); an ``h`` stays, for many are aspirate.
    """

    def before(found: re.Match[str]) -> str:
        word, name = found.groups()
        return f"{word}’{{{name}}}" if _VOWEL.match(str(values.get(name, ""))) else found[0]

    return _BEFORE_A_VALUE.sub(before, text)


def of(name: str) -> str:
    """``de juin 2026``, elided where the month is août."""
    return elided("de {name}", {"name": name}).format(name=name)


def counted(count: int, one: str, many: str) -> str:
    """``0 écart``, ``1 écart``, ``2 écarts``: French counts from two on."""
    return f"{count} {one if abs(count) < 2 else many}"


def typeset(text: str) -> str:
    """Curly apostrophes, and signs that begin no line."""
    return _SIGN.sub("\u00a0", _APOSTROPHE.sub("’", text)).replace("« ", "«\u00a0")
