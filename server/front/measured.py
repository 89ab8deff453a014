"""The state of accessibility as it was last measured: the day, and what each tool found. Change it after measuring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Measured:
    """What tools found on a day; each line names a tool and its result."""

    day: date
    lines: tuple[str, ...]


MEASURED = Measured(
    date(2026, 11, 30),
    (
        "axe-core, règles WCAG 2.2 A et AA et bonnes pratiques : aucun défaut sur les pages publiques.",
        "Lighthouse 12.8, accessibilité : 100 sur 100 sur chaque page publique.",
        "Navigateur sans JavaScript : toutes les pages publiques se lisent et les formulaires s'envoient.",
        "Écran de 320 pixels de large, et texte agrandi à 200 % : rien ne dépasse, rien n'est coupé.",
        "Contraste des textes : 7 pour 1 au moins.",
    ),
)
