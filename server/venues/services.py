"""The nine service families of the national map of mediation places: key and French label, in its order."""

from __future__ import annotations

from typing import Final

SERVICES: Final[dict[str, str]] = {
    "administrative_help": "Aide aux démarches administratives",
    "digital_tools": "Maîtrise des outils numériques du quotidien",
    "employment": "Insertion professionnelle via le numérique",
    "safe_use": "Utilisation sécurisée du numérique",
    "parenting_education": "Parentalité et éducation avec le numérique",
    "leisure_creation": "Loisirs et créations numériques",
    "digital_understanding": "Compréhension du monde numérique",
    "access_equipment": "Accès internet et matériel informatique",
    "solidarity_equipment": "Acquisition de matériel informatique à prix solidaire",
}
SERVICE_KEYS: Final[dict[str, str]] = {label: key for key, label in SERVICES.items()}
