"""What movements are for certain, by the bank's own code, our accounts, the numbers and files of payouts."""
