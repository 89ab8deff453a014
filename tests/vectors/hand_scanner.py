"""What a hand scanner types: keys of its own layout, which the system turns into characters of another layout."""

from __future__ import annotations

from collections.abc import Iterator

from server.vouchers.keyboards import BE, DE, FR, US

LAYOUTS = {"US": US, "French": FR, "Belgian or Mac": BE, "German": DE}
CAPS = ("no Caps Lock", "Caps Lock", "Shift Lock")
SYSTEMS = {"US": tuple(LAYOUTS), "French": ("US", "French", "Belgian or Mac"), "German": ("US",)}  # of each scanner
AROUND = (("]Q1", ""), ("]Q0", "#"), ("#", ""), ("\x02", "\x03"), ("", "\t"), ("", "\r\n"), ("\ufeff", "."))


def written(text: str, scanner: str, system: str, caps: str) -> str | None:
    """A text through both layouts; None when the scanner's layout lacks one of its characters."""
    keys = {character: (face, key) for face in (1, 0) for key, character in enumerate(LAYOUTS[scanner][face])}
    if not all(character in keys for character in text):
        return None
    return "".join(_written(*keys[character], system, caps) for character in text)


def _written(face: int, key: int, system: str, caps: str) -> str:
    locked = caps == "Shift Lock" and system in ("French", "Belgian or Mac", "German")
    character = LAYOUTS[system][1 - face if locked else face][key]
    if caps == "no Caps Lock" or locked:
        return character
    return character.swapcase() if len(character.swapcase()) == 1 else character


def scans(text: str) -> Iterator[tuple[str, str]]:
    """A text as typed by every scanner on every system, each with its name."""
    for scanner, systems in SYSTEMS.items():
        for system in systems:
            for caps in CAPS:
                came = written(text, scanner, system, caps)
                if came is not None:
                    yield f"{scanner} scanner, {system} system, {caps}", came
