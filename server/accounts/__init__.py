"""People, their roles and sessions, and the phones they enrol."""
