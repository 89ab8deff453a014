"""What the bank's movements are in our books: matches, made by one person and confirmed by another."""
