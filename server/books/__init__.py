"""Books that meet the bank: where each account stands, and that books and bank agree on every day."""
