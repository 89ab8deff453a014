"""Answers of banks: each file read once, each payment that it names taken on."""
