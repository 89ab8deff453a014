"""The national open data in and out: files read closely, a bad cell costs no venue."""
