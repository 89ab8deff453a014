"""What the journal is written as: rows of 18 columns, the FEC, CSV."""
