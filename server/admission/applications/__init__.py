"""Applications: organisations that ask to be qualified, from the first step of the form to the operator's decision."""
