"""Settlements: months are closed, their movements frozen into lines, and statements written for each organisation."""
