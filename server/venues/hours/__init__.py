"""Opening hours: as people type them, in the OpenStreetMap notation, in words."""
