"""Which organisation an imported venue belongs to; docs/decisions/organisations.md gives the rules and their price."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from ...organisations.models import APPLIED
from .national import VenueLine
from .notes import LineRefused


@dataclass(frozen=True, slots=True)
class Home:
    """The organisation to which a known venue belongs, and whether somebody corrected that venue."""

    organisation_id: int
    siret: str | None
    qualification: str
    corrected: bool = False


def identity(line: VenueLine) -> str:
    """What makes two lines one organisation: the SIRET; else the parent's name within a source; else the venue."""
    if line.siret:
        return f"siret:{line.siret}"
    parent = line.values.get("parent_name")
    if parent:
        return f"parent:{_folded(line.values.get('source', ''))}:{_folded(parent)}"
    return f"venue:{line.source_id}"


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(slots=True)
class Register:
    """The organisations of a chunk: ``owners`` by identity, those to create, and the SIRETs to give."""

    owners: dict[str, int]
    new: dict[str, dict[str, str | bool | None]] = field(default_factory=dict)
    sirets: dict[int, str] = field(default_factory=dict)

    def place(self, line: VenueLine, home: Home | None) -> int | str:
        """The organisation of a line: its id, or its identity when it is still to be created.

        A known venue stays where it is, and may bring its organisation the SIRET it lacked. Another SIRET moves it,
        but only while the operator has not decided on its organisation: money follows a venue's organisation.
        Raises LineRefused then.
        """
        if home is None:
            return self._owner(line)
        siret = self.sirets.get(home.organisation_id, home.siret)
        if line.siret is None or line.siret == siret:
            return home.organisation_id
        key = identity(line)
        if siret is None and key not in self.owners and key not in self.new:
            self.owners[key] = home.organisation_id
            self.sirets[home.organisation_id] = line.siret
            return home.organisation_id
        if home.qualification != APPLIED:
            raise LineRefused(
                f"ce lieu dépend d'une structure dont la qualification est décidée, et le fichier lui donne "
                f"un autre SIRET, {line.siret}. Confirmez avec « flask venues move », puis recommencez."
            )
        return self._owner(line)

    def _owner(self, line: VenueLine) -> int | str:
        key = identity(line)
        if key in self.owners:
            return self.owners[key]
        self.new.setdefault(
            key,
            {
                "siret": line.siret,
                "source_key": None if line.siret else key,
                "name": line.values.get("parent_name") or line.values["name"],
                "runs_venues": True,
            },
        )
        return key

    def id_of(self, place: int | str) -> int:
        """The id of a placed line's organisation, once it is created."""
        return self.owners[place] if isinstance(place, str) else place
