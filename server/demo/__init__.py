"""The demo: real venues of the Gironde with made-up people and vouchers, to try everything."""
