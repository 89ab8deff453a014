"""Undoes what happens when a hand scanner and the system are set to different keyboard layouts. Pure.

A scanner sends key presses, not characters. When the system uses another layout than the scanner, or Caps Lock is on,
other characters appear. Each of them stands for one key, and the scanner's layout says which letter or digit it meant.
`pwa/src/verify/keyboards.ts` is its twin; `tests/vectors/typed-code-v1.json` binds both.
"""

from __future__ import annotations

# The characters of the 47 keys of a US keyboard, row by row: alone, then with Shift. A space: none, or a dead key.
US = ("`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./", '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?')
FR = ("²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!", " 1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§")
BE = ("@&é\"'(§è!çà)-azertyuiop^$`qsdfghjklmùwxcvbn,;:=", "#1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+")
DE = ("^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-", "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_")

# What each key means on the scanner's layout, with or without Shift: in a voucher a letter, a digit, `/` or `-`.
AS_US = "`1234567890-=QWERTYUIOP[]\\ASDFGHJKL;'ZXCVBNM,./"
AS_FR = " 1234567890)=AZERTYUIOP^$*QSDFGHJKLM%WXCVBN,;/!"
AS_DE = "^1234567890?'QWERTZUIOP[+#ASDFGHJKL;:YXCVBNM,.-"

# The system's layout, then the scanner's. BE is also the French layout of Macs and iPhones.
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


def _keys(system: tuple[str, str], scanner: str) -> dict[int, str]:
    """For each character that the system's layout writes, the character of that key on the scanner's layout."""
    faces = {ord(written): meant for face in system for written, meant in zip(face, scanner, strict=True)}
    under_caps = {ord(chr(code).upper()): meant for code, meant in faces.items() if len(chr(code).upper()) == 1}
    faces.pop(ord(" "), None)
    return under_caps | faces


READINGS = tuple(_keys(system, scanner) for system, scanner in PAIRS)


def readings(text: str) -> list[str]:
    """The readings of a tidy text, in capitals and without repeats: one for each pair of layouts that can write it."""
    found = [text.translate(keys) for keys in READINGS if all(ord(character) in keys for character in text)]
    return list(dict.fromkeys(found))
