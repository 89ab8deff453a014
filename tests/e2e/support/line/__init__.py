"""The whole line on a deployment that nobody has used: one file for each side of it, each act by a screen."""
