"""What a text was meant to be when a hand scanner and the system do not speak the same keyboard layout. Pure.

A scanner sends keys, not characters. Set to one layout before a system with another, or under Caps Lock, it writes
other characters; each stands for one key, and on the scanner's layout that key is one letter or digit again.
`pwa/src/verify/keyboards.ts` is its twin; `tests/vectors/typed-code-v1.json` binds both.
"""

from __future__ import annotations

import unicodedata

# Row by row, the 47 keys of a US keyboard: as they write alone, then with Shift. A space: nothing, or a dead key.
US = ("`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./", '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?')
FR = ("²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!", " 1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§")
BE = ("@&é\"'(§è!çà)-azertyuiop^$`qsdfghjklmùwxcvbn,;:=", "#1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+")
DE = ("^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-", "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_")

# What each key of a scanner's layout stands for in a voucher, whatever Shift did: a letter, a digit, `/` or `-`.
AS_US = "`1234567890-=QWERTYUIOP[]\\ASDFGHJKL;'ZXCVBNM,./"
AS_FR = " 1234567890)=AZERTYUIOP^$*QSDFGHJKLM%WXCVBN,;/!"
AS_DE = "^1234567890?'QWERTZUIOP[+#ASDFGHJKL;:YXCVBNM,.-"

# The system's layout and the scanner's. BE is also every Mac's and iPhone's French one.
PAIRS = (
    (FR, AS_US),
    (BE, AS_US),
    (DE, AS_US),
    (FR, AS_FR),
    (BE, AS_FR),
    (US, AS_FR),
    (DE, AS_DE),
    (US, AS_DE),
)

QUOTES = str.maketrans("‘’‚‛“”„«»", "''''" + '"' * 5)
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
MINUS_SIGNS = "\u2212\u2043"


def _keys(system: tuple[str, str], scanner: str) -> dict[int, str]:
    """Each character that a system writes, and what its key is on the scanner."""
    faces = {ord(written): meant for face in system for written, meant in zip(face, scanner, strict=True)}
    under_caps = {ord(chr(code).upper()): meant for code, meant in faces.items() if len(chr(code).upper()) == 1}
    faces.pop(ord(" "), None)
    return under_caps | faces


READINGS = tuple(_keys(system, scanner) for system, scanner in PAIRS)


def tidy(text: str) -> str:
    """A typed text without spaces of any kind and without what is not seen, with plain dashes and quotes."""
    plain = unicodedata.normalize("NFC", text).translate(FULL_WIDTH).translate(QUOTES)
    return "".join(_tidied(character) for character in plain)


def _tidied(character: str) -> str:
    if character.isascii() and character.isprintable() and character != " ":
        return character
    category = unicodedata.category(character)
    if category == "Pd" or character in MINUS_SIGNS:
        return "-"
    return "" if category[0] == "Z" or category in ("Cc", "Cf") else character


def readings(text: str) -> list[str]:
    """How a tidy text reads on each pair of layouts that has its characters, in capitals; a reading stands once."""
    found = [text.translate(keys) for keys in READINGS if all(ord(character) in keys for character in text)]
    return list(dict.fromkeys(found))
