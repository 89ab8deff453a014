"""People of organisations: invited, withdrawn, limited to venues; each looks after an account of their own."""
