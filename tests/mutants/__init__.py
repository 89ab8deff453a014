"""Do the tests bite? Bends one operator or constant of a rule at a time and sees whether its tests notice."""
