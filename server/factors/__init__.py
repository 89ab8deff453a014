"""The second factor: six-digit codes of an app (TOTP), passkeys (WebAuthn), recovery codes on paper."""
