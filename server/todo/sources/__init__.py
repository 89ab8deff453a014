"""Where tasks come from: each source asks one feature for what waits, for an actor with the roles of one desk."""
