"""Admission: which organisations there are, who asks to be qualified, and the operator's decision on it."""
