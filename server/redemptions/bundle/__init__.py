"""The bundle: what a phone needs to judge vouchers without network."""
