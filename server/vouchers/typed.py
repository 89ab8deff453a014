"""What came by keyboard: a hand scanner's text or a typed code, whichever field it was sent in. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from . import codes, keyboards, token

LONGEST = 1000
TOKEN = f"(A[E-H][A-Z2-7]{{{token.TEXT_LENGTH - 2}}})(?![A-Z2-7])"  # version 1 in base32, up to its end
BARE = re.compile(TOKEN)
ADDRESSED = re.compile(f"[/7]V[/7]{TOKEN}")  # a German scanner writes the `/` with the key of the 7


class Typed(NamedTuple):
    """A token or a typed code, as it is printed; the other is None. Neither is believed yet."""

    token: str | None = None
    code: str | None = None


def sort_out(*, token_text: str | None = None, code_text: str | None = None) -> Typed:
    """What a text is, whatever the field it was sent in; a text that is neither stays what it was sent as."""
    text = (token_text if code_text is None else code_text) or ""
    if found := token_in(text):
        return Typed(token=found)
    code = codes.parse(text)
    return Typed(code=code) if code else Typed(token_text, code_text)


def token_in(text: str) -> str | None:
    """The token in a text as a hand scanner wrote it: what stands around it and a wrong keyboard layout undone.

    The reading that has an address around the token first, then the text as it stands. A wrong reading does no harm:
    only a token with a good signature is a voucher.
    """
    if not token.TEXT_LENGTH <= len(text) <= LONGEST:
        return None
    capitals = text.upper() if text.isascii() else ""
    if found := BARE.fullmatch(capitals) or ADDRESSED.search(capitals):
        return found[1]
    tidy = keyboards.tidy(text)
    read = (tidy.upper(), *keyboards.readings(tidy))
    found_in = (shape.search(reading) for shape in (ADDRESSED, BARE) for reading in read)
    return next((found[1] for found in found_in if found), None)
