"""The database role that the site runs as: what it may do, how it is made, and a check that it is not more."""
