"""Pumping regular expressions: every pattern of the product is fed longer and longer strings of its own alphabet."""
