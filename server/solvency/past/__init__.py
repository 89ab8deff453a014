"""Past days: bank, books and coverage at the end of each, as a picture and its table."""
