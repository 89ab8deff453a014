"""A campaign on its way to its end."""
