"""Back-ups: one file with the whole database and the numbers that must agree, and the way back (`flask restore`)."""
