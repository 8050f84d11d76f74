"""Accounts and who is at them: limits of wrong passwords, the access log, roles, sessions. Pages are in ``admin``."""
