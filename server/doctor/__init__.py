"""`flask doctor`: says in words what is wrong with a deployment. It changes nothing and tells no secret."""
