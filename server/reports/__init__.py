"""Reports: anyone can tell, without an account, that something about a venue has changed."""
