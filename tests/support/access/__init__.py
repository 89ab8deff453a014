"""The matrix of permissions: a world with three organisations, who asks in it, and how each route is addressed."""
