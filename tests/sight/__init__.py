"""What tests/test_sight.py stands on: an office full of secrets, its readers, and every door they can try."""
