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
"""What a file must say of each venue, one of each: what it is called, and where it is."""
OVERFLOW: Final = ""
"""Under this name stands what a line has beyond the last column."""
LONGEST: Final[dict[str, int]] = {
    "id": 600,
    "nom": 300,
    "commune": 300,
    "adresse": 300,
    "source": 200,
    "structure_parente": 300,
}
LONGEST_TEXT: Final = 20_000
