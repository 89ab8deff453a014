"""The first steps of a new operator: what is done, what is missing, and the mail that is tried by a real message."""
