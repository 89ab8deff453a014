"""Sign-in with an OpenID Connect provider, such as ProConnect, that the settings name."""
