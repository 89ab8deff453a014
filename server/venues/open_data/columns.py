"""The columns of the national schema: their names here, those no file can lack, and how long a cell may be."""

from __future__ import annotations

from typing import Final

COLUMNS: Final[dict[str, str]] = {
    "id": "source_id",
    "pivot": "siret",
    "nom": "name",
    "commune": "commune",
    "code_postal": "postcode",
    "code_insee": "insee_code",
    "adresse": "address",
    "complement_adresse": "address_extra",
    "latitude": "latitude",
    "longitude": "longitude",
    "typologie": "typology",
    "telephone": "phone",
    "courriels": "emails",
    "site_web": "websites",
    "horaires": "opening_hours",
    "presentation_resume": "summary",
    "presentation_detail": "description",
    "source": "source",
    "itinerance": "mobility",
    "structure_parente": "parent_name",
    "date_maj": "source_updated_day",
    "services": "services",
    "publics_specifiquement_adresses": "target_publics",
    "prise_en_charge_specifique": "special_care",
    "frais_a_charge": "charges",
    "dispositif_programmes_nationaux": "national_programmes",
    "formations_labels": "training_labels",
    "autres_formations_labels": "other_labels",
    "modalites_acces": "access_modes",
    "modalites_accompagnement": "support_modes",
    "fiche_acces_libre": "accessibility_link",
    "prise_rdv": "booking_link",
}
NEEDED: Final = (("nom",), ("code_postal", "commune"))
"""One column of each group must be in the file: what a venue is called, and where it is."""
OVERFLOW: Final = ""
"""The key of the cells that a line has beyond the last column."""
PRINTED: Final = ("nom", "adresse", "complement_adresse", "commune", "courriels", "structure_parente")
"""Columns that papers print: whoever saves a character there that our fonts lack is warned."""
LONGEST: Final[dict[str, int]] = {
    "id": 600,
    "nom": 300,
    "commune": 300,
    "adresse": 300,
    "source": 200,
    "structure_parente": 300,
}
LONGEST_TEXT: Final = 20_000
