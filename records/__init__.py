"""The ground that both apps stand on: what a record consists of. Imports neither of them."""
