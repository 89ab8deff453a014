"""When the database cannot be used: found out, answered, told."""
